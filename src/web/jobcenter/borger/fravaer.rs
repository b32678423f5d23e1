//! What takes her out of self-booking, or pauses a frist: absences, and the decisions behind two of them.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::ophoer::kan_ophoere;
use crate::domain::ids::BorgerId;
use crate::store::{LaestAfgoerelse, RegistreretFravaer};
use crate::texts::staff::{FravaerTekst, Ophoer, periode};
use crate::texts::{Sprog, dates};

/// The part of her page. The reasons of decisions stand here alone.
pub fn section(
    borger: BorgerId,
    fravaer: Vec<RegistreretFravaer>,
    afgoerelser: Vec<LaestAfgoerelse>,
    today: NaiveDate,
) -> AnyView {
    let absence = |row: RegistreretFravaer| {
        let over = row.periode.til.is_some_and(|til| til < today).then(|| FravaerTekst::Over.da());
        let end = (kan_ophoere(row.periode.fravaertype) && over.is_none()).then(|| {
            let href = format!("/jobcenter/borger/{borger}/fravaer/{}", row.id);
            view! {
                " "
                <a class="function-link d-print-none" href=href>
                    {Ophoer::End.da()} <span class="sr-only">" " {Ophoer::OfThe.da()}</span>
                </a>
            }
        });
        view! { <li>{row.periode.fravaertype.name()} ", " {periode(row.periode.fra, row.periode.til)} {over} {end}</li> }
    };
    let none = fravaer.is_empty().then(|| view! { <p>{FravaerTekst::None.da()}</p> });
    let decide = format!("/jobcenter/borger/{borger}/selvbooking");
    view! {
        <section aria-labelledby="fravaer">
            <h2 id="fravaer">{FravaerTekst::Heading.da()}</h2>
            {none}
            <ul>{fravaer.into_iter().rev().map(absence).collect_view()}</ul>
            {(!afgoerelser.is_empty()).then(|| decisions(afgoerelser))}
            <p class="d-print-none"><a class="button button-secondary" href=decide>{FravaerTekst::Decide.da()}</a></p>
        </section>
    }
    .into_any()
}

fn decisions(afgoerelser: Vec<LaestAfgoerelse>) -> AnyView {
    let row = |row: LaestAfgoerelse| {
        let made = row.afgoerelse;
        view! {
            <li>
                {row.fravaertype.name()} ", " {periode(made.dato, row.til)} ". " {FravaerTekst::Reason.da()} ": " {made.aarsag.navn()} ". "
                {made.begrundelse} " (" {dates::date_plain(Sprog::Da, made.at.date_naive())} ")"
            </li>
        }
    };
    view! {
        <h3>{FravaerTekst::Decisions.da()}</h3>
        <ul>{afgoerelser.into_iter().map(row).collect_view()}</ul>
    }
    .into_any()
}
