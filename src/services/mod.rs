//! The use cases. Each begins and ends its own transaction, asks the rules of `domain`, and writes change, event and audit
//! row together. Nothing slow happens inside a transaction.
//!
//! To add a use case: a function in the service it belongs to, taking an [`Actor`] and giving an enum of its own refusals.

mod actor;
pub mod borger_booking;
pub mod demo;
pub mod read_log;
pub mod reference;
pub mod tider;
pub mod uge;
pub mod zone;

pub use actor::Actor;
