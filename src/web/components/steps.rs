//! Where one is in the booking.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::borger::valg::Valg;
use crate::texts::borger::{self, Book};
use crate::texts::common::Common;

/// A step on the way to a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Whether the a-kasse takes part; only where that is hers to say.
    AKasse,
    /// Which day.
    Day,
    /// Which time.
    Time,
    /// The check.
    Check,
}

impl Step {
    fn title(self, sprog: Sprog) -> &'static str {
        match self {
            Self::AKasse => Valg::Step.say(sprog),
            Self::Day => Book::StepDay.say(sprog),
            Self::Time => Book::StepTime.say(sprog),
            Self::Check => Book::StepCheck.say(sprog),
        }
    }
}

/// The page of a step: the list of steps beside, the number above the heading. `asked`: the way begins with the question about
/// the a-kasse.
pub fn steps(sprog: Sprog, current: Step, asked: bool, body: AnyView) -> AnyView {
    let all = [Step::AKasse, Step::Day, Step::Time, Step::Check];
    let way: Vec<_> = all.into_iter().filter(|step| asked || *step != Step::AKasse).collect();
    // Moving asks nothing of the a-kasse, but her answer can be changed from its check.
    let Some(place) = way.iter().position(|step| *step == current).map(|place| place + 1) else {
        return view! { <div class="spalte">{body}</div> }.into_any();
    };
    let of = way.len();
    let step = |(number, step): (usize, Step)| {
        let class = if number < place {
            "faerdig"
        } else if number == place {
            "current"
        } else {
            "disabled"
        };
        view! {
            <li class=class>
                <div class="step" aria-current=(number == place).then_some("step")>
                    <span class="step-number">{number.to_string()}</span>
                    <span class="step-title">{step.title(sprog)}</span>
                </div>
            </li>
        }
    };
    view! {
        <div class="trin-layout">
            <nav class="trin" aria-label=Common::Steps.say(sprog)>
                <ol class="step-indicator">{(1..).zip(way).map(step).collect_view()}</ol>
            </nav>
            <div class="spalte">
                <p class="step-subheading">{borger::step(sprog, place, of)}</p>
                {body}
            </div>
        </div>
    }
    .into_any()
}
