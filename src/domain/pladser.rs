//! The places of one time, as staff read them: free, held by somebody who is booking just now, booked, or closed.

/// How the places of a time are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pladser {
    /// How many there are.
    pub kapacitet: i64,
    /// Booked.
    pub booket: i64,
    /// Held for somebody just now.
    pub holdt: i64,
    /// Kept for other a-kasser than the one that looks.
    pub til_andre: i64,
    /// It can be booked at all.
    pub aaben: bool,
}

/// What a time is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tilstand {
    /// A place is left.
    Ledig,
    /// None is left, but one that is held may be given back.
    Holdt,
    /// All are booked.
    Booket,
    /// What is left is kept for other a-kasser.
    Andres,
    /// Nobody can book it, whatever is left.
    Lukket,
}

impl Pladser {
    /// How many can be booked now.
    pub const fn ledige(self) -> i64 {
        let left = self.kapacitet - self.booket - self.holdt - self.til_andre;
        if self.aaben && left > 0 { left } else { 0 }
    }

    /// What it is.
    pub const fn tilstand(self) -> Tilstand {
        match (self.aaben, self.ledige() > 0) {
            (false, _) => Tilstand::Lukket,
            (true, true) => Tilstand::Ledig,
            (true, false) if self.holdt > 0 => Tilstand::Holdt,
            (true, false) if self.til_andre > 0 => Tilstand::Andres,
            (true, false) => Tilstand::Booket,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_free_held_booked_or_closed() {
        let tid = |booket, holdt, aaben| Pladser { kapacitet: 3, booket, holdt, til_andre: 0, aaben };
        for (pladser, tilstand, ledige) in [
            (tid(0, 0, true), Tilstand::Ledig, 3),
            (tid(1, 1, true), Tilstand::Ledig, 1),
            (tid(2, 1, true), Tilstand::Holdt, 0),
            (tid(3, 0, true), Tilstand::Booket, 0),
            (tid(0, 0, false), Tilstand::Lukket, 0),
            (tid(2, 1, false), Tilstand::Lukket, 0),
        ] {
            assert_eq!((pladser.tilstand(), pladser.ledige()), (tilstand, ledige), "{pladser:?}");
        }
    }

    #[test]
    fn what_is_kept_for_others_is_not_free() {
        let tid = |booket, holdt, til_andre| Pladser { kapacitet: 3, booket, holdt, til_andre, aaben: true };
        for (pladser, tilstand, ledige) in [
            (tid(0, 0, 2), Tilstand::Ledig, 1),
            (tid(1, 0, 2), Tilstand::Andres, 0),
            (tid(0, 0, 3), Tilstand::Andres, 0),
            (tid(0, 1, 2), Tilstand::Holdt, 0),
            (tid(3, 0, 0), Tilstand::Booket, 0),
        ] {
            assert_eq!((pladser.tilstand(), pladser.ledige()), (tilstand, ledige), "{pladser:?}");
        }
    }
}
