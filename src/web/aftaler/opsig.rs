//! Ending an aftale: who stands after its last day, by name, before anything is done.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use super::{Side, service, vis};
use crate::domain::ids::AftaleId;
use crate::domain::rules::Field;
use crate::services::aftaleaendring::Opsigelse;
use crate::services::kald::{Afvist, Kald};
use crate::texts::staff::{Aendring, opsig_heading, rammer_samtaler};
use crate::texts::{Sprog, dates};
use crate::web::aendringer;
use crate::web::aendringer::ramte::{Linje, navne};
use crate::web::components::alert;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// What the first step posts: the day.
pub const SE: &str = "opsig";
/// What the second step posts: the day, and what was shown.
pub const GOER: &str = "bekraeft-opsig";

/// The step in which it is confirmed.
pub async fn se(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    id: AftaleId,
    form: &Form,
) -> Result<Response, WebError> {
    let kald = Side::Jobcenter.koordinator(login)?;
    vis_trin(app, page, &kald, id, form, false).await
}

/// Does it, if it is still what was shown.
pub async fn goer(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    id: AftaleId,
    form: &Form,
) -> Result<Response, WebError> {
    let kald = Side::Jobcenter.koordinator(login)?;
    let (sidste, set) = (form.field(Field::Til.as_str()), form.field("set"));
    match aendringer::service(app).opsig(&kald, id, version(form)?, sidste, set).await {
        Ok(done) => Ok(aendringer::til_kvitteringen(done)),
        Err(Afvist::Foraeldet { .. }) => vis_trin(app, page, &kald, id, form, true).await,
        Err(afvist) => aftalen(app, page, &kald, id, form, afvist).await,
    }
}

fn version(form: &Form) -> Result<i64, WebError> {
    form.field("version").parse().map_err(|_| WebError::BadRequest)
}

async fn vis_trin(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    id: AftaleId,
    form: &Form,
    andre: bool,
) -> Result<Response, WebError> {
    let sidste = form.field(Field::Til.as_str());
    match aendringer::service(app).forhaandsvis_opsigelse(kald, id, version(form)?, sidste).await {
        Ok(seen) => Ok(render(page, &seen, andre)),
        Err(afvist) => aftalen(app, page, kald, id, form, afvist).await,
    }
}

/// The aftale as it is now, with what is wrong.
async fn aftalen(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    id: AftaleId,
    form: &Form,
    afvist: Afvist,
) -> Result<Response, WebError> {
    let svar = Svar::af(afvist)?;
    let visning = service(app).vis(kald, id).await?;
    Ok(vis::render(page, Side::Jobcenter, true, visning, form, &svar))
}

/// `andre`: it hits others than those who were shown before.
fn render(page: &Page, seen: &Opsigelse, andre: bool) -> Response {
    let heading = opsig_heading(&dates::date_plain(Sprog::Da, seen.sidste));
    let status = if andre { StatusCode::CONFLICT } else { StatusCode::OK };
    let told = andre
        .then(|| alert(page, "warning", Aendring::OthersHeading.da().to_owned(), Aendring::OthersText.da().to_owned()));
    let (version, set, sidste) = (seen.aftale.version.to_string(), seen.kendetegn(), seen.sidste.to_string());
    let back = format!("{}/{}", Side::Jobcenter.path(), seen.aftale.id);
    let people = people(seen);
    page.answer(status, Head::new(heading.clone()), move || {
        view! {
            {told}
            <h1>{heading}</h1>
            <p class="font-lead">{Aendring::EndLead.da()}</p>
            {people}
            <form method="post" novalidate="">
                <input type="hidden" name="version" value=version/>
                <input type="hidden" name=Field::Til.as_str() value=sidste/>
                <input type="hidden" name="set" value=set/>
                <div class="form-group">
                    <button class="button button-primary" type="submit" name="handling" value=GOER>{Aendring::EndDo.da()}</button>
                    " " <a class="button button-secondary" href=back>{Aendring::EndBack.da()}</a>
                </div>
            </form>
        }
    })
}

fn people(seen: &Opsigelse) -> AnyView {
    if seen.samtaler.is_empty() {
        return view! { <p>{Aendring::EndNobody.da()}</p> }.into_any();
    }
    let linjer = seen.samtaler.iter().map(|samtale| Linje {
        hvornaar: samtale.local_start,
        navn: samtale.navn.clone(),
        mere: None,
    });
    view! {
        <p><strong>{rammer_samtaler(seen.samtaler.len())}</strong></p>
        <h2>{Aendring::EndStand.da()}</h2>
        <p>{Aendring::EndStandText.da()}</p>
        {navne(linjer.collect(), None)}
    }
    .into_any()
}
