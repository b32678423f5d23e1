//! The choice of times as it is typed, and as it goes along from one step to the next.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::ids::{IndkaldelseId, OrganisationId, SerieId, TidId};
use crate::domain::lukning::Valg;
use crate::domain::rules::lukning::dage;
use crate::domain::rules::{Field, Verdict};
use crate::web::form::Form;

/// Check boxes of chosen series: `serie-<id>`.
pub const SERIE: &str = "serie-";
/// Check boxes of chosen times: `tid-<id>`.
pub const TID: &str = "tid-";
/// The check boxes of times were on the page.
pub const KUN: &str = "kun";
/// Where a conversation goes, as it was shown: `til-<its id>` with the id of the time.
pub const TIL: &str = "til-";
/// Conversations may be moved to times of another form of meeting.
pub const ANDEN_FORM: &str = "anden-form";

/// The choice.
#[derive(Clone, Default)]
pub struct Typed {
    pub fra: String,
    pub til: String,
    pub a_kasse: String,
    /// None: all.
    pub serier: Vec<String>,
    /// Of the times, only these; none: the check boxes were not there.
    pub kun: Option<Vec<String>>,
    pub anden_form: bool,
    pub begrundelse: String,
    /// Of a move: where each conversation goes, as it was shown.
    pub vist: BTreeMap<IndkaldelseId, TidId>,
}

impl Typed {
    /// What was posted.
    pub fn af(form: &Form) -> Self {
        let field = |field: Field| form.field(field.as_str()).to_owned();
        Self {
            fra: field(Field::Fra),
            til: field(Field::Til),
            a_kasse: field(Field::AKasse),
            serier: form.checked(SERIE).map(str::to_owned).collect(),
            kun: (!form.field(KUN).is_empty()).then(|| form.checked(TID).map(str::to_owned).collect()),
            anden_form: !form.field(ANDEN_FORM).is_empty(),
            begrundelse: field(Field::Begrundelse),
            vist: form.checked(TIL).filter_map(|id| shown(form, id)).collect(),
        }
    }

    /// One day.
    pub fn dag(dag: String) -> Self {
        Self { fra: dag.clone(), til: dag, ..Self::default() }
    }

    /// Tells one choice from another, but for the check boxes of times.
    pub fn kort(&self) -> String {
        let serier = self.serier.join(" ");
        [&self.fra, &self.til, &self.a_kasse, &serier].map(String::as_str).join(" ").trim_end().to_owned()
    }

    /// The choice, exactly when there is no fault.
    pub fn valg(&self) -> (Verdict, Option<Valg>) {
        let (verdict, days) = dage(&self.fra, &self.til);
        let kun = self.kun.as_ref().map(|ids| ids.iter().filter_map(|id| id.parse().ok()).collect());
        // What is on no list chooses nothing: better than everything.
        let uuid = |text: &String| text.parse::<uuid::Uuid>().ok();
        let a_kasse = if self.a_kasse.is_empty() { Some(None) } else { uuid(&self.a_kasse).map(Some) };
        let serier: Option<Vec<_>> = self.serier.iter().map(uuid).collect();
        let valg = days.zip(a_kasse.zip(serier)).map(|((fra, til), (a_kasse, serier))| Valg {
            fra,
            til,
            a_kasse: a_kasse.map(OrganisationId::from_uuid),
            serier: (!serier.is_empty()).then(|| serier.into_iter().map(SerieId::from_uuid).collect()),
            kun,
        });
        (verdict, valg)
    }

    /// The whole choice as fields that nobody sees, for the step in which it is confirmed.
    pub fn hidden(&self) -> AnyView {
        let one = |name: String, value: String| view! { <input type="hidden" name=name value=value/> };
        let days = [(Field::Fra, &self.fra), (Field::Til, &self.til), (Field::AKasse, &self.a_kasse)];
        let days = days.map(|(field, value)| one(field.as_str().to_owned(), value.clone())).collect_view();
        let serier = self.serier.iter().map(|id| one(format!("{SERIE}{id}"), "1".to_owned())).collect_view();
        let kun = self.kun.as_ref().map(|ids| {
            let tider = ids.iter().map(|id| one(format!("{TID}{id}"), "1".to_owned())).collect_view();
            view! { {one(KUN.to_owned(), "1".to_owned())} {tider} }
        });
        let anden_form = self.anden_form.then(|| one(ANDEN_FORM.to_owned(), "ja".to_owned()));
        let valg = one("valg".to_owned(), self.kort());
        view! { {days} {serier} {kun} {anden_form} {valg} }.into_any()
    }
}

fn shown(form: &Form, samtale: &str) -> Option<(IndkaldelseId, TidId)> {
    let til = form.field(&format!("{TIL}{samtale}")).parse().ok()?;
    Some((samtale.parse().ok()?, til))
}
