//! What is done on a borger's behalf: booking an agreed time, moving to another, summoning.

use crate::texts::texts;

texts! {
    /// An agreed time for her.
    pub enum BookForHende {
        BookHeading => "Book en aftalt tid for borgeren",
        MoveHeading => "Flyt borgerens samtale til en anden aftalt tid",
        Lead => "Det er de tider, borgeren selv kan vælge imellem. Borgeren får besked.",
        LeadMove => "Samtalen bliver flyttet til den tid, du vælger. Borgeren får besked.",
        Now => "Samtalen er nu",
        NotHerself => "Borgeren kan ikke selv booke lige nu. Du kan gøre det for borgeren.",
        CannotHeading => "Borgeren kan ikke få en aftalt tid",
        NoTimes => "Der er ingen ledige tider herfra. Indkald til en samtale på et andet tidspunkt i stedet.",
        Later => "Se senere tider",
        First => "Se de første tider",
        Phone => "Borgerens telefonnummer",
        Reason => "Begrundelse",
        ReasonHint => "Den står i historikken for jobcenterets egne medarbejdere, ikke i beskeden til borgeren.",
        Book => "Book tiden",
        Move => "Flyt samtalen",
        Taken => "Tiden er lige blevet taget",
        TakenText => "Der er ikke gjort noget. Vælg en anden tid.",
        Stale => "Borgerens samtaler er ændret, siden du åbnede siden",
        StaleText => "Der er ikke gjort noget. Se, hvad borgeren har nu, og vælg igen.",
    }
}

texts! {
    /// A conversation at any time.
    pub enum IndkaldForm {
        NewHeading => "Indkald borgeren til en samtale",
        ChangeHeading => "Ret eller flyt samtalen",
        Lead => "Borgeren får besked om samtalen.",
        Type => "Samtaletype",
        Start => "Begynder",
        StartHint => "Dag og klokkeslæt i Danmark.",
        Minutes => "Varighed i minutter",
        MinutesHint => "Udelades den, regner vi med den sædvanlige længde.",
        How => "Mødes",
        Address => "Adresse",
        AddressHint => "Ved en personlig samtale.",
        Link => "Link til mødet",
        LinkHint => "Ved en digital samtale: en adresse, der begynder med https://",
        Phone => "Borgerens telefonnummer",
        PhoneHint => "Ved en telefonsamtale: det nummer, borgeren bliver ringet op på.",
        Titel => "Titel",
        Description => "Hvad samtalen handler om",
        Who => "Medarbejder",
        Contact => "Telefonnummer til spørgsmål",
        Summon => "Indkald borgeren",
        Change => "Gem ændringen",
        Anyway => "Gør det alligevel",
        LookAgain => "Se efter, før du sender",
        LookAgainText => "Send igen, hvis det er rigtigt.",
        DefaultTitle => "Samtale med jobcenteret",
        DefaultDescription => "Vi taler om din jobsøgning og din plan for at komme i arbejde.",
        ToChange => "Ret eller flyt samtalen",
        ToOtherTime => "Flyt til en anden aftalt tid",
        ToBook => "Book eller flyt til en aftalt tid",
        ToSummon => "Indkald til en samtale",
    }
}
