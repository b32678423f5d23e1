//! A telephone number that a phone can ring.

use leptos::prelude::*;

use crate::texts::borger::shown_telefon;

/// A link that rings the number, shown as people write it.
pub fn phone_link(telefon: &str) -> impl IntoView + use<> {
    let shown = shown_telefon(telefon);
    let international = if telefon.starts_with('+') { telefon.to_owned() } else { format!("+45{telefon}") };
    view! { <a class="function-link nowrap" href=format!("tel:{international}")>{shown}</a> }
}
