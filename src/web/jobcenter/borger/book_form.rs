//! The form of an agreed time for her: the times, a list for each day, and what is said with the one that is chosen.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::book::Igen;
use crate::domain::rules::{Code, Field};
use crate::services::borger_booking::Situation;
use crate::store::FreeTime;
use crate::texts::rules::told;
use crate::texts::staff::{BookForHende, IndkaldForm};
use crate::texts::{Sprog, borger as borger_texts, dates};
use crate::web::components::{Choice, Felt, choices, tekstfelt, textarea};
use crate::web::form::Form;

/// The button that asks for other times, and from which day on.
pub const ANDRE_TIDER: &str = "andreTider";
/// What it asks for instead of a day: the first there are.
pub const FOERSTE: &str = "foerste";

/// The times and what is said with them.
pub fn form(
    situation: &Situation,
    fra: Option<NaiveDate>,
    times: Vec<FreeTime>,
    posted: &Form,
    key: String,
    igen: &Igen,
) -> AnyView {
    let verdict = &igen.verdict;
    // Only the time that was warned of is booked without another word.
    let seen = (!igen.advarsler.warnings().is_empty()).then(|| posted.field(Field::Tid.as_str()).to_owned());
    let action = format!("/jobcenter/borger/{}/book", situation.borger.id);
    let first = fra.map(|_| other_times(FOERSTE.to_owned(), BookForHende::First));
    let Some(last) = times.last().map(|time| time.local_date) else {
        return no_times(action, first, posted);
    };
    let later = other_times((last + chrono::Days::new(1)).to_string(), BookForHende::Later);
    let telefon = match posted.field(Field::BorgerTelefon.as_str()) {
        "" => situation.borger.telefon.clone().unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let telefon = Felt::new(Field::BorgerTelefon, BookForHende::Phone.da(), telefon, verdict);
    let typed = posted.field(Field::Begrundelse.as_str());
    let reason = Felt::new(Field::Begrundelse, BookForHende::Reason.da(), typed, verdict);
    let reason = textarea(reason.hint(BookForHende::ReasonHint.da()), 3);
    let again = !igen.advarsler.warnings().is_empty();
    let (samtale, version, button) = match situation.booking() {
        Some(row) => (row.id.to_string(), row.version.to_string(), BookForHende::Move),
        None => (String::new(), String::new(), BookForHende::Book),
    };
    let button = if again { IndkaldForm::Anyway.da() } else { button.da() };
    let fra = fra.map(|day| view! { <input type="hidden" name="fra" value=day.to_string()/> });
    view! {
        <form method="post" action=action novalidate>
            // What Enter in a field presses is the first button there is.
            <button type="submit" hidden>{button}</button>
            <input type="hidden" name="noegle" value=key/>
            <input type="hidden" name="samtale" value=samtale/>
            <input type="hidden" name="version" value=version/>
            {seen.map(|tid| view! { <input type="hidden" name="set_igen" value=tid/> })}
            {fra}
            {days(&times, posted.field(Field::Tid.as_str()), verdict.at(Field::Tid))}
            {first} {later}
            {tekstfelt(telefon, "tel")}
            {reason}
            <div class="knaprad"><button class="button button-primary" type="submit">{button}</button></div>
        </form>
    }
    .into_any()
}

/// A button to other times, in the form so that what was typed goes along.
fn other_times(fra: String, text: BookForHende) -> AnyView {
    view! { <p><button class="function-link" type="submit" name=ANDRE_TIDER value=fra>{text.da()}</button></p> }
        .into_any()
}

/// Where there are none, what was typed waits for the first ones.
fn no_times(action: String, first: Option<AnyView>, posted: &Form) -> AnyView {
    let kept = |field: Field| {
        let value = posted.field(field.as_str()).to_owned();
        view! { <input type="hidden" name=field.as_str() value=value/> }
    };
    view! {
        <p>{BookForHende::NoTimes.da()}</p>
        <form method="post" action=action novalidate>
            {kept(Field::BorgerTelefon)} {kept(Field::Begrundelse)}
            {first}
        </form>
    }
    .into_any()
}

/// The times, a list for each day. A fault stands by the first of them.
fn days(times: &[FreeTime], typed: &str, error: Option<Code>) -> AnyView {
    let mut error = error.map(|code| told(code).to_owned());
    let mut first = 1;
    let day = |times: &[FreeTime]| {
        let legend = times.first().map(|time| dates::date_long(Sprog::Da, time.local_date)).unwrap_or_default();
        let choice = |time: &FreeTime| Choice {
            value: time.id.to_string(),
            chosen: time.id.to_string() == typed,
            text: dates::time_range(Sprog::Da, time.local_start.time(), time.local_end.time()),
            note: borger_texts::form(Sprog::Da, time.samtaleform).to_owned(),
        };
        let number = first;
        first += times.len();
        choices(Sprog::Da, "tid", legend, number, times.iter().map(choice).collect(), true, error.take())
    };
    times.chunk_by(|one, next| one.local_date == next.local_date).map(day).collect_view().into_any()
}
