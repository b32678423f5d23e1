//! Demo data: fictional people and agreements on top of the real reference data, dated from the clock's today.
//!
//! The bookings in it are made through the same service as everybody's. Loading it again keeps what is there and only makes
//! the times that have come within the horizon.

mod frames;
mod people;
mod samtaler;

use chrono::{DateTime, NaiveDate, Utc};

use crate::clock::Clock;
use crate::domain::ids::OrganisationId;
use crate::services::borger_booking::{BookingError, BorgerBookingService};
use crate::services::indkaldelse::IndkaldelseService;
use crate::services::kald::Afvist;
use crate::services::read_log::ReadLog;
use crate::services::tider::{self, DeriveError};
use crate::services::{reference, zone};
use crate::store::{Store, StoreError, Tx};

/// Shown for the demo's authorities: nobody's number.
const TELEFON: &str = "12345678";

/// What loading did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The people were not there before.
    pub people_are_new: bool,
    /// Times made.
    pub new_times: u64,
}

/// Why the demo data was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The demo never mixes with real people.
    #[error("databasen har personer, der ikke er demo-personer: demo-data indlæses ikke")]
    RealPeople,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The times.
    #[error(transparent)]
    Derive(#[from] DeriveError),
    /// The bookings.
    #[error(transparent)]
    Booking(#[from] BookingError),
    /// The summons.
    #[error("the demo's summons was refused: {0}")]
    Summons(#[from] Afvist),
    /// A mistake in the demo data itself.
    #[error("the demo data names something that does not exist: {0}")]
    Data(&'static str),
}

/// The organisations the demo plays in.
#[derive(Clone, Copy, Debug)]
struct Places {
    aarhus: OrganisationId,
    odense: OrganisationId,
    hk: OrganisationId,
    tre_f: OrganisationId,
    aka: OrganisationId,
}

/// The day the demo begins on.
#[derive(Clone, Copy, Debug)]
struct Start {
    now: DateTime<Utc>,
    today: NaiveDate,
}

/// Loads the demo data, or brings its times up to the horizon.
///
/// # Errors
/// [`DemoError::RealPeople`] when somebody in the database is not a demo person; nothing is changed then.
pub async fn load(store: &Store, clock: &Clock) -> Result<Loaded, DemoError> {
    let mut connection = store.read().await?;
    if connection.has_real_people().await? {
        return Err(DemoError::RealPeople);
    }
    let people_are_new = connection.demo_person("borger-med-frist").await?.is_none();
    drop(connection);
    reference::load(store, clock).await?;
    let start = Start { now: clock.now(), today: zone::local_date(clock.now()) };
    if people_are_new {
        let mut tx = store.begin().await?;
        let places = places(&mut tx).await?;
        let staff = people::insert_staff(&mut tx, clock, places).await?;
        frames::insert(&mut tx, clock, places, &staff, start).await?;
        people::insert_borgere(&mut tx, clock, places, start).await?;
        tx.commit().await?;
    }
    let new_times = tider::derive_all(store, clock).await?;
    if people_are_new {
        book_for_some(store, clock).await?;
    }
    Ok(Loaded { people_are_new, new_times })
}

async fn places(tx: &mut Tx) -> Result<Places, DemoError> {
    let mut found = Vec::new();
    for (kind, code) in
        [("jobcenter", "75100"), ("jobcenter", "46100"), ("a_kasse", "hk"), ("a_kasse", "3f"), ("a_kasse", "aka")]
    {
        let organisation = tx.organisation_by_code(kind, code).await?.ok_or(DemoError::Data(code))?;
        tx.set_organisation_telefon(organisation.id, TELEFON).await?;
        found.push(organisation.id);
    }
    let [aarhus, odense, hk, tre_f, aka] = found.try_into().map_err(|_| DemoError::Data("organisation"))?;
    Ok(Places { aarhus, odense, hk, tre_f, aka })
}

/// Books through the service, so that each booking has its event, audit line and message.
async fn book_for_some(store: &Store, clock: &Clock) -> Result<(), DemoError> {
    let (read_log, written) = ReadLog::start(store.clone());
    let service = BorgerBookingService::new(store.clone(), clock.clone(), read_log.clone());
    let indkaldelse = IndkaldelseService::new(store.clone(), clock.clone(), read_log);
    let booked = people::book(&service, store, clock).await;
    let summoned = samtaler::summon(&indkaldelse, store, clock, zone::local_date(clock.now())).await;
    drop((service, indkaldelse));
    // The read log ends when its last entrance is gone; a panic in it would have been logged.
    written.await.ok();
    booked.and(summoned)
}
