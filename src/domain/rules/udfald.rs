//! May it be registered how a conversation went?

use super::{Code, Field, Verdict};
use crate::domain::code_lists::Udfald;

/// What the rules need to know of the conversation.
#[derive(Clone, Copy, Debug)]
pub struct Holdt {
    /// The authority that calls is the one that summoned.
    pub er_indkalder: bool,
    /// It was called off.
    pub aflyst: bool,
    /// It has begun, or is over.
    pub begyndt: bool,
    /// A 17, or a 7 with the a-kasse as participant.
    pub er_faelles: bool,
    /// The caller says whether the a-kasse took part.
    pub a_kasse_deltog: Option<bool>,
}

/// `udfald` is the number as given. Who did not summon learns nothing of the conversation.
pub fn udfald(udfald: u16, holdt: &Holdt) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(Udfald::from_id(udfald).is_none(), &[Field::Udfald], Code::UnknownCodeValue);
    verdict.refuse_if(!holdt.er_indkalder, &[Field::Myndighed], Code::NotSummoner);
    if holdt.er_indkalder {
        verdict.refuse_if(holdt.aflyst, &[Field::IndkaldelseId], Code::AlreadyCancelled);
        verdict.refuse_if(!holdt.begyndt && !holdt.aflyst, &[Field::IndkaldelseId], Code::NotBegun);
        let alone = holdt.a_kasse_deltog.is_some() && !holdt.er_faelles;
        verdict.refuse_if(alone, &[Field::AKasseDeltog], Code::NotFaelles);
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOLDT: Holdt =
        Holdt { er_indkalder: true, aflyst: false, begyndt: true, er_faelles: true, a_kasse_deltog: Some(true) };

    fn codes(number: u16, holdt: Holdt) -> Vec<Code> {
        udfald(number, &holdt).breaches().iter().map(|breach| breach.code).collect()
    }

    #[test]
    fn it_is_registered_from_its_first_minute_on() {
        for known in Udfald::ALL {
            assert_eq!(codes(known.id(), HOLDT), []);
        }
        assert_eq!(codes(901, Holdt { begyndt: false, ..HOLDT }), [Code::NotBegun]);
        assert_eq!(codes(901, Holdt { aflyst: true, begyndt: false, ..HOLDT }), [Code::AlreadyCancelled]);
        assert_eq!(codes(1, HOLDT), [Code::UnknownCodeValue]);
    }

    #[test]
    fn only_of_a_joint_one_it_is_said_whether_the_a_kasse_came() {
        assert_eq!(codes(901, Holdt { er_faelles: false, ..HOLDT }), [Code::NotFaelles]);
        assert_eq!(codes(901, Holdt { er_faelles: false, a_kasse_deltog: None, ..HOLDT }), []);
    }

    #[test]
    fn another_authority_learns_nothing_of_it() {
        let foreign = Holdt { er_indkalder: false, aflyst: true, begyndt: false, er_faelles: false, ..HOLDT };
        assert_eq!(codes(1, foreign), [Code::NotSummoner, Code::UnknownCodeValue]);
    }
}
