//! Danish days: which are off, which week they lie in, and when a frist may end.
//!
//! All of it is local dates without a zone. Turning a local time into an instant needs the time-zone table, which the
//! server has; what it answers comes in here as a [`ZoneLookup`].
//!
//! To add a day off for everyone: `holidays`. One authority's own closing days are data, not code.

pub mod frist_date;
pub mod holidays;
pub mod typed;
pub mod weeks;

use chrono::{DateTime, Utc};

pub use frist_date::propose_fristdato;
pub use holidays::{Helligdag, OfficeClosed, helligdag, is_day_off, next_working_day_on_or_after, office_closed};
pub use typed::{UmuligDato, parse_dato};
pub use weeks::IsoWeek;

/// What the time-zone table says about one local time in Europe/Copenhagen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneLookup {
    /// The ordinary case.
    Unique(DateTime<Utc>),
    /// The time does not exist: 02:00–03:00 on the last Sunday of March.
    Gap,
    /// The time comes twice: 02:00–03:00 on the last Sunday of October.
    Fold {
        /// The first pass, still in summer time.
        earlier: DateTime<Utc>,
        /// The second pass, one hour later.
        later: DateTime<Utc>,
    },
}

impl ZoneLookup {
    /// The instant when there is exactly one. A slot in a gap or a fold is better left out than guessed.
    pub const fn unique(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Unique(instant) => Some(instant),
            Self::Gap | Self::Fold { .. } => None,
        }
    }
}
