//! A week of agreed times and the agreements behind it, as jobcenter and a-kasse both see them; only whose names they see, and
//! what the other side is called, differs.
//!
//! `filter`: what is shown, and how. `grid`: times by days. `liste`: the same as lines, also of a file. `sum`: too many of them, summed
//! up. `dage`: which of its days. `bookings`: who has booked. `agreements`: what has been agreed.

mod agreements;
mod bookings;
mod dage;
mod filter;
mod grid;
mod liste;
mod sum;

pub use filter::Which;
pub use liste::file;

use axum::response::Response;
use chrono::Days;
use leptos::prelude::*;

use self::dage::Dage;
use super::page::{Head, Page};
use crate::domain::aftale::AftaleStatus;
use crate::domain::calendar::IsoWeek;
use crate::domain::ids::OrganisationId;
use crate::services::tider::HORIZON_DAYS;
use crate::services::uge::Uge;
use crate::store::Afbudsdag;
use crate::texts::staff::{Week, proposals, sharings};
use crate::texts::{Sprog, dates};

/// Whose page it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// `/jobcenter/uge`
    Jobcenter,
    /// `/a-kasse`
    AKasse,
}

impl Side {
    const fn path(self) -> &'static str {
        match self {
            Self::Jobcenter => "/jobcenter/uge",
            Self::AKasse => "/a-kasse",
        }
    }

    const fn file_path(self) -> &'static str {
        match self {
            Self::Jobcenter => "/jobcenter/uge",
            Self::AKasse => "/a-kasse/uge",
        }
    }

    const fn day_path(self) -> &'static str {
        match self {
            Self::Jobcenter => "/jobcenter/dag",
            Self::AKasse => "/a-kasse/dag",
        }
    }

    const fn other_label(self) -> Week {
        match self {
            Self::Jobcenter => Week::AKasse,
            Self::AKasse => Week::Jobcenter,
        }
    }

    fn other(self, uge: &Uge, jobcenter: OrganisationId, a_kasse: OrganisationId) -> String {
        let id = match self {
            Self::Jobcenter => a_kasse,
            Self::AKasse => jobcenter,
        };
        uge.names.get(&id).cloned().unwrap_or_default()
    }
}

/// The page. `may_close`: each time leads to where it can be closed.
pub fn render(page: &Page, side: Side, which: &Which, uge: &Uge, may_close: bool) -> Response {
    let title = format!("{}, {}", uge.organisation.navn, dates::week(uge.week));
    let heading = format!("{} i {}", Week::Heading.da(), dates::week(uge.week));
    let (pager, filter) = (pager(side, which, uge), filter::form(side, which, uge));
    let dage = which.dage(uge);
    let (tider, agreements) = (tider(side, which, uge, &dage, may_close), agreements::table(side, uge));
    let days = dage::nav(side, which, uge, &dage);
    let (cannot, waiting) = (cannot_come(side, uge), waiting(side, uge));
    let file = which.address(&format!("{}.csv", side.file_path()), uge.week);
    page.ok(Head::new(title), move || {
        view! {
            <h1>{heading}</h1>
            {waiting}
            {pager}
            {filter}
            {cannot}
            <h2>{Week::Grid.da()}</h2>
            {days}
            {tider.0}
            <p class="d-print-none"><a class="function-link" href=file>{Week::Download.da()}</a></p>
            {tider.1}
            <h2>{Week::Agreements.da()}</h2>
            {agreements}
        }
    })
}

/// The times, and who has booked them. Of times that are summed up nobody is named.
fn tider(side: Side, which: &Which, uge: &Uge, dage: &Dage, may_close: bool) -> (AnyView, Option<AnyView>) {
    if !uge.pladser.is_empty() {
        return (sum::table(side, which, uge), None);
    }
    let tider = if which.is_list() { liste::table(side, uge, dage) } else { grid::table(side, uge, dage, may_close) };
    (tider, Some(bookings::section(side, uge, dage)))
}

/// Proposals that the a-kasse has to answer: nobody else tells it on the page it begins on.
fn waiting(side: Side, uge: &Uge) -> Option<AnyView> {
    let proposed = uge.aftaler.iter().filter(|aftale| aftale.status == AftaleStatus::Foreslaaet).count();
    let told = [(proposed, proposals(proposed)), (uge.delinger, sharings(uge.delinger))];
    let line = |(count, text): (usize, String)| {
        (count > 0).then(|| view! { <p class="font-lead d-print-none"><a href="/a-kasse/aftaler">{text}</a></p> })
    };
    (side == Side::AKasse).then(|| told.map(line).collect_view().into_any())
}

/// Why a week is empty: its times are not made yet, or none were agreed.
fn no_times(uge: &Uge) -> &'static str {
    let made_until = uge.today + Days::new(HORIZON_DAYS);
    if uge.week.monday() > made_until { Week::NotYet.da() } else { Week::NoTimes.da() }
}

/// The days on which the a-kasse has said that it cannot come.
fn cannot_come(side: Side, uge: &Uge) -> Option<AnyView> {
    let day = |dag: &Afbudsdag| {
        let (day, other) = (dates::date_long(Sprog::Da, dag.dato), side.other(uge, dag.jobcenter_id, dag.a_kasse_id));
        match side {
            Side::Jobcenter => view! { <li>{day} ": " {other} " " {Week::CannotCome.da()}</li> }.into_any(),
            Side::AKasse => view! { <li>{day} ", " {other} ": " {Week::WeCannotCome.da()}</li> }.into_any(),
        }
    };
    let days = uge.afbudsdage.iter().map(day).collect_view();
    (!uge.afbudsdage.is_empty()).then(|| view! { <ul class="uge-afbud">{days}</ul> }.into_any())
}

fn pager(side: Side, which: &Which, uge: &Uge) -> impl IntoView + use<> {
    let link = |week: IsoWeek, text: Week| {
        let href = which.address(side.path(), week);
        view! { <li><a class="function-link" href=href>{text.da()}</a></li> }
    };
    let monday = uge.week.monday();
    let (before, after) = (IsoWeek::of(monday - Days::new(7)), IsoWeek::of(monday + Days::new(7)));
    view! {
        <nav class="d-print-none" aria-label=Week::Choose.da()>
            <ul class="uge-vaelger nobullet-list">
                {link(before, Week::Previous)} {link(uge.this_week, Week::ThisWeek)} {link(after, Week::Next)}
            </ul>
        </nav>
    }
}
