//! What needs a person. A task says what is to be looked at, never what was said by the borger.

use super::stored_text::stored_text;

/// So many tasks of a list are counted; of more it is said that there are more.
pub const OPGAVER_TALT: i64 = 1000;

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
        /// The a-kasse cannot come to what is agreed on a whole day.
        AKasseKanIkkeKommeDag = "a_kasse_kan_ikke_komme_dag",
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
        /// Her time was closed, and there was no other one to move her conversation to.
        KunneIkkeFlyttes = "kunne_ikke_flyttes",
        /// Her conversation stands on a day on which the jobcenter is closed.
        PaaLukkedag = "paa_lukkedag",
        /// Her conversation stands, but its time is in the aftale no more.
        TidUdeAfAftalen = "tid_ude_af_aftalen",
        /// Her conversation stands with the place, employee or text that its series had before.
        StaarMedDetGamle = "staar_med_det_gamle",
        /// The jobcenter has proposed an aftale.
        AftaleForeslaaet = "aftale_foreslaaet",
        /// The a-kasse has sent a proposal back with a comment.
        AftaleSendtTilbage = "aftale_sendt_tilbage",
        /// An a-kasse has said yes or no to sharing times of another one's aftale.
        AftaleDelingBesvaret = "aftale_deling_besvaret",
        /// She did not come.
        Udeblevet = "udeblevet",
        /// She has said that she needs an interpreter, a way in, or help.
        BehovOplyst = "behov_oplyst",
        /// A message did not reach her: print the letter, or ring.
        KanIkkeNaas = "kan_ikke_naas",
        /// No time suited her, and she asks for a later frist.
        SenereFristOensket = "senere_frist_oensket",
        /// She looked for times to book before her frist, and there were none.
        FandtIngenTider = "fandt_ingen_tider",
        /// She wanted to book, and nobody knows where she is a member.
        AKasseUkendt = "a_kasse_ukendt",
    }
}

impl OpgaveSlags {
    /// Whether a jobcenter can have it; the others are an a-kasse's.
    pub const fn er_jobcenterets(self) -> bool {
        !matches!(self, Self::AftaleForeslaaet)
    }

    /// What staff read.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::FristOverskredet => "Fristen er overskredet",
            Self::FravaerPaaFristdato => "Ferie eller sygdom på Fristdato",
            Self::UdenSamtaleOgFrist => "Borgeren står uden samtale og frist",
            Self::SkalIndkaldes => "Borgeren skal indkaldes",
            Self::NavngivMedarbejder => "Navngiv medarbejderen",
            Self::AKasseKanIkkeKomme => "A-kassen kan ikke komme",
            Self::AKasseKanIkkeKommeDag => "A-kassen kan ikke komme en hel dag",
            Self::AKasseSkiftet => "A-kassen er skiftet",
            Self::NyBorger => "Ny borger",
            Self::KontaktgruppeSkiftet => "Kontaktgruppen er skiftet",
            Self::Afmeldt => "Borgeren er afmeldt",
            Self::TidLukket => "Tiden blev lukket",
            Self::KunneIkkeFlyttes => "Samtalen kunne ikke flyttes",
            Self::PaaLukkedag => "Samtalen ligger på en lukkedag",
            Self::TidUdeAfAftalen => "Samtalens tid er ikke med i aftalen mere",
            Self::StaarMedDetGamle => "Samtalen står med det gamle sted eller den gamle medarbejder",
            Self::AftaleForeslaaet => "En aftale venter på svar",
            Self::AftaleSendtTilbage => "En aftale er sendt tilbage",
            Self::AftaleDelingBesvaret => "En a-kasse har svaret om at dele tider",
            Self::Udeblevet => "Borgeren udeblev",
            Self::BehovOplyst => "Borgeren har brug for tolk eller anden hjælp",
            Self::KanIkkeNaas => "En besked kan ikke nå borgeren",
            Self::SenereFristOensket => "Borgeren beder om en senere frist",
            Self::FandtIngenTider => "Borgeren fandt ingen ledige tider",
            Self::AKasseUkendt => "Borgerens a-kasse er ukendt",
        }
    }
}

stored_text! {
    /// Whether a task still needs somebody.
    pub enum OpgaveStatus {
        /// It does.
        Aaben = "aaben",
        /// Somebody has seen to it.
        Loest = "loest",
    }
}

stored_text! {
    /// What an employee does with a task. The text is what the form posts.
    pub enum OpgaveHandling {
        /// It is his from now on, also when a colleague had it.
        Tag = "tag",
        /// It is nobody's again.
        GivTilbage = "giv-tilbage",
        /// It is seen to.
        Loes = "loes",
        /// It was not: back on the list.
        Fortryd = "fortryd",
    }
}

impl OpgaveHandling {
    /// How the audit trail names it.
    pub const fn revisionsspor(self) -> &'static str {
        match self {
            Self::Tag => "opgave_taget",
            Self::GivTilbage => "opgave_givet_tilbage",
            Self::Loes => "opgave_loest",
            Self::Fortryd => "opgave_fortrudt",
        }
    }
}

/// What becomes of a task, and whose it is then. None: that cannot be done with it as it is now. Whoever sees to a task that is
/// nobody's has taken it.
pub fn behandl<Hvem: Copy + PartialEq>(
    status: OpgaveStatus,
    ejer: Option<Hvem>,
    hvem: Hvem,
    handling: OpgaveHandling,
) -> Option<(OpgaveStatus, Option<Hvem>)> {
    use OpgaveStatus::{Aaben, Loest};
    match (status, handling) {
        (Aaben, OpgaveHandling::Tag) => Some((Aaben, Some(hvem))),
        (Aaben, OpgaveHandling::GivTilbage) => ejer.map(|_| (Aaben, None)),
        (Aaben, OpgaveHandling::Loes) => Some((Loest, ejer.or(Some(hvem)))),
        (Loest, OpgaveHandling::Fortryd) => Some((Aaben, ejer)),
        (Aaben, OpgaveHandling::Fortryd) | (Loest, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_taken_given_back_seen_to_and_put_back() {
        use OpgaveHandling::{Fortryd, GivTilbage, Loes, Tag};
        use OpgaveStatus::{Aaben, Loest};
        let (jytte, morten) = (1, 2);
        assert_eq!(behandl(Aaben, None, jytte, Tag), Some((Aaben, Some(jytte))));
        assert_eq!(behandl(Aaben, Some(morten), jytte, Tag), Some((Aaben, Some(jytte))), "from a colleague who is ill");
        assert_eq!(behandl(Aaben, Some(jytte), jytte, GivTilbage), Some((Aaben, None)));
        assert_eq!(behandl(Aaben, None, jytte, GivTilbage), None, "it is nobody's");
        assert_eq!(behandl(Aaben, None, jytte, Loes), Some((Loest, Some(jytte))));
        assert_eq!(behandl(Aaben, Some(morten), jytte, Loes), Some((Loest, Some(morten))));
        assert_eq!(behandl(Loest, Some(morten), jytte, Fortryd), Some((Aaben, Some(morten))));
        for handling in [Tag, GivTilbage, Loes] {
            assert_eq!(behandl(Loest, Some(morten), jytte, handling), None);
        }
        assert_eq!(behandl(Aaben, Some(jytte), jytte, Fortryd), None);
    }
}
