//! The daily digest by e-mail to an a-kasse: how many conversations are new, moved and called off, never whose. When it is sent, and
//! what may become of a sending.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::calendar::holidays::is_closed_for_all;
use super::stored_text::stored_text;

/// From when on it is sent on a working day, local. Ours: it is there when people come to work.
pub const AABNER: NaiveTime = NaiveTime::from_hms_opt(7, 0, 0).unwrap();
/// Until when one that could not be sent in the morning is, local; later it waits for the next morning. Ours.
pub const LUKKER: NaiveTime = NaiveTime::from_hms_opt(18, 0, 0).unwrap();
/// Addresses of one a-kasse. Ours.
pub const ADRESSER_MAX: usize = 5;
/// Days in which an address that is asked can say yes. Ours.
pub const SVARFRIST_DAGE: i64 = 7;

stored_text! {
    /// What became of the last sending to an address.
    pub enum OversigtUdfald {
        /// The mail that asks has left.
        Spurgt = "spurgt",
        /// The digest has left.
        Sendt = "sendt",
        /// There was nothing to tell.
        IntetNyt = "intet_nyt",
        /// It could not be sent and is tried again the same day.
        ProeverIgen = "proever_igen",
        /// It could not be sent; the next one covers the same days too.
        Opgivet = "opgivet",
    }
}

/// How much is new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NytTal {
    /// New conversations.
    pub nye: usize,
    /// Moved ones.
    pub flyttede: usize,
    /// Ones that were called off.
    pub aflyste: usize,
    /// Ones that were both made and called off.
    pub begge: usize,
    /// Ones in which others take part.
    pub deltagere: usize,
    /// What jobcentre have done to the aftaler.
    pub aftaler: usize,
}

impl NytTal {
    /// There is nothing to tell.
    pub fn er_tom(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a digest is sent at this local time. `lukket`: the a-kasse has closed that day.
pub fn sendes(local: NaiveDateTime, lukket: bool) -> bool {
    (AABNER..LUKKER).contains(&local.time()) && er_hverdag(local.date()) && !lukket
}

/// The local time on the next working day after `dag` at which one is sent.
pub fn naeste_morgen(dag: NaiveDate) -> NaiveDateTime {
    let mut later = dag.iter_days();
    later.next();
    later.find(|day| er_hverdag(*day)).unwrap_or(dag).and_time(AABNER)
}

fn er_hverdag(dag: NaiveDate) -> bool {
    !matches!(dag.weekday(), Weekday::Sat | Weekday::Sun) && !is_closed_for_all(dag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_sent_in_the_hours_of_a_working_day() {
        assert!(!sendes(at("2026-11-24T06:59:59"), false));
        assert!(sendes(at("2026-11-24T07:00:00"), false));
        assert!(sendes(at("2026-11-24T17:59:59"), false));
        assert!(!sendes(at("2026-11-24T18:00:00"), false));
        assert!(!sendes(at("2026-11-24T08:00:00"), true), "the a-kasse is closed");
        assert!(!sendes(at("2026-11-28T08:00:00"), false), "a Saturday");
        assert!(!sendes(at("2026-12-25T08:00:00"), false), "Christmas Day, a Friday");
    }

    #[test]
    fn the_next_morning_is_that_of_a_working_day() {
        let next = |day: &str| naeste_morgen(day.parse().unwrap());
        assert_eq!(next("2026-11-24"), at("2026-11-25T07:00:00"));
        assert_eq!(next("2026-11-27"), at("2026-11-30T07:00:00"), "Friday to Monday");
        assert_eq!(next("2027-03-24"), at("2027-03-30T07:00:00"), "over Easter");
    }
}
