//! Closing many times at once: which, how far it has come, and how a page knows that nothing has changed since it was shown.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::ids::{IndkaldelseId, OrganisationId, SerieId, TidId};
use super::stored_text::stored_text;

stored_text! {
    /// How far a change of many times has come.
    pub enum MasseStatus {
        /// Some times wait.
        IGang = "i_gang",
        /// Every time has had its turn.
        Faerdig = "faerdig",
        /// What could be opened again was.
        Fortrudt = "fortrudt",
    }
}

stored_text! {
    /// What is done with a day on which an authority is closed.
    pub enum LukkedagHandling {
        /// It was closed.
        Lukket = "lukket",
        /// Its reason was changed.
        Rettet = "rettet",
        /// It was opened again.
        Aabnet = "aabnet",
    }
}

/// What becomes of the conversations in times that are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maade {
    /// They are held.
    Luk,
    /// They are called off.
    Aflys,
    /// They are moved to other times.
    Flyt {
        /// To times of another form of meeting too.
        anden_form: bool,
    },
}

/// Whole days between the day of a move and the day of the new time: she must have time to be told. Ours.
pub const VARSEL_DAGE: u64 = 2;

/// The order in which free times are tried for a conversation that was to be at `oprindelig`: the nearest first, of two that are
/// as near the later one. One that is too soon to be told of is none.
pub fn raekkefoelge(
    oprindelig: NaiveDateTime,
    today: NaiveDate,
    tider: impl Iterator<Item = (TidId, NaiveDateTime)>,
) -> Vec<TidId> {
    let first = today.checked_add_days(Days::new(VARSEL_DAGE)).unwrap_or(today);
    let mut tider: Vec<_> = tider.filter(|(_, start)| start.date() >= first).collect();
    tider.sort_by_key(|&(id, start)| ((start - oprindelig).abs(), Reverse(start), id));
    tider.into_iter().map(|(id, _)| id).collect()
}

/// Which times of a jobcenter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valg {
    /// First local day.
    pub fra: NaiveDate,
    /// Last local day.
    pub til: NaiveDate,
    /// Only those agreed with this a-kasse.
    pub a_kasse: Option<OrganisationId>,
    /// Only those of these series; none: of all.
    pub serier: Option<BTreeSet<SerieId>>,
    /// Only these, of all that the rest says.
    pub kun: Option<BTreeSet<TidId>>,
}

/// Tells one set of times and bookings from another: how many, and what their ids come to.
pub fn kendetegn(tider: impl Iterator<Item = TidId>, samtaler: impl Iterator<Item = IndkaldelseId>) -> String {
    let sum = |(count, sum): (u32, u128), id: uuid::Uuid| (count + 1, sum ^ id.as_u128());
    let (times, of_times) = tider.map(TidId::uuid).fold((0, 0), sum);
    let (bookings, of_bookings) = samtaler.map(IndkaldelseId::uuid).fold((0, 0), sum);
    format!("{times}-{bookings}-{:032x}", of_times ^ of_bookings.rotate_left(1))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_nearest_time_is_tried_first_and_none_that_is_too_soon() {
        let times =
            ["2026-11-25T23:59", "2026-11-26T00:00", "2026-12-01T09:00", "2026-12-01T11:00", "2026-12-04T10:00"];
        let at = |text: &str| format!("{text}:00").parse::<NaiveDateTime>().unwrap();
        let tid = |n: usize| TidId::from_uuid(Uuid::from_u128(u128::try_from(n).unwrap()));
        let all = times.iter().enumerate().map(|(n, text)| (tid(n), at(text)));
        let tried = raekkefoelge(at("2026-12-01T10:00"), "2026-11-24".parse().unwrap(), all);
        assert_eq!(tried, [tid(3), tid(2), tid(4), tid(1)]);
    }

    #[test]
    fn one_booking_more_or_another_time_is_seen_and_the_order_is_not() {
        let tid = |n| TidId::from_uuid(Uuid::from_u128(n));
        let samtale = |n| IndkaldelseId::from_uuid(Uuid::from_u128(n));
        let of = |tider: &[u128], samtaler: &[u128]| {
            kendetegn(tider.iter().map(|&n| tid(n)), samtaler.iter().map(|&n| samtale(n)))
        };
        assert_eq!(of(&[1, 2], &[7]), of(&[2, 1], &[7]));
        assert_ne!(of(&[1, 2], &[7]), of(&[1, 2], &[]));
        assert_ne!(of(&[1, 2], &[7]), of(&[1, 4], &[7]));
        assert_ne!(of(&[1, 2], &[7]), of(&[1, 2], &[9]));
    }
}
