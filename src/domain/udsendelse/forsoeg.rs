//! One attempt to deliver an event, and what follows from it.

use std::fmt;
use std::time::Duration;

use chrono::TimeDelta;

/// How long a receiver has for its whole answer.
pub const TIMEOUT: Duration = Duration::from_secs(10);
/// How long a node keeps a receiver to itself before another may take over. Several times the time of one attempt, so that
/// clocks that differ a little never make two nodes send at once.
pub const LAAS: TimeDelta = TimeDelta::seconds(60);
/// How often an event is sent before it is laid aside: about two and a half hours with the waits between.
pub const MAX_FORSOEG: i32 = 12;
/// The first wait; each one after it is twice as long.
const FOERSTE: i64 = 5_000;
/// The longest wait.
const LAENGSTE: i64 = 3_600_000;

/// Why an event did not come through. Never holds anything the receiver said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fejl {
    /// It answered, with this status.
    Svar(u16),
    /// It did not answer in time.
    Tid,
    /// It cannot be reached: no such name, nobody listens, no trusted certificate.
    Forbindelse,
    /// Its address is one that is not called.
    Adresse,
    /// It gives out no token.
    Token,
    /// What is to be sent cannot be written.
    Indhold,
}

impl Fejl {
    /// As it is stored.
    pub fn kode(self) -> String {
        match self {
            Self::Svar(status) => format!("svar {status}"),
            Self::Tid => "tid".to_owned(),
            Self::Forbindelse => "forbindelse".to_owned(),
            Self::Adresse => "adresse".to_owned(),
            Self::Token => "token".to_owned(),
            Self::Indhold => "indhold".to_owned(),
        }
    }

    /// The fault of a stored text; none for any other text.
    pub fn from_kode(kode: &str) -> Option<Self> {
        match kode {
            "tid" => Some(Self::Tid),
            "forbindelse" => Some(Self::Forbindelse),
            "adresse" => Some(Self::Adresse),
            "token" => Some(Self::Token),
            "indhold" => Some(Self::Indhold),
            _ => kode.strip_prefix("svar ")?.parse().ok().map(Self::Svar),
        }
    }
}

impl fmt::Display for Fejl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kode())
    }
}

/// What one attempt came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Levering {
    /// The receiver has it: an answer 2xx, whatever else it says.
    Leveret,
    /// It has not, and may have it later.
    Fejlet(Fejl),
    /// It has read it and does not want it: sending the same again gives the same.
    Afvist(Fejl),
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skridt {
    /// On to the next event.
    Videre,
    /// The same one again, when this time has passed. Those after it wait, so that they come in order.
    Vent(TimeDelta),
    /// Laid aside for operations, and on to the next.
    LaegTilSide(Fejl),
}

/// What follows from an attempt after `forsoeg` failed ones. The wait doubles; half of it is decided by `jitter` (0 to 1), so that
/// receivers that failed together are not tried again together.
pub fn naeste_skridt(levering: Levering, forsoeg: i32, jitter: f64) -> Skridt {
    match levering {
        Levering::Leveret => Skridt::Videre,
        Levering::Afvist(fejl) => Skridt::LaegTilSide(fejl),
        Levering::Fejlet(fejl) if forsoeg + 1 >= MAX_FORSOEG => Skridt::LaegTilSide(fejl),
        Levering::Fejlet(_) => Skridt::Vent(ventetid(forsoeg, jitter)),
    }
}

fn ventetid(forsoeg: i32, jitter: f64) -> TimeDelta {
    let doublings = forsoeg.clamp(0, 20).unsigned_abs();
    let whole = (FOERSTE << doublings).min(LAENGSTE);
    let half = whole / 2;
    // At most half an hour in milliseconds: exact in either type.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small whole numbers")]
    let random = (half as f64 * jitter.clamp(0.0, 1.0)) as i64;
    TimeDelta::milliseconds(whole - half + random)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOWN: Levering = Levering::Fejlet(Fejl::Forbindelse);

    #[test]
    fn what_came_through_is_done_and_what_was_refused_is_laid_aside_at_once() {
        assert_eq!(naeste_skridt(Levering::Leveret, 11, 0.5), Skridt::Videre);
        assert_eq!(naeste_skridt(Levering::Afvist(Fejl::Svar(422)), 0, 0.5), Skridt::LaegTilSide(Fejl::Svar(422)));
    }

    #[test]
    fn waits_double_up_to_an_hour_and_end_with_the_last_attempt() {
        let wait = |forsoeg, jitter| match naeste_skridt(DOWN, forsoeg, jitter) {
            Skridt::Vent(wait) => wait.num_milliseconds(),
            other => panic!("{other:?}"),
        };
        assert_eq!((wait(0, 0.0), wait(0, 1.0)), (2_500, 5_000));
        assert_eq!((wait(1, 0.0), wait(1, 1.0)), (5_000, 10_000));
        assert_eq!((wait(10, 0.0), wait(10, 1.0)), (1_800_000, 3_600_000));
        let longest: i64 = (0..MAX_FORSOEG - 1).map(|forsoeg| wait(forsoeg, 1.0)).sum();
        assert!((2 * 3_600_000..3 * 3_600_000).contains(&longest), "{longest}");
        assert_eq!(naeste_skridt(DOWN, MAX_FORSOEG - 1, 0.5), Skridt::LaegTilSide(Fejl::Forbindelse));
    }

    #[test]
    fn a_stored_fault_is_read_back() {
        for fejl in [Fejl::Svar(500), Fejl::Tid, Fejl::Forbindelse, Fejl::Adresse, Fejl::Token, Fejl::Indhold] {
            assert_eq!(Fejl::from_kode(&fejl.kode()), Some(fejl));
        }
        assert_eq!(Fejl::from_kode("svar x"), None);
    }

    #[test]
    fn a_lock_outlasts_one_attempt_by_far() {
        assert!(LAAS.to_std().unwrap() >= 5 * TIMEOUT);
    }
}
