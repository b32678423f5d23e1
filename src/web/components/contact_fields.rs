//! Telephone and e-mail, with what was typed and what is wrong with it. The island around them says what is wrong while one
//! types, by the same rules; it never touches what was typed.

use leptos::prelude::*;

use super::FieldError;
use crate::domain::rules::{Breach, Field, Verdict, contact};
use crate::islands::FieldCheck;
use crate::texts::Sprog;
use crate::texts::borger::Book;
use crate::texts::common::Common;
use crate::texts::refusals::field_error;
use crate::web::kept_form::typed;

/// As typed.
#[derive(Clone, Default)]
pub struct Contact {
    /// Telephone.
    pub telefon: String,
    /// E-mail; may be empty.
    pub email: String,
}

impl Contact {
    /// What the rules say of it.
    pub fn verdict(&self) -> Verdict {
        contact::telefon(&self.telefon).and(&contact::email(&self.email))
    }
}

/// The faults of a verdict, for the summary.
pub fn field_errors(sprog: Sprog, verdict: &Verdict) -> Vec<FieldError> {
    let error = |breach: &Breach| {
        let field = breach.fields.first()?.as_str();
        Some(FieldError { field, text: field_error(sprog, breach.code).to_owned() })
    };
    verdict.breaches().iter().filter_map(error).collect()
}

/// The fields.
pub fn contact_fields(sprog: Sprog, contact: Contact, verdict: &Verdict) -> AnyView {
    let telefon = Input {
        field: Field::Telefon,
        label: Book::Phone,
        hint: Some(Book::PhoneHint),
        kind: "tel",
        autocomplete: "tel",
        value: contact.telefon,
        error: verdict.at(Field::Telefon).map(|code| field_error(sprog, code)),
    };
    let email = Input {
        field: Field::Email,
        label: Book::Email,
        hint: None,
        kind: "email",
        autocomplete: "email",
        value: contact.email,
        error: verdict.at(Field::Email).map(|code| field_error(sprog, code)),
    };
    view! { <FieldCheck>{telefon.view(sprog)} {email.view(sprog)}</FieldCheck> }.into_any()
}

struct Input {
    field: Field,
    label: Book,
    hint: Option<Book>,
    kind: &'static str,
    autocomplete: &'static str,
    value: String,
    error: Option<&'static str>,
}

impl Input {
    /// The place for the message is always there, so that it can be written to; empty it takes no room.
    fn view(self, sprog: Sprog) -> impl IntoView {
        let id = self.field.as_str();
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        let described_by = if self.hint.is_some() { format!("{hint_id} {error_id}") } else { error_id.clone() };
        let wrong = self.error.is_some();
        let value = typed(id).unwrap_or(self.value);
        view! {
            <div class=if wrong { "form-group form-error" } else { "form-group" }>
                <label class="form-label" for=id>{self.label.say(sprog)}</label>
                {self.hint.map(|hint| view! { <span class="form-hint" id=hint_id>{hint.say(sprog)}</span> })}
                <span class="form-error-message" id=error_id>
                    {self.error.map(|text| view! { <span class="sr-only">{Common::ErrorPrefix.say(sprog)}</span>{text} })}
                </span>
                <input
                    class="form-input input-width-s" id=id name=id type=self.kind autocomplete=self.autocomplete
                    maxlength="256" value=value aria-describedby=described_by aria-invalid=wrong.then_some("true")
                />
            </div>
        }
    }
}
