//! A field of several lines. HTML drops the first line break of a `<textarea>`, so one is written for it to drop.

use leptos::prelude::*;

use super::Felt;

/// The field, `rows` lines high.
pub fn textarea(felt: Felt, rows: u8) -> AnyView {
    felt.around(move |felt, described_by| {
        let (id, wrong) = (felt.field.as_str(), felt.error.is_some());
        let typed = format!("\n{}", felt.value);
        view! {
            <textarea class="form-input" id=id name=id rows=rows.to_string() aria-describedby=described_by
                aria-invalid=wrong.then_some("true")>{typed}</textarea>
        }
        .into_any()
    })
}
