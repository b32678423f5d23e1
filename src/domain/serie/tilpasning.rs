//! What a changed rule does to the times that were made by the older one: which are new, which change, which close, and which
//! stay because somebody has booked them.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::LocalSlot;
use crate::domain::ids::TidId;

/// A coming time as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nuvaerende {
    /// Key.
    pub id: TidId,
    /// When, local.
    pub slot: LocalSlot,
    /// Places taken by bookings and holds.
    pub optaget: i32,
    /// Places.
    pub kapacitet: i32,
    /// Whether it can be booked.
    pub open: bool,
    /// Somebody closed it: the rule does not open it again.
    pub lukket_af_medarbejder: bool,
    /// The rule still lets it be booked from and until the same moments, by the same a-kasser.
    pub bookbar_som_foer: bool,
}

/// What is to be done with the coming times of a series. Nothing in it takes a booking away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tilpasning {
    /// To be made.
    pub nye: Vec<LocalSlot>,
    /// To be closed: the rule has them no more, and nobody has taken them.
    pub lukkes: Vec<TidId>,
    /// To be closed for new bookings; those who have booked keep their time.
    pub booket: Vec<TidId>,
    /// To be opened: the rule has them again.
    pub genaabnes: Vec<TidId>,
    /// To end at another time, with nobody in them.
    pub nyt_slut: Vec<(TidId, NaiveDateTime)>,
    /// To have that many places.
    pub nyt_antal: Vec<(TidId, i32)>,
    /// To be bookable from or until another moment, or by others.
    pub nyt_bookbar: Vec<TidId>,
    /// Left as they are.
    pub uroert: usize,
    /// The most that is taken of a time that is to have fewer places than that.
    pub for_mange: Option<i32>,
}

impl Tilpasning {
    /// Compares what the rule wants with what there is. `kapacitet`: places of each time.
    pub fn ny(wanted: impl Iterator<Item = LocalSlot>, nuvaerende: &[Nuvaerende], kapacitet: i32) -> Self {
        let mut plan = Self::default();
        let mut missing: BTreeMap<_, _> = wanted.map(|slot| (slot.start, slot.end)).collect();
        for tid in nuvaerende {
            let end = missing.remove(&tid.slot.start);
            plan.enter(tid, end, kapacitet);
        }
        plan.nye = missing.into_iter().map(|(start, end)| LocalSlot { start, end }).collect();
        plan
    }

    fn enter(&mut self, tid: &Nuvaerende, end: Option<NaiveDateTime>, kapacitet: i32) {
        match end {
            Some(end) if end == tid.slot.end => self.stays(tid, kapacitet),
            Some(end) if tid.optaget == 0 => {
                self.nyt_slut.push((tid.id, end));
                self.fits(tid, kapacitet);
            }
            Some(_) | None if !tid.open => self.uroert += 1,
            Some(_) | None if tid.optaget > 0 => self.booket.push(tid.id),
            Some(_) | None => self.lukkes.push(tid.id),
        }
    }

    fn stays(&mut self, tid: &Nuvaerende, kapacitet: i32) {
        if !self.fits(tid, kapacitet) {
            self.uroert += 1;
        }
    }

    /// Whether something of it changes.
    fn fits(&mut self, tid: &Nuvaerende, kapacitet: i32) -> bool {
        let reopened = !tid.open && !tid.lukket_af_medarbejder;
        if reopened {
            self.genaabnes.push(tid.id);
        }
        if tid.optaget > kapacitet {
            self.for_mange = self.for_mange.max(Some(tid.optaget));
        }
        // Never fewer places than are taken.
        let places = kapacitet.max(tid.optaget);
        if places != tid.kapacitet {
            self.nyt_antal.push((tid.id, places));
        }
        if !tid.bookbar_som_foer {
            self.nyt_bookbar.push(tid.id);
        }
        reopened || places != tid.kapacitet || !tid.bookbar_som_foer
    }

    /// Whether there is nothing to do.
    pub fn er_tom(&self) -> bool {
        let ids = [&self.lukkes, &self.booket, &self.genaabnes];
        self.nye.is_empty()
            && ids.iter().all(|list| list.is_empty())
            && self.nyt_slut.is_empty()
            && self.nyt_antal.is_empty()
            && self.nyt_bookbar.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn slot(start: &str, end: &str) -> LocalSlot {
        let on = |clock: &str| format!("2026-12-01T{clock}:00").parse().unwrap();
        LocalSlot { start: on(start), end: on(end) }
    }

    fn tid(n: u128, slot: LocalSlot, optaget: i32) -> Nuvaerende {
        let id = TidId::from_uuid(Uuid::from_u128(n));
        Nuvaerende { id, slot, optaget, kapacitet: 3, open: true, lukket_af_medarbejder: false, bookbar_som_foer: true }
    }

    fn plan(wanted: &[LocalSlot], there: &[Nuvaerende], kapacitet: i32) -> Tilpasning {
        Tilpasning::ny(wanted.iter().copied(), there, kapacitet)
    }

    #[test]
    fn the_same_rule_changes_nothing_and_a_wider_one_adds() {
        let (early, late) = (slot("08:00", "08:30"), slot("08:30", "09:00"));
        let there = [tid(1, early, 2)];
        assert!(plan(&[early], &there, 3).er_tom());
        assert_eq!(plan(&[early, late], &there, 3), Tilpasning { nye: vec![late], uroert: 1, ..Tilpasning::default() });
    }

    #[test]
    fn what_the_rule_has_no_more_closes_and_the_booked_keep_their_time() {
        let (free, taken) = (tid(1, slot("08:00", "08:30"), 0), tid(2, slot("08:30", "09:00"), 1));
        let done = plan(&[], &[free, taken], 3);
        assert_eq!((done.lukkes, done.booket), (vec![free.id], vec![taken.id]));
        let closed = Nuvaerende { open: false, ..free };
        assert!(plan(&[], &[closed], 3).er_tom(), "it is closed already");
    }

    #[test]
    fn another_length_changes_free_times_and_leaves_booked_ones() {
        let (free, taken) = (tid(1, slot("08:00", "08:30"), 0), tid(2, slot("09:00", "09:30"), 1));
        let wanted = [slot("08:00", "08:45"), slot("09:00", "09:45")];
        let done = plan(&wanted, &[free, taken], 3);
        assert_eq!(done.nyt_slut, [(free.id, wanted[0].end)]);
        assert_eq!((done.booket, done.nye), (vec![taken.id], vec![]), "its start is not made a second time");
    }

    #[test]
    fn places_never_become_fewer_than_are_taken() {
        let there = [tid(1, slot("08:00", "08:30"), 2), tid(2, slot("08:30", "09:00"), 0)];
        let wanted = there.map(|tid| tid.slot);
        let two = plan(&wanted, &there, 2);
        assert_eq!((two.for_mange, two.nyt_antal.len()), (None, 2));
        let one = plan(&wanted, &there, 1);
        assert_eq!(one.for_mange, Some(2));
        assert_eq!(one.nyt_antal, [(there[0].id, 2), (there[1].id, 1)]);
    }

    #[test]
    fn a_time_that_can_be_booked_until_another_moment_is_named_once() {
        let moved = Nuvaerende { bookbar_som_foer: false, ..tid(1, slot("08:00", "08:30"), 1) };
        let done = plan(&[moved.slot], &[moved], 3);
        assert_eq!((done.nyt_bookbar, done.uroert), (vec![moved.id], 0));
        assert!(plan(&[], &[moved], 3).nyt_bookbar.is_empty(), "the rule has it no more");
    }

    #[test]
    fn the_rule_opens_what_the_rule_closed_and_nothing_else() {
        let by_rule = Nuvaerende { open: false, ..tid(1, slot("08:00", "08:30"), 0) };
        let by_hand = Nuvaerende { lukket_af_medarbejder: true, ..by_rule };
        assert_eq!(plan(&[by_rule.slot], &[by_rule], 3).genaabnes, [by_rule.id]);
        assert!(plan(&[by_hand.slot], &[by_hand], 3).er_tom());
    }
}
