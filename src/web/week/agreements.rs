//! What has been agreed with whom, each series in plain words.

use leptos::prelude::*;

use super::Side;
use crate::domain::aftale::{AftaleStatus, status_paa};
use crate::services::uge::Uge;
use crate::store::Aftale;
use crate::texts::staff::{self, Week};
use crate::texts::{Sprog, borger, dates};

/// The table. An a-kasse does not see what the jobcenter is still writing.
pub fn table(side: Side, uge: &Uge) -> AnyView {
    let part = uge.udvalg.part;
    let asked = |aftale: &Aftale| part.is_none_or(|part| part == aftale.a_kasse_id || part == aftale.jobcenter_id);
    let shown = |aftale: &&Aftale| asked(aftale) && (side == Side::Jobcenter || aftale.status != AftaleStatus::Kladde);
    let aftaler: Vec<_> = uge.aftaler.iter().filter(shown).collect();
    if aftaler.is_empty() {
        return view! { <p>{Week::NoAgreements.da()}</p> }.into_any();
    }
    let rows = aftaler.into_iter().map(|aftale| row(side, uge, aftale)).collect_view();
    view! {
        <table class="table table--responsive-headers">
            <thead><tr>
                <th scope="col">{side.other_label().da()}</th>
                <th scope="col">{Week::Valid.da()}</th>
                <th scope="col">{Week::Status.da()}</th>
                <th scope="col">{Week::SelfBooking.da()}</th>
                <th scope="col">{Week::When.da()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(side: Side, uge: &Uge, aftale: &Aftale) -> impl IntoView + use<> {
    let serier = uge.serier.iter().filter(|serie| serie.aftale_id == aftale.id);
    let when = serier.map(|serie| {
        let hours = dates::time_range(Sprog::Da, serie.from_time, serie.to_time);
        let text = staff::serie(
            &serie.weekdays,
            &serie.weeks,
            &hours,
            serie.kapacitet,
            borger::form(Sprog::Da, serie.samtaleform),
        );
        view! { <li>{text}</li> }
    });
    let when = when.collect_view();
    view! {
        <tr>
            <td data-title=side.other_label().da()>{side.other(uge, aftale.jobcenter_id, aftale.a_kasse_id)}</td>
            <td data-title=Week::Valid.da()>{dates::date_plain(Sprog::Da, aftale.valid_from)} " – " {dates::date_plain(Sprog::Da, aftale.valid_to)}</td>
            <td data-title=Week::Status.da()>{staff::aftale_status(status_paa(aftale.status, aftale.valid_to, uge.today), aftale.er_kasseret())}</td>
            <td data-title=Week::SelfBooking.da()>{if aftale.selvbooking { Week::Yes.da() } else { Week::No.da() }}</td>
            <td data-title=Week::When.da()><ul class="nobullet-list">{when}</ul></td>
        </tr>
    }
}
