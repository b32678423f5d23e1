//! Sending events out: what an attempt came to, what follows from it, and which addresses may be called at all.

mod adresse;
mod forsoeg;

pub use adresse::{AdresseFejl, is_public};
pub use forsoeg::{Fejl, LAAS, Levering, MAX_FORSOEG, Skridt, TIMEOUT, naeste_skridt};
