//! The a-kasse's day: its members' conversations, on the screen, on paper and as a file; what is agreed with each jobcenter; and who
//! stands in for a colleague who is away.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::{laeser, liste, samtale, skriver};
use crate::domain::rules::Field;
use crate::services::a_kasse::{AKasseDag, Afloeser, MedJobcenter};
use crate::texts::staff::{Dag, EtMedlem, HelDag, Medlem, afloest, aftalt_den_dag, fortrudt, meldt};
use crate::texts::{Sprog, dates};
use crate::web::components::{Felt, alert, error_summary, fejl, tekstfelt, valgfelt};
use crate::web::csv_fil::csv_fil;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// Which day (none: today), and what has just been done with it.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    dato: Option<String>,
    meldt: Option<usize>,
    fortrudt: Option<usize>,
    afloest: Option<usize>,
    #[serde(default)]
    ikke: usize,
}

impl Asked {
    fn dato(&self) -> Result<Option<NaiveDate>, WebError> {
        let typed = self.dato.as_deref().filter(|typed| !typed.is_empty());
        typed.map(str::parse).transpose().map_err(|_| WebError::NotFound)
    }

    fn done(&self, page: &Page) -> Option<AnyView> {
        let (heading, text) = match (self.meldt, self.fortrudt, self.afloest) {
            (Some(samtaler), ..) => (HelDag::Done, meldt(samtaler, self.ikke)),
            (None, Some(samtaler), _) => (HelDag::ComesDone, fortrudt(samtaler, self.ikke)),
            (None, None, Some(samtaler)) => (HelDag::StandInDone, afloest(samtaler, self.ikke)),
            (None, None, None) => return None,
        };
        let kind = if self.ikke == 0 { "success" } else { "warning" };
        Some(alert(page, kind, heading.da().to_owned(), text))
    }
}

/// `GET /a-kasse/dag`, with `?dato=2026-12-01`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let dag = app.a_kasse.dagen(&laeser(&login)?, asked.dato()?).await?;
    Ok(render(&page, &dag, asked.done(&page), &Form::default(), &Svar::default()))
}

/// `POST /a-kasse/dag`: somebody stands in for somebody that day.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    form: Form,
) -> Result<Response, WebError> {
    let kald = skriver(&login)?;
    let dato: NaiveDate = form.field("dato").parse().map_err(|_| WebError::BadRequest)?;
    let afloeser = Afloeser { fravaerende: form.field(Field::Medarbejder.as_str()), udkast: samtale::udkast(&form) };
    match app.a_kasse.afloes(&kald, dato, &afloeser).await {
        Ok(gjort) => {
            let back = format!("/a-kasse/dag?dato={dato}&afloest={}&ikke={}", gjort.samtaler, gjort.ikke);
            Ok(Redirect::to(&back).into_response())
        }
        Err(afvist) => {
            let svar = Svar::af(afvist)?;
            let dag = app.a_kasse.dagen(&kald, Some(dato)).await?;
            Ok(render(&page, &dag, None, &form, &svar))
        }
    }
}

fn render(page: &Page, dag: &AKasseDag, done: Option<AnyView>, typed: &Form, svar: &Svar) -> Response {
    let heading = format!("{} {}", Dag::Heading.da(), dates::date_long(Sprog::Da, dag.dato));
    let errors = fejl(&svar.verdict);
    let summary = error_summary(page, &errors);
    let stale = svar.foraeldet.then(|| samtale::stale(page));
    let (nav, table) = (nav(dag), liste::table(&dag.samtaler, Medlem::NoneThatDay));
    let (agreed, stand_in) = (agreed(dag), stand_in(dag, typed, svar));
    let file = format!("/a-kasse/dag.csv?dato={}", dag.dato);
    page.answer(svar.status(), Head::new(heading.clone()).with_errors(!errors.is_empty()), move || {
        view! {
            {summary} {stale} {done}
            <h1>{heading}</h1>
            {nav}
            {table}
            <p class="d-print-none"><a class="function-link" href=file>{Medlem::Download.da()}</a></p>
            <h2>{HelDag::Agreed.da()}</h2>
            {agreed}
            {stand_in}
        }
    })
}

fn nav(dag: &AKasseDag) -> impl IntoView + use<> {
    let link = |day: Option<NaiveDate>, text: Medlem| {
        day.map(
            |day| view! { <li><a class="function-link" href=format!("/a-kasse/dag?dato={day}")>{text.da()}</a></li> },
        )
    };
    let (before, after) = (link(dag.dato.pred_opt(), Medlem::Previous), link(dag.dato.succ_opt(), Medlem::Next));
    let shown = dag.dato.to_string();
    view! {
        <nav class="d-print-none" aria-label=Medlem::ChooseDay.da()>
            <ul class="uge-vaelger nobullet-list">{before} {after}</ul>
            <form method="get" action="/a-kasse/dag" class="periode">
                <div class="form-group">
                    <label class="form-label" for="dato">{Medlem::Date.da()}</label>
                    <input class="form-input input-width-s" type="date" id="dato" name="dato" value=shown/>
                </div>
                <button class="button button-secondary" type="submit">{Medlem::Show.da()}</button>
            </form>
        </nav>
    }
}

/// What is agreed with each jobcenter, and the way to say that nobody can come.
fn agreed(dag: &AKasseDag) -> AnyView {
    if dag.jobcentre.is_empty() {
        return view! { <p>{HelDag::NothingAgreed.da()}</p> }.into_any();
    }
    let one = |jobcenter: &MedJobcenter| {
        let href = format!("/a-kasse/dag/{}/kan-ikke-komme/{}", dag.dato, jobcenter.id);
        let text = if jobcenter.meldt.is_some() { HelDag::ChangeLink } else { HelDag::CannotLink };
        let navn = jobcenter.navn.clone();
        view! {
            <li class="opgave">
                <h3 class="opgave-titel">{navn.clone()}</h3>
                <p class="opgave-note">{aftalt_den_dag(jobcenter.pladser, jobcenter.samtaler)}</p>
                {jobcenter.meldt.map(|_| view! { <p class="opgave-note"><strong>{HelDag::Told.da()}</strong></p> })}
                {(dag.kommer && jobcenter.kan_meldes).then(|| view! {
                    <p class="d-print-none"><a class="function-link" href=href>{text.da()} <span class="sr-only">" " {navn}</span></a></p>
                })}
            </li>
        }
    };
    view! { <ul class="opgaveliste">{dag.jobcentre.iter().map(one).collect_view()}</ul> }.into_any()
}

/// The form for a stand-in, while somebody is named that day.
fn stand_in(dag: &AKasseDag, typed: &Form, svar: &Svar) -> Option<AnyView> {
    let named = dag.samtaler.iter().flat_map(|one| &one.deltagere).filter_map(|deltager| deltager.navn.clone());
    let named: std::collections::BTreeSet<_> = named.collect();
    if named.is_empty() || !dag.kommer {
        return None;
    }
    let felt = |field: Field, label: &'static str| Felt::new(field, label, typed.field(field.as_str()), &svar.verdict);
    let options = named.into_iter().map(|navn| (navn.clone(), navn)).collect();
    let away = valgfelt(felt(Field::Medarbejder, HelDag::Away.da()), options);
    let who = tekstfelt(felt(Field::Navn, EtMedlem::Who.da()), "text");
    let phone = tekstfelt(felt(Field::Telefonnummer, EtMedlem::Phone.da()).hint(EtMedlem::Optional.da()), "tel");
    let email = tekstfelt(felt(Field::Email, EtMedlem::Email.da()).hint(EtMedlem::Optional.da()), "text");
    let dato = dag.dato.to_string();
    let form = view! {
        <section class="d-print-none">
            <h2>{HelDag::StandIn.da()}</h2>
            <p>{HelDag::StandInText.da()}</p>
            <form method="post" action="/a-kasse/dag" novalidate>
                <input type="hidden" name="dato" value=dato/>
                {away} {who} {email} {phone}
                <div class="form-group">
                    <button class="button button-secondary" type="submit">{HelDag::StandInSave.da()}</button>
                </div>
            </form>
        </section>
    };
    Some(form.into_any())
}

/// `GET /a-kasse/dag.csv`: the day's conversations, for a spreadsheet. No CPR number is in it.
pub async fn file(
    State(app): State<AppState>,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let dag = app.a_kasse.dagen(&laeser(&login)?, asked.dato()?).await?;
    csv_fil(&format!("samtaler-{}", dag.dato), liste::HEAD.map(Medlem::da), dag.samtaler.iter().map(liste::line))
}
