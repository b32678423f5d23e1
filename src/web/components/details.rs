//! What has been or will be booked, row by row.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::common::Common;

/// The way to where a row is changed. It says "Skift", and the row's label to those who hear it.
pub enum Change {
    /// A page of its own.
    Link(String),
    /// The same by a form of the page, which takes what was typed along.
    Button {
        /// The form's id.
        form: &'static str,
        /// What it sends as `handling`.
        handling: &'static str,
    },
}

/// One row, with the way that changes it where that is possible.
pub struct Detail {
    /// What it is.
    pub label: &'static str,
    /// What it says.
    pub value: AnyView,
    /// Where to change it.
    pub change: Option<Change>,
}

impl Detail {
    /// A row of text.
    pub fn text(label: &'static str, value: impl Into<String>) -> Self {
        Self { label, value: value.into().into_any(), change: None }
    }

    /// A row of what an authority wrote, which is Danish whatever the page speaks.
    pub fn danish(sprog: Sprog, label: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        match sprog {
            Sprog::Da => Self::text(label, value),
            Sprog::En => Self { label, value: view! { <span lang="da">{value}</span> }.into_any(), change: None },
        }
    }
}

/// The list.
pub fn details(sprog: Sprog, rows: Vec<Detail>) -> AnyView {
    let row = |row: Detail| {
        view! {
            <div class="detaljer-raekke">
                <dt>{row.label}</dt>
                <dd>{row.value}</dd>
                {row.change.map(|change| view! { <dd class="detaljer-handling">{way(sprog, change, row.label)}</dd> })}
            </div>
        }
    };
    view! { <dl class="detaljer">{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}

fn way(sprog: Sprog, change: Change, label: &str) -> AnyView {
    let label = label.to_lowercase();
    let says = view! { {Common::Change.say(sprog)} <span class="sr-only">" " {label}</span> };
    match change {
        Change::Link(href) => view! { <a href=href>{says}</a> }.into_any(),
        Change::Button { form, handling } => view! {
            <button class="function-link" type="submit" form=form name="handling" value=handling>{says}</button>
        }
        .into_any(),
    }
}
