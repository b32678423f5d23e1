//! The keys of our own records, one type each, so that a borger's key cannot be handed in where a tid's is wanted.
//!
//! Nothing here mints an id: that needs a clock and randomness, and happens at the server's edge.
//! To add an id: a line in the list below.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a key that was minted or stored elsewhere.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare key, for the store.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        /// Lower case with hyphens, the form used in addresses and logs.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        /// Takes every form of a UUID, with or without hyphens, in either case.
        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A citizen. Never the CPR number: that is an attribute with a history, since persons may change it.
    BorgerId;
    /// A jobcenter or an a-kasse.
    OrganisationId;
    /// An employee of an organisation.
    MedarbejderId;
    /// The standing agreement between one jobcenter and one a-kasse on when fælles jobsamtaler may be held.
    AftaleId;
    /// One rule under an aftale, from which times are derived.
    SerieId;
    /// One bookable time.
    TidId;
    /// A booked or summoned samtale; travels to DFDG as `IndkaldelseId`.
    IndkaldelseId;
    /// A deadline for booking; travels to DFDG as `fristId`.
    FristId;
    /// One entry in a history or in the log.
    HaendelseId;
    /// A client of the machine interface.
    KlientId;
    /// A receiver of events.
    AbonnementId;
}

impl IndkaldelseId {
    /// What a borger reads out on the telephone: "3F2A-91C0". Not unique in the country, but among one person's conversations.
    pub fn kort(self) -> String {
        let whole = self.0.simple().to_string().to_uppercase();
        let (rest, last) = whole.split_at(whole.len() - 4);
        format!("{}-{last}", &rest[rest.len() - 4..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "0192f0c1-2b3c-7d4e-8f50-617283940a1b";

    #[test]
    fn text_round_trip_is_hyphenated() {
        let id: TidId = TEXT.parse().unwrap();
        assert_eq!(id.to_string(), TEXT);
        assert_eq!(TidId::from_uuid(id.uuid()), id);
        assert_eq!(TEXT.replace('-', "").to_uppercase().parse::<TidId>().unwrap(), id);
    }

    #[test]
    fn refuses_what_is_no_uuid() {
        for text in ["", "12", "0192f0c1-2b3c-7d4e-8f50-617283940a1g", "0192f0c1-2b3c-7d4e-8f50-617283940a1b0"] {
            assert!(text.parse::<BorgerId>().is_err(), "{text}");
        }
    }

    #[test]
    fn order_follows_the_key() {
        let low: FristId = "00000000-0000-0000-0000-000000000001".parse().unwrap();
        let high: FristId = "00000000-0000-0000-0000-000000000002".parse().unwrap();
        assert!(low < high);
    }
}
