//! Which days a closure may be about.

use chrono::NaiveDate;

use super::aftale::periode;
use super::detaljer::NAVN_MAX;
use super::tekst::{angivet, linje};
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

/// A day on which an authority is to be closed, with why. It lies ahead, or is today.
pub fn lukkedag(dato: &str, navn: &str, today: NaiveDate) -> (Verdict, Option<NaiveDate>) {
    let (mut verdict, days) = dage(dato, dato);
    let day = days.map(|(day, _)| day);
    verdict.refuse_if(day.is_some_and(|day| day < today), &[Field::Fra], Code::LukkedagInThePast);
    verdict.refuse_if(angivet(navn).is_none(), &[Field::Navn], Code::BegrundelseMissing);
    let far = day.is_some_and(|day| (day - today).num_days() > DAGE_MAX * 5);
    verdict.refuse_if(far, &[Field::Fra], Code::TooFarAhead);
    let verdict = verdict.and(&linje(&[Field::Navn], Some(navn), NAVN_MAX));
    (verdict.clone(), day.filter(|_| verdict.is_kept()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(fra: &str, til: &str) -> Option<Code> {
        dage(fra, til).0.first()
    }

    #[test]
    fn a_closed_day_lies_ahead_and_says_why() {
        let today = "2026-11-24".parse().unwrap();
        let first = |dato: &str, navn: &str| lukkedag(dato, navn, today).0.first();
        assert_eq!(first("2026-11-24", "Personaledag"), None);
        assert_eq!(first("2026-11-23", "Personaledag"), Some(Code::LukkedagInThePast));
        assert_eq!(first("2026-11-24", " "), Some(Code::BegrundelseMissing));
        assert_eq!(first("3026-11-24", "Personaledag"), Some(Code::TooFarAhead));
        assert_eq!(first("2026-02-30", "Personaledag"), Some(Code::DatoMissing));
    }

    #[test]
    fn a_closure_runs_forwards_and_for_a_year_at_most() {
        assert_eq!(code("2026-12-01", "2026-12-01"), None);
        assert_eq!(code("2026-12-01", "2027-12-01"), None);
        assert_eq!(code("2026-12-01", "2027-12-02"), Some(Code::LukningTooLong));
        assert_eq!(code("2026-12-02", "2026-12-01"), Some(Code::PeriodeReversed));
        assert_eq!(code("2026-12-02", "3026-12-01"), Some(Code::LukningTooLong));
        assert_eq!(code("", "2026-12-01"), Some(Code::DatoEmpty));
    }
}
