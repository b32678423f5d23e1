//! Says beside a field what is wrong with it when one leaves it, and takes that back while one types. The rules and the words
//! are the server's own; what was typed is never touched.

use std::cell::Cell;
use std::time::Duration;

use leptos::ev::{pointercancel, pointerdown, pointerup};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::domain::rules::{Verdict, contact};
use crate::texts::Sprog;
use crate::texts::refusals::field_error;

/// Around server-rendered fields, each with its `<id>-error` beside it; it speaks the language of the page.
#[island]
pub fn FieldCheck(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    // An effect runs in the browser alone. The mark tells tests, and nobody else, that the browser half is alive.
    Effect::new(move || {
        watch_the_pointer();
        if let Some(place) = place.get() {
            place.set_attribute("data-levende", "true").ok();
        }
    });
    view! {
        <div
            class="felt-kontrol" node_ref=place
            on:change=move |event| input_of(&event).into_iter().for_each(check)
            on:input=move |event| forgive(&event)
        >
            {children()}
        </div>
    }
}

/// How often it is asked whether the pointer is up again.
const RELEASE: Duration = Duration::from_millis(50);

thread_local! {
    static POINTER_IS_DOWN: Cell<bool> = const { Cell::new(false) };
}

fn watch_the_pointer() {
    window_event_listener(pointerdown, |_| POINTER_IS_DOWN.set(true));
    window_event_listener(pointerup, |_| POINTER_IS_DOWN.set(false));
    window_event_listener(pointercancel, |_| POINTER_IS_DOWN.set(false));
}

/// A press on a button leaves the field before it is released. A message shown in between would push the button from under
/// the finger, and the press would be lost; so it waits for the release.
fn check(input: HtmlInputElement) {
    if POINTER_IS_DOWN.get() {
        set_timeout(move || check(input), RELEASE);
    } else {
        show(&input, verdict(&input.name(), &input.value()).first().map(|code| field_error(sprog(), code)));
    }
}

/// A message goes as soon as it is no longer true; a new one waits until the field is left.
fn forgive(event: &Event) {
    let Some(input) = input_of(event) else { return };
    if verdict(&input.name(), &input.value()).is_kept() {
        show(&input, None);
    }
}

/// The page's own: an argument of the island would cost a third of its size, for what reads arguments.
fn sprog() -> Sprog {
    let code = document().document_element().and_then(|root| root.get_attribute("lang"));
    code.and_then(|code| Sprog::of_code(&code)).unwrap_or_default()
}

fn verdict(field: &str, value: &str) -> Verdict {
    match field {
        "telefon" => contact::telefon(value),
        "email" => contact::email(value),
        _ => Verdict::default(),
    }
}

fn input_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn show(input: &HtmlInputElement, message: Option<&str>) {
    let Some(place) = document().get_element_by_id(&format!("{}-error", input.id())) else { return };
    place.set_text_content(message);
    let group = place.parent_element();
    match message {
        Some(_) => mark(input, group.as_ref()),
        None => clear(input, group.as_ref()),
    }
}

fn mark(input: &HtmlInputElement, group: Option<&Element>) {
    input.set_attribute("aria-invalid", "true").ok();
    if let Some(group) = group {
        group.set_class_name("form-group form-error");
    }
}

fn clear(input: &HtmlInputElement, group: Option<&Element>) {
    input.remove_attribute("aria-invalid").ok();
    if let Some(group) = group {
        group.set_class_name("form-group");
    }
}
