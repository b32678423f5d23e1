//! Closing many times at once: which, how far it has come, and how a page knows that nothing has changed since it was shown.

use std::collections::BTreeSet;

use chrono::NaiveDate;

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

/// Which times of a jobcenter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valg {
    /// First local day.
    pub fra: NaiveDate,
    /// Last local day.
    pub til: NaiveDate,
    /// Only those agreed with this a-kasse.
    pub a_kasse: Option<OrganisationId>,
    /// Only those of this series.
    pub serie: Option<SerieId>,
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
