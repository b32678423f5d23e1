//! The a-kasse's own pages. Nothing here names a deadline for booking: that is between the borger and the jobcenter.

use super::opgaver::antal_samtaler;
use crate::domain::code_lists::Deltagelsesvalg;
use crate::domain::samtalenyt::Andre;
use crate::texts::texts;

texts! {
    /// The members' fælles jobsamtaler: the list, the day, and one of them.
    pub enum Medlem {
        Heading => "Medlemmers fælles jobsamtaler",
        Period => "Periode",
        From => "Fra",
        To => "Til",
        Show => "Vis",
        DateMissing => "Skriv en dato, der findes",
        None => "Der er ingen fælles jobsamtaler i perioden.",
        Day => "Dag",
        Time => "Kl.",
        Name => "Medlem",
        Form => "Mødes",
        Place => "Sted",
        Jobcenter => "Jobcenter",
        With => "Jobcenterets medarbejder",
        Ours => "Fra a-kassen",
        Nobody => "Ikke navngivet",
        CannotCome => "Kan ikke komme",
        Part => "A-kassens deltagelse",
        Taking => "I deltager",
        NotAsked => "I deltager ikke: hverken medlemmet eller jobcenteret har bedt om det",
        Download => "Hent listen som csv",
        OwnCalendar => "Følg samtalerne i din egen kalender",
        Previous => "Dagen før",
        Next => "Dagen efter",
        ChooseDay => "Vælg dag",
        Date => "Dato",
        NoneThatDay => "Der er ingen fælles jobsamtaler den dag.",
    }
}

texts! {
    /// One conversation.
    pub enum EtMedlem {
        When => "Tidspunkt",
        WhoComes => "Hvem kommer fra a-kassen?",
        Instead => "I stedet for",
        InsteadHint => "Vælg et navn, når den, der skulle komme, er væk.",
        InAddition => "Ingen, det er en til",
        Who => "Navn på den, der kommer",
        Phone => "Telefonnummer",
        Email => "Mailadresse",
        Optional => "Kan udelades. Jobcenteret ser det, medlemmet gør ikke.",
        Save => "Gem navnet",
        Remove => "Fjern",
        Cannot => "Kan I ikke komme?",
        CannotText => "Jobcenteret får en opgave, og medlemmet får besked. Samtalen bliver stående og kan holdes uden jer.",
        CannotButton => "Meld, at I ikke kan komme",
        Why => "Hvorfor kan I ikke komme?",
        WhyHint => "Kan udelades. Jobcenteret ser det, medlemmet gør ikke.",
        WhyNot => "Ikke oplyst",
        ComesText => "Kan I komme alligevel, lukkes jobcenterets opgave, og medlemmet får besked om, at I kommer.",
        ComesButton => "I kommer alligevel",
        Told => "I har meldt, at I ikke kan komme",
        ToldText => "Jobcenteret har fået en opgave om det. Samtalen bliver stående.",
        Others => "Medlemmets andre samtaler",
        OthersText => "I kan se, hvornår de er, hvilken type det er, og hvem der holder dem.",
        NoOthers => "Der er ingen andre kommende samtaler, I kan se.",
        Type => "Type",
        Authority => "Myndighed",
        Over => "Samtalen er begyndt eller forbi. Der kan ikke længere ændres på, hvem der kommer.",
        NoMember => "Borgeren er ikke medlem lige nu. I kan læse om samtalen, men ikke ændre på, hvem der kommer.",
        Stale => "Samtalen er ændret, siden du åbnede siden",
        StaleText => "Der er ikke gjort noget. Se, hvordan samtalen er nu, og send igen.",
        Refused => "Det kan ikke lade sig gøre",
        Back => "Til medlemmers samtaler",
    }
}

texts! {
    /// A whole day.
    pub enum HelDag {
        Agreed => "Aftalt den dag",
        NothingAgreed => "Der er ingen aftalte tider den dag.",
        CannotLink => "Meld, at I ikke kan komme den dag",
        Told => "I har meldt, at I ikke kan komme",
        ChangeLink => "Se det, eller meld, at I kan komme alligevel",
        Again => "Meld det også for dem, der har booket siden",
        Why => "Hvorfor",
        ToldHeading => "I har meldt, at I ikke kan komme den dag",
        ToldLead => "Jobcenteret har fået én opgave om dagen. Ingen tider er lukket, og samtalerne står ved magt.",
        ToldMembers => "De medlemmer, der havde booket, da I meldte det, har fået besked om, at I ikke kommer. Den, der booker bagefter, får ikke besked, før I melder det igen her.",
        HitSince => "Har booket siden",
        ComesHeading => "Kan I komme alligevel?",
        ComesText => "Jobcenterets opgave lukkes, og de medlemmer, der har fået besked, får at vide, at I kommer. Det gælder samtaler, der ikke er begyndt.",
        ComesDone => "Jobcenteret kan se, at I kommer",
        Heading => "I kan ikke komme hele dagen",
        Lead => "Det er en besked til jobcenteret, som får én opgave om hele dagen. Ingen tider lukkes, og samtalerne bliver stående, til jobcenteret har taget stilling.",
        Hit => "Medlemmer, der får besked",
        HitText => "De får besked om, at I ikke kommer til samtalen, og at den bliver stående. De får ikke at vide hvorfor; det ser kun jobcenteret. Den, der booker en tid den dag senere, får ikke besked: så melder I det igen her.",
        HitNone => "Ingen får besked nu: der er ingen kommende samtaler den dag, som I skulle have været med til. Den, der booker senere, får heller ikke besked: så melder I det igen her.",
        Confirm => "Meld, at I ikke kan komme",
        Cancel => "Tilbage til dagen",
        Done => "Jobcenteret har fået besked",
        StandIn => "Er en medarbejder væk?",
        StandInText => "Vælg, hvem der er væk, og hvem der kommer i stedet, i alle dagens samtaler, der ikke er begyndt.",
        Away => "Hvem er væk?",
        StandInSave => "Sæt afløseren ind",
        StandInDone => "Afløseren er sat ind",
    }
}

texts! {
    /// The digest.
    pub enum NytTekst {
        Heading => "Nyt om medlemmers samtaler",
        Lead => "Her står de samtaler, der er kommet til, flyttet eller aflyst, og dem, hvor andre deltager.",
        Span => "Hvor langt tilbage?",
        OneDay => "Det seneste døgn",
        ThreeDays => "De seneste 3 døgn",
        Week => "De seneste 7 døgn",
        Month => "De seneste 30 døgn",
        None => "Der er ikke noget nyt.",
        What => "Hvad",
        New => "Ny",
        Moved => "Flyttet",
        Participants => "Andre deltager.",
        Wanted => "Medlemmet ønsker, at I deltager.",
        WantedThere => "Jobcenteret ønsker, at I deltager.",
        NotWanted => "Medlemmet har valgt, at I ikke deltager.",
        NotChosen => "I har valgt ikke at deltage.",
        NoChoice => "Valget om, at I deltager, gælder ikke mere.",
        Employee => "Jobcenterets medarbejder er nu",
        Gone => "Aflyst",
        CameAndWent => "Både booket og aflyst",
        AftalerHeading => "Nyt om aftalerne",
        AftalerText => "Det har jobcentrene gjort ved aftaler, der er indgået med jer. Siger de, at I har sagt ja uden om systemet, og passer det ikke, så ring til jobcenteret.",
        SharedTimes => "(tider, I deler)",
        From => "fra",
        At => "Ændret",
    }
}

/// In what others take part than before: "Andre deltager. Jobcenterets medarbejder er nu Karen Prøve"
pub fn andre_deltager(andre: Andre, valg: Option<Deltagelsesvalg>, medarbejder: &str) -> String {
    let chosen = match valg {
        Some(Deltagelsesvalg::OensketAfBorger) => NytTekst::Wanted,
        Some(Deltagelsesvalg::OensketAfJobcenter) => NytTekst::WantedThere,
        Some(Deltagelsesvalg::FravalgtAfBorger) => NytTekst::NotWanted,
        Some(Deltagelsesvalg::FravalgtAfAKasse) => NytTekst::NotChosen,
        None => NytTekst::NoChoice,
    };
    let told = [
        andre.deltagere.then(|| NytTekst::Participants.da().to_owned()),
        andre.valg.then(|| chosen.da().to_owned()),
        andre.medarbejder.then(|| format!("{} {medarbejder}", NytTekst::Employee.da())),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What holds of the a-kasse's part.
pub const fn deltagelse(med: bool, valg: Option<Deltagelsesvalg>) -> &'static str {
    match (med, valg) {
        (true, _) => Medlem::Taking.da(),
        (false, Some(Deltagelsesvalg::FravalgtAfAKasse)) => "I har valgt ikke at deltage",
        (false, Some(_)) => "Medlemmet har valgt, at I ikke deltager",
        (false, None) => Medlem::NotAsked.da(),
    }
}

/// "I har meldt det for 3 samtaler." and what was not done.
pub fn meldt(samtaler: usize, ikke: usize) -> String {
    let said = match samtaler {
        0 => "Der var ingen samtaler at melde det for.".to_owned(),
        1 => "I har meldt det for 1 samtale. Medlemmet får besked.".to_owned(),
        many => format!("I har meldt det for {many} samtaler. Medlemmerne får besked."),
    };
    format!("{said}{}", rest(ikke))
}

/// "I kommer til 3 samtaler." and what was not done.
pub fn fortrudt(samtaler: usize, ikke: usize) -> String {
    let said = match samtaler {
        0 => "Der var ingen samtaler at ændre.".to_owned(),
        1 => "I kommer til 1 samtale. Medlemmet får besked.".to_owned(),
        many => format!("I kommer til {many} samtaler. Medlemmerne får besked."),
    };
    format!("{said}{}", rest(ikke))
}

/// "Navnet er skiftet i 3 samtaler." and what was not done.
pub fn afloest(samtaler: usize, ikke: usize) -> String {
    format!("Navnet er skiftet i {}.{}", antal_samtaler(samtaler), rest(ikke))
}

fn rest(ikke: usize) -> String {
    match ikke {
        0 => String::new(),
        1 => " 1 samtale blev ændret imens og er ikke med.".to_owned(),
        many => format!(" {many} samtaler blev ændret imens og er ikke med."),
    }
}

/// "14 pladser, 3 samtaler"
pub fn aftalt_den_dag(pladser: i64, samtaler: usize) -> String {
    let pladser = if pladser == 1 { "1 plads".to_owned() } else { format!("{pladser} pladser") };
    format!("{pladser}, {}", antal_samtaler(samtaler))
}
