//! Aftale → Serie → Tid: deriving the bookable times from the agreed rules, over a horizon. The rule is the truth; running
//! this again, late, or on two nodes at once gives the same times. It only adds; `tilpas`: what an edited rule does to the times
//! there are.

mod bookbar;
mod tilpas;

pub(super) use bookbar::{andele, fordel, fordel_serie, regel};
pub(super) use tilpas::{luk_kommende, planlaeg, tilpas};

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::clock::Clock;
use crate::domain::calendar::ZoneLookup;
use crate::domain::ids::{AftaleId, TidId};
use crate::domain::serie::{LocalSlot, Serie, SerieFejl, SerieRegel};
use crate::services::zone;
use crate::store::{Aftale, Connection, SerieRow, Store, StoreError, Tid};

/// How far ahead times are made, in days.
pub const HORIZON_DAYS: u64 = 12 * 7;

/// Why times could not be derived.
#[derive(Debug, thiserror::Error)]
pub enum DeriveError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored series that breaks its own rules.
    #[error("series {0} is not a rule: {1:?}")]
    Serie(crate::domain::ids::SerieId, Vec<SerieFejl>),
    /// A stored pattern nobody can read.
    #[error("series {0} has an unreadable pattern")]
    Pattern(crate::domain::ids::SerieId),
}

/// Derives the times of every agreed series from today to the horizon. Gives how many were new.
///
/// # Errors
/// The first series that cannot be derived; those before it stay.
pub async fn derive_all(store: &Store, clock: &Clock) -> Result<u64, DeriveError> {
    let today = zone::local_date(clock.now());
    let serier = store.read().await?.live_serier(today).await?;
    let mut new = 0;
    for row in serier {
        new += derive(store, clock, &row, horizon(today)).await?;
    }
    Ok(new)
}

/// Derives the times of one aftale, if it is agreed: what is done the moment it becomes so.
///
/// # Errors
/// The first series that cannot be derived; those before it stay.
pub async fn derive_aftale(store: &Store, clock: &Clock, aftale: AftaleId) -> Result<u64, DeriveError> {
    let today = zone::local_date(clock.now());
    let serier = store.read().await?.live_serier(today).await?;
    let mut new = 0;
    for row in serier.iter().filter(|row| row.aftale_id == aftale) {
        new += derive(store, clock, row, horizon(today)).await?;
    }
    Ok(new)
}

/// The days for which times are made.
pub(super) fn horizon(today: NaiveDate) -> RangeInclusive<NaiveDate> {
    today..=today + Days::new(HORIZON_DAYS)
}

/// Nothing is locked or written when nothing is missing. When something is, it is looked at anew with the jobcenter's aftaler locked: whoever
/// leaves days out, or closes them, does that too.
async fn derive(
    store: &Store,
    clock: &Clock,
    row: &SerieRow,
    range: RangeInclusive<NaiveDate>,
) -> Result<u64, DeriveError> {
    let mut connection = store.read().await?;
    if missing(&mut connection, clock, row, &range).await?.is_empty() {
        return Ok(0);
    }
    drop(connection);
    let mut tx = store.begin().await?;
    let Some(aftale) = tx.aftale(row.aftale_id).await? else { return Ok(0) };
    tx.lock_aftaler_of(aftale.jobcenter_id).await?;
    let new = missing(&mut tx, clock, row, &range).await?;
    let new = tx.insert_tider(&new).await?;
    tx.commit().await?;
    Ok(new)
}

/// The times of a series that are not there yet. What is there is read in one statement.
async fn missing(
    connection: &mut Connection,
    clock: &Clock,
    row: &SerieRow,
    range: &RangeInclusive<NaiveDate>,
) -> Result<Vec<Tid>, DeriveError> {
    let serie = rule(row)?;
    let Some(aftale) = connection.aftale(row.aftale_id).await? else { return Ok(vec![]) };
    let excepted = connection.excepted_days(row.id).await?;
    let there = connection.starts_of_serie(row.id, *range.start()).await?;
    let missing = serie.derive(within(&aftale, range), &excepted).filter(|slot| !there.contains(&slot.start));
    Ok(missing.filter_map(|slot| tid(clock, row, slot)).collect())
}

/// The part of the range in which the aftale is in force.
fn within(aftale: &Aftale, range: &RangeInclusive<NaiveDate>) -> RangeInclusive<NaiveDate> {
    aftale.valid_from.max(*range.start())..=aftale.valid_to.min(*range.end())
}

/// The domain's rule of a stored series.
///
/// # Errors
/// When the row does not make a rule.
pub fn rule(row: &SerieRow) -> Result<Serie, DeriveError> {
    let unreadable = || DeriveError::Pattern(row.id);
    Serie::new(SerieRegel {
        weekdays: row.weekdays.parse().map_err(|_| unreadable())?,
        weeks: row.weeks.parse().map_err(|_| unreadable())?,
        from: row.from_time,
        to: row.to_time,
        length_minutes: row.length_minutes.try_into().map_err(|_| unreadable())?,
        pause_minutes: row.pause_minutes.try_into().map_err(|_| unreadable())?,
        capacity: row.kapacitet.try_into().map_err(|_| unreadable())?,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
    })
    .map_err(|faults| DeriveError::Serie(row.id, faults))
}

/// The time at a local slot: the first instant that shows the slot's start on a Danish wall and, its length later, its end.
/// A slot that touches the hour that never comes has none and is left out; in the hour that comes twice exactly one fits.
fn tid(clock: &Clock, row: &SerieRow, slot: LocalSlot) -> Option<Tid> {
    let length = slot.end - slot.start;
    let candidates = match zone::lookup(slot.start) {
        ZoneLookup::Unique(instant) => [Some(instant), None],
        ZoneLookup::Fold { earlier, later } => [Some(earlier), Some(later)],
        ZoneLookup::Gap => [None, None],
    };
    let starts_at = candidates.into_iter().flatten().find(|&start| zone::local(start + length) == slot.end)?;
    let ends_at = starts_at + length;
    Some(Tid {
        id: TidId::from_uuid(clock.new_id()),
        serie_id: row.id,
        aftale_id: row.aftale_id,
        local_date: slot.start.date(),
        local_start: slot.start,
        local_end: slot.end,
        starts_at,
        ends_at,
        kapacitet: row.kapacitet,
        optaget: 0,
        open: true,
        version: 1,
        bookbar: bookbar::bookbar(row, slot.start.date(), starts_at),
    })
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDateTime, TimeDelta};
    use uuid::Uuid;

    use super::*;
    use crate::domain::code_lists::Samtaleform;
    use crate::domain::ids::SerieId;

    fn night_serie() -> SerieRow {
        SerieRow {
            id: SerieId::from_uuid(Uuid::from_u128(1)),
            aftale_id: AftaleId::from_uuid(Uuid::from_u128(2)),
            weekdays: "søn".into(),
            weeks: "alle".into(),
            from_time: "01:00:00".parse().unwrap(),
            to_time: "05:00:00".parse().unwrap(),
            length_minutes: 30,
            pause_minutes: 0,
            kapacitet: 1,
            valid_from: "2026-01-01".parse().unwrap(),
            valid_to: "2026-12-31".parse().unwrap(),
            samtaleform: Samtaleform::Digital,
            adresse: None,
            telefon: None,
            link: None,
            medarbejder: String::new(),
            titel: String::new(),
            beskrivelse: String::new(),
            version: 1,
            afloeser_id: None,
            bookbar: crate::store::SerieBookbar::default(),
        }
    }

    fn night(day: &str) -> Vec<Tid> {
        let (clock, row) = (Clock::still("2026-01-01T00:00:00Z".parse().unwrap()), night_serie());
        let day: NaiveDate = day.parse().unwrap();
        rule(&row)
            .unwrap()
            .derive(day..=day, &std::collections::BTreeSet::new())
            .filter_map(|slot| tid(&clock, &row, slot))
            .collect()
    }

    fn starts(tider: &[Tid]) -> Vec<String> {
        tider.iter().map(|tid| tid.local_start.format("%H:%M").to_string()).collect()
    }

    #[test]
    fn in_spring_no_time_lies_in_the_hour_that_never_comes() {
        assert_eq!(starts(&night("2026-03-29")), ["01:00", "03:00", "03:30", "04:00", "04:30"]);
    }

    #[test]
    fn in_autumn_each_time_is_made_once_and_keeps_its_length() {
        let tider = night("2026-10-25");
        assert_eq!(starts(&tider), ["01:00", "01:30", "02:00", "02:30", "03:00", "03:30", "04:00", "04:30"]);
        assert!(tider.windows(2).all(|pair| pair[0].ends_at <= pair[1].starts_at));
        assert!(tider.iter().all(|tid| tid.ends_at - tid.starts_at == TimeDelta::minutes(30)));
    }

    #[test]
    fn on_other_nights_local_and_utc_agree() {
        let tider = night("2026-11-01");
        let expected: NaiveDateTime = "2026-11-01T00:00:00".parse().unwrap();
        assert_eq!(tider[0].starts_at.naive_utc(), expected);
        assert_eq!(tider.len(), 8);
    }
}
