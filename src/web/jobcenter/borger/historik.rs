//! What happened to her frister and conversations, and the proof of times she was shown.

use chrono::{DateTime, NaiveDateTime, Utc};
use leptos::prelude::*;

use crate::domain::code_lists::SamtaleType;
use crate::domain::ids::BorgerId;
use crate::domain::ids::OrganisationId;
use crate::services::sagsbehandling::Medvirkende;
use crate::services::zone;
use crate::store::{FristVersion, IndkaldelseVersion, Visning, flyttet_fra};
use crate::texts::staff::{HistorikTekst, actor, fra_til, frist_status, hvem, visning};
use crate::texts::{Sprog, audit, dates};
use crate::web::borger::soegninger::vist;

/// Looks at times that her page shows; the rest has a page.
const SENESTE: usize = 5;

/// What she was shown lately, newest first.
pub fn visninger(borger: BorgerId, visninger: Vec<Visning>) -> AnyView {
    let row = |row: Visning| {
        let at = dates::date_time_long(Sprog::Da, zone::local(row.at));
        let told = visning(row.shown, row.first_date, row.last_date);
        view! { <li>{at} ": " {told} {vist(Sprog::Da, row.tider.as_deref())}</li> }
    };
    let none = visninger.is_empty().then(|| view! { <p>{HistorikTekst::NoVisninger.da()}</p> });
    view! {
        <section aria-labelledby="visninger">
            <h2 id="visninger">{HistorikTekst::Visninger.da()}</h2>
            {none}
            <ul>{visninger.into_iter().take(SENESTE).map(row).collect_view()}</ul>
            <p class="d-print-none"><a class="function-link" href=format!("/jobcenter/borger/{borger}/soegninger")>{HistorikTekst::AllVisninger.da()}</a></p>
        </section>
    }
    .into_any()
}

/// One line of the history.
struct Linje {
    at: DateTime<Utc>,
    actor_kind: String,
    actor_id: Option<uuid::Uuid>,
    organisation: Option<OrganisationId>,
    what: String,
    begrundelse: Option<String>,
}

/// Every change, newest first.
pub fn section(frister: Vec<FristVersion>, samtaler: Vec<IndkaldelseVersion>, medvirkende: &Medvirkende) -> AnyView {
    let mut lines: Vec<Linje> = frister.into_iter().map(af_frist).collect();
    let fra = flyttet_fra(&samtaler);
    lines.extend(samtaler.into_iter().zip(fra).map(af_samtale));
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    let row = |line: Linje| {
        view! {
            <tr>
                <td data-title=HistorikTekst::At.da()>{dates::date_time_long(Sprog::Da, zone::local(line.at))}</td>
                <td data-title=HistorikTekst::Who.da()>{who(&line, medvirkende)}</td>
                <td data-title=HistorikTekst::What.da()>{line.what}</td>
                <td data-title=HistorikTekst::Why.da()>{line.begrundelse}</td>
            </tr>
        }
    };
    let none = lines.is_empty().then(|| view! { <p>{HistorikTekst::None.da()}</p> });
    let some = (!lines.is_empty()).then(|| {
        view! {
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{HistorikTekst::At.da()}</th>
                    <th scope="col">{HistorikTekst::Who.da()}</th>
                    <th scope="col">{HistorikTekst::What.da()}</th>
                    <th scope="col">{HistorikTekst::Why.da()}</th>
                </tr></thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    });
    view! {
        <section aria-labelledby="historik">
            <h2 id="historik">{HistorikTekst::Heading.da()}</h2>
            {none} {some}
        </section>
    }
    .into_any()
}

/// Who did it: a colleague by name, anybody else of an authority by the authority's.
fn who(line: &Linje, medvirkende: &Medvirkende) -> String {
    let colleague = line.actor_id.and_then(|id| medvirkende.medarbejdere.get(&id));
    let colleague = colleague.filter(|one| one.organisation_id == medvirkende.own);
    let authority = line.organisation.and_then(|id| medvirkende.organisationer.get(&id));
    match (colleague, authority) {
        (Some(one), _) => hvem(&one.navn, one.rolle),
        (None, Some(navn)) => format!("{}, {navn}", actor(&line.actor_kind)),
        (None, None) => actor(&line.actor_kind).to_owned(),
    }
}

fn af_frist(version: FristVersion) -> Linje {
    let what = audit::action(&format!("frist_{}", version.handling));
    let date = dates::date_plain(Sprog::Da, version.fristdato);
    let what = format!("{what} ({date}, {})", frist_status(version.status).to_lowercase());
    Linje {
        at: version.at,
        actor_kind: version.actor_kind,
        actor_id: version.actor_id,
        organisation: version.organisation_id,
        what,
        begrundelse: version.begrundelse,
    }
}

/// What the history needs of a conversation as it was then.
#[derive(serde::Deserialize)]
struct Da {
    samtaletype: SamtaleType,
    local_start: NaiveDateTime,
}

/// `fra`: when it was to be before, where this moved it.
fn af_samtale((version, fra): (IndkaldelseVersion, Option<NaiveDateTime>)) -> Linje {
    let what = audit::action(&format!("indkaldelse_{}", version.handling));
    // What was written before there was a history says nothing of how it was.
    let what = match serde_json::from_str::<Da>(&version.tilstand) {
        Ok(da) => {
            let when = match fra {
                Some(fra) => fra_til(fra, da.local_start),
                None => dates::date_time_long(Sprog::Da, da.local_start),
            };
            format!("{what} ({}, {when})", da.samtaletype.name())
        }
        Err(_) => what,
    };
    Linje {
        at: version.at,
        actor_kind: version.actor_kind,
        actor_id: version.actor_id,
        organisation: version.organisation_id,
        what,
        begrundelse: version.begrundelse,
    }
}
