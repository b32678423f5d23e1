//! One aftale: what it says, its times, what can be done with it now, and what was done. Its times: `serier`.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;

use super::{Side, serier, service, trin};
use crate::services::aftaler::{AftaleVisning, JaLinje};
use crate::services::zone;
use crate::store::{Aftale, AftaleVersion};
use crate::texts::staff::{Aftaler, aftale_handling, aftale_med, aftale_status, foer, graense, har_sagt_ja, uden_om};
use crate::texts::{Sprog, dates};
use crate::web::aendringer;
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
    let overlap = visning.kolliderer.map(|other| overlap(page, &format!("{}/{other}", side.path())));
    page.answer(svar.status(), head, move || {
        view! {
            {summary}
            {stale}
            <h1>{heading}</h1>
            {overlap}
            {vilkaar(side, &visning)}
            {serier::view(side, may_act, &visning)}
            {steps}
            {aendringer::liste(visning.aendringer)}
            <h2>{Aftaler::History.da()}</h2>
            {history(visning.historik, &visning.ja)}
            <p class="d-print-none"><a class="function-link" href=side.path()>{Aftaler::Back.da()}</a></p>
        }
    })
}

/// A draft in the days of another aftale is told so before anybody works on it.
fn overlap(page: &Page, other: &str) -> AnyView {
    let told = alert(page, "warning", Aftaler::OverlapHeading.da().to_owned(), Aftaler::OverlapText.da().to_owned());
    let other = other.to_owned();
    view! { {told} <p class="d-print-none"><a class="function-link" href=other>{Aftaler::SeeOther.da()}</a></p> }
        .into_any()
}

/// What it says; of a newer version that is not agreed yet, also what it said before where that differs.
fn vilkaar(side: Side, visning: &AftaleVisning) -> AnyView {
    let (linje, aftale) = (&visning.linje, &visning.linje.aftale);
    let both = |label: Aftaler, says: fn(&Aftale) -> String| {
        let before = visning.forskel.as_ref().map(|forskel| says(&forskel.gammel));
        Detail::text(label.da(), foer(says(aftale), before))
    };
    let valid = |aftale: &Aftale| {
        let day = |day| dates::date_plain(Sprog::Da, day);
        format!("{} – {}", day(aftale.valid_from), day(aftale.valid_to))
    };
    let mut rows = vec![
        Detail::text(other_label(side), linje.anden_part.clone()),
        Detail::text(Aftaler::Status.da(), aftale_status(linje.status, aftale.er_kasseret())),
        both(Aftaler::Valid, valid),
        both(Aftaler::SelfBooking, |aftale| ja_nej(aftale.selvbooking).to_owned()),
        both(Aftaler::Move, |aftale| graense(aftale.ombook_days)),
        both(Aftaler::CallOff, |aftale| graense(aftale.aflys_days)),
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

fn history(historik: Vec<AftaleVersion>, ja: &BTreeMap<i64, Vec<JaLinje>>) -> AnyView {
    let told = |one: &JaLinje| {
        let sagt = one.sagt.as_ref().map(|(hvem, dato)| uden_om(hvem, &dates::date_plain(Sprog::Da, *dato)));
        har_sagt_ja(&one.a_kasse, sagt.as_deref())
    };
    let row = |row: AftaleVersion| {
        let yes = ja.get(&row.version).into_iter().flatten().map(told);
        let comment = row.kommentar.into_iter().chain(yes).collect::<Vec<_>>().join(". ");
        view! {
            <tr>
                <td data-title=Aftaler::At.da()>{dates::date_time_long(Sprog::Da, zone::local(row.at))}</td>
                <td data-title=Aftaler::Who.da()>{row.navn.unwrap_or_else(|| Aftaler::System.da().to_owned())}</td>
                <td data-title=Aftaler::What.da()>{aftale_handling(row.handling)}</td>
                <td data-title=Aftaler::Comment.da()>{comment}</td>
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
