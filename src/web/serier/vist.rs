//! The page of a series: what it is made of, and how it is shown.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::response::Response;
use leptos::prelude::*;

use super::{forhaandsvisning, ja, sammenfald, skema};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{AftaleId, OrganisationId, SerieId};
use crate::domain::rules::nye_tider::JaForm;
use crate::domain::rules::serie::SerieForm;
use crate::services::kald::Kald;
use crate::services::serier::{Forhaandsvisning, Sammenfald, SerieService};
use crate::store::Aftale;
use crate::texts::staff::{Aftaler, SerieJa, Serier};
use crate::web::components::{alert, error_summary, fejl};
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
    kan_dele: Vec<(OrganisationId, String)>,
    /// The version that was read.
    version: i64,
    /// What came of a form that was not carried out.
    pub svar: Svar,
    forhaandsvisning: Option<Forhaandsvisning>,
    /// The newer version of the aftale that is being agreed.
    nyere: Option<AftaleId>,
    /// Series of the same people at the same moments.
    sammenfald: Vec<Sammenfald>,
    /// The form was changed after the preview that was shown with it.
    rettet: bool,
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
        let seen = posted.field("set") == kendetegn(&self.form);
        self.rettet = wanted.is_some() && !seen;
        wanted.filter(|_| seen)
    }

    /// Looks what it comes to, what it meets, and what is under way already.
    ///
    /// # Errors
    /// When the database fails, or it is not theirs.
    pub async fn vis(&mut self, service: &SerieService, kald: &Kald<'_>, ret: Option<SerieId>) -> Result<(), WebError> {
        self.sammenfald = service.sammenfald(kald, &self.aftale, ret, &self.form).await?;
        if self.aftale.status == AftaleStatus::Aftalt {
            self.nyere = service.nyere_version(kald, self.aftale.id).await?.map(|open| open.id);
        }
        match service.forhaandsvis(kald, self.aftale.id, ret, &self.form).await {
            Ok(seen) => self.forhaandsvisning = Some(seen),
            // What kept it from being saved is told already.
            Err(afvist) if self.svar.verdict.is_kept() => {
                let stale = self.svar.foraeldet;
                self.svar = Svar { foraeldet: stale, ..Svar::af(afvist)? };
            }
            Err(_) => {}
        }
        Ok(())
    }
}

/// What tells one content of the form from another. Who has said yes is no part of what was previewed.
fn kendetegn(form: &SerieForm) -> String {
    let mut hasher = DefaultHasher::new();
    SerieForm { ja: JaForm::default(), ..form.clone() }.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// The page.
pub fn render(page: &Page, vist: Vist) -> Response {
    let errors = skema::i_raekkefoelge(fejl(&vist.svar.verdict));
    let head = Head::new(vist.heading.da()).with_errors(!errors.is_empty()).with_script("form_check.js");
    let summary = error_summary(page, &errors);
    let told = match (vist.svar.foraeldet, vist.rettet && errors.is_empty()) {
        (true, _) => Some((Aftaler::StaleHeading.da(), Aftaler::StaleText.da())),
        (false, true) => Some((Serier::ChangedHeading.da(), Serier::ChangedText.da())),
        (false, false) => None,
    };
    let told = told.map(|(heading, text)| alert(page, "warning", heading.to_owned(), text.to_owned()));
    let at_once = (vist.aftale.status == AftaleStatus::Aftalt)
        .then(|| alert(page, "info", SerieJa::AtOnceHeading.da().to_owned(), SerieJa::AtOnceText.da().to_owned()));
    let advarsler = vist.forhaandsvisning.as_ref().map(|seen| seen.advarsler.clone()).unwrap_or_default();
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
                {forhaandsvisning::view(seen)}
                {sammenfald::view(&vist.sammenfald)}
                {ja::view(&seen.skal_sige_ja, (&vist.form.ja, save), &vist.kan_dele, verdict, vist.nyere)}
            }
        });
        let set = if saving { kendetegn(&vist.form) } else { String::new() };
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
                {skema::fields(&vist.form, &vist.aftale, &vist.kan_dele, verdict, sammenfald::link(&vist.sammenfald))}
                <p class="font-lead" role="status" data-besked=""></p>
                <div class="form-group">
                    <button class=if saving { "button button-secondary" } else { "button button-primary" } type="submit" name="handling" value="vis">{Serier::Preview.da()}</button>
                    " " <a class="button button-secondary" href=back>{Serier::Cancel.da()}</a>
                </div>
            </form>
        }
    })
}
