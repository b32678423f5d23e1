//! How much a series comes to: what its form says in plain words before it is saved.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::{LocalSlot, Serie};
use crate::domain::calendar::{IsoWeek, helligdag, office_closed};

/// The whole of a series, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omfang {
    /// Simultaneous conversations.
    pub ad_gangen: u32,
    /// Times of a week that has all its days.
    pub tider_om_ugen: u32,
    /// Weeks that have times.
    pub uger: u32,
    /// All times.
    pub tider: u32,
    /// The first and the last day that has times; none: no day has.
    pub dage: Option<(NaiveDate, NaiveDate)>,
    /// Days that would have had times if they were not off for everybody, with their names.
    pub fridage: Vec<(NaiveDate, &'static str)>,
    /// The times of the first weeks, by day.
    pub foerste_uger: BTreeMap<NaiveDate, Vec<LocalSlot>>,
}

/// Weeks of the preview.
const WEEKS: usize = 3;

impl Omfang {
    /// Counts the times in `range`, without `excepted` days.
    pub fn af(serie: &Serie, range: RangeInclusive<NaiveDate>, excepted: &BTreeSet<NaiveDate>) -> Self {
        let mut weeks: BTreeMap<IsoWeek, u32> = BTreeMap::new();
        let mut foerste_uger: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let (mut tider, mut dage) = (0, None);
        for slot in serie.derive(range.clone(), excepted) {
            let day = slot.start.date();
            *weeks.entry(IsoWeek::of(day)).or_default() += 1;
            tider += 1;
            dage = dage.map_or(Some((day, day)), |(first, _)| Some((first, day)));
            if weeks.len() <= WEEKS {
                foerste_uger.entry(day).or_default().push(slot);
            }
        }
        Self {
            ad_gangen: serie.regel().capacity.into(),
            tider_om_ugen: weeks.values().copied().max().unwrap_or(0),
            uger: u32::try_from(weeks.len()).unwrap_or(u32::MAX),
            tider,
            dage,
            fridage: fridage(serie, range),
            foerste_uger,
        }
    }

    /// Conversations in all.
    pub const fn samtaler(&self) -> u32 {
        self.tider * self.ad_gangen
    }

    /// Whether every week has as many times as any: then the product says it all.
    pub const fn er_jaevn(&self) -> bool {
        self.tider_om_ugen * self.uger == self.tider
    }
}

fn fridage(serie: &Serie, range: RangeInclusive<NaiveDate>) -> Vec<(NaiveDate, &'static str)> {
    let regel = serie.regel();
    let (first, last) = (regel.valid_from.max(*range.start()), regel.valid_to.min(*range.end()));
    let days = first.iter_days().take_while(|day| *day <= last).filter(|day| regel.wants(*day));
    days.filter_map(|day| {
        Some((day, helligdag(day).map(|off| off.name()).or(office_closed(day).map(|off| off.name()))?))
    })
    .collect()
}

/// Whether there is a moment in which both series have a conversation.
pub fn har_faelles_tider(one: &Serie, other: &Serie) -> bool {
    let none = BTreeSet::new();
    let (a, b) = (one.regel(), other.regel());
    let range = a.valid_from.max(b.valid_from)..=a.valid_to.min(b.valid_to);
    let (mut ours, mut theirs) = (one.derive(range.clone(), &none).peekable(), other.derive(range, &none).peekable());
    while let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) {
        if our.end <= their.start {
            ours.next();
        } else if their.end <= our.start {
            theirs.next();
        } else {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::serie::{SerieRegel, WeekPattern};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn serie(weekdays: &str, weeks: WeekPattern, from: &str, to: &str) -> Serie {
        let regel = SerieRegel {
            weekdays: weekdays.parse().unwrap(),
            weeks,
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            length_minutes: 30,
            pause_minutes: 0,
            capacity: 3,
            valid_from: day("2027-01-04"),
            valid_to: day("2027-03-21"),
        };
        Serie::new(regel).unwrap()
    }

    fn year() -> RangeInclusive<NaiveDate> {
        day("2027-01-01")..=day("2027-12-31")
    }

    #[test]
    fn three_at_a_time_eight_a_week_eleven_weeks() {
        let serie = serie("man,ons", WeekPattern::Every, "08:30:00", "10:30:00");
        let all = Omfang::af(&serie, year(), &BTreeSet::new());
        assert_eq!((all.ad_gangen, all.tider_om_ugen, all.uger, all.samtaler()), (3, 8, 11, 264));
        assert!(all.er_jaevn() && all.fridage.is_empty());
        assert_eq!(all.foerste_uger.len(), 6, "two days in each of three weeks");
        assert_eq!(all.dage, Some((day("2027-01-04"), day("2027-03-17"))));
    }

    #[test]
    fn a_day_left_out_makes_the_weeks_uneven_and_holidays_are_named() {
        let serie = serie("man,ons", WeekPattern::Every, "08:30:00", "10:30:00");
        let all = Omfang::af(&serie, year(), &[day("2027-01-06")].into());
        assert_eq!((all.tider, all.er_jaevn()), (84, false));
        let easter = SerieRegel { valid_to: day("2027-04-04"), ..serie.regel().clone() };
        let all = Omfang::af(&Serie::new(easter).unwrap(), year(), &BTreeSet::new());
        assert_eq!(all.fridage, [(day("2027-03-29"), "2. påskedag")]);
    }

    #[test]
    fn two_series_meet_only_when_a_conversation_meets_another() {
        let morning = serie("man", WeekPattern::Every, "08:00:00", "10:00:00");
        assert!(har_faelles_tider(&morning, &serie("man,tir", WeekPattern::Even, "09:45:00", "11:00:00")));
        assert!(!har_faelles_tider(&morning, &serie("man", WeekPattern::Every, "10:00:00", "11:00:00")));
        assert!(!har_faelles_tider(&morning, &serie("tir", WeekPattern::Every, "08:00:00", "10:00:00")));
        let odd = serie("man", WeekPattern::Odd, "08:00:00", "10:00:00");
        assert!(!har_faelles_tider(&odd, &serie("man", WeekPattern::Even, "08:00:00", "10:00:00")));
    }
}
