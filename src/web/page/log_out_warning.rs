//! When somebody is logged out: the clock time on every page, and a dialog that `script/log_out_warning.js` opens before it.

use leptos::prelude::*;

use super::Page;
use crate::texts::common::LogOutWarning;
use crate::web::stay::LoggedOutAt;

const HEADING: &str = "log-af-overskrift";
const OVER: &str = "log-af-slut";
const TEXT: &str = "log-af-tekst";

/// The line that stands on the page without a script too.
pub fn clock_time(page: &Page) -> Option<AnyView> {
    let (sprog, end) = (page.sprog, page.logged_out_at?);
    let line = view! {
        <p class="log-af-tid">
            {LogOutWarning::At.say(sprog)} " " {time(page, end)} {LogOutWarning::Unless.say(sprog)}
        </p>
    };
    Some(line.into_any())
}

/// The dialog, closed.
pub fn dialog(page: &Page) -> Option<AnyView> {
    let (sprog, end) = (page.sprog, page.logged_out_at?);
    let say = |text: LogOutWarning| text.say(sprog);
    let log_in = format!("/log-ind?retur={}", page.here);
    let dialog = view! {
        <dialog class="log-af-varsel" aria-labelledby=HEADING aria-describedby=TEXT data-sekunder=end.seconds data-log-ind=log_in>
            <div data-del="snart">
                <h2 id=HEADING>{say(LogOutWarning::Soon)}</h2>
                <p id=TEXT>
                    {say(LogOutWarning::At)} " " {time(page, end)} ". " {say(LogOutWarning::Held)}
                </p>
                <p class="form-error-message" role="status" data-del="fejl" hidden>{say(LogOutWarning::Failed)}</p>
                <div class="knaprad">
                    <form method="post" action="/bliv">
                        <button class="button button-primary" type="submit" name="handling" value="bliv">{say(LogOutWarning::Stay)}</button>
                    </form>
                    <form method="post" action="/log-ud">
                        <button class="button button-secondary" type="submit" name="handling" value="log-ud">{say(LogOutWarning::Leave)}</button>
                    </form>
                </div>
            </div>
            <div data-del="slut" hidden>
                <h2 id=OVER>{say(LogOutWarning::Over)}</h2>
                <p>{say(LogOutWarning::Typed)}</p>
                <form method="dialog" class="knaprad">
                    <button class="button button-primary" type="submit">{say(LogOutWarning::Close)}</button>
                </form>
            </div>
        </dialog>
    };
    Some(dialog.into_any())
}

/// What opens it.
pub fn script(page: &Page) -> Option<AnyView> {
    page.logged_out_at?;
    Some(page.small_script("log_out_warning.js").into_any())
}

fn time(page: &Page, end: LoggedOutAt) -> impl IntoView + use<> {
    view! { <span class="tal" data-log-af-kl="">{end.time(page.sprog)}</span> }
}
