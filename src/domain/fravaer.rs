//! Absence: a period of local days in which something else holds for a borger. Source: DFDG FravaerService.

use chrono::NaiveDate;

use super::code_lists::FravaerType;

/// One absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periode {
    /// Which kind.
    pub fravaertype: FravaerType,
    /// First day.
    pub fra: NaiveDate,
    /// Last day, that whole day included; none: it is not known when it ends.
    pub til: Option<NaiveDate>,
}

impl Periode {
    /// Whether it is in force on `day`.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.fra <= day && self.til.is_none_or(|til| day <= til)
    }

    /// Whether it is in force on any day from `first` to `last`, both included.
    pub fn meets(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.fra <= last && self.til.is_none_or(|til| first <= til)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn both_ends_are_inside() {
        let week = Periode { fravaertype: FravaerType::Ferie, fra: day("2026-11-02"), til: Some(day("2026-11-08")) };
        assert!(!week.covers(day("2026-11-01")) && week.covers(day("2026-11-02")));
        assert!(week.covers(day("2026-11-08")) && !week.covers(day("2026-11-09")));
        assert!(Periode { til: None, ..week }.covers(NaiveDate::MAX));
        assert!(week.meets(day("2026-11-08"), day("2026-12-01")) && week.meets(day("2026-10-01"), day("2026-11-02")));
        assert!(!week.meets(day("2026-11-09"), day("2026-12-01")) && !week.meets(day("2026-10-01"), day("2026-11-01")));
    }
}
