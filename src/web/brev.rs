//! A message that did not reach a borger, as a letter for her jobcenter to print. What surrounds the letter is not printed.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;

use super::error::WebError;
use super::login::LoggedIn;
use super::page::{Head, Page};
use super::state::AppState;
use crate::domain::access::Action;
use crate::domain::besked::BeskedStatus;
use crate::kanaler::Brev;
use crate::services::besked::BeskedService;
use crate::services::zone;
use crate::texts::beskeder::ord::Ord;
use crate::texts::{Sprog, dates};

/// `GET /jobcenter/brev/{besked}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(besked): Path<String>,
) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeJobcenter)?;
    let id = besked.parse().map_err(|_| WebError::NotFound)?;
    let service = BeskedService::new(app.store.clone(), app.clock.clone());
    let found = service.brev(&app.read_log, &login.actor, own, id).await?;
    let brev = Brev::om(&found.grundlag, None);
    let (navn, hilsen) = (found.grundlag.borger.navn.clone(), brev.hilsen());
    let dato = dates::date_plain(Sprog::Da, zone::local_date(app.clock.now()));
    let (afsender, skrivelse) = (found.grundlag.jobcenter.navn.clone(), brev.skrivelse);
    let raad = match found.status {
        BeskedStatus::KanIkkeNaas if found.aktuelt => Ord::Udskriv,
        BeskedStatus::Venter if found.aktuelt => Ord::PaaVej,
        BeskedStatus::Sendt => Ord::ErSendt,
        _ => Ord::IkkeAktuelt,
    };
    let hers = format!("/jobcenter/borger/{}", found.grundlag.borger.id);
    let afsnit = |tekster: Vec<String>| tekster.into_iter().map(|tekst| view! { <p>{tekst}</p> }).collect_view();
    Ok(page.ok(Head::new(Ord::Brev.da()), move || {
        view! {
            <p class="d-print-none"><strong>{raad.da()}</strong></p>
            <p class="d-print-none"><a class="function-link" href=hers>{Ord::TilBorgeren.da()}</a></p>
            <p>{navn}</p>
            <p>{afsender.clone()} ", " {dato}</p>
            <h1>{skrivelse.emne}</h1>
            <p>{hilsen}</p>
            {afsnit(skrivelse.indledning)}
            {(!skrivelse.raekker.is_empty()).then(|| raekker(skrivelse.raekker))}
            {afsnit(skrivelse.slutning)}
            <p>{Ord::Hilsen.da()}<br/>{afsender}</p>
        }
    }))
}

fn raekker(raekker: Vec<(&'static str, String)>) -> impl IntoView {
    let row = |(navn, tekst): (&'static str, String)| {
        view! { <div class="detaljer-raekke"><dt>{navn}</dt><dd>{tekst}</dd></div> }
    };
    view! { <dl class="detaljer">{raekker.into_iter().map(row).collect_view()}</dl> }
}
