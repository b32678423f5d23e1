//! Who comes to a joint conversation for the jobcenter, by name and role: the list, taking somebody off it, adding somebody.

use leptos::prelude::*;
use uuid::Uuid;

use crate::domain::code_lists::DeltagerRolle;
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::domain::rules::deltagelse::DeltagerUdkast;
use crate::domain::rules::{Field, Verdict};
use crate::services::kald::{Afvist, Kald};
use crate::store::Myndighedsdeltager;
use crate::texts::staff::Deltagere;
use crate::web::components::{Felt, tekstfelt, valgfelt};
use crate::web::form::Form;
use crate::web::state::AppState;

/// Adds whoever was typed.
pub async fn tilfoej(
    app: &AppState,
    kald: &Kald<'_>,
    (borger, samtale): (BorgerId, IndkaldelseId),
    posted: &Form,
) -> Result<(), Afvist> {
    let navn = Some(posted.field(Field::Navn.as_str()).to_owned());
    let rolle = posted.field(Field::Rolle.as_str()).parse().unwrap_or(0);
    let udkast = DeltagerUdkast { navn, kontaktdetaljer: None, telefonnummer: None, email: None, rolle };
    // The same click twice brings the same id.
    let id = posted.field(Field::MyndighedsdeltagerId.as_str()).parse().unwrap_or_else(|_| app.clock.new_id());
    let there = app.samtaler.deltagere(kald, borger, samtale).await?;
    if there.iter().any(|deltager| deltager.id == id) {
        return Ok(());
    }
    app.samtaler.opret_deltager(kald, borger, samtale, id, &udkast).await.map(|_| ())
}

/// Takes somebody off the list.
pub async fn fjern(app: &AppState, kald: &Kald<'_>, borger: BorgerId, posted: &Form) -> Result<(), Afvist> {
    let id = posted.field(Field::MyndighedsdeltagerId.as_str()).parse().unwrap_or(Uuid::nil());
    let version = posted.field("deltagerversion").parse().ok();
    app.samtaler.slet_deltager(kald, borger, id, version).await.map(|_| ())
}

/// The part of the conversation's page. `ny` is the id of whoever is added.
pub fn section(
    action: &str,
    own: Option<OrganisationId>,
    deltagere: &[Myndighedsdeltager],
    ny: Uuid,
    version: i64,
    (posted, verdict): (&Form, &Verdict),
) -> AnyView {
    let hers =
        deltagere.iter().filter(|deltager| deltager.slettet_at.is_none() && Some(deltager.organisation_id) == own);
    let rows = hers.map(|deltager| row(action, deltager, version)).collect_view();
    let rolle = match posted.field(Field::Rolle.as_str()) {
        "" => DeltagerRolle::Medarbejder.id().to_string(),
        typed => typed.to_owned(),
    };
    let options = DeltagerRolle::ALL.iter().map(|&rolle| (rolle.id().to_string(), rolle.name().to_owned())).collect();
    let navn = Felt::new(Field::Navn, Deltagere::Name.da(), posted.field(Field::Navn.as_str()), verdict);
    let rolle = Felt::new(Field::Rolle, Deltagere::Role.da(), rolle, verdict);
    view! {
        <section aria-labelledby="deltagere" class="d-print-none">
            <h2 id="deltagere">{Deltagere::Heading.da()}</h2>
            <p>{Deltagere::Lead.da()}</p>
            {rows}
            <form method="post" action=action.to_owned() novalidate>
                <input type="hidden" name="version" value=version.to_string()/>
                <input type="hidden" name=Field::MyndighedsdeltagerId.as_str() value=ny.to_string()/>
                {tekstfelt(navn, "text")}
                {valgfelt(rolle, options)}
                <div class="knaprad">
                    <button class="button button-secondary" type="submit" name="handling" value="tilfoej">{Deltagere::Add.da()}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn row(action: &str, deltager: &Myndighedsdeltager, version: i64) -> impl IntoView + use<> {
    let who = format!("{}, {}", deltager.navn.as_deref().unwrap_or(Deltagere::Unnamed.da()), deltager.rolle.name());
    let whole = format!("{} {who}", Deltagere::Remove.da());
    view! {
        <form method="post" action=action.to_owned() class="knaprad">
            <input type="hidden" name="version" value=version.to_string()/>
            <input type="hidden" name=Field::MyndighedsdeltagerId.as_str() value=deltager.id.to_string()/>
            <input type="hidden" name="deltagerversion" value=deltager.version.to_string()/>
            <span>{who}</span>
            <button class="button button-secondary" type="submit" name="handling" value="fjern" aria-label=whole>{Deltagere::Remove.da()}</button>
        </form>
    }
}
