//! Which messages a borger gets, and the rules of sending them. What each says stands in `texts::beskeder`.
//! Source: IndkaldelseService (receipts, never for a pure a-kasse conversation); databekendtgørelsen § 20, stk. 3.
//!
//! `vindue`: at which hours. `vurdering`: whether it still holds when its turn has come. `paamindelse`: which reminder is due.
//! `kanal`: which ways it takes, and when she has been reached. `forsoeg`: how often a way is tried.
//! `gsm`: the room in an SMS.

pub mod forsoeg;
pub mod gsm;
pub mod kanal;
pub mod paamindelse;
pub mod vindue;
pub mod vurdering;

use super::haendelse::FristHandling;
use super::stored_text::stored_text;

stored_text! {
    /// The kinds of message.
    pub enum BeskedSlags {
        /// She booked or moved a conversation.
        Kvittering = "kvittering",
        /// Her conversation was called off, by herself or by an authority.
        Aflysning = "aflysning",
        /// An authority summons her.
        Indkaldelse = "indkaldelse",
        /// An authority changed or moved her conversation.
        Aendring = "aendring",
        /// Who takes part was changed.
        Deltagelse = "deltagelse",
        /// A frist was set.
        FristUdstedt = "frist_udstedt",
        /// A frist was changed or prolonged.
        FristAendret = "frist_aendret",
        /// A frist holds again.
        FristAktivIgen = "frist_aktiv_igen",
        /// A frist has no effect any more.
        FristLukket = "frist_lukket",
        /// A frist went by.
        FristOverskredet = "frist_overskredet",
        /// Her frist is near, and she has not booked.
        PaamindelseFrist = "paamindelse_frist",
        /// Her conversation is near.
        PaamindelseSamtale = "paamindelse_samtale",
    }
}

stored_text! {
    /// How far a message is.
    pub enum BeskedStatus {
        /// To be sent, or on its way.
        Venter = "venter",
        /// She has been reached.
        Sendt = "sendt",
        /// Not sent: it held no more (`vurdering::Bortfald`).
        Bortfaldet = "bortfaldet",
        /// No way led to her: a person has to.
        KanIkkeNaas = "kan_ikke_naas",
    }
}

stored_text! {
    /// How far one way of a message is.
    pub enum ForsendelseStatus {
        /// To be tried, again perhaps.
        Venter = "venter",
        /// The other side has taken it.
        Sendt = "sendt",
        /// Refused for good, or tried often enough.
        Opgivet = "opgivet",
        /// The message held no more.
        Bortfaldet = "bortfaldet",
    }
}

impl BeskedSlags {
    /// It only repeats what she has been told.
    pub const fn er_paamindelse(self) -> bool {
        matches!(self, Self::PaamindelseFrist | Self::PaamindelseSamtale)
    }

    /// The message about a change of a frist.
    pub const fn om_frist(handling: FristHandling) -> Self {
        match handling {
            FristHandling::Udstedt => Self::FristUdstedt,
            FristHandling::Opdateret | FristHandling::Genaabnet | FristHandling::Indfriet => Self::FristAendret,
            FristHandling::AktivIgen => Self::FristAktivIgen,
            FristHandling::Lukket => Self::FristLukket,
            FristHandling::Overskredet => Self::FristOverskredet,
        }
    }
}
