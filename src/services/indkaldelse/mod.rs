//! IndkaldelseService: what authorities report of their conversations with a borger, and read of each other's.
//!
//! `opret`, `opdater`, `aflys`: the three changes. `proev`: what the first two would be warned of. `vurder`: every rule about a report, asked once for all of them. `raekke`: the
//! report as it is stored. `laes`: reading and searching. `valg`, `kan_ikke_komme`, `deltagere`: who takes part. `udfald`: how it
//! went. `cv_status`: the a-kasse's word about a cv, bound to no conversation.

mod aflys;
mod cv_status;
mod dagtid;
mod deltagere;
mod kan_ikke_komme;
mod laes;
mod opdater;
mod opret;
mod proev;
mod raekke;
mod sidst;
mod udfald;
mod valg;
mod vurder;

use chrono::{DateTime, Utc};

use super::forloeb::Forloeb;
use super::kald::{Afvist, Kald};
use super::read_log::ReadLog;
use crate::clock::Clock;
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::rules::{Code, Field, Verdict};
use crate::store::{Indkaldelse, Store, StoreError};

pub use deltagere::DeltagerModtaget;
pub use kan_ikke_komme::Afbud;
pub use laes::{Fundet, Soegning};
pub use raekke::som_udkast;
pub use valg::{Deltagelse, Hvem};
pub(in crate::services) use valg::{a_kasse_deltager, foerste, gaeldende};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct IndkaldelseService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

/// Another conversation at the same time. Only when, and whose: what it is about is not the caller's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sammenfald {
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// The authority that holds it.
    pub myndighed: OrganisationId,
}

/// What was written, and what the caller should look at.
#[derive(Clone, Debug)]
pub struct Modtaget {
    /// As it is now.
    pub indkaldelse: Indkaldelse,
    /// No fault, perhaps warnings.
    pub advarsler: Verdict,
    /// The conversations it collides with.
    pub sammenfald: Vec<Sammenfald>,
}

impl IndkaldelseService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    async fn begin<'a>(&'a self, actor: &'a super::Actor, borger: BorgerId) -> Result<Forloeb<'a>, Afvist> {
        let forloeb = Forloeb::begin(&self.store, &self.clock, actor, borger, &[]).await?;
        forloeb.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))
    }
}

/// How a change by the caller counts for her frister: never against her.
fn aendrer(kald: &Kald<'_>, row: &Indkaldelse) -> Aflyser {
    if row.ejersystem.is_some() && row.ejersystem == kald.myndighed.system {
        Aflyser::Ejersystem
    } else {
        Aflyser::Myndighed
    }
}

/// Whether the jobcenter holds it: she gets no message of ours about an a-kasse's own conversation (IndkaldelseService).
fn giver_besked(kald: &Kald<'_>) -> bool {
    kald.myndighed.slags != MyndighedType::AKasse
}

/// An id that is in use already.
fn id_findes(error: StoreError, field: &'static [Field]) -> Afvist {
    match error {
        StoreError::Taken(_) => Afvist::kode(field, Code::IdExists),
        other => other.into(),
    }
}
