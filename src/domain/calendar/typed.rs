//! Days as people type them.

use chrono::NaiveDate;

/// A day as a date field posts it (`2026-12-01`) or as Danes write it (`1.12.2026`, `01-12-2026`, `1/12/2026`). None: it is no day
/// there is.
pub fn parse_dato(typed: &str) -> Option<NaiveDate> {
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
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::parse_dato;

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
}
