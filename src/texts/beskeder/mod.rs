//! What a borger is written: calendar file, e-mail, SMS, Digital Post and letter say the same, from here.
//!
//! To add a kind of message: a variant of `BeskedSlags`; the compiler names the places that want its words.

pub mod samtale;
