//! From when until when one time can be booked, as the rule of its series says, and the places of it that are kept for somebody.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::ids::TidId;
use crate::domain::serie::andel::{Andel, holdt};
use crate::domain::serie::{BookbarRegel, BookbarTil, Tilpasning};
use crate::services::zone;
use crate::store::{Bookbar, Connection, SerieBookbar, SerieRow, StoreError, Tid, Tx};

/// The rule of a stored series.
pub(in crate::services) fn regel(row: &SerieBookbar) -> BookbarRegel {
    let days = |days: Option<i32>| days.and_then(|days| u16::try_from(days).ok());
    let til = days(row.bookbar_til_dage).map(|dage| BookbarTil { dage, kl: row.bookbar_til_kl });
    BookbarRegel { fra_dage: days(row.bookbar_fra_dage), til }
}

/// What it makes of a time that nobody has taken.
pub(super) fn bookbar(row: &SerieRow, day: NaiveDate, starts_at: DateTime<Utc>) -> Bookbar {
    let regel = regel(&row.bookbar);
    let timer = row.bookbar.holdes.and(row.bookbar.frigiv_timer);
    Bookbar {
        bookbar_fra: regel.aabner(day).map(zone::fra),
        bookbar_til: regel.lukker(day).map(zone::til),
        frigives_at: timer.map(|hours| starts_at - TimeDelta::hours(hours.into())),
        delt: row.bookbar.holdes.is_some(),
        holdt: row.bookbar.holdes.unwrap_or(0),
    }
}

/// The shares that still count in a time at `now`: none when it is not shared, or what was kept is released.
pub(in crate::services) async fn andele(
    connection: &mut Connection,
    tid: &Tid,
    now: DateTime<Utc>,
) -> Result<Vec<Andel>, StoreError> {
    if !tid.bookbar.delt || tid.bookbar.frigives_at.is_some_and(|released| released <= now) {
        return Ok(vec![]);
    }
    let rows = connection.tid_andele(tid.id).await?;
    let andel = |row: crate::store::TidAndel| Andel {
        a_kasse: row.a_kasse_id,
        pladser: row.pladser,
        taget: i32::try_from(row.taget).unwrap_or(i32::MAX),
    };
    Ok(rows.into_iter().map(andel).collect())
}

/// Counts anew how many places of a locked time are kept for somebody.
pub(in crate::services) async fn fordel(tx: &mut Tx, id: TidId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let Some(tid) = tx.tid(id).await? else { return Ok(()) };
    let andele = andele(tx, &tid, now).await?;
    let kept = holdt(&andele, tid.kapacitet, tid.optaget);
    if kept == tid.bookbar.holdt { Ok(()) } else { tx.change_delt(id, 0, kept).await }
}

/// The same for the coming times of a series whose shares were changed, but for those that `gjort` has counted already.
pub(in crate::services) async fn fordel_serie(
    tx: &mut Tx,
    serie: &SerieRow,
    now: DateTime<Utc>,
    gjort: &Tilpasning,
) -> Result<(), StoreError> {
    let gjort: BTreeSet<_> = gjort.nyt_bookbar.iter().collect();
    for tid in tx.kommende_tider(serie.id, now).await?.iter().filter(|tid| !gjort.contains(&tid.id)) {
        tx.lock_tid(tid.id).await?;
        fordel(tx, tid.id, now).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(row: SerieBookbar, day: &str) -> (Option<String>, Option<String>) {
        let (regel, day) = (regel(&row), day.parse().unwrap());
        let text = |at: DateTime<Utc>| at.to_rfc3339();
        (regel.aabner(day).map(zone::fra).map(text), regel.lukker(day).map(zone::til).map(text))
    }

    #[test]
    fn days_before_are_danish_days_also_over_the_nights_of_change() {
        let row = |kl: &str| SerieBookbar {
            bookbar_fra_dage: Some(2),
            bookbar_til_dage: Some(1),
            bookbar_til_kl: kl.parse().ok(),
            ..SerieBookbar::default()
        };
        let at = |text: &str| Some(text.to_owned());
        // Monday after the night in March: opened in winter time, closes on the night itself.
        let spring = bounds(row("02:30:00"), "2026-03-30");
        assert_eq!(spring, (at("2026-03-27T23:00:00+00:00"), at("2026-03-29T01:30:00+00:00")));
        let autumn = bounds(row("02:30:00"), "2026-10-26");
        assert_eq!(autumn, (at("2026-10-23T22:00:00+00:00"), at("2026-10-25T01:30:00+00:00")));
        let to_the_end = SerieBookbar { bookbar_til_kl: None, ..row("02:30:00") };
        assert_eq!(bounds(to_the_end, "2026-10-26").1, at("2026-10-25T23:00:00+00:00"));
    }
}
