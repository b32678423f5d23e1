//! Saving what was previewed: at once, or when the a-kasse has said yes to what is new in it.

use leptos::prelude::*;

use super::vilkaar::KanDele;
use crate::domain::ids::{AftaleId, OrganisationId};
use crate::domain::rules::nye_tider::{JaForm, SkalSigeJa};
use crate::domain::rules::serie::SerieForm;
use crate::domain::rules::{Field, Verdict};
use crate::texts::common::Common;
use crate::texts::staff::{SerieJa as T, Serier, hvem_for, hvornaar_for};
use crate::texts::{Sprog, rules};
use crate::web::components::{Felt, tekstfelt};
use crate::web::form::Form;

const HVEM: &str = "deler-hvem-";
const DATO: &str = "deler-dato-";

/// What is posted to save, and to let the a-kasse be asked.
pub const GEM: &str = "gem";
/// See [`GEM`].
pub const FORESLAA: &str = "foreslaa";

/// As typed.
pub fn typed(form: SerieForm, posted: &Form) -> SerieForm {
    let field = |field: Field| posted.field(field.as_str()).to_owned();
    let theirs = |id: &str| {
        let said = (posted.field(&format!("{HVEM}{id}")).to_owned(), posted.field(&format!("{DATO}{id}")).to_owned());
        Some((id.parse().ok()?, said))
    };
    let delere = posted.checked(HVEM).filter_map(theirs).collect();
    SerieForm { ja: JaForm { hvem: field(Field::AftaltMed), hvornaar: field(Field::AftaltDato), delere }, ..form }
}

/// The buttons, with what has to be said first. `save`: what saving is called. `open`: the newer version that is being agreed.
pub fn view(
    skal: &SkalSigeJa,
    (form, save): (&JaForm, Serier),
    kan_dele: &KanDele,
    verdict: &Verdict,
    open: Option<AftaleId>,
) -> AnyView {
    let others = (!skal.delere.is_empty()).then(|| others(skal, form, kan_dele, verdict));
    if skal.egen.is_none() {
        return view! { {others} <p>{button("button button-primary", GEM, save.da())}</p> }.into_any();
    }
    let outside = if save == Serier::Save { T::SaveOutside } else { T::SaveOutsideAnyway };
    let felt = |field, label: T, value: &str| Felt::new(field, label.da(), value, verdict);
    let text = if open.is_some() { T::AskOpen } else { T::AskText };
    let see = open.map(|id| {
        let href = format!("/jobcenter/aftaler/{id}");
        view! { " " <a class="function-link" href=href>{T::SeeOpen.da()}</a> }
    });
    view! {
        <section aria-labelledby="sig-ja">
            <h2 id="sig-ja">{T::Heading.da()}</h2>
            <p>{T::Stands.da()}</p>
            {others}
            <h3>{T::OutsideHeading.da()}</h3>
            <p>{T::OutsideText.da()}</p>
            {tekstfelt(felt(Field::AftaltMed, T::Who, &form.hvem), "text")}
            {tekstfelt(felt(Field::AftaltDato, T::When, &form.hvornaar), "date")}
            <p>{button("button button-secondary", GEM, outside.da())}</p>
            <h3>{T::AskHeading.da()}</h3>
            <p>{text.da()} {see}</p>
            <p>{button("button button-primary", FORESLAA, T::Ask.da())}</p>
        </section>
    }
    .into_any()
}

fn button(class: &'static str, value: &'static str, text: &'static str) -> impl IntoView {
    view! { <button class=class type="submit" name="handling" value=value>{text}</button> }
}

/// Two fields for each; the error summary leads to the group.
fn others(skal: &SkalSigeJa, form: &JaForm, kan_dele: &KanDele, verdict: &Verdict) -> AnyView {
    let error = verdict.at(Field::DelerJa).map(rules::told);
    let error_id = format!("{}-error", Field::DelerJa.as_str());
    let described_by = error.map(|_| error_id.clone());
    let fields = |id: &OrganisationId| {
        let navn = kan_dele.iter().find(|(known, _)| known == id).map(|(_, navn)| navn.as_str()).unwrap_or_default();
        let (hvem, dato) = form.delere.get(id).cloned().unwrap_or_default();
        let input = |name: String, label: String, value: String, kind: &'static str, class: &'static str| {
            view! {
                <div class="form-group">
                    <label class="form-label" for=name.clone()>{label}</label>
                    <input class=class type=kind id=name.clone() name=name value=value maxlength="512" autocomplete="off"/>
                </div>
            }
        };
        view! {
            {input(format!("{HVEM}{id}"), hvem_for(navn), hvem, "text", "form-input")}
            {input(format!("{DATO}{id}"), hvornaar_for(navn), dato, "date", "form-input input-width-s")}
        }
    };
    view! {
        <h3>{T::OthersHeading.da()}</h3>
        <p>{T::OthersText.da()}</p>
        <div class=if error.is_some() { "form-group form-error" } else { "form-group" }>
            <fieldset id=Field::DelerJa.as_str() tabindex="-1" aria-describedby=described_by>
                <legend class="form-label">{T::Others.da()}</legend>
                {error.map(|text| view! {
                    <span class="form-error-message" id=error_id><span class="sr-only">{Common::ErrorPrefix.say(Sprog::Da)}</span>{text}</span>
                })}
                {skal.delere.iter().map(fields).collect_view()}
            </fieldset>
        </div>
    }
    .into_any()
}
