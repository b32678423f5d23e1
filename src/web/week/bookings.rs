//! Who has booked in the week, in order of time, each leading to the conversation.

use leptos::prelude::*;

use super::Side;
use crate::services::uge::Uge;
use crate::store::{BookedInWeek, TidInWeek};
use crate::texts::staff::Week;
use crate::texts::{Sprog, dates};

/// The table, or that there are none.
pub fn table(side: Side, uge: &Uge) -> AnyView {
    let booked: Vec<_> = uge.tider.iter().flat_map(|tid| on(uge, tid).map(move |booked| (tid, booked))).collect();
    if booked.is_empty() {
        return view! { <p>{Week::NoBookings.da()}</p> }.into_any();
    }
    let rows = booked.into_iter().map(|(tid, booked)| row(side, uge, tid, booked)).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Week::Day.da()}</th>
                <th scope="col">{Week::Time.da()}</th>
                <th scope="col">{Week::Borger.da()}</th>
                <th scope="col">{side.other_label().da()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Those who have booked a time.
fn on<'a>(uge: &'a Uge, tid: &TidInWeek) -> impl Iterator<Item = &'a BookedInWeek> + use<'a> {
    uge.booked.get(&tid.id).into_iter().flatten()
}

fn row(side: Side, uge: &Uge, tid: &TidInWeek, booked: &BookedInWeek) -> impl IntoView + use<> {
    let href = match side {
        Side::Jobcenter => format!("/jobcenter/borger/{}/samtale/{}", booked.borger_id, booked.id),
        Side::AKasse => format!("/a-kasse/samtale/{}", booked.id),
    };
    view! {
        <tr>
            <td data-title=Week::Day.da()>{dates::date_short(Sprog::Da, tid.local_start.date())}</td>
            <td data-title=Week::Time.da()>{dates::clock(Sprog::Da, tid.local_start.time())} "–" {dates::clock(Sprog::Da, tid.local_end.time())}</td>
            <td data-title=Week::Borger.da()><a class="function-link" href=href>{booked.navn.clone()}</a></td>
            <td data-title=side.other_label().da()>{side.other(uge, tid.jobcenter_id, tid.a_kasse_id)}</td>
        </tr>
    }
}
