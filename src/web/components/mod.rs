//! Parts that several pages share. Each renders the markup of Det Fælles Designsystem.

mod alert;
mod choices;
mod contact_fields;
mod details;
mod error_summary;
mod felt;
mod jobnet;
mod nu;
mod phone_link;
mod print_button;
mod steps;
mod textarea;

pub use alert::alert;
pub use choices::{Choice, choices};
pub use contact_fields::{Contact, contact_fields, field_errors};
pub use details::{Change, Detail, details};
pub use error_summary::{FieldError, error_summary};
pub use felt::{Felt, fejl, fejl_sagt, filfelt, i_raekkefoelge, tekstfelt, valgfelt};
pub use jobnet::jobnet;
pub use nu::{Gemt, Nu};
pub use phone_link::phone_link;
pub use print_button::{SCRIPT as PRINT_SCRIPT, print_button};
pub use steps::{Step, steps};
pub use textarea::textarea;
