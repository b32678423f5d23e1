//! All aftaler of an authority, those that wait for somebody first.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use serde::Deserialize;

use super::{Side, service};
use crate::services::aftaler::AftaleLinje;
use crate::texts::staff::{Aftaler, aftale_status};
use crate::texts::{Sprog, dates};
use crate::web::components::alert;
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// The a-kasse has sent an aftale back: it is not in its list any more.
pub const SENDT: &str = "sendt";
/// The jobcenter had taken one back while the a-kasse answered.
pub const TRUKKET: &str = "trukket";

/// What the list is asked to tell above it.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    gjort: String,
}

/// To the list, which tells that.
pub fn om(side: Side, gjort: &str) -> Response {
    Redirect::to(&format!("{}?gjort={gjort}", side.path())).into_response()
}

/// `GET /jobcenter/aftaler`
pub async fn jobcenter(app: State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    show(&app, &page, &login, Side::Jobcenter, "").await
}

/// `GET /a-kasse/aftaler`
pub async fn a_kasse(
    app: State<AppState>,
    page: Page,
    login: LoggedIn,
    asked: Query<Asked>,
) -> Result<Response, WebError> {
    show(&app, &page, &login, Side::AKasse, &asked.gjort).await
}

async fn show(app: &AppState, page: &Page, login: &LoggedIn, side: Side, gjort: &str) -> Result<Response, WebError> {
    let told = match gjort {
        SENDT => Some(("success", Aftaler::SentBackHeading, Aftaler::SentBackText)),
        TRUKKET => Some(("warning", Aftaler::WithdrawnHeading, Aftaler::WithdrawnText)),
        _ => None,
    };
    let told = told.map(|(kind, heading, text)| alert(page, kind, heading.da().to_owned(), text.da().to_owned()));
    let lines = service(app).liste(&side.laeser(login)?).await?;
    let may_begin = side == Side::Jobcenter && side.koordinator(login).is_ok();
    Ok(page.ok(Head::new(Aftaler::Heading.da()), move || {
        view! {
            {told}
            <h1>{Aftaler::Heading.da()}</h1>
            <p class="font-lead">{Aftaler::Lead.da()}</p>
            {may_begin.then(|| view! {
                <p class="d-print-none"><a class="button button-primary" href="/jobcenter/aftaler/ny">{Aftaler::New.da()}</a></p>
            })}
            {table(side, lines)}
        }
    }))
}

fn table(side: Side, lines: Vec<AftaleLinje>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{Aftaler::None.da()}</p> }.into_any();
    }
    let other = super::vis::other_label(side);
    let row = |line: AftaleLinje| {
        let waits = (line.delinger > 0).then(|| view! { <br/> <strong>{Aftaler::SharingWaits.da()}</strong> });
        let href = format!("{}/{}", side.path(), line.aftale.id);
        view! {
            <tr>
                <td data-title=other><a href=href>{line.anden_part}</a></td>
                <td data-title=Aftaler::Valid.da()>{dates::date_plain(Sprog::Da, line.aftale.valid_from)} " – " {dates::date_plain(Sprog::Da, line.aftale.valid_to)}</td>
                <td data-title=Aftaler::Status.da()>{aftale_status(line.status, line.aftale.er_kasseret())} {waits}</td>
                <td data-title=Aftaler::SelfBooking.da()>{super::vis::ja_nej(line.aftale.selvbooking)}</td>
            </tr>
        }
    };
    view! {
        <table class="table table--responsive-headers">
            <thead><tr>
                <th scope="col">{other}</th>
                <th scope="col">{Aftaler::Valid.da()}</th>
                <th scope="col">{Aftaler::Status.da()}</th>
                <th scope="col">{Aftaler::SelfBooking.da()}</th>
            </tr></thead>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
