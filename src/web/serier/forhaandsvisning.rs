//! What a series comes to, before it is saved.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::vilkaar::KanDele;
use crate::domain::serie::LocalSlot;
use crate::services::serier::Forhaandsvisning;
use crate::texts::staff::{self, Serier, fridag, omfang, tilpasning};
use crate::texts::{Sprog, dates};

/// Total, first weeks, days off, and what becomes of the times there are.
pub fn view(seen: &Forhaandsvisning, kan_dele: &KanDele) -> AnyView {
    let days = seen.omfang.foerste_uger.iter().map(|(day, slots)| row(*day, slots)).collect_view();
    let off: Vec<_> = seen.omfang.fridage.iter().map(|(day, navn)| fridag(*day, navn)).collect();
    let effect = tilpasning(&seen.tilpasning);
    view! {
        <section aria-labelledby="forhaandsvisning">
            <h2 id="forhaandsvisning">{Serier::PreviewHeading.da()}</h2>
            <p class="font-lead"><strong data-omfang="">{omfang(&seen.omfang)}</strong></p>
            <p>{staff::bookbar(seen.udkast.bookbar)}</p>
            {shared(seen, kan_dele).map(|text| view! { <p>{text}</p> })}
            {list(Serier::EffectHeading, effect)}
            <h3>{Serier::FirstWeeks.da()}</h3>
            <table class="table table--compact table--responsive-headers">
                <thead><tr><th scope="col">{Serier::Day.da()}</th><th scope="col">{Serier::Times.da()}</th></tr></thead>
                <tbody>{days}</tbody>
            </table>
            {list(Serier::DaysOff, off)}
        </section>
    }
    .into_any()
}

/// Who shares it, by name.
fn shared(seen: &Forhaandsvisning, kan_dele: &KanDele) -> Option<String> {
    let deling = seen.udkast.deling.as_ref()?;
    let share = |(id, navn): &'_ (_, String)| deling.andele.get(id).map(|pladser| (navn.clone(), *pladser));
    let andele: Vec<_> = kan_dele.iter().filter_map(share).collect();
    let andele: Vec<_> = andele.iter().map(|(navn, pladser)| (navn.as_str(), *pladser)).collect();
    Some(staff::deling(seen.omfang.ad_gangen, &andele, deling.frigiv_timer))
}

fn list(heading: Serier, lines: Vec<String>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let kept = (heading == Serier::EffectHeading).then(|| view! { <p>{Serier::Kept.da()}</p> });
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    Some(view! { <h3>{heading.da()}</h3> <ul>{lines}</ul> {kept} }.into_any())
}

fn row(day: NaiveDate, slots: &[LocalSlot]) -> impl IntoView + use<> {
    let starts: Vec<_> = slots.iter().map(|slot| dates::clock(Sprog::Da, slot.start.time())).collect();
    view! {
        <tr>
            <td data-title=Serier::Day.da()>{dates::date_long(Sprog::Da, day)}</td>
            <td data-title=Serier::Times.da()>{starts.join(", ")}</td>
        </tr>
    }
}
