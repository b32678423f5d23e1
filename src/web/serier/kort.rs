//! A series in full: the same in its preview and under its aftale, for whoever says yes to it.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::code_lists::Samtaleform;
use crate::domain::serie::{LocalSlot, Omfang};
use crate::services::serier::SerieVist;
use crate::store::SerieRow;
use crate::texts::staff::{self, SerieVistTekst as T, Serier, fridag, laengde, omfang, serie_regel};
use crate::texts::{Sprog, borger, dates};
use crate::web::components::{Detail, details};

/// What it comes to, in words and rows; its first weeks and days off can be unfolded.
pub fn view(vist: &SerieVist) -> AnyView {
    view! {
        <p class="font-lead"><strong data-omfang="">{omfang(&vist.omfang)}</strong></p>
        {details(Sprog::Da, rows(vist))}
        <details class="tidsgruppe">
            <summary>{Serier::FirstWeeks.da()}</summary>
            {weeks(&vist.omfang)}
        </details>
    }
    .into_any()
}

/// Its days and hours, as its heading.
pub fn heading(row: &SerieRow) -> String {
    serie_regel(&row.weekdays, &row.weeks, &dates::time_range(Sprog::Da, row.from_time, row.to_time))
}

fn rows(vist: &SerieVist) -> Vec<Detail> {
    let row = &vist.row;
    let mut rows = vec![
        Detail::text(T::When.da(), heading(row)),
        Detail::text(T::Length.da(), laengde(row.length_minutes, row.pause_minutes)),
    ];
    match vist.omfang.dage {
        Some((first, last)) => rows.extend([
            Detail::text(T::FirstTime.da(), dates::date_long(Sprog::Da, first)),
            Detail::text(T::LastTime.da(), dates::date_long(Sprog::Da, last)),
        ]),
        None => rows.push(Detail::text(T::FirstTime.da(), T::NoDays.da())),
    }
    rows.push(Detail::text(T::How.da(), borger::form(Sprog::Da, row.samtaleform)));
    rows.extend(sted(row));
    rows.push(Detail::text(T::Who.da(), row.medarbejder.clone()));
    rows.push(Detail::text(T::Bookable.da(), staff::bookbar(vist.bookbar)));
    rows.push(Detail::text(T::Title.da(), row.titel.clone()));
    rows.push(Detail::text(T::Text.da(), row.beskrivelse.clone()));
    rows.extend(delt(vist).map(|text| Detail::text(T::Shared.da(), text)));
    rows.extend(udtaget(vist).map(|text| Detail::text(T::LeftOut.da(), text)));
    rows
}

/// Where, or which number, or which link.
fn sted(row: &SerieRow) -> Option<Detail> {
    match row.samtaleform {
        Samtaleform::Personlig => Some(Detail::text(T::Address.da(), row.adresse.clone()?)),
        Samtaleform::Digital => Some(Detail::text(T::Link.da(), row.link.clone()?)),
        Samtaleform::Telefonisk => Some(match &row.telefon {
            Some(telefon) => Detail::text(T::Number.da(), telefon.clone()),
            None => Detail::text(T::How.da(), T::Called.da()),
        }),
    }
}

fn delt(vist: &SerieVist) -> Option<String> {
    let places = |pladser: i32| u16::try_from(pladser).unwrap_or(0);
    let andele: Vec<_> = vist.andele.iter().map(|(navn, pladser)| (navn.as_str(), places(*pladser))).collect();
    let timer = vist.row.bookbar.frigiv_timer.and_then(|timer| u16::try_from(timer).ok());
    let told = (!andele.is_empty()).then(|| staff::deling(vist.omfang.ad_gangen, &andele, timer))?;
    Some(if vist.venter.is_empty() { told } else { format!("{told} {}", staff::skal_sige_ja(&vist.venter)) })
}

/// The days that were left out of it.
fn udtaget(vist: &SerieVist) -> Option<String> {
    let days: Vec<_> = vist.undtaget.iter().map(|left_out| staff::dage(left_out.fra, left_out.til)).collect();
    (!days.is_empty()).then(|| days.join(", "))
}

fn weeks(omfang: &Omfang) -> AnyView {
    let days = omfang.foerste_uger.iter().map(|(day, slots)| day_row(*day, slots)).collect_view();
    let off: Vec<_> = omfang.fridage.iter().map(|(day, navn)| fridag(*day, navn)).collect();
    let off = (!off.is_empty()).then(|| {
        let lines = off.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <p>{Serier::DaysOff.da()}</p> <ul>{lines}</ul> }
    });
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr><th scope="col">{Serier::Day.da()}</th><th scope="col">{Serier::Times.da()}</th></tr></thead>
            <tbody>{days}</tbody>
        </table>
        {off}
    }
    .into_any()
}

fn day_row(day: NaiveDate, slots: &[LocalSlot]) -> impl IntoView + use<> {
    let starts: Vec<_> = slots.iter().map(|slot| dates::clock(Sprog::Da, slot.start.time())).collect();
    view! {
        <tr>
            <td data-title=Serier::Day.da()>{dates::date_long(Sprog::Da, day)}</td>
            <td data-title=Serier::Times.da()>{starts.join(", ")}</td>
        </tr>
    }
}
