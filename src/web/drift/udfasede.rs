//! Who still calls what was phased out.

use leptos::prelude::*;

use crate::services::zone;
use crate::store::{ApiKlient, UdfasetKald};
use crate::texts::Sprog;
use crate::texts::dates;
use crate::texts::drift::Udfasede;

/// The heading and the table.
pub fn section(kald: &[UdfasetKald], klienter: &[ApiKlient]) -> AnyView {
    let heading = view! { <h2>{Udfasede::Heading.da()}</h2> };
    if kald.is_empty() {
        return view! { {heading} <p>{Udfasede::Nobody.da()}</p> }.into_any();
    }
    let heads = COLUMNS.map(|column| view! { <th scope="col">{column.da()}</th> });
    let rows = kald.iter().map(|kald| row(kald, klienter)).collect_view();
    view! {
        {heading}
        <table class="table table--responsive-headers">
            <thead><tr>{heads.to_vec()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

const COLUMNS: [Udfasede; 4] = [Udfasede::Operation, Udfasede::Caller, Udfasede::Count, Udfasede::Latest];

fn row(kald: &UdfasetKald, klienter: &[ApiKlient]) -> impl IntoView + use<> {
    let klient = klienter.iter().find(|klient| klient.id.to_string() == kald.kalder);
    let cells = [
        kald.operation.clone(),
        klient.map_or_else(|| kald.kalder.clone(), |klient| klient.navn.clone()),
        kald.antal.to_string(),
        dates::date_time_long(Sprog::Da, zone::local(kald.seneste_at)),
    ];
    let cells = COLUMNS.into_iter().zip(cells).map(|(column, text)| view! { <td data-title=column.da()>{text}</td> });
    view! { <tr>{cells.collect_view()}</tr> }
}
