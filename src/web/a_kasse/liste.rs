//! Members' fælles jobsamtaler as a table, and as the lines of a file.

use leptos::prelude::*;

use crate::services::a_kasse::MedDeltagere;
use crate::store::Medlemssamtale;
use crate::texts::staff::{Medlem, deltagelse};
use crate::texts::{Sprog, borger, dates};

/// The head of table and file.
pub const HEAD: [Medlem; 8] = [
    Medlem::Day,
    Medlem::Time,
    Medlem::Name,
    Medlem::Form,
    Medlem::Place,
    Medlem::Jobcenter,
    Medlem::Ours,
    Medlem::Part,
];

/// The table, or `empty` when there are none.
pub fn table(samtaler: &[MedDeltagere], empty: Medlem) -> AnyView {
    if samtaler.is_empty() {
        return view! { <p>{empty.da()}</p> }.into_any();
    }
    let head = HEAD.map(|cell| view! { <th scope="col">{cell.da()}</th> }).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>{head}</tr></thead>
            <tbody>{samtaler.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(one: &MedDeltagere) -> impl IntoView + use<> {
    let href = format!("/a-kasse/samtale/{}", one.samtale.id);
    let cells = line(one).into_iter().zip(HEAD).map(|(cell, head)| {
        let cell = match head {
            Medlem::Name => view! { <a class="function-link" href=href.clone()>{cell}</a> }.into_any(),
            _ => cell.into_any(),
        };
        view! { <td data-title=head.da()>{cell}</td> }
    });
    view! { <tr>{cells.collect_view()}</tr> }
}

/// A line, as [`HEAD`] names its cells.
pub fn line(one: &MedDeltagere) -> [String; 8] {
    let samtale = &one.samtale;
    [
        dates::date_plain(Sprog::Da, samtale.local_start.date()),
        clocks(samtale),
        samtale.navn.clone(),
        borger::form(Sprog::Da, samtale.samtaleform).to_owned(),
        sted(samtale).unwrap_or_default(),
        samtale.myndighed_navn.clone(),
        vores(one),
        deltagelse(one.med, samtale.valg).to_owned(),
    ]
}

/// "9.00–9.30"
fn clocks(samtale: &Medlemssamtale) -> String {
    let clock = |at: chrono::NaiveDateTime| dates::clock(Sprog::Da, at.time());
    format!("{}–{}", clock(samtale.local_start), clock(samtale.local_end))
}

/// Where they meet: the address, the link, or the number to ring.
pub fn sted(samtale: &Medlemssamtale) -> Option<String> {
    samtale.adresse.clone().or_else(|| samtale.moedelink.clone()).or_else(|| samtale.moedetelefon.clone())
}

/// Who comes for the a-kasse, or that nobody can.
fn vores(one: &MedDeltagere) -> String {
    if one.samtale.a_kasse_afbud_at.is_some() {
        return Medlem::CannotCome.da().to_owned();
    }
    let names: Vec<_> = one.deltagere.iter().filter_map(|deltager| deltager.navn.as_deref()).collect();
    if names.is_empty() { Medlem::Nobody.da().to_owned() } else { names.join(", ") }
}
