//! Whom a newer version hits, by name, before it is proposed or agreed.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;

use super::Side;
use crate::texts::staff::{Aendring, aftale_med};
use crate::web::aendringer::{self, ramte};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /jobcenter/aftaler/{aftale}/rammer`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let kald = Side::Jobcenter.koordinator(&login)?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let (visning, hit) = aendringer::service(&app).forhaandsvis_version(&kald, id).await?;
    let back = format!("{}/{id}", Side::Jobcenter.path());
    let with = aftale_med(&visning.linje.anden_part);
    Ok(page.ok(Head::new(Aendring::VersionHeading.da()), move || {
        view! {
            <h1>{Aendring::VersionHeading.da()}</h1>
            <p class="font-lead">{with}</p>
            <p>{Aendring::VersionLead.da()}</p>
            {ramte::kun_navne(&hit)}
            <p class="d-print-none"><a class="function-link" href=back>{Aendring::BackToAftale.da()}</a></p>
        }
    }))
}
