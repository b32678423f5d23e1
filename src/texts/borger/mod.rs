//! What a borger reads while she finds, checks, confirms and moves her conversation.

mod book;
pub mod overview;
pub mod samtale;
pub mod soegning;
pub mod valg;

pub use book::Book;
use chrono::{NaiveDate, NaiveDateTime};

use super::{Sprog, dates};
use crate::domain::code_lists::Samtaleform;
use crate::domain::frist::FristStatus;
use crate::domain::phone::Telefonnummer;

pub use overview::Overview;
pub use samtale::{Afbud, Details, Historik, Needs};

/// How they meet, in a borger's words.
pub const fn form(sprog: Sprog, form: Samtaleform) -> &'static str {
    match (form, sprog) {
        (Samtaleform::Personlig, Sprog::Da) => "Personligt møde",
        (Samtaleform::Telefonisk, Sprog::Da) => "Telefonsamtale",
        (Samtaleform::Digital, Sprog::Da) => "Videomøde",
        (Samtaleform::Personlig, Sprog::En) => "Meeting in person",
        (Samtaleform::Telefonisk, Sprog::En) => "Telephone call",
        (Samtaleform::Digital, Sprog::En) => "Video meeting",
    }
}

/// "Fristen er om 9 dage.".
pub fn frist_is(sprog: Sprog, today: NaiveDate, fristdato: NaiveDate) -> String {
    format!("{} {}.", sprog.pick("Fristen er", "The deadline is"), dates::days_left(sprog, today, fristdato))
}

/// Who to ring when no time fits, before the frist.
pub fn ring_before_frist(sprog: Sprog, myndighed: &str, telefon: Option<&str>) -> String {
    let whom = with_telefon(sprog, myndighed, telefon);
    sprog.pick(format!("Ring til {whom} inden fristen."), format!("Call {whom} before the deadline."))
}

/// Who to ring.
pub fn ring(sprog: Sprog, myndighed: &str, telefon: Option<&str>) -> String {
    let whom = with_telefon(sprog, myndighed, telefon);
    sprog.pick(format!("Ring til {whom}."), format!("Call {whom}."))
}

fn with_telefon(sprog: Sprog, myndighed: &str, telefon: Option<&str>) -> String {
    let on = sprog.pick("på telefon", "on");
    telefon.map_or_else(|| myndighed.to_owned(), |telefon| format!("{myndighed} {on} {}", shown_telefon(telefon)))
}

/// A stored number as people write it: "12 34 56 78".
pub fn shown_telefon(stored: &str) -> String {
    stored.parse::<Telefonnummer>().map_or_else(|_| stored.to_owned(), |number| number.to_string())
}

/// The frist passed, and since when it counts.
pub fn missed(sprog: Sprog, fristdato: NaiveDate) -> String {
    let by = dates::date_long(sprog, fristdato);
    sprog.pick(format!("Du skulle have booket senest {by}."), format!("You should have booked no later than {by}."))
}

/// "6 ledige tider".
pub fn free_times(sprog: Sprog, times: i64) -> String {
    match times {
        1 => sprog.pick("1 ledig tid", "1 free time").to_owned(),
        _ => format!("{times} {}", sprog.pick("ledige tider", "free times")),
    }
}

/// "Vi holder tiden til dig indtil kl. 10.42".
pub fn held_until(sprog: Sprog, local: NaiveDateTime) -> String {
    let clock = dates::clock(sprog, local.time());
    sprog.pick(
        format!("Vi holder tiden til dig indtil kl. {clock}."),
        format!("We hold the time for you until {clock}."),
    )
}

/// "Der er 5 minutter tilbage.".
pub fn hold_left(sprog: Sprog, minutes: u32) -> String {
    match (minutes, sprog) {
        (0, _) => Book::HoldExpired.say(sprog).to_owned(),
        (1, Sprog::Da) => "Der er under 1 minut tilbage.".to_owned(),
        (1, Sprog::En) => "Less than 1 minute left.".to_owned(),
        (_, Sprog::Da) => format!("Der er {minutes} minutter tilbage."),
        (_, Sprog::En) => format!("{minutes} minutes left."),
    }
}

/// "Trin 2 af 3".
pub fn step(sprog: Sprog, number: usize, of: usize) -> String {
    sprog.pick(format!("Trin {number} af {of}"), format!("Step {number} of {of}"))
}

/// Until when she can move it, the whole day included; that it is too late; or that it cannot be done here at all.
pub fn move_limit(sprog: Sprog, today: NaiveDate, last: Option<NaiveDate>) -> String {
    match last {
        Some(last) if today <= last => {
            let whole_day = dates::whole_day(sprog, last);
            sprog.pick(format!("Du kan flytte samtalen {whole_day}."), format!("You can move the meeting {whole_day}."))
        }
        Some(_) => Details::TooLate.say(sprog).to_owned(),
        None => Details::Cannot.say(sprog).to_owned(),
    }
}

/// What happens after booking, and what to do when she cannot come.
pub fn what_now(sprog: Sprog, myndighed: &str, frist_met: bool, can_move: bool) -> String {
    let met =
        if frist_met { sprog.pick("Du har booket inden fristen. ", "You have booked by the deadline. ") } else { "" };
    let otherwise = match (can_move, sprog) {
        (true, Sprog::Da) => "så flyt samtalen i god tid".to_owned(),
        (false, Sprog::Da) => format!("så ring til {myndighed}"),
        (true, Sprog::En) => "move the meeting in good time".to_owned(),
        (false, Sprog::En) => format!("call {myndighed}"),
    };
    sprog.pick(
        format!("{met}Nu skal du møde til samtalen. {myndighed} kan se din booking. Kan du ikke komme, {otherwise}."),
        format!(
            "{met}Now you must come to the meeting. {myndighed} can see your booking. If you cannot come, {otherwise}."
        ),
    )
}

/// The a-kasse, and what it has to do with the time.
pub fn a_kasse_agreed(sprog: Sprog, a_kasse: &str) -> String {
    sprog.pick(
        format!("{a_kasse}. Tiden ligger i de tider, som er aftalt med a-kassen."),
        format!("{a_kasse}. The time lies within the times agreed with the unemployment fund."),
    )
}

/// The times of a day, as a heading.
pub fn times_on(sprog: Sprog, day: NaiveDate) -> String {
    format!("{} {}", sprog.pick("Ledige tider", "Free times on"), dates::date_long(sprog, day))
}

/// The heading of a frist's panel.
pub const fn frist_heading(sprog: Sprog, status: FristStatus) -> &'static str {
    match status {
        FristStatus::Aktiv => Overview::BookBy.say(sprog),
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => Overview::Met.say(sprog),
        FristStatus::Overskredet => Overview::Missed.say(sprog),
    }
}

/// A telephone conversation in which she rings.
pub fn you_call(sprog: Sprog, telefon: &str) -> String {
    let telefon = shown_telefon(telefon);
    sprog.pick(format!("Du ringer til os på telefon {telefon}."), format!("You call us on {telefon}."))
}
