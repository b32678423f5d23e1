//! Where an employee of the jobcenter begins: find a borger, the tasks that wait, today's conversations.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;

use super::{kald, samtaleliste, soeg};
use crate::domain::rules::Verdict;
use crate::texts::staff::{Forside, dagens_andre, opgaver_venter};
use crate::texts::{Sprog, dates};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Conversations of today that are shown here: what one sees without scrolling far; the day list has them all.
const FOERSTE: i64 = 20;

/// What is done too seldom for the menu.
const GENVEJE: [(&str, Forside); 4] = [
    ("/jobcenter/kalender", Forside::Kalender),
    ("/jobcenter/gaest", Forside::Gaest),
    ("/jobcenter/filer/frister", Forside::FristerFraFil),
    ("/jobcenter/filer/borgere", Forside::BorgereFraFil),
];

/// `GET /jobcenter`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let antal = app.opgaver.antal_aabne(&kald).await?;
    let (dag, flere) = app.sagsbehandling.i_dag(&kald, FOERSTE).await?;
    let lacking = app.tidsbehov.mangler(&kald).await?;
    let today = format!("{} {}", Forside::Today.da(), dates::date_long(Sprog::Da, dag.dato));
    let shortcut = |(href, text): (&'static str, Forside)| {
        view! { <li><a class="function-link" href=href>{text.da()}</a></li> }
    };
    Ok(page.ok(Head::new(Forside::Heading.da()), move || {
        view! {
            <h1>{Forside::Heading.da()}</h1>
            {soeg::form(String::new(), &Verdict::default())}
            <p class="font-lead"><a href="/jobcenter/opgaver">{opgaver_venter(antal)}</a></p>
            {(!lacking.is_empty()).then(|| view! {
                <p><a href="/jobcenter/tider-nok">{Forside::TiderMangler.da()} " " {lacking.join(", ")}</a></p>
            })}
            <h2>{today}</h2>
            {samtaleliste::table(dag.samtaler)}
            {(flere > 0).then(|| view! { <p><a href="/jobcenter/dag">{dagens_andre(flere)}</a></p> })}
            <nav aria-label=Forside::Shortcuts.da()>
                <ul class="nobullet-list">{GENVEJE.map(shortcut).collect_view()}</ul>
            </nav>
        }
    }))
}
