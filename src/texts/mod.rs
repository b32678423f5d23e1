//! Every text a person reads, keyed by enums, and dates and times in words.
//!
//! To add a text: a variant in the enum of its audience. What a borger reads stands in Danish and English, side by side, and is
//! said in her language (`say`); what only staff read is Danish (`da`). A missing text is a compile error. *Indfriet*,
//! *overskredet* and *selvbook* are staff words; a borger *books*, *moves*, *cancels*.

pub mod api;
pub mod audit;
pub mod beskeder;
pub mod borger;
pub mod common;
pub mod dates;
pub mod drift;
pub mod legal;
pub mod overblik;
pub mod refusals;
pub mod rules;
pub mod snitflade;
mod sprog;
pub mod staff;
pub mod start;

pub use sprog::Sprog;

/// Declares an enum of fixed texts: Danish alone, or Danish and English.
macro_rules! texts {
    ($(#[$meta:meta])* pub enum $name:ident { $($variant:ident => $danish:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the text is the documentation")]
        pub enum $name { $($variant,)* }

        impl $name {
            /// In Danish.
            pub const fn da(self) -> &'static str {
                match self { $(Self::$variant => $danish,)* }
            }
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($variant:ident => $danish:literal / $english:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the text is the documentation")]
        pub enum $name { $($variant,)* }

        impl $name {
            /// In her language.
            pub const fn say(self, sprog: $crate::texts::Sprog) -> &'static str {
                match (self, sprog) {
                    $((Self::$variant, $crate::texts::Sprog::Da) => $danish,
                    (Self::$variant, $crate::texts::Sprog::En) => $english,)*
                }
            }
        }
    };
}
use texts;
