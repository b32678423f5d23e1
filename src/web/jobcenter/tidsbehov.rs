//! Enough times? A part for each a-kasse, those that lack times first.

use axum::extract::{Query, State};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

use super::kald;
use crate::domain::tidsbehov::Uge;
use crate::services::tidsbehov::Behov;
use crate::services::zone;
use crate::texts::staff::{Tidsbehov, mangler, mangler_senest, talt_kl};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Whether to count again.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    nye: String,
}

/// `GET /jobcenter/tider-nok`, with `?nye=ja` to count again
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let (all, at) = app.tidsbehov.behov(&kald(&login)?, asked.nye == "ja").await?;
    let counted = talt_kl(zone::local(at).time());
    Ok(page.ok(Head::new(Tidsbehov::Heading.da()), move || {
        let parts = match all.is_empty() {
            true => view! { <p>{Tidsbehov::Nothing.da()}</p> }.into_any(),
            false => all.into_iter().map(part).collect_view().into_any(),
        };
        view! {
            <h1>{Tidsbehov::Heading.da()}</h1>
            <p class="font-lead">{Tidsbehov::Lead.da()}</p>
            <p>{Tidsbehov::Shared.da()}</p>
            <p>
                {counted} " "
                <a class="function-link d-print-none" href="/jobcenter/tider-nok?nye=ja">{Tidsbehov::Recount.da()}</a>
            </p>
            {parts}
        }
    }))
}

fn part(behov: Behov) -> impl IntoView {
    let navn = behov.navn.clone().unwrap_or_else(|| Tidsbehov::UnknownAKasse.da().to_owned());
    let warned = behov.varsel.map(|uge| {
        view! {
            <p class="font-lead"><strong>{mangler_senest(uge.mangler, uge.uge)}</strong></p>
        }
    });
    let (href, text, without) = match (behov.aftale, behov.paa_vej) {
        (Some(aftale), _) => (format!("/jobcenter/aftaler/{aftale}/serier/ny"), Tidsbehov::More, None),
        (None, Some(aftale)) => {
            (format!("/jobcenter/aftaler/{aftale}"), Tidsbehov::SeeAgreement, Some(Tidsbehov::AgreementOnItsWay))
        }
        (None, None) => ("/jobcenter/aftaler/ny".to_owned(), Tidsbehov::NewAgreement, Some(Tidsbehov::NoAgreement)),
    };
    let without = without.filter(|_| behov.a_kasse.is_some()).map(Tidsbehov::da);
    let named = navn.clone();
    view! {
        <section>
            <h2>{navn}</h2>
            {warned}
            {without.map(|text| view! { <p>{text}</p> })}
            {table(&behov.uger)}
            {behov.a_kasse.map(|_| view! {
                <p class="d-print-none"><a href=href>{text.da()} <span class="sr-only">": " {named}</span></a></p>
            })}
        </section>
    }
}

fn table(uger: &[Uge]) -> AnyView {
    let row = |uge: &Uge| {
        let state = if uge.mangler > 0 { mangler(uge.mangler) } else { Tidsbehov::Enough.da().to_owned() };
        view! {
            <tr>
                <td data-title=Tidsbehov::Week.da()>{uge.uge.number()}</td>
                <td data-title=Tidsbehov::Frister.da()>{uge.frister}</td>
                <td data-title=Tidsbehov::Places.da()>{uge.pladser}</td>
                <td data-title=Tidsbehov::State.da()>{state}</td>
            </tr>
        }
    };
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Tidsbehov::Week.da()}</th>
                <th scope="col">{Tidsbehov::Frister.da()}</th>
                <th scope="col">{Tidsbehov::Places.da()}</th>
                <th scope="col">{Tidsbehov::State.da()}</th>
            </tr></thead>
            <tbody>{uger.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
