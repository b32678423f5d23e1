//! Below every page: what the law asks to stand there.

use leptos::prelude::*;

use crate::texts::Sprog;
use crate::texts::common::Common;

pub fn footer(sprog: Sprog) -> impl IntoView {
    view! {
        <footer><div class="footer"><div class="container">
            <ul class="inline-list">
                <li><a class="function-link" href="/kontakt">{Common::Contact.say(sprog)}</a></li>
                <li><a class="function-link" href="/tilgaengelighed">{Common::Accessibility.say(sprog)}</a></li>
                <li><a class="function-link" href="/privatliv">{Common::Privacy.say(sprog)}</a></li>
            </ul>
        </div></div></footer>
    }
}
