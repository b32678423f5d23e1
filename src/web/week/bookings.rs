//! Who has booked in the week, in order of time, each leading to the conversation.

use leptos::prelude::*;

use super::Side;
use super::dage::Dage;
use crate::services::uge::Uge;
use crate::store::{BookedInWeek, TidInWeek};
use crate::texts::staff::{Week, booket_dagen};
use crate::texts::{Sprog, dates};

/// Those of the days that are shown, under a heading that says which.
pub fn section(side: Side, uge: &Uge, dage: &Dage) -> AnyView {
    let week = dage.valgt.map_or(Week::Booked.da().to_owned(), booket_dagen);
    let heading = match dage.smal {
        Some(day) => {
            view! { <span class="uge-kun-bred">{week}</span> <span class="uge-kun-smal">{booket_dagen(day)}</span> }
                .into_any()
        }
        None => week.into_any(),
    };
    let booked = |day| uge.tider.iter().any(|tid| tid.local_start.date() == day && on(uge, tid).next().is_some());
    let nobody = dage.smal.filter(|&day| !booked(day));
    let nobody = nobody.map(|_| view! { <p class="uge-kun-smal">{Week::NobodyThatDay.da()}</p> });
    view! { <h2>{heading}</h2> {table(side, uge, dage)} {nobody} }.into_any()
}

/// The table, or that there are none.
fn table(side: Side, uge: &Uge, dage: &Dage) -> AnyView {
    let shown = uge.tider.iter().filter(|tid| dage.viser(tid.local_start.date()));
    let booked: Vec<_> = shown.flat_map(|tid| on(uge, tid).map(move |booked| (tid, booked))).collect();
    if booked.is_empty() {
        let none = if dage.valgt.is_some() { Week::NobodyThatDay } else { Week::NoBookings };
        return view! { <p class=dage.smal.map(|_| "uge-kun-bred")>{none.da()}</p> }.into_any();
    }
    let rows = booked.into_iter().map(|(tid, booked)| row(side, uge, dage, tid, booked)).collect_view();
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

fn row(side: Side, uge: &Uge, dage: &Dage, tid: &TidInWeek, booked: &BookedInWeek) -> impl IntoView + use<> {
    let href = match side {
        Side::Jobcenter => format!("/jobcenter/borger/{}/samtale/{}", booked.borger_id, booked.id),
        Side::AKasse => format!("/a-kasse/samtale/{}", booked.id),
    };
    view! {
        <tr class=dage.class(tid.local_start.date())>
            <td data-title=Week::Day.da()>{dates::date_short(Sprog::Da, tid.local_start.date())}</td>
            <td data-title=Week::Time.da()>{dates::clock(Sprog::Da, tid.local_start.time())} "–" {dates::clock(Sprog::Da, tid.local_end.time())}</td>
            <td data-title=Week::Borger.da()><a class="function-link" href=href>{booked.navn.clone()}</a></td>
            <td data-title=side.other_label().da()>{side.other(uge, tid.jobcenter_id, tid.a_kasse_id)}</td>
        </tr>
    }
}
