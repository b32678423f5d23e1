//! What a conversation with jobcenter and a-kasse together demands of the borger (epic 999.8.5; LAB § 31, stk. 2).

use super::{Code, Field, Verdict};
use crate::domain::code_lists::{Kontaktgruppe, MyndighedType, SamtaleType};

/// A conversation that an authority reports, as far as it is joint.
#[derive(Clone, Copy, Debug)]
pub struct Faelles {
    /// Who reports it.
    pub indkalder: MyndighedType,
    /// Its type.
    pub samtaletype: SamtaleType,
    /// The caller says that the borger's a-kasse takes part.
    pub a_kasse_deltager: bool,
    /// She is a member of an a-kasse.
    pub medlem: bool,
    /// Her kontaktgruppe.
    pub kontaktgruppe: Option<Kontaktgruppe>,
}

/// A 17 needs an a-kasse; a 7 with the a-kasse needs one too, and a borger in kontaktgruppe 1 or 8; nothing else is joint.
pub fn faelles(samtale: &Faelles) -> Verdict {
    let mut verdict = Verdict::default();
    let jobsamtale = samtale.samtaletype == SamtaleType::Jobsamtale && samtale.indkalder != MyndighedType::AKasse;
    let with_a_kasse = jobsamtale && samtale.a_kasse_deltager;
    let joint = samtale.samtaletype.is_faelles() || with_a_kasse;
    let dagpenge = samtale.kontaktgruppe.is_some_and(Kontaktgruppe::is_dagpenge);
    verdict.refuse_if(samtale.a_kasse_deltager && !joint, &[Field::SamtaleType], Code::NotFaelles);
    verdict.refuse_if(joint && !samtale.medlem, &[Field::Borger], Code::NotMember);
    verdict.refuse_if(with_a_kasse && !dagpenge, &[Field::SamtaleType], Code::TypeNotForKontaktgruppe);
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jobsamtale() -> Faelles {
        Faelles {
            indkalder: MyndighedType::Jobcenter,
            samtaletype: SamtaleType::Jobsamtale,
            a_kasse_deltager: true,
            medlem: true,
            kontaktgruppe: Kontaktgruppe::from_id(8),
        }
    }

    fn codes(samtale: Faelles) -> Vec<Code> {
        faelles(&samtale).breaches().iter().map(|breach| breach.code).collect()
    }

    #[test]
    fn both_ways_of_saying_it_are_understood() {
        assert_eq!(codes(jobsamtale()), []);
        assert_eq!(codes(Faelles { samtaletype: SamtaleType::FaellesJobsamtale, ..jobsamtale() }), []);
        assert_eq!(
            codes(Faelles { samtaletype: SamtaleType::FaellesJobsamtale, a_kasse_deltager: false, ..jobsamtale() }),
            []
        );
    }

    #[test]
    fn it_needs_a_member_in_kontaktgruppe_1_or_8() {
        assert_eq!(codes(Faelles { medlem: false, ..jobsamtale() }), [Code::NotMember]);
        assert_eq!(
            codes(Faelles { kontaktgruppe: Kontaktgruppe::from_id(2), ..jobsamtale() }),
            [Code::TypeNotForKontaktgruppe]
        );
        assert_eq!(codes(Faelles { kontaktgruppe: None, ..jobsamtale() }), [Code::TypeNotForKontaktgruppe]);
        assert_eq!(
            codes(Faelles { samtaletype: SamtaleType::FaellesJobsamtale, medlem: false, ..jobsamtale() }),
            [Code::NotMember]
        );
        let alone = Faelles { a_kasse_deltager: false, medlem: false, kontaktgruppe: None, ..jobsamtale() };
        assert_eq!(codes(alone), [], "a jobsamtale without the a-kasse asks for nothing");
    }

    #[test]
    fn no_other_conversation_is_joint() {
        assert_eq!(codes(Faelles { samtaletype: SamtaleType::AndenSamtale, ..jobsamtale() }), [Code::NotFaelles]);
        assert_eq!(codes(Faelles { indkalder: MyndighedType::AKasse, ..jobsamtale() }), [Code::NotFaelles]);
    }
}
