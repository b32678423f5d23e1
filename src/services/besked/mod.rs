//! Messages on their way to a borger: what she is to be reminded of, which ways a message takes, and what became of each. What a
//! change tells her is planned by the change itself (`forloeb/spor.rs`); what a message says and how it travels is `kanaler`.
//!
//! A message's fate is no part of her course: nothing of hers changes with it, so she is not locked.
//!
//! `brev`: a message as a letter, for her jobcenter. `paamind`: plans reminders. `fordel`: chooses ways. `grundlag`: all that is known of a message. `afsend`: taking a way,
//! and writing down how it went. `sendetid`: the hours of sending.

mod afsend;
pub mod brev;
mod fordel;
mod grundlag;
mod paamind;
pub mod sendetid;

use crate::clock::Clock;
use crate::store::Store;

pub use afsend::{Afsendelse, Udfald};
pub use grundlag::{Grundlag, Samtale};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct BeskedService {
    store: Store,
    clock: Clock,
}

impl BeskedService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }
}
