//! What people read when a rule says no: each sentence stands alone, blames nobody and says what to do.
//!
//! [`told`] is the one line of every code, beside a field or on the wire. [`refusal`] is a page of its own, for what a borger meets.

use crate::domain::rules::Code;

/// A heading and what to do. `{myndighed}` is the authority's own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The page's heading.
    pub heading: &'static str,
    /// What it means and what to do.
    pub text: &'static str,
}

/// The words of a code in a page of its own.
pub const fn refusal(code: Code) -> Refusal {
    let heading = match code {
        Code::NotTilmeldt => "Du er ikke tilmeldt som jobsøgende",
        Code::NotMember => "Vi mangler oplysning om din a-kasse",
        Code::OtherAKasse => "Tiden er aftalt med en anden a-kasse",
        Code::OtherEjersystem => "Du kan ikke flytte eller aflyse samtalen her",
        other => told(other),
    };
    let text = match code {
        Code::NotMember => {
            "Vi kan ikke se, hvilken a-kasse du er medlem af. Derfor kan vi ikke vise dig tider endnu. Ring til {myndighed}, så finder de en tid til dig."
        }
        Code::OtherAKasse => {
            "Du kan kun booke de tider, som {myndighed} har aftalt med din a-kasse. Vælg en anden tid."
        }
        Code::NotDagpenge => {
            "Fælles jobsamtaler er for personer, der får dagpenge. Ring til {myndighed}, hvis du mener, at det er en fejl."
        }
        Code::Fritaget | Code::Frataget => "{Myndighed} indkalder dig til samtalen.",
        Code::AtAKasse => "Du får besked fra a-kassen om din næste samtale.",
        Code::FristOverskredet => {
            "Du kan ikke booke her lige nu. Ring til {myndighed} i dag, så fortæller de, hvad du skal gøre."
        }
        Code::NotTilmeldt => {
            "Du kan booke, når du er tilmeldt som jobsøgende på Jobnet. Ring til {myndighed}, hvis du mener, at det er en fejl."
        }
        Code::OutsideFrame => {
            "Tiden ligger ikke i de tider, som {myndighed} har aftalt med din a-kasse. Vælg en anden tid."
        }
        Code::NotSelfBookable => "{Myndighed} indkalder selv til disse samtaler. Du får besked om din tid.",
        Code::Closed => "{Myndighed} har lukket tiden, mens du valgte. Vælg en anden tid.",
        Code::Started => "Du kan ikke længere booke den tid. Vælg en senere tid.",
        Code::AfterSidsteAfholdelsesdato | Code::AfterStraksbooking => {
            "Samtalen skal holdes tidligere. Vælg en af de tider, vi viser dig."
        }
        Code::Sammenfald => "Du har allerede en samtale, der ligger for tæt på. Vælg en anden tid.",
        Code::OneAtATime => "Du kan flytte den samtale, du har.",
        Code::OmbookLimitPassed | Code::AflysningLimitPassed => "Ring til {myndighed}, hvis du ikke kan komme.",
        Code::OtherEjersystem => "Ring til {myndighed}, hvis du vil flytte eller aflyse den.",
        Code::AlreadyBegun => "Ring til {myndighed}, hvis du ikke kom til samtalen.",
        Code::AlreadyCancelled => "Der er ikke mere, du skal gøre med den. Se dine andre samtaler på forsiden.",
        // What a borger cannot bring about by herself on a page: the authority helps.
        _ => "Ret felterne, og prøv igen. Ring til {myndighed}, hvis det ikke hjælper.",
    };
    Refusal { heading, text }
}

/// The words of a code beside a field.
pub const fn field_error(code: Code) -> &'static str {
    told(code)
}

/// The one line of a code.
pub const fn told(code: Code) -> &'static str {
    match code {
        Code::UnknownBorger => "Vi kender ingen borger med det personnummer",
        Code::UnknownCodeValue => "Værdien findes ikke i kodelisten",
        Code::ExpiredCodeValue => "Værdien er ikke i brug på den dag, samtalen holdes",
        Code::NotTilmeldt => "Borgeren er ikke tilmeldt som jobsøgende",
        Code::Dead => "Personen er registreret som død",
        Code::NotAuthorised => "Myndigheden kan ikke bruge tjenesten",
        Code::HtmlInText => "Skriv teksten uden html",
        Code::IdExists => "Id'et er brugt før",
        Code::NotOwnBorger => "Borgeren hører ikke til jobcenteret",
        Code::SamtaleformUnknown => "Vælg, om samtalen er personlig, telefonisk eller digital",
        Code::SamtaleTypeUnknown => "Samtaletypen findes ikke",
        Code::StartBeforeToday => "Samtalen kan ikke begynde før i dag",
        Code::EndBeforeStart => "Samtalen kan ikke slutte, før den begynder",
        Code::MoedeGruppeTypeUnknown => "Vælg, om mødet er individuelt eller for en gruppe",
        Code::NotMember => "Borgeren er ikke medlem af en a-kasse",
        Code::OtherAKasse => "Borgeren er medlem af en anden a-kasse",
        Code::OmbookingFristForbidden => "Fjern fristen for ombooking, eller gør ombooking mulig",
        Code::OmbookingFristMissing => "Skriv den sidste dag, samtalen kan flyttes",
        Code::AflysningFristForbidden => "Fjern fristen for aflysning, eller gør aflysning mulig",
        Code::UnknownIndkaldelse => "Vi kender ikke samtalen",
        Code::NotDagpenge => "Du kan ikke booke en fælles jobsamtale her",
        Code::Fritaget => "Du skal ikke selv booke en tid",
        Code::Frataget => "Du kan ikke selv booke tid lige nu",
        Code::AtAKasse => "Din a-kasse står for dine samtaler lige nu",
        Code::FristOverskredet => "Fristen for at booke er gået",
        Code::OutsideFrame => "Tiden kan ikke bookes",
        Code::NotSelfBookable => "Tiden kan ikke bookes her",
        Code::Closed => "Tiden er lukket",
        Code::Started => "Tiden er begyndt",
        Code::AfterSidsteAfholdelsesdato | Code::AfterStraksbooking => "Tiden ligger for sent",
        Code::OmbookLimitPassed => "Du kan ikke længere flytte samtalen her",
        Code::Sammenfald => "Tiden falder sammen med en anden samtale",
        Code::OneAtATime => "Der er allerede en samtale",
        Code::AflysningLimitPassed => "Du kan ikke længere aflyse samtalen her",
        Code::AlreadyBegun => "Samtalen er begyndt eller forbi",
        Code::AlreadyCancelled => "Samtalen er aflyst",
        Code::NotBegun => "Samtalen er ikke begyndt endnu",
        Code::TelefonMissing => "Skriv et telefonnummer, vi kan træffe dig på",
        Code::TelefonForm => "Skriv telefonnummeret med 8 cifre, for eksempel 12 34 56 78",
        Code::EmailForm => "Skriv mailadressen, som den ser ud, for eksempel navn@eksempel.dk",
        Code::CvAfterCutOff => "Cv-samtaler oprettes og opdateres ikke fra skæringsdatoen; indkald til en jobsamtale",
        Code::CvMovedPastCutOff => "Cv-samtalen kan ikke flyttes forbi skæringsdatoen; gør den til en jobsamtale",
        Code::TurnedIntoCv => "Samtalen kan ikke gøres til en cv-samtale fra skæringsdatoen",
        Code::TypeNotForAuthority => "Myndigheden indkalder ikke til den samtaletype",
        Code::TypeNotForKontaktgruppe => "Samtaletypen bruges ikke for borgerens kontaktgruppe",
        Code::TypeNeverUsed => "Der indkaldes ikke til samtaletype 19 og 20",
        Code::NoResponsibility => "A-kassen har ikke ansvaret for kontaktforløbet (fravær 75)",
        Code::ResponsibilityEnds => "A-kassens ansvar for kontaktforløbet er slut på samtalens dag",
        Code::NotSummoner => "Kun den myndighed, der har indkaldt, kan ændre samtalen",
        Code::OtherEjersystem => "Kun det system, der ejer samtalen, kan ændre den",
        Code::CvToJobsamtale => "A-kassen har ikke ansvaret for kontaktforløbet; se efter, om det er rigtigt",
        Code::StartMissing => "Skriv, hvornår samtalen begynder",
        Code::LocalTimeMissing => "Klokkeslættet findes ikke den nat: uret stilles frem",
        Code::LocalTimeTwice => "Klokkeslættet kommer to gange den nat: angiv, hvilken det er",
        Code::TooFarAhead => "Datoen ligger for langt ude i fremtiden",
        Code::VarighedWrong => "Varigheden passer ikke med start og slut",
        Code::VarighedAssumed => "Der står hverken slut eller varighed; vi regner med den sædvanlige længde",
        Code::LinkMissing => "Skriv linket til det digitale møde",
        Code::LinkForm => "Skriv linket, som det ser ud, med https:// forrest",
        Code::AdresseMissing => "Skriv adressen, hvor mødet holdes",
        Code::MoedetelefonMissing => "Skriv det nummer, borgeren skal ringe til",
        Code::BorgerTelefonMissing => "Skriv det nummer, borgeren bliver ringet op på",
        Code::TitelMissing => "Skriv en titel",
        Code::BeskrivelseMissing => "Skriv, hvad samtalen handler om",
        Code::MedarbejderMissing => "Skriv, hvem der holder samtalen: en medarbejder eller et team",
        Code::TeamWithoutName => "Teamet skal sætte navn på medarbejderen inden mødet",
        Code::KontaktMissing => "Skriv et telefonnummer eller en mailadresse, borgeren kan bruge ved spørgsmål",
        Code::TextTooLong => "Teksten er for lang",
        Code::ControlCharacters => "Teksten indeholder tegn, der ikke kan vises",
        Code::OmbookingFristAfterMeeting => "Fristen for ombooking ligger efter samtalen",
        Code::AflysningFristAfterMeeting => "Fristen for aflysning ligger efter samtalen",
        Code::GruppemoedeIdMissing => "Skriv gruppemødets id",
        Code::TooLongAgo => "Datoen ligger for langt tilbage",
        Code::FristTypeUnsupported => "Der sættes kun frist for samtaletype 4, 7 og 17",
        Code::FristTooShort => "Fristen er for kort",
        Code::LastDayBeforeFristdato => "Sidste afholdelsesdato ligger før fristen",
        Code::FristdatoOnDayOff => "Fristen falder på en fridag",
        Code::FristExists => "Borgeren har allerede en frist for den samtaletype; forlæng den",
        Code::FristNotActive => "Fristen er ikke aktiv",
        Code::UnknownFrist => "Vi kender ikke fristen",
        Code::FristBornClosed => "Fristen er lukket, fordi borgeren har fravær 56, 57 eller 75",
        Code::FristBornMet => "Borgeren har allerede booket; fristen er indfriet",
        Code::FristNotOverskredet => "Kun en overskredet frist kan genåbnes",
        Code::BegrundelseMissing => "Skriv en begrundelse",
        Code::NotFaelles => "Samtalen er ikke en fælles jobsamtale",
        Code::FravalgNotInRegime => "A-kassen kan ikke fravælge; meld, at I ikke kan komme",
        Code::FravalgNotFirst => "A-kassen kan kun fravælge den første fælles jobsamtale",
        Code::FravalgBySummoner => "Den myndighed, der har indkaldt, kan ikke fravælge",
        Code::FravalgDespiteWish => "Borgeren eller jobcenteret har bedt om, at a-kassen er med",
        Code::ValgNotTheirs => "Valget er ikke myndighedens",
        Code::DeltagerNotOwn => "Deltageren hører til en anden myndighed",
        Code::UnknownDeltager => "Vi kender ikke deltageren",
        Code::FravaerNotTheirs => "Fravær 56, 57 og 75 registreres af jobcenteret",
        Code::FravaerEndsBeforeStart => "Fraværet kan ikke slutte, før det begynder",
        Code::CprInUse => "Personnummeret er i brug for en anden borger",
        Code::CvStatusNotTheirs => "Cv-godkendelsesstatus indberettes af borgerens egen a-kasse",
        Code::UnknownFravaer => "Vi kender ikke fraværet",
        Code::DoedsdatoAhead => "Dødsdatoen kan ikke ligge efter i dag",
    }
}

/// `text` with the authority's name put in, also at the start of a sentence.
pub fn with_authority(text: &str, myndighed: &str) -> String {
    text.replace("{myndighed}", myndighed).replace("{Myndighed}", myndighed)
}
