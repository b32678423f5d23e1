//! The faults of a form, above the heading, each a link to its field.

use leptos::prelude::*;

use crate::texts::common::Common;
use crate::web::page::Page;

/// One fault: the id of the field and the same words as beside it.
#[derive(Clone, Debug)]
pub struct FieldError {
    /// Id of the field, or of the first choice of a group.
    pub field: &'static str,
    /// What to do.
    pub text: String,
}

/// The summary; nothing without faults.
pub fn error_summary(page: &Page, errors: &[FieldError]) -> Option<impl IntoView + use<>> {
    let sprog = page.sprog;
    let (icon, errors) = (page.icon("error"), errors.to_vec());
    (!errors.is_empty()).then(|| {
        let link = |error: FieldError| {
            view! { <li><a class="function-link" href=format!("#{}", error.field)>{error.text}</a></li> }
        };
        view! {
            <div class="alert alert-error fejlopsummering" role="alert" tabindex="-1" id="fejlopsummering" autofocus>
                <svg class="icon-svg alert-icon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
                <div class="alert-body">
                    <h2 class="alert-heading">{Common::ErrorSummary.say(sprog)}</h2>
                    <ul class="alert-text nobullet-list">{errors.into_iter().map(link).collect_view()}</ul>
                </div>
            </div>
        }
    })
}
