//! What kinds of value a setting can have, and how each stands as text.

use chrono::NaiveDate;

/// The longest period in days, and the largest count, that makes sense: a hundred years.
const MAX: u32 = 36_525;

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
