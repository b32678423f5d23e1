//! The addresses to which an a-kasse gets its daily digest.

use super::{Code, Field, Verdict};
use crate::domain::email::Email;
use crate::domain::oversigtsmail::ADRESSER_MAX;

/// The address, exactly when it may be put beside those there are.
pub fn adresse(text: &str, kendte: &[String]) -> (Verdict, Option<Email>) {
    let mut verdict = Verdict::default();
    if text.trim().is_empty() {
        verdict.refuse_if(true, &[Field::Email], Code::OversigtsmailMissing);
        return (verdict, None);
    }
    let email: Option<Email> = text.parse().ok();
    verdict.refuse_if(email.is_none(), &[Field::Email], Code::EmailForm);
    let same = |email: &Email| kendte.iter().any(|known| known.eq_ignore_ascii_case(email.as_str()));
    verdict.refuse_if(email.as_ref().is_some_and(same), &[Field::Email], Code::OversigtsmailTwice);
    verdict.refuse_if(kendte.len() >= ADRESSER_MAX, &[Field::Email], Code::OversigtsmailTooMany);
    (verdict.clone(), email.filter(|_| verdict.is_kept()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_there_is_one_and_is_new() {
        let known = ["jobsamtaler@example.dk".to_owned()];
        let first = |text: &str| adresse(text, &known).0.first();
        assert_eq!(first("postkasse@example.dk"), None);
        assert_eq!(first("  "), Some(Code::OversigtsmailMissing));
        assert_eq!(first("postkasse"), Some(Code::EmailForm));
        assert_eq!(first("Jobsamtaler@Example.dk"), Some(Code::OversigtsmailTwice));
    }

    #[test]
    fn there_are_five_at_most() {
        let known: Vec<_> = (0..5).map(|n| format!("en{n}@example.dk")).collect();
        assert_eq!(adresse("ny@example.dk", &known[..4]).0.first(), None);
        assert_eq!(adresse("ny@example.dk", &known).0.first(), Some(Code::OversigtsmailTooMany));
    }
}
