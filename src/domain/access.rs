//! Who may do what. One sentence per action, in one place; a refusal is shown as "not found" where existence is private.
//!
//! To add an action: a variant of [`Action`] and its sentence in [`may`]. The route × role test then wants a row.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::code_lists::{MyndighedType, Tilmeldekategori};
use super::ids::{BorgerId, KlientId, MedarbejderId, OrganisationId};
use super::stored_text::stored_text;

stored_text! {
    /// What an employee is here for. Each is bound to one organisation, operations to none.
    #[derive(Serialize, Deserialize)]
    pub enum Rolle {
        /// Agreements and times of one jobcenter.
        JobcenterKoordinator = "jobcenter_koordinator",
        /// Borgere of one jobcenter.
        JobcenterSagsbehandler = "jobcenter_sagsbehandler",
        /// Agreements of one a-kasse.
        AKasseKoordinator = "a_kasse_koordinator",
        /// Members of one a-kasse.
        AKasseSagsbehandler = "a_kasse_sagsbehandler",
        /// Reads the audit trail of one organisation.
        Revisor = "revisor",
        /// Operations: sees how the system does, and no personal data.
        Drift = "drift",
    }
}

/// Who acts, as proven by the log-in, or by the token of a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Principal {
    /// A borger, for herself.
    Borger(BorgerId),
    /// An employee, for his organisation.
    Medarbejder {
        /// Who.
        id: MedarbejderId,
        /// For whom; operations act for nobody.
        organisation: Option<OrganisationId>,
        /// As what.
        rolle: Rolle,
    },
    /// Another system, for an authority. What it may stands in `domain::snitflade`, not here.
    Klient {
        /// Which.
        id: KlientId,
        /// For whom; STAR and its like have no organisation here.
        organisation: Option<OrganisationId>,
    },
}

/// What somebody wants to do, with whose thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See and book one borger's own conversations.
    UseBorger(BorgerId),
    /// See a jobcenter's agreements, times and who has booked them.
    SeeJobcenter(OrganisationId),
    /// See and change what concerns the borgere of a jobcenter, and work its list of tasks.
    WorkWithBorgere(OrganisationId),
    /// Open a borger of another jobcenter than one's own, to read, with a reason and for some hours.
    OpenAsGuest(OrganisationId),
    /// Draft, propose and end a jobcenter's agreements, and set up, change and close its times.
    ManageTimes(OrganisationId),
    /// Answer what jobcenters propose to an a-kasse.
    AnswerAftaler(OrganisationId),
    /// Say to which addresses an a-kasse's daily digest goes.
    ManageOversigt(OrganisationId),
    /// See an a-kasse's agreed times and its own members' bookings.
    SeeAKasse(OrganisationId),
    /// Say who comes for an a-kasse to its own members' conversations, or that nobody can.
    WorkWithMembers(OrganisationId),
    /// Read the audit trail of an organisation.
    ReadAudit(OrganisationId),
    /// See how the system does.
    SeeOperations,
}

/// Whether `who` may do `action`.
pub fn may(who: Principal, action: Action) -> bool {
    match (who, action) {
        (Principal::Borger(id), Action::UseBorger(whose)) => id == whose,
        (Principal::Borger(_) | Principal::Klient { .. }, _) => false,
        (Principal::Medarbejder { organisation, rolle, .. }, action) => staff_may(organisation, rolle, action),
    }
}

fn staff_may(organisation: Option<OrganisationId>, rolle: Rolle, action: Action) -> bool {
    use Rolle::{AKasseKoordinator, AKasseSagsbehandler, Drift, JobcenterKoordinator, JobcenterSagsbehandler, Revisor};
    let own = |whose| organisation == Some(whose);
    match action {
        Action::UseBorger(_) => false,
        Action::SeeJobcenter(whose) | Action::WorkWithBorgere(whose) | Action::OpenAsGuest(whose) => {
            matches!(rolle, JobcenterKoordinator | JobcenterSagsbehandler) && own(whose)
        }
        Action::SeeAKasse(whose) | Action::WorkWithMembers(whose) => {
            matches!(rolle, AKasseKoordinator | AKasseSagsbehandler) && own(whose)
        }
        Action::ManageTimes(whose) => rolle == JobcenterKoordinator && own(whose),
        Action::AnswerAftaler(whose) | Action::ManageOversigt(whose) => rolle == AKasseKoordinator && own(whose),
        Action::ReadAudit(whose) => rolle == Revisor && own(whose),
        Action::SeeOperations => rolle == Drift,
    }
}

/// Whether a guest's opening lets `who` read about her at `now`: it is his own, he still works for the jobcenter he opened her for, and
/// its hours are not over. It lets nobody change anything.
pub fn may_read_as_guest(
    who: Principal,
    (aabnet_af, for_jobcenter, udloeber_at): (MedarbejderId, OrganisationId, DateTime<Utc>),
    now: DateTime<Utc>,
) -> bool {
    let his = matches!(who, Principal::Medarbejder { id, .. } if id == aabnet_af);
    his && may(who, Action::OpenAsGuest(for_jobcenter)) && now < udloeber_at
}

/// Whether a guest's opening by another system lets that system read about her at `now`: the same client, for the organisation it opened
/// her for, while the hours are not over. Which user it was for is asked when the opening is looked up.
pub fn system_may_read_as_guest(
    who: Principal,
    (aabnet_af, for_myndighed, udloeber_at): (KlientId, OrganisationId, DateTime<Utc>),
    now: DateTime<Utc>,
) -> bool {
    who == Principal::Klient { id: aabnet_af, organisation: Some(for_myndighed) } && now < udloeber_at
}

/// Whether an authority may read about a borger. `egen`: she belongs to that jobcenter, or is a member of that a-kasse. A jobcenter
/// or a kommune reads about its own; an a-kasse about its own members in kontaktgruppe 1, or 8 with tilmeldekategori 5; STAR about all. Source:
/// epic 999.8, access columns and caseworker log-in. (The store asks the same of many rows at once: `a_kasse_reads!`.)
pub fn may_read(myndighed: MyndighedType, egen: bool, kontaktgruppe: i32, tilmeldekategori: Option<i32>) -> bool {
    match myndighed {
        MyndighedType::Jobcenter | MyndighedType::Kommune => egen,
        MyndighedType::AKasse => {
            egen && (kontaktgruppe == 1 || (kontaktgruppe == 8 && tilmeldekategori == Some(DIMITTEND)))
        }
        MyndighedType::Star => true,
        MyndighedType::Aub
        | MyndighedType::Udk
        | MyndighedType::Stil
        | MyndighedType::Uim
        | MyndighedType::Driftsselskab => false,
    }
}

/// Tilmeldekategori 5.
const DIMITTEND: i32 = Tilmeldekategori::Dimittend.id() as i32;

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_authority_reads_about_its_own_and_an_a_kasse_about_some_of_them() {
        use MyndighedType::{AKasse, Jobcenter, Kommune, Star};
        assert!(may_read(Jobcenter, true, 3, None) && !may_read(Jobcenter, false, 1, None));
        assert!(may_read(AKasse, true, 1, None) && may_read(AKasse, true, 8, Some(5)));
        assert!(
            !may_read(AKasse, true, 8, None)
                && !may_read(AKasse, true, 8, Some(4))
                && !may_read(AKasse, true, 2, Some(5))
        );
        assert!(
            !may_read(AKasse, false, 1, None) && !may_read(Kommune, false, 1, None) && may_read(Kommune, true, 1, None)
        );
        assert!(may_read(Star, false, 29, None));
    }

    #[test]
    fn only_coordinators_manage_times_and_answer_aftaler_each_for_his_own() {
        let (own, foreign) =
            (OrganisationId::from_uuid(Uuid::from_u128(1)), OrganisationId::from_uuid(Uuid::from_u128(2)));
        for &rolle in Rolle::ALL {
            let id = MedarbejderId::from_uuid(Uuid::from_u128(9));
            let who = Principal::Medarbejder { id, organisation: Some(own), rolle };
            assert_eq!(may(who, Action::ManageTimes(own)), rolle == Rolle::JobcenterKoordinator, "{rolle:?}");
            assert_eq!(may(who, Action::AnswerAftaler(own)), rolle == Rolle::AKasseKoordinator, "{rolle:?}");
            assert!(!may(who, Action::ManageTimes(foreign)) && !may(who, Action::AnswerAftaler(foreign)));
        }
    }

    #[test]
    fn a_guest_reads_what_he_opened_himself_until_his_hours_are_over() {
        let organisation = |n| OrganisationId::from_uuid(Uuid::from_u128(n));
        let medarbejder = |n| MedarbejderId::from_uuid(Uuid::from_u128(n));
        let (now, later): (DateTime<Utc>, DateTime<Utc>) =
            ("2026-11-24T09:00:00Z".parse().unwrap(), "2026-11-24T09:00:01Z".parse().unwrap());
        let who = |id, own, rolle| Principal::Medarbejder {
            id: medarbejder(id),
            organisation: Some(organisation(own)),
            rolle,
        };
        let opened = (medarbejder(9), organisation(1), later);
        let reads = |who, now| may_read_as_guest(who, opened, now);
        assert!(reads(who(9, 1, Rolle::JobcenterSagsbehandler), now));
        assert!(!reads(who(9, 1, Rolle::JobcenterSagsbehandler), later), "the hour is over");
        assert!(!reads(who(8, 1, Rolle::JobcenterSagsbehandler), now), "a colleague writes a reason of his own");
        assert!(!reads(who(9, 2, Rolle::JobcenterSagsbehandler), now), "he works elsewhere now");
        for rolle in [Rolle::AKasseSagsbehandler, Rolle::Revisor, Rolle::Drift] {
            assert!(!reads(who(9, 1, rolle), now), "{rolle:?}");
        }
        assert!(!reads(Principal::Borger(BorgerId::from_uuid(Uuid::from_u128(9))), now));
    }

    #[test]
    fn a_system_reads_as_a_guest_for_whom_it_opened_her_until_the_hours_are_over() {
        let organisation = |n| OrganisationId::from_uuid(Uuid::from_u128(n));
        let klient = |n| KlientId::from_uuid(Uuid::from_u128(n));
        let (now, later): (DateTime<Utc>, DateTime<Utc>) =
            ("2026-11-24T09:00:00Z".parse().unwrap(), "2026-11-24T09:00:01Z".parse().unwrap());
        let reads = |id, own, now| {
            let who = Principal::Klient { id: klient(id), organisation: Some(organisation(own)) };
            system_may_read_as_guest(who, (klient(9), organisation(1), later), now)
        };
        assert!(reads(9, 1, now) && !reads(9, 1, later));
        assert!(!reads(8, 1, now), "another system");
        assert!(!reads(9, 2, now), "for another of its organisations");
        let borger = Principal::Borger(BorgerId::from_uuid(Uuid::from_u128(9)));
        assert!(!system_may_read_as_guest(borger, (klient(9), organisation(1), later), now));
    }

    #[test]
    fn a_borger_reaches_herself_and_nobody_else() {
        let (me, other) = (BorgerId::from_uuid(Uuid::from_u128(1)), BorgerId::from_uuid(Uuid::from_u128(2)));
        assert!(may(Principal::Borger(me), Action::UseBorger(me)));
        assert!(!may(Principal::Borger(me), Action::UseBorger(other)));
        assert!(!may(Principal::Borger(me), Action::SeeOperations));
    }

    /// Role × action, own organisation first: what is its own, and never for a foreign organisation.
    #[test]
    fn each_role_has_its_one_action_in_its_own_organisation() {
        let (own, foreign) =
            (OrganisationId::from_uuid(Uuid::from_u128(1)), OrganisationId::from_uuid(Uuid::from_u128(2)));
        let allowed = |rolle, whose| {
            let who = Principal::Medarbejder {
                id: MedarbejderId::from_uuid(Uuid::from_u128(9)),
                organisation: (rolle != Rolle::Drift).then_some(own),
                rolle,
            };
            let actions = [
                Action::SeeJobcenter(whose),
                Action::WorkWithBorgere(whose),
                Action::SeeAKasse(whose),
                Action::WorkWithMembers(whose),
                Action::ReadAudit(whose),
                Action::SeeOperations,
            ];
            actions.map(|action| may(who, action))
        };
        for &rolle in Rolle::ALL {
            let expected = match rolle {
                Rolle::JobcenterKoordinator | Rolle::JobcenterSagsbehandler => [true, true, false, false, false, false],
                Rolle::AKasseKoordinator | Rolle::AKasseSagsbehandler => [false, false, true, true, false, false],
                Rolle::Revisor => [false, false, false, false, true, false],
                Rolle::Drift => [false, false, false, false, false, true],
            };
            assert_eq!(allowed(rolle, own), expected, "{rolle:?}, own");
            assert_eq!(
                allowed(rolle, foreign),
                [false, false, false, false, false, rolle == Rolle::Drift],
                "{rolle:?}, foreign"
            );
        }
    }
}
