//! The people who take part in a fælles jobsamtale for an authority (DFDG CreateMyndighedsdeltager).

use crate::domain::code_lists::DeltagerRolle;
use crate::domain::phone::Telefonnummer;
use crate::domain::rules::tekst::{angivet, linje};
use crate::domain::rules::{Code, Field, Verdict, contact};

/// The longest name, and the longest other contact data, in characters.
pub const DELTAGER_TEKST_MAX: usize = 256;

/// A participant as given: texts as typed, the role as a number.
#[derive(Clone, PartialEq, Eq)]
pub struct DeltagerUdkast {
    /// Full name, at most 256 characters.
    pub navn: Option<String>,
    /// Other contact data, at most 256 characters.
    pub kontaktdetaljer: Option<String>,
    /// Telephone number.
    pub telefonnummer: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// A value of `DeltagerRolle`.
    pub rolle: u16,
}

/// Names stay out of logs.
impl std::fmt::Debug for DeltagerUdkast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeltagerUdkast").field("rolle", &self.rolle).finish_non_exhaustive()
    }
}

/// What the rules need to know of a participant.
#[derive(Clone, Copy, Debug)]
pub struct DeltagerFakta {
    /// The conversation is a 17, or a 7 with the a-kasse as participant.
    pub er_faelles: bool,
    /// The participant is, or will be, the caller's own.
    pub egen_myndighed: bool,
    /// The id names a participant of the conversation. Not asked of a new one.
    pub kendt: bool,
}

/// May the participant be added?
pub fn deltager_opret(udkast: &DeltagerUdkast, fakta: &DeltagerFakta) -> Verdict {
    let mut verdict = udfyldt(udkast);
    verdict.refuse_if(!fakta.er_faelles, &[Field::IndkaldelseId], Code::NotFaelles);
    verdict.refuse_if(!fakta.egen_myndighed, &[Field::Myndighed], Code::DeltagerNotOwn);
    verdict
}

/// May the participant be changed into this?
pub fn deltager_aendr(udkast: &DeltagerUdkast, fakta: &DeltagerFakta) -> Verdict {
    let mut verdict = udfyldt(udkast).and(&deltager_slet(fakta));
    verdict.refuse_if(!fakta.er_faelles, &[Field::IndkaldelseId], Code::NotFaelles);
    verdict
}

/// May the participant be removed? Also from a conversation that is fælles no longer.
pub fn deltager_slet(fakta: &DeltagerFakta) -> Verdict {
    let mut verdict = Verdict::default();
    let foreign = fakta.kendt && !fakta.egen_myndighed;
    verdict.refuse_if(!fakta.kendt, &[Field::MyndighedsdeltagerId], Code::UnknownDeltager);
    verdict.refuse_if(foreign, &[Field::MyndighedsdeltagerId], Code::DeltagerNotOwn);
    verdict
}

fn udfyldt(udkast: &DeltagerUdkast) -> Verdict {
    let mut verdict = Verdict::default();
    let telefon = udkast.telefonnummer.as_deref().and_then(angivet);
    let no_number = telefon.is_some_and(|text| text.parse::<Telefonnummer>().is_err());
    verdict.refuse_if(no_number, &[Field::Telefonnummer], Code::TelefonForm);
    verdict.refuse_if(DeltagerRolle::from_id(udkast.rolle).is_none(), &[Field::Rolle], Code::UnknownCodeValue);
    verdict
        .and(&contact::email(udkast.email.as_deref().unwrap_or_default()))
        .and(&linje(&[Field::Navn], udkast.navn.as_deref(), DELTAGER_TEKST_MAX))
        .and(&linje(&[Field::Kontaktdetaljer], udkast.kontaktdetaljer.as_deref(), DELTAGER_TEKST_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: DeltagerFakta = DeltagerFakta { er_faelles: true, egen_myndighed: true, kendt: true };

    fn anna() -> DeltagerUdkast {
        DeltagerUdkast {
            navn: Some("Anna Dal".to_owned()),
            kontaktdetaljer: Some("Træffes mandag til torsdag".to_owned()),
            telefonnummer: Some("12 34 56 78".to_owned()),
            email: Some("anna@example.dk".to_owned()),
            rolle: DeltagerRolle::Medarbejder.id(),
        }
    }

    fn codes(verdict: &Verdict) -> Vec<Code> {
        verdict.breaches().iter().map(|breach| breach.code).collect()
    }

    /// The one breach, which adding and changing find alike.
    fn breach(udkast: &DeltagerUdkast) -> Vec<(Field, Code)> {
        let added = deltager_opret(udkast, &OWN);
        assert_eq!(added, deltager_aendr(udkast, &OWN));
        added.breaches().iter().map(|breach| (breach.fields[0], breach.code)).collect()
    }

    #[test]
    fn a_participant_may_be_anybody_with_a_known_role() {
        let bare =
            |rolle| DeltagerUdkast { navn: None, kontaktdetaljer: None, telefonnummer: None, email: None, rolle };
        assert_eq!(breach(&anna()), []);
        for rolle in DeltagerRolle::ALL {
            assert_eq!(breach(&bare(rolle.id())), []);
        }
        assert_eq!(breach(&bare(0)), [(Field::Rolle, Code::UnknownCodeValue)]);
        let blank = Some("  ".to_owned());
        assert_eq!(breach(&DeltagerUdkast { telefonnummer: blank.clone(), email: blank, ..anna() }), []);
    }

    #[test]
    fn each_text_has_its_limit_and_its_form() {
        let text = |length| Some("ø".repeat(length));
        let (max, over) = (text(DELTAGER_TEKST_MAX), text(DELTAGER_TEKST_MAX + 1));
        assert_eq!(breach(&DeltagerUdkast { navn: max.clone(), kontaktdetaljer: max, ..anna() }), []);
        let say = |text: &str| Some(text.to_owned());
        let table = [
            (DeltagerUdkast { navn: over.clone(), ..anna() }, Field::Navn, Code::TextTooLong),
            (DeltagerUdkast { navn: say("<b>"), ..anna() }, Field::Navn, Code::HtmlInText),
            (DeltagerUdkast { navn: say("A\nB"), ..anna() }, Field::Navn, Code::ControlCharacters),
            (DeltagerUdkast { kontaktdetaljer: over, ..anna() }, Field::Kontaktdetaljer, Code::TextTooLong),
            (DeltagerUdkast { kontaktdetaljer: say("</p"), ..anna() }, Field::Kontaktdetaljer, Code::HtmlInText),
            (DeltagerUdkast { kontaktdetaljer: say("\0."), ..anna() }, Field::Kontaktdetaljer, Code::ControlCharacters),
            (DeltagerUdkast { telefonnummer: say("1234567"), ..anna() }, Field::Telefonnummer, Code::TelefonForm),
            (DeltagerUdkast { email: say("anna"), ..anna() }, Field::Email, Code::EmailForm),
        ];
        for (udkast, field, code) in table {
            assert_eq!(breach(&udkast), [(field, code)]);
        }
    }

    #[test]
    fn an_authority_keeps_its_own_participants_of_a_faelles_jobsamtale() {
        let ask = |fakta: &DeltagerFakta| {
            let verdicts = [deltager_opret(&anna(), fakta), deltager_aendr(&anna(), fakta), deltager_slet(fakta)];
            verdicts.map(|verdict| codes(&verdict))
        };
        assert_eq!(ask(&OWN), [vec![], vec![], vec![]]);
        let not_faelles = vec![Code::NotFaelles];
        let ordinary = DeltagerFakta { er_faelles: false, ..OWN };
        assert_eq!(ask(&ordinary), [not_faelles.clone(), not_faelles, vec![]]);
        let foreign = DeltagerFakta { egen_myndighed: false, ..OWN };
        assert_eq!(ask(&foreign), [const { [Code::DeltagerNotOwn] }; 3].map(Vec::from));
        let unknown = DeltagerFakta { kendt: false, egen_myndighed: false, ..OWN };
        assert_eq!(
            ask(&unknown),
            [vec![Code::DeltagerNotOwn], vec![Code::UnknownDeltager], vec![Code::UnknownDeltager]]
        );
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let wrong = Some("<\0>".to_owned());
        let udkast = DeltagerUdkast {
            navn: Some("<b>\0".to_owned()),
            kontaktdetaljer: Some("<i>".to_owned()),
            telefonnummer: wrong.clone(),
            email: wrong,
            rolle: 0,
        };
        let nothing = DeltagerFakta { er_faelles: false, egen_myndighed: false, kendt: false };
        assert_eq!(deltager_opret(&udkast, &nothing).breaches().len(), 8);
        assert_eq!(deltager_aendr(&udkast, &nothing).breaches().len(), 8);
    }
}
