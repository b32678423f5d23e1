//! Days as people type them.

use chrono::NaiveDate;

/// A day as a date field posts it (`2026-12-01`) or as Danes write it (`1.12.2026`, `01-12-2026`, `1/12/2026`). None: it is no day
/// there is.
pub fn parse_dato(typed: &str) -> Option<NaiveDate> {
    laest(typed)?.ok()
}

/// A day that is written as one and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UmuligDato {
    /// Of the month, from 0 to 99 as typed.
    pub dag: u32,
    /// Month, from 0 to 99 as typed.
    pub maaned: u32,
    /// Year, four digits.
    pub aar: i32,
}

impl UmuligDato {
    /// Such a day, where one is typed; none: it is a day there is, or not written as one.
    pub fn af(typed: &str) -> Option<Self> {
        laest(typed)?.err()
    }
}

/// None: it is not written as a day.
fn laest(typed: &str) -> Option<Result<NaiveDate, UmuligDato>> {
    let typed = typed.trim();
    let numbers: Vec<&str> = typed.split(['.', '-', '/']).collect();
    let [first, month, last] = numbers[..] else { return None };
    let digits =
        |text: &str, max: usize| !text.is_empty() && text.len() <= max && text.bytes().all(|b| b.is_ascii_digit());
    let iso = typed.contains('-') && first.len() == 4;
    let (year, day) = if iso { (first, last) } else { (last, first) };
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let (aar, maaned, dag) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    Some(NaiveDate::from_ymd_opt(aar, maaned, dag).ok_or(UmuligDato { dag, maaned, aar }))
}

#[cfg(test)]
mod tests {
    use super::{UmuligDato, parse_dato};

    #[test]
    fn a_day_is_read_as_danes_and_date_fields_write_it() {
        for typed in ["2026-12-01", "1.12.2026", "01.12.2026", "01-12-2026", " 1/12/2026 "] {
            assert_eq!(parse_dato(typed), "2026-12-01".parse().ok(), "{typed}");
        }
        for typed in
            ["", "12.2026", "31.11.2026", "1.12.26", "2026.12.01.", "12/2026/1", "1.+1.2026", "i morgen", "99999-1-1"]
        {
            assert_eq!(parse_dato(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_told_from_what_is_not_written_as_one() {
        let none = |dag, maaned, aar| Some(UmuligDato { dag, maaned, aar });
        for (typed, found) in [
            ("31.11.2026", none(31, 11, 2026)),
            ("2027-02-29", none(29, 2, 2027)),
            ("2028-02-29", None),
            ("1.13.2026", none(1, 13, 2026)),
            ("0/1/2026", none(0, 1, 2026)),
            ("1.12.26", None),
            ("i morgen", None),
        ] {
            assert_eq!(UmuligDato::af(typed), found, "{typed}");
        }
    }
}
