//! The one place where time and randomness come from. Everything else takes an instant as an argument.
//!
//! With the demo log-in the clock can be set by `FAELLESTID_CLOCK`; tests hold it in their hand with [`Clock::set`].
//! Session expiry and token checks use the machine's own clock and are not moved by this one.

use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, SubsecRound, Utc};
use uuid::{NoContext, Timestamp, Uuid};

/// Tells the time and mints ids. Cheap to clone; clones share one time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<Mode>>);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    System,
    Still(DateTime<Utc>),
    Shifted(Duration),
}

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Self::new(Mode::System)
    }

    /// A clock that stands still until [`Clock::set`] moves it.
    pub fn still(instant: DateTime<Utc>) -> Self {
        Self::new(Mode::Still(instant))
    }

    fn new(mode: Mode) -> Self {
        Self(Arc::new(Mutex::new(mode)))
    }

    /// Now, in whole microseconds: what both databases can keep.
    pub fn now(&self) -> DateTime<Utc> {
        let mode = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let instant = match mode {
            Mode::System => machine_time(),
            Mode::Still(instant) => instant,
            Mode::Shifted(by) => machine_time() + by,
        };
        instant.trunc_subsecs(6)
    }

    /// Makes the clock stand still at `instant`. For tests.
    pub fn set(&self, instant: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Mode::Still(instant);
    }

    /// A new UUIDv7: sorted by this clock's time, random in the rest.
    pub fn new_id(&self) -> Uuid {
        let now = self.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
    }
}

/// The machine's own time, whatever the demo clock says: for session expiry alone.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn machine_time() -> DateTime<Utc> {
    DateTime::from(std::time::SystemTime::now())
}

/// The nonce of one page: 128 random bits in hex, for its Content-Security-Policy.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn page_nonce() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// A random number from 0 to 1, so that what failed together is not tried again together.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn jitter() -> f64 {
    rand::random()
}

/// A secret or a token: 256 random bits in hex.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn secret() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}

/// `FAELLESTID_CLOCK` could not be read.
#[derive(Debug, thiserror::Error, PartialEq)]
#[error(
    "FAELLESTID_CLOCK skal være et tidspunkt (2026-11-24T09:00:00Z, eventuelt med + efter) eller en forskydning (+3d, -2h)"
)]
pub struct ClockSpecError;

impl FromStr for Clock {
    type Err = ClockSpecError;

    /// `2026-11-24T09:00:00Z` stands still, with `+` after it starts there and runs; `+3d`, `-2h`, `+15m` is an offset.
    fn from_str(text: &str) -> Result<Self, ClockSpecError> {
        if let Some(start) = text.strip_suffix('+') {
            return Ok(Self::new(Mode::Shifted(instant(start)? - machine_time())));
        }
        match text.chars().next() {
            Some('+' | '-') => Ok(Self::new(Mode::Shifted(offset(text)?))),
            _ => Ok(Self::still(instant(text)?)),
        }
    }
}

fn instant(text: &str) -> Result<DateTime<Utc>, ClockSpecError> {
    DateTime::parse_from_rfc3339(text).map(|instant| instant.to_utc()).map_err(|_| ClockSpecError)
}

fn offset(text: &str) -> Result<Duration, ClockSpecError> {
    let unit = text.chars().last().ok_or(ClockSpecError)?;
    let amount: i64 = text.strip_suffix(unit).and_then(|amount| amount.parse().ok()).ok_or(ClockSpecError)?;
    match unit {
        'd' => Duration::try_days(amount),
        'h' => Duration::try_hours(amount),
        'm' => Duration::try_minutes(amount),
        _ => None,
    }
    .ok_or(ClockSpecError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_clock_stands_until_it_is_set() {
        let clock: Clock = "2026-11-24T09:00:00Z".parse().unwrap();
        assert_eq!(clock.now().to_rfc3339(), "2026-11-24T09:00:00+00:00");
        clock.set(clock.now() + Duration::hours(1));
        assert_eq!(clock.now().to_rfc3339(), "2026-11-24T10:00:00+00:00");
    }

    #[test]
    fn a_started_clock_runs_from_its_start() {
        let clock: Clock = "2030-01-01T00:00:00Z+".parse().unwrap();
        let since = clock.now() - instant("2030-01-01T00:00:00Z").unwrap();
        assert!(since >= Duration::zero() && since < Duration::hours(1));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "i morgen", "+3", "+xd", "3d", "+99999999999999999999d", "-9223372036854775807d"] {
            assert_eq!(text.parse::<Clock>().err(), Some(ClockSpecError), "{text}");
        }
    }

    #[test]
    fn ids_are_version_7_and_follow_the_clock() {
        let clock = Clock::still(instant("2026-11-24T09:00:00Z").unwrap());
        let earlier = clock.new_id();
        clock.set(clock.now() + Duration::seconds(1));
        assert!(clock.new_id() > earlier);
        assert_eq!(earlier.get_version_num(), 7);
    }
}
