//! Opening another jobcenter's borger as a guest: by her whole CPR number and with a reason, never by searching.

use super::tekst::{angivet, linjer};
use super::{Code, Field, Verdict};
use crate::domain::cpr::Cpr;

/// Letters of a reason: one that says nothing is none. Ours.
pub const BEGRUNDELSE_MIN: usize = 10;
/// The longest reason.
pub const BEGRUNDELSE_MAX: usize = 500;

/// The number, exactly when there is no fault.
pub fn gaest(cpr: &str, begrundelse: &str) -> (Verdict, Option<Cpr>) {
    let mut verdict = Verdict::default();
    let number = cpr.trim().parse::<Cpr>().ok();
    verdict.refuse_if(number.is_none(), &[Field::Personnummer], Code::CprForm);
    let verdict = verdict.and(&begrundet(begrundelse));
    (verdict.clone(), number.filter(|_| verdict.is_kept()))
}

/// The reason alone, where the number stands elsewhere.
pub fn begrundet(begrundelse: &str) -> Verdict {
    let mut verdict = Verdict::default();
    let said = angivet(begrundelse).map_or(0, |text| text.chars().filter(|c| c.is_alphabetic()).count());
    verdict.refuse_if(said == 0, &[Field::Begrundelse], Code::BegrundelseMissing);
    verdict.refuse_if((1..BEGRUNDELSE_MIN).contains(&said), &[Field::Begrundelse], Code::BegrundelseTooShort);
    verdict.and(&linjer(&[Field::Begrundelse], Some(begrundelse), BEGRUNDELSE_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(cpr: &str, begrundelse: &str) -> Vec<Code> {
        gaest(cpr, begrundelse).0.breaches().iter().map(|breach| breach.code).collect()
    }

    #[test]
    fn a_whole_number_and_a_reason_that_says_something() {
        assert_eq!(codes("610170-2000", "Hun er flyttet hertil i dag"), []);
        assert_eq!(codes("", ""), [Code::BegrundelseMissing, Code::CprForm]);
        assert_eq!(codes("610170-2000", "abcdefghij"), [], "ten letters");
        assert_eq!(codes("610170-2000", "abcdefghi 1"), [Code::BegrundelseTooShort]);
        assert_eq!(codes("610170-2000", &"a".repeat(501)), [Code::TextTooLong]);
    }
}
