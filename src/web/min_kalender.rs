//! An employee's own calendar: opening an address for it, exchanging it for a new one, closing it. The same page for a jobcenter's
//! and an a-kasse's people.

use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use uuid::Uuid;

use super::components::{Felt, alert, error_summary, fejl, valgfelt};
use super::error::WebError;
use super::feed;
use super::form::Form;
use super::page::{Head, Page};
use super::state::AppState;
use super::svar::Svar;
use crate::domain::rules::Field;
use crate::services::kald::Kald;
use crate::services::kalender::MinKalender;
use crate::services::zone;
use crate::texts::staff::MinKalenderTekst as Tekst;
use crate::texts::{Sprog, dates};

/// What makes the button work that copies the address.
const COPY: &str = "copy.js";

/// Whose page it is: where it stands, where it leads back to, and what it says is followed.
pub struct Side {
    /// Its address.
    pub path: &'static str,
    /// Where one came from.
    pub back: &'static str,
    /// What is followed.
    pub lead: Tekst,
}

impl Side {
    /// The page.
    ///
    /// # Errors
    /// When the caller is nobody's employee, or the database fails.
    pub async fn show(&self, app: &AppState, page: &Page, kald: &Kald<'_>) -> Result<Response, WebError> {
        self.answer(app, page, kald, None, &Form::default(), &Svar::default()).await
    }

    /// A new address, or none. A new one is shown in the answer to the form and never again, since it is kept nowhere: so this one
    /// form is not followed by a redirect. Sent twice it is a stale page, and the first address holds.
    ///
    /// # Errors
    /// When the form wants nothing that there is, or the database fails.
    pub async fn submit(
        &self,
        app: &AppState,
        page: &Page,
        kald: &Kald<'_>,
        headers: &HeaderMap,
        form: &Form,
    ) -> Result<Response, WebError> {
        let set: Option<Uuid> = match form.field("abonnement") {
            "" => None,
            id => Some(id.parse().map_err(|_| WebError::BadRequest)?),
        };
        let done = match (form.field("handling"), set) {
            ("ny", set) => app.kalender.ny(kald, form.field(Field::Medarbejder.as_str()), set).await.map(Some),
            ("luk", Some(set)) => app.kalender.luk(kald, set).await.map(|()| None),
            _ => return Err(WebError::BadRequest),
        };
        match done {
            Ok(Some(secret)) => {
                let address = address(app, headers, &secret)?;
                self.answer(app, page, kald, Some(address), &Form::default(), &Svar::default()).await
            }
            Ok(None) => Ok(Redirect::to(self.path).into_response()),
            Err(afvist) => self.answer(app, page, kald, None, form, &Svar::af(afvist)?).await,
        }
    }

    async fn answer(
        &self,
        app: &AppState,
        page: &Page,
        kald: &Kald<'_>,
        new: Option<String>,
        typed: &Form,
        svar: &Svar,
    ) -> Result<Response, WebError> {
        let min = app.kalender.min(kald).await?;
        let errors = fejl(&svar.verdict);
        let summary = error_summary(page, &errors);
        let head = Head::new(Tekst::Heading.da()).with_errors(!errors.is_empty());
        let head = if new.is_some() { head.with_script(COPY) } else { head };
        let stale = svar
            .foraeldet
            .then(|| alert(page, "warning", Tekst::Stale.da().to_owned(), Tekst::StaleText.da().to_owned()));
        let shown = new.map(|address| shown(page, address));
        let (state, form) = (state(self.path, &min), form(self.path, &min, typed, svar));
        let (lead, back) = (self.lead.da(), self.back);
        Ok(page.answer(svar.status(), head, move || {
            view! {
                <div class="spalte">
                    {summary} {stale}
                    <h1>{Tekst::Heading.da()}</h1>
                    {shown}
                    <p class="font-lead">{lead}</p>
                    <p>{Tekst::NoNames.da()}</p>
                    {state}
                    {form}
                    <p><a class="function-link" href=back>{Tekst::Back.da()}</a></p>
                </div>
            }
        }))
    }
}

/// The whole address, as the caseworker's calendar asks for it.
fn address(app: &AppState, headers: &HeaderMap, secret: &str) -> Result<String, WebError> {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).ok_or(WebError::BadRequest)?;
    let scheme = if app.https { "https" } else { "http" };
    Ok(format!("{scheme}://{host}{}{secret}.ics", feed::PATH))
}

fn shown(page: &Page, address: String) -> AnyView {
    let told = alert(page, "success", Tekst::Made.da().to_owned(), Tekst::MadeText.da().to_owned());
    view! {
        {told}
        <div class="form-group">
            <label class="form-label" for="adresse">{Tekst::Address.da()}</label>
            <input class="form-input input-width-xl" id="adresse" type="text" readonly value=address/>
            <p class="kopier">
                <button class="button button-secondary kun-med-script" type="button" data-kopier="adresse">{Tekst::Copy.da()}</button>
                " " <span role="status" data-kopieret=Tekst::Copied.da() data-markeret=Tekst::Marked.da()></span>
            </p>
        </div>
    }
    .into_any()
}

/// What is open, and closing it.
fn state(path: &'static str, min: &MinKalender) -> AnyView {
    let Some(abonnement) = &min.abonnement else {
        return view! { <p>{Tekst::None.da()}</p> }.into_any();
    };
    let since = dates::date_time_long(Sprog::Da, zone::local(abonnement.created_at));
    let (hvem, id) = (abonnement.hvem.clone(), abonnement.id.to_string());
    view! {
        <h2>{Tekst::Open.da()}</h2>
        <p>{Tekst::Follows.da()} " " <strong>{hvem}</strong> ". " {Tekst::Since.da()} " " {since} "."</p>
        <form method="post" action=path>
            <input type="hidden" name="abonnement" value=id/>
            <div class="form-group">
                <button class="button button-secondary" type="submit" name="handling" value="luk">{Tekst::Close.da()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn form(path: &'static str, min: &MinKalender, typed: &Form, svar: &Svar) -> AnyView {
    let followed = min.abonnement.as_ref().map(|abonnement| abonnement.hvem.as_str()).unwrap_or_default();
    let chosen = match typed.field(Field::Medarbejder.as_str()) {
        "" => followed,
        typed => typed,
    };
    let options = min.navne.iter().map(|navn| (navn.clone(), navn.clone())).collect();
    let who = valgfelt(Felt::new(Field::Medarbejder, Tekst::Who.da(), chosen, &svar.verdict), options);
    let id = min.abonnement.as_ref().map(|abonnement| abonnement.id.to_string()).unwrap_or_default();
    let (heading, button) = match min.abonnement {
        Some(_) => (Tekst::Again, Tekst::MakeAgain),
        None => (Tekst::First, Tekst::Make),
    };
    let warning = min.abonnement.is_some().then(|| view! { <p>{Tekst::AgainText.da()}</p> });
    view! {
        <h2>{heading.da()}</h2>
        {warning}
        <form method="post" action=path novalidate>
            <input type="hidden" name="abonnement" value=id/>
            {who}
            <div class="form-group">
                <button class="button button-primary" type="submit" name="handling" value="ny">{button.da()}</button>
            </div>
        </form>
    }
    .into_any()
}
