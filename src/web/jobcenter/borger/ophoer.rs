//! The end of an exemption, or of a withdrawn right: its last day.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use uuid::Uuid;

use super::borger_id;
use crate::domain::calendar::parse_dato;
use crate::domain::code_lists::FravaerType;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::Kald;
use crate::services::sagsbehandling::Sag;
use crate::store::RegistreretFravaer;
use crate::texts::staff::{BorgerSide, Ophoer, periode};
use crate::web::components::{Felt, alert, error_summary, fejl, tekstfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// The last day as it was when the page was made; an empty one: none.
const FOER: &str = "foer";

/// Whether it takes the choice from her, and so can be ended here.
pub const fn kan_ophoere(fravaertype: FravaerType) -> bool {
    matches!(fravaertype, FravaerType::FritagetForSelvbook | FravaerType::FratagetSelvbook)
}

/// `GET /jobcenter/borger/{borger}/fravaer/{fravaer}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(path): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (sag, row) = of(&app, &kald(&login)?, path).await?;
    let typed = row.periode.til.unwrap_or(sag.today).to_string();
    Ok(render(&page, &sag, &row, typed, &Svar::default()))
}

/// `POST /jobcenter/borger/{borger}/fravaer/{fravaer}`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(path): Path<(String, String)>,
    posted: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let (sag, row) = of(&app, &kald, path).await?;
    let typed = posted.field(Field::Til.as_str()).to_owned();
    let Some(til) = parse_dato(&typed) else {
        let verdict = Verdict::refused(&[Field::Til], Code::DatoForm);
        return Ok(render(&page, &sag, &row, typed, &Svar { verdict, foraeldet: false }));
    };
    let foer: Option<NaiveDate> = match posted.field(FOER) {
        "" => None,
        day => Some(day.parse().map_err(|_| WebError::BadRequest)?),
    };
    match app.register.ophoer_fravaer(&kald, sag.borger.id, row.id, foer, til).await {
        Ok(()) => Ok(Redirect::to(&format!("/jobcenter/borger/{}#fravaer", sag.borger.id)).into_response()),
        Err(afvist) => Ok(render(&page, &sag, &row, typed, &Svar::af(afvist)?)),
    }
}

async fn of(
    app: &AppState,
    kald: &Kald<'_>,
    (borger, fravaer): (String, String),
) -> Result<(Sag, RegistreretFravaer), WebError> {
    let id: Uuid = fravaer.parse().map_err(|_| WebError::NotFound)?;
    let sag = app.sagsbehandling.sag(kald, borger_id(&borger)?).await?;
    let rows = app.register.fravaer_of(kald, sag.borger.id).await?;
    let row = rows.into_iter().find(|row| row.id == id && kan_ophoere(row.periode.fravaertype));
    Ok((sag, row.ok_or(WebError::NotFound)?))
}

fn render(page: &Page, sag: &Sag, row: &RegistreretFravaer, typed: String, svar: &Svar) -> Response {
    let errors = fejl(&svar.verdict);
    let summary = error_summary(page, &errors);
    let stale = svar
        .foraeldet
        .then(|| alert(page, "warning", Ophoer::Stale.da().to_owned(), Ophoer::StaleText.da().to_owned()));
    let hers = format!("/jobcenter/borger/{}", sag.borger.id);
    let action = format!("{hers}/fravaer/{}", row.id);
    let what = format!("{}, {}", row.periode.fravaertype.name(), periode(row.periode.fra, row.periode.til));
    let foer = row.periode.til.map(|day| day.to_string()).unwrap_or_default();
    let til = Felt::new(Field::Til, Ophoer::LastDay.da(), typed, &svar.verdict).hint(Ophoer::LastDayHint.da());
    let navn = sag.borger.navn.clone();
    page.answer(svar.status(), Head::new(Ophoer::Heading.da()).with_errors(!errors.is_empty()), move || {
        view! {
            <div class="spalte">
                {summary} {stale}
                <h1>{Ophoer::Heading.da()}</h1>
                <p class="font-lead">{navn}</p>
                <p>{what} "."</p>
                <form method="post" action=action novalidate>
                    <input type="hidden" name=FOER value=foer/>
                    {tekstfelt(til, "date")}
                    <p>{Ophoer::Effect.da()}</p>
                    <button class="button button-primary" type="submit">{Ophoer::End.da()}</button>
                </form>
                <p><a class="function-link" href=hers>{BorgerSide::BackToBorger.da()}</a></p>
            </div>
        }
    })
}
