//! Every method of the machine interface with its access: one table, which the interface asks and `docs/access-matrix.md` shows.
//!
//! To add a method: a line in the list. A test compares the list with the interface's own document.

use super::adgang::{Kolonne, Scope};
use crate::domain::code_lists::MyndighedType;

/// Which contract a method belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kontrakt {
    /// IndkaldelseService.
    Indkaldelse,
    /// FristService.
    Frist,
    /// BorgerBookingService: the planner's own interface.
    BorgerBooking,
    /// Where a borger stands, and what she has ahead of her.
    Borgerstatus,
    /// The register as other systems feed it.
    Borgere,
    /// Access to a borger who is not the caller's own, for some hours.
    Gaesteadgang,
    /// The feed of events.
    Haendelser,
}

impl Kontrakt {
    /// As in the document.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Indkaldelse => "Indkaldelse",
            Self::Frist => "Frist",
            Self::BorgerBooking => "BorgerBooking",
            Self::Borgerstatus => "Borgerstatus",
            Self::Borgere => "Borgere",
            Self::Gaesteadgang => "Gaesteadgang",
            Self::Haendelser => "Haendelser",
        }
    }
}

/// What it takes to call a method: a scope, and by authority the columns of the borgere it may be called about.
#[derive(Clone, Copy, Debug)]
pub struct Adgang {
    /// The scope.
    pub scope: Scope,
    a_kasse: &'static [Kolonne],
    jobcenter: &'static [Kolonne],
    kommune: &'static [Kolonne],
    star: &'static [Kolonne],
}

impl Adgang {
    /// The columns with a cross for an authority. Those that are in no table of the epic have none.
    pub const fn kolonner(&self, myndighed: MyndighedType) -> &'static [Kolonne] {
        match myndighed {
            MyndighedType::AKasse => self.a_kasse,
            MyndighedType::Jobcenter => self.jobcenter,
            MyndighedType::Kommune => self.kommune,
            MyndighedType::Star => self.star,
            MyndighedType::Aub
            | MyndighedType::Udk
            | MyndighedType::Stil
            | MyndighedType::Uim
            | MyndighedType::Driftsselskab => &[],
        }
    }
}

const EGNE: &[Kolonne] = &[Kolonne::Egne];
const EGNE_OG_GAEST: &[Kolonne] = &[Kolonne::Egne, Kolonne::Gaest];
const EGNE_TIDLIGERE_OG_GAEST: &[Kolonne] = &[Kolonne::Egne, Kolonne::TidligereEgne, Kolonne::Gaest];
const EGNE_GAEST_OG_ANDEN_AKTOER: &[Kolonne] =
    &[Kolonne::Egne, Kolonne::Gaest, Kolonne::AndenAktoerEgne, Kolonne::AndenAktoerGaest];
const EGNE_OG_ANDEN_AKTOER: &[Kolonne] = &[Kolonne::Egne, Kolonne::AndenAktoerEgne];
const ALLE: &[Kolonne] = &[Kolonne::Alle];

const INGEN: Adgang = Adgang { scope: Scope::SamtaleRead, a_kasse: &[], jobcenter: &[], kommune: &[], star: &[] };

/// Epic 999.8, the table of IndkaldelseService.
const SAMTALE_LAES: Adgang =
    Adgang { a_kasse: EGNE, jobcenter: EGNE_OG_ANDEN_AKTOER, kommune: EGNE, star: ALLE, ..INGEN };
/// Who may summon is narrower than who may read: ADR 8.
const SAMTALE_SKRIV: Adgang =
    Adgang { scope: Scope::SamtaleWrite, a_kasse: EGNE, jobcenter: EGNE_OG_ANDEN_AKTOER, ..INGEN };
/// An authority searches among its own.
const SOEGNING: Adgang = Adgang { a_kasse: EGNE, jobcenter: EGNE, ..INGEN };
/// The a-kasse's word about a cv.
const CV_SKRIV: Adgang = Adgang { scope: Scope::SamtaleWrite, a_kasse: EGNE, ..INGEN };
const A_KASSE_AFBUD: Adgang = CV_SKRIV;
/// FristService: jobcentre and STAR, never an a-kasse.
const FRIST_LAES: Adgang = Adgang { scope: Scope::FristRead, jobcenter: EGNE, star: ALLE, ..INGEN };
const FRIST_SKRIV: Adgang = Adgang { scope: Scope::FristWrite, jobcenter: EGNE, ..INGEN };
/// The planner's interface is called by DFDG alone, on Jobnet's behalf.
const BOOKING: Adgang = Adgang { scope: Scope::BorgerBooking, star: ALLE, ..INGEN };
/// DFDG PersonStatusService v20: an a-kasse reads the status of a person from 120 days before to 120 days after the membership; guests,
/// and other actors for a jobcenter, read it too. Not its cell for the kommune: our status tells of frister, which are the jobcenter's.
const STATUS: Adgang = Adgang {
    scope: Scope::BorgerstatusRead,
    a_kasse: EGNE_TIDLIGERE_OG_GAEST,
    jobcenter: EGNE_GAEST_OG_ANDEN_AKTOER,
    star: ALLE,
    ..INGEN
};
/// What lies ahead of her names other authorities: those who have her, and the jobcenter's guest, who sees the same on his page.
const OVERBLIK: Adgang = Adgang { a_kasse: EGNE, jobcenter: EGNE_OG_GAEST, ..STATUS };
/// Whoever reads as a guest opens her first, whoever she is. Jobcentertilknytning's Gaesteadgang.
const GAEST_AABN: Adgang = Adgang {
    scope: Scope::GaesteadgangWrite,
    a_kasse: ALLE,
    jobcenter: &[Kolonne::Alle, Kolonne::AndenAktoerGaest],
    ..INGEN
};
const REGISTER_LAES: Adgang =
    Adgang { scope: Scope::RegisterRead, a_kasse: EGNE, jobcenter: EGNE, star: ALLE, ..INGEN };
const REGISTER_SKRIV: Adgang = Adgang { scope: Scope::RegisterWrite, jobcenter: EGNE, star: ALLE, ..INGEN };
/// Indkaldelse.WSB goes to jobcenter, kommune and a-kasse, each about its own; to nobody else.
const HAENDELSER: Adgang =
    Adgang { scope: Scope::HaendelserRead, a_kasse: EGNE, jobcenter: EGNE, kommune: EGNE, ..INGEN };

macro_rules! metoder {
    ($($kontrakt:ident { $($metode:ident: $adgang:ident, $hvad:literal;)* })*) => {
        /// A method of the machine interface. Its name is the operationId of the document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Metode { $($(#[doc = $hvad] $metode,)*)* }

        impl Metode {
            /// Every method, contract by contract.
            pub const ALL: &'static [Self] = &[$($(Self::$metode),*),*];

            /// Its name.
            pub const fn navn(self) -> &'static str {
                match self { $($(Self::$metode => stringify!($metode),)*)* }
            }

            /// What it does, in Danish.
            pub const fn hvad(self) -> &'static str {
                match self { $($(Self::$metode => $hvad,)*)* }
            }

            /// The contract it belongs to.
            pub const fn kontrakt(self) -> Kontrakt {
                match self { $($(Self::$metode => Kontrakt::$kontrakt,)*)* }
            }

            /// What it takes to call it.
            pub const fn adgang(self) -> Adgang {
                match self { $($(Self::$metode => $adgang,)*)* }
            }
        }
    };
}

metoder! {
    Indkaldelse {
        CreateIndkaldelse: SAMTALE_SKRIV, "Indberet en indkaldelse under et id, kalderen har valgt";
        UpdateIndkaldelse: SAMTALE_SKRIV, "Ret en indkaldelse, kalderen har indberettet";
        CancelIndkaldelse: SAMTALE_SKRIV, "Aflys en indkaldelse";
        DeleteIndkaldelse: SAMTALE_SKRIV, "Det samme som CancelIndkaldelse: kilderne bruger begge navne";
        GetIndkaldelse: SAMTALE_LAES, "Hent en indkaldelse";
        GetIndkaldelser: SAMTALE_LAES, "Hent alle borgerens indkaldelser";
        GetIndkaldelseshistorik: SAMTALE_LAES, "Hent alle udgaver af alle borgerens indkaldelser";
        GetSpecifikIndkaldelseshistorik: SAMTALE_LAES, "Hent alle udgaver af en indkaldelse";
        SaveUdfald: SAMTALE_SKRIV, "Registrer, hvordan en samtale gik";
        SaveDeltagelsesvalg: SAMTALE_SKRIV, "Registrer, om a-kassen skal deltage";
        GetDeltagelsesvalg: SAMTALE_LAES, "Hent, hvad der gælder for borgerens næste fælles jobsamtale";
        GetSpecifiktDeltagelsesvalg: SAMTALE_LAES, "Hent, hvad der gælder for en bestemt samtale";
        GetDeltagelsesvalgshistorik: SAMTALE_LAES, "Hent alle valg om borgerens samtaler";
        MeldAKasseAfbud: A_KASSE_AFBUD, "A-kassen kan ikke komme til en fælles jobsamtale";
        CreateMyndighedsdeltager: SAMTALE_SKRIV, "Sæt navn på en deltager";
        UpdateMyndighedsdeltager: SAMTALE_SKRIV, "Ret en deltager";
        DeleteMyndighedsdeltager: SAMTALE_SKRIV, "Fjern en deltager";
        GetMyndighedsdeltagere: SAMTALE_LAES, "Hent deltagerne i en samtale";
        GetSoegning: SOEGNING, "Find samtaler med egne borgere eller medlemmer i en periode";
        SaveCvGodkendelsesstatus: CV_SKRIV, "Indberet, hvor langt a-kassen er med et cv";
        GetCvGodkendelsesstatus: SAMTALE_LAES, "Hent, hvad der er indberettet om et cv";
    }
    Frist {
        CreateFrist: FRIST_SKRIV, "Sæt en frist under et id, kalderen har valgt";
        UpdateFrist: FRIST_SKRIV, "Ret en aktiv frists datoer, eller genåbn en overskredet";
        GetFrist: FRIST_LAES, "Hent en frist";
        GetFrister: FRIST_LAES, "Hent alle borgerens frister";
        GetFristhistorik: FRIST_LAES, "Hent alle udgaver af alle borgerens frister";
        GetSpecifikFristhistorik: FRIST_LAES, "Hent alle udgaver af en frist";
    }
    BorgerBooking {
        GetSelvbookingMoedetilbud: BOOKING, "De mødetilbud, borgeren kan vises";
        GetMoedetider: BOOKING, "Ledige tider i et mødetilbud";
        GetBookingdetaljer: BOOKING, "Reserver en tid, og få hele den indkaldelse, den bliver til";
        CreateMoedetidReservation: BOOKING, "Reserver en tid, eller forlæng reservationen";
        CreateBooking: BOOKING, "Book tiden";
        RescheduleBooking: BOOKING, "Flyt borgerens booking til en anden tid";
        CancelBooking: BOOKING, "Aflys borgerens booking";
        AcceptBooking: BOOKING, "Borgeren bekræfter at komme";
        CreateFejlmelding: BOOKING, "Meld en fejl på Jobnet eller i et tilbud";
    }
    Borgerstatus {
        GetBorgerstatus: STATUS, "Om borgeren kan booke selv, og borgerens åbne frister (ikke til a-kasser og andre aktører)";
        GetMitOverblik: OVERBLIK, "Kommende samtaler og åbne frister (frister ikke til a-kasser)";
    }
    Borgere {
        SaveBorger: REGISTER_SKRIV, "Indberet, hvordan en borger står i registeret; en ukendt oprettes";
        SaveBorgere: REGISTER_SKRIV, "Indberet mange borgere, en på hver linje";
        SaveFravaer: REGISTER_SKRIV, "Registrer fravær under et id, kalderen har valgt";
        UpdateFravaer: REGISTER_SKRIV, "Giv et fravær en anden sidste dag";
        GetFravaer: REGISTER_LAES, "Hent det fravær, kalderen må se";
        SkiftPersonnummer: REGISTER_SKRIV, "Giv borgeren et nyt personnummer";
    }
    Gaesteadgang {
        CreateGaesteadgang: GAEST_AABN, "Få adgang i nogle timer til en borger, der ikke er myndighedens egen";
    }
    Haendelser {
        GetHaendelser: HAENDELSER, "Hent hændelser efter et nummer";
    }
}
