//! Below every page: when one is logged out, and what the law asks to stand there.

use leptos::prelude::*;

use super::{Page, log_out_warning};
use crate::texts::common::Common;

pub fn footer(page: &Page) -> impl IntoView + use<> {
    let (sprog, clock_time) = (page.sprog, log_out_warning::clock_time(page));
    view! {
        <footer><div class="footer"><div class="container">
            {clock_time}
            <ul class="inline-list">
                <li><a class="function-link" href="/kontakt">{Common::Contact.say(sprog)}</a></li>
                <li><a class="function-link" href="/tilgaengelighed">{Common::Accessibility.say(sprog)}</a></li>
                <li><a class="function-link" href="/privatliv">{Common::Privacy.say(sprog)}</a></li>
            </ul>
        </div></div></footer>
    }
}
