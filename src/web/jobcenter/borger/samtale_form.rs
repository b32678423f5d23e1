//! The forms of one conversation's page: how it went, and calling it off.

use leptos::prelude::*;

use crate::domain::code_lists::Udfald;
use crate::domain::rules::{Field, Verdict};
use crate::store::Indkaldelse;
use crate::texts::staff::{SamtaleForm, udfald};
use crate::web::components::{Felt, textarea, valgfelt};
use crate::web::form::Form;

/// How it went, once it has begun.
pub fn fremmoede(row: &Indkaldelse, action: &str, posted: &Form, verdict: &Verdict) -> AnyView {
    let known = row.udfald.map(|how| how.id().to_string()).unwrap_or_default();
    let typed = match posted.field(Field::Udfald.as_str()) {
        "" => known,
        typed => typed.to_owned(),
    };
    let options = Udfald::ALL.iter().map(|&how| (how.id().to_string(), udfald(how).to_owned())).collect();
    let how = valgfelt(Felt::new(Field::Udfald, SamtaleForm::Outcome.da(), typed, verdict), options);
    let took_part = row.is_faelles().then(|| {
        let known = match row.a_kasse_deltog {
            None => "",
            Some(true) => "ja",
            Some(false) => "nej",
        };
        let typed = match posted.field(Field::AKasseDeltog.as_str()) {
            "" => known,
            typed => typed,
        };
        let options = [("", SamtaleForm::NotAsked), ("ja", SamtaleForm::Yes), ("nej", SamtaleForm::No)];
        let options = options.map(|(value, text)| (value.to_owned(), text.da().to_owned())).into();
        valgfelt(Felt::new(Field::AKasseDeltog, SamtaleForm::AKasseTookPart.da(), typed, verdict), options)
    });
    let (action, version) = (action.to_owned(), row.version.to_string());
    view! {
        <form method="post" action=action class="d-print-none" novalidate>
            <h2>{SamtaleForm::OutcomeHeading.da()}</h2>
            <input type="hidden" name="version" value=version/>
            {how} {took_part}
            <div class="knaprad">
                <button class="button button-primary" type="submit" name="handling" value="udfald">{SamtaleForm::Register.da()}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Calling it off, before it begins.
pub fn aflys(row: &Indkaldelse, action: &str, posted: &Form, verdict: &Verdict) -> AnyView {
    let typed = posted.field(Field::Begrundelse.as_str());
    let reason = Felt::new(Field::Begrundelse, SamtaleForm::Reason.da(), typed, verdict);
    let reason = textarea(reason.hint(SamtaleForm::ReasonHint.da()), 3);
    let (action, version) = (action.to_owned(), row.version.to_string());
    view! {
        <form method="post" action=action class="d-print-none" novalidate>
            <h2>{SamtaleForm::CancelHeading.da()}</h2>
            <input type="hidden" name="version" value=version/>
            {reason}
            <div class="knaprad">
                <button class="button button-secondary" type="submit" name="handling" value="aflys">{SamtaleForm::Cancel.da()}</button>
            </div>
        </form>
    }
    .into_any()
}
