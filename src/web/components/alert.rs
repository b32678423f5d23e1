//! A box that says something important about the page.

use leptos::prelude::*;

use crate::web::page::Page;

/// A box of `kind` "info", "success", "warning" or "error".
pub fn alert(page: &Page, kind: &'static str, heading: String, text: String) -> AnyView {
    let icon = page.icon(kind);
    view! {
        <div class=format!("alert alert-{kind}")>
            <svg class="icon-svg alert-icon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
            <div class="alert-body">
                <h2 class="alert-heading">{heading}</h2>
                {(!text.is_empty()).then(|| view! { <p class="alert-text">{text}</p> })}
            </div>
        </div>
    }
    .into_any()
}
