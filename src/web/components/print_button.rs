//! A button that prints the page. The page must load [`SCRIPT`]; without scripts the style sheet hides the button.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::common::Common;

/// What makes it work.
pub const SCRIPT: &str = "print.js";

/// Says "Udskriv".
pub fn print_button(sprog: Sprog) -> impl IntoView {
    view! {
        <button class="button button-unstyled kun-med-script" type="button" data-udskriv="">{Common::Print.say(sprog)}</button>
    }
}
