//! Facts about a borger: absence, membership, the status of her cv, her personnummer, the state of the register. Who
//! may report which. What follows from them stands in `domain::register`.

use chrono::NaiveDate;

use super::frist::{too_far_ahead, too_long_ago};
use super::indkalder::Medlemskab;
use super::tekst::linje;
use super::{Code, Field, Verdict};
use crate::domain::code_lists::{CvGodkendelsesstatus, FravaerType, MyndighedType};
use crate::domain::indstilling::Indstillinger;
use crate::domain::medlemskab::{a_kasse_paa, overlapper};
use crate::domain::register::Fakta;

/// Characters of a name.
const NAVN_MAX: usize = 200;
/// Characters of a telephone number or an e-mail address, which may be of any form in the register. 254 is the longest
/// address.
const KONTAKT_MAX: usize = 254;

/// An a-kasse acts for its own members only.
pub(super) fn eget_medlem(medlemskab: Medlemskab) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(medlemskab == Medlemskab::Ingen, &[Field::Borger], Code::NotMember);
    verdict.refuse_if(medlemskab == Medlemskab::Anden, &[Field::Borger], Code::OtherAKasse);
    verdict
}

/// May this absence be registered? `myndighed` is none for what the register itself loads; `til` is none while nobody
/// knows when it ends.
pub fn fravaer(
    myndighed: Option<MyndighedType>,
    fravaertype: u16,
    fra: NaiveDate,
    til: Option<NaiveDate>,
    today: NaiveDate,
    indstillinger: &Indstillinger,
) -> Verdict {
    let mut verdict = Verdict::default();
    let known = FravaerType::from_id(fravaertype);
    let jobcenters = known.is_some_and(FravaerType::closes_frist);
    let theirs = myndighed.is_none_or(|myndighed| myndighed == MyndighedType::Jobcenter);
    let too_far = |day| too_far_ahead(day, today, indstillinger);
    verdict.refuse_if(known.is_none(), &[Field::FravaerType], Code::UnknownCodeValue);
    verdict.refuse_if(jobcenters && !theirs, &[Field::FravaerType], Code::FravaerNotTheirs);
    verdict.refuse_if(til.is_some_and(|til| til < fra), &[Field::Til], Code::FravaerEndsBeforeStart);
    verdict.refuse_if(too_far(fra), &[Field::Fra], Code::TooFarAhead);
    verdict.refuse_if(too_long_ago(fra), &[Field::Fra], Code::TooLongAgo);
    verdict.refuse_if(til.is_some_and(too_far), &[Field::Til], Code::TooFarAhead);
    verdict
}

/// Whether an authority sees an absence. 56 and 57 are between borger and jobcenter (epic 999.8, outside its criteria);
/// 75 is what gives an a-kasse the contact course, so it sees that one.
pub const fn fravaer_ses_af(myndighed: MyndighedType, fravaertype: FravaerType) -> bool {
    let hidden = matches!(fravaertype, FravaerType::FritagetForSelvbook | FravaerType::FratagetSelvbook);
    !(hidden && matches!(myndighed, MyndighedType::AKasse))
}

/// May this status of a borger's cv be reported, as of `dato`? No conversation is asked for: before, at or after the
/// first jobsamtale, or without any, the answer is the same (epic 999.8).
pub fn cv_godkendelse(
    myndighed: MyndighedType,
    medlemskab: Medlemskab,
    status: u16,
    dato: NaiveDate,
    today: NaiveDate,
) -> Verdict {
    let mut verdict = Verdict::default();
    let a_kasse = myndighed == MyndighedType::AKasse;
    verdict.refuse_if(!a_kasse, &[Field::Myndighed], Code::CvStatusNotTheirs);
    verdict.refuse_if(CvGodkendelsesstatus::from_id(status).is_none(), &[Field::CvStatus], Code::UnknownCodeValue);
    verdict.refuse_if(dato > today, &[Field::CvStatus], Code::TooFarAhead);
    verdict.refuse_if(too_long_ago(dato), &[Field::CvStatus], Code::TooLongAgo);
    if a_kasse { verdict.and(&eget_medlem(medlemskab)) } else { verdict }
}

/// May the register's state of a borger become this? Everything but a date that nobody can know yet, or a text that is
/// none, is taken as it is: what it means is for the rules that ask about it. That the authorities exist is the
/// caller's to know.
pub fn stand(nu: &Fakta, today: NaiveDate, indstillinger: &Indstillinger) -> Verdict {
    let mut verdict = linje(&[Field::Navn], Some(&nu.navn), NAVN_MAX)
        .and(&linje(&[Field::BorgerTelefon], nu.telefon.as_deref(), KONTAKT_MAX))
        .and(&linje(&[Field::BorgerEmail], nu.email.as_deref(), KONTAKT_MAX));
    let too_far = |day: Option<NaiveDate>| day.is_some_and(|day| too_far_ahead(day, today, indstillinger));
    verdict.refuse_if(too_far(nu.ledig_siden), &[Field::LedigSiden], Code::TooFarAhead);
    verdict.refuse_if(too_far(nu.tilmeldt_fra), &[Field::TilmeldtFra], Code::TooFarAhead);
    verdict.refuse_if(too_far(nu.afmeldt_fra), &[Field::AfmeldtFra], Code::TooFarAhead);
    let long_ago = |day: Option<NaiveDate>| day.is_some_and(too_long_ago);
    verdict.refuse_if(long_ago(nu.ledig_siden), &[Field::LedigSiden], Code::TooLongAgo);
    verdict.refuse_if(long_ago(nu.tilmeldt_fra), &[Field::TilmeldtFra], Code::TooLongAgo);
    verdict.refuse_if(long_ago(nu.afmeldt_fra), &[Field::AfmeldtFra], Code::TooLongAgo);
    verdict.refuse_if(long_ago(nu.doed_dato), &[Field::DoedDato], Code::TooLongAgo);
    verdict.refuse_if(nu.doed_dato.is_some_and(|day| day > today), &[Field::DoedDato], Code::DoedsdatoAhead);
    let visiteret = nu.visitation.map(|visitation| visitation.dato);
    verdict.refuse_if(too_far(visiteret), &[Field::Visitation], Code::TooFarAhead);
    verdict.refuse_if(long_ago(visiteret), &[Field::Visitation], Code::TooLongAgo);
    let p_nummer = |number: i64| (1_000_000_000..=9_999_999_999).contains(&number);
    verdict.refuse_if(!nu.anden_aktoer.is_none_or(p_nummer), &[Field::AndenAktoer], Code::AndenAktoerForm);
    verdict.and(&medlemskaber(nu, today, indstillinger))
}

/// Are these memberships ones that somebody can have? A last day may lie as far ahead as any other.
fn medlemskaber(nu: &Fakta, today: NaiveDate, indstillinger: &Indstillinger) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(perioder) = &nu.medlemskaber else { return verdict };
    let at = &[Field::Medlemskaber];
    let days = || perioder.iter().flat_map(|periode| [periode.fra, periode.til]).flatten();
    let reversed =
        perioder.iter().any(|periode| matches!((periode.fra, periode.til), (Some(fra), Some(til)) if til < fra));
    verdict.refuse_if(days().any(|day| too_far_ahead(day, today, indstillinger)), at, Code::TooFarAhead);
    verdict.refuse_if(days().any(too_long_ago), at, Code::TooLongAgo);
    verdict.refuse_if(reversed, at, Code::PeriodeReversed);
    verdict.refuse_if(!reversed && overlapper(perioder), at, Code::MedlemskaberOverlap);
    let disagree = a_kasse_paa(perioder, today) != nu.a_kasse;
    verdict.refuse_if(disagree, &[Field::AKasse, Field::Medlemskaber], Code::MedlemskaberDisagree);
    verdict
}

/// May a borger get this personnummer? `i_brug`: another borger has it.
pub fn cpr_skift(i_brug: bool) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(i_brug, &[Field::Personnummer], Code::CprInUse);
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::OrganisationId;
    use crate::domain::medlemskab::Medlemsperiode;
    use crate::domain::register::Visitation;

    const TODAY: &str = "2026-11-24";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn codes(verdict: &Verdict) -> Vec<Code> {
        verdict.breaches().iter().map(|breach| breach.code).collect()
    }

    fn absent(myndighed: Option<MyndighedType>, fravaertype: u16, fra: &str, til: Option<&str>) -> Verdict {
        fravaer(myndighed, fravaertype, day(fra), til.map(day), day(TODAY), &Indstillinger::default())
    }

    #[test]
    fn absences_that_close_a_frist_are_the_jobcenters() {
        let authorities = MyndighedType::ALL.iter().copied().map(Some).chain([None]);
        for (myndighed, &typ) in authorities.flat_map(|m| FravaerType::ALL.iter().map(move |typ| (m, typ))) {
            let theirs = matches!(myndighed, None | Some(MyndighedType::Jobcenter));
            let allowed = theirs || ![56, 57, 75].contains(&typ.id());
            let expected = if allowed { vec![] } else { vec![Code::FravaerNotTheirs] };
            assert_eq!(codes(&absent(myndighed, typ.id(), TODAY, None)), expected, "{myndighed:?} {typ:?}");
        }
        for unknown in [0, 1, 58, u16::MAX] {
            assert_eq!(codes(&absent(None, unknown, TODAY, None)), [Code::UnknownCodeValue]);
        }
    }

    #[test]
    fn an_a_kasse_sees_75_and_neither_56_nor_57() {
        let seen = |myndighed| FravaerType::ALL.iter().filter(move |&&typ| fravaer_ses_af(myndighed, typ));
        assert_eq!(seen(MyndighedType::AKasse).map(|typ| typ.id()).collect::<Vec<_>>(), [2, 8, 10, 11, 75]);
        for &myndighed in MyndighedType::ALL.iter().filter(|&&other| other != MyndighedType::AKasse) {
            assert_eq!(seen(myndighed).count(), FravaerType::ALL.len());
        }
    }

    #[test]
    fn the_days_of_an_absence_have_borders() {
        let ask = |fra, til| codes(&absent(None, 11, fra, til));
        assert_eq!(ask(TODAY, Some(TODAY)), []);
        assert_eq!(ask("1900-01-01", Some(TODAY)), [], "an absence may have begun long ago");
        assert_eq!(ask("1899-12-31", Some(TODAY)), [Code::TooLongAgo]);
        assert_eq!(ask(TODAY, Some("2026-11-23")), [Code::FravaerEndsBeforeStart]);
        assert_eq!(ask("2028-11-23", Some("2028-11-23")), [], "730 days ahead");
        assert_eq!(absent(None, 11, TODAY, Some("2028-11-24")).at(Field::Til), Some(Code::TooFarAhead));
        assert_eq!(absent(None, 11, "2028-11-24", None).at(Field::Fra), Some(Code::TooFarAhead));
        let settings = Indstillinger::default();
        for (fra, til) in [(NaiveDate::MIN, NaiveDate::MAX), (NaiveDate::MAX, NaiveDate::MIN)] {
            assert!(!fravaer(None, 11, fra, Some(til), day(TODAY), &settings).is_kept());
        }
    }

    #[test]
    fn all_faults_of_an_absence_are_told_at_once() {
        let all = absent(Some(MyndighedType::AKasse), 56, "9999-12-31", Some("9999-12-30"));
        let expected = [Code::FravaerNotTheirs, Code::TooFarAhead, Code::TooFarAhead, Code::FravaerEndsBeforeStart];
        assert_eq!(codes(&all), expected);
    }

    #[test]
    fn the_status_of_a_cv_is_reported_by_her_own_a_kasse_up_to_today() {
        let ask = |myndighed, medlemskab, status, dato| {
            codes(&cv_godkendelse(myndighed, medlemskab, status, day(dato), day(TODAY)))
        };
        use Medlemskab::{Anden, Egen, Ingen};
        for status in CvGodkendelsesstatus::ALL {
            assert_eq!(ask(MyndighedType::AKasse, Egen, status.id(), TODAY), []);
        }
        assert_eq!(ask(MyndighedType::AKasse, Ingen, 902, TODAY), [Code::NotMember]);
        assert_eq!(ask(MyndighedType::AKasse, Anden, 902, TODAY), [Code::OtherAKasse]);
        assert_eq!(ask(MyndighedType::AKasse, Egen, 0, TODAY), [Code::UnknownCodeValue]);
        assert_eq!(ask(MyndighedType::AKasse, Egen, 902, "2026-11-25"), [Code::TooFarAhead]);
        assert_eq!(ask(MyndighedType::AKasse, Egen, 902, "1900-01-01"), []);
        assert_eq!(ask(MyndighedType::AKasse, Egen, 902, "1899-12-31"), [Code::TooLongAgo]);
        for &other in MyndighedType::ALL.iter().filter(|&&other| other != MyndighedType::AKasse) {
            assert_eq!(ask(other, Egen, 902, TODAY), [Code::CvStatusNotTheirs]);
        }
    }

    fn state(change: impl FnOnce(&mut Fakta)) -> Vec<(Field, Code)> {
        let mut nu = Fakta {
            navn: "Sofie Prøvesen".to_owned(),
            telefon: Some("12345678".to_owned()),
            email: None,
            jobcenter: OrganisationId::from_uuid(uuid::Uuid::nil()),
            a_kasse: None,
            kontaktgruppe: -7,
            tilmeldekategori: Some(i32::MAX),
            ledig_siden: Some(day("1900-01-01")),
            tilmeldt_fra: Some(day("2028-11-23")),
            afmeldt_fra: Some(day("2028-11-23")),
            doed_dato: Some(day(TODAY)),
            fritaget_digital_post: false,
            medlemskaber: None,
            visitation: None,
            markeringer: None,
            anden_aktoer: None,
        };
        change(&mut nu);
        let verdict = stand(&nu, day(TODAY), &Indstillinger::default());
        verdict.breaches().iter().map(|breach| (breach.fields[0], breach.code)).collect()
    }

    #[test]
    fn dates_nobody_can_know_are_refused_each_at_its_field() {
        assert_eq!(state(|_| ()), [], "730 days ahead, and dead today");
        let past = day("2028-11-24");
        let ahead = state(|nu| {
            (nu.ledig_siden, nu.tilmeldt_fra, nu.afmeldt_fra) = (Some(past), Some(NaiveDate::MAX), Some(past));
            nu.doed_dato = Some(day("2026-11-25"));
        });
        let expected = [
            (Field::LedigSiden, Code::TooFarAhead),
            (Field::TilmeldtFra, Code::TooFarAhead),
            (Field::AfmeldtFra, Code::TooFarAhead),
            (Field::DoedDato, Code::DoedsdatoAhead),
        ];
        assert_eq!(ahead, expected);
        let ages_ago = day("1899-12-31");
        let before = state(|nu| {
            (nu.ledig_siden, nu.tilmeldt_fra) = (Some(ages_ago), Some(ages_ago));
            (nu.afmeldt_fra, nu.doed_dato) = (Some(ages_ago), Some(ages_ago));
        });
        assert_eq!(before, expected.map(|(field, _)| (field, Code::TooLongAgo)));
    }

    #[test]
    fn memberships_share_no_day_and_say_the_a_kasse_of_today() {
        let a_kasse = OrganisationId::from_uuid(uuid::Uuid::max());
        let date = |text: &str| (!text.is_empty()).then(|| day(text));
        let told = |a_kasse: Option<OrganisationId>, perioder: &[(&str, &str)]| {
            let periode = |(fra, til): &(&str, &str)| Medlemsperiode {
                a_kasse: OrganisationId::from_uuid(uuid::Uuid::max()),
                fra: date(fra),
                til: date(til),
            };
            let perioder = perioder.iter().map(periode).collect();
            state(|nu| (nu.a_kasse, nu.medlemskaber) = (a_kasse, Some(perioder)))
        };
        let at = |code| vec![(Field::Medlemskaber, code)];
        assert_eq!(told(Some(a_kasse), &[("", "2026-01-01"), ("2026-01-02", TODAY)]), [], "its last day is today");
        assert_eq!(told(Some(a_kasse), &[("", "2026-01-02"), ("2026-01-02", "")]), at(Code::MedlemskaberOverlap));
        assert_eq!(told(None, &[("2026-01-02", "2026-01-01")]), at(Code::PeriodeReversed));
        assert_eq!(told(Some(a_kasse), &[("", "2028-11-24")]), at(Code::TooFarAhead));
        assert_eq!(told(Some(a_kasse), &[("1899-12-31", "")]), at(Code::TooLongAgo));
        let disagree = vec![(Field::AKasse, Code::MedlemskaberDisagree)];
        assert_eq!(told(Some(a_kasse), &[("", "2026-11-23")]), disagree, "it ended yesterday");
        assert_eq!(told(Some(a_kasse), &[]), disagree);
        assert_eq!(told(None, &[("2026-11-25", "")]), [], "it begins tomorrow");
    }

    #[test]
    fn a_visitation_has_a_day_and_another_actor_ten_digits() {
        let visited = |dato| state(|nu| nu.visitation = Some(Visitation { kategori: None, dato: day(dato) }));
        assert_eq!((visited("1900-01-01"), visited("2028-11-23")), (vec![], vec![]));
        assert_eq!(visited("1899-12-31"), [(Field::Visitation, Code::TooLongAgo)]);
        assert_eq!(visited("2028-11-24"), [(Field::Visitation, Code::TooFarAhead)]);
        let actor = |number| state(|nu| nu.anden_aktoer = Some(number));
        assert_eq!((actor(1_000_000_000), actor(9_999_999_999)), (vec![], vec![]));
        for wrong in [0, -1, 999_999_999, 10_000_000_000, i64::MAX] {
            assert_eq!(actor(wrong), [(Field::AndenAktoer, Code::AndenAktoerForm)], "{wrong}");
        }
    }

    #[test]
    fn the_registers_texts_are_texts() {
        assert_eq!(state(|nu| nu.navn = "å".repeat(200)), []);
        let bad = state(|nu| {
            nu.navn = "å".repeat(201);
            nu.telefon = Some("<!-- -->".to_owned());
            nu.email = Some("a\u{202E}b".to_owned());
        });
        let mut expected = [
            (Field::Navn, Code::TextTooLong),
            (Field::BorgerTelefon, Code::HtmlInText),
            (Field::BorgerEmail, Code::ControlCharacters),
        ];
        expected.sort_unstable();
        assert_eq!(bad, expected);
    }

    #[test]
    fn a_personnummer_belongs_to_one_borger() {
        assert!(cpr_skift(false).is_kept());
        assert_eq!(cpr_skift(true), Verdict::refused(&[Field::Personnummer], Code::CprInUse));
    }
}
