//! The CPR number: what it may look like, and how it is kept out of logs and pages.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use thiserror::Error;

/// Added to the day of birth in a replacement number, which no living person can have.
const REPLACEMENT_DAYS: u32 = 60;

/// A citizen's CPR number, ten digits without hyphen.
///
/// Both `Debug` and `Display` mask the last four digits, and there is no serde on purpose: the number must not reach a
/// log, an address or an island by accident. Equality is of the number, not of the person: a person may change number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cpr(String);

/// Why a text is no CPR number. The text itself is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CprFejl {
    /// Not ten digits, or ten digits with a hyphen after the sixth.
    #[error("a CPR number is ten digits, with or without a hyphen after the sixth")]
    Form,
    /// The first six digits and the century rule give a day that never was.
    #[error("the first six digits of the CPR number are no date")]
    Dato,
}

impl Cpr {
    /// The ten digits in clear, for the store and for calls to DFDG. Nothing else may use it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a replacement number (day + 60): a fictional or an administrative person.
    pub fn is_replacement(&self) -> bool {
        self.0.starts_with(|digit| digit > '3')
    }

    /// The day the person was born; of a replacement number the day it stands for.
    pub fn foedselsdato(&self) -> Option<NaiveDate> {
        birth_date(ten_digits(&self.0)?)
    }

    /// Six digits clear, four hidden: `DDMMYY-****`.
    fn masked(&self) -> String {
        format!("{}-****", self.0.get(..6).unwrap_or_default())
    }
}

impl FromStr for Cpr {
    type Err = CprFejl;

    /// Accepts surrounding blanks and a hyphen after the sixth digit. Modulus 11 is never looked at: numbers without it
    /// have been issued since 1 October 2007 (cpr.dk).
    fn from_str(text: &str) -> Result<Self, CprFejl> {
        let digits = ten_digits(text.trim()).ok_or(CprFejl::Form)?;
        birth_date(digits).ok_or(CprFejl::Dato)?;
        Ok(Self(digits.iter().map(ToString::to_string).collect()))
    }
}

impl fmt::Debug for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cpr({})", self.masked())
    }
}

impl fmt::Display for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

fn ten_digits(text: &str) -> Option<[u32; 10]> {
    let (date, serial) = text.split_once('-').or_else(|| text.split_at_checked(6))?;
    if date.len() != 6 || serial.len() != 4 {
        return None;
    }
    let digits: Vec<u32> = date.chars().chain(serial.chars()).map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    digits.try_into().ok()
}

fn birth_date([d1, d2, m1, m2, y1, y2, s1, ..]: [u32; 10]) -> Option<NaiveDate> {
    let year = birth_year(y1 * 10 + y2, s1);
    NaiveDate::from_ymd_opt(year, m1 * 10 + m2, birth_day(d1 * 10 + d2))
}

fn birth_day(day: u32) -> u32 {
    if day > REPLACEMENT_DAYS { day - REPLACEMENT_DAYS } else { day }
}

/// The century rule of cpr.dk, from the two digits of the year and the seventh digit of the number.
fn birth_year(short: u32, seventh: u32) -> i32 {
    let century = match (seventh, short) {
        (4 | 9, 0..=36) | (5..=8, 0..=57) => 2000,
        (5..=8, _) => 1800,
        _ => 1900,
    };
    century + short.cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn takes_ten_digits_with_or_without_hyphen() {
        for text in ["6101901234", "610190-1234", " 610190-1234 "] {
            assert_eq!(text.parse::<Cpr>().unwrap().as_str(), "6101901234", "{text}");
        }
    }

    #[test]
    fn tells_the_day_of_birth() {
        let born = |text: &str| text.parse::<Cpr>().unwrap().foedselsdato();
        assert_eq!(born("610190-1234"), NaiveDate::from_ymd_opt(1990, 1, 1), "day + 60");
        assert_eq!(born("911201-4234"), NaiveDate::from_ymd_opt(2001, 12, 31));
    }

    #[test]
    fn refuses_other_forms() {
        for text in [
            "",
            "610190",
            "610190-123",
            "61019-01234",
            "6101901-234",
            "610190 1234",
            "610190-12345",
            "61019O1234",
            "610190-1२3",
        ] {
            assert_eq!(text.parse::<Cpr>(), Err(CprFejl::Form), "{text}");
        }
    }

    #[test]
    fn refuses_impossible_dates() {
        for text in [
            "600190-1234",
            "920190-1234",
            "910490-1234",
            "611390-1234",
            "610090-1234",
            "890223-1234",
            "400190-1234",
            "000190-1234",
        ] {
            assert_eq!(text.parse::<Cpr>(), Err(CprFejl::Dato), "{text}");
        }
    }

    #[test]
    fn the_century_decides_about_29_february() {
        assert!("890200-1234".parse::<Cpr>().is_err(), "1900 was no leap year");
        assert!("890200-4234".parse::<Cpr>().is_ok(), "2000 was");
    }

    #[test]
    fn century_vectors() {
        let vectors = [
            (3, 99, 1999),
            (4, 36, 2036),
            (4, 37, 1937),
            (5, 57, 2057),
            (5, 58, 1858),
            (9, 0, 2000),
            (9, 37, 1937),
            (0, 0, 1900),
        ];
        for (seventh, short, year) in vectors {
            assert_eq!(birth_year(short, seventh), year, "digit {seventh}, year {short}");
        }
    }

    #[test]
    fn day_plus_sixty_marks_a_replacement_number() {
        assert!("910190-1234".parse::<Cpr>().unwrap().is_replacement());
        assert_eq!((birth_day(1), birth_day(31), birth_day(61), birth_day(91)), (1, 31, 1, 31));
    }

    #[test]
    fn prints_masked() {
        let cpr: Cpr = "6101901234".parse().unwrap();
        assert_eq!(format!("{cpr}"), "610190-****");
        assert_eq!(format!("{cpr:?}"), "Cpr(610190-****)");
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,14}") {
            let _ = text.parse::<Cpr>();
        }

        #[test]
        fn any_serial_is_taken_whatever_modulus_11_says(day in 61..=88u32, month in 1..=12u32, year in 0..=99u32, serial in 0..=9999u32) {
            let text = format!("{day:02}{month:02}{year:02}{serial:04}");
            let cpr = text.parse::<Cpr>().unwrap();
            prop_assert_eq!(cpr.as_str(), text.as_str());
            prop_assert_eq!(cpr.to_string(), format!("{}-****", &text[..6]));
        }
    }
}
