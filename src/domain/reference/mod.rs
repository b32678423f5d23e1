//! Reference data that changes by law or merger, not by anybody's work in the system.
//!
//! Static tables: a change is a commit with its source. Which organisations use the system, and under which codes they
//! really run, is data in the store and is only seeded from here.

pub mod akasser;
pub mod kommuner;

pub use akasser::{AKASSER, AKasse, akasse, akasse_on, akasser_on};
pub use kommuner::{KOMMUNER, Kommune, kommune};
