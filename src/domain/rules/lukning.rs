//! Which days a closure may be about.

use chrono::NaiveDate;

use super::aftale::periode;
use super::{Code, Field, Verdict};

/// The longest closure at once, in days. Ours.
pub const DAGE_MAX: i64 = 366;

/// The days, exactly when there is no fault. A day that has passed may stand in them: its times are left as they are.
pub fn dage(fra: &str, til: &str) -> (Verdict, Option<(NaiveDate, NaiveDate)>) {
    let mut verdict = Verdict::default();
    let days = periode(&mut verdict, fra, til);
    let days = days.0.zip(days.1);
    let long = days.is_some_and(|(fra, til)| (til - fra).num_days() >= DAGE_MAX);
    verdict.refuse_if(long, &[Field::Til], Code::LukningTooLong);
    (verdict.clone(), days.filter(|_| verdict.is_kept()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(fra: &str, til: &str) -> Option<Code> {
        dage(fra, til).0.first()
    }

    #[test]
    fn a_closure_runs_forwards_and_for_a_year_at_most() {
        assert_eq!(code("2026-12-01", "2026-12-01"), None);
        assert_eq!(code("2026-12-01", "2027-12-01"), None);
        assert_eq!(code("2026-12-01", "2027-12-02"), Some(Code::LukningTooLong));
        assert_eq!(code("2026-12-02", "2026-12-01"), Some(Code::PeriodeReversed));
        assert_eq!(code("2026-12-02", "3026-12-01"), Some(Code::LukningTooLong));
        assert_eq!(code("", "2026-12-01"), Some(Code::DatoMissing));
    }
}
