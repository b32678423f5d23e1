//! The letter, as the borger will read it.

use leptos::prelude::*;

use crate::domain::rules::frist::Datoer;
use crate::services::sagsbehandling::Sag;
use crate::texts::staff::{FristForm, frist_brev};

/// The letter about a frist with these dates.
pub fn brev(sag: &Sag, datoer: Datoer) -> AnyView {
    let jobcenter = &sag.jobcenter;
    let Datoer { fristdato, sidste_afholdelsesdato } = datoer;
    let paragraphs = frist_brev(fristdato, sidste_afholdelsesdato, &jobcenter.navn, jobcenter.telefon.as_deref());
    view! {
        <section class="brev" aria-labelledby="brev">
            <h2 id="brev">{FristForm::Letter.da()}</h2>
            {paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
        </section>
    }
    .into_any()
}
