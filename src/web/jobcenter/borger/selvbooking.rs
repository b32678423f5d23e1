//! The decision that she need not, or may not, book herself: the reason, the letter, then it is made.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use uuid::Uuid;

use super::borger_id;
use crate::domain::afgoerelse::Aarsag;
use crate::domain::calendar::parse_dato;
use crate::domain::code_lists::FravaerType;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::Afvist;
use crate::services::register::AfgoerelseUdkast;
use crate::services::sagsbehandling::Sag;
use crate::texts::staff::{AfgoerelseForm, BorgerSide, afgoerelse_brev};
use crate::web::components::{Felt, error_summary, fejl, i_raekkefoelge, tekstfelt, textarea, valgfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// The form as typed. `id` makes a second click the first one.
struct Typed {
    id: Uuid,
    aarsag: String,
    begrundelse: String,
    fra: String,
}

/// `GET /jobcenter/borger/{borger}/selvbooking`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let sag = app.sagsbehandling.sag(&kald(&login)?, borger_id(&id)?).await?;
    let typed =
        Typed { id: app.clock.new_id(), aarsag: String::new(), begrundelse: String::new(), fra: sag.today.to_string() };
    Ok(render(&page, StatusCode::OK, &sag, typed, &Verdict::default(), None))
}

/// `POST /jobcenter/borger/{borger}/selvbooking`: look at the letter, or decide.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    posted: Form,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    let sag = app.sagsbehandling.sag(&kald, id).await?;
    let field = |field: Field| posted.field(field.as_str()).to_owned();
    let typed = Typed {
        id: field(Field::FravaerId).parse().map_err(|_| WebError::BadRequest)?,
        aarsag: field(Field::Aarsag),
        begrundelse: field(Field::Begrundelse),
        fra: field(Field::Fra),
    };
    let Some(fra) = parse_dato(&typed.fra) else {
        let verdict = Verdict::refused(&[Field::Fra], Code::DatoForm);
        return Ok(render(&page, StatusCode::UNPROCESSABLE_ENTITY, &sag, typed, &verdict, None));
    };
    let aarsag = Aarsag::from_text(&typed.aarsag);
    if posted.field("handling") != "traef" {
        let letter = aarsag.map(|aarsag| letter(afgoerelse_brev(aarsag, &typed.begrundelse, fra, &sag.jobcenter.navn)));
        let verdict = match aarsag {
            Some(_) => Verdict::default(),
            None => Verdict::refused(&[Field::Aarsag], Code::AarsagMissing),
        };
        let status = if verdict.is_kept() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return Ok(render(&page, status, &sag, typed, &verdict, letter));
    }
    let udkast = AfgoerelseUdkast { aarsag, begrundelse: &typed.begrundelse, fra };
    match app.register.traef_afgoerelse(&kald, id, typed.id, udkast).await {
        Ok(()) => Ok(Redirect::to(&format!("/jobcenter/borger/{id}#fravaer")).into_response()),
        Err(Afvist::Regler(verdict)) if !verdict.has(Code::NotAuthorised) => {
            Ok(render(&page, StatusCode::UNPROCESSABLE_ENTITY, &sag, typed, &verdict, None))
        }
        Err(other) => Err(other.into()),
    }
}

fn letter(paragraphs: Vec<String>) -> AnyView {
    view! {
        <section class="brev" aria-labelledby="brev">
            <h2 id="brev">{AfgoerelseForm::Letter.da()}</h2>
            <p class="d-print-none">{AfgoerelseForm::Print.da()}</p>
            {paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
        </section>
    }
    .into_any()
}

fn reasons() -> Vec<(String, String)> {
    let option = |aarsag: &Aarsag| {
        let what = match aarsag.fravaertype() {
            FravaerType::FritagetForSelvbook => AfgoerelseForm::Exempt,
            _ => AfgoerelseForm::Withdraw,
        };
        (aarsag.as_str().to_owned(), format!("{}: {}", what.da(), aarsag.navn()))
    };
    let none = (String::new(), AfgoerelseForm::Choose.da().to_owned());
    std::iter::once(none).chain(Aarsag::ALL.iter().map(option)).collect()
}

fn render(
    page: &Page,
    status: StatusCode,
    sag: &Sag,
    typed: Typed,
    verdict: &Verdict,
    letter: Option<AnyView>,
) -> Response {
    let errors = i_raekkefoelge(fejl(verdict), &[Field::Aarsag, Field::Begrundelse, Field::Fra]);
    let summary = error_summary(page, &errors);
    let hers = format!("/jobcenter/borger/{}", sag.borger.id);
    let (action, navn) = (format!("{hers}/selvbooking"), sag.borger.navn.clone());
    let aarsag = Felt::new(Field::Aarsag, AfgoerelseForm::Aarsag.da(), typed.aarsag, verdict)
        .hint(AfgoerelseForm::AarsagHint.da());
    let grounds = Felt::new(Field::Begrundelse, AfgoerelseForm::Begrundelse.da(), typed.begrundelse, verdict)
        .hint(AfgoerelseForm::BegrundelseHint.da());
    let fra = Felt::new(Field::Fra, AfgoerelseForm::Fra.da(), typed.fra, verdict);
    let (aarsag, grounds, fra) = (valgfelt(aarsag, reasons()), textarea(grounds, 5), tekstfelt(fra, "date"));
    let head = Head::new(AfgoerelseForm::Heading.da()).with_errors(!errors.is_empty());
    page.answer(status, head, move || {
        view! {
            <div class="spalte">
                {summary}
                <h1>{AfgoerelseForm::Heading.da()}</h1>
                <p class="font-lead">{navn}</p>
                {letter}
                <form method="post" action=action class="d-print-none" novalidate>
                    <input type="hidden" name=Field::FravaerId.as_str() value=typed.id.to_string()/>
                    {aarsag} {grounds} {fra}
                    <p>{AfgoerelseForm::Effect.da()}</p>
                    <div class="knaprad">
                        <button class="button button-primary" type="submit" name="handling" value="traef">{AfgoerelseForm::Decide.da()}</button>
                        <button class="button button-secondary" type="submit" name="handling" value="vis">{AfgoerelseForm::Preview.da()}</button>
                    </div>
                </form>
                <p class="d-print-none"><a class="function-link" href=hers>{BorgerSide::BackToBorger.da()}</a></p>
            </div>
        }
    })
}
