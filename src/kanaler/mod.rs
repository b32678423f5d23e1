//! What leaves the house for a borger, and the ways it takes.

pub mod kalender;
