//! The way here from another page, with times chosen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::PATH;
use super::typed::Typed;
use crate::domain::ids::TidId;

/// Times that a form carries along; more are chosen on the page itself.
const TIDER_MAX: usize = 150;

/// A button that leads to who is hit in these times. Nothing is done by it. None: there are no times.
pub fn herfra(tider: &[(TidId, NaiveDate)], text: &'static str) -> Option<AnyView> {
    // Several may have booked the same time.
    let tider: BTreeMap<TidId, NaiveDate> = tider.iter().copied().take(TIDER_MAX).collect();
    let (fra, til) = (tider.values().min()?, tider.values().max()?);
    let kun = Some(tider.keys().map(TidId::to_string).collect());
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
