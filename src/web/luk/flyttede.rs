//! Where the conversations went that were moved, and who has to be told by somebody.

use leptos::prelude::*;

use super::ramt::{til_borgeren, til_dagen};
use crate::services::navne::NAVNE_MAX;
use crate::store::FlyttetSamtale;
use crate::texts::staff::{Lukning, og_flere};

/// The table; nothing when none was moved.
pub fn view(flyttet: Vec<FlyttetSamtale>) -> Option<AnyView> {
    if flyttet.is_empty() {
        return None;
    }
    let (count, more) = (flyttet.len(), flyttet.len().saturating_sub(NAVNE_MAX));
    let rows = flyttet.into_iter().take(NAVNE_MAX).map(row).collect_view();
    Some(
        view! {
            <h2>{Lukning::MovedHeading.da()} " (" {count} ")"</h2>
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{Lukning::Who.da()}</th>
                    <th scope="col">{Lukning::MovedFrom.da()}</th>
                    <th scope="col">{Lukning::MovedTo.da()}</th>
                    <th scope="col">{Lukning::Told.da()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {(more > 0).then(|| view! { <p>{og_flere(more)}</p> })}
        }
        .into_any(),
    )
}

fn row(row: FlyttetSamtale) -> impl IntoView {
    let til = if row.tilbage { Lukning::MovedBack.da().into_any() } else { til_dagen(row.til) };
    let navn = til_borgeren(row.egen, row.borger_id, &row.navn);
    let told = if row.ikke_naaet { Lukning::ToldNo } else { Lukning::ToldYes };
    view! {
        <tr>
            <td data-title=Lukning::Who.da()>{navn}</td>
            <td data-title=Lukning::MovedFrom.da()>{til_dagen(row.fra)}</td>
            <td data-title=Lukning::MovedTo.da()>{til}</td>
            <td data-title=Lukning::Told.da()>{told.da()}</td>
        </tr>
    }
}
