//! A list of big radio choices. The first has the id `<name>-1`, where an error summary leads.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::common::Common;
use crate::web::kept_form::typed;

/// One choice.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What it is.
    pub text: String,
    /// More about it.
    pub note: String,
    /// Marked from the start: what she has said before.
    pub chosen: bool,
}

/// The list, with `first` as the number of its first choice (several lists may share a name). `short` sets it in columns.
pub fn choices(
    sprog: Sprog,
    name: &'static str,
    legend: String,
    first: usize,
    choices: Vec<Choice>,
    short: bool,
    error: Option<String>,
) -> AnyView {
    let group = if error.is_some() { "form-group form-error" } else { "form-group" };
    let list = if short { "valgliste valgliste--tider" } else { "valgliste" };
    let error_id = format!("{name}-error");
    let typed = typed(name);
    let described_by = error.is_some().then(|| error_id.clone());
    let choice = |(number, choice): (usize, Choice)| {
        let id = format!("{name}-{number}");
        let checked = typed.as_deref().map_or(choice.chosen, |typed| typed == choice.value);
        view! {
            <div class="valgliste-punkt">
                <input class="form-radio" type="radio" id=id.clone() name=name value=choice.value checked=checked/>
                <label for=id>
                    <span class="valgliste-tekst">{choice.text}</span> " "
                    <span class="valgliste-note">{choice.note}</span>
                </label>
            </div>
        }
    };
    view! {
        <div class=group>
            <fieldset class=list aria-describedby=described_by>
                <legend class="form-label"><h2>{legend}</h2></legend>
                {error.map(|text| view! {
                    <span class="form-error-message" id=error_id><span class="sr-only">{Common::ErrorPrefix.say(sprog)}</span>{text}</span>
                })}
                {(first..).zip(choices).map(choice).collect_view()}
            </fieldset>
        </div>
    }    .into_any()
}
