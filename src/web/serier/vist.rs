//! The page of a series: what it is made of, and how it is shown.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::response::Response;
use leptos::prelude::*;

use super::{forhaandsvisning, ja, sammenfald, skema};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{AftaleId, OrganisationId};
use crate::domain::rules::nye_tider::JaForm;
use crate::domain::rules::serie::SerieForm;
use crate::services::aftaleaendring::SerieAendring;
use crate::services::serier::{Sammenfald, SerieService};
use crate::store::Aftale;
use crate::texts::staff::{SerieJa, Serier};
use crate::web::components::{Nu, alert, error_summary, fejl, i_raekkefoelge};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Head, Page};
use crate::web::svar::Svar;

/// What the page shows.
pub struct Vist {
    /// What is done on it.
    heading: Serier,
    /// The aftale it stands under.
    pub aftale: Aftale,
    /// What stands in the form.
    pub form: SerieForm,
    /// The a-kasser that can share it.
    pub(super) kan_dele: Vec<(OrganisationId, String)>,
    /// The version that was read.
    pub version: i64,
    /// What came of a form that was not carried out.
    pub svar: Svar,
    pub(super) forhaandsvisning: Option<SerieAendring>,
    /// What is to become of the booked conversations, as typed.
    pub samtaler: String,
    /// It hits others than those who were shown.
    pub andre_ramt: bool,
    /// What is stored now; empty: it is new.
    pub nu: Nu,
    /// The newer version of the aftale that is being agreed.
    pub(super) nyere: Option<AftaleId>,
    /// Series of the same people at the same moments.
    pub(super) sammenfald: Vec<Sammenfald>,
    /// The form was changed after the preview that was shown with it.
    pub(super) rettet: bool,
}

/// What is to be done with a series that was previewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    /// Save it.
    Gem,
    /// Let the a-kasse be asked.
    Foreslaa,
}

impl Vist {
    /// A page with this in its form.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ny(service: &SerieService, aftale: Aftale, form: SerieForm) -> Result<Self, WebError> {
        Ok(Self {
            heading: Serier::NewHeading,
            kan_dele: service.kan_dele(&aftale).await?,
            aftale,
            form,
            version: 1,
            svar: Svar::default(),
            forhaandsvisning: None,
            samtaler: String::new(),
            andre_ramt: false,
            nu: Nu::default(),
            nyere: None,
            sammenfald: vec![],
            rettet: false,
        })
    }

    /// The same of a series that is there, in that version.
    #[must_use]
    pub fn ret(self, version: i64) -> Self {
        Self { heading: Serier::EditHeading, version, ..self }
    }

    /// What is to be done, if it was previewed as it is.
    pub fn oensket(&mut self, posted: &Form) -> Option<Handling> {
        let wanted = match posted.field("handling") {
            ja::GEM => Some(Handling::Gem),
            ja::FORESLAA => Some(Handling::Foreslaa),
            _ => None,
        };
        let seen = posted.field("set").split('~').next() == Some(kendetegn(&self.form, self.version).as_str());
        self.rettet = wanted.is_some() && !seen;
        wanted.filter(|_| seen)
    }
}

/// What tells one content of the form, over one stored version, from another. Who has said yes is no part of what was previewed.
pub(super) fn kendetegn(form: &SerieForm, version: i64) -> String {
    let mut hasher = DefaultHasher::new();
    (SerieForm { ja: JaForm::default(), ..form.clone() }, version).hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// The page.
pub fn render(page: &Page, vist: Vist) -> Response {
    let errors = i_raekkefoelge(fejl(&vist.svar.verdict), &skema::FELTER);
    let head = Head::new(vist.heading.da()).with_errors(!errors.is_empty()).with_script("form_check.js");
    let summary = error_summary(page, &errors);
    let told = vist.fortalt(page, !errors.is_empty());
    let at_once = (vist.aftale.status == AftaleStatus::Aftalt)
        .then(|| alert(page, "info", SerieJa::AtOnceHeading.da().to_owned(), SerieJa::AtOnceText.da().to_owned()));
    let advarsler = vist.forhaandsvisning.as_ref().map(|seen| seen.vist.advarsler.clone()).unwrap_or_default();
    let usual = advarsler.warnings().is_empty();
    let look_again = (!usual).then(|| forhaandsvisning::se_efter(page, &advarsler));
    // Nothing is saved that was not previewed as it is: whoever presses the button has read what stands above it.
    let save = if usual { Serier::Save } else { Serier::SaveAnyway };
    page.answer(vist.svar.status(), head, move || {
        let back = format!("/jobcenter/aftaler/{}", vist.aftale.id);
        let saving = vist.forhaandsvisning.is_some();
        let verdict = &vist.svar.verdict;
        let previewed = vist.forhaandsvisning.as_ref().map(|seen| {
            view! {
                {forhaandsvisning::view(seen, &vist.samtaler, verdict)}
                {sammenfald::view(&vist.sammenfald)}
                {ja::view(&seen.vist.skal_sige_ja, (&vist.form.ja, save), &vist.kan_dele, verdict, vist.nyere)}
            }
        });
        let set = vist.set();
        view! {
            {summary}
            {told} {look_again}
            <h1>{vist.heading.da()}</h1>
            <p class="font-lead">{Serier::Lead.da()}</p>
            {at_once}
            <form method="post" novalidate="" data-tjek="">
                <input type="hidden" name="version" value=vist.version.to_string()/>
                <input type="hidden" name="set" value=set/>
                {previewed}
                {skema::fields(&vist.form, &vist.aftale, &vist.kan_dele, verdict, sammenfald::link(&vist.sammenfald), &vist.nu)}
                <p class="font-lead" role="status" data-besked=""></p>
                <div class="form-group">
                    <button class=if saving { "button button-secondary" } else { "button button-primary" } type="submit" name="handling" value="vis">{Serier::Preview.da()}</button>
                    " " <a class="button button-secondary" href=back>{Serier::Cancel.da()}</a>
                </div>
            </form>
        }
    })
}
