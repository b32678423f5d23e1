//! All aftaler of an authority, those that wait for somebody first.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;

use super::{Side, service};
use crate::services::aftaler::AftaleLinje;
use crate::texts::staff::{Aftaler, aftale_status};
use crate::texts::{Sprog, dates};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /jobcenter/aftaler`
pub async fn jobcenter(app: State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    show(&app, &page, &login, Side::Jobcenter).await
}

/// `GET /a-kasse/aftaler`
pub async fn a_kasse(app: State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    show(&app, &page, &login, Side::AKasse).await
}

async fn show(app: &AppState, page: &Page, login: &LoggedIn, side: Side) -> Result<Response, WebError> {
    let lines = service(app).liste(&side.laeser(login)?).await?;
    let may_begin = side == Side::Jobcenter && side.koordinator(login).is_ok();
    Ok(page.ok(Head::new(Aftaler::Heading.da()), move || {
        view! {
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
