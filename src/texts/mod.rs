//! Every text a person reads, keyed by enums, and dates and times in words.
//!
//! To add a text: a variant in the enum of its audience, its Danish in `da`. A missing text is a compile error.

pub mod dates;
