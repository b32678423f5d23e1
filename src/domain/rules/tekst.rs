//! What no text may hold, whoever wrote it: html, characters that hide something, more than there is room for.
//!
//! Telephone numbers, e-mail addresses and links have a form of their own that lets none of it through.

use super::{Code, Field, Verdict};

/// What is left of a text as given, and what is to be stored: blanks around it are no part of it, and nothing but
/// blanks counts as absent.
pub fn angivet(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// A text on one line, of at most `max` characters. An absent one breaks no rule here.
pub fn linje(fields: &'static [Field], text: Option<&str>, max: usize) -> Verdict {
    faelles(fields, text, max, |text| text.contains(er_skjult))
}

/// A text of at most `max` characters that may also have line breaks (`\n` or `\r\n`) and tabs.
pub fn linjer(fields: &'static [Field], text: Option<&str>, max: usize) -> Verdict {
    // `\r` only before a `\n`: alone, it lets what follows overwrite the line in a log or a terminal.
    let hides = |line: &str| line.contains(|c| er_skjult(c) && c != '\n' && c != '\t');
    faelles(fields, text, max, |text| text.split("\r\n").any(hides))
}

fn faelles(fields: &'static [Field], text: Option<&str>, max: usize, hides: impl Fn(&str) -> bool) -> Verdict {
    let text = text.and_then(angivet).unwrap_or_default();
    let mut verdict = Verdict::default();
    verdict.refuse_if(har_html(text), fields, Code::HtmlInText);
    verdict.refuse_if(text.chars().count() > max, fields, Code::TextTooLong);
    verdict.refuse_if(hides(text), fields, Code::ControlCharacters);
    verdict
}

/// Whether a character shows as nothing and can make a text read as something else than it is: controls, those that
/// turn the direction of writing, and blanks without width.
pub(super) fn er_skjult(c: char) -> bool {
    let format = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}');
    c.is_control() || format
}

/// Whether a tag, a comment or an instruction begins somewhere. A mere "<" is arithmetic.
fn har_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "/!?".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AT: &[Field] = &[Field::Begrundelse];

    fn codes(verdict: &Verdict) -> Vec<Code> {
        verdict.breaches().iter().map(|breach| breach.code).collect()
    }

    fn one(text: &str, max: usize) -> Vec<Code> {
        codes(&linje(AT, Some(text), max))
    }

    fn many(text: &str) -> Vec<Code> {
        codes(&linjer(AT, Some(text), 100))
    }

    #[test]
    fn nothing_but_blanks_is_nothing_and_blanks_around_do_not_count() {
        assert_eq!((angivet(""), angivet(" \t\r\n\u{A0}"), angivet("  a b\n")), (None, None, Some("a b")));
        assert!(linje(AT, None, 0).is_kept() && linjer(AT, None, 0).is_kept());
        assert!(one(" \n ", 0).is_empty() && one(" abc\n", 3).is_empty());
    }

    #[test]
    fn a_limit_counts_characters_and_is_inside() {
        assert!(one("æøå", 3).is_empty());
        assert_eq!(one("æøåæ", 3), [Code::TextTooLong]);
        assert!(many(&"😀".repeat(100)).is_empty());
        assert_eq!(many(&"😀".repeat(101)), [Code::TextTooLong]);
    }

    #[test]
    fn a_tag_is_refused_and_arithmetic_is_not() {
        for text in ["<b>", "a</b", "<!-- a", "<?php", "3 << <a", "<ø", "<SCRIPT"] {
            assert_eq!(one(text, 100), [Code::HtmlInText], "{text}");
            assert_eq!(many(text), [Code::HtmlInText], "{text}");
        }
        for text in ["3 < 4", "<3", "<", "a <", "< b>", "<<", "a > b", "Ring & spørg \"os\""] {
            assert!(one(text, 100).is_empty() && many(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn characters_that_hide_something_are_refused() {
        let controls = ['\0', '\u{8}', '\u{B}', '\u{1B}', '\u{1F}', '\u{7F}', '\u{80}', '\u{9F}', '\r'];
        let formats = ['\u{202A}', '\u{202C}', '\u{202E}', '\u{2066}', '\u{2068}', '\u{2069}', '\u{200B}', '\u{FEFF}'];
        for c in controls.into_iter().chain(formats) {
            let text = format!("a{c}b");
            assert_eq!(one(&text, 100), [Code::ControlCharacters], "{c:?}");
            assert_eq!(many(&text), [Code::ControlCharacters], "{c:?}");
        }
        for c in [' ', '\u{A0}', '\u{2029}', '\u{202F}', '\u{2065}', '\u{206A}', '\u{200C}', '\u{FEFE}', 'é', '😀'] {
            let text = format!("a{c}b");
            assert!(one(&text, 100).is_empty() && many(&text).is_empty(), "{c:?}");
        }
    }

    #[test]
    fn only_a_longer_text_has_lines() {
        for text in ["a\nb", "a\r\nb", "a\tb"] {
            assert_eq!(one(text, 100), [Code::ControlCharacters], "{text:?}");
            assert!(many(text).is_empty(), "{text:?}");
        }
        for text in ["a\rb", "a\r\r\nb", "a\n\rb"] {
            assert_eq!(many(text), [Code::ControlCharacters], "{text:?}");
        }
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        assert_eq!(one("<b>\0", 2), [Code::HtmlInText, Code::TextTooLong, Code::ControlCharacters]);
    }

    proptest! {
        #[test]
        fn a_text_kept_on_one_line_is_kept_on_several(text in any::<String>(), max in 0..40_usize) {
            prop_assert!(!linje(AT, Some(&text), max).is_kept() || linjer(AT, Some(&text), max).is_kept());
        }
    }
}
