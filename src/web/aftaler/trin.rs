//! The steps that an aftale can take from where it stands, each with its form.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::{Side, liste, opsig, service, vis};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::AftaleId;
use crate::domain::rules::{Field, Verdict};
use crate::services::aftaler::{AftaleSkridt, AftaleVisning};
use crate::services::serier::SerieService;
use crate::texts::staff::Aftaler;
use crate::web::components::{Felt, tekstfelt, textarea};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::Page;
use crate::web::state::AppState;
use crate::web::svar::Svar;

const NY_VERSION: &str = "ny-version";
const FJERN_SERIE: &str = "fjern-serie";

/// `POST /jobcenter/aftaler/{aftale}`
pub async fn jobcenter(
    app: State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    if form.field("handling") == NY_VERSION {
        let kald = Side::Jobcenter.koordinator(&login)?;
        let new = service(&app).ny_version(&kald, id).await?;
        return Ok(Redirect::to(&format!("{}/{new}", Side::Jobcenter.path())).into_response());
    }
    if form.field("handling") == FJERN_SERIE {
        return fjern(&app, &page, &login, id, &form).await;
    }
    match form.field("handling") {
        opsig::SE => opsig::se(&app, &page, &login, id, &form).await,
        opsig::GOER => opsig::goer(&app, &page, &login, id, &form).await,
        _ => submit(&app, &page, &login, Side::Jobcenter, id, &form).await,
    }
}

/// Takes a series out of a draft.
async fn fjern(app: &AppState, page: &Page, login: &LoggedIn, id: AftaleId, form: &Form) -> Result<Response, WebError> {
    let kald = Side::Jobcenter.koordinator(login)?;
    let serie = form.field("serie").parse().map_err(|_| WebError::BadRequest)?;
    let version = form.field("version").parse().map_err(|_| WebError::BadRequest)?;
    let serier = SerieService::new(app.store.clone(), app.clock.clone());
    match serier.fjern(&kald, id, version, serie).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/{id}", Side::Jobcenter.path())).into_response()),
        Err(afvist) => {
            let svar = Svar::af(afvist)?;
            let visning = service(app).vis(&kald, id).await?;
            Ok(vis::render(page, Side::Jobcenter, true, visning, form, &svar))
        }
    }
}

/// `POST /a-kasse/aftaler/{aftale}`
pub async fn a_kasse(
    app: State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    match form.field("handling") {
        "del-ja" => del(&app, &page, &login, id, &form, true).await,
        "del-nej" => del(&app, &page, &login, id, &form, false).await,
        _ => submit(&app, &page, &login, Side::AKasse, id, &form).await,
    }
}

/// The a-kasse answers whether it shares a series of another one's aftale.
async fn del(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    id: AftaleId,
    form: &Form,
    ja: bool,
) -> Result<Response, WebError> {
    let kald = Side::AKasse.koordinator(login)?;
    let serie = form.field("serie").parse().map_err(|_| WebError::BadRequest)?;
    let visning = service(app).vis(&kald, id).await?;
    let serier = SerieService::new(app.store.clone(), app.clock.clone());
    match serier.svar_deling(&kald, serie, ja).await {
        Ok(()) => Ok(Redirect::to(&format!("{}/{id}", Side::AKasse.path())).into_response()),
        Err(afvist) => Ok(vis::render(page, Side::AKasse, true, visning, form, &Svar::af(afvist)?)),
    }
}

async fn submit(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    side: Side,
    id: AftaleId,
    form: &Form,
) -> Result<Response, WebError> {
    let kald = side.koordinator(login)?;
    let skridt = skridt(side, form).ok_or(WebError::BadRequest)?;
    let version = form.field("version").parse().map_err(|_| WebError::BadRequest)?;
    match service(app).tag(&kald, id, version, &skridt).await {
        // What it has sent back is the jobcenter's draft again, which the a-kasse does not see.
        Ok(()) if matches!(skridt, AftaleSkridt::SendTilbage { .. }) => Ok(liste::om(side, liste::SENDT)),
        Ok(()) => Ok(Redirect::to(&format!("{}/{id}", side.path())).into_response()),
        Err(afvist) => {
            if side == Side::AKasse && service(app).er_trukket_tilbage(&kald, id).await? {
                return Ok(liste::om(side, liste::TRUKKET));
            }
            let svar = Svar::af(afvist)?;
            let visning = service(app).vis(&kald, id).await?;
            Ok(vis::render(page, side, true, visning, form, &svar))
        }
    }
}

/// The step of this side that was asked for.
fn skridt(side: Side, form: &Form) -> Option<AftaleSkridt> {
    let field = |field: Field| form.field(field.as_str()).to_owned();
    Some(match (side, form.field("handling")) {
        (Side::Jobcenter, "foreslaa") => AftaleSkridt::Foreslaa,
        (Side::Jobcenter, "traek-tilbage") => AftaleSkridt::TraekTilbage,
        (Side::Jobcenter, "kasser") => AftaleSkridt::Kasser,
        (Side::Jobcenter, "uden-om") => {
            AftaleSkridt::UdenOm { hvem: field(Field::AftaltMed), hvornaar: field(Field::AftaltDato) }
        }
        (Side::AKasse, "bekraeft") => AftaleSkridt::Bekraeft,
        (Side::AKasse, "send-tilbage") => AftaleSkridt::SendTilbage { kommentar: field(Field::Begrundelse) },
        _ => return None,
    })
}

/// The forms of the steps that can be taken now.
pub fn forms(side: Side, visning: &AftaleVisning, typed: &Form, verdict: &Verdict) -> AnyView {
    let version = visning.linje.aftale.version;
    let felt = |field: Field, label: Aftaler| Felt::new(field, label.da(), typed.field(field.as_str()), verdict);
    let one = |handling: &'static str, text: Aftaler, class: &'static str, fields: Vec<AnyView>| {
        view! {
            <form method="post" class="d-print-none" novalidate="">
                <input type="hidden" name="version" value=version.to_string()/>
                {fields}
                <p><button class=class type="submit" name="handling" value=handling>{text.da()}</button></p>
            </form>
        }
        .into_any()
    };
    let (first, other) = ("button button-primary", "button button-secondary");
    let outside = || {
        let who = tekstfelt(felt(Field::AftaltMed, Aftaler::OutsideWho), "text");
        let when = tekstfelt(felt(Field::AftaltDato, Aftaler::OutsideWhen), "date");
        let form = one("uden-om", Aftaler::OutsideDo, other, vec![who, when]);
        part(Aftaler::OutsideHeading, Aftaler::OutsideText, form)
    };
    match (side, visning.linje.status) {
        (Side::Jobcenter, AftaleStatus::Kladde) => {
            let edit = format!("{}/{}/ret", side.path(), visning.linje.aftale.id);
            view! {
                <p class="d-print-none"><a class="button button-secondary" href=edit>{Aftaler::Edit.da()}</a></p>
                {part(Aftaler::Propose, Aftaler::ProposeText, one("foreslaa", Aftaler::Propose, first, vec![]))}
                {outside()}
                {one("kasser", Aftaler::Discard, other, vec![])}
            }
            .into_any()
        }
        (Side::Jobcenter, AftaleStatus::Foreslaaet) => view! {
            <p>{Aftaler::WaitingAKasse.da()}</p>
            {one("traek-tilbage", Aftaler::Withdraw, other, vec![])}
            {outside()}
        }
        .into_any(),
        (Side::Jobcenter, AftaleStatus::Aftalt) => {
            let day = tekstfelt(felt(Field::Til, Aftaler::EndDay), "date");
            view! {
                {part(Aftaler::ChangeHeading, Aftaler::ChangeText, one(NY_VERSION, Aftaler::NewVersion, other, vec![]))}
                {part(Aftaler::EndHeading, Aftaler::EndText, one(opsig::SE, Aftaler::EndDo, other, vec![day]))}
            }
            .into_any()
        }
        (Side::AKasse, AftaleStatus::Foreslaaet) => {
            let comment = textarea(felt(Field::Begrundelse, Aftaler::SendBackComment), 4);
            view! {
                {part(Aftaler::AnswerHeading, Aftaler::ConfirmText, one("bekraeft", Aftaler::Confirm, first, vec![]))}
                {one("send-tilbage", Aftaler::SendBack, other, vec![comment])}
            }
            .into_any()
        }
        (Side::AKasse, AftaleStatus::Kladde | AftaleStatus::Aftalt) | (_, AftaleStatus::Ophoert) => ().into_any(),
    }
}

fn part(heading: Aftaler, text: Aftaler, form: AnyView) -> AnyView {
    view! { <h2 class="d-print-none">{heading.da()}</h2> <p class="d-print-none">{text.da()}</p> {form} }.into_any()
}
