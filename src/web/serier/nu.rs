//! A series as it is stored now, beside a form that says something else.

use std::collections::BTreeMap;

use super::vilkaar::KanDele;
use crate::domain::code_lists::Samtaleform;
use crate::domain::ids::OrganisationId;
use crate::domain::rules::Field;
use crate::domain::rules::serie::SerieForm;
use crate::texts::staff::Serier;
use crate::texts::{Sprog, borger, dates};
use crate::web::components::{Gemt, Nu};

/// Every field of a stored series. `kan_dele`: the a-kasser that may share it, by name.
pub fn nu(form: &SerieForm, kan_dele: &KanDele) -> Nu {
    let plain = |field, label: Serier, raw: &str| Gemt { field, label: label.da(), raw: raw.into(), shown: raw.into() };
    let as_read = |field, label: Serier, raw: String, shown: String| Gemt { field, label: label.da(), raw, shown };
    let date = |field, label, raw: &String| {
        let shown = raw.parse().map_or_else(|_| raw.clone(), |day| dates::date_plain(Sprog::Da, day));
        as_read(field, label, raw.clone(), shown)
    };
    Nu::ny(vec![
        as_read(Field::Ugedage, Serier::Weekdays, ugedage(form), ugedage(form)),
        as_read(Field::Uger, Serier::Weeks, uger(form), uger_vist(form)),
        date(Field::Fra, Serier::From, &form.fra),
        date(Field::Til, Serier::To, &form.til),
        plain(Field::FraKl, Serier::FromClock, &form.fra_kl),
        plain(Field::TilKl, Serier::ToClock, &form.til_kl),
        plain(Field::Laengde, Serier::Length, &form.laengde),
        plain(Field::Pause, Serier::Pause, &form.pause),
        plain(Field::Kapacitet, Serier::Capacity, &form.kapacitet),
        plain(Field::BookbarFra, Serier::BookableFrom, &form.bookbar_fra),
        plain(Field::BookbarTil, Serier::BookableTo, &form.bookbar_til),
        plain(Field::BookbarTilKl, Serier::BookableClock, &form.bookbar_til_kl),
        as_read(Field::Andele, Serier::Shares, andele(form), andele_vist(form, kan_dele)),
        plain(Field::FrigivTimer, Serier::Release, &form.frigiv),
        as_read(Field::Samtaleform, Serier::Form, form.samtaleform.clone(), samtaleform(form)),
        plain(Field::Adresse, Serier::Address, &form.adresse),
        plain(Field::Moedetelefon, Serier::Phone, &form.telefon),
        plain(Field::DigitaltMoedelink, Serier::Link, &form.link),
        plain(Field::Medarbejder, Serier::Who, &form.medarbejder),
        plain(Field::Titel, Serier::Title, &form.titel),
        plain(Field::Beskrivelse, Serier::Text, &form.beskrivelse),
    ])
}

/// The days, as they are compared and read.
pub fn ugedage(form: &SerieForm) -> String {
    form.ugedage.to_string().replace(',', ", ")
}

/// The weeks with those that are listed, as they are compared.
pub fn uger(form: &SerieForm) -> String {
    let listed = if form.uger == "udvalgte" { form.udvalgte.replace(' ', "") } else { String::new() };
    format!("{} {listed}", form.uger).trim_end().to_owned()
}

fn uger_vist(form: &SerieForm) -> String {
    match form.uger.as_str() {
        "alle" => Serier::EveryWeek.da().to_owned(),
        "lige" => Serier::EvenWeeks.da().to_owned(),
        "ulige" => Serier::OddWeeks.da().to_owned(),
        _ => form.udvalgte.clone(),
    }
}

/// The places kept for each, as they are compared.
pub fn andele(form: &SerieForm) -> String {
    let kept = form.andele.iter().filter(|(_, places)| !places.trim().is_empty());
    kept.map(|(id, places)| format!("{id}={}", places.trim())).collect::<Vec<_>>().join(" ")
}

fn andele_vist(form: &SerieForm, kan_dele: &KanDele) -> String {
    let names: BTreeMap<&OrganisationId, &String> = kan_dele.iter().map(|(id, navn)| (id, navn)).collect();
    let kept = form.andele.iter().filter(|(_, places)| !places.trim().is_empty());
    let told = kept.map(|(id, places)| format!("{} {}", names.get(id).map_or("", |navn| navn.as_str()), places.trim()));
    told.collect::<Vec<_>>().join(", ")
}

fn samtaleform(form: &SerieForm) -> String {
    let known = Samtaleform::ALL.iter().find(|one| one.id().to_string() == form.samtaleform);
    known.map_or_else(String::new, |known| borger::form(Sprog::Da, *known).to_owned())
}
