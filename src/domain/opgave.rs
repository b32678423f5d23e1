//! What needs a person. A task says what is to be looked at, never what was said by the borger.

use super::stored_text::stored_text;

stored_text! {
    /// Which kind of task.
    pub enum OpgaveSlags {
        /// A frist went by unmet.
        FristOverskredet = "frist_overskredet",
        /// Holiday or sickness on Fristdato: set a new one, or none.
        FravaerPaaFristdato = "fravaer_paa_fristdato",
        /// She has neither conversation nor frist: she called off after Fristdato, or was reported dead by mistake.
        UdenSamtaleOgFrist = "uden_samtale_og_frist",
        /// Absence 56 or 57: she is to be summoned.
        SkalIndkaldes = "skal_indkaldes",
        /// A team has to name the employee before the meeting.
        NavngivMedarbejder = "navngiv_medarbejder",
        /// The a-kasse cannot come to this conversation.
        AKasseKanIkkeKomme = "a_kasse_kan_ikke_komme",
        /// She left the a-kasse that was to take part, or joined another.
        AKasseSkiftet = "a_kasse_skiftet",
        /// She has come to this jobcenter, perhaps with neither conversation nor frist.
        NyBorger = "ny_borger",
        /// Her kontaktgruppe changed: is the conversation still the right one?
        KontaktgruppeSkiftet = "kontaktgruppe_skiftet",
        /// She is no jobseeker any more: is the conversation still to be held?
        Afmeldt = "afmeldt",
        /// Her conversation was called off because its time was closed.
        TidLukket = "tid_lukket",
        /// She did not come.
        Udeblevet = "udeblevet",
        /// She has said that she needs an interpreter, a way in, or help.
        BehovOplyst = "behov_oplyst",
        /// A message did not reach her: print the letter, or ring.
        KanIkkeNaas = "kan_ikke_naas",
        /// No time suited her, and she asks for a later frist.
        SenereFristOensket = "senere_frist_oensket",
        /// She wanted to book, and nobody knows where she is a member.
        AKasseUkendt = "a_kasse_ukendt",
    }
}

impl OpgaveSlags {
    /// What staff read.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::FristOverskredet => "Fristen er overskredet",
            Self::FravaerPaaFristdato => "Ferie eller sygdom på Fristdato",
            Self::UdenSamtaleOgFrist => "Borgeren står uden samtale og frist",
            Self::SkalIndkaldes => "Borgeren skal indkaldes",
            Self::NavngivMedarbejder => "Navngiv medarbejderen",
            Self::AKasseKanIkkeKomme => "A-kassen kan ikke komme",
            Self::AKasseSkiftet => "A-kassen er skiftet",
            Self::NyBorger => "Ny borger",
            Self::KontaktgruppeSkiftet => "Kontaktgruppen er skiftet",
            Self::Afmeldt => "Borgeren er afmeldt",
            Self::TidLukket => "Tiden blev lukket",
            Self::Udeblevet => "Borgeren udeblev",
            Self::BehovOplyst => "Borgeren har brug for tolk eller anden hjælp",
            Self::KanIkkeNaas => "En besked kan ikke nå borgeren",
            Self::SenereFristOensket => "Borgeren beder om en senere frist",
            Self::AKasseUkendt => "Borgerens a-kasse er ukendt",
        }
    }
}
