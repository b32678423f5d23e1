//! Who is hit, by name, the times by day and caseworker, and the ways to go on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use leptos::prelude::*;

use super::typed::{ANDEN_FORM, KUN, TID};
use crate::domain::ids::{BorgerId, TidId};
use crate::domain::lukning::VARSEL_DAGE;
use crate::services::lukning::{Ramt, Senere};
use crate::services::navne::NAVNE_MAX;
use crate::store::{RamtSamtale, ValgtTid};
use crate::texts::staff::{self, Lukning, gruppe, move_text, og_flere, rammer};
use crate::texts::{Sprog, dates};

/// Times that can be chosen one by one: more do not fit into a form.
const BOKSE_MAX: usize = 150;
/// Groups that are listed; the rest is counted.
const GRUPPER_MAX: usize = 200;

/// The times of one day that one employee or team holds.
struct Gruppe<'a> {
    tider: Vec<&'a ValgtTid>,
    booket: usize,
}

/// The part of the form below the choice.
pub fn view(ramt: Ramt) -> AnyView {
    let (set, total) = (ramt.kendetegn(), rammer(ramt.tider.len(), ramt.samtaler.len()));
    let somebody = !ramt.samtaler.is_empty();
    let groups = (!ramt.tider.is_empty()).then(|| grupper(&ramt));
    let later = senere(&ramt.senere);
    let people = match somebody {
        true => view! { <h3>{Lukning::Booked.da()}</h3> {names(ramt.samtaler)} }.into_any(),
        false => view! { <p>{Lukning::Nobody.da()}</p> }.into_any(),
    };
    view! {
        <section aria-labelledby="ramt">
            <h2 id="ramt">{Lukning::HitHeading.da()}</h2>
            <p class="font-lead"><strong>{total}</strong></p>
            <input type="hidden" name="set" value=set/>
            {later}
            {people}
            {groups}
            <h2>{Lukning::ChooseHeading.da()}</h2>
            <p>{Lukning::CloseOnlyText.da()}</p>
            <p><button class="button button-primary" type="submit" name="handling" value="luk">{Lukning::CloseOnly.da()}</button></p>
            {somebody.then(move_them)}
            {somebody.then(|| view! {
                <p>{Lukning::CallOffText.da()}</p>
                <p><button class="button button-secondary" type="submit" name="handling" value="aflys">{Lukning::CallOff.da()}</button></p>
            })}
        </section>
    }
    .into_any()
}

/// What it does to days that no times are laid out for yet.
pub fn senere(senere: &Senere) -> Option<AnyView> {
    let (fra, til) = senere.dage()?;
    let text = staff::senere(senere.tider, fra, til);
    Some(view! { <h3>{Lukning::LaterHeading.da()}</h3> <p>{text}</p> }.into_any())
}

fn move_them() -> impl IntoView {
    view! {
        <p>{move_text(VARSEL_DAGE)}</p>
        <div class="form-group-checkbox">
            <input class="form-checkbox" type="checkbox" id=ANDEN_FORM name=ANDEN_FORM value="ja"/>
            <label for=ANDEN_FORM>{Lukning::OtherForm.da()}</label>
        </div>
        <p><button class="button button-secondary" type="submit" name="handling" value="flyt">{Lukning::Move.da()}</button></p>
    }
}

/// Who and when, the first of them by name. Nothing leads away from what is being decided.
pub fn names(samtaler: Vec<RamtSamtale>) -> AnyView {
    table(samtaler, |row| (dates::date_time_long(Sprog::Da, row.local_start).into_any(), row.navn.clone().into_any()))
}

/// The same once it is done: each leads to her page and to her day.
pub fn linked_names(samtaler: Vec<RamtSamtale>) -> AnyView {
    table(samtaler, |row| (til_dagen(row.local_start), til_borgeren(row.egen, row.borger_id, &row.navn)))
}

/// A time, leading to its day.
pub fn til_dagen(start: NaiveDateTime) -> AnyView {
    let href = format!("/jobcenter/dag?dato={}", start.date());
    view! { <a href=href>{dates::date_time_long(Sprog::Da, start)}</a> }.into_any()
}

/// A name, leading to her page while she is the jobcenter's own.
pub fn til_borgeren(egen: bool, borger: BorgerId, navn: &str) -> AnyView {
    let navn = navn.to_owned();
    match egen {
        true => view! { <a href=format!("/jobcenter/borger/{borger}")>{navn}</a> }.into_any(),
        false => navn.into_any(),
    }
}

/// `cells`: when, and who.
fn table(samtaler: Vec<RamtSamtale>, cells: impl Fn(&RamtSamtale) -> (AnyView, AnyView)) -> AnyView {
    let more = samtaler.len().saturating_sub(NAVNE_MAX);
    let row = |row: RamtSamtale| {
        let (when, who) = cells(&row);
        view! {
            <tr>
                <td data-title=Lukning::When.da()>{when}</td>
                <td data-title=Lukning::Who.da()>{who}</td>
            </tr>
        }
    };
    let rows = samtaler.into_iter().take(NAVNE_MAX).map(row).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr><th scope="col">{Lukning::When.da()}</th><th scope="col">{Lukning::Who.da()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {(more > 0).then(|| view! { <p>{og_flere(more)}</p> })}
    }
    .into_any()
}

/// The times, a line for each day and employee, which unfolds to a check box for each when they are not too many.
fn grupper(ramt: &Ramt) -> AnyView {
    let mut taken: BTreeMap<TidId, usize> = BTreeMap::new();
    for samtale in &ramt.samtaler {
        *taken.entry(samtale.tid_id).or_default() += 1;
    }
    let mut groups: BTreeMap<(NaiveDate, &str), Gruppe<'_>> = BTreeMap::new();
    for tid in &ramt.tider {
        let key = (tid.local_start.date(), tid.medarbejder.as_str());
        let group = groups.entry(key).or_insert(Gruppe { tider: vec![], booket: 0 });
        group.tider.push(tid);
        group.booket += taken.get(&tid.id).copied().unwrap_or(0);
    }
    let more = groups.len().saturating_sub(GRUPPER_MAX);
    let few = ramt.tider.len() <= BOKSE_MAX;
    let line = |((day, who), group): ((NaiveDate, &str), Gruppe<'_>)| {
        let text = gruppe(&dates::date_long(Sprog::Da, day), who, &hours(&group), group.tider.len(), group.booket);
        match few {
            true => view! {
                <details class="tidsgruppe">
                    <summary>{text}</summary>
                    {group.tider.iter().map(|tid| boks(tid, who)).collect_view()}
                </details>
            }
            .into_any(),
            false => view! { <p>{text}</p> }.into_any(),
        }
    };
    let lines = groups.into_iter().take(GRUPPER_MAX).map(line).collect_view();
    view! {
        <fieldset>
            <legend class="form-label"><h3>{Lukning::Times.da()}</h3></legend>
            {few.then(|| view! {
                <p>{Lukning::TimesLead.da()}</p>
                <input type="hidden" name=KUN value="1"/>
            })}
            {lines}
            {(more > 0).then(|| view! { <p>{og_flere(more)}</p> })}
        </fieldset>
    }
    .into_any()
}

/// From the first start to the last end of the group.
fn hours(group: &Gruppe<'_>) -> String {
    let starts: BTreeSet<NaiveTime> = group.tider.iter().map(|tid| tid.local_start.time()).collect();
    let ends: BTreeSet<NaiveTime> = group.tider.iter().map(|tid| tid.local_end.time()).collect();
    match (starts.first(), ends.last()) {
        (Some(&first), Some(&last)) => dates::time_range(Sprog::Da, first, last),
        _ => String::new(),
    }
}

fn boks(tid: &ValgtTid, who: &str) -> impl IntoView + use<> {
    let id = format!("{TID}{}", tid.id);
    let when = dates::time_range(Sprog::Da, tid.local_start.time(), tid.local_end.time());
    let rest = format!(" {}, {who}", dates::date_long(Sprog::Da, tid.local_start.date()));
    view! {
        <div class="form-group-checkbox">
            <input class="form-checkbox" type="checkbox" id=id.clone() name=id.clone() value="1" checked=true/>
            <label for=id>{when} <span class="sr-only">{rest}</span></label>
        </div>
    }
}
