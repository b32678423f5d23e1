//! Which messages a borger gets. What each says stands in `texts`; when and how it is sent is the notifications' business.
//! Source: IndkaldelseService (receipts, never for a pure a-kasse conversation); databekendtgørelsen § 20, stk. 3.

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
    }
}

impl BeskedSlags {
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
