//! Which times: days, a-kasse, series, and check boxes when there are not too many. What is decided goes on from here.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use serde::Deserialize;

use super::typed::{SERIE, Typed};
use super::{PATH, bekraeft, kald, ramt, resultat, service};
use crate::domain::lukning::Maade;
use crate::domain::rules::Field;
use crate::services::kald::{Afvist, Kald};
use crate::services::lukning::{Beslutning, Ramt};
use crate::services::zone;
use crate::store::SerieRow;
use crate::texts::staff::{Lukning, serie};
use crate::texts::{Sprog, borger, dates};
use crate::web::components::{Felt, alert, error_summary, fejl, tekstfelt, valgfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// One time or one day to begin with.
#[derive(Deserialize)]
pub struct Asked {
    tid: Option<String>,
    dag: Option<String>,
    serie: Option<String>,
}

/// `GET /jobcenter/luk`, with `?tid=…` for one time, `?dag=2026-12-10` for one day or `?serie=…` for some of a series' days
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    if let Some(dag) = asked.dag {
        return vis(&app, &page, &kald, Typed::dag(dag), false).await;
    }
    let Some(tid) = asked.tid else {
        let today = zone::local_date(app.clock.now()).to_string();
        let typed = Typed { serier: asked.serie.into_iter().collect(), ..Typed::dag(today) };
        return render(&app, &page, &kald, typed, Svar::default(), None).await;
    };
    let id = tid.parse().map_err(|_| WebError::NotFound)?;
    let day = service(&app).dag_for(&kald, id).await?.to_string();
    vis(&app, &page, &kald, Typed { kun: Some(vec![tid]), ..Typed::dag(day) }, false).await
}

/// `POST /jobcenter/luk`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    form: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let mut typed = Typed::af(&form);
    let flyt = Maade::Flyt { anden_form: typed.anden_form };
    // The choice itself was changed after the preview: the check boxes were about the older one, and so was what was decided.
    let changed = form.field("valg") != typed.kort();
    if changed {
        typed.kun = None;
    }
    match form.field("handling") {
        "vis" => vis(&app, &page, &kald, typed, false).await,
        "luk" | "aflys" | "flyt" if changed && !form.field("valg").is_empty() => {
            vis(&app, &page, &kald, typed, true).await
        }
        "luk" => beslut(&app, &page, &kald, typed, Maade::Luk, form.field("set")).await,
        "aflys" => bekraeft::aflys(&app, &page, &kald, typed, Svar::default()).await,
        "flyt" => bekraeft::flyt(&app, &page, &kald, typed, Svar::default()).await,
        "bekraeft-aflys" => beslut(&app, &page, &kald, typed, Maade::Aflys, form.field("set")).await,
        "bekraeft-flyt" => beslut(&app, &page, &kald, typed, flyt, form.field("set")).await,
        _ => Err(WebError::BadRequest),
    }
}

/// Does it, or shows the step again on which it was decided.
async fn beslut(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    typed: Typed,
    maade: Maade,
    set: &str,
) -> Result<Response, WebError> {
    let (verdict, valg) = typed.valg();
    let Some(valg) = valg else {
        return render(app, page, kald, typed, Svar { verdict, foraeldet: false }, None).await;
    };
    let beslutning = Beslutning { maade, set, til: &typed.vist, begrundelse: &typed.begrundelse };
    let afvist = match service(app).begynd(kald, &valg, beslutning).await {
        Ok(id) => return Ok(Redirect::to(&format!("{PATH}/{id}")).into_response()),
        Err(afvist) => afvist,
    };
    match (maade, afvist) {
        (Maade::Luk, Afvist::Foraeldet { .. }) => vis(app, page, kald, typed, true).await,
        (Maade::Luk, afvist) => render(app, page, kald, typed, Svar::af(afvist)?, None).await,
        (Maade::Aflys, afvist) => bekraeft::aflys(app, page, kald, typed, Svar::af(afvist)?).await,
        (Maade::Flyt { .. }, afvist) => bekraeft::flyt(app, page, kald, typed, Svar::af(afvist)?).await,
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

async fn a_kasser(app: &AppState) -> Result<Vec<(String, String)>, WebError> {
    let all = crate::services::aftaler::AftaleService::new(app.store.clone(), app.clock.clone()).a_kasser().await?;
    let first = std::iter::once((String::new(), Lukning::AllAKasser.da().to_owned()));
    Ok(first.chain(all.into_iter().map(|(id, navn)| (id.to_string(), navn))).collect())
}

/// The page, with what was typed, what is wrong with it, and who is hit.
pub async fn render(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    typed: Typed,
    svar: Svar,
    hit: Option<Ramt>,
) -> Result<Response, WebError> {
    let (a_kasser, serier) = (a_kasser(app).await?, service(app).serier(kald).await?);
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
                {valgfelt(felt(Field::AKasse, Lukning::AKasse, &typed.a_kasse), a_kasser)}
                {series(&typed.serier, serier)}
                <div class="form-group">
                    <button class=if hit.is_some() { "button button-secondary" } else { "button button-primary" }
                        type="submit" name="handling" value="vis">{Lukning::Preview.da()}</button>
                </div>
                <input type="hidden" name="valg" value=typed.kort()/>
                // Typed on the way to calling off, and to be there when it is come back to.
                <input type="hidden" name=Field::Begrundelse.as_str() value=typed.begrundelse.clone()/>
                {hit.map(ramt::view)}
            </form>
            {resultat::seneste(latest)}
        }
    }))
}

/// A check box for each series; none chosen: all of them.
fn series(chosen: &[String], serier: Vec<SerieRow>) -> Option<AnyView> {
    if serier.is_empty() {
        return None;
    }
    let open = !chosen.is_empty();
    let one = |row: SerieRow| {
        let (id, name) = (row.id.to_string(), format!("{SERIE}{}", row.id));
        let hours = dates::time_range(Sprog::Da, row.from_time, row.to_time);
        let form = borger::form(Sprog::Da, row.samtaleform);
        let text = serie(&row.weekdays, &row.weeks, &hours, row.kapacitet, form);
        view! {
            <div class="form-group-checkbox">
                <input class="form-checkbox" type="checkbox" id=name.clone() name=name.clone() value="1"
                    checked=chosen.contains(&id)/>
                <label for=name>{text} ", " {row.medarbejder}</label>
            </div>
        }
    };
    let boxes = serier.into_iter().map(one).collect_view();
    Some(
        view! {
            <details class="form-group" open=open>
                <summary>{Lukning::OnlySeries.da()}</summary>
                <fieldset>
                    <legend class="form-label">{Lukning::Serie.da()}</legend>
                    {boxes}
                </fieldset>
            </details>
        }
        .into_any(),
    )
}
