//! Which reminder is due. It is looked for anew every day, so that one that was not sent in time comes a day late rather than
//! never, and each number of days gives at most one.

use chrono::NaiveDate;

/// The number of days, of those that are set (`dage`), whose reminder about `om` is due on `today`; none when it is too early or
/// too late. Of several that were left out the last one counts.
pub fn gaelder(dage: &[u32], om: NaiveDate, today: NaiveDate) -> Option<u32> {
    let left = u32::try_from((om - today).num_days()).ok()?;
    dage.iter().copied().filter(|&dage| left <= dage).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_has_the_reminder_that_it_has_reached() {
        let om: NaiveDate = "2026-12-10".parse().unwrap();
        for (today, expected) in [
            ("2026-12-06", None),
            ("2026-12-07", Some(3)),
            ("2026-12-08", Some(3)),
            ("2026-12-09", Some(1)),
            ("2026-12-10", Some(1)),
            ("2026-12-11", None),
        ] {
            assert_eq!(gaelder(&[3, 1], om, today.parse().unwrap()), expected, "{today}");
        }
        assert_eq!(gaelder(&[], om, om), None);
    }
}
