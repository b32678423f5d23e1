//! The messages to her: what was sent, by which way, when, and whether it reached her.

use leptos::prelude::*;

use crate::services::sagsbehandling::Besked;
use crate::services::zone;
use crate::store::SendtBesked;
use crate::texts::staff::{BeskedTekst, besked_slags, besked_status, vej};
use crate::texts::{Sprog, dates};

/// The part of her page, newest first.
pub fn section(beskeder: Vec<Besked>) -> AnyView {
    let table = if beskeder.is_empty() {
        view! { <p>{BeskedTekst::None.da()}</p> }.into_any()
    } else {
        view! {
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{BeskedTekst::Planned.da()}</th>
                    <th scope="col">{BeskedTekst::What.da()}</th>
                    <th scope="col">{BeskedTekst::Ways.da()}</th>
                    <th scope="col">{BeskedTekst::State.da()}</th>
                </tr></thead>
                <tbody>{beskeder.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="beskeder">
            <h2 id="beskeder">{BeskedTekst::Heading.da()}</h2>
            {table}
        </section>
    }
    .into_any()
}

fn row(Besked { besked, veje }: Besked) -> impl IntoView {
    let at = |at| dates::date_time_long(Sprog::Da, zone::local(at));
    let way = |way: &SendtBesked| {
        let told = way.kanal.map(|kanal| vej(kanal, way.vej_status));
        let when = way.vej_afsluttet_at.map(|when| format!(" {}", at(when)));
        view! { <li>{told} {when}</li> }
    };
    let ways = if veje.is_empty() {
        view! { {BeskedTekst::NoWay.da()} }.into_any()
    } else {
        view! { <ul class="nobullet-list">{veje.iter().map(way).collect_view()}</ul> }.into_any()
    };
    let what = besked_slags(besked.kind);
    let letter = format!("/jobcenter/brev/{}", besked.id);
    view! {
        <tr>
            <td data-title=BeskedTekst::Planned.da()>{at(besked.created_at)}</td>
            <td data-title=BeskedTekst::What.da()>
                {what} " " <a class="function-link d-print-none" href=letter>{BeskedTekst::Read.da()} <span class="sr-only">": " {what}</span></a>
            </td>
            <td data-title=BeskedTekst::Ways.da()>{ways}</td>
            <td data-title=BeskedTekst::State.da()>{besked_status(besked.status, besked.grund)}</td>
        </tr>
    }
}
