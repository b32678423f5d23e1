//! What a series comes to, before it is saved.

use leptos::prelude::*;

use super::kort;
use crate::domain::rules::Verdict;
use crate::services::aftaleaendring::SerieAendring;
use crate::texts::staff::{Serier, tilpasning, usaedvanlig};
use crate::web::aendringer::ramte;
use crate::web::components::alert;
use crate::web::page::Page;

/// The series as both sides will read it, what becomes of the times there are, and whom that hits. `valgt`: what is to become of them, as
/// typed.
pub fn view(seen: &SerieAendring, valgt: &str, verdict: &Verdict) -> AnyView {
    let effect = effect(tilpasning(&seen.vist.tilpasning));
    let hit = effect.is_some().then(|| ramte::view(&seen.ramte, valgt, verdict));
    view! {
        <section aria-labelledby="forhaandsvisning">
            <h2 id="forhaandsvisning">{Serier::PreviewHeading.da()}</h2>
            {kort::view(&seen.vist.vist)}
            {effect}
            {hit}
        </section>
    }
    .into_any()
}

/// Days or hours at which nobody meets: said before it is saved.
pub fn se_efter(page: &Page, advarsler: &Verdict) -> AnyView {
    let words: Vec<_> = advarsler.warnings().iter().map(|warning| usaedvanlig(warning.code)).collect();
    let text = format!("{}. {}", words.join(". "), Serier::LookAgainText.da());
    alert(page, "warning", Serier::LookAgain.da().to_owned(), text)
}

fn effect(lines: Vec<String>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    Some(view! { <h3>{Serier::EffectHeading.da()}</h3> <ul>{lines}</ul> <p>{Serier::Kept.da()}</p> }.into_any())
}
