//! One member's fælles jobsamtale: who comes from the a-kasse, that nobody can, and what else she is summoned to.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::{ikke_komme, laeser, liste, skriver};
use crate::domain::code_lists::DeltagerRolle;
use crate::domain::ids::IndkaldelseId;
use crate::domain::rules::deltagelse::DeltagerUdkast;
use crate::domain::rules::tekst::angivet;
use crate::domain::rules::{Code, Field};
use crate::services::a_kasse::EnSamtale;
use crate::services::indkaldelse::Afbud;
use crate::services::kald::{Afvist, Kald};
use crate::store::{AndenSamtale, Myndighedsdeltager};
use crate::texts::staff::{EtMedlem, Medlem, deltagelse};
use crate::texts::{Sprog, borger, dates};
use crate::web::components::{Detail, Felt, alert, details, error_summary, fejl, tekstfelt, valgfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

async fn of(app: &AppState, kald: &Kald<'_>, id: &str) -> Result<EnSamtale, WebError> {
    let id: IndkaldelseId = id.parse().map_err(|_| WebError::NotFound)?;
    Ok(app.a_kasse.samtale(kald, id).await?)
}

/// `GET /a-kasse/samtale/{samtale}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let en = of(&app, &laeser(&login)?, &id).await?;
    Ok(render(&page, &en, &Form::default(), &Svar::default()))
}

/// `POST /a-kasse/samtale/{samtale}`: name who comes, take one away, or say that nobody can.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let kald = skriver(&login)?;
    let en = of(&app, &kald, &id).await?;
    let samtale = &en.samtale.samtale;
    let version: i64 = form.field("version").parse().map_err(|_| WebError::BadRequest)?;
    let done = if version == samtale.version {
        change(&app, &kald, &en, &form).await?
    } else {
        Err(Afvist::Foraeldet { version: samtale.version })
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/a-kasse/samtale/{}", samtale.id)).into_response()),
        Err(afvist) => Ok(render(&page, &en, &form, &Svar::af(afvist)?)),
    }
}

/// What the form wants. The outer error: it wants nothing that there is.
async fn change(app: &AppState, kald: &Kald<'_>, en: &EnSamtale, form: &Form) -> Result<Result<(), Afvist>, WebError> {
    let (borger, id) = (en.samtale.samtale.borger_id, en.samtale.samtale.id);
    let chosen = form.field(Field::MyndighedsdeltagerId.as_str());
    let chosen = en.samtale.deltagere.iter().find(|deltager| deltager.id.to_string() == chosen);
    let (samtaler, udkast) = (&app.samtaler, udkast(form));
    Ok(match (form.field("handling"), chosen) {
        ("navngiv", _) if udkast.navn.as_deref().and_then(angivet).is_none() => {
            Err(Afvist::Regler(crate::domain::rules::Verdict::refused(&[Field::Navn], Code::DeltagerNavnMissing)))
        }
        ("navngiv", None) => samtaler.opret_deltager(kald, borger, id, app.clock.new_id(), &udkast).await.map(drop),
        ("navngiv", Some(old)) => {
            samtaler.opdater_deltager(kald, borger, old.id, Some(old.version), &udkast).await.map(drop)
        }
        ("fjern", Some(old)) => samtaler.slet_deltager(kald, borger, old.id, Some(old.version)).await.map(drop),
        ("kan-ikke-komme", _) => {
            let afbud = Afbud { aarsag: ikke_komme::aarsag(form), hele_dagen: false };
            samtaler.kan_ikke_komme_fordi(kald, borger, id, afbud).await
        }
        ("kommer-alligevel", _) => samtaler.kommer_alligevel(kald, borger, id).await,
        _ => return Err(WebError::BadRequest),
    })
}

/// Who comes, as typed.
pub fn udkast(form: &Form) -> DeltagerUdkast {
    let text = |field: Field| Some(form.field(field.as_str()).to_owned());
    DeltagerUdkast {
        navn: text(Field::Navn),
        kontaktdetaljer: None,
        telefonnummer: text(Field::Telefonnummer),
        email: text(Field::Email),
        rolle: DeltagerRolle::Medarbejder.id(),
    }
}

/// The page is of before somebody else's change.
pub fn stale(page: &Page) -> AnyView {
    alert(page, "warning", EtMedlem::Stale.da().to_owned(), EtMedlem::StaleText.da().to_owned())
}

fn render(page: &Page, en: &EnSamtale, typed: &Form, svar: &Svar) -> Response {
    let samtale = &en.samtale.samtale;
    let at_field =
        |field: &str| [Field::Navn, Field::Telefonnummer, Field::Email].iter().any(|own| own.as_str() == field);
    let (of_fields, others): (Vec<_>, Vec<_>) =
        fejl(&svar.verdict).into_iter().partition(|error| at_field(error.field));
    let others = others.into_iter().map(|error| alert(page, "error", EtMedlem::Refused.da().to_owned(), error.text));
    let (summary, others, stale) =
        (error_summary(page, &of_fields), others.collect_view(), svar.foraeldet.then(|| stale(page)));
    let (heading, navn, rows) = (samtale.samtaletype.name(), samtale.navn.clone(), rows(en));
    let head = Head::new(heading).with_errors(!svar.verdict.is_kept());
    let (named, form, cannot) = (named(en), form(en, typed, svar), ikke_komme::samtale(page, en, typed, svar));
    let over = if samtale.er_medlem { EtMedlem::Over } else { EtMedlem::NoMember };
    let over = (!en.kommer).then(|| view! { <p>{over.da()}</p> });
    let andre = andre(&en.andre);
    page.answer(svar.status(), head, move || {
        view! {
            <div class="spalte">
                {summary} {others} {stale}
                <h1>{heading}</h1>
                <p class="font-lead">{navn}</p>
                {rows}
                <h2>{EtMedlem::WhoComes.da()}</h2>
                {named} {over} {form} {cannot}
                <h2>{EtMedlem::Others.da()}</h2>
                {andre}
                <p class="d-print-none"><a class="function-link" href="/a-kasse/samtaler">{EtMedlem::Back.da()}</a></p>
            </div>
        }
    })
}

fn rows(en: &EnSamtale) -> AnyView {
    let (one, samtale) = (&en.samtale, &en.samtale.samtale);
    let when = dates::date_time_range(Sprog::Da, samtale.local_start, samtale.local_end);
    let mut rows = vec![
        Detail::text(EtMedlem::When.da(), when),
        Detail::text(Medlem::Form.da(), borger::form(Sprog::Da, samtale.samtaleform)),
    ];
    rows.extend(liste::sted(samtale).map(|sted| Detail::text(Medlem::Place.da(), sted)));
    rows.push(Detail::text(Medlem::Jobcenter.da(), samtale.myndighed_navn.clone()));
    rows.push(Detail::text(Medlem::With.da(), samtale.medarbejder.clone()));
    rows.push(Detail::text(Medlem::Part.da(), deltagelse(one.med, samtale.valg)));
    details(Sprog::Da, rows)
}

/// Those who are named, each with a button that takes them away.
fn named(en: &EnSamtale) -> AnyView {
    if en.samtale.deltagere.is_empty() {
        return view! { <p>{Medlem::Nobody.da()}</p> }.into_any();
    }
    let (kommer, version) = (en.kommer, en.samtale.samtale.version.to_string());
    let one = |deltager: &Myndighedsdeltager| {
        let navn = deltager.navn.clone().unwrap_or_default();
        let contact: Vec<_> = [&deltager.telefonnummer, &deltager.email].into_iter().flatten().cloned().collect();
        let (id, version) = (deltager.id.to_string(), version.clone());
        view! {
            <li class="opgave">
                <p class="opgave-titel"><strong>{navn.clone()}</strong></p>
                <p class="opgave-note">{contact.join(", ")}</p>
                {kommer.then(|| view! {
                    <form method="post" class="d-print-none">
                        <input type="hidden" name="version" value=version/>
                        <input type="hidden" name=Field::MyndighedsdeltagerId.as_str() value=id/>
                        <button class="function-link" type="submit" name="handling" value="fjern">
                            {EtMedlem::Remove.da()} <span class="sr-only">" " {navn}</span>
                        </button>
                    </form>
                })}
            </li>
        }
    };
    view! { <ul class="opgaveliste">{en.samtale.deltagere.iter().map(one).collect_view()}</ul> }.into_any()
}

/// Naming somebody, or somebody else in the place of one who is away.
fn form(en: &EnSamtale, typed: &Form, svar: &Svar) -> Option<AnyView> {
    if !en.kommer {
        return None;
    }
    let felt = |field: Field, label: EtMedlem| Felt::new(field, label.da(), typed.field(field.as_str()), &svar.verdict);
    let instead = (!en.samtale.deltagere.is_empty()).then(|| {
        let one = |deltager: &Myndighedsdeltager| (deltager.id.to_string(), deltager.navn.clone().unwrap_or_default());
        let nobody = (String::new(), EtMedlem::InAddition.da().to_owned());
        let options = std::iter::once(nobody).chain(en.samtale.deltagere.iter().map(one)).collect();
        valgfelt(felt(Field::MyndighedsdeltagerId, EtMedlem::Instead).hint(EtMedlem::InsteadHint.da()), options)
    });
    let who = tekstfelt(felt(Field::Navn, EtMedlem::Who), "text");
    let phone = tekstfelt(felt(Field::Telefonnummer, EtMedlem::Phone).hint(EtMedlem::Optional.da()), "tel");
    let email = tekstfelt(felt(Field::Email, EtMedlem::Email).hint(EtMedlem::Optional.da()), "text");
    let version = en.samtale.samtale.version.to_string();
    let form = view! {
        <form method="post" class="d-print-none" novalidate>
            <input type="hidden" name="version" value=version/>
            {instead} {who} {email} {phone}
            <div class="form-group">
                <button class="button button-primary" type="submit" name="handling" value="navngiv">{EtMedlem::Save.da()}</button>
            </div>
        </form>
    };
    Some(form.into_any())
}

fn andre(andre: &[AndenSamtale]) -> AnyView {
    if andre.is_empty() {
        return view! { <p>{EtMedlem::NoOthers.da()}</p> }.into_any();
    }
    let row = |anden: &AndenSamtale| {
        view! {
            <tr>
                <td data-title=EtMedlem::When.da()>{dates::date_time_long(Sprog::Da, anden.local_start)}</td>
                <td data-title=EtMedlem::Type.da()>{anden.samtaletype.name()}</td>
                <td data-title=EtMedlem::Authority.da()>{anden.myndighed_navn.clone()}</td>
            </tr>
        }
    };
    view! {
        <p>{EtMedlem::OthersText.da()}</p>
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{EtMedlem::When.da()}</th>
                <th scope="col">{EtMedlem::Type.da()}</th>
                <th scope="col">{EtMedlem::Authority.da()}</th>
            </tr></thead>
            <tbody>{andre.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
