//! What leaves the house, for a borger or for another system, and the ways it takes.

pub mod kalender;
pub mod udsendelse;
