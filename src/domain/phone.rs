//! Telephone numbers: eight Danish digits, or a country code and the rest.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Digits after the plus: the bounds of DFDG's pattern `(\+)?[0-9]{3,20}`.
const INTERNATIONAL_DIGITS: std::ops::RangeInclusive<usize> = 3..=20;
const DANISH_DIGITS: usize = 8;
const DENMARK: &str = "45";
/// What one dials for the plus.
const INTERNATIONAL_PREFIX: &str = "00";

/// A telephone number, stored as eight digits when Danish and as `+` and digits when not.
///
/// Personal data: `Debug` hides it, `Display` shows it for people ("12 34 56 78").
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Telefonnummer(String);

/// The text is neither eight digits nor `+` and 3–20 digits. The text itself is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a telephone number is eight digits, or a plus and 3 to 20 digits")]
pub struct TelefonnummerFejl;

impl Telefonnummer {
    /// Without blanks, as stored and as sent to DFDG.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Telefonnummer {
    type Err = TelefonnummerFejl;

    /// Blanks may stand anywhere. `+45` or `0045` before eight digits is dropped, so that one number has
    /// one stored form, and stands before nothing else.
    fn from_str(text: &str) -> Result<Self, TelefonnummerFejl> {
        let mut compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(rest) = compact.strip_prefix(INTERNATIONAL_PREFIX) {
            compact = format!("+{rest}");
        }
        let danish = compact.strip_prefix('+').and_then(|rest| rest.strip_prefix(DENMARK)).unwrap_or(&compact);
        if is_digits(danish) && danish.len() == DANISH_DIGITS {
            return Ok(Self(danish.to_owned()));
        }
        match compact.strip_prefix('+') {
            // What begins as a Danish number and has another length is one with a digit too few or too many.
            Some(rest) if rest.starts_with(DENMARK) => Err(TelefonnummerFejl),
            Some(rest) if is_digits(rest) && INTERNATIONAL_DIGITS.contains(&rest.len()) => Ok(Self(compact)),
            _ => Err(TelefonnummerFejl),
        }
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

impl fmt::Display for Telefonnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.starts_with('+') {
            return f.write_str(&self.0);
        }
        for (place, digit) in self.0.chars().enumerate() {
            let gap = if place > 0 && place % 2 == 0 { " " } else { "" };
            write!(f, "{gap}{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Telefonnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Telefonnummer(****)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_and_how_they_are_shown() {
        let table = [
            ("12345678", "12345678", "12 34 56 78"),
            (" 12 34 56 78 ", "12345678", "12 34 56 78"),
            ("+45 12 34 56 78", "12345678", "12 34 56 78"),
            ("+46 70 123 45 67", "+46701234567", "+46701234567"),
            ("0045 12 34 56 78", "12345678", "12 34 56 78"),
            ("0046 70 123 45 67", "+46701234567", "+46701234567"),
            ("+461", "+461", "+461"),
            ("+12345678901234567890", "+12345678901234567890", "+12345678901234567890"),
        ];
        for (typed, stored, shown) in table {
            let number: Telefonnummer = typed.parse().unwrap();
            assert_eq!((number.as_str(), number.to_string().as_str()), (stored, shown), "{typed}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "",
            "+",
            "1234567",
            "123456789",
            "+12",
            "+45 1234567",
            "+45 123456789",
            "+451",
            "0012",
            "+123456789012345678901",
            "1234567a",
            "++4512345678",
            "12-34-56-78",
            "१२३४५६७८",
        ] {
            assert_eq!(text.parse::<Telefonnummer>(), Err(TelefonnummerFejl), "{text}");
        }
    }

    #[test]
    fn debug_hides_it() {
        assert_eq!(format!("{:?}", "12345678".parse::<Telefonnummer>().unwrap()), "Telefonnummer(****)");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(text in r"(\+[1-9])?[0-9 ]{3,22}") {
            if let Ok(number) = text.parse::<Telefonnummer>() {
                prop_assert_eq!(number.to_string().parse::<Telefonnummer>(), Ok(number.clone()));
                prop_assert_eq!(number.as_str().parse::<Telefonnummer>(), Ok(number));
            }
        }
    }
}
