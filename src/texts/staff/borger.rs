//! One borger's page.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::access::Rolle;
use crate::domain::frist::{FristStatus, Grund};
use crate::texts::{Sprog, dates, texts};

texts! {
    /// Who she is.
    pub enum BorgerSide {
        Phone => "Telefon",
        Email => "Mail",
        AKasse => "A-kasse",
        NoAKasse => "Ikke medlem af en a-kasse",
        Born => "Født",
        Cpr => "Cpr-nummer",
        Group => "Kontaktgruppe",
        Registered => "Tilmeldt",
        None => "Ikke oplyst",
        Back => "Til forsiden",
        BackToBorger => "Tilbage til borgeren",
    }
}

texts! {
    /// Her frister.
    pub enum FristTekst {
        Heading => "Frister",
        None => "Borgeren har ingen frister.",
        New => "Sæt en frist",
        Type => "Samtaletype",
        Fristdato => "Fristdato",
        LastDay => "Sidste afholdelsesdato",
        Status => "Status",
        Do => "Handling",
        Extend => "Forlæng",
        Reopen => "Genåbn",
        OfThe => "fristen",
    }
}

texts! {
    /// Her conversations.
    pub enum SamtaleTekst {
        Heading => "Samtaler",
        None => "Borgeren har ingen samtaler.",
        When => "Hvornår",
        Type => "Samtaletype",
        How => "Mødes",
        With => "Medarbejder",
        Status => "Status",
        Planned => "Planlagt",
        Cancelled => "Aflyst",
        NotRegistered => "Fremmøde er ikke registreret",
        Choices => "Valg om a-kassens deltagelse",
        ChoiceOver => " (gælder ikke længere)",
    }
}

texts! {
    /// One conversation, and what can be done with it.
    pub enum SamtaleForm {
        Place => "Sted",
        AKasse => "A-kasse",
        AfbudWhy => "Hvorfor a-kassen ikke kan komme",
        Team => "Team",
        Reference => "Booking-nummer",
        Participants => "Deltagere",
        CancelHeading => "Aflys samtalen",
        Reason => "Begrundelse",
        ReasonHint => "Den står i historikken for jobcenterets egne medarbejdere, ikke i beskeden til borgeren.",
        Cancel => "Aflys samtalen",
        OutcomeHeading => "Registrer fremmøde",
        Outcome => "Fremmøde",
        AKasseTookPart => "Deltog a-kassen?",
        NotAsked => "Ikke oplyst",
        Yes => "Ja",
        No => "Nej",
        Register => "Gem",
        Stale => "Samtalen er ændret, siden du åbnede siden",
        StaleText => "Der er ikke gjort noget. Se, hvordan samtalen er nu, og send igen.",
        Cannot => "Det kan ikke lade sig gøre",
    }
}

texts! {
    /// What has just been done.
    pub enum KvitteringTekst {
        FristSat => "Fristen er sat",
        FristForlaenget => "Fristen er forlænget",
        FristGenaabnet => "Fristen er genåbnet",
        FristBesked => "Borgeren får besked. Du kan følge beskeden under Beskeder til borgeren.",
        Fremmoede => "Fremmødet er registreret",
        FremmoedeTekst => "Det står under Status. Er det forkert, kan du rette det her på siden.",
        Aflyst => "Samtalen er aflyst",
        Booket => "Tiden er booket",
        Flyttet => "Samtalen er flyttet",
        Indkaldt => "Borgeren er indkaldt til samtalen",
        Rettet => "Samtalen er rettet",
        FaarBesked => "Borgeren får besked. Du kan følge beskeden på borgerens side under Beskeder til borgeren.",
    }
}

texts! {
    /// What takes her out of self-booking.
    pub enum FravaerTekst {
        Heading => "Fravær, fritagelse og fratagelse",
        None => "Der er ikke registreret fravær.",
        Over => " (forbi)",
        Decisions => "Afgørelser",
        Reason => "Årsag",
        Decide => "Fritag eller fratag",
    }
}

texts! {
    /// The end of an exemption or a withdrawn right.
    pub enum Ophoer {
        Heading => "Ophæv fritagelse eller fratagelse",
        LastDay => "Sidste dag",
        LastDayHint => "Hele dagen tæller med. Dagen efter kan borgeren selv booke igen.",
        Effect => "En frist, der blev lukket, bliver ikke åbnet igen: sæt en ny. Borgeren får ikke besked herfra.",
        End => "Ophæv",
        Stale => "Den sidste dag er ændret, siden du åbnede siden",
        StaleText => "Der er ikke gjort noget. Se, hvad der gælder nu, og send igen.",
        OfThe => "fritagelsen eller fratagelsen",
    }
}

texts! {
    /// Who comes to a joint conversation.
    pub enum Deltagere {
        Heading => "Andre, der er med til samtalen",
        Lead => "Skriv, hvem der er med ud over den, der holder samtalen: en tolk, en mentor, en bisidder. Når samtalen er holdt, står her dem, der faktisk var med.",
        Name => "Deltagerens navn",
        Role => "Rolle",
        Unnamed => "Uden navn",
        Add => "Tilføj deltageren",
        Remove => "Fjern",
    }
}

texts! {
    /// What happened.
    pub enum HistorikTekst {
        Heading => "Historik",
        None => "Der er ikke sket noget endnu.",
        At => "Tidspunkt",
        Who => "Hvem",
        What => "Hvad",
        Why => "Begrundelse",
        Visninger => "Tider, borgeren fik vist",
        VisningerLead => "Hver gang borgeren har søgt efter tider, mens der løb en frist, er det skrevet ned, hvad siden viste.",
        VisningerCaption => "Borgerens søgninger, de nyeste først",
        Older => "Vis ældre",
        Newest => "Vis de nyeste",
        AllVisninger => "Se alt, hvad borgeren fik vist",
        NoVisninger => "Borgeren har ikke set efter tider, mens der løb en frist.",
    }
}

/// A move in the history: "fra mandag den 30. november 2026 kl. 8.00 til tirsdag den 1. december 2026 kl. 9.00".
pub fn fra_til(fra: NaiveDateTime, til: NaiveDateTime) -> String {
    format!("fra {} til {}", dates::date_time_long(Sprog::Da, fra), dates::date_time_long(Sprog::Da, til))
}

/// A colleague in the history: "Jytte Koordin (koordinator)".
pub fn hvem(navn: &str, rolle: Rolle) -> String {
    let som = match rolle {
        Rolle::JobcenterKoordinator | Rolle::AKasseKoordinator => "koordinator",
        Rolle::JobcenterSagsbehandler | Rolle::AKasseSagsbehandler => "sagsbehandler",
        Rolle::Revisor => "revisor",
        Rolle::Drift => "drift",
    };
    format!("{navn} ({som})")
}

/// A frist's status, for staff.
pub const fn frist_status(status: FristStatus) -> &'static str {
    match status {
        FristStatus::Aktiv => "Aktiv",
        FristStatus::Indfriet => "Indfriet",
        FristStatus::Overskredet => "Overskredet",
        FristStatus::AdministrativtLukket => "Lukket",
    }
}

/// Why a frist was closed, or waits.
pub const fn frist_grund(grund: Grund) -> &'static str {
    match grund {
        Grund::Fravaer => "fravær 56, 57 eller 75",
        Grund::FravaerPaaFristdato => "ferie eller sygdom på fristdatoen",
        Grund::Moededag => "samtalens dag er kommet",
        Grund::StraksHoldt => "samtalen, der gjorde den god, er holdt",
        Grund::AflystEfterFrist => "samtalen blev aflyst efter fristen",
        Grund::Foraeldet => "der er gået tre måneder",
        Grund::Afmeldt => "borgeren er afmeldt",
        Grund::NytJobcenter => "borgeren har et andet jobcenter",
        Grund::NyKontaktgruppe => "borgeren har en anden kontaktgruppe",
        Grund::IkkeMedlem => "borgeren er ikke medlem af en a-kasse",
        Grund::Erstattet => "en senere frist gælder i stedet",
        Grund::Doed => "borgeren er død",
    }
}

/// "fra 1.12.2026 til 4.12.2026", or "fra 1.12.2026".
pub fn periode(fra: NaiveDate, til: Option<NaiveDate>) -> String {
    let fra = dates::date_plain(Sprog::Da, fra);
    match til {
        Some(til) => format!("fra {fra} til {}", dates::date_plain(Sprog::Da, til)),
        None => format!("fra {fra}"),
    }
}

/// Whether she is registered as jobseeker.
pub fn tilmeldt(fra: Option<NaiveDate>, afmeldt: Option<NaiveDate>, doed: Option<NaiveDate>) -> String {
    let plain = |day| dates::date_plain(Sprog::Da, day);
    match (doed, afmeldt, fra) {
        (Some(day), ..) => format!("Registreret død {}", plain(day)),
        (None, Some(day), _) => format!("Afmeldt fra {}", plain(day)),
        (None, None, Some(day)) => format!("Tilmeldt fra {}", plain(day)),
        (None, None, None) => "Tilmeldt".to_owned(),
    }
}

/// What she was shown: how many times, and from which day to which.
pub fn visning(antal: i32, fra: Option<NaiveDate>, til: Option<NaiveDate>) -> String {
    match (antal, fra, til) {
        (0, ..) => "ingen ledige tider".to_owned(),
        (n, Some(fra), Some(til)) => {
            let tider = if n == 1 { "1 ledig tid".to_owned() } else { format!("{n} ledige tider") };
            format!("{tider} {}", periode(fra, Some(til)))
        }
        (n, ..) => format!("{n} ledige tider"),
    }
}
