//! What she needs to take part. Boxes to tick and no text: nobody should have to write about her health here.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use crate::domain::behov::Behov;
use crate::texts::borger::{Details, Needs, samtale};
use crate::texts::common::Common;
use crate::web::borger::refusal;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /borger/samtale/{id}/behov`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (_, seen) = super::looked_at(&app, &login, &id).await?;
    let sprog = page.sprog;
    if !seen.muligheder.bekraefte.is_kept() {
        return Ok(refusal::conflict(&page, &seen.muligheder.bekraefte, &seen.myndighed));
    }
    let back = super::path(seen.samtale.id);
    let action = format!("{back}/behov");
    let boxes = Behov::ALL.iter().map(|&behov| {
        let (id, ticked) = (behov.as_str(), seen.behov.contains(&behov));
        view! {
            <div class="form-group-checkbox">
                <input class="form-checkbox" type="checkbox" id=id name=id value="ja" checked=ticked/>
                <label class="form-label" for=id>{samtale::behov(sprog, behov)}</label>
            </div>
        }
    });
    let boxes = boxes.collect_view();
    Ok(page.ok(Head::new(Needs::Heading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <form method="post" action=action>
                    <fieldset aria-describedby="behov-hjaelp">
                        <legend><h1>{Needs::Heading.say(sprog)}</h1></legend>
                        <p id="behov-hjaelp">{Needs::Lead.say(sprog)}</p>
                        {boxes}
                    </fieldset>
                    <p>{Details::Bisidder.say(sprog)}</p>
                    <div class="knaprad">
                        <button class="button button-primary" type="submit" name="handling" value="gem">
                            {Needs::Save.say(sprog)}
                        </button>
                        <a class="button button-unstyled" href=back>{Common::Back.say(sprog)}</a>
                    </div>
                </form>
            </div>
        }
    }))
}

/// `POST /borger/samtale/{id}/behov`: what is ticked now, in place of what was.
pub async fn submit(
    State(app): State<AppState>,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let (borger, id) = (login.borger()?, super::id_of(&id)?);
    let told: Vec<_> = Behov::ALL.iter().copied().filter(|behov| form.field(behov.as_str()) == "ja").collect();
    app.booking.oplys_behov(&login.actor, borger, id, &told).await?;
    Ok(Redirect::to(&super::path(id)).into_response())
}
