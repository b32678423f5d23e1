//! The shared validator: every rule once, for the browser, the pages and the wire.
//!
//! A rule is a pure function from facts, settings and the instant to a [`Verdict`]; it never reads a clock, a database or a
//! time-zone table. All faults are reported at once, sorted. The Danish words of a code stand in `texts::rules`.
//!
//! To add a rule: a variant of [`Code`] whose doc comment is the rule with its source, then `cargo xtask generate`; its check
//! in the file of its group, with a passing, a failing and a border test; its text in `texts::rules` (the compiler asks for it).

pub mod aftale;
pub mod aftaleaendring;
mod code;
pub mod contact;
pub mod cv_samtale;
pub mod dagtid;
pub mod deltagelse;
pub mod detaljer;
pub mod faelles;
mod field;
pub mod frist;
pub mod gaest;
pub mod indkalder;
pub mod lukning;
pub mod nye_tider;
pub mod ombooking;
pub mod oversigtsmail;
pub mod register;
pub mod sammenfald;
pub mod selvbooking;
pub mod serie;
pub mod soegeregler;
pub mod tekst;
pub mod tidspunkt;
pub mod udfald;
mod verdict;

pub use code::Code;
pub use field::Field;
pub use verdict::{Breach, Verdict};
