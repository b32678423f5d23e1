//! Her conversations, and the choices about who takes part in them.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::domain::ids::BorgerId;
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::services::zone;
use crate::store::{Indkaldelse, ValgRow};
use crate::texts::staff::{IndkaldForm, SamtaleTekst, udfald};
use crate::texts::{Sprog, borger as borger_texts, dates};

/// The part of her page: the newest first. `borger`: whose they are, for who may open them.
pub fn section(borger: Option<BorgerId>, samtaler: Vec<Indkaldelse>, now: DateTime<Utc>) -> AnyView {
    let rows: Vec<_> = samtaler.into_iter().rev().map(|row| self::row(borger, &row, now)).collect();
    let table = if rows.is_empty() {
        view! { <p>{SamtaleTekst::None.da()}</p> }.into_any()
    } else {
        view! {
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{SamtaleTekst::When.da()}</th>
                    <th scope="col">{SamtaleTekst::Type.da()}</th>
                    <th scope="col">{SamtaleTekst::How.da()}</th>
                    <th scope="col">{SamtaleTekst::With.da()}</th>
                    <th scope="col">{SamtaleTekst::Status.da()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="samtaler">
            <h2 id="samtaler">{SamtaleTekst::Heading.da()}</h2>
            {table}
            {borger.map(ways)}
        </section>
    }
    .into_any()
}

/// The ways to another conversation.
fn ways(borger: BorgerId) -> AnyView {
    let hers = format!("/jobcenter/borger/{borger}");
    view! {
        <ul class="nobullet-list d-print-none">
            <li><a class="function-link" href=format!("{hers}/book")>{IndkaldForm::ToBook.da()}</a></li>
            <li><a class="function-link" href=format!("{hers}/indkald")>{IndkaldForm::ToSummon.da()}</a></li>
        </ul>
    }
    .into_any()
}

/// What a conversation has come to.
pub fn status(row: &Indkaldelse, now: DateTime<Utc>) -> &'static str {
    match (row.status, row.udfald) {
        (IndkaldelseStatus::Aflyst, _) => SamtaleTekst::Cancelled.da(),
        (IndkaldelseStatus::Planlagt, Some(how)) => udfald(how),
        (IndkaldelseStatus::Planlagt, None) if row.starts_at <= now => SamtaleTekst::NotRegistered.da(),
        (IndkaldelseStatus::Planlagt, None) => SamtaleTekst::Planned.da(),
    }
}

fn row(borger: Option<BorgerId>, samtale: &Indkaldelse, now: DateTime<Utc>) -> AnyView {
    let when = dates::date_time_range(Sprog::Da, samtale.local_start, samtale.local_end);
    let when = match borger.map(|borger| format!("/jobcenter/borger/{borger}/samtale/{}", samtale.id)) {
        Some(href) => view! { <a class="function-link" href=href>{when}</a> }.into_any(),
        None => view! { {when} }.into_any(),
    };
    view! {
        <tr>
            <td data-title=SamtaleTekst::When.da()>{when}</td>
            <td data-title=SamtaleTekst::Type.da()>{samtale.samtaletype.name()}</td>
            <td data-title=SamtaleTekst::How.da()>{borger_texts::form(Sprog::Da, samtale.samtaleform)}</td>
            <td data-title=SamtaleTekst::With.da()>{samtale.medarbejder.clone()}</td>
            <td data-title=SamtaleTekst::Status.da()>{status(samtale, now)}</td>
        </tr>
    }
    .into_any()
}

/// The choices about the a-kasse's part, newest first; nothing when there are none.
pub fn valg_section(valg: Vec<ValgRow>) -> Option<AnyView> {
    let row = |valg: ValgRow| {
        let at = dates::date_time_long(Sprog::Da, zone::local(valg.at));
        let ended = valg.nulstillet_at.map(|_| SamtaleTekst::ChoiceOver.da());
        view! { <li>{at} ": " {valg.valg.name()} {ended}</li> }
    };
    (!valg.is_empty()).then(|| {
        view! {
            <section aria-labelledby="valg">
                <h2 id="valg">{SamtaleTekst::Choices.da()}</h2>
                <ul>{valg.into_iter().rev().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
