//! A field of several lines. HTML drops the first line break of a `<textarea>`, so one is written for it to drop. Leptos 0.8 does
//! not escape what stands in one; this does.

use leptos::prelude::*;

use super::Felt;

/// The field, `rows` lines high.
pub fn textarea(felt: Felt, rows: u8) -> AnyView {
    felt.around(move |felt, described_by| {
        let (id, wrong) = (felt.field.as_str(), felt.error.is_some());
        let typed = format!("\n{}", escaped(&felt.value));
        view! {
            <textarea class="form-input" id=id name=id rows=rows.to_string() aria-describedby=described_by
                aria-invalid=wrong.then_some("true")>{typed}</textarea>
        }
        .into_any()
    })
}

/// So that nothing that was typed ends the field or begins a tag.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::{Field, Verdict};

    #[test]
    fn hostile_text_stays_text_and_the_first_line_break_is_kept() {
        let typed = "\n</textarea><script>alert(1)</script> R&D";
        let felt = Felt::new(Field::Begrundelse, "Begrundelse", typed, &Verdict::default());
        let html = Owner::new().with(|| textarea(felt, 4).to_html());
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(!html.contains("<script>") && html.contains("R&amp;D"), "{html}");
        assert!(html.contains(">\n\n&lt;/textarea&gt;"), "{html}");
    }
}
