//! What an event makes of a frist. One statement of each consequence, for pages, wire and jobs alike.

use chrono::{Days, NaiveDate};

use super::{FristFakta, FristStatus, Grund};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::indstilling::Indstillinger;
use crate::domain::opgave::OpgaveSlags;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FristHaendelse {
    /// A conversation on `dato` meets it, or makes up for it.
    Booket {
        /// The local day.
        dato: NaiveDate,
    },
    /// The conversation that meets it was moved.
    Flyttet {
        /// To which local day.
        til: NaiveDate,
        /// By whom.
        af: Aflyser,
    },
    /// The conversation that meets it was called off, or no longer meets it.
    Aflyst {
        /// By whom.
        af: Aflyser,
        /// The day of another conversation that meets it instead.
        ellers: Option<NaiveDate>,
    },
    /// It has no effect any more.
    Luk(Grund),
    /// The jobcenter changed its dates.
    Opdater {
        /// Last day to book.
        fristdato: NaiveDate,
        /// Last day to hold the conversation.
        sidste_afholdelsesdato: NaiveDate,
    },
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Virkning {
    /// The frist now.
    pub frist: FristFakta,
    /// The borger is told.
    pub besked: bool,
    /// A person has to look at it.
    pub opgave: Option<OpgaveSlags>,
}

/// Applies one event.
pub fn anvend(
    frist: &FristFakta,
    haendelse: FristHaendelse,
    indstillinger: &Indstillinger,
    today: NaiveDate,
) -> Virkning {
    let silent = |frist| Virkning { frist, besked: false, opgave: None };
    match haendelse {
        FristHaendelse::Booket { dato } => silent(booket(frist, dato)),
        FristHaendelse::Flyttet { til, af } => silent(flyttet(frist, til, af, today)),
        FristHaendelse::Aflyst { .. } if !is_met(frist) => silent(*frist),
        FristHaendelse::Aflyst { ellers: Some(dato), .. } => silent(paa_dag(frist, dato, today)),
        FristHaendelse::Aflyst { af: Aflyser::Borger, ellers: None } => aflyst_af_borger(frist, today),
        FristHaendelse::Aflyst { ellers: None, .. } => {
            Virkning { frist: aflyst_af_myndighed(frist, indstillinger, today), besked: true, opgave: None }
        }
        FristHaendelse::Luk(grund) => luk(frist, grund),
        FristHaendelse::Opdater { fristdato, sidste_afholdelsesdato } => Virkning {
            frist: FristFakta {
                fristdato,
                sidste_afholdelsesdato,
                aktiv_fra: since(frist, today),
                ..aktiv(frist, today)
            },
            besked: true,
            opgave: None,
        },
    }
}

/// A conversation stands behind it: it is met or made up for, also on the day of the conversation, when it is closed already.
fn is_met(frist: &FristFakta) -> bool {
    let closed_by_its_day = matches!(frist.grund, Some(Grund::Moededag | Grund::StraksHoldt));
    frist.booking_dato.is_some() && (frist.status != FristStatus::AdministrativtLukket || closed_by_its_day)
}

fn booket(frist: &FristFakta, dato: NaiveDate) -> FristFakta {
    match frist.status {
        FristStatus::Aktiv => FristFakta { status: FristStatus::Indfriet, booking_dato: Some(dato), ..*frist },
        // It stays missed; but she need not book at once any more.
        FristStatus::Overskredet => FristFakta { booking_dato: Some(dato), ..*frist },
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => *frist,
    }
}

/// A move never reopens a frist. A borger's stays within SidsteAfholdelsesdato; an authority's extends it.
fn flyttet(frist: &FristFakta, til: NaiveDate, af: Aflyser, today: NaiveDate) -> FristFakta {
    if !is_met(frist) {
        return *frist;
    }
    let sidste_afholdelsesdato = match af {
        Aflyser::Borger => frist.sidste_afholdelsesdato,
        Aflyser::Myndighed | Aflyser::Lukning | Aflyser::Ejersystem | Aflyser::Registeret => {
            frist.sidste_afholdelsesdato.max(til)
        }
    };
    FristFakta { sidste_afholdelsesdato, ..paa_dag(frist, til, today) }
}

/// The conversation behind it is on `dag` now: what the day of the old one has closed is met again until then.
fn paa_dag(frist: &FristFakta, dag: NaiveDate, today: NaiveDate) -> FristFakta {
    let (status, grund) = match frist.grund {
        Some(Grund::Moededag) if dag > today => (FristStatus::Indfriet, None),
        Some(Grund::StraksHoldt) if dag > today => (FristStatus::Overskredet, None),
        _ => (frist.status, frist.grund),
    };
    FristFakta { status, grund, booking_dato: Some(dag), ..*frist }
}

/// On or before Fristdato she has to book again, by the same date. After it, it never becomes overskredet: it is closed, and the
/// jobcenter is told that she stands without conversation and frist. One that she had missed before is missed again.
fn aflyst_af_borger(frist: &FristFakta, today: NaiveDate) -> Virkning {
    if frist.var_misset() {
        let missed = FristFakta { status: FristStatus::Overskredet, grund: None, booking_dato: None, ..*frist };
        return Virkning { frist: missed, besked: true, opgave: None };
    }
    if today <= frist.fristdato {
        return Virkning { frist: aktiv(frist, today), besked: true, opgave: None };
    }
    let grund = Grund::AflystEfterFrist;
    Virkning { frist: FristFakta { booking_dato: None, ..frist.lukket(grund) }, besked: true, opgave: grund.opgave() }
}

/// An authority's act never costs her the frist: she has the old date, or the least length from today, and as long as before
/// from there to hold the conversation.
fn aflyst_af_myndighed(frist: &FristFakta, indstillinger: &Indstillinger, today: NaiveDate) -> FristFakta {
    let least = plus(today, u64::from(indstillinger.frist_min_dage));
    let fristdato = frist.fristdato.max(least);
    let shift = u64::try_from((fristdato - frist.fristdato).num_days()).unwrap_or_default();
    FristFakta { fristdato, sidste_afholdelsesdato: plus(frist.sidste_afholdelsesdato, shift), ..aktiv(frist, today) }
}

/// One that a conversation stands behind is closed for good, also when it was missed, or closed by the day of the conversation:
/// that the conversation is called off afterwards does not bring it back. Missed and not made up for, it stays missed.
fn luk(frist: &FristFakta, grund: Grund) -> Virkning {
    let active = frist.status == FristStatus::Aktiv;
    if active || is_met(frist) {
        return Virkning { frist: frist.lukket(grund), besked: active, opgave: grund.opgave() };
    }
    Virkning { frist: *frist, besked: false, opgave: None }
}

fn aktiv(frist: &FristFakta, today: NaiveDate) -> FristFakta {
    FristFakta { status: FristStatus::Aktiv, grund: None, booking_dato: None, aktiv_fra: today, ..*frist }
}

/// A prolonged frist has run since it was set; a reopened one runs from today.
fn since(frist: &FristFakta, today: NaiveDate) -> NaiveDate {
    if frist.status == FristStatus::Aktiv { frist.aktiv_fra } else { today }
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
#[path = "virkning_tests.rs"]
mod tests;
