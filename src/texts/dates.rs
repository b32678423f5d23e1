//! Dates and times in words, in both languages. Every page, letter and message takes them from here.
//!
//! All arguments are local; a day in words always has its weekday where a person must turn up or act. The Danish forms are those
//! of Dansk Sprognævn, the English ones those of GOV.UK with the clock of 24 hours.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::Sprog;
use crate::domain::calendar::{IsoWeek, UmuligDato};

/// "tirsdag den 24. november 2026"; "Tuesday 24 November 2026".
pub fn date_long(sprog: Sprog, date: NaiveDate) -> String {
    let joint = sprog.pick(" den ", " ");
    format!("{}{joint}{}", weekday(sprog, date.weekday()), date_plain(sprog, date))
}

/// "tirsdag den 24. november 2026 kl. 9.00"; "Tuesday 24 November 2026 at 9:00".
pub fn date_time_long(sprog: Sprog, at: NaiveDateTime) -> String {
    format!("{} {}", date_long(sprog, at.date()), time(sprog, at.time()))
}

/// "tirsdag den 24. november 2026 kl. 9.00–9.45"; "Tuesday 24 November 2026 at 9:00–9:45". Start and end lie on one day; the
/// end's date is not shown.
pub fn date_time_range(sprog: Sprog, start: NaiveDateTime, end: NaiveDateTime) -> String {
    format!("{} {}", date_long(sprog, start.date()), time_range(sprog, start.time(), end.time()))
}

/// "24. november 2026"; "24 November 2026".
pub fn date_plain(sprog: Sprog, date: NaiveDate) -> String {
    format!("{} {}", day_of_month(sprog, date), date.year())
}

/// "tirsdag 24. november"; "Tuesday 24 November": for lists whose year is plain from around them.
pub fn date_short(sprog: Sprog, date: NaiveDate) -> String {
    format!("{} {}", weekday(sprog, date.weekday()), day_of_month(sprog, date))
}

fn day_of_month(sprog: Sprog, date: NaiveDate) -> String {
    format!("{}{} {}", date.day(), sprog.pick(".", ""), month(sprog, date.month()))
}

/// "kl. 9.00"; "at 9:00". Seconds are left out.
pub fn time(sprog: Sprog, at: NaiveTime) -> String {
    format!("{} {}", sprog.pick("kl.", "at"), clock(sprog, at))
}

/// "kl. 9.00–9.45"; "at 9:00–9:45", with the en dash of a range.
pub fn time_range(sprog: Sprog, start: NaiveTime, end: NaiveTime) -> String {
    format!("{}–{}", time(sprog, start), clock(sprog, end))
}

/// The last moment of a day on which one may act: "til og med mandag den 23. november 2026 kl. 23.59"; "until Monday
/// 23 November 2026 at 23:59".
pub fn whole_day(sprog: Sprog, last: NaiveDate) -> String {
    let until = sprog.pick("til og med", "until");
    format!("{until} {} {}", date_long(sprog, last), sprog.pick("kl. 23.59", "at 23:59"))
}

/// "uge 48", without the year.
pub fn week(week: IsoWeek) -> String {
    format!("uge {}", week.number())
}

/// How far off a day is: "i dag", "i morgen", "om 6 dage"; for days gone "i går", "for 6 dage siden".
pub fn days_left(sprog: Sprog, today: NaiveDate, day: NaiveDate) -> String {
    let days = day.signed_duration_since(today).num_days();
    match days {
        0 => sprog.pick("i dag", "today").to_owned(),
        1 => sprog.pick("i morgen", "tomorrow").to_owned(),
        2.. => sprog.pick(format!("om {days} dage"), format!("in {days} days")),
        -1 => sprog.pick("i går", "yesterday").to_owned(),
        _ => sprog.pick(format!("for {} dage siden", days.unsigned_abs()), format!("{} days ago", days.unsigned_abs())),
    }
}

/// Why a day is none: "Der findes ikke en 31. november". In Danish alone, as staff's forms are.
pub fn findes_ikke(UmuligDato { dag, maaned, aar }: UmuligDato) -> String {
    match (dag, maaned) {
        (_, 0 | 13..) => format!("Der findes ikke en måned med nummer {maaned}"),
        (29, 2) => format!("Der findes ikke en 29. februar {aar}"),
        _ => format!("Der findes ikke en {dag}. {}", month(Sprog::Da, maaned)),
    }
}

/// "tirsdag"; "Tuesday".
pub const fn weekday(sprog: Sprog, day: Weekday) -> &'static str {
    const DA: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    match sprog {
        Sprog::Da => DA[day as usize],
        Sprog::En => EN[day as usize],
    }
}

/// "november" for 11. Numbers come from a date, so there is no thirteenth.
const fn month(sprog: Sprog, number: u32) -> &'static str {
    match (number, sprog) {
        (1, Sprog::Da) => "januar",
        (2, Sprog::Da) => "februar",
        (3, Sprog::Da) => "marts",
        (4, Sprog::Da) => "april",
        (5, Sprog::Da) => "maj",
        (6, Sprog::Da) => "juni",
        (7, Sprog::Da) => "juli",
        (8, Sprog::Da) => "august",
        (9, Sprog::Da) => "september",
        (10, Sprog::Da) => "oktober",
        (11, Sprog::Da) => "november",
        (_, Sprog::Da) => "december",
        (1, Sprog::En) => "January",
        (2, Sprog::En) => "February",
        (3, Sprog::En) => "March",
        (4, Sprog::En) => "April",
        (5, Sprog::En) => "May",
        (6, Sprog::En) => "June",
        (7, Sprog::En) => "July",
        (8, Sprog::En) => "August",
        (9, Sprog::En) => "September",
        (10, Sprog::En) => "October",
        (11, Sprog::En) => "November",
        (_, Sprog::En) => "December",
    }
}

/// "9.30"; "9:30": for a column that says what it is.
pub fn clock(sprog: Sprog, at: NaiveTime) -> String {
    format!("{}{}{:02}", at.hour(), sprog.pick(".", ":"), at.minute())
}

#[cfg(test)]
mod icu_tests;

#[cfg(test)]
mod tests {
    use super::Sprog::{Da, En};
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
            assert_eq!((date_long(Da, day(date)).as_str(), date_short(Da, day(date)).as_str()), (long, short));
        }
        assert_eq!(date_plain(Da, day("2026-11-24")), "24. november 2026");
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        let months: Vec<_> = (1..=12).map(|number| month(Da, number)).collect();
        assert_eq!(
            months.join(" "),
            "januar februar marts april maj juni juli august september oktober november december"
        );
        let days: Vec<_> = day("2026-11-23").iter_days().take(7).map(|date| weekday(Da, date.weekday())).collect();
        assert_eq!(days.join(" "), "mandag tirsdag onsdag torsdag fredag lørdag søndag");
    }

    #[test]
    fn times() {
        for (text, shown) in
            [("09:00", "kl. 9.00"), ("00:05", "kl. 0.05"), ("14:30:59", "kl. 14.30"), ("23:59", "kl. 23.59")]
        {
            assert_eq!(time(Da, at(text)), shown);
        }
        assert_eq!(time_range(Da, at("09:00"), at("09:45")), "kl. 9.00–9.45");
        let (start, end) = (day("2026-11-24").and_time(at("09:00")), day("2026-11-24").and_time(at("09:45")));
        assert_eq!(date_time_long(Da, start), "tirsdag den 24. november 2026 kl. 9.00");
        assert_eq!(date_time_range(Da, start, end), "tirsdag den 24. november 2026 kl. 9.00–9.45");
    }

    #[test]
    fn in_english() {
        let (date, nine) = (day("2026-11-24"), at("09:00"));
        assert_eq!(date_time_long(En, date.and_time(nine)), "Tuesday 24 November 2026 at 9:00");
        assert_eq!(date_short(En, date), "Tuesday 24 November");
        assert_eq!(time_range(En, nine, at("13:45")), "at 9:00–13:45");
        assert_eq!(whole_day(En, date), "until Tuesday 24 November 2026 at 23:59");
        assert_eq!(whole_day(Da, date), "til og med tirsdag den 24. november 2026 kl. 23.59");
        let said = ["today", "tomorrow", "in 2 days", "yesterday", "3 days ago"];
        for (days, said) in [0, 1, 2, -1, -3].into_iter().zip(said) {
            assert_eq!(days_left(En, date, date + chrono::Duration::days(days)), said);
        }
    }

    #[test]
    fn days_that_are_none() {
        for (typed, said) in [
            ("31.11.2026", "Der findes ikke en 31. november"),
            ("29.2.2027", "Der findes ikke en 29. februar 2027"),
            ("1.13.2026", "Der findes ikke en måned med nummer 13"),
            ("00-01-2026", "Der findes ikke en 0. januar"),
        ] {
            assert_eq!(UmuligDato::af(typed).map(findes_ikke).as_deref(), Some(said));
        }
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
            assert_eq!(days_left(Da, day("2026-11-24"), day(date)), words, "{date}");
        }
    }
}
