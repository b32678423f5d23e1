//! A week with more times than anybody reads: what is free and taken, a row for each other side, a column for each day. Each row leads to
//! that side's times alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Side, Which};
use crate::domain::ids::OrganisationId;
use crate::services::uge::Uge;
use crate::store::DagensPladser;
use crate::texts::staff::{Week, sum_lead, sum_pladser};

/// Free and taken places.
type Sum = (i64, i64);
/// One other side's days.
type Row = BTreeMap<NaiveDate, Sum>;

/// The table.
pub fn table(side: Side, which: &Which, uge: &Uge) -> AnyView {
    let mut rows: BTreeMap<(String, OrganisationId), Row> = BTreeMap::new();
    for dag in &uge.pladser {
        let other = if side == Side::Jobcenter { dag.a_kasse_id } else { dag.jobcenter_id };
        let name = side.other(uge, dag.jobcenter_id, dag.a_kasse_id);
        let sum = rows.entry((name, other)).or_default().entry(dag.dag).or_default();
        *sum = (sum.0 + dag.ledige, sum.1 + dag.optaget);
    }
    let days: BTreeSet<_> = uge.pladser.iter().map(|dag| dag.dag).collect();
    let tider = uge.pladser.iter().map(|dag: &DagensPladser| dag.tider).sum();
    let head = days.iter().map(|&day| super::grid::day_head(side, uge, day, None)).collect_view();
    let rows =
        rows.iter().map(|((name, id), row)| view_row(name, which.address_of(side.path(), uge.week, *id), row, &days));
    let rows = rows.collect_view();
    view! {
        <p>{sum_lead(tider, side.other_label())}</p>
        <div class="table--responsive-scroll uge-ramme" tabindex="0" role="region" aria-label=Week::Grid.da()>
            <table class="uge uge--sum">
                <caption class="sr-only">{Week::SumCaption.da()}</caption>
                <thead><tr><th scope="col">{side.other_label().da()}</th> {head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn view_row(name: &str, href: String, row: &Row, days: &BTreeSet<NaiveDate>) -> impl IntoView + use<> {
    let cell = |day: &NaiveDate| match row.get(day) {
        Some(&(ledige, optaget)) => {
            let class = if ledige > 0 { "uge-tid uge-tid--ledig" } else { "uge-tid uge-tid--fuld" };
            view! { <td><span class=class>{sum_pladser(ledige, optaget)}</span></td> }.into_any()
        }
        None => view! { <td></td> }.into_any(),
    };
    let (name, cells) = (name.to_owned(), days.iter().map(cell).collect_view());
    view! { <tr><th scope="row"><a href=href>{name}</a></th> {cells}</tr> }
}
