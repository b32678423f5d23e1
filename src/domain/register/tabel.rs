//! The table. It is data: nothing else says what follows from a fact.
//!
//! In no row does a frist become overskredet, and in none does anything come back that was lost.

use super::Faktum;
use super::raekke::{Besked, Foelger, Frister, Hold, Om, Opgave, Samtaler};
use crate::domain::frist::Grund;
use crate::domain::opgave::OpgaveSlags;

const EGEN: &str = "egen beslutning";

const INTET: Foelger = Foelger {
    navn: "",
    hold: Hold::Beholdes,
    jobcenterets: Samtaler::Staar,
    faelles: Samtaler::Staar,
    a_kassens: Samtaler::Staar,
    frister: Frister::Staar,
    opgaver: &[],
    besked: Besked::Ingen,
    saetning: "",
    kilde: EGEN,
};

const SKIFTET: &[Opgave] = &[
    Opgave { slags: OpgaveSlags::AKasseSkiftet, om: Om::FaellesMedAndenAKasse },
    Opgave { slags: OpgaveSlags::AKasseSkiftet, om: Om::AKassensSamtale },
];

/// Absence 56 and 57: a person summons her instead.
const UDEN_SELVBOOK: Foelger = Foelger {
    hold: Hold::Slippes,
    frister: Frister::Uret,
    opgaver: &[Opgave { slags: OpgaveSlags::SkalIndkaldes, om: Om::Hende }],
    besked: Besked::OmTabet,
    kilde: "DFDG FristService (fravær 56, 57 og 75 lukker); resten egen beslutning",
    ..INTET
};

/// What follows from a fact.
pub const fn foelger(faktum: Faktum) -> Foelger {
    match faktum {
        Faktum::Doed => Foelger {
            navn: "Borgeren er død",
            hold: Hold::Slippes,
            jobcenterets: Samtaler::AflysesAlle,
            faelles: Samtaler::AflysesAlle,
            a_kassens: Samtaler::AflysesAlle,
            frister: Frister::Lukkes(Grund::Doed),
            besked: Besked::Bortfalder,
            saetning: "Alle åbne frister lukkes, alle kommende samtaler aflyses, også a-kassens egne, og beskeder, \
                       der venter, sendes ikke. Ingen får en opgave. Hvad der ellers indberettes samtidig, noteres \
                       uden følger.",
            ..INTET
        },
        Faktum::NytJobcenter => Foelger {
            navn: "Nyt jobcenter",
            hold: Hold::Slippes,
            jobcenterets: Samtaler::Aflyses,
            faelles: Samtaler::Aflyses,
            frister: Frister::Lukkes(Grund::NytJobcenter),
            opgaver: &[Opgave { slags: OpgaveSlags::NyBorger, om: Om::Hende }],
            besked: Besked::OmTabet,
            saetning: "Det gamle jobcenters frister lukkes, og dets kommende samtaler aflyses; en samtale, der er i \
                       gang, holdes færdig. A-kassens egne samtaler står. Det nye jobcenter får en opgave, og begge \
                       jobcentre får hændelserne.",
            ..INTET
        },
        Faktum::NyAKasse => Foelger {
            navn: "Ny a-kasse",
            hold: Hold::Slippes,
            opgaver: SKIFTET,
            saetning: "Fælles jobsamtaler står, og jobcenteret får en opgave om hver af dem. Den gamle a-kasses egne \
                       samtaler aflyser den selv; den får en opgave om hver af dem. Frister står.",
            ..INTET
        },
        Faktum::UdAfAKasse => Foelger {
            navn: "Ikke længere medlem af en a-kasse",
            hold: Hold::Slippes,
            frister: Frister::LukkesForFaelles(Grund::IkkeMedlem),
            opgaver: SKIFTET,
            besked: Besked::OmTabet,
            saetning: "Som ved ny a-kasse; og frister for fælles jobsamtaler lukkes, for de kræver et medlemskab. \
                       Andre frister står.",
            ..INTET
        },
        Faktum::IndIAKasse => Foelger {
            navn: "Medlem af en a-kasse, ikke før",
            saetning: "Intet ændres. Borgeren kan nu booke de tider, der er aftalt med a-kassen.",
            ..INTET
        },
        Faktum::ForladtDagpenge => Foelger {
            navn: "Ikke længere i kontaktgruppe 1 eller 8",
            hold: Hold::Slippes,
            frister: Frister::LukkesForFaelles(Grund::NyKontaktgruppe),
            opgaver: &[Opgave { slags: OpgaveSlags::KontaktgruppeSkiftet, om: Om::FaellesSamtale }],
            besked: Besked::OmTabet,
            saetning: "Frister for fælles jobsamtaler lukkes, andre står. Fælles jobsamtaler står, og jobcenteret får \
                       en opgave om hver af dem.",
            ..INTET
        },
        Faktum::AndenKontaktgruppe => Foelger {
            navn: "Anden kontaktgruppe",
            saetning: "Skifter borgeren mellem 1 og 8, mellem andre grupper eller ind i 1 eller 8, ændres intet.",
            ..INTET
        },
        Faktum::Afmeldt => Foelger {
            navn: "Afmeldt som jobsøgende",
            hold: Hold::Slippes,
            frister: Frister::Uret,
            opgaver: &[Opgave { slags: OpgaveSlags::Afmeldt, om: Om::JobcenteretsSamtale }],
            besked: Besked::OmTabet,
            saetning: "Den dag, afmeldingen gælder fra, lukkes aktive frister. Samtaler står, og jobcenteret får \
                       straks en opgave om hver af sine på den dag eller senere.",
            kilde: "DFDG 4367 (princippet); egen beslutning",
            ..INTET
        },
        Faktum::Gentilmeldt => Foelger {
            navn: "Tilmeldt igen",
            saetning: "Intet går tabt, og en lukket frist kommer ikke igen. Efter en overskreden frist kan borgeren nu \
                       booke straks.",
            kilde: "BEK om en aktiv beskæftigelsesindsats § 17 a (BEK 744/2016)",
            ..INTET
        },
        Faktum::DoedTilbagekaldt => Foelger {
            navn: "Død indberettet ved en fejl",
            opgaver: &[Opgave { slags: OpgaveSlags::UdenSamtaleOgFrist, om: Om::Hende }],
            saetning: "Intet kommer igen af sig selv. Jobcenteret får en opgave: borgeren står uden samtale og frist.",
            ..INTET
        },
        Faktum::Stamdata => Foelger {
            navn: "Andre oplysninger",
            saetning: "Navn, telefon, mail, fritagelse for Digital Post, tilmeldekategori, visitation, markeringer, anden aktør, \
                       ledighedsdato og rettede datoer ændrer intet, der står.",
            ..INTET
        },
        Faktum::Fravaer56 => Foelger {
            navn: "Fravær 56, fritaget for pligt til selvbook",
            saetning: "Når fraværet begynder, lukkes aktive frister. Samtaler står. Jobcenteret får en opgave: \
                       borgeren skal indkaldes.",
            ..UDEN_SELVBOOK
        },
        Faktum::Fravaer57 => {
            Foelger { navn: "Fravær 57, frataget ret til selvbook", saetning: "Som fravær 56.", ..UDEN_SELVBOOK }
        }
        Faktum::Fravaer75 => Foelger {
            navn: "Fravær 75, kontaktforløb er hos a-kassen",
            opgaver: &[],
            saetning: "Når fraværet begynder, lukkes aktive frister. Samtaler står. A-kassen indkalder, så jobcenteret \
                       får ingen opgave.",
            ..UDEN_SELVBOOK
        },
        Faktum::FerieSygdom => Foelger {
            navn: "Ferie eller sygdom",
            frister: Frister::Uret,
            saetning: "Intet ændres straks. Er borgeren fraværende på Fristdato, lukkes fristen dagen efter, og \
                       jobcenteret får en opgave; den bliver ikke overskredet.",
            kilde: "egen beslutning (indstillinger)",
            ..INTET
        },
        Faktum::AndetFravaer => Foelger { navn: "Andet fravær", saetning: "Intet ændres.", ..INTET },
        Faktum::FravaerAendret => Foelger {
            navn: "Fravær slutter eller får en anden slutdag",
            frister: Frister::Uret,
            saetning: "Intet kommer igen af sig selv: en frist, der blev lukket, er lukket. Begynder et afsluttet \
                       fravær igen, gælder dets egen række.",
            ..INTET
        },
        Faktum::CprSkift => Foelger {
            navn: "Nyt personnummer",
            saetning: "Alt følger borgeren: det er bundet til borgerens eget id, ikke til personnummeret.",
            kilde: "DFDG FristService og IndkaldelseService (CPR-skift)",
            ..INTET
        },
    }
}
