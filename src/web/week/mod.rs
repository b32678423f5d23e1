//! A week of agreed times and the agreements behind it, as jobcenter and a-kasse both see them; only whose names they see, and
//! what the other side is called, differs.

mod agreements;
mod bookings;
mod grid;

use axum::response::Response;
use chrono::Days;
use leptos::prelude::*;
use serde::Deserialize;

use super::a_kasse;
use super::error::WebError;
use super::page::{Head, Page};
use crate::domain::calendar::IsoWeek;
use crate::domain::ids::OrganisationId;
use crate::services::uge::Uge;
use crate::texts::dates;
use crate::texts::overblik::Overblik;
use crate::texts::staff::{Aftaler, Week};

/// Which week; none: this one.
#[derive(Deserialize)]
pub struct Which {
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
pub fn render(page: &Page, side: Side, uge: &Uge, may_close: bool) -> Response {
    let title = format!("{}, {}", uge.organisation.navn, dates::week(uge.week));
    let heading = format!("{} i {}", Week::Heading.da(), dates::week(uge.week));
    let (pager, bookings, grid, agreements) =
        (pager(side, uge), bookings::table(side, uge), grid::table(side, uge, may_close), agreements::table(side, uge));
    let ways = ways(side);
    page.ok(Head::new(title), move || {
        view! {
            <h1>{heading}</h1>
            {ways}
            {pager}
            <h2>{Week::Booked.da()}</h2>
            {bookings}
            <h2>{Week::Grid.da()}</h2>
            {grid}
            <h2>{Week::Agreements.da()}</h2>
            {agreements}
        }
    })
}

/// The ways to what belongs with it.
fn ways(side: Side) -> AnyView {
    if side == Side::AKasse {
        return a_kasse::menu(side.path());
    }
    view! {
        <p class="d-print-none">
            <a class="function-link" href="/jobcenter/overblik">{Overblik::Heading.da()}</a>
            " · " <a class="function-link" href="/jobcenter/aftaler">{Aftaler::Heading.da()}</a>
        </p>
    }
    .into_any()
}

fn pager(side: Side, uge: &Uge) -> impl IntoView + use<> {
    let link = |week: IsoWeek, text: Week| {
        let href = format!("{}?uge={week}", side.path());
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
