//! The letter, as the borger will read it.

use leptos::prelude::*;

use crate::domain::besked::BeskedSlags;
use crate::domain::code_lists::SamtaleType;
use crate::domain::rules::frist::Datoer;
use crate::services::sagsbehandling::Sag;
use crate::texts::Sprog;
use crate::texts::beskeder::{OmFrist, om_frist};
use crate::texts::staff::FristForm;
use crate::web::components::{Detail, details};

/// The message of that kind about a frist with these dates.
pub fn brev(sag: &Sag, slags: BeskedSlags, samtaletype: SamtaleType, datoer: Datoer) -> AnyView {
    let (myndighed, telefon) = (sag.jobcenter.navn.as_str(), sag.jobcenter.telefon.as_deref());
    let Datoer { fristdato, sidste_afholdelsesdato } = datoer;
    let om = OmFrist { samtaletype, fristdato, sidste_afholdelsesdato, grund: None, myndighed, telefon };
    let skrivelse = om_frist(slags, &om);
    let paragraphs = |tekster: Vec<String>| tekster.into_iter().map(|tekst| view! { <p>{tekst}</p> }).collect_view();
    let rows = skrivelse.raekker.into_iter().map(|(label, text)| Detail::text(label, text)).collect();
    view! {
        <section class="brev" aria-labelledby="brev">
            <h2 id="brev">{FristForm::Letter.da()}</h2>
            <h3>{skrivelse.emne}</h3>
            {paragraphs(skrivelse.indledning)}
            {details(Sprog::Da, rows)}
            {paragraphs(skrivelse.slutning)}
        </section>
    }
    .into_any()
}
