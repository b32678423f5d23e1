//! A set of weekdays, small enough to copy, with the Danish short names it is stored under.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;
use thiserror::Error;

/// Monday first, with the short names of the database column.
const NAMES: [(Weekday, &str); 7] = [
    (Weekday::Mon, "man"),
    (Weekday::Tue, "tir"),
    (Weekday::Wed, "ons"),
    (Weekday::Thu, "tor"),
    (Weekday::Fri, "fre"),
    (Weekday::Sat, "lør"),
    (Weekday::Sun, "søn"),
];

/// A set of weekdays. As text: short names with commas, Monday first ("man,ons"); the empty set is the empty text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

/// The text holds something that is no Danish short name of a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("weekdays are written as in man,ons")]
pub struct WeekdaysFejl;

impl Weekdays {
    /// Whether no day is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the day is in the set.
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// The days of the set, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        NAMES.into_iter().map(|(day, _)| day).filter(move |day| self.contains(*day))
    }
}

const fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |set, day| set | bit(day)))
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = NAMES.iter().filter(|(day, _)| self.contains(*day)).map(|(_, name)| *name).collect();
        f.write_str(&names.join(","))
    }
}

impl FromStr for Weekdays {
    type Err = WeekdaysFejl;

    /// Order and repetition do not matter; blanks are refused.
    fn from_str(text: &str) -> Result<Self, WeekdaysFejl> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        text.split(',').map(day_named).collect()
    }
}

fn day_named(text: &str) -> Result<Weekday, WeekdaysFejl> {
    NAMES.iter().find(|(_, name)| *name == text).map(|(day, _)| *day).ok_or(WeekdaysFejl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_round_trips() {
        for bits in 0..128 {
            let set = Weekdays(bits);
            assert_eq!(set.to_string().parse(), Ok(set));
            assert_eq!(set.iter().collect::<Weekdays>(), set);
        }
    }

    #[test]
    fn text_is_monday_first() {
        assert_eq!("søn,ons,man,ons".parse::<Weekdays>().unwrap().to_string(), "man,ons,søn");
        assert_eq!(Weekdays::default().to_string(), "");
    }

    #[test]
    fn refuses_other_texts() {
        for text in ["mon", "man,", ",man", "man, ons", "Man", "mandag"] {
            assert_eq!(text.parse::<Weekdays>(), Err(WeekdaysFejl), "{text}");
        }
    }
}
