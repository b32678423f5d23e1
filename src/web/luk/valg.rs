//! Which times: days, a-kasse, series, and check boxes when there are not too many.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use serde::Deserialize;

use super::{PATH, kald, ramt, resultat, service};
use crate::domain::lukning::{Maade, Valg};
use crate::domain::rules::lukning::dage;
use crate::domain::rules::{Field, Verdict};
use crate::services::kald::{Afvist, Kald};
use crate::services::lukning::Ramt;
use crate::services::zone;
use crate::texts::staff::{Lukning, serie};
use crate::texts::{Sprog, borger, dates};
use crate::web::components::{Felt, alert, error_summary, fejl, tekstfelt, valgfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

const SERIE: &str = "serie";
/// Check boxes of chosen times: `tid-<id>`.
pub const TID: &str = "tid-";

/// The choice as typed.
#[derive(Clone, Default)]
pub struct Typed {
    fra: String,
    til: String,
    a_kasse: String,
    serie: String,
    /// The check boxes were there.
    kun: Option<Vec<String>>,
}

/// One time or one day to begin with.
#[derive(Deserialize)]
pub struct Asked {
    tid: Option<String>,
    dag: Option<String>,
}

/// What there is to choose among.
struct Muligheder {
    a_kasser: Vec<(String, String)>,
    serier: Vec<(String, String)>,
}

/// `GET /jobcenter/luk`, with `?tid=…` for one time or `?dag=2026-12-10` for one day
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let today = zone::local_date(app.clock.now()).to_string();
    if let Some(dag) = asked.dag {
        return vis(&app, &page, &kald, Typed { fra: dag.clone(), til: dag, ..Typed::default() }, false).await;
    }
    let Some(tid) = asked.tid else {
        let typed = Typed { fra: today.clone(), til: today, ..Typed::default() };
        return render(&app, &page, &kald, typed, Svar::default(), None).await;
    };
    let id = tid.parse().map_err(|_| WebError::NotFound)?;
    let day = service(&app).dag_for(&kald, id).await?.to_string();
    let typed = Typed { fra: day.clone(), til: day, kun: Some(vec![tid]), ..Typed::default() };
    vis(&app, &page, &kald, typed, false).await
}

/// `POST /jobcenter/luk`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    form: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let mut typed = Typed {
        fra: form.field(Field::Fra.as_str()).to_owned(),
        til: form.field(Field::Til.as_str()).to_owned(),
        a_kasse: form.field(Field::AKasse.as_str()).to_owned(),
        serie: form.field(SERIE).to_owned(),
        kun: (!form.field("kun").is_empty()).then(|| form.checked(TID).map(str::to_owned).collect()),
    };
    let anden_form = !form.field("anden-form").is_empty();
    let maade = match form.field("handling") {
        "luk" => Maade::Luk,
        "aflys" => Maade::Aflys,
        "flyt" => Maade::Flyt { anden_form },
        "vis" => {
            // The choice itself was changed: the check boxes were about the older one.
            if form.field("valg") != typed.kort() {
                typed.kun = None;
            }
            return vis(&app, &page, &kald, typed, false).await;
        }
        _ => return Err(WebError::BadRequest),
    };
    let (verdict, valg) = typed.valg();
    let Some(valg) = valg else {
        let svar = Svar { verdict, foraeldet: false };
        return render(&app, &page, &kald, typed, svar, None).await;
    };
    match service(&app).begynd(&kald, &valg, maade, form.field("set")).await {
        Ok(id) => Ok(Redirect::to(&format!("{PATH}/{id}")).into_response()),
        Err(Afvist::Foraeldet { .. }) => vis(&app, &page, &kald, typed, true).await,
        Err(afvist) => render(&app, &page, &kald, typed, Svar::af(afvist)?, None).await,
    }
}

impl Typed {
    /// Tells one choice from another, but for the check boxes.
    fn kort(&self) -> String {
        [&self.fra, &self.til, &self.a_kasse, &self.serie].map(String::as_str).join(" ")
    }

    /// The choice, exactly when there is no fault.
    fn valg(&self) -> (Verdict, Option<Valg>) {
        let (verdict, days) = dage(&self.fra, &self.til);
        let kun = self.kun.as_ref().map(|ids| ids.iter().filter_map(|id| id.parse().ok()).collect());
        // What is on no list chooses nothing: better than everything.
        let known = |text: &str| if text.is_empty() { Some(None) } else { text.parse::<uuid::Uuid>().ok().map(Some) };
        let (a_kasse, serie) = (known(&self.a_kasse), known(&self.serie));
        let valg = days.zip(a_kasse.zip(serie)).map(|((fra, til), (a_kasse, serie))| Valg {
            fra,
            til,
            a_kasse: a_kasse.map(crate::domain::ids::OrganisationId::from_uuid),
            serie: serie.map(crate::domain::ids::SerieId::from_uuid),
            kun,
        });
        (verdict, valg)
    }
}

/// The page with who is hit. `stale`: it is not what was shown before.
async fn vis(app: &AppState, page: &Page, kald: &Kald<'_>, typed: Typed, stale: bool) -> Result<Response, WebError> {
    let (verdict, valg) = typed.valg();
    let Some(valg) = valg else {
        return match verdict.is_kept() {
            true => Err(WebError::BadRequest),
            false => render(app, page, kald, typed, Svar { verdict, foraeldet: false }, None).await,
        };
    };
    match service(app).forhaandsvis(kald, &valg).await {
        Ok(ramt) => render(app, page, kald, typed, Svar { foraeldet: stale, ..Svar::default() }, Some(ramt)).await,
        Err(afvist) => {
            let svar = Svar { foraeldet: stale, ..Svar::af(afvist)? };
            render(app, page, kald, typed, svar, None).await
        }
    }
}

async fn muligheder(app: &AppState, kald: &Kald<'_>) -> Result<Muligheder, WebError> {
    let all = |text: Lukning| std::iter::once((String::new(), text.da().to_owned()));
    let a_kasser =
        crate::services::aftaler::AftaleService::new(app.store.clone(), app.clock.clone()).a_kasser().await?;
    let a_kasser = a_kasser.into_iter().map(|(id, navn)| (id.to_string(), navn));
    let serier = service(app).serier(kald).await?.into_iter().map(|row| {
        let hours = dates::time_range(Sprog::Da, row.from_time, row.to_time);
        let form = borger::form(Sprog::Da, row.samtaleform);
        let text = serie(&row.weekdays, &row.weeks, &hours, row.kapacitet, form);
        (row.id.to_string(), format!("{text}, {}", row.medarbejder))
    });
    Ok(Muligheder {
        a_kasser: all(Lukning::AllAKasser).chain(a_kasser).collect(),
        serier: all(Lukning::AllSerier).chain(serier).collect(),
    })
}

async fn render(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    typed: Typed,
    svar: Svar,
    hit: Option<Ramt>,
) -> Result<Response, WebError> {
    let choices = muligheder(app, kald).await?;
    let latest = match hit {
        Some(_) => vec![],
        None => service(app).seneste(kald).await?,
    };
    let errors = fejl(&svar.verdict);
    let head = Head::new(Lukning::Heading.da()).with_errors(!errors.is_empty());
    let summary = error_summary(page, &errors);
    let stale = svar
        .foraeldet
        .then(|| alert(page, "warning", Lukning::StaleHeading.da().to_owned(), Lukning::StaleText.da().to_owned()));
    Ok(page.answer(svar.status(), head, move || {
        let verdict = &svar.verdict;
        let felt = |field, label: Lukning, value: &str| Felt::new(field, label.da(), value, verdict);
        view! {
            {summary}
            {stale}
            <h1>{Lukning::Heading.da()}</h1>
            <p class="font-lead">{Lukning::Lead.da()}</p>
            <form method="post" action=PATH novalidate="">
                {tekstfelt(felt(Field::Fra, Lukning::From, &typed.fra), "date")}
                {tekstfelt(felt(Field::Til, Lukning::To, &typed.til), "date")}
                {valgfelt(felt(Field::AKasse, Lukning::AKasse, &typed.a_kasse), choices.a_kasser)}
                {series(&typed.serie, choices.serier)}
                <div class="form-group">
                    <button class=if hit.is_some() { "button button-secondary" } else { "button button-primary" }
                        type="submit" name="handling" value="vis">{Lukning::Preview.da()}</button>
                </div>
                <input type="hidden" name="valg" value=typed.kort()/>
                {hit.map(ramt::view)}
            </form>
            {resultat::seneste(latest)}
        }
    }))
}

fn series(chosen: &str, options: Vec<(String, String)>) -> impl IntoView + use<> {
    let chosen = chosen.to_owned();
    let option = move |(value, text): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    };
    view! {
        <div class="form-group">
            <label class="form-label" for=SERIE>{Lukning::Serie.da()}</label>
            <select class="form-select" id=SERIE name=SERIE>{options.into_iter().map(option).collect_view()}</select>
        </div>
    }
}
