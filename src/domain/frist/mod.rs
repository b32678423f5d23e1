//! A frist: the last day on which a borger can *book*; when the conversation is *held* has its own limit.
//!
//! `daekning`: which booking meets which frist. `ur`: what the clock makes of one. `virkning`: what an event makes of one.
//! Together they are the whole life of a frist; what may be *asked* of FristService stands in `rules::frist`.

mod daekning;
mod ur;
mod virkning;

use chrono::NaiveDate;

use super::code_lists::SamtaleType;
use super::opgave::OpgaveSlags;
use super::stored_text::stored_text;

pub use daekning::{Booking, DAEKNING, blocks, daekker, releases};
pub use ur::{Forhold, idag, naeste_skridt};
pub use virkning::{FristHaendelse, Virkning, anvend};

stored_text! {
    /// DFDG's code list was not found; these are the names met in its texts.
    pub enum FristStatus {
        /// She has to book.
        Aktiv = "aktiv",
        /// A booking covers it.
        Indfriet = "indfriet",
        /// Its day went by without a booking. With a `booking_dato`: she has booked since (straksbooking).
        Overskredet = "overskredet",
        /// It has no effect any more.
        AdministrativtLukket = "administrativt_lukket",
    }
}

stored_text! {
    /// Why a frist was closed administratively.
    pub enum Grund {
        /// Absence 56, 57 or 75 (FristService).
        Fravaer = "fravaer",
        /// Holiday or sickness on Fristdato: a person decides.
        FravaerPaaFristdato = "fravaer_paa_fristdato",
        /// The day of the conversation that meets it has come (FristService).
        Moededag = "moededag",
        /// The day of the conversation that makes up for a missed one has come.
        StraksHoldt = "straks_holdt",
        /// She called her conversation off after Fristdato.
        AflystEfterFrist = "aflyst_efter_frist",
        /// Three months have gone since she missed it.
        Foraeldet = "foraeldet",
        /// She is no jobseeker any more.
        Afmeldt = "afmeldt",
        /// She belongs to another jobcenter.
        NytJobcenter = "nyt_jobcenter",
        /// Her kontaktgruppe has no such conversation.
        NyKontaktgruppe = "ny_kontaktgruppe",
        /// A fælles jobsamtale needs an a-kasse, and she is a member of none.
        IkkeMedlem = "ikke_medlem",
        /// Another frist of the same type, with a later date, holds instead.
        Erstattet = "erstattet",
        /// She died.
        Doed = "doed",
    }
}

/// What is known of a frist. All dates are local days, each with its whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FristFakta {
    /// As last written down.
    pub status: FristStatus,
    /// Why it is closed; none when it is not.
    pub grund: Option<Grund>,
    /// What she must book.
    pub samtaletype: SamtaleType,
    /// Last day to book.
    pub fristdato: NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// The day it was set or last became active again.
    pub aktiv_fra: NaiveDate,
    /// The day of the conversation that meets it, or makes up for it.
    pub booking_dato: Option<NaiveDate>,
}

impl FristFakta {
    /// A frist as it is issued.
    pub fn ny(
        samtaletype: SamtaleType,
        fristdato: NaiveDate,
        sidste_afholdelsesdato: NaiveDate,
        today: NaiveDate,
    ) -> Self {
        Self {
            status: FristStatus::Aktiv,
            grund: None,
            samtaletype,
            fristdato,
            sidste_afholdelsesdato,
            aktiv_fra: today,
            booking_dato: None,
        }
    }

    /// She missed it and has not booked since: she must book at once (StraksbookingPaakraevet).
    pub fn kraever_straksbooking(&self) -> bool {
        self.status == FristStatus::Overskredet && self.booking_dato.is_none()
    }

    /// She missed it, whether or not a conversation has made up for it since.
    pub fn var_misset(&self) -> bool {
        self.status == FristStatus::Overskredet || self.grund == Some(Grund::StraksHoldt)
    }

    fn lukket(self, grund: Grund) -> Self {
        Self { status: FristStatus::AdministrativtLukket, grund: Some(grund), ..self }
    }
}

impl Grund {
    /// The task that closing for this reason leaves for the jobcenter.
    pub const fn opgave(self) -> Option<OpgaveSlags> {
        match self {
            Self::FravaerPaaFristdato => Some(OpgaveSlags::FravaerPaaFristdato),
            Self::AflystEfterFrist => Some(OpgaveSlags::UdenSamtaleOgFrist),
            Self::Fravaer
            | Self::Moededag
            | Self::StraksHoldt
            | Self::Foraeldet
            | Self::Afmeldt
            | Self::NytJobcenter
            | Self::NyKontaktgruppe
            | Self::IkkeMedlem
            | Self::Erstattet
            | Self::Doed => None,
        }
    }
}

#[cfg(test)]
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Issued on 1 April 2026 for 10 April, to be held by 1 May.
#[cfg(test)]
pub(crate) fn april() -> FristFakta {
    FristFakta::ny(SamtaleType::FaellesJobsamtale, day("2026-04-10"), day("2026-05-01"), day("2026-04-01"))
}
