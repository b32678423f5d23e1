//! What the clock makes of a frist. Each step is a function of what is known and the day, so it never matters when, how often
//! or on how many nodes the job that writes it down has run.

use chrono::{Days, Months, NaiveDate};

use super::{FristFakta, FristStatus, Grund, Virkning};
use crate::domain::code_lists::FravaerType;
use crate::domain::fravaer::Periode;
use crate::domain::indstilling::Indstillinger;
use crate::domain::opgave::OpgaveSlags;

/// What else is known of the borger.
#[derive(Clone, Copy, Debug)]
pub struct Forhold<'a> {
    /// All her absences.
    pub fravaer: &'a [Periode],
    /// The first day on which she is no jobseeker.
    pub afmeldt_fra: Option<NaiveDate>,
}

/// The frist as it is on `today`, whatever has been written down.
pub fn idag(frist: &FristFakta, forhold: Forhold<'_>, indstillinger: &Indstillinger, today: NaiveDate) -> FristFakta {
    let mut frist = *frist;
    while let Some(step) = naeste_skridt(&frist, forhold, indstillinger, today) {
        frist = step.frist;
    }
    frist
}

/// The next step that has come by `today`; none: it is as written. Sources: FristService (absences 56, 57 and 75 close; the day
/// of the conversation closes); BEK om en aktiv beskæftigelsesindsats, § 17 a as inserted by BEK 744/2016 ("from and including
/// the day after") and § 30 (three months).
pub fn naeste_skridt(
    frist: &FristFakta,
    forhold: Forhold<'_>,
    indstillinger: &Indstillinger,
    today: NaiveDate,
) -> Option<Virkning> {
    let was_open = frist.status == FristStatus::Aktiv;
    let closed = |grund: Grund| Some(Virkning { frist: frist.lukket(grund), besked: was_open, opgave: grund.opgave() });
    let day_has_come = frist.booking_dato.is_some_and(|held| held <= today);
    match frist.status {
        FristStatus::Aktiv => match lukker(frist, forhold, today) {
            Some(grund) => closed(grund),
            None if today <= frist.fristdato => None,
            None if pauses(frist, forhold, indstillinger) => closed(Grund::FravaerPaaFristdato),
            None => Some(Virkning {
                frist: FristFakta { status: FristStatus::Overskredet, booking_dato: None, ..*frist },
                besked: true,
                opgave: Some(OpgaveSlags::FristOverskredet),
            }),
        },
        FristStatus::Indfriet if day_has_come => closed(Grund::Moededag),
        FristStatus::Overskredet => slutter(frist, indstillinger, today).and_then(closed),
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => None,
    }
}

/// What closes an active frist while it runs: of several, what came first.
fn lukker(frist: &FristFakta, forhold: Forhold<'_>, today: NaiveDate) -> Option<Grund> {
    let last = today.min(frist.fristdato);
    let closes = |fravaer: &&Periode| fravaer.fravaertype.closes_frist() && fravaer.meets(frist.aktiv_fra, last);
    let absent =
        forhold.fravaer.iter().filter(closes).map(|fravaer| (fravaer.fra.max(frist.aktiv_fra), Grund::Fravaer));
    let left = forhold.afmeldt_fra.filter(|day| *day <= last).map(|day| (day.max(frist.aktiv_fra), Grund::Afmeldt));
    absent.chain(left).min_by_key(|(day, _)| *day).map(|(_, grund)| grund)
}

/// Holiday or sickness, in its first days, on Fristdato.
fn pauses(frist: &FristFakta, forhold: Forhold<'_>, indstillinger: &Indstillinger) -> bool {
    let in_first_days = |fravaer: &Periode| {
        let past = fravaer.fra.checked_add_days(Days::new(indstillinger.frist_fravaer_dage.into()));
        matches!(fravaer.fravaertype, FravaerType::Ferie | FravaerType::Sygdom)
            && fravaer.covers(frist.fristdato)
            && past.is_none_or(|past| frist.fristdato < past)
    };
    indstillinger.frist_fravaer_pause && forhold.fravaer.iter().any(in_first_days)
}

/// What ends a missed frist: the day of the conversation that makes up for it, or its lapse, whichever comes first.
fn slutter(frist: &FristFakta, indstillinger: &Indstillinger, today: NaiveDate) -> Option<Grund> {
    let held = frist.booking_dato.map(|day| (day, Grund::StraksHoldt));
    let lapsed = foraeldes(frist, indstillinger).map(|day| (day, Grund::Foraeldet));
    let first = held.into_iter().chain(lapsed).min_by_key(|(day, _)| *day);
    first.filter(|(day, _)| *day <= today).map(|(_, grund)| grund)
}

/// The day it lapses: counted from the day after Fristdato, the day from which she was no jobseeker; 31 January goes to the last
/// of April.
fn foraeldes(frist: &FristFakta, indstillinger: &Indstillinger) -> Option<NaiveDate> {
    frist.fristdato.succ_opt()?.checked_add_months(Months::new(indstillinger.straksbooking_maaneder))
}

#[cfg(test)]
#[path = "ur_tests.rs"]
mod tests;
