//! May this borger book a fælles jobsamtale herself, and this time? (epic 999.8.5)

use chrono::{DateTime, NaiveDate, Utc};

use super::sammenfald::{Anden, sammenfald};
use super::{Code, Field, Verdict};
use crate::domain::aftale::AftaleStatus;
use crate::domain::code_lists::{FravaerType, Kontaktgruppe};
use crate::domain::ids::OrganisationId;

/// What the rules need to know of the borger, on one local day.
#[derive(Clone, Debug)]
pub struct Person {
    /// Her jobcenter.
    pub jobcenter: OrganisationId,
    /// The a-kasse she is a member of.
    pub a_kasse: Option<OrganisationId>,
    /// Her kontaktgruppe; none when the register holds a number we do not know.
    pub kontaktgruppe: Option<Kontaktgruppe>,
    /// Absences in force today.
    pub fravaer: Vec<FravaerType>,
    /// She is registered as jobseeker.
    pub tilmeldt: bool,
    /// She is dead.
    pub doed: bool,
    /// A frist of hers passed unmet, nothing has replaced it, and she has not registered again since.
    pub frist_overskredet: bool,
    /// She has registered again after a missed frist: the last day on which a straksbooking may be held.
    pub straks_senest: Option<NaiveDate>,
    /// The last day on which the conversation may be held, when a frist sets one.
    pub sidste_afholdelsesdato: Option<NaiveDate>,
    /// Her other conversations that stand, of any type and authority; not the one she moves.
    pub andre: Vec<Anden>,
    /// Minutes she needs from one conversation to another (setting).
    pub rejse_minutter: u32,
}

/// What the rules need to know of a time and the aftale it stands under.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The jobcenter of the aftale.
    pub jobcenter: OrganisationId,
    /// The a-kasse of the aftale.
    pub a_kasse: OrganisationId,
    /// Where the aftale stands.
    pub status: AftaleStatus,
    /// The jobcenter's choice.
    pub selvbooking: bool,
    /// First day of the aftale.
    pub valid_from: NaiveDate,
    /// Last day of the aftale.
    pub valid_to: NaiveDate,
    /// Whether the time is open.
    pub open: bool,
    /// The local day of the time.
    pub local_date: NaiveDate,
    /// When it starts.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// From when it can be booked; none: as soon as it is there.
    pub bookbar_fra: Option<DateTime<Utc>>,
    /// Until when, not included; none: until it begins.
    pub bookbar_til: Option<DateTime<Utc>>,
}

/// May she book at all?
pub fn person(person: &Person) -> Verdict {
    let mut verdict = Verdict::default();
    let absent = |fravaer| person.fravaer.contains(&fravaer);
    let dagpenge = person.kontaktgruppe.is_some_and(Kontaktgruppe::is_dagpenge);
    verdict.refuse_if(person.a_kasse.is_none(), &[Field::Borger], Code::NotMember);
    verdict.refuse_if(!dagpenge, &[Field::Borger], Code::NotDagpenge);
    verdict.refuse_if(absent(FravaerType::FritagetForSelvbook), &[Field::Borger], Code::Fritaget);
    verdict.refuse_if(absent(FravaerType::FratagetSelvbook), &[Field::Borger], Code::Frataget);
    verdict.refuse_if(absent(FravaerType::KontaktforloebHosAKasse), &[Field::Borger], Code::AtAKasse);
    verdict.refuse_if(person.doed, &[Field::Borger], Code::Dead);
    // After a missed frist she is no jobseeker for that very reason; the frist is what she has to be told of.
    let left = !person.tilmeldt && !person.frist_overskredet && !person.doed;
    verdict.refuse_if(left, &[Field::Borger], Code::NotTilmeldt);
    verdict.refuse_if(person.frist_overskredet, &[Field::Borger], Code::FristOverskredet);
    verdict
}

/// Her as the rules see her when her jobcenter books for her. An exemption, a withdrawn right and a missed frist take her own choice
/// from her, and are why she is summoned; all else holds.
#[must_use]
pub fn paa_vegne(hun: Person) -> Person {
    let own_choice = [FravaerType::FritagetForSelvbook, FravaerType::FratagetSelvbook];
    Person {
        fravaer: hun.fravaer.into_iter().filter(|fravaer| !own_choice.contains(fravaer)).collect(),
        tilmeldt: hun.tilmeldt || hun.frist_overskredet,
        frist_overskredet: false,
        ..hun
    }
}

/// May she have this time? Capacity is not asked here: the database decides that.
pub fn offer(person: &Person, offer: &Offer, now: DateTime<Utc>) -> Verdict {
    let mut verdict = Verdict::default();
    let in_frame = offer.jobcenter == person.jobcenter
        && offer.status == AftaleStatus::Aftalt
        && (offer.valid_from..=offer.valid_to).contains(&offer.local_date);
    let too_late = person.sidste_afholdelsesdato.is_some_and(|last| offer.local_date > last);
    verdict.refuse_if(person.a_kasse.is_some_and(|own| own != offer.a_kasse), &[Field::Tid], Code::OtherAKasse);
    verdict.refuse_if(!in_frame, &[Field::Tid], Code::OutsideFrame);
    verdict.refuse_if(!offer.selvbooking, &[Field::Tid], Code::NotSelfBookable);
    verdict.refuse_if(!offer.open, &[Field::Tid], Code::Closed);
    verdict.refuse_if(offer.starts_at <= now, &[Field::Tid], Code::Started);
    let opens_later = offer.bookbar_fra.is_some_and(|opens| now < opens);
    verdict.refuse_if(opens_later, &[Field::Tid], Code::NotYetBookable);
    let has_closed = offer.starts_at > now && offer.bookbar_til.is_some_and(|closes| closes <= now);
    verdict.refuse_if(has_closed, &[Field::Tid], Code::NoLongerBookable);
    verdict.refuse_if(too_late, &[Field::Tid], Code::AfterSidsteAfholdelsesdato);
    let past_straks = person.straks_senest.is_some_and(|last| offer.local_date > last);
    verdict.refuse_if(past_straks, &[Field::Tid], Code::AfterStraksbooking);
    verdict.and(&sammenfald(offer.starts_at, offer.ends_at, &person.andre, person.rejse_minutter))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const NOW: &str = "2026-11-24T08:00:00Z";

    fn organisation(number: u128) -> OrganisationId {
        OrganisationId::from_uuid(Uuid::from_u128(number))
    }

    fn sofie() -> Person {
        Person {
            jobcenter: organisation(1),
            a_kasse: Some(organisation(2)),
            kontaktgruppe: Kontaktgruppe::from_id(1),
            fravaer: vec![],
            tilmeldt: true,
            doed: false,
            frist_overskredet: false,
            straks_senest: None,
            sidste_afholdelsesdato: Some("2026-12-15".parse().unwrap()),
            andre: vec![],
            rejse_minutter: 30,
        }
    }

    fn agreed_time() -> Offer {
        Offer {
            jobcenter: organisation(1),
            a_kasse: organisation(2),
            status: AftaleStatus::Aftalt,
            selvbooking: true,
            valid_from: "2026-11-01".parse().unwrap(),
            valid_to: "2027-01-31".parse().unwrap(),
            open: true,
            local_date: "2026-12-15".parse().unwrap(),
            starts_at: "2026-12-15T08:00:00Z".parse().unwrap(),
            ends_at: "2026-12-15T08:45:00Z".parse().unwrap(),
            bookbar_fra: None,
            bookbar_til: None,
        }
    }

    fn codes(verdict: &Verdict) -> Vec<Code> {
        verdict.breaches().iter().map(|breach| breach.code).collect()
    }

    #[test]
    fn her_jobcenter_books_for_whom_may_not_choose_herself() {
        let exempt = Person {
            fravaer: vec![FravaerType::FritagetForSelvbook, FravaerType::FratagetSelvbook],
            tilmeldt: false,
            frist_overskredet: true,
            ..sofie()
        };
        assert!(!person(&exempt).is_kept() && person(&paa_vegne(exempt)).is_kept());
        let at_a_kasse = Person { fravaer: vec![FravaerType::KontaktforloebHosAKasse], ..sofie() };
        assert_eq!(codes(&person(&paa_vegne(at_a_kasse))), [Code::AtAKasse]);
        let left = Person { tilmeldt: false, ..sofie() };
        assert_eq!(codes(&person(&paa_vegne(left))), [Code::NotTilmeldt]);
    }

    #[test]
    fn a_member_on_dagpenge_may_book_an_agreed_time() {
        assert!(person(&sofie()).is_kept());
        assert!(offer(&sofie(), &agreed_time(), NOW.parse().unwrap()).is_kept());
    }

    #[test]
    fn each_fact_about_the_person_refuses_with_its_own_code() {
        let broken = [
            (Person { a_kasse: None, ..sofie() }, Code::NotMember),
            (Person { kontaktgruppe: Kontaktgruppe::from_id(2), ..sofie() }, Code::NotDagpenge),
            (Person { kontaktgruppe: None, ..sofie() }, Code::NotDagpenge),
            (Person { fravaer: vec![FravaerType::FritagetForSelvbook], ..sofie() }, Code::Fritaget),
            (Person { fravaer: vec![FravaerType::FratagetSelvbook], ..sofie() }, Code::Frataget),
            (Person { fravaer: vec![FravaerType::KontaktforloebHosAKasse], ..sofie() }, Code::AtAKasse),
            (Person { frist_overskredet: true, ..sofie() }, Code::FristOverskredet),
            (Person { frist_overskredet: true, tilmeldt: false, ..sofie() }, Code::FristOverskredet),
            (Person { tilmeldt: false, ..sofie() }, Code::NotTilmeldt),
            (Person { doed: true, tilmeldt: false, ..sofie() }, Code::Dead),
        ];
        for (facts, code) in broken {
            assert_eq!(codes(&person(&facts)), [code]);
        }
        assert!(person(&Person { kontaktgruppe: Kontaktgruppe::from_id(8), ..sofie() }).is_kept());
        assert!(person(&Person { fravaer: vec![FravaerType::Ferie], ..sofie() }).is_kept());
    }

    #[test]
    fn each_fact_about_the_time_refuses_with_its_own_code() {
        let broken = [
            (Offer { a_kasse: organisation(3), ..agreed_time() }, Code::OtherAKasse),
            (Offer { jobcenter: organisation(3), ..agreed_time() }, Code::OutsideFrame),
            (Offer { status: AftaleStatus::Foreslaaet, ..agreed_time() }, Code::OutsideFrame),
            (Offer { valid_to: "2026-12-14".parse().unwrap(), ..agreed_time() }, Code::OutsideFrame),
            (Offer { selvbooking: false, ..agreed_time() }, Code::NotSelfBookable),
            (Offer { open: false, ..agreed_time() }, Code::Closed),
            (Offer { starts_at: NOW.parse().unwrap(), ..agreed_time() }, Code::Started),
            (Offer { local_date: "2026-12-16".parse().unwrap(), ..agreed_time() }, Code::AfterSidsteAfholdelsesdato),
            (Offer { bookbar_fra: "2026-11-24T08:00:01Z".parse().ok(), ..agreed_time() }, Code::NotYetBookable),
            (Offer { bookbar_til: NOW.parse().ok(), ..agreed_time() }, Code::NoLongerBookable),
        ];
        for (facts, code) in broken {
            assert_eq!(codes(&offer(&sofie(), &facts, NOW.parse().unwrap())), [code]);
        }
    }

    #[test]
    fn the_borders_are_inside() {
        let last_day = Offer { valid_to: "2026-12-15".parse().unwrap(), ..agreed_time() };
        assert!(offer(&sofie(), &last_day, NOW.parse().unwrap()).is_kept());
        let next_second = Offer { starts_at: "2026-11-24T08:00:01Z".parse().unwrap(), ..agreed_time() };
        assert!(offer(&sofie(), &next_second, NOW.parse().unwrap()).is_kept());
        let (opens, closes) = (NOW.parse().ok(), "2026-11-24T08:00:01Z".parse().ok());
        let just_now = Offer { bookbar_fra: opens, bookbar_til: closes, ..agreed_time() };
        assert!(offer(&sofie(), &just_now, NOW.parse().unwrap()).is_kept());
        let unlimited = Person { sidste_afholdelsesdato: None, ..sofie() };
        assert!(
            offer(
                &unlimited,
                &Offer { local_date: "2027-01-31".parse().unwrap(), ..agreed_time() },
                NOW.parse().unwrap()
            )
            .is_kept()
        );
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let facts = Person {
            a_kasse: None,
            fravaer: vec![FravaerType::FritagetForSelvbook, FravaerType::KontaktforloebHosAKasse],
            ..sofie()
        };
        assert_eq!(codes(&person(&facts)), [Code::NotMember, Code::Fritaget, Code::AtAKasse]);
    }

    #[test]
    fn after_a_missed_frist_it_is_held_on_the_last_day_for_that_at_the_latest() {
        let again =
            Person { straks_senest: Some("2026-12-15".parse().unwrap()), sidste_afholdelsesdato: None, ..sofie() };
        assert!(offer(&again, &agreed_time(), NOW.parse().unwrap()).is_kept());
        let day_after = Offer { local_date: "2026-12-16".parse().unwrap(), ..agreed_time() };
        assert_eq!(codes(&offer(&again, &day_after, NOW.parse().unwrap())), [Code::AfterStraksbooking]);
    }

    #[test]
    fn a_time_that_she_cannot_reach_from_another_conversation_is_not_hers_to_have() {
        let busy = |starts_at: &str, ends_at: &str| {
            let andre = vec![Anden { starts_at: starts_at.parse().unwrap(), ends_at: ends_at.parse().unwrap() }];
            codes(&offer(&Person { andre, ..sofie() }, &agreed_time(), NOW.parse().unwrap()))
        };
        assert_eq!(busy("2026-12-15T09:14:00Z", "2026-12-15T10:00:00Z"), [Code::Sammenfald]);
        assert_eq!(busy("2026-12-15T09:15:00Z", "2026-12-15T10:00:00Z"), []);
    }
}
