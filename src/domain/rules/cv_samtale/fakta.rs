//! What the rule of the cv-samtale tells apart, in a caseworker's words, and every case that can be made of it.

use crate::domain::stored_text::stored_text;

stored_text! {
    /// What is done to the conversation.
    pub enum Operation {
        /// There is no old side.
        Opret = "opret",
        /// There are both sides.
        Opdater = "opdater",
        /// There is no new side.
        Aflys = "aflys",
    }
}

stored_text! {
    /// What the rule tells apart of the types.
    pub enum Type {
        /// Id 10.
        Cv = "cv-samtale (10)",
        /// Id 7.
        Jobsamtale = "jobsamtale (7)",
        /// Every other.
        Anden = "en anden type",
    }
}

stored_text! {
    /// Whether the conversation was first registered as type 10 before the day of the setting.
    pub enum IndberettetFoer {
        /// Before it.
        Ja = "ja",
        /// On it, later, or never.
        Nej = "nej",
    }
}

stored_text! {
    /// The day the conversation is stored with, seen from the cut-off.
    pub enum GammelDag {
        /// Before the cut-off.
        Foer = "før",
        /// The cut-off or a later day.
        FraOgMed = "på eller efter",
    }
}

stored_text! {
    /// The day the conversation gets, seen from the cut-off.
    pub enum NyDag {
        /// Before the cut-off.
        Foer = "før",
        /// The cut-off itself.
        Paa = "på",
        /// After it.
        Efter = "efter",
    }
}

stored_text! {
    /// What the rule tells apart of the kontaktgrupper.
    pub enum Gruppe {
        /// Dagpenge.
        Kg1 = "1",
        /// Dagpenge.
        Kg8 = "8",
        /// Every other, and a number we do not know.
        AndenEllerUkendt = "en anden eller ukendt",
    }
}

stored_text! {
    /// What the rule tells apart of the authorities.
    pub enum Kalder {
        /// The only one that is bound.
        AKasse = "a-kasse",
        /// Not bound.
        Jobcenter = "jobcenter",
        /// Not bound.
        Anden = "en anden myndighed",
    }
}

/// The conversation as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GammelSide {
    /// Its type.
    pub samtaletype: Type,
    /// Whether it was reported before as a cv-samtale.
    pub indberettet_foer: IndberettetFoer,
    /// Its day.
    pub dag: GammelDag,
}

/// The conversation as it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NySide {
    /// Its type.
    pub samtaletype: Type,
    /// Its day.
    pub dag: NyDag,
}

/// One case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fakta {
    /// What is done.
    pub operation: Operation,
    /// By whom.
    pub kalder: Kalder,
    /// With whom.
    pub gruppe: Gruppe,
    /// What there was.
    pub gammel: Option<GammelSide>,
    /// What there is to be.
    pub ny: Option<NySide>,
}

/// Every case there is: the operations, the authorities, the groups and the sides, crossed.
pub(super) fn alle() -> Vec<Fakta> {
    let mut cases = vec![];
    for &operation in Operation::ALL {
        let sides = sides(operation);
        for &kalder in Kalder::ALL {
            for &gruppe in Gruppe::ALL {
                cases.extend(sides.iter().map(|&(gammel, ny)| Fakta { operation, kalder, gruppe, gammel, ny }));
            }
        }
    }
    cases
}

/// The old and new sides an operation can have.
fn sides(operation: Operation) -> Vec<(Option<GammelSide>, Option<NySide>)> {
    let gamle = gamle();
    let nye = nye();
    match operation {
        Operation::Opret => nye.into_iter().map(|ny| (None, Some(ny))).collect(),
        Operation::Aflys => gamle.into_iter().map(|gammel| (Some(gammel), None)).collect(),
        Operation::Opdater => {
            gamle.into_iter().flat_map(|gammel| nye.iter().map(move |&ny| (Some(gammel), Some(ny)))).collect()
        }
    }
}

fn gamle() -> Vec<GammelSide> {
    let mut sides = vec![];
    for &samtaletype in Type::ALL {
        for &indberettet_foer in IndberettetFoer::ALL {
            sides.extend(GammelDag::ALL.iter().map(|&dag| GammelSide { samtaletype, indberettet_foer, dag }));
        }
    }
    sides
}

fn nye() -> Vec<NySide> {
    let types = Type::ALL.iter();
    types.flat_map(|&samtaletype| NyDag::ALL.iter().map(move |&dag| NySide { samtaletype, dag })).collect()
}

/// How many facts a case can have.
pub(super) const KOLONNER: usize = 8;

/// What the facts are called.
pub(super) const OVERSKRIFTER: [&str; KOLONNER] = [
    "operation",
    "indberettes af",
    "kontaktgruppe",
    "gammel type",
    "indberettet før",
    "gammel dag",
    "ny type",
    "ny dag",
];

/// Stands for a fact that a case does not have.
pub(super) const INTET: &str = "–";

impl Fakta {
    /// The facts as words, in the order of [`OVERSKRIFTER`].
    pub(super) fn ord(&self) -> [&'static str; KOLONNER] {
        let gammel = self
            .gammel
            .map_or([INTET; 3], |side| [side.samtaletype.as_str(), side.indberettet_foer.as_str(), side.dag.as_str()]);
        let ny = self.ny.map_or([INTET; 2], |side| [side.samtaletype.as_str(), side.dag.as_str()]);
        let [gammel_type, indberettet_foer, gammel_dag] = gammel;
        let [ny_type, ny_dag] = ny;
        let (operation, kalder, gruppe) = (self.operation.as_str(), self.kalder.as_str(), self.gruppe.as_str());
        [operation, kalder, gruppe, gammel_type, indberettet_foer, gammel_dag, ny_type, ny_dag]
    }
}
