//! One field of a form with its label, hint and fault, as staff's forms have them. Its id and name are the field's own, so that the
//! error summary leads to it.

use leptos::prelude::*;

use super::FieldError;
use crate::domain::rules::{Breach, Code, Field, Verdict};
use crate::texts::common::Common;
use crate::texts::{Sprog, rules};

/// What every kind of field has.
#[derive(Clone)]
pub struct Felt {
    /// Which.
    pub field: Field,
    /// What it is.
    pub label: &'static str,
    /// How to fill it in.
    pub hint: Option<&'static str>,
    /// What was typed.
    pub value: String,
    /// What is wrong with that.
    pub error: Option<String>,
    /// Where to look because of it: address and text.
    pub link: Option<(String, String)>,
    /// Characters of a line at most.
    pub max: u16,
    /// What is stored now, when that is something else.
    pub nu: Option<String>,
}

/// Characters of a field of one line, where nothing else is said.
const MAX: u16 = 512;

impl Felt {
    /// A field with what was typed and what the verdict says of it.
    pub fn new(field: Field, label: &'static str, value: impl Into<String>, verdict: &Verdict) -> Self {
        Self {
            field,
            label,
            hint: None,
            value: value.into(),
            error: verdict.at(field).map(|code| rules::told(code).to_owned()),
            link: None,
            max: MAX,
            nu: None,
        }
    }

    /// The same with another fault, or none.
    #[must_use]
    pub fn error(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }

    /// The same with room for another number of characters.
    #[must_use]
    pub fn max(self, max: u16) -> Self {
        Self { max, ..self }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same with a link below the fault.
    #[must_use]
    pub fn link(self, link: Option<(String, String)>) -> Self {
        Self { link, ..self }
    }

    /// The same with what is stored now: [`super::Nu::ved`].
    #[must_use]
    pub fn nu(self, nu: Option<String>) -> Self {
        Self { nu, ..self }
    }

    /// Label, hint and fault around `control`, which gets the ids that describe it.
    pub(super) fn around(self, control: impl FnOnce(Self, Option<String>) -> AnyView) -> AnyView {
        let id = self.field.as_str();
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        let nu_id = format!("{id}-nu");
        let described_by = [
            self.hint.map(|_| hint_id.clone()),
            self.nu.as_ref().map(|_| nu_id.clone()),
            self.error.as_ref().map(|_| error_id.clone()),
        ];
        let described_by: Vec<_> = described_by.into_iter().flatten().collect();
        let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
        let (label, hint, nu, error) = (self.label, self.hint, self.nu.clone(), self.error.clone());
        let link = self.link.clone().filter(|_| error.is_some());
        let class = if error.is_some() { "form-group form-error" } else { "form-group" };
        view! {
            <div class=class>
                <label class="form-label" for=id>{label}</label>
                {hint.map(|hint| view! { <span class="form-hint" id=hint_id>{hint}</span> })}
                {nu.map(|text| view! { <span class="form-hint gemt-nu" id=nu_id>{text}</span> })}
                {error.map(|text| view! {
                    <span class="form-error-message" id=error_id><span class="sr-only">{Common::ErrorPrefix.say(Sprog::Da)}</span>{text}</span>
                })}
                {link.map(|(href, text)| view! { <p><a href=href>{text}</a></p> })}
                {control(self, described_by)}
            </div>
        }
        .into_any()
    }
}

/// A field of one line. `kind` is its HTML type: `text`, `date`, `time`, `datetime-local`, `tel`.
pub fn tekstfelt(felt: Felt, kind: &'static str) -> AnyView {
    let width = if matches!(kind, "date" | "time" | "datetime-local" | "tel") {
        "form-input input-width-s"
    } else {
        "form-input"
    };
    felt.around(move |felt, described_by| {
        let (id, wrong) = (felt.field.as_str(), felt.error.is_some());
        view! {
            <input class=width id=id name=id type=kind value=felt.value maxlength=felt.max.to_string() autocomplete="off"
                aria-describedby=described_by aria-invalid=wrong.then_some("true")/>
        }
        .into_any()
    })
}

/// A file to send. A browser never fills it in again.
pub fn filfelt(felt: Felt) -> AnyView {
    felt.around(move |felt, described_by| {
        let (id, wrong) = (felt.field.as_str(), felt.error.is_some());
        view! {
            <input class="form-input" id=id name=id type="file" accept=".csv,.txt,text/csv,text/plain"
                aria-describedby=described_by aria-invalid=wrong.then_some("true")/>
        }
        .into_any()
    })
}

/// A choice among `options`, each what is posted and what is read.
pub fn valgfelt(felt: Felt, options: Vec<(String, String)>) -> AnyView {
    felt.around(move |felt, described_by| {
        let (id, wrong, chosen) = (felt.field.as_str(), felt.error.is_some(), felt.value);
        let option = |(value, text): (String, String)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        };
        let options = options.into_iter().map(option).collect_view();
        view! {
            <select class="form-select" id=id name=id aria-describedby=described_by aria-invalid=wrong.then_some("true")>
                {options}
            </select>
        }
        .into_any()
    })
}

/// The faults of a verdict in staff's words, for the summary.
pub fn fejl(verdict: &Verdict) -> Vec<FieldError> {
    fejl_sagt(verdict, |code| rules::told(code).to_owned())
}

/// The same, where a page says more of a fault than its code tells.
pub fn fejl_sagt(verdict: &Verdict, told: impl Fn(Code) -> String) -> Vec<FieldError> {
    let error = |breach: &Breach| Some(FieldError { field: breach.fields.first()?.as_str(), text: told(breach.code) });
    verdict.breaches().iter().filter_map(error).collect()
}

/// The faults as one meets their fields on the way down a form with these fields.
pub fn i_raekkefoelge(mut fejl: Vec<FieldError>, felter: &[Field]) -> Vec<FieldError> {
    fejl.sort_by_key(|error| felter.iter().position(|felt| felt.as_str() == error.field));
    fejl
}
