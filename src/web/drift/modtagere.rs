//! How each receiver of events does.

use leptos::prelude::*;

use crate::store::AbonnementStatus;
use crate::texts::drift::{Modtagere, leveringsfejl, modtager as modtagers_navn};

/// The heading and the table.
pub fn section(modtagere: &[AbonnementStatus]) -> AnyView {
    let heading = view! { <h2>{Modtagere::Heading.da()}</h2> };
    if modtagere.is_empty() {
        return view! { {heading} <p>{Modtagere::Nobody.da()}</p> }.into_any();
    }
    let heads = COLUMNS.map(|column| view! { <th scope="col">{column.da()}</th> });
    let rows = modtagere.iter().map(row).collect_view();
    view! {
        {heading}
        <p>{Modtagere::Lead.da()}</p>
        <table class="table table--responsive-headers">
            <thead><tr>{heads.to_vec()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

const COLUMNS: [Modtagere; 8] = [
    Modtagere::Number,
    Modtagere::Receiver,
    Modtagere::Address,
    Modtagere::Reached,
    Modtagere::Waiting,
    Modtagere::Attempts,
    Modtagere::LaidAside,
    Modtagere::LastError,
];

fn row(modtager: &AbonnementStatus) -> impl IntoView + use<> {
    let laid_aside = match modtager.foerste_ubesoergte {
        Some(first) => format!("{} (fra nr. {first})", modtager.ubesoergte),
        None => modtager.ubesoergte.to_string(),
    };
    let cells = [
        modtager.id.to_string(),
        modtagers_navn(modtager.navn.as_deref(), modtager.som_kommune),
        modtager.url.clone(),
        modtager.sidste.to_string(),
        modtager.venter.to_string(),
        modtager.forsoeg.to_string(),
        laid_aside,
        modtager.fejl.map_or_else(|| Modtagere::None.da().to_owned(), leveringsfejl),
    ];
    let cells = COLUMNS.into_iter().zip(cells).map(|(column, text)| view! { <td data-title=column.da()>{text}</td> });
    view! { <tr>{cells.collect_view()}</tr> }
}
