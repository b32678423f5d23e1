//! What an aftale between jobcenter and a-kasse may say, as it is typed.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::tekst::{angivet, linje, linjer};
use super::{Code, Field, Verdict};

/// The longest an aftale may be in force, in days: five years. Ours.
pub const DAGE_MAX: i64 = 5 * 366;
/// The longest limit for moving and calling off, in days. Ours.
pub const GRAENSE_MAX: i32 = 60;
/// The longest comment, in characters.
pub const KOMMENTAR_MAX: usize = 1000;

/// As typed. Dates as `2026-11-24`, limits as whole days before the conversation; an empty limit: not possible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AftaleForm {
    /// First day.
    pub fra: String,
    /// Last day.
    pub til: String,
    /// Limit for moving.
    pub ombook: String,
    /// Limit for calling off.
    pub aflys: String,
}

/// Dates and limits without faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AftaleVilkaar {
    /// First day.
    pub fra: NaiveDate,
    /// Last day.
    pub til: NaiveDate,
    /// Limit for moving, in whole days before the conversation.
    pub ombook: Option<i32>,
    /// Limit for calling off.
    pub aflys: Option<i32>,
}

/// The terms, exactly when there is no fault.
pub fn vilkaar(form: &AftaleForm, today: NaiveDate) -> (Verdict, Option<AftaleVilkaar>) {
    let mut verdict = Verdict::default();
    let (fra, til) = periode(&mut verdict, &form.fra, &form.til);
    verdict.refuse_if(fra.is_some_and(|fra| fra < today), &[Field::Fra], Code::AftaleInThePast);
    let days = fra.zip(til).map(|(fra, til)| (til - fra).num_days());
    verdict.refuse_if(days.is_some_and(|days| days >= DAGE_MAX), &[Field::Til], Code::AftaleTooLong);
    let ombook = graense(&mut verdict, &[Field::OmbookDage], &form.ombook);
    let aflys = graense(&mut verdict, &[Field::AflysDage], &form.aflys);
    let vilkaar = fra.zip(til).map(|(fra, til)| AftaleVilkaar { fra, til, ombook, aflys });
    (verdict.clone(), vilkaar.filter(|_| verdict.is_kept()))
}

/// May a draft with these days and these series be proposed or agreed? One that has lain so long that its days are over may not, nor one
/// without times, nor one whose days were changed after a series was put in, so that times would lie beyond them.
pub fn kan_foreslaas(
    dage: &RangeInclusive<NaiveDate>,
    serier: &[RangeInclusive<NaiveDate>],
    today: NaiveDate,
) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(*dage.end() < today, &[Field::Til], Code::AftaleDaysOver);
    verdict.refuse_if(serier.is_empty(), &[Field::Myndighed], Code::AftaleWithoutSerie);
    let outside = |serie: &RangeInclusive<NaiveDate>| !dage.contains(serie.start()) || !dage.contains(serie.end());
    verdict.refuse_if(serier.iter().any(outside), &[Field::Fra, Field::Til], Code::SerieOutsideAftale);
    verdict
}

/// The last day of an aftale that is ended: from today to the day it would have ended anyway.
pub fn opsig(sidste: &str, today: NaiveDate, valid_to: NaiveDate) -> (Verdict, Option<NaiveDate>) {
    let mut verdict = Verdict::default();
    let day = dato(&mut verdict, &[Field::Til], sidste);
    let outside = |day: NaiveDate| day < today || day > valid_to;
    verdict.refuse_if(day.is_some_and(outside), &[Field::Til], Code::OpsigelseOutside);
    (verdict.clone(), day.filter(|_| verdict.is_kept()))
}

/// Who said yes for the a-kasse outside the system, and when.
pub fn uden_om(hvem: &str, hvornaar: &str, today: NaiveDate) -> (Verdict, Option<(String, NaiveDate)>) {
    let mut verdict = Verdict::default();
    verdict.refuse_if(angivet(hvem).is_none(), &[Field::AftaltMed], Code::AftaltMedMissing);
    let day = dato(&mut verdict, &[Field::AftaltDato], hvornaar);
    verdict.refuse_if(day.is_some_and(|day| day > today), &[Field::AftaltDato], Code::AftaltDatoAhead);
    let verdict = verdict.and(&linje(&[Field::AftaltMed], Some(hvem), super::detaljer::NAVN_MAX));
    let told = angivet(hvem).map(str::to_owned).zip(day).filter(|_| verdict.is_kept());
    (verdict, told)
}

/// What the a-kasse says when it sends a proposal back.
pub fn kommentar(text: &str) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(angivet(text).is_none(), &[Field::Begrundelse], Code::BegrundelseMissing);
    verdict.and(&linjer(&[Field::Begrundelse], Some(text), KOMMENTAR_MAX))
}

/// A first and a last day, in that order.
pub fn periode(verdict: &mut Verdict, fra: &str, til: &str) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (fra, til) = (dato(verdict, &[Field::Fra], fra), dato(verdict, &[Field::Til], til));
    let reversed = fra.zip(til).is_some_and(|(fra, til)| til < fra);
    verdict.refuse_if(reversed, &[Field::Til], Code::PeriodeReversed);
    (fra, til)
}

/// A date as browsers send it: four digits for the year, so that the year 20026 is none.
fn dato(verdict: &mut Verdict, fields: &'static [Field], text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.is_empty() {
        verdict.refuse_if(true, fields, Code::DatoEmpty);
        return None;
    }
    let has_form = text.len() == 10 && text.as_bytes().get(4) == Some(&b'-');
    let day = if has_form { text.parse().ok() } else { None };
    verdict.refuse_if(day.is_none(), fields, Code::DatoMissing);
    day
}

fn graense(verdict: &mut Verdict, fields: &'static [Field], text: &str) -> Option<i32> {
    let text = angivet(text)?;
    let days = text.parse().ok().filter(|days| (0..=GRAENSE_MAX).contains(days));
    verdict.refuse_if(days.is_none(), fields, Code::GraenseOutOfBounds);
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    fn codes(fra: &str, til: &str, ombook: &str, aflys: &str) -> Vec<Code> {
        let [fra, til, ombook, aflys] = [fra, til, ombook, aflys].map(str::to_owned);
        let (verdict, terms) = vilkaar(&AftaleForm { fra, til, ombook, aflys }, today());
        assert_eq!(verdict.is_kept(), terms.is_some());
        verdict.breaches().iter().map(|breach| breach.code).collect()
    }

    #[test]
    fn terms_from_today_for_up_to_five_years() {
        assert_eq!(codes("2026-11-24", "2026-11-24", "0", "60"), []);
        assert_eq!(codes("2026-11-24", "2031-11-27", "", ""), []);
        assert_eq!(codes("2026-11-24", "2031-11-28", "", ""), [Code::AftaleTooLong]);
        assert_eq!(codes("2026-11-23", "2026-12-01", "", ""), [Code::AftaleInThePast]);
        assert_eq!(codes("2026-12-02", "2026-12-01", "", ""), [Code::PeriodeReversed]);
        assert_eq!(codes("2026-12-02", "3026-12-01", "", ""), [Code::AftaleTooLong]);
    }

    #[test]
    fn what_is_no_date_or_no_limit_is_told_by_the_field() {
        assert_eq!(codes("", "2026-02-30", "", ""), [Code::DatoEmpty, Code::DatoMissing]);
        assert_eq!(codes("2026-12-01", "+20026-1-1", "", ""), [Code::DatoMissing]);
        let wrong = [Code::GraenseOutOfBounds, Code::GraenseOutOfBounds];
        assert_eq!(codes("2026-12-01", "2026-12-31", "61", "-1"), wrong);
        assert_eq!(codes("2026-12-01", "2026-12-31", "to", "1,5"), wrong);
    }

    #[test]
    fn a_draft_has_times_and_all_of_them_within_its_days() {
        let days = |from: &str, to: &str| from.parse().unwrap()..=to.parse().unwrap();
        let year = days("2026-12-01", "2027-11-30");
        let told = |serier: &[_]| kan_foreslaas(&year, serier, today()).first();
        assert_eq!(told(&[days("2026-12-01", "2027-11-30")]), None, "the whole of it");
        assert_eq!(told(&[]), Some(Code::AftaleWithoutSerie));
        assert_eq!(
            told(&[days("2027-01-01", "2027-01-31"), days("2026-11-30", "2027-01-31")]),
            Some(Code::SerieOutsideAftale)
        );
        assert_eq!(told(&[days("2027-11-01", "2027-12-01")]), Some(Code::SerieOutsideAftale));
        let over = kan_foreslaas(&days("2026-11-01", "2026-11-23"), &[days("2026-11-01", "2026-11-02")], today());
        assert_eq!(over.first(), Some(Code::AftaleDaysOver));
        let last_day = kan_foreslaas(&days("2026-11-01", "2026-11-24"), &[days("2026-11-01", "2026-11-02")], today());
        assert!(last_day.is_kept());
    }

    #[test]
    fn an_end_lies_between_today_and_the_agreed_end() {
        let end = "2026-12-31".parse().unwrap();
        assert_eq!(opsig("2026-11-24", today(), end).1, Some(today()));
        assert_eq!(opsig("2026-12-31", today(), end).1, Some(end));
        assert_eq!(opsig("2026-11-23", today(), end).0.first(), Some(Code::OpsigelseOutside));
        assert_eq!(opsig("2027-01-01", today(), end).0.first(), Some(Code::OpsigelseOutside));
        assert_eq!(opsig("", today(), end).0.first(), Some(Code::DatoEmpty));
    }

    #[test]
    fn a_yes_outside_the_system_has_a_name_and_a_day_that_has_come() {
        assert!(uden_om("Bo Prøve", "2026-11-24", today()).1.is_some());
        assert_eq!(uden_om(" ", "2026-11-25", today()).0.breaches().len(), 2);
        assert_eq!(uden_om("<b>Bo", "2026-11-24", today()).0.first(), Some(Code::HtmlInText));
    }

    #[test]
    fn who_sends_back_says_why() {
        assert!(kommentar("Vi kan ikke om fredagen.\nKan I om torsdagen?").is_kept());
        assert_eq!(kommentar(" \n").first(), Some(Code::BegrundelseMissing));
        assert_eq!(kommentar(&"a".repeat(KOMMENTAR_MAX + 1)).first(), Some(Code::TextTooLong));
    }
}
