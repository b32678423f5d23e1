//! What is stored now, beside a form that says something else: for whoever comes second, and for a preview.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::domain::rules::Field;
use crate::services::zone;
use crate::texts::staff::{Aendring, aendret_af, nu};
use crate::texts::{Sprog, dates};

/// One field as it is stored.
#[derive(Clone, Debug)]
pub struct Gemt {
    /// Which.
    pub field: Field,
    /// What it is called on the page.
    pub label: &'static str,
    /// As the form would post it.
    pub raw: String,
    /// As a person reads it.
    pub shown: String,
}

/// A stored form. Empty: nothing is stored yet.
#[derive(Clone, Debug, Default)]
pub struct Nu {
    felter: Vec<Gemt>,
    hvem: Option<String>,
}

impl Nu {
    /// What is stored.
    pub fn ny(felter: Vec<Gemt>) -> Self {
        Self { felter, hvem: None }
    }

    /// The same with who wrote it, for the one who comes second. `now`: of another day than today the day is told.
    #[must_use]
    pub fn af(self, navn: Option<&str>, at: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let (local, today) = (zone::local(at), zone::local_date(now));
        let kl = format!("kl. {}", dates::clock(Sprog::Da, local.time()));
        let hvornaar = match local.date() == today {
            true => kl,
            false => format!("{} {kl}", dates::date_plain(Sprog::Da, local.date())),
        };
        Self { hvem: Some(aendret_af(navn, &hvornaar)), ..self }
    }

    /// What stands in a field now, when that is not what was typed.
    pub fn ved(&self, field: Field, typed: &str) -> Option<String> {
        let gemt = self.felter.iter().find(|gemt| gemt.field == field)?;
        (gemt.raw.trim() != typed.trim()).then(|| nu(&gemt.shown, self.hvem.as_deref()))
    }

    /// Every difference in a table; that there is none, when there is none. `typed`: a field as typed and as a person reads it.
    pub fn forskelle(&self, typed: impl Fn(&Gemt) -> (String, String)) -> AnyView {
        let differs = self.felter.iter().filter_map(|gemt| {
            let (raw, shown) = typed(gemt);
            (gemt.raw.trim() != raw.trim()).then_some((gemt.label, gemt.shown.clone(), shown))
        });
        let rows: Vec<_> = differs.collect();
        if rows.is_empty() {
            return view! { <p>{Aendring::DifferenceNone.da()}</p> }.into_any();
        }
        let empty = |text: String| if text.trim().is_empty() { Aendring::Empty.da().to_owned() } else { text };
        let row = |(label, now, typed): (&'static str, String, String)| {
            view! {
                <tr>
                    <td data-title=Aendring::Field.da()>{label}</td>
                    <td data-title=Aendring::Now.da()>{empty(now)}</td>
                    <td data-title=Aendring::YouWrite.da()>{empty(typed)}</td>
                </tr>
            }
        };
        let rows = rows.into_iter().map(row).collect_view();
        let hvem = self.hvem.clone().map(|hvem| view! { <p>{Aendring::Now.da()} ": " {hvem} "."</p> });
        view! {
            <h2>{Aendring::DifferenceHeading.da()}</h2>
            {hvem}
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{Aendring::Field.da()}</th>
                    <th scope="col">{Aendring::Now.da()}</th>
                    <th scope="col">{Aendring::YouWrite.da()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_field_that_differs_tells_what_stands_now() {
        let gemt = |field, raw: &str| Gemt { field, label: "Felt", raw: raw.into(), shown: format!("{raw} nu") };
        let felter = vec![gemt(Field::Adresse, "Andetsted 3"), gemt(Field::Titel, "Samtale")];
        let now = "2026-11-24T09:00:00Z".parse().unwrap();
        let nu = Nu::ny(felter).af(Some("Jytte Prøve"), "2026-11-24T08:12:00Z".parse().unwrap(), now);
        assert_eq!(nu.ved(Field::Titel, "Samtale "), None);
        let told = nu.ved(Field::Adresse, "Et sted");
        assert_eq!(told.as_deref(), Some("Nu: Andetsted 3 nu, ændret af Jytte Prøve kl. 9.12"));
        assert_eq!(nu.ved(Field::Telefon, "x"), None, "a field that is not stored");
        let before = nu.af(None, "2026-11-23T08:12:00Z".parse().unwrap(), now).ved(Field::Adresse, "");
        assert_eq!(before.as_deref(), Some("Nu: Andetsted 3 nu, ændret 23. november 2026 kl. 9.12"));
    }
}
