//! The digest: which members' conversations are new, moved or called off, and where others take part.

use axum::extract::{Query, State};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

use super::laeser;
use crate::domain::access::Action;
use crate::domain::samtalenyt::Nyt;
use crate::services::a_kasse::Samtalenyt;
use crate::services::zone;
use crate::store::Aftalenyt;
use crate::texts::staff::{Medlem, NytTekst, OversigtTekst, aftale_handling, andre_deltager, i_sagde_ja};
use crate::texts::{Sprog, dates};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// How far back one can look, in days of 24 hours.
const SPANS: [(u32, NytTekst); 4] =
    [(1, NytTekst::OneDay), (3, NytTekst::ThreeDays), (7, NytTekst::Week), (30, NytTekst::Month)];

/// How far back; anything that is not offered: a day.
#[derive(Deserialize)]
pub struct Asked {
    dage: Option<String>,
}

/// `GET /a-kasse/nyt`, with `?dage=7`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let typed = asked.dage.and_then(|typed| typed.parse().ok());
    let dage = SPANS.iter().map(|(dage, _)| *dage).find(|dage| Some(*dage) == typed).unwrap_or(1);
    let kald = laeser(&login)?;
    let (nyt, aftaler) = (app.a_kasse.nyt(&kald, dage).await?, app.a_kasse.aftalenyt(&kald, dage).await?);
    let may_ask = login.own_organisation(Action::ManageOversigt).is_ok();
    let option = |(value, text): (u32, NytTekst)| {
        view! { <option value=value.to_string() selected=value == dage>{text.da()}</option> }
    };
    let options = SPANS.map(option).collect_view();
    Ok(page.ok(Head::new(NytTekst::Heading.da()), move || {
        view! {
            <h1>{NytTekst::Heading.da()}</h1>
            <p>{NytTekst::Lead.da()}</p>
            {may_ask.then(|| view! {
                <p class="d-print-none"><a class="function-link" href="/a-kasse/nyt/mail">{OversigtTekst::FromNyt.da()}</a></p>
            })}
            <form method="get" action="/a-kasse/nyt" class="periode d-print-none">
                <div class="form-group">
                    <label class="form-label" for="dage">{NytTekst::Span.da()}</label>
                    <select class="form-select" id="dage" name="dage">{options}</select>
                </div>
                <button class="button button-secondary" type="submit">{Medlem::Show.da()}</button>
            </form>
            {table(nyt)}
            {om_aftaler(aftaler)}
        }
    }))
}

/// What jobcentre have done to the aftaler, when they have done something.
fn om_aftaler(nyt: Vec<Aftalenyt>) -> Option<AnyView> {
    if nyt.is_empty() {
        return None;
    }
    let row = |line: Aftalenyt| {
        let yes = line.hvem.zip(line.dato);
        let yes = yes.map(|(hvem, dato)| i_sagde_ja(&hvem, &dates::date_plain(Sprog::Da, dato)));
        let jobcenter = if line.egen {
            let href = format!("/a-kasse/aftaler/{}", line.aftale_id);
            view! { <a class="function-link" href=href>{line.jobcenter_navn}</a> }.into_any()
        } else {
            view! { {line.jobcenter_navn} " " {NytTekst::SharedTimes.da()} }.into_any()
        };
        view! {
            <tr>
                <td data-title=NytTekst::What.da()>{aftale_handling(line.handling)} {yes.map(|yes| view! { <br/> {yes} })}</td>
                <td data-title=Medlem::Jobcenter.da()>{jobcenter}</td>
                <td data-title=NytTekst::At.da()>{dates::date_time_long(Sprog::Da, zone::local(line.at))}</td>
            </tr>
        }
    };
    Some(
        view! {
            <h2>{NytTekst::AftalerHeading.da()}</h2>
            <p>{NytTekst::AftalerText.da()}</p>
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{NytTekst::What.da()}</th>
                    <th scope="col">{Medlem::Jobcenter.da()}</th>
                    <th scope="col">{NytTekst::At.da()}</th>
                </tr></thead>
                <tbody>{nyt.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn table(nyt: Vec<Samtalenyt>) -> AnyView {
    if nyt.is_empty() {
        return view! { <p role="status">{NytTekst::None.da()}</p> }.into_any();
    }
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{NytTekst::What.da()}</th>
                <th scope="col">{Medlem::Day.da()}</th>
                <th scope="col">{Medlem::Name.da()}</th>
                <th scope="col">{Medlem::Jobcenter.da()}</th>
                <th scope="col">{NytTekst::At.da()}</th>
            </tr></thead>
            <tbody>{nyt.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(line: Samtalenyt) -> impl IntoView {
    let what = match line.nyt {
        Nyt::Ny => NytTekst::New.da().to_owned(),
        Nyt::Flyttet { fra } => {
            let before = dates::date_time_long(Sprog::Da, fra);
            format!("{} {} {before}", NytTekst::Moved.da(), NytTekst::From.da())
        }
        Nyt::Deltagere(andre) => andre_deltager(andre, line.valg, &line.medarbejder),
        Nyt::Aflyst { .. } => NytTekst::Gone.da().to_owned(),
        Nyt::KomOgGik { .. } => NytTekst::CameAndWent.da().to_owned(),
    };
    let name = match line.nyt {
        Nyt::Aflyst { .. } | Nyt::KomOgGik { .. } => line.navn.into_any(),
        Nyt::Ny | Nyt::Flyttet { .. } | Nyt::Deltagere(_) => {
            view! { <a class="function-link" href=format!("/a-kasse/samtale/{}", line.id)>{line.navn}</a> }.into_any()
        }
    };
    view! {
        <tr>
            <td data-title=NytTekst::What.da()>{what}</td>
            <td data-title=Medlem::Day.da()>{dates::date_time_long(Sprog::Da, line.local_start)}</td>
            <td data-title=Medlem::Name.da()>{name}</td>
            <td data-title=Medlem::Jobcenter.da()>{line.myndighed_navn}</td>
            <td data-title=NytTekst::At.da()>{dates::date_time_long(Sprog::Da, zone::local(line.at))}</td>
        </tr>
    }
}
