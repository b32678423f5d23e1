//! Searching: one form of meeting, a later frist, and what was shown.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::code_lists::Samtaleform;
use crate::domain::visning::Vist;
use crate::texts::{Sprog, borger, dates, texts};

texts! {
    /// Fixed texts of the choice among forms of meeting.
    pub enum Filter {
        Label => "Vis kun" / "Show only",
        All => "Alle former" / "All types",
        None => "Der er ingen ledige tider med den form" / "There are no free times of that type",
        ShowAll => "Vis alle ledige tider" / "Show all free times",
    }
}

texts! {
    /// Fixed texts of asking for a later frist.
    pub enum SenereFrist {
        Heading => "Bed om en senere frist" / "Ask for a later deadline",
        Link => "Passer ingen af tiderne? Bed om en senere frist" / "Do none of the times suit you? Ask for a later deadline",
        Lead =>
            "Kan du ikke finde en tid, der passer, kan du bede om en senere frist. {myndighed} får besked og svarer dig."
            / "If you cannot find a time that suits you, you can ask for a later deadline. {myndighed} is told and will answer you.",
        Still =>
            "Din frist gælder stadig, til du har fået svar."
            / "Your deadline still holds until you have had an answer.",
        Ask => "Bed om en senere frist" / "Ask for a later deadline",
        Answer =>
            "{myndighed} har fået besked. De ringer eller skriver til dig."
            / "{myndighed} has been told. They will call or write to you.",
        Asked => "Du har bedt om en senere frist" / "You have asked for a later deadline",
        NoFrist => "Du har ingen frist lige nu." / "You have no deadline right now.",
    }
}

texts! {
    /// Fixed texts of the page of her searches.
    pub enum Soegninger {
        Heading => "Det har vi vist dig" / "What we have shown you",
        Lead =>
            "Hver gang du har søgt efter tider, mens du havde en frist, har vi skrevet ned, hvad du fik vist."
            / "Each time you have searched for times while you had a deadline, we have written down what you were shown.",
        Caption => "Dine søgninger, de nyeste først" / "Your searches, newest first",
        At => "Tidspunkt" / "When",
        Frame => "Tider aftalt mellem" / "Times agreed between",
        Form => "Form" / "Type of meeting",
        Shown => "Ledige tider" / "Free times",
        Days => "Dage" / "Days",
        None => "Vi har ikke skrevet nogen søgninger ned." / "We have not written down any searches.",
        TheTimes => "Se, hvad der blev vist" / "See what was shown",
        Older => "Vis ældre" / "Show older",
        Newest => "Vis de nyeste" / "Show the newest",
        Outages => "Her virkede siderne ikke" / "When the pages did not work",
        NoOutages => "Vi kender ikke til afbrydelser de seneste 90 dage." / "We know of no outages in the last 90 days.",
        ToSearches => "Se, hvad vi har vist dig" / "See what we have shown you",
    }
}

/// "Listen viser 3 dage med ledige tider."
pub fn shown_days(sprog: Sprog, days: usize) -> String {
    match (days, sprog) {
        (1, Sprog::Da) => "Listen viser 1 dag med ledige tider.".to_owned(),
        (1, Sprog::En) => "The list shows 1 day with free times.".to_owned(),
        (_, Sprog::Da) => format!("Listen viser {days} dage med ledige tider."),
        (_, Sprog::En) => format!("The list shows {days} days with free times."),
    }
}

/// "3 om formiddagen, 4 om eftermiddagen".
pub fn halves(sprog: Sprog, formiddag: i64, eftermiddag: i64) -> String {
    let morning = format!("{formiddag} {}", sprog.pick("om formiddagen", "in the morning"));
    let afternoon = format!("{eftermiddag} {}", sprog.pick("om eftermiddagen", "in the afternoon"));
    let free = borger::free_times(sprog, formiddag + eftermiddag);
    match (formiddag, eftermiddag) {
        (_, 0) => format!("{free}: {morning}"),
        (0, _) => format!("{free}: {afternoon}"),
        _ => format!("{free}: {morning}, {afternoon}"),
    }
}

/// The form asked for, or all.
pub const fn form_or_all(sprog: Sprog, form: Option<Samtaleform>) -> &'static str {
    match form {
        Some(form) => borger::form(sprog, form),
        None => Filter::All.say(sprog),
    }
}

/// "Du bad om en senere frist den 24. november 2026 kl. 10.00".
pub fn asked(sprog: Sprog, local: NaiveDateTime) -> String {
    let at = dates::date_time_long(sprog, local);
    sprog.pick(format!("Du bad om en senere frist {at}."), format!("You asked for a later deadline on {at}."))
}

/// "25. november 2026 til 9. december 2026".
pub fn days(sprog: Sprog, first: NaiveDate, last: NaiveDate) -> String {
    let (first, last) = (dates::date_plain(sprog, first), dates::date_plain(sprog, last));
    if first == last { first } else { format!("{first} {} {last}", sprog.pick("til", "to")) }
}

/// What one search showed, a line for each day: "tirsdag den 1. december 2026: kl. 9.00, 9.30".
pub fn vist_linjer(sprog: Sprog, vist: &Vist) -> Vec<String> {
    let day = |dag| dates::date_long(sprog, dag);
    match vist {
        Vist::Dage(dage) => {
            dage.iter().map(|&(dag, antal)| format!("{}: {}", day(dag), borger::free_times(sprog, antal))).collect()
        }
        Vist::Tider(tider) => {
            let clock = |tid: &NaiveDateTime| dates::clock(sprog, tid.time());
            let line = |same: &[NaiveDateTime]| {
                let clocks: Vec<_> = same.iter().map(clock).collect();
                same.first()
                    .map(|first| format!("{}: {}{}", day(first.date()), sprog.pick("kl. ", ""), clocks.join(", ")))
            };
            tider.chunk_by(|one, next| one.date() == next.date()).filter_map(line).collect()
        }
    }
}

/// "fra … til …".
pub fn outage(sprog: Sprog, from: NaiveDateTime, to: NaiveDateTime) -> String {
    let (from, to) = (dates::date_time_long(sprog, from), dates::date_time_long(sprog, to));
    sprog.pick(format!("Fra {from} til {to}"), format!("From {from} to {to}"))
}
