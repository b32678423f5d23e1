//! Whether a message still holds when its turn has come: what it tells of may have changed since it was planned.

use chrono::{DateTime, NaiveDate, Utc};

use super::{BeskedSlags, paamindelse};
use crate::domain::frist::{FristFakta, FristStatus};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::stored_text::stored_text;

stored_text! {
    /// Why a message is not sent.
    pub enum Bortfald {
        /// She is dead.
        Doed = "doed",
        /// A later message about the same waits too, and says all that this one would.
        Nyere = "nyere",
        /// What it tells of is not there any more.
        Vaek = "vaek",
        /// An a-kasse holds the conversation: it tells of that itself.
        AKassens = "a_kassens",
        /// The conversation was called off since.
        Aflyst = "aflyst",
        /// The conversation has begun, or the day of the frist has gone by.
        Forbi = "forbi",
        /// The conversation was booked, moved or changed within a day: she has just been told.
        LigeBooket = "lige_booket",
        /// She has booked within the frist, or made up for it, since.
        Indfriet = "indfriet",
        /// The frist was closed since.
        Lukket = "lukket",
        /// The frist is open since.
        GaelderIgen = "gaelder_igen",
        /// The conversation or frist has another day now, which this reminder is too early for.
        Flyttet = "flyttet",
    }
}

/// The conversation a message is about, as it is now.
#[derive(Clone, Copy, Debug)]
pub struct SamtaleNu {
    /// Whether it stands.
    pub status: IndkaldelseStatus,
    /// An a-kasse holds it.
    pub a_kassens: bool,
    /// When it begins.
    pub begynder: DateTime<Utc>,
    /// The local day on which it is held.
    pub dag: NaiveDate,
    /// When it was made or last changed.
    pub aendret: DateTime<Utc>,
}

/// What a message is about.
#[derive(Clone, Copy, Debug)]
pub enum Om {
    /// A conversation.
    Samtale(SamtaleNu),
    /// A frist.
    Frist(FristFakta),
    /// Neither is stored any more.
    Intet,
}

/// All that decides whether a message is sent.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// What it is about.
    pub om: Om,
    /// She is dead.
    pub doed: bool,
    /// A later message about the same conversation or frist waits too.
    pub nyere: bool,
    /// Of a reminder: how many days before.
    pub dage: Option<u32>,
    /// Now.
    pub now: DateTime<Utc>,
    /// The local day of that instant.
    pub today: NaiveDate,
}

/// Whether the message is sent; if not, why.
///
/// # Errors
/// The first reason against it.
pub fn vurder(slags: BeskedSlags, situation: &Situation) -> Result<(), Bortfald> {
    if situation.doed {
        return Err(Bortfald::Doed);
    }
    if situation.nyere {
        return Err(Bortfald::Nyere);
    }
    match situation.om {
        Om::Samtale(samtale) => om_samtale(slags, &samtale, situation),
        Om::Frist(frist) => om_frist(slags, &frist, situation),
        Om::Intet => Err(Bortfald::Vaek),
    }
}

fn om_samtale(slags: BeskedSlags, samtale: &SamtaleNu, situation: &Situation) -> Result<(), Bortfald> {
    if samtale.a_kassens {
        return Err(Bortfald::AKassens);
    }
    // She is told of an afbud also later the same day: she may stand at a closed door.
    if slags == BeskedSlags::Aflysning {
        return if samtale.dag < situation.today { Err(Bortfald::Forbi) } else { Ok(()) };
    }
    if samtale.status == IndkaldelseStatus::Aflyst {
        return Err(Bortfald::Aflyst);
    }
    if samtale.begynder <= situation.now {
        return Err(Bortfald::Forbi);
    }
    if slags.er_paamindelse() { paamindelse_om_samtale(samtale, situation) } else { Ok(()) }
}

fn paamindelse_om_samtale(samtale: &SamtaleNu, situation: &Situation) -> Result<(), Bortfald> {
    if situation.now - samtale.aendret < chrono::TimeDelta::days(1) {
        return Err(Bortfald::LigeBooket);
    }
    paa_dagen(samtale.dag, situation)
}

fn om_frist(slags: BeskedSlags, frist: &FristFakta, situation: &Situation) -> Result<(), Bortfald> {
    match slags {
        BeskedSlags::FristLukket => lukket(frist),
        BeskedSlags::FristOverskredet => overskredet(frist),
        BeskedSlags::PaamindelseFrist => aktiv(frist, situation).and_then(|()| paa_dagen(frist.fristdato, situation)),
        _ => aktiv(frist, situation),
    }
}

fn aktiv(frist: &FristFakta, situation: &Situation) -> Result<(), Bortfald> {
    match frist.status {
        FristStatus::Indfriet => Err(Bortfald::Indfriet),
        FristStatus::AdministrativtLukket => Err(Bortfald::Lukket),
        FristStatus::Overskredet => Err(Bortfald::Forbi),
        FristStatus::Aktiv if frist.fristdato < situation.today => Err(Bortfald::Forbi),
        FristStatus::Aktiv => Ok(()),
    }
}

fn lukket(frist: &FristFakta) -> Result<(), Bortfald> {
    match frist.status {
        FristStatus::AdministrativtLukket => Ok(()),
        FristStatus::Indfriet => Err(Bortfald::Indfriet),
        FristStatus::Aktiv | FristStatus::Overskredet => Err(Bortfald::GaelderIgen),
    }
}

/// Not when she has booked since: then the receipt has told her.
fn overskredet(frist: &FristFakta) -> Result<(), Bortfald> {
    match frist.status {
        FristStatus::Overskredet if frist.kraever_straksbooking() => Ok(()),
        FristStatus::Overskredet | FristStatus::Indfriet => Err(Bortfald::Indfriet),
        FristStatus::AdministrativtLukket => Err(Bortfald::Lukket),
        FristStatus::Aktiv => Err(Bortfald::GaelderIgen),
    }
}

fn paa_dagen(dag: NaiveDate, situation: &Situation) -> Result<(), Bortfald> {
    let dage: Vec<_> = situation.dage.into_iter().collect();
    paamindelse::gaelder(&dage, dag, situation.today).map(|_| ()).ok_or(Bortfald::Flyttet)
}

#[cfg(test)]
#[path = "vurdering_tests.rs"]
mod tests;
