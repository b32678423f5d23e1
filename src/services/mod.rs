//! The use cases. Each begins and ends its own transaction, asks the rules of `domain`, and writes change, event and audit
//! row together. Nothing slow happens inside a transaction.
//!
//! To add a use case: a function in the service it belongs to, taking an [`Actor`] and giving an enum of its own refusals.

pub mod a_kasse;
pub mod abonnementer;
mod actor;
pub mod aftaleaendring;
pub mod aftaler;
pub mod besked;
pub mod booking_service;
pub mod borger_booking;
pub mod demo;
pub mod fil;
mod forloeb;
pub mod frist;
pub mod gaest;
pub mod haendelser;
pub mod husket;
pub mod indberetning;
pub mod indkaldelse;
pub mod indstillinger;
pub mod kald;
pub mod kalender;
pub mod klienter;
pub mod lukkedage;
pub mod lukning;
pub mod navne;
pub mod nedetid;
pub mod opgaver;
pub mod oversigtsmail;
pub mod read_log;
pub mod reference;
pub mod register;
pub mod sagsbehandling;
pub mod serier;
pub mod sletning;
pub mod statistik;
pub mod tider;
pub mod tidsbehov;
pub mod udsendelse;
pub mod uge;
pub mod zone;

pub use actor::{Actor, RequestId};

/// Meetings of two transactions that are tried again before giving up.
const TRIES: u32 = 4;

/// Runs `attempt` again while it only met another transaction.
macro_rules! retry_collisions {
    ($attempt:expr) => {{
        let mut tries = 1;
        loop {
            match $attempt.await {
                Err(error) if error.is_collision() && tries < $crate::services::TRIES => tries += 1,
                settled => break settled,
            }
        }
    }};
}
use retry_collisions;
