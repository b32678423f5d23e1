//! Where one is in the booking.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::borger::{self, Book};
use crate::texts::common::Common;

const STEPS: [Book; 3] = [Book::StepDay, Book::StepTime, Book::StepCheck];

/// The page of step `current` (from 1): the list of steps beside, the number above the heading.
pub fn steps(sprog: Sprog, current: usize, body: AnyView) -> AnyView {
    let step = |(number, title): (usize, Book)| {
        let class = if number < current {
            "faerdig"
        } else if number == current {
            "current"
        } else {
            "disabled"
        };
        view! {
            <li class=class>
                <div class="step" aria-current=(number == current).then_some("step")>
                    <span class="step-number">{number.to_string()}</span>
                    <span class="step-title">{title.say(sprog)}</span>
                </div>
            </li>
        }
    };
    view! {
        <div class="trin-layout">
            <nav class="trin" aria-label=Common::Steps.say(sprog)>
                <ol class="step-indicator">{(1..).zip(STEPS).map(step).collect_view()}</ol>
            </nav>
            <div class="spalte">
                <p class="step-subheading">{borger::step(sprog, current, STEPS.len())}</p>
                {body}
            </div>
        </div>
    }
    .into_any()
}
