//! What a row of the table can say.

use crate::domain::frist::Grund;
use crate::domain::opgave::OpgaveSlags;

/// What happens to the time she holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It is still hers.
    Beholdes,
    /// Its place is given back, on the day from which the fact holds or later. (A hold lives for minutes: for a day
    /// that lies ahead nothing has to be done.)
    Slippes,
}

/// What happens to coming conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Samtaler {
    /// They stand.
    Staar,
    /// Those that have not begun are called off, by the register.
    Aflyses,
    /// All are called off, also one under way.
    AflysesAlle,
}

/// What happens to open frister, before any conversation is called off, so that none comes back to life by that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frister {
    /// Nothing.
    Staar,
    /// The clock decides (`domain::frist::naeste_skridt`): at once, when its day has come.
    Uret,
    /// All are closed. One that she missed and has not made up for stays missed.
    Lukkes(Grund),
    /// Those for a fælles jobsamtale are closed, in the same way.
    LukkesForFaelles(Grund),
}

/// What a task is about, and with that whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Om {
    /// Herself: the jobcenter she has from now on.
    Hende,
    /// Each fælles jobsamtale that stands, has not begun and lies on the day or later: the jobcenter that holds it.
    FaellesSamtale,
    /// The same, but for those with the a-kasse she is a member of now.
    FaellesMedAndenAKasse,
    /// Each conversation of her jobcenter's that stands, has not begun and lies on the day or later: the jobcenter.
    JobcenteretsSamtale,
    /// Each conversation that an a-kasse holds, that stands and has not begun: that a-kasse, unless she is its member
    /// now.
    AKassensSamtale,
}

/// A task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opgave {
    /// Which.
    pub slags: OpgaveSlags,
    /// About what.
    pub om: Om,
}

/// What she is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Besked {
    /// Nothing.
    Ingen,
    /// Each conversation that was called off, and each active frist that holds no more.
    OmTabet,
    /// Nothing, and what waits to be sent is not sent.
    Bortfalder,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foelger {
    /// The fact, for people.
    pub navn: &'static str,
    /// The time she holds.
    pub hold: Hold,
    /// What her jobcenter holds alone.
    pub jobcenterets: Samtaler,
    /// Fælles jobsamtaler.
    pub faelles: Samtaler,
    /// What an a-kasse holds alone.
    pub a_kassens: Samtaler,
    /// Her frister.
    pub frister: Frister,
    /// Who has to look at it.
    pub opgaver: &'static [Opgave],
    /// What she is told.
    pub besked: Besked,
    /// The row in words, in Danish.
    pub saetning: &'static str,
    /// Where it comes from.
    pub kilde: &'static str,
}
