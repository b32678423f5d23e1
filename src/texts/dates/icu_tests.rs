//! Our dates beside those of ICU, which has its words from CLDR and knows nothing of ours.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use icu_datetime::fieldsets::{T, YMDE};
use icu_datetime::input::{Date, Time};
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_locale_core::{Locale, locale};

use super::{clock, date_long};
use crate::texts::Sprog;

/// British English: the day before the month, as in Danish.
const LOCALES: [(Sprog, Locale); 2] = [(Sprog::Da, locale!("da")), (Sprog::En, locale!("en-GB"))];

#[test]
fn every_day_of_two_years_is_written_as_icu_writes_it() {
    for (sprog, locale) in LOCALES {
        let icu = DateTimeFormatter::try_new(locale.into(), YMDE::long()).unwrap();
        let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        for day in first.iter_days().take(731) {
            let (month, of_month) = (u8::try_from(day.month()).unwrap(), u8::try_from(day.day()).unwrap());
            let date = Date::try_new_iso(day.year(), month, of_month).unwrap();
            // CLDR's full Danish date has the "den" that ICU leaves out when it puts one together from its parts; GOV.UK has
            // no comma in the English one.
            let icus = icu.format(&date).to_string().replace(',', "");
            assert_eq!(date_long(sprog, day).replace(" den ", " "), icus, "{day}");
        }
    }
}

/// ICU writes "09.00" in Danish; Retskrivningsordbogen and our pages write "9.00".
#[test]
fn times_are_written_as_icu_writes_them_but_for_a_leading_zero() {
    for (sprog, locale) in LOCALES {
        let icu = NoCalendarFormatter::try_new(locale.into(), T::hm()).unwrap();
        for minutes in (0..24 * 60).step_by(7) {
            let at = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap();
            let (hour, minute) = (u8::try_from(at.hour()).unwrap(), u8::try_from(at.minute()).unwrap());
            let time = icu.format(&Time::try_new(hour, minute, 0, 0).unwrap()).to_string();
            let without_zero = time.strip_prefix('0').unwrap_or(&time);
            assert_eq!(clock(sprog, at), without_zero);
        }
    }
}
