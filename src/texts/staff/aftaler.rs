//! Aftaler: the list, the draft, the steps.

use crate::domain::aftale::AftaleHandling;
use crate::texts::texts;

texts! {
    /// The pages of the aftaler.
    pub enum Aftaler {
        Heading => "Aftaler",
        Lead => "En aftale er rammen for de tider, jobcenter og a-kasse holder fælles jobsamtaler. Borgerne kan først booke, når begge parter har sagt ja.",
        New => "Lav en ny aftale",
        None => "Der er ingen aftaler endnu.",
        Back => "Til alle aftaler",
        AKasse => "A-kasse",
        Jobcenter => "Jobcenter",
        Valid => "Gælder",
        Status => "Status",
        SelfBooking => "Borgerne må selv booke",
        Move => "Flytte en samtale",
        CallOff => "Aflyse en samtale",
        NotPossible => "Kan ikke lade sig gøre for borgeren",
        Outside => "Aftalt uden om systemet",
        Replaces => "Afløser",
        OlderVersion => "Den tidligere version",
        Yes => "Ja",
        No => "Nej",
        NewHeading => "Ny aftale",
        EditHeading => "Ret kladden",
        DraftLead => "Aftalen er en kladde, indtil du foreslår den for a-kassen. Læg tiderne ind bagefter.",
        ChooseAKasse => "Vælg a-kasse",
        From => "Første dag",
        To => "Sidste dag",
        MoveLimit => "Hele dage før samtalen, borgeren kan flytte den",
        CallOffLimit => "Hele dage før samtalen, borgeren kan aflyse den",
        LimitHint => "0 er til og med dagen selv. Lad feltet stå tomt, hvis det ikke skal kunne lade sig gøre.",
        SelfHint => "Ellers indkalder I selv til samtalerne.",
        SeeOther => "Se den aftale, der allerede gælder i de dage",
        OverlapHeading => "Aftalen kan ikke foreslås, som den er",
        OverlapText => "Der er allerede en aftale med a-kassen i de dage. Ret datoerne, eller lav en ny version af den.",
        Save => "Gem kladden",
        Edit => "Ret kladden",
        Cancel => "Fortryd",
        Series => "Tider i aftalen",
        SharedSeries => "Tider, der deles fra en anden aftale",
        ProposedSharing => "Tider, der foreslås delt fra en anden aftale",
        ProposedSharingText => "Siger a-kassen ja, kan dens medlemmer booke de pladser, der er til dem, inden for denne aftale.",
        SharingYes => "Sig ja til at dele tiderne",
        SharingNo => "Sig nej",
        SharingWaits => "Deling venter på svar",
        NoSeries => "Der er ingen tider i aftalen endnu.",
        AddSeries => "Læg tider ind",
        ChangeSeries => "Ret",
        LeaveOutDays => "Tag dage ud",
        RemoveSeries => "Fjern",
        Propose => "Foreslå aftalen for a-kassen",
        ProposeText => "A-kassens koordinator ser forslaget på sin forside og kan sige ja eller sende det tilbage.",
        Withdraw => "Træk forslaget tilbage",
        Discard => "Kassér kladden",
        OutsideHeading => "Har a-kassen allerede sagt ja?",
        OutsideText => "Er I blevet enige uden om systemet, så skriv, hvem der sagde ja, og hvornår. Aftalen gælder med det samme.",
        OutsideWho => "Hvem sagde ja for a-kassen",
        OutsideWhen => "Hvornår",
        OutsideDo => "Registrér, at aftalen er indgået",
        ChangeHeading => "Skal aftalen ændres?",
        ChangeText => "Lav en ny version. Den gamle gælder, til a-kassen har sagt ja til den nye. Borgere, der har booket, beholder deres tid.",
        NewVersion => "Lav en ny version",
        EndHeading => "Skal aftalen slutte?",
        EndText => "Skriv den sidste dag, aftalen skal gælde. Du ser, hvem der har booket efter den dag, før der sker noget.",
        EndDay => "Aftalens sidste dag",
        EndDo => "Se, hvem det rammer",
        AnswerHeading => "Kan I sige ja?",
        Confirm => "Sig ja til aftalen",
        ConfirmText => "Så kan jeres medlemmer booke tiderne.",
        SendBackComment => "Hvad skal være anderledes?",
        SendBack => "Send tilbage til jobcenteret",
        History => "Hvad der er sket",
        At => "Hvornår",
        Who => "Hvem",
        What => "Hvad",
        Comment => "Kommentar",
        System => "Systemet",
        SentBackHeading => "Forslaget er sendt tilbage til jobcenteret",
        SentBackText => "Det står på listen igen, når jobcenteret foreslår det på ny.",
        WithdrawnHeading => "Forslaget gælder ikke mere",
        WithdrawnText => "Jobcenteret har trukket det tilbage, mens du havde siden åben. Dit svar er ikke givet. Det står på listen igen, når jobcenteret foreslår det på ny.",
        StaleHeading => "Aftalen er ændret, mens du havde siden åben",
        StaleText => "Her er den, som den er nu. Det, du havde skrevet, står der endnu. Se efter, og prøv igen.",
        WaitingAKasse => "Aftalen venter på a-kassens svar.",
    }
}

/// What was done, as the history tells it.
pub const fn aftale_handling(handling: AftaleHandling) -> &'static str {
    match handling {
        AftaleHandling::Oprettet => "Begyndte kladden",
        AftaleHandling::Rettet => "Rettede kladden",
        AftaleHandling::Foreslaaet => "Foreslog aftalen for a-kassen",
        AftaleHandling::TrukketTilbage => "Trak forslaget tilbage",
        AftaleHandling::SendtTilbage => "Sendte forslaget tilbage",
        AftaleHandling::Bekraeftet => "Sagde ja for a-kassen",
        AftaleHandling::AftaltUdenOm => "Registrerede, at aftalen er indgået uden om systemet",
        AftaleHandling::Kasseret => "Kasserede kladden",
        AftaleHandling::Opsagt => "Satte aftalens sidste dag",
        AftaleHandling::OpsigelseFortrudt => "Fortrød opsigelsen",
        AftaleHandling::Afloest => "En nyere version tog over",
        AftaleHandling::SerieTilfoejet => "Lagde tider ind",
        AftaleHandling::SerieRettet => "Rettede tider",
        AftaleHandling::SerieFjernet => "Fjernede tider",
        AftaleHandling::DelingBekraeftet => "Sagde ja til at dele tider, for en anden a-kasse",
        AftaleHandling::DelingAfvist => "Sagde nej til at dele tider, for en anden a-kasse",
    }
}

/// "til og med 2 hele dage før"
pub fn graense(dage: Option<i32>) -> String {
    match dage {
        None => Aftaler::NotPossible.da().to_owned(),
        Some(0) => "Til og med samtalens dag".to_owned(),
        Some(1) => "Til og med dagen før".to_owned(),
        Some(dage) => format!("Til og med {dage} dage før"),
    }
}

/// "Ja (før: Nej)": what it is, and what it was when that was something else.
pub fn foer(nu: String, foer: Option<String>) -> String {
    match foer.filter(|foer| *foer != nu) {
        Some(foer) => format!("{nu} (før: {foer})"),
        None => nu,
    }
}

/// "Aftale med HK"
pub fn aftale_med(part: &str) -> String {
    format!("Aftale med {part}")
}

/// "Bo Prøve, 24.11.2026"
pub fn uden_om(hvem: &str, dato: &str) -> String {
    format!("{hvem}, {dato}")
}
