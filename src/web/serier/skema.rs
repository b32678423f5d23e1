//! The form of a series: reading it, filling it, showing it.

use chrono::{NaiveDate, Weekday};
use leptos::prelude::*;

use super::nu::ugedage;
use super::vilkaar;
use crate::domain::code_lists::Samtaleform;
use crate::domain::rules::serie::SerieForm;
use crate::domain::rules::{Field, Verdict};
use crate::domain::serie::Weekdays;
use crate::store::{Aftale, SerieRow};
use crate::texts::common::Common;
use crate::texts::staff::Serier;
use crate::texts::{Sprog, borger, dates, rules};
use crate::web::components::{Felt, Nu, tekstfelt, textarea, valgfelt};
use crate::web::form::Form;

const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "ugedag-1"),
    (Weekday::Tue, "ugedag-2"),
    (Weekday::Wed, "ugedag-3"),
    (Weekday::Thu, "ugedag-4"),
    (Weekday::Fri, "ugedag-5"),
    (Weekday::Sat, "ugedag-6"),
    (Weekday::Sun, "ugedag-7"),
];
/// Characters of the list of weeks: those of a year and more.
const LISTED_MAX: u16 = 1000;
/// The fields, in the order in which the form shows them.
pub const FELTER: [Field; 22] = [
    Field::Ugedage,
    Field::Uger,
    Field::UdvalgteUger,
    Field::Fra,
    Field::Til,
    Field::FraKl,
    Field::TilKl,
    Field::Laengde,
    Field::Pause,
    Field::Kapacitet,
    Field::BookbarFra,
    Field::BookbarTil,
    Field::BookbarTilKl,
    Field::Andele,
    Field::FrigivTimer,
    Field::Samtaleform,
    Field::Adresse,
    Field::Moedetelefon,
    Field::DigitaltMoedelink,
    Field::Medarbejder,
    Field::Titel,
    Field::Beskrivelse,
];

/// A new series, with what is usual.
pub fn begyndt(aftale: &Aftale, today: NaiveDate) -> SerieForm {
    SerieForm {
        uger: "alle".to_owned(),
        laengde: "30".to_owned(),
        pause: "0".to_owned(),
        kapacitet: "1".to_owned(),
        fra: aftale.valid_from.max(today).min(aftale.valid_to).to_string(),
        til: aftale.valid_to.to_string(),
        samtaleform: Samtaleform::Personlig.id().to_string(),
        titel: Serier::DefaultTitle.da().to_owned(),
        beskrivelse: Serier::DefaultText.da().to_owned(),
        ..SerieForm::default()
    }
}

/// A stored series. One that goes on from an older version of the aftale began before this one does: its days here are those they have
/// in common.
pub fn stored(row: &SerieRow, aftale: &Aftale) -> SerieForm {
    let listed = !matches!(row.weeks.as_str(), "alle" | "lige" | "ulige");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    SerieForm {
        ugedage: row.weekdays.parse().unwrap_or_default(),
        uger: if listed { "udvalgte".to_owned() } else { row.weeks.clone() },
        udvalgte: if listed { row.weeks.replace(',', ", ") } else { String::new() },
        fra_kl: row.from_time.format("%H:%M").to_string(),
        til_kl: row.to_time.format("%H:%M").to_string(),
        laengde: row.length_minutes.to_string(),
        pause: row.pause_minutes.to_string(),
        kapacitet: row.kapacitet.to_string(),
        fra: row.valid_from.max(aftale.valid_from).to_string(),
        til: row.valid_to.min(aftale.valid_to).to_string(),
        samtaleform: row.samtaleform.id().to_string(),
        adresse: text(&row.adresse),
        telefon: text(&row.telefon),
        link: text(&row.link),
        medarbejder: row.medarbejder.clone(),
        titel: row.titel.clone(),
        beskrivelse: row.beskrivelse.clone(),
        ..SerieForm::default()
    }
}

/// As typed.
pub fn typed(form: &Form) -> SerieForm {
    let field = |field: Field| form.field(field.as_str()).to_owned();
    let chosen = DAYS.into_iter().filter(|(_, name)| !form.field(name).is_empty());
    SerieForm {
        ugedage: chosen.map(|(day, _)| day).collect::<Weekdays>(),
        uger: field(Field::Uger),
        udvalgte: field(Field::UdvalgteUger),
        fra_kl: field(Field::FraKl),
        til_kl: field(Field::TilKl),
        laengde: field(Field::Laengde),
        pause: field(Field::Pause),
        kapacitet: field(Field::Kapacitet),
        fra: field(Field::Fra),
        til: field(Field::Til),
        samtaleform: field(Field::Samtaleform),
        adresse: field(Field::Adresse),
        telefon: field(Field::Moedetelefon),
        link: field(Field::DigitaltMoedelink),
        medarbejder: field(Field::Medarbejder),
        titel: field(Field::Titel),
        beskrivelse: field(Field::Beskrivelse),
        ..SerieForm::default()
    }
}

/// Every field, in its groups. `see`: the series that this one meets. `nu`: what is stored now.
pub fn fields(
    form: &SerieForm,
    aftale: &Aftale,
    kan_dele: &vilkaar::KanDele,
    verdict: &Verdict,
    see: Option<(String, String)>,
    nu: &Nu,
) -> AnyView {
    let felt =
        |field, label: Serier, value: &str| Felt::new(field, label.da(), value, verdict).nu(nu.ved(field, value));
    let uger = Felt::new(Field::Uger, Serier::Weeks.da(), form.uger.clone(), verdict);
    let valid = format!(
        "{} {} – {}.",
        Serier::Agreement.da(),
        dates::date_plain(Sprog::Da, aftale.valid_from),
        dates::date_plain(Sprog::Da, aftale.valid_to)
    );
    let weeks = [
        ("alle", Serier::EveryWeek),
        ("lige", Serier::EvenWeeks),
        ("ulige", Serier::OddWeeks),
        ("udvalgte", Serier::ListedWeeks),
    ];
    let weeks = weeks.map(|(value, text)| (value.to_owned(), text.da().to_owned())).into();
    let forms = Samtaleform::ALL.iter().map(|form| (form.id().to_string(), borger::form(Sprog::Da, *form).to_owned()));
    view! {
        <h2>{Serier::Rule.da()}</h2>
        <p>{valid}</p>
        {weekdays(form.ugedage, verdict, nu.ved(Field::Ugedage, &ugedage(form)))}
        {valgfelt(uger.nu(nu.ved(Field::Uger, &super::nu::uger(form))), weeks)}
        {tekstfelt(felt(Field::UdvalgteUger, Serier::Listed, &form.udvalgte).hint(Serier::ListedHint.da()).max(LISTED_MAX), "text")}
        {tekstfelt(felt(Field::Fra, Serier::From, &form.fra), "date")}
        {tekstfelt(felt(Field::Til, Serier::To, &form.til), "date")}
        {tekstfelt(felt(Field::FraKl, Serier::FromClock, &form.fra_kl).link(see), "time")}
        {tekstfelt(felt(Field::TilKl, Serier::ToClock, &form.til_kl), "time")}
        {tekstfelt(felt(Field::Laengde, Serier::Length, &form.laengde), "text")}
        {tekstfelt(felt(Field::Pause, Serier::Pause, &form.pause), "text")}
        {tekstfelt(felt(Field::Kapacitet, Serier::Capacity, &form.kapacitet), "text")}
        {vilkaar::fields(form, kan_dele, verdict, nu)}
        <h2>{Serier::Where.da()}</h2>
        {valgfelt(felt(Field::Samtaleform, Serier::Form, &form.samtaleform), forms.collect())}
        {tekstfelt(felt(Field::Adresse, Serier::Address, &form.adresse).hint(Serier::AddressHint.da()), "text")}
        {tekstfelt(felt(Field::Moedetelefon, Serier::Phone, &form.telefon).hint(Serier::PhoneHint.da()), "tel")}
        {tekstfelt(felt(Field::DigitaltMoedelink, Serier::Link, &form.link).hint(Serier::LinkHint.da()), "text")}
        {tekstfelt(felt(Field::Medarbejder, Serier::Who, &form.medarbejder), "text")}
        {tekstfelt(felt(Field::Titel, Serier::Title, &form.titel), "text")}
        {textarea(felt(Field::Beskrivelse, Serier::Text, &form.beskrivelse), 4)}
    }
    .into_any()
}

/// The check boxes; the error summary leads to the group.
fn weekdays(chosen: Weekdays, verdict: &Verdict, nu: Option<String>) -> AnyView {
    let error = verdict.at(Field::Ugedage).map(rules::told);
    let error_id = format!("{}-error", Field::Ugedage.as_str());
    let described_by = error.map(|_| error_id.clone());
    let day = |(day, name): (Weekday, &'static str)| {
        view! {
            <div class="form-group-checkbox">
                <input class="form-checkbox" type="checkbox" id=name name=name value="ja" checked=chosen.contains(day)/>
                <label for=name>{dates::weekday(Sprog::Da, day)}</label>
            </div>
        }
    };
    view! {
        <div class=if error.is_some() { "form-group form-error" } else { "form-group" }>
            <fieldset id=Field::Ugedage.as_str() tabindex="-1" aria-describedby=described_by>
                <legend class="form-label">{Serier::Weekdays.da()}</legend>
                {nu.map(|text| view! { <span class="form-hint gemt-nu">{text}</span> })}
                {error.map(|text| view! {
                    <span class="form-error-message" id=error_id><span class="sr-only">{Common::ErrorPrefix.say(Sprog::Da)}</span>{text}</span>
                })}
                {DAYS.into_iter().map(day).collect_view()}
            </fieldset>
        </div>
    }
    .into_any()
}
