//! The way here from another page, with times chosen.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::PATH;
use super::typed::Typed;
use crate::domain::ids::TidId;

/// Times that a form carries along; more are chosen on the page itself.
const TIDER_MAX: usize = 150;

/// A button that leads to who is hit in these times. Nothing is done by it. None: there are no times.
pub fn herfra(tider: &[(TidId, NaiveDate)], text: &'static str) -> Option<AnyView> {
    let tider = tider.get(..tider.len().min(TIDER_MAX))?;
    let (fra, til) = (tider.iter().map(|(_, dag)| *dag).min()?, tider.iter().map(|(_, dag)| *dag).max()?);
    let kun = Some(tider.iter().map(|(id, _)| id.to_string()).collect());
    let typed = Typed { fra: fra.to_string(), til: til.to_string(), kun, ..Typed::default() };
    Some(
        view! {
            <form method="post" action=PATH class="d-print-none">
                {typed.hidden()}
                <p><button class="button button-secondary" type="submit" name="handling" value="vis">{text}</button></p>
            </form>
        }
        .into_any(),
    )
}
