//! What has been or will be booked, row by row.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::common::Common;

/// One row, with a link that changes it where that is possible.
pub struct Detail {
    /// What it is.
    pub label: &'static str,
    /// What it says.
    pub value: AnyView,
    /// Where to change it, and what the link says after "Skift", for those who hear it.
    pub change: Option<String>,
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
                {row.change.map(|href| view! {
                    <dd class="detaljer-handling"><a href=href>{Common::Change.say(sprog)} <span class="sr-only">" " {row.label.to_lowercase()}</span></a></dd>
                })}
            </div>
        }
    };
    view! { <dl class="detaljer">{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}
