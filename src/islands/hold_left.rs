//! How long a time is still held, in whole minutes. The minutes are shown as they go by, and said aloud only at five, two and one
//! minute and when it is over; nobody who listens to the page is disturbed every second.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::js_sys::Date;

use crate::texts::Sprog;
use crate::texts::borger::hold_left;

/// When it is said aloud, in minutes left.
const SAID_AT: [u32; 4] = [5, 2, 1, 0];
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Below the words, rendered by the server, that say until what time it is held; `seconds` from now, in the language of the
/// code `sprog`.
#[island]
pub fn HoldLeft(sprog: String, seconds: u32, children: Children) -> impl IntoView {
    let sprog = Sprog::of_code(&sprog).unwrap_or_default();
    let (left, tell) = signal(None::<u32>);
    let (said, say) = signal(None::<u32>);
    // Effects run in the browser alone: without a script nothing stands here that would not stay true.
    Effect::new(move || {
        let end = Date::now() + f64::from(seconds) * 1000.0;
        let look = move || {
            let minutes = minutes_until(end);
            if left.get_untracked() != Some(minutes) {
                tell.set(Some(minutes));
                if SAID_AT.contains(&minutes) && left.get_untracked().is_some() {
                    say.set(Some(minutes));
                }
            }
        };
        tell.set(Some(minutes_until(end)));
        set_interval(look, LOOK_EVERY);
    });
    let words = move |minutes: Option<u32>| minutes.map(|minutes| hold_left(sprog, minutes));
    view! {
        <div class="hold">
            {children()}
            <p class="hold-tilbage">{move || words(left.get())}</p>
            <p class="sr-only" aria-live="polite">{move || words(said.get())}</p>
        </div>
    }
}

/// Begun minutes count, as people count them. It is the browser's clock against itself, so a wrong one does no harm.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a hold's few minutes")]
fn minutes_until(end: f64) -> u32 {
    ((end - Date::now()) / 60_000.0).ceil().max(0.0) as u32
}
