//! Text that goes into a spreadsheet. What a person typed must never become a formula there (OWASP, CSV injection).

use std::borrow::Cow;

/// A cell as it may stand in a CSV file: one that a spreadsheet would take for a formula gets an apostrophe in front. A telephone
/// number with its country keeps its plus.
pub fn celle(text: &str) -> Cow<'_, str> {
    let number =
        text.strip_prefix('+').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if !number && text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::celle;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for formula in ["=1+1", "+1+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "\r=1", "+"] {
            assert_eq!(celle(formula), format!("'{formula}"));
        }
        for text in ["Sofie Prøvesen", "+4512345678", "12345678", "", "8.30-9.00"] {
            assert_eq!(celle(text), text);
        }
    }
}
