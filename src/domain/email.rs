//! E-mail addresses: enough of a check to catch slips and to keep a mail's head clean; only a sent mail proves an address.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// The longest address we keep, in characters; DFDG's own text fields for contact data end there too.
pub const EMAIL_MAX: usize = 256;

/// An e-mail address as typed, without surrounding blanks.
///
/// Personal data: `Debug` hides it. Equality is of the text; the part before `@` may be case-sensitive.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Why a text is no e-mail address. The text itself is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EmailFejl {
    /// More than [`EMAIL_MAX`] characters.
    #[error("the e-mail address is longer than 256 characters")]
    ForLang,
    /// Not `name@host.tld`, or a character that would need quoting.
    #[error("the text is no e-mail address")]
    Form,
}

impl Email {
    /// The address in clear, for the store and for the outgoing mail.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = EmailFejl;

    /// Quoted names and bare host names are refused: they are legal, but in a form they are slips.
    fn from_str(text: &str) -> Result<Self, EmailFejl> {
        let text = text.trim();
        if text.chars().count() > EMAIL_MAX {
            return Err(EmailFejl::ForLang);
        }
        match text.split_once('@') {
            Some((name, host)) if is_name(name) && is_host(host) => Ok(Self(text.to_owned())),
            _ => Err(EmailFejl::Form),
        }
    }
}

fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    name.split('.').all(|part| !part.is_empty() && part.chars().all(plain))
}

/// Letters outside ASCII are let through: Danish host names have them.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let has_top = host.rsplit_once('.').is_some_and(|(_, top)| top.chars().count() >= 2);
    has_top && host.split('.').all(is_label)
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(****)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn takes_ordinary_addresses() {
        for text in
            ["a@example.dk", "Ane.Borg+job@mail.example.org", "o'neil@example.dk", "søren@blåbærgrød.dk", "1@2.dk"]
        {
            assert_eq!(text.parse::<Email>().unwrap().as_str(), text);
        }
        assert_eq!(" a@example.dk\n".parse::<Email>().unwrap().to_string(), "a@example.dk");
    }

    #[test]
    fn refuses_slips_and_anything_that_could_break_a_mail_head() {
        let slips = [
            "",
            "@",
            "a@",
            "@example.dk",
            "a@example",
            "a@example.d",
            "a@@example.dk",
            "a@b@example.dk",
            "a b@example.dk",
        ];
        let dots = [
            ".a@example.dk",
            "a.@example.dk",
            "a..b@example.dk",
            "a@.dk",
            "a@example..dk",
            "a@example.dk.",
            "a@-example.dk",
        ];
        let heads = [
            "a@example.dk\r\nBcc: b@example.dk",
            "a\u{0}@example.dk",
            "<a@example.dk>",
            "a,b@example.dk",
            "\"a\"@example.dk",
        ];
        for text in slips.into_iter().chain(dots).chain(heads) {
            assert_eq!(text.parse::<Email>(), Err(EmailFejl::Form), "{text:?}");
        }
    }

    #[test]
    fn the_limit_counts_characters() {
        let at = |length: usize| format!("{}@example.dk", "ø".repeat(length - "@example.dk".len()));
        assert!(at(EMAIL_MAX).parse::<Email>().is_ok());
        assert_eq!(at(EMAIL_MAX + 1).parse::<Email>(), Err(EmailFejl::ForLang));
    }

    #[test]
    fn debug_hides_it() {
        assert_eq!(format!("{:?}", "a@example.dk".parse::<Email>().unwrap()), "Email(****)");
    }

    proptest! {
        #[test]
        fn what_is_taken_has_no_control_characters(text in "\\PC{0,10}@\\PC{0,10}|.{0,20}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert!(!email.as_str().chars().any(|c| c.is_control() || c.is_whitespace()));
            }
        }
    }
}
