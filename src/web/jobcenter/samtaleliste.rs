//! A day's conversations as a table: for the first page, and for the day list that is printed.

use leptos::prelude::*;

use crate::store::SamtalePaaDagen;
use crate::texts::staff::{Dag, a_kassen, udfald};
use crate::texts::{Sprog, borger, dates};

/// The table, or that there are none.
pub fn table(samtaler: Vec<SamtalePaaDagen>) -> AnyView {
    if samtaler.is_empty() {
        return view! { <p>{Dag::None.da()}</p> }.into_any();
    }
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Dag::Time.da()}</th>
                <th scope="col">{Dag::Borger.da()}</th>
                <th scope="col">{Dag::What.da()}</th>
                <th scope="col">{Dag::How.da()}</th>
                <th scope="col">{Dag::With.da()}</th>
                <th scope="col">{Dag::AKasse.da()}</th>
                <th scope="col">{Dag::Outcome.da()}</th>
            </tr></thead>
            <tbody>{samtaler.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(samtale: SamtalePaaDagen) -> impl IntoView {
    let hers = format!("/jobcenter/borger/{}", samtale.borger_id);
    let href = format!("{hers}/samtale/{}", samtale.id);
    let (start, end) = (samtale.local_start.time(), samtale.local_end.time());
    let outcome = samtale.udfald.map_or(Dag::NotRegistered.da(), udfald);
    view! {
        <tr>
            <td data-title=Dag::Time.da()>{dates::clock(Sprog::Da, start)} "–" {dates::clock(Sprog::Da, end)}</td>
            <td data-title=Dag::Borger.da()><a class="function-link" href=hers>{samtale.navn}</a></td>
            <td data-title=Dag::What.da()><a class="function-link" href=href>{samtale.samtaletype.name()}</a></td>
            <td data-title=Dag::How.da()>{borger::form(Sprog::Da, samtale.samtaleform)}</td>
            <td data-title=Dag::With.da()>{samtale.medarbejder}</td>
            <td data-title=Dag::AKasse.da()>{a_kassen(samtale.a_kasse_navn.as_deref(), samtale.a_kasse_afbud)}</td>
            <td data-title=Dag::Outcome.da()>{outcome}</td>
        </tr>
    }
}
