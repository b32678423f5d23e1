//! Which days of the week are shown. A telephone has room for one: there it is what is left of today, or
//! the next day that has times, until another one or the whole week is asked for.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Side, Which};
use crate::services::uge::Uge;
use crate::texts::staff::{Week, kun_dagen};
use crate::texts::{Sprog, dates};

/// The days.
pub struct Dage {
    /// Those that have times.
    pub days: BTreeSet<NaiveDate>,
    /// The one that was asked for; none: all of them.
    pub valgt: Option<NaiveDate>,
    /// The one that a narrow screen shows by itself; none: what every screen shows.
    pub smal: Option<NaiveDate>,
}

impl Dage {
    /// Whether a day is shown at all.
    pub fn viser(&self, day: NaiveDate) -> bool {
        self.valgt.is_none_or(|valgt| valgt == day)
    }

    /// The class of what a narrow screen leaves out; none: it is shown there too.
    pub fn class(&self, day: NaiveDate) -> Option<&'static str> {
        self.smal.is_some_and(|smal| smal != day).then_some("uge-anden-dag")
    }
}

/// The ways to each day and to all of them; nothing where there is one day.
pub fn nav(side: Side, which: &Which, uge: &Uge, dage: &Dage) -> Option<AnyView> {
    if dage.days.len() < 2 {
        return None;
    }
    let way = |day: Option<NaiveDate>, text: String| {
        let href = which.address_of_day(side.path(), uge.week, day);
        let current = (dage.smal.is_none() && dage.valgt == day).then_some("true");
        view! { <li><a class="function-link" href=href aria-current=current>{text}</a></li> }
    };
    let days = dage.days.iter().map(|&day| way(Some(day), dates::date_short(Sprog::Da, day))).collect_view();
    let all = way(None, Week::WholeWeek.da().to_owned());
    let alone = dage.smal.map(|day| view! { <p class="uge-kun-smal">{kun_dagen(day, uge.today)}</p> });
    let nav = view! {
        <nav class="d-print-none" aria-label=Week::Days.da()>
            <ul class="uge-vaelger uge-dage nobullet-list">{days} {all}</ul>
        </nav>
        {alone}
    };
    Some(nav.into_any())
}
