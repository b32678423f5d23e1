//! What a series comes to, before it is saved.

use leptos::prelude::*;

use super::kort;
use crate::services::serier::Forhaandsvisning;
use crate::texts::staff::{Serier, tilpasning};

/// The series as both sides will read it, and what becomes of the times there are.
pub fn view(seen: &Forhaandsvisning) -> AnyView {
    view! {
        <section aria-labelledby="forhaandsvisning">
            <h2 id="forhaandsvisning">{Serier::PreviewHeading.da()}</h2>
            {kort::view(&seen.vist)}
            {effect(tilpasning(&seen.tilpasning))}
        </section>
    }
    .into_any()
}

fn effect(lines: Vec<String>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    Some(view! { <h3>{Serier::EffectHeading.da()}</h3> <ul>{lines}</ul> <p>{Serier::Kept.da()}</p> }.into_any())
}
