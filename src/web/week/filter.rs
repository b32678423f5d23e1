//! Which week, which of its times, and how they are shown: as it stands in the address, and as a form.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::Side;
use super::dage::Dage;
use crate::domain::calendar::IsoWeek;
use crate::domain::ids::OrganisationId;
use crate::services::uge::Uge;
use crate::store::Udvalg;
use crate::texts::staff::Week;
use crate::web::error::WebError;

/// How all the days are asked for.
const ALL: &str = "alle";
/// How a list is asked for.
const LIST: &str = "liste";

/// What is asked for; nothing: all of this week, as a table.
#[derive(Default, Deserialize)]
pub struct Which {
    uge: Option<String>,
    #[serde(default)]
    part: String,
    #[serde(default)]
    medarbejder: String,
    #[serde(default)]
    vis: String,
    /// One day of it; "alle": all of them, also on a telephone.
    #[serde(default)]
    dag: String,
}

impl Which {
    /// The week asked for.
    ///
    /// # Errors
    /// [`WebError::NotFound`] when there is no such week.
    pub fn week(&self) -> Result<Option<IsoWeek>, WebError> {
        self.uge.as_deref().map(str::parse).transpose().map_err(|_| WebError::NotFound)
    }

    /// Which of its times.
    ///
    /// # Errors
    /// [`WebError::NotFound`] when the other side is nobody's id.
    pub fn udvalg(&self) -> Result<Udvalg, WebError> {
        let asked = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let part = asked(&self.part).map(|part| part.parse()).transpose().map_err(|_| WebError::NotFound)?;
        Ok(Udvalg { part, medarbejder: asked(&self.medarbejder) })
    }

    /// Which of its days. A day that is not one of the week's is all of them.
    pub fn dage(&self, uge: &Uge) -> Dage {
        let days: BTreeSet<_> = uge.tider.iter().map(|tid| tid.local_start.date()).collect();
        let valgt = self.dag.parse().ok().filter(|day| days.contains(day));
        let coming = uge.tider.iter().find(|tid| !uge.er_begyndt(tid)).map(|tid| tid.local_start.date());
        let coming = coming.or(days.first().copied());
        let smal = coming.filter(|_| valgt.is_none() && self.dag != ALL && days.len() > 1);
        Dage { days, valgt, smal }
    }

    /// The same week with that day alone, at `path`; none: all of them.
    pub fn address_of_day(&self, path: &str, week: IsoWeek, day: Option<NaiveDate>) -> String {
        self.address_with(path, week, &day.map_or(ALL.to_owned(), |day| day.to_string()))
    }

    /// As lines, not as a table of times by days.
    pub fn is_list(&self) -> bool {
        self.vis == LIST
    }

    /// The same week of one authority alone, at `path`.
    pub fn address_of(&self, path: &str, week: IsoWeek, part: OrganisationId) -> String {
        Self { part: part.to_string(), vis: self.vis.clone(), ..Self::default() }.address(path, week)
    }

    /// The same of another week, at `path`. A day of this one is none of that.
    pub fn address(&self, path: &str, week: IsoWeek) -> String {
        self.address_with(path, week, if self.dag == ALL { ALL } else { "" })
    }

    fn address_with(&self, path: &str, week: IsoWeek, dag: &str) -> String {
        let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
        let asked = [
            ("part", self.part.as_str()),
            ("medarbejder", self.medarbejder.as_str()),
            ("vis", self.vis.as_str()),
            ("dag", dag),
        ];
        let asked = asked.into_iter().filter(|(_, value)| !value.is_empty());
        let asked: String = asked.map(|(name, value)| format!("&{name}={}", encoded(value))).collect();
        format!("{path}?uge={week}{asked}")
    }
}

/// The form.
pub fn form(side: Side, which: &Which, uge: &Uge) -> AnyView {
    let all = match side {
        Side::Jobcenter => Week::AKasser,
        Side::AKasse => Week::Jobcentre,
    };
    let part = uge.aftaler.iter().map(|aftale| match side {
        Side::Jobcenter => aftale.a_kasse_id,
        Side::AKasse => aftale.jobcenter_id,
    });
    let part: BTreeSet<_> = part.map(|id| (uge.names.get(&id).cloned().unwrap_or_default(), id.to_string())).collect();
    let parts = part.into_iter().map(|(navn, id)| (id, navn)).collect();
    let who: BTreeSet<_> = uge.serier.iter().map(|serie| serie.medarbejder.clone()).collect();
    let who = who.into_iter().map(|navn| (navn.clone(), navn)).collect();
    let views = vec![(LIST.to_owned(), Week::AsList.da().to_owned())];
    let (action, week) = (side.path(), uge.week.to_string());
    let day = (!which.dag.is_empty()).then(|| view! { <input type="hidden" name="dag" value=which.dag.clone()/> });
    view! {
        <form method="get" action=action class="periode d-print-none" aria-label=Week::FilterLabel.da()>
            <input type="hidden" name="uge" value=week/>
            {day}
            {select("part", side.other_label(), all, &which.part, parts)}
            {select("medarbejder", Week::Caseworker, Week::Caseworkers, &which.medarbejder, who)}
            {select("vis", Week::View, Week::AsTable, &which.vis, views)}
            <button class="button button-secondary" type="submit">{Week::Show.da()}</button>
        </form>
    }
    .into_any()
}

fn select(name: &'static str, label: Week, all: Week, chosen: &str, options: Vec<(String, String)>) -> AnyView {
    let chosen = chosen.to_owned();
    let option = move |(value, text): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    };
    let options = std::iter::once((String::new(), all.da().to_owned())).chain(options).map(option).collect_view();
    view! {
        <div class="form-group">
            <label class="form-label" for=name>{label.da()}</label>
            <select class="form-select" id=name name=name>{options}</select>
        </div>
    }
    .into_any()
}
