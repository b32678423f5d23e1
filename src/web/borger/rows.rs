//! The rows that tell of a conversation: those of databekendtgørelsen § 20 a borger needs.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::code_lists::Samtaleform;
use crate::store::{Indkaldelse, Organisation, SerieRow, Tid};
use crate::texts::borger::{self, Details, samtale};
use crate::texts::{Sprog, dates};
use crate::web::components::{Change, Detail};

/// How and where they meet, whichever record it comes from.
pub struct Meeting<'a> {
    start: chrono::NaiveDateTime,
    end: chrono::NaiveDateTime,
    form: Samtaleform,
    adresse: Option<&'a str>,
    telefon: Option<&'a str>,
    link: Option<&'a str>,
    medarbejder: &'a str,
    titel: &'a str,
    beskrivelse: &'a str,
}

impl<'a> Meeting<'a> {
    /// A time that is about to be booked.
    pub fn chosen(tid: &Tid, serie: &'a SerieRow) -> Self {
        Self {
            start: tid.local_start,
            end: tid.local_end,
            form: serie.samtaleform,
            adresse: serie.adresse.as_deref(),
            telefon: serie.telefon.as_deref(),
            link: serie.link.as_deref(),
            medarbejder: &serie.medarbejder,
            titel: &serie.titel,
            beskrivelse: &serie.beskrivelse,
        }
    }

    /// A conversation that is booked.
    pub fn booked(booked: &'a Indkaldelse) -> Self {
        Self {
            start: booked.local_start,
            end: booked.local_end,
            form: booked.samtaleform,
            adresse: booked.adresse.as_deref(),
            telefon: booked.moedetelefon.as_deref(),
            link: booked.moedelink.as_deref(),
            medarbejder: &booked.medarbejder,
            titel: &booked.titel,
            beskrivelse: &booked.beskrivelse,
        }
    }

    /// The rows; `change` is where another time can be chosen.
    pub fn rows(&self, sprog: Sprog, myndighed: &str, a_kasse: Option<&str>, change: Option<Change>) -> Vec<Detail> {
        let when = dates::date_time_range(sprog, self.start, self.end);
        let when = Detail { change, ..Detail::text(Details::When.say(sprog), when) };
        let mut rows = vec![Detail::danish(sprog, Details::Title.say(sprog), self.titel), when];
        rows.push(Detail::text(Details::Form.say(sprog), borger::form(sprog, self.form)));
        rows.extend(self.place(sprog));
        let with = format!("{myndighed}, {}", self.medarbejder);
        rows.push(Detail::danish(sprog, Details::With.say(sprog), with));
        rows.extend(
            a_kasse.map(|a_kasse| Detail::text(Details::AKasse.say(sprog), borger::a_kasse_agreed(sprog, a_kasse))),
        );
        rows.push(Detail::danish(sprog, Details::About.say(sprog), self.beskrivelse));
        rows
    }

    fn place(&self, sprog: Sprog) -> Option<Detail> {
        match (self.form, self.adresse, self.link, self.telefon) {
            (Samtaleform::Personlig, Some(adresse), ..) => {
                Some(Detail::danish(sprog, Details::Where.say(sprog), adresse))
            }
            (Samtaleform::Digital, _, Some(link), _) if link.starts_with("https://") => {
                let (href, shown) = (link.to_owned(), link.to_owned());
                let value = view! { <a href=href>{shown}</a> }.into_any();
                Some(Detail { label: Details::Link.say(sprog), value, change: None })
            }
            (Samtaleform::Telefonisk, _, _, Some(telefon)) => {
                Some(Detail::text(Details::Calls.say(sprog), borger::you_call(sprog, telefon)))
            }
            (Samtaleform::Telefonisk, ..) => Some(Detail::text(Details::Calls.say(sprog), Details::WeCall.say(sprog))),
            // A link that is not one is shown, never followed.
            (Samtaleform::Digital, _, Some(link), _) => Some(Detail::text(Details::Link.say(sprog), link)),
            _ => None,
        }
    }
}

/// Where she can be reached about it, when that is known.
pub fn contact(sprog: Sprog, row: &Indkaldelse) -> Option<Detail> {
    let telefon = row.borger_telefon.as_deref().map(borger::shown_telefon);
    let known: Vec<_> = telefon.into_iter().chain(row.borger_email.clone()).collect();
    (!known.is_empty()).then(|| Detail::text(Details::Contact.say(sprog), known.join(", ")))
}

/// Whom to ask about it.
pub fn questions(sprog: Sprog, row: &Indkaldelse, myndighed: &Organisation) -> Option<Detail> {
    let telefon = row.kontakt_telefon.as_deref().or(myndighed.telefon.as_deref()).map(borger::shown_telefon);
    let known: Vec<_> = telefon.into_iter().chain(row.kontakt_email.clone()).collect();
    let text = format!("{}, {}", myndighed.navn, known.join(", "));
    (!known.is_empty()).then(|| Detail::danish(sprog, Details::Questions.say(sprog), text))
}

/// Until when she can move it and call it off, each with the clock time.
pub fn limits(sprog: Sprog, row: &Indkaldelse, today: NaiveDate) -> [Detail; 2] {
    let cancel = samtale::cancel_limit(sprog, today, row.aflysning_mulig, row.aflys_til);
    [
        Detail::text(Details::Limit.say(sprog), borger::move_limit(sprog, today, row.ombook_til)),
        Detail::text(Details::CancelLimit.say(sprog), cancel),
    ]
}
