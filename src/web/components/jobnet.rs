//! The way to Jobnet, where one registers as a jobseeker and reports illness.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::borger::Overview;

/// A link to it.
pub fn jobnet(sprog: Sprog) -> impl IntoView {
    view! { <a class="function-link" href="https://job.jobnet.dk/" hreflang="da">{Overview::Jobnet.say(sprog)}</a> }
}
