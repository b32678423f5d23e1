//! Every text a person reads, keyed by enums, and dates and times in words.
//!
//! To add a text: a variant in the enum of its audience, its Danish in `da`. A missing text is a compile error. A second
//! language is a second method. *Indfriet*, *overskredet* and *selvbook* are staff words; a borger *books*, *moves*, *cancels*.

pub mod audit;
pub mod borger;
pub mod common;
pub mod dates;
pub mod rules;
pub mod staff;

/// Declares an enum of fixed texts.
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
}
use texts;
