//! How the borger can be reached about the conversation. Runs in the browser too, by the island on the check page.

use super::{Code, Field, Verdict};
use crate::domain::email::Email;
use crate::domain::phone::Telefonnummer;

/// The telephone number must be there and be one.
pub fn telefon(text: &str) -> Verdict {
    let mut verdict = Verdict::default();
    let missing = text.trim().is_empty();
    verdict.refuse_if(missing, &[Field::Telefon], Code::TelefonMissing);
    verdict.refuse_if(!missing && text.parse::<Telefonnummer>().is_err(), &[Field::Telefon], Code::TelefonForm);
    verdict
}

/// The e-mail address may be left out.
pub fn email(text: &str) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(!text.trim().is_empty() && text.parse::<Email>().is_err(), &[Field::Email], Code::EmailForm);
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_needed_and_eight_digits_do() {
        assert!(telefon("12 34 56 78").is_kept());
        assert!(telefon("+46 123").is_kept());
        assert_eq!(telefon("  ").first(), Some(Code::TelefonMissing));
        assert_eq!(telefon("1234567").first(), Some(Code::TelefonForm));
        assert_eq!(telefon("<script>").first(), Some(Code::TelefonForm));
    }

    #[test]
    fn an_email_address_may_be_left_out_but_not_be_wrong() {
        assert!(email("").is_kept());
        assert!(email("sofie@example.dk").is_kept());
        assert_eq!(email("sofie").first(), Some(Code::EmailForm));
    }
}
