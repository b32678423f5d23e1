//! A week as an authority's people see it: the agreed times, how many places are taken, and by whom.

use std::collections::BTreeMap;

use chrono::Days;

use crate::clock::Clock;
use crate::domain::calendar::IsoWeek;
use crate::domain::ids::{OrganisationId, TidId};
use crate::services::read_log::{Look, ReadLog, ReadLogClosed};
use crate::services::{Actor, zone};
use crate::store::{Aftale, BookedInWeek, Organisation, SerieRow, Store, StoreError, TidInWeek};

/// A week and the agreements behind it.
#[derive(Clone)]
pub struct Uge {
    /// Which.
    pub week: IsoWeek,
    /// The week that is now.
    pub this_week: IsoWeek,
    /// Whose.
    pub organisation: Organisation,
    /// Its agreements, newest first.
    pub aftaler: Vec<Aftale>,
    /// The series under them.
    pub serier: Vec<SerieRow>,
    /// Its times, by start.
    pub tider: Vec<TidInWeek>,
    /// Who has booked each time, by name.
    pub booked: BTreeMap<TidId, Vec<BookedInWeek>>,
    /// The names of all authorities.
    pub names: BTreeMap<OrganisationId, String>,
}

/// Why a week cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum UgeError {
    /// There is no such authority.
    #[error("not found")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The look could not be remembered.
    #[error(transparent)]
    Unaudited(#[from] ReadLogClosed),
}

/// The week `week` (none: this week) of an authority, either side of its agreements. Each borger whose name is shown gets a
/// line in the audit trail.
///
/// # Errors
/// When the database fails, or the look cannot be remembered.
pub async fn show(
    store: &Store,
    clock: &Clock,
    read_log: &ReadLog,
    actor: &Actor,
    organisation: OrganisationId,
    week: Option<IsoWeek>,
) -> Result<Uge, UgeError> {
    let now = clock.now();
    let this_week = IsoWeek::of(zone::local_date(now));
    let week = week.unwrap_or(this_week);
    let (monday, sunday) = (week.monday(), week.monday() + Days::new(6));
    let mut connection = store.read().await?;
    let shown = connection.organisation(organisation).await?.ok_or(UgeError::NotFound)?;
    let aftaler = connection.aftaler_of(organisation).await?;
    let serier = connection.serier_of(organisation).await?;
    let tider = connection.tider_in_week(organisation, monday, sunday).await?;
    let rows = connection.booked_in_week(organisation, monday, sunday).await?;
    let names = connection
        .organisationer()
        .await?
        .into_iter()
        .map(|organisation| (organisation.id, organisation.navn))
        .collect();
    drop(connection);
    let mut booked: BTreeMap<TidId, Vec<BookedInWeek>> = BTreeMap::new();
    for row in rows {
        let audit = actor.audit(clock, now, "uge_set", Some(row.borger_id), Some(organisation), Some(row.id.uuid()));
        read_log.remember(Look::Audit(audit)).await?;
        booked.entry(row.tid_id).or_default().push(row);
    }
    Ok(Uge { week, this_week, organisation: shown, aftaler, serier, tider, booked, names })
}
