//! One aftale: what it says, its times, what can be done with it now, and what was done.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;

use super::{Side, service, trin};
use crate::domain::aftale::AftaleStatus;
use crate::services::aftaler::AftaleVisning;
use crate::services::zone;
use crate::store::{AftaleVersion, SerieRow};
use crate::texts::staff::{Aftaler, aftale_handling, aftale_med, aftale_status, graense, serie, uden_om};
use crate::texts::{Sprog, borger, dates};
use crate::web::components::{Detail, alert, details, error_summary, fejl};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// `GET /jobcenter/aftaler/{aftale}`
pub async fn jobcenter(
    app: State<AppState>,
    page: Page,
    login: LoggedIn,
    id: Path<String>,
) -> Result<Response, WebError> {
    show(&app, &page, &login, Side::Jobcenter, &id).await
}

/// `GET /a-kasse/aftaler/{aftale}`
pub async fn a_kasse(
    app: State<AppState>,
    page: Page,
    login: LoggedIn,
    id: Path<String>,
) -> Result<Response, WebError> {
    show(&app, &page, &login, Side::AKasse, &id).await
}

async fn show(app: &AppState, page: &Page, login: &LoggedIn, side: Side, id: &str) -> Result<Response, WebError> {
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let visning = service(app).vis(&side.laeser(login)?, id).await?;
    Ok(render(page, side, side.koordinator(login).is_ok(), visning, &Form::default(), &Svar::default()))
}

/// The page, with what was typed and what came of it.
pub fn render(page: &Page, side: Side, may_act: bool, visning: AftaleVisning, typed: &Form, svar: &Svar) -> Response {
    let heading = aftale_med(&visning.linje.anden_part);
    let errors = fejl(&svar.verdict);
    let head = Head::new(heading.clone()).with_errors(!errors.is_empty());
    let summary = error_summary(page, &errors);
    let stale = svar
        .foraeldet
        .then(|| alert(page, "warning", Aftaler::StaleHeading.da().to_owned(), Aftaler::StaleText.da().to_owned()));
    let steps = may_act.then(|| trin::forms(side, &visning, typed, &svar.verdict));
    page.answer(svar.status(), head, move || {
        let AftaleVisning { linje, serier, delte, historik, .. } = visning;
        let may_change =
            may_act && side == Side::Jobcenter && matches!(linje.status, AftaleStatus::Kladde | AftaleStatus::Aftalt);
        let add = format!("{}/{}/serier/ny", Side::Jobcenter.path(), linje.aftale.id);
        view! {
            {summary}
            {stale}
            <h1>{heading}</h1>
            {vilkaar(side, &linje)}
            <h2>{Aftaler::Series.da()}</h2>
            {series(serier, may_change)}
            {(!delte.is_empty()).then(|| view! { <h3>{Aftaler::SharedSeries.da()}</h3> {series(delte, false)} })}
            {may_change.then(|| view! {
                <p class="d-print-none"><a class="button button-secondary" href=add>{Aftaler::AddSeries.da()}</a></p>
            })}
            {steps}
            <h2>{Aftaler::History.da()}</h2>
            {history(historik)}
            <p class="d-print-none"><a class="function-link" href=side.path()>{Aftaler::Back.da()}</a></p>
        }
    })
}

fn vilkaar(side: Side, linje: &crate::services::aftaler::AftaleLinje) -> AnyView {
    let aftale = &linje.aftale;
    let valid = format!(
        "{} – {}",
        dates::date_plain(Sprog::Da, aftale.valid_from),
        dates::date_plain(Sprog::Da, aftale.valid_to)
    );
    let mut rows = vec![
        Detail::text(other_label(side), linje.anden_part.clone()),
        Detail::text(Aftaler::Status.da(), aftale_status(linje.status)),
        Detail::text(Aftaler::Valid.da(), valid),
        Detail::text(Aftaler::SelfBooking.da(), ja_nej(aftale.selvbooking)),
        Detail::text(Aftaler::Move.da(), graense(aftale.ombook_days)),
        Detail::text(Aftaler::CallOff.da(), graense(aftale.aflys_days)),
    ];
    if let Some((hvem, dato)) = aftale.aftalt_med.as_ref().zip(aftale.aftalt_dato) {
        rows.push(Detail::text(Aftaler::Outside.da(), uden_om(hvem, &dates::date_plain(Sprog::Da, dato))));
    }
    if let Some(older) = aftale.afloeser_id {
        let href = format!("{}/{older}", side.path());
        let value = view! { <a href=href>{Aftaler::OlderVersion.da()}</a> }.into_any();
        rows.push(Detail { label: Aftaler::Replaces.da(), value, change: None });
    }
    details(Sprog::Da, rows)
}

fn series(serier: Vec<SerieRow>, may_change: bool) -> AnyView {
    if serier.is_empty() {
        return view! { <p>{Aftaler::NoSeries.da()}</p> }.into_any();
    }
    let item = |row: SerieRow| {
        let hours = dates::time_range(Sprog::Da, row.from_time, row.to_time);
        let form = borger::form(Sprog::Da, row.samtaleform);
        let text = serie(&row.weekdays, &row.weeks, &hours, row.kapacitet, form);
        let href = format!("/jobcenter/serier/{}", row.id);
        view! {
            <li>
                {text.clone()} ", " {row.medarbejder}
                {may_change.then(|| view! {
                    " " <a class="d-print-none" href=href>{Aftaler::ChangeSeries.da()} <span class="sr-only">" " {text}</span></a>
                })}
            </li>
        }
    };
    view! { <ul>{serier.into_iter().map(item).collect_view()}</ul> }.into_any()
}

fn history(historik: Vec<AftaleVersion>) -> AnyView {
    let row = |row: AftaleVersion| {
        view! {
            <tr>
                <td data-title=Aftaler::At.da()>{dates::date_time_long(Sprog::Da, zone::local(row.at))}</td>
                <td data-title=Aftaler::Who.da()>{row.navn.unwrap_or_else(|| Aftaler::System.da().to_owned())}</td>
                <td data-title=Aftaler::What.da()>{aftale_handling(row.handling)}</td>
                <td data-title=Aftaler::Comment.da()>{row.kommentar}</td>
            </tr>
        }
    };
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Aftaler::At.da()}</th>
                <th scope="col">{Aftaler::Who.da()}</th>
                <th scope="col">{Aftaler::What.da()}</th>
                <th scope="col">{Aftaler::Comment.da()}</th>
            </tr></thead>
            <tbody>{historik.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What the other side is called.
pub const fn other_label(side: Side) -> &'static str {
    match side {
        Side::Jobcenter => Aftaler::AKasse.da(),
        Side::AKasse => Aftaler::Jobcenter.da(),
    }
}

/// "Ja" or "Nej".
pub const fn ja_nej(yes: bool) -> &'static str {
    if yes { Aftaler::Yes.da() } else { Aftaler::No.da() }
}
