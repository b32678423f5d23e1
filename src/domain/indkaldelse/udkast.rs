//! An indkaldelse as a caller gives it, before any rule has seen it: code values as numbers, texts as typed, times unresolved.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use uuid::Uuid;

use crate::domain::calendar::ZoneLookup;

/// Which of the two passes of a clock time on the night in October.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gennemloeb {
    /// Still summer time.
    Foerste,
    /// Winter time, one hour later.
    Andet,
}

/// A point in time as given: machines say an instant, people a clock time in Denmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tidspunkt {
    /// UTC.
    Instant(DateTime<Utc>),
    /// What the clock on the wall shows, and which pass of it, which matters on one night a year.
    Lokal(NaiveDateTime, Option<Gennemloeb>),
}

/// A point in time with what the time-zone table says of it. The services make it; the rules only read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opslag {
    /// Local time.
    pub lokal: NaiveDateTime,
    /// Which pass the caller meant, if he said.
    pub gennemloeb: Option<Gennemloeb>,
    /// What the table says.
    pub zone: ZoneLookup,
}

/// Everything a caller says of a conversation (DFDG CreateIndkaldelse; databekendtgørelsen § 20).
#[derive(Clone, PartialEq, Eq)]
pub struct Udkast {
    /// Shared by the members of a group meeting.
    pub gruppemoede_id: Option<Uuid>,
    /// The one system that may change it; a value of `Ejersystem`.
    pub ejersystem: Option<u16>,
    /// She may move it.
    pub ombooking_mulig: bool,
    /// Last whole local day on which she may.
    pub ombooking_frist: Option<NaiveDate>,
    /// She may call it off.
    pub aflysning_mulig: bool,
    /// Last whole local day on which she may; without one, until it begins.
    pub aflysning_frist: Option<NaiveDate>,
    /// She booked it herself, in another system.
    pub selvbooket: bool,
    /// Start.
    pub start: Option<Tidspunkt>,
    /// End.
    pub slut: Option<Tidspunkt>,
    /// Length in minutes.
    pub varighed: Option<i64>,
    /// A value of `SamtaleType`.
    pub samtaletype: u16,
    /// A value of `MoedeGruppeType`.
    pub moedegruppetype: u16,
    /// A value of `Samtaleform`.
    pub samtaleform: u16,
    /// The borger's a-kasse takes part.
    pub a_kasse_deltager: bool,
    /// Title, at most 256 characters.
    pub titel: String,
    /// Description, at most 4,000 characters.
    pub beskrivelse: String,
    /// Who holds it, at most 256 characters.
    pub medarbejder: Option<String>,
    /// The team that holds it, at most 256 characters.
    pub team: Option<String>,
    /// Street address, at most 512 characters.
    pub adresse: Option<String>,
    /// A telephone meeting: the borger rings, to `moedetelefon`; else she is rung, on `borger_telefon`.
    pub borger_ringer: bool,
    /// The number she rings.
    pub moedetelefon: Option<String>,
    /// An https address, at most 2,000 characters.
    pub link: Option<String>,
    /// Where she is rung.
    pub borger_telefon: Option<String>,
    /// Where she is written to.
    pub borger_email: Option<String>,
    /// The authority's number for questions.
    pub kontakt_telefon: Option<String>,
    /// The authority's address for questions.
    pub kontakt_email: Option<String>,
}

/// Personal data stays out of logs.
impl std::fmt::Debug for Udkast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Udkast").finish_non_exhaustive()
    }
}
