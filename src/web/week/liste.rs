//! The week's times as lines: for who would rather read than look across, and for a spreadsheet.

use axum::response::Response;
use leptos::prelude::*;

use super::Side;
use super::dage::Dage;
use crate::services::uge::Uge;
use crate::store::TidInWeek;
use crate::texts::staff::{Week, tilstand};
use crate::texts::{Sprog, borger, dates};
use crate::web::csv_fil::csv_fil;
use crate::web::error::WebError;

fn head(side: Side) -> [Week; 9] {
    [
        Week::Day,
        Week::Time,
        side.other_label(),
        Week::Caseworker,
        Week::How,
        Week::State,
        Week::FreePlaces,
        Week::HeldPlaces,
        Week::BookedPlaces,
    ]
}

fn line(side: Side, uge: &Uge, tid: &TidInWeek) -> [String; 9] {
    let pladser = uge.pladser(tid);
    let clock = |at: chrono::NaiveDateTime| dates::clock(Sprog::Da, at.time());
    [
        dates::date_short(Sprog::Da, tid.local_start.date()),
        format!("{}–{}", clock(tid.local_start), clock(tid.local_end)),
        side.other(uge, tid.jobcenter_id, tid.a_kasse_id),
        tid.medarbejder.clone(),
        borger::form(Sprog::Da, tid.samtaleform).to_owned(),
        if uge.er_begyndt(tid) { Week::Begun } else { tilstand(pladser.tilstand()) }.da().to_owned(),
        pladser.ledige().to_string(),
        pladser.holdt.to_string(),
        pladser.booket.to_string(),
    ]
}

/// The table, or that the week has no times.
pub fn table(side: Side, uge: &Uge, dage: &Dage) -> AnyView {
    if uge.tider.is_empty() {
        return view! { <p>{super::no_times(uge)}</p> }.into_any();
    }
    let head = head(side);
    let row = |tid: &TidInWeek| {
        let cells = line(side, uge, tid).into_iter().zip(head);
        let cells = cells.map(|(cell, head)| view! { <td data-title=head.da()>{cell}</td> }).collect_view();
        view! { <tr class=dage.class(tid.local_start.date())>{cells}</tr> }
    };
    let rows = uge.tider.iter().filter(|tid| dage.viser(tid.local_start.date())).map(row).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>{head.map(|cell| view! { <th scope="col">{cell.da()}</th> }).collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The same as a file.
///
/// # Errors
/// When it cannot be written.
pub fn file(side: Side, uge: &Uge) -> Result<Response, WebError> {
    let lines = uge.tider.iter().map(|tid| line(side, uge, tid));
    csv_fil(&format!("tider-{}", uge.week), head(side).map(Week::da), lines)
}
