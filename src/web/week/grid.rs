//! The week as a table: a row for each start of the day, a column for each day that has times, what is taken in words.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use super::Side;
use super::dage::Dage;
use crate::domain::pladser::Tilstand;
use crate::services::uge::Uge;
use crate::store::TidInWeek;
use crate::texts::staff::{self, Week};
use crate::texts::{Sprog, dates};

type Cells<'a> = BTreeMap<(NaiveTime, NaiveDate), Vec<&'a TidInWeek>>;

/// The table, or that the week has no times.
pub fn table(side: Side, uge: &Uge, dage: &Dage, may_close: bool) -> AnyView {
    let mut cells: Cells<'_> = BTreeMap::new();
    for tid in uge.tider.iter().filter(|tid| dage.viser(tid.local_start.date())) {
        cells.entry((tid.local_start.time(), tid.local_start.date())).or_default().push(tid);
    }
    if cells.is_empty() {
        return view! { <p>{super::no_times(uge)}</p> }.into_any();
    }
    let days: BTreeSet<_> = cells.keys().map(|&(_, day)| day).collect();
    let starts: BTreeSet<_> = cells.keys().map(|&(start, _)| start).collect();
    let head = days.iter().map(|&day| day_head(side, uge, day, dage.class(day))).collect_view();
    let row = |start| row((side, may_close), uge, &cells, (&days, dage), start);
    let rows = starts.into_iter().map(row).collect_view();
    let class = match (dage.valgt, dage.smal) {
        (Some(_), _) => "uge uge--dag",
        (None, Some(_)) => "uge uge--smal",
        (None, None) => "uge",
    };
    view! {
        <div class="table--responsive-scroll uge-ramme" tabindex="0" role="region" aria-label=Week::Grid.da()>
            <table class=class>
                <caption class="sr-only">{Week::Caption.da()}</caption>
                <thead><tr><th scope="col">{Week::Time.da()}</th> {head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The day, leading to its list.
pub(super) fn day_head(side: Side, uge: &Uge, day: NaiveDate, class: Option<&'static str>) -> impl IntoView + use<> {
    let today = (day == uge.today).then_some("uge-idag");
    let class = [today, class].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let current = (day == uge.today).then_some("date");
    let href = format!("{}?dato={day}", side.day_path());
    view! { <th scope="col" class=class aria-current=current><a href=href>{dates::date_short(Sprog::Da, day)}</a></th> }
}

fn row(
    side: (Side, bool),
    uge: &Uge,
    cells: &Cells<'_>,
    (days, dage): (&BTreeSet<NaiveDate>, &Dage),
    start: NaiveTime,
) -> impl IntoView + use<> {
    let cell = |day: &NaiveDate| {
        let tider = cells.get(&(start, *day)).map(Vec::as_slice).unwrap_or_default();
        view! { <td class=dage.class(*day)>{tider.iter().map(|tid| entry(side, uge, tid)).collect_view()}</td> }
    };
    // A row that has nothing on the one day of a narrow screen, or of today nothing that is still to come, is left out there.
    let over = |smal: &NaiveDate| match cells.get(&(start, *smal)) {
        None => true,
        Some(tider) => *smal == uge.today && tider.iter().all(|tid| uge.er_begyndt(tid)),
    };
    let class = dage.smal.filter(over).map(|_| "uge-anden-dag");
    let cells = days.iter().map(cell).collect_view();
    view! { <tr class=class><th scope="row">{dates::clock(Sprog::Da, start)}</th> {cells}</tr> }
}

fn entry((side, may_close): (Side, bool), uge: &Uge, tid: &TidInWeek) -> AnyView {
    let pladser = uge.pladser(tid);
    let class = match pladser.tilstand() {
        Tilstand::Ledig => "uge-tid uge-tid--ledig",
        Tilstand::Holdt => "uge-tid uge-tid--holdt",
        Tilstand::Booket | Tilstand::Andres => "uge-tid uge-tid--fuld",
        Tilstand::Lukket => "uge-tid uge-tid--lukket",
    };
    let with_others = (tid.delt && side == Side::Jobcenter).then(|| Week::WithOthers.da());
    let begun = uge.er_begyndt(tid);
    let (who, state) = (tid.medarbejder.clone(), if begun { staff::begyndt(pladser) } else { staff::pladser(pladser) });
    let inside = view! { {side.other(uge, tid.jobcenter_id, tid.a_kasse_id)} {with_others} <br/> {who} <br/> {state} };
    if may_close && pladser.aaben {
        let href = format!("/jobcenter/luk?tid={}", tid.id);
        view! { <a class=class href=href>{inside}</a> }.into_any()
    } else {
        view! { <span class=class>{inside}</span> }.into_any()
    }
}
