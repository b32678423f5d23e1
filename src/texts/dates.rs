//! Dates and times in Danish words. Every page, letter and message takes them from here.
//!
//! All arguments are local; a day in words always has its weekday where a person must turn up or act.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use crate::domain::calendar::IsoWeek;

/// "tirsdag den 24. november 2026".
pub fn date_long(date: NaiveDate) -> String {
    format!("{} den {}", weekday(date.weekday()), date_plain(date))
}

/// "tirsdag den 24. november 2026 kl. 9.00".
pub fn date_time_long(at: NaiveDateTime) -> String {
    format!("{} {}", date_long(at.date()), time(at.time()))
}

/// "tirsdag den 24. november 2026 kl. 9.00–9.45". Start and end lie on one day; the end's date is not shown.
pub fn date_time_range(start: NaiveDateTime, end: NaiveDateTime) -> String {
    format!("{} {}", date_long(start.date()), time_range(start.time(), end.time()))
}

/// "24. november 2026".
pub fn date_plain(date: NaiveDate) -> String {
    format!("{}. {} {}", date.day(), month(date.month()), date.year())
}

/// "tirsdag 24. november", for lists whose year is plain from around them.
pub fn date_short(date: NaiveDate) -> String {
    format!("{} {}. {}", weekday(date.weekday()), date.day(), month(date.month()))
}

/// "kl. 9.00". Seconds are left out.
pub fn time(at: NaiveTime) -> String {
    format!("kl. {}", clock(at))
}

/// "kl. 9.00–9.45", with the en dash of a range.
pub fn time_range(start: NaiveTime, end: NaiveTime) -> String {
    format!("kl. {}–{}", clock(start), clock(end))
}

/// "uge 48", without the year.
pub fn week(week: IsoWeek) -> String {
    format!("uge {}", week.number())
}

/// How far off a day is: "i dag", "i morgen", "om 6 dage"; for days gone "i går", "for 6 dage siden".
pub fn days_left(today: NaiveDate, day: NaiveDate) -> String {
    let days = day.signed_duration_since(today).num_days();
    match days {
        0 => "i dag".to_owned(),
        1 => "i morgen".to_owned(),
        2.. => format!("om {days} dage"),
        -1 => "i går".to_owned(),
        _ => format!("for {} dage siden", days.unsigned_abs()),
    }
}

/// "tirsdag".
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mandag",
        Weekday::Tue => "tirsdag",
        Weekday::Wed => "onsdag",
        Weekday::Thu => "torsdag",
        Weekday::Fri => "fredag",
        Weekday::Sat => "lørdag",
        Weekday::Sun => "søndag",
    }
}

/// "november" for 11. Numbers come from a date, so there is no thirteenth.
const fn month(number: u32) -> &'static str {
    match number {
        1 => "januar",
        2 => "februar",
        3 => "marts",
        4 => "april",
        5 => "maj",
        6 => "juni",
        7 => "juli",
        8 => "august",
        9 => "september",
        10 => "oktober",
        11 => "november",
        _ => "december",
    }
}

/// "9.30": for a column that says what it is.
pub fn clock(at: NaiveTime) -> String {
    format!("{}.{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    #[test]
    fn dates() {
        let table = [
            ("2026-11-24", "tirsdag den 24. november 2026", "tirsdag 24. november"),
            ("2026-01-05", "mandag den 5. januar 2026", "mandag 5. januar"),
            ("2028-02-29", "tirsdag den 29. februar 2028", "tirsdag 29. februar"),
            ("2027-01-02", "lørdag den 2. januar 2027", "lørdag 2. januar"),
            ("2027-12-31", "fredag den 31. december 2027", "fredag 31. december"),
        ];
        for (date, long, short) in table {
            assert_eq!((date_long(day(date)).as_str(), date_short(day(date)).as_str()), (long, short));
        }
        assert_eq!(date_plain(day("2026-11-24")), "24. november 2026");
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        let months: Vec<_> = (1..=12).map(month).collect();
        assert_eq!(
            months.join(" "),
            "januar februar marts april maj juni juli august september oktober november december"
        );
        let days: Vec<_> = day("2026-11-23").iter_days().take(7).map(|date| weekday(date.weekday())).collect();
        assert_eq!(days.join(" "), "mandag tirsdag onsdag torsdag fredag lørdag søndag");
    }

    #[test]
    fn times() {
        for (text, shown) in
            [("09:00", "kl. 9.00"), ("00:05", "kl. 0.05"), ("14:30:59", "kl. 14.30"), ("23:59", "kl. 23.59")]
        {
            assert_eq!(time(at(text)), shown);
        }
        assert_eq!(time_range(at("09:00"), at("09:45")), "kl. 9.00–9.45");
        let (start, end) = (day("2026-11-24").and_time(at("09:00")), day("2026-11-24").and_time(at("09:45")));
        assert_eq!(date_time_long(start), "tirsdag den 24. november 2026 kl. 9.00");
        assert_eq!(date_time_range(start, end), "tirsdag den 24. november 2026 kl. 9.00–9.45");
    }

    #[test]
    fn weeks() {
        assert_eq!(week("2026-W48".parse().unwrap()), "uge 48");
        assert_eq!(week("2027-W01".parse().unwrap()), "uge 1");
    }

    #[test]
    fn how_far_off() {
        let table = [
            ("2026-11-24", "i dag"),
            ("2026-11-25", "i morgen"),
            ("2026-11-26", "om 2 dage"),
            ("2026-11-30", "om 6 dage"),
            ("2027-11-24", "om 365 dage"),
            ("2026-11-23", "i går"),
            ("2026-11-18", "for 6 dage siden"),
        ];
        for (date, words) in table {
            assert_eq!(days_left(day("2026-11-24"), day(date)), words, "{date}");
        }
    }
}
