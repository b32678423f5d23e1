//! What a borger is written: calendar file, e-mail, SMS, Digital Post and letter say the same, from here. In Danish, the language
//! of the case.
//!
//! Nothing here says that somebody *is* deregistered: only DFDG knows. An SMS says that there is something, never what.
//!
//! To add a kind of message: a variant of `BeskedSlags`; the compiler names the places that want its words.

pub mod ord;
pub mod oversigt;
pub mod samtale;
pub mod skrivelse;
pub mod sms;

mod om_frist;
mod om_samtale;

pub use om_frist::{OmFrist, om_frist};
pub use om_samtale::om_samtale;
pub use skrivelse::Skrivelse;
