//! The rows that tell of a conversation: those of databekendtgørelsen § 20 a borger needs.

use leptos::prelude::*;

use crate::domain::code_lists::Samtaleform;
use crate::store::{Indkaldelse, SerieRow, Tid};
use crate::texts::borger::{self, Details};
use crate::texts::{Sprog, dates};
use crate::web::components::Detail;

/// How and where they meet, whichever record it comes from.
pub struct Meeting<'a> {
    start: chrono::NaiveDateTime,
    end: chrono::NaiveDateTime,
    form: Samtaleform,
    adresse: Option<&'a str>,
    telefon: Option<&'a str>,
    link: Option<&'a str>,
    medarbejder: &'a str,
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
            beskrivelse: &booked.beskrivelse,
        }
    }

    /// The rows; `change` is where another time can be chosen.
    pub fn rows(&self, sprog: Sprog, myndighed: &str, a_kasse: Option<&str>, change: Option<&str>) -> Vec<Detail> {
        let when = dates::date_time_range(sprog, self.start, self.end);
        let mut rows =
            vec![Detail { change: change.map(str::to_owned), ..Detail::text(Details::When.say(sprog), when) }];
        rows.push(Detail::text(Details::Form.say(sprog), borger::form(sprog, self.form)));
        rows.extend(self.place(sprog));
        rows.push(Detail::text(Details::With.say(sprog), format!("{myndighed}, {}", self.medarbejder)));
        rows.extend(
            a_kasse.map(|a_kasse| Detail::text(Details::AKasse.say(sprog), borger::a_kasse_agreed(sprog, a_kasse))),
        );
        rows.push(Detail::text(Details::About.say(sprog), self.beskrivelse));
        rows
    }

    fn place(&self, sprog: Sprog) -> Option<Detail> {
        match (self.form, self.adresse, self.link, self.telefon) {
            (Samtaleform::Personlig, Some(adresse), ..) => Some(Detail::text(Details::Where.say(sprog), adresse)),
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
