//! Which booking meets which frist. Source: FristService and IndkaldelseService, "a citizen must not be confused".

use chrono::NaiveDate;

use super::FristFakta;
use crate::domain::code_lists::{MyndighedType, SamtaleType};
use crate::domain::indkaldelse::Gruppe;

/// One line of the table: a frist for `frist` is met by a conversation of type `booket`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Daekning {
    /// What the frist demands.
    pub frist: SamtaleType,
    /// What was booked.
    pub booket: SamtaleType,
    /// Only when the a-kasse takes part in it.
    pub kun_med_a_kasse: bool,
}

const fn line(frist: SamtaleType, booket: SamtaleType, kun_med_a_kasse: bool) -> Daekning {
    Daekning { frist, booket, kun_med_a_kasse }
}

/// The one table. Nothing else decides what releases a frist.
pub const DAEKNING: &[Daekning] = &[
    line(SamtaleType::Jobsamtale, SamtaleType::Jobsamtale, false),
    line(SamtaleType::Jobsamtale, SamtaleType::FaellesJobsamtale, false),
    line(SamtaleType::FaellesJobsamtale, SamtaleType::FaellesJobsamtale, false),
    line(SamtaleType::FaellesJobsamtale, SamtaleType::Jobsamtale, true),
    line(SamtaleType::Opfoelgningssamtale, SamtaleType::Opfoelgningssamtale, false),
];

/// What is asked of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Its type.
    pub samtaletype: SamtaleType,
    /// The borger's a-kasse takes part.
    pub a_kasse_deltager: bool,
    /// Who holds it.
    pub holder: MyndighedType,
    /// Another system owns it, so that she cannot move it here.
    pub fastlaast: bool,
    /// The local day it is held.
    pub local_date: NaiveDate,
}

/// Whether a conversation of type `booked` releases a frist for `required`, by the table.
pub fn releases(booked: SamtaleType, a_kasse_deltager: bool, required: SamtaleType) -> bool {
    DAEKNING
        .iter()
        .any(|line| line.frist == required && line.booket == booked && (a_kasse_deltager || !line.kun_med_a_kasse))
}

/// Whether the conversation takes the one place in which a conversation of type `required` would have to be booked.
pub fn blocks(booking: &Booking, required: SamtaleType) -> bool {
    let gruppe = Gruppe::of(booking.samtaletype, booking.holder);
    gruppe != Gruppe::Uden && gruppe == Gruppe::of(required, MyndighedType::Jobcenter)
}

/// Whether the conversation meets the frist. An a-kasse's own never do. One that takes the place and that she cannot move
/// away meets it whatever its type and day: a frist that her own booking bars her from meeting must not exist. What makes up for
/// one that she missed has no last day here: straksbooking has limits of its own.
pub fn daekker(booking: &Booking, frist: &FristFakta) -> bool {
    if !blocks(booking, frist.samtaletype) {
        return false;
    }
    let in_time = booking.local_date <= frist.sidste_afholdelsesdato || frist.var_misset();
    booking.fastlaast || (in_time && releases(booking.samtaletype, booking.a_kasse_deltager, frist.samtaletype))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::frist::{FristStatus, april, day};

    fn booking(samtaletype: SamtaleType) -> Booking {
        Booking {
            samtaletype,
            a_kasse_deltager: false,
            holder: MyndighedType::Jobcenter,
            fastlaast: false,
            local_date: day("2026-05-01"),
        }
    }

    #[test]
    fn which_booking_releases_which_frist() {
        use SamtaleType::{FaellesJobsamtale, Jobsamtale, Opfoelgningssamtale};
        let expected = [
            (Jobsamtale, false, Jobsamtale),
            (Jobsamtale, true, Jobsamtale),
            (FaellesJobsamtale, false, Jobsamtale),
            (FaellesJobsamtale, true, Jobsamtale),
            (FaellesJobsamtale, false, FaellesJobsamtale),
            (FaellesJobsamtale, true, FaellesJobsamtale),
            (Jobsamtale, true, FaellesJobsamtale),
            (Opfoelgningssamtale, false, Opfoelgningssamtale),
            (Opfoelgningssamtale, true, Opfoelgningssamtale),
        ];
        for &booked in SamtaleType::ALL {
            for &required in SamtaleType::ALL {
                for with in [false, true] {
                    let released = releases(booked, with, required);
                    assert_eq!(
                        released,
                        expected.contains(&(booked, with, required)),
                        "{booked:?} {with} {required:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_releases_a_frist_takes_its_place() {
        for line in DAEKNING {
            let booking = Booking { a_kasse_deltager: true, ..booking(line.booket) };
            assert!(blocks(&booking, line.frist), "{line:?}");
        }
    }

    #[test]
    fn an_a_kasses_own_conversation_neither_blocks_nor_releases() {
        let own = Booking { holder: MyndighedType::AKasse, ..booking(SamtaleType::Jobsamtale) };
        let frist = FristFakta { samtaletype: SamtaleType::Jobsamtale, ..april() };
        assert!(!blocks(&own, SamtaleType::Jobsamtale) && !daekker(&own, &frist));
        assert!(daekker(&booking(SamtaleType::Jobsamtale), &frist));
    }

    #[test]
    fn it_is_held_on_the_last_day_at_the_latest() {
        let late = Booking { local_date: day("2026-05-02"), ..booking(SamtaleType::FaellesJobsamtale) };
        assert!(daekker(&booking(SamtaleType::FaellesJobsamtale), &april()));
        assert!(!daekker(&late, &april()));
        let missed = FristFakta { status: FristStatus::Overskredet, ..april() };
        assert!(daekker(&late, &missed), "a straksbooking has limits of its own");
    }

    #[test]
    fn what_bars_her_and_cannot_be_moved_meets_the_frist() {
        let late = Booking { local_date: day("2026-06-01"), fastlaast: true, ..booking(SamtaleType::Jobsamtale) };
        assert!(daekker(&late, &april()));
        assert!(!daekker(&Booking { fastlaast: false, ..late }, &april()));
        assert!(!daekker(&Booking { samtaletype: SamtaleType::Opfoelgningssamtale, ..late }, &april()));
    }
}
