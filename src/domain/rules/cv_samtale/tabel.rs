//! The rule of the cv-samtale a second time, as data: what is refused, and what that makes of every case.

use super::fakta::{self, Fakta, GammelDag, Gruppe, IndberettetFoer, KOLONNER, Kalder, NyDag, Operation, Type};
use crate::domain::rules::Code;

/// One case and what comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raekke {
    /// The case.
    pub fakta: Fakta,
    /// The code it is refused with; none: it is received.
    pub afvist: Option<Code>,
}

/// What is refused, and with which code: a case is refused when each of its facts is in the list. An empty list asks nothing.
pub(super) struct Moenster {
    pub(super) operation: &'static [Operation],
    pub(super) kalder: &'static [Kalder],
    pub(super) gruppe: &'static [Gruppe],
    pub(super) gammel_type: &'static [Type],
    pub(super) indberettet_foer: &'static [IndberettetFoer],
    pub(super) gammel_dag: &'static [GammelDag],
    pub(super) ny_type: &'static [Type],
    pub(super) ny_dag: &'static [NyDag],
    pub(super) code: Code,
}

/// Everything that is refused; what no pattern fits is received. No case fits two, so their order says nothing.
pub(super) const AFVISES: &[Moenster] = &[
    Moenster { operation: &[Operation::Opret], ..MOENSTER },
    Moenster {
        gammel_type: &[Type::Cv],
        indberettet_foer: &[IndberettetFoer::Nej],
        gammel_dag: &[GammelDag::FraOgMed],
        ..MOENSTER
    },
    Moenster { gammel_type: &[Type::Cv], gammel_dag: &[GammelDag::Foer], code: Code::CvMovedPastCutOff, ..MOENSTER },
    Moenster { gammel_type: &[Type::Jobsamtale, Type::Anden], code: Code::TurnedIntoCv, ..MOENSTER },
];

/// What all of them have in common: an a-kasse, dagpenge, and a cv-samtale on or after the cut-off as the result.
const MOENSTER: Moenster = Moenster {
    operation: &[Operation::Opdater],
    kalder: &[Kalder::AKasse],
    gruppe: &[Gruppe::Kg1, Gruppe::Kg8],
    gammel_type: &[],
    indberettet_foer: &[],
    gammel_dag: &[],
    ny_type: &[Type::Cv],
    ny_dag: &[NyDag::Paa, NyDag::Efter],
    code: Code::CvAfterCutOff,
};

impl Moenster {
    /// The lists as words, in the order of the facts.
    pub(super) fn ord(&self) -> [Vec<&'static str>; KOLONNER] {
        [
            self.operation.iter().map(|fact| fact.as_str()).collect(),
            self.kalder.iter().map(|fact| fact.as_str()).collect(),
            self.gruppe.iter().map(|fact| fact.as_str()).collect(),
            self.gammel_type.iter().map(|fact| fact.as_str()).collect(),
            self.indberettet_foer.iter().map(|fact| fact.as_str()).collect(),
            self.gammel_dag.iter().map(|fact| fact.as_str()).collect(),
            self.ny_type.iter().map(|fact| fact.as_str()).collect(),
            self.ny_dag.iter().map(|fact| fact.as_str()).collect(),
        ]
    }

    /// Whether the case is one of those it refuses.
    pub(super) fn fits(&self, fakta: &Fakta) -> bool {
        let (gammel, ny) = (fakta.gammel, fakta.ny);
        asked(self.operation, Some(fakta.operation))
            && asked(self.kalder, Some(fakta.kalder))
            && asked(self.gruppe, Some(fakta.gruppe))
            && asked(self.gammel_type, gammel.map(|side| side.samtaletype))
            && asked(self.indberettet_foer, gammel.map(|side| side.indberettet_foer))
            && asked(self.gammel_dag, gammel.map(|side| side.dag))
            && asked(self.ny_type, ny.map(|side| side.samtaletype))
            && asked(self.ny_dag, ny.map(|side| side.dag))
    }
}

fn asked<T: PartialEq>(list: &[T], fact: Option<T>) -> bool {
    list.is_empty() || fact.is_some_and(|fact| list.contains(&fact))
}

/// Every case there is, with what the patterns say of it.
pub fn beslutningstabel() -> Vec<Raekke> {
    fakta::alle().into_iter().map(|fakta| Raekke { fakta, afvist: afvist(&fakta) }).collect()
}

fn afvist(fakta: &Fakta) -> Option<Code> {
    AFVISES.iter().find(|moenster| moenster.fits(fakta)).map(|moenster| moenster.code)
}
