//! What kinds of value a setting can have, and how each stands as text.

use chrono::NaiveDate;

/// The longest period in days, and the largest count, that makes sense: a hundred years.
const MAX: u32 = 36_525;

/// Nobody is reminded of something more than a month ahead.
const MOST_DAYS_BEFORE: u32 = 31;

/// A value that reads from text and writes itself as the same text.
pub trait Vaerdi: Sized {
    /// `None` for any other text.
    fn read(text: &str) -> Option<Self>;
    /// As stored.
    fn write(&self) -> String;
}

impl Vaerdi for NaiveDate {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// Empty: none.
impl Vaerdi for Option<NaiveDate> {
    fn read(text: &str) -> Option<Self> {
        if text.is_empty() { Some(None) } else { NaiveDate::read(text).map(Some) }
    }

    fn write(&self) -> String {
        self.map(|date| date.write()).unwrap_or_default()
    }
}

impl Vaerdi for u32 {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|&number| number <= MAX)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// Numbers of days, the most first, each once; empty: none.
impl Vaerdi for Vec<u32> {
    fn read(text: &str) -> Option<Self> {
        let days: Vec<_> = text.split(',').filter(|_| !text.is_empty()).map(u32::read).collect::<Option<_>>()?;
        let falling = days.windows(2).all(|pair| pair[0] > pair[1]);
        (falling && days.iter().all(|days| (1..=MOST_DAYS_BEFORE).contains(days))).then_some(days)
    }

    fn write(&self) -> String {
        self.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
    }
}

impl Vaerdi for bool {
    fn read(text: &str) -> Option<Self> {
        match text {
            "ja" => Some(true),
            "nej" => Some(false),
            _ => None,
        }
    }

    fn write(&self) -> String {
        if *self { "ja" } else { "nej" }.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_listed_falling_and_once() {
        for text in ["", "1", "3,1", "31,14,2"] {
            assert_eq!(Vec::<u32>::read(text).unwrap().write(), text);
        }
        for text in ["0", "32", "1,3", "3,3", "3,", ",", "3 1", "3, 1", "tre"] {
            assert_eq!(Vec::<u32>::read(text), None, "{text}");
        }
    }
}
