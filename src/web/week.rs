//! The agreements and a week of agreed times, as jobcenter and a-kasse both see them; only whose names they see differs.

use std::collections::BTreeMap;

use axum::response::Response;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use serde::Deserialize;

use super::error::WebError;
use super::page::{Head, Page};
use crate::domain::calendar::IsoWeek;
use crate::domain::ids::OrganisationId;
use crate::services::uge::Uge;
use crate::store::{Aftale, TidInWeek};
use crate::texts::staff::{self, Week};
use crate::texts::{borger, dates};

/// Which week; none: this one.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    uge: Option<String>,
}

impl Which {
    /// The week asked for.
    ///
    /// # Errors
    /// [`WebError::NotFound`] when there is no such week.
    pub fn week(&self) -> Result<Option<IsoWeek>, WebError> {
        self.uge.as_deref().map(str::parse).transpose().map_err(|_| WebError::NotFound)
    }
}

/// Whose page it is: the column with the other side's name has the other side's label.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// `/jobcenter`
    Jobcenter,
    /// `/a-kasse`
    AKasse,
}

impl Side {
    fn path(self) -> &'static str {
        if self == Self::Jobcenter { "/jobcenter" } else { "/a-kasse" }
    }

    fn other_label(self) -> Week {
        if self == Self::Jobcenter { Week::AKasse } else { Week::Jobcenter }
    }

    fn other(self, jobcenter: OrganisationId, a_kasse: OrganisationId) -> OrganisationId {
        if self == Self::Jobcenter { a_kasse } else { jobcenter }
    }
}

/// The page.
pub fn render(page: &Page, side: Side, uge: &Uge) -> Response {
    let title = format!("{}, {}", uge.organisation.navn, dates::week(uge.week));
    let heading = format!("{} – {}", Week::Heading.da(), dates::week(uge.week));
    let (agreements, pager, days) = (agreements(side, uge), pager(side, uge), days(side, uge));
    page.ok(Head::new(title), move || {
        view! {
            <h1>{heading}</h1>
            {pager}
            {days}
            <h2>{Week::Agreements.da()}</h2>
            {agreements}
        }
    })
}

fn name(uge: &Uge, id: OrganisationId) -> String {
    uge.names.get(&id).cloned().unwrap_or_default()
}

fn pager(side: Side, uge: &Uge) -> impl IntoView + use<> {
    let link = |week: IsoWeek, text: Week| {
        let href = format!("{}?uge={week}", side.path());
        view! { <li><a class="function-link" href=href>{text.da()}</a></li> }
    };
    let monday = uge.week.monday();
    let (before, after) = (IsoWeek::of(monday - Days::new(7)), IsoWeek::of(monday + Days::new(7)));
    view! {
        <ul class="inline-list d-print-none">
            {link(before, Week::Previous)} {link(uge.this_week, Week::ThisWeek)} {link(after, Week::Next)}
        </ul>
    }
}

fn days(side: Side, uge: &Uge) -> AnyView {
    let mut by_day: BTreeMap<NaiveDate, Vec<&TidInWeek>> = BTreeMap::new();
    for tid in &uge.tider {
        by_day.entry(tid.local_start.date()).or_default().push(tid);
    }
    if by_day.is_empty() {
        return view! { <p>{Week::NoTimes.da()}</p> }.into_any();
    }
    by_day.into_iter().map(|(day, tider)| day_table(side, uge, day, &tider)).collect_view().into_any()
}

fn day_table(side: Side, uge: &Uge, day: NaiveDate, tider: &[&TidInWeek]) -> impl IntoView + use<> {
    let rows = tider.iter().map(|tid| row(side, uge, tid)).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <caption>{dates::date_long(day)}</caption>
            <thead><tr>
                <th scope="col">{Week::Time.da()}</th>
                <th scope="col">{side.other_label().da()}</th>
                <th scope="col">{Week::Places.da()}</th>
                <th scope="col">{Week::Who.da()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(side: Side, uge: &Uge, tid: &TidInWeek) -> impl IntoView + use<> {
    let names: Vec<_> = uge.booked.get(&tid.id).into_iter().flatten().map(|booked| booked.navn.clone()).collect();
    let who = if tid.open { names.join(", ") } else { Week::Closed.da().to_owned() };
    view! {
        <tr>
            <td data-title=Week::Time.da()>{dates::time_range(tid.local_start.time(), tid.local_end.time())}</td>
            <td data-title=side.other_label().da()>{name(uge, side.other(tid.jobcenter_id, tid.a_kasse_id))}</td>
            <td data-title=Week::Places.da()>{staff::places(tid.optaget, tid.kapacitet)}</td>
            <td data-title=Week::Who.da()>{who}</td>
        </tr>
    }
}

fn agreements(side: Side, uge: &Uge) -> AnyView {
    if uge.aftaler.is_empty() {
        return view! { <p>{Week::NoAgreements.da()}</p> }.into_any();
    }
    let rows = uge.aftaler.iter().map(|aftale| agreement(side, uge, aftale)).collect_view();
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

fn agreement(side: Side, uge: &Uge, aftale: &Aftale) -> impl IntoView + use<> {
    let when = uge.serier.iter().filter(|serie| serie.aftale_id == aftale.id).map(|serie| {
        let hours = dates::time_range(serie.from_time, serie.to_time);
        let text =
            staff::serie(&serie.weekdays, &serie.weeks, &hours, serie.kapacitet, borger::form(serie.samtaleform));
        view! { <li>{text}</li> }
    });
    let when = when.collect_view();
    view! {
        <tr>
            <td data-title=side.other_label().da()>{name(uge, side.other(aftale.jobcenter_id, aftale.a_kasse_id))}</td>
            <td data-title=Week::Valid.da()>{dates::date_plain(aftale.valid_from)} " – " {dates::date_plain(aftale.valid_to)}</td>
            <td data-title=Week::Status.da()>{staff::aftale_status(aftale.status)}</td>
            <td data-title=Week::SelfBooking.da()>{if aftale.selvbooking { Week::Yes.da() } else { Week::No.da() }}</td>
            <td data-title=Week::When.da()><ul class="nobullet-list">{when}</ul></td>
        </tr>
    }
}
