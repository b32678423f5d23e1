//! Her frister, each as it is today, and what can be done with it.

use leptos::prelude::*;

use crate::domain::frist::FristStatus;
use crate::domain::ids::BorgerId;
use crate::services::frist::LaestFrist;
use crate::texts::staff::{FristTekst, frist_grund, frist_status};
use crate::texts::{Sprog, dates};

/// The part of her page.
/// `borger`: whose they are, for who may change them.
pub fn section(borger: Option<BorgerId>, frister: Vec<LaestFrist>) -> AnyView {
    let rows = frister.into_iter().rev().map(|frist| row(borger, frist)).collect::<Vec<_>>();
    let table = if rows.is_empty() {
        view! { <p>{FristTekst::None.da()}</p> }.into_any()
    } else {
        view! {
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{FristTekst::Type.da()}</th>
                    <th scope="col">{FristTekst::Fristdato.da()}</th>
                    <th scope="col">{FristTekst::LastDay.da()}</th>
                    <th scope="col">{FristTekst::Status.da()}</th>
                    {borger.map(|_| view! { <th scope="col" class="d-print-none">{FristTekst::Do.da()}</th> })}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="frister">
            <h2 id="frister">{FristTekst::Heading.da()}</h2>
            {table}
            {borger.map(|borger| {
                let ny = format!("/jobcenter/borger/{borger}/frist");
                view! { <p class="d-print-none"><a class="button button-secondary" href=ny>{FristTekst::New.da()}</a></p> }
            })}
        </section>
    }
    .into_any()
}

fn row(borger: Option<BorgerId>, LaestFrist { frist, idag }: LaestFrist) -> AnyView {
    let status = match idag.grund {
        Some(grund) => format!("{}: {}", frist_status(idag.status), frist_grund(grund)),
        None => frist_status(idag.status).to_owned(),
    };
    let can = match idag.status {
        FristStatus::Aktiv => Some(FristTekst::Extend),
        FristStatus::Overskredet => Some(FristTekst::Reopen),
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => None,
    };
    let about = format!(" {} {}", FristTekst::OfThe.da(), dates::date_plain(Sprog::Da, idag.fristdato));
    let action = can.zip(borger).map(|(text, borger)| {
        let href = format!("/jobcenter/borger/{borger}/frist/{}", frist.id);
        view! { <a class="function-link" href=href>{text.da()} <span class="sr-only">{about}</span></a> }
    });
    view! {
        <tr>
            <td data-title=FristTekst::Type.da()>{frist.samtaletype.name()}</td>
            <td data-title=FristTekst::Fristdato.da()>{dates::date_plain(Sprog::Da, idag.fristdato)}</td>
            <td data-title=FristTekst::LastDay.da()>{dates::date_plain(Sprog::Da, idag.sidste_afholdelsesdato)}</td>
            <td data-title=FristTekst::Status.da()>{status}</td>
            {borger.map(|_| view! { <td data-title=FristTekst::Do.da() class="d-print-none">{action}</td> })}
        </tr>
    }
    .into_any()
}
