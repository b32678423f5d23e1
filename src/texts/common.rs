//! Texts of the frame around every page, the doors and the error pages.

use super::texts;

texts! {
    /// Header, footer and what every page shares.
    pub enum Common {
        Product => "Fællestid",
        Service => "Book fælles jobsamtale",
        StaffService => "Fælles jobsamtaler",
        SkipLink => "Gå til sidens indhold",
        DemoBanner => "Demo: alle personer, aftaler og telefonnumre er opdigtede.",
        LogOut => "Log af",
        LogIn => "Log ind",
        Phone => "Telefon:",
        Accessibility => "Tilgængelighedserklæring",
        Privacy => "Sådan behandler vi dine oplysninger",
        Back => "Tilbage",
        ErrorSummary => "Der er opstået et problem",
        ErrorPrefix => "Fejl: ",
        Steps => "Trin i bookingen",
    }
}

texts! {
    /// The front page.
    pub enum Start {
        Heading => "Book en fælles jobsamtale",
        Lead => "Her booker du en samtale med kommunen, hvor din a-kasse også kan være med.",
        WhoHeading => "Hvem er det for?",
        Who => "Dig, der får dagpenge og har fået besked om at booke en samtale.",
        NeedHeading => "Det skal du bruge",
        NeedTime => "Cirka 3 minutter.",
        NeedPhone => "Et telefonnummer, vi kan træffe dig på.",
        DeadlineHeading => "Book inden din frist",
        Deadline => "Når du har logget ind, kan du se, hvornår du senest skal booke. Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter. Så kan du ikke få dagpenge, før du har tilmeldt dig igen på Jobnet og booket en ny samtale.",
        Begin => "Log ind og book",
    }
}

texts! {
    /// The demo log-in.
    pub enum DemoLogIn {
        Heading => "Vælg en demo-person",
        Lead => "Du logger ind som en opdigtet person. Intet af det, du gør, når ud af denne maskine.",
        Borgere => "Borgere",
        Staff => "Medarbejdere",
        As => "Log ind som",
    }
}

texts! {
    /// Pages for what went wrong. Each says what to do next.
    pub enum Problem {
        NotFoundHeading => "Vi kan ikke finde siden",
        NotFound => "Siden findes ikke, eller den er ikke din. Tjek adressen, eller gå til forsiden.",
        BadRequestHeading => "Vi kunne ikke læse det, du sendte",
        BadRequest => "Der er ikke ændret noget. Gå tilbage, og prøv igen.",
        TooLargeHeading => "Det, du sendte, er for stort",
        TooLarge => "Der er ikke ændret noget. Gå tilbage, og prøv igen med færre tegn.",
        WrongTypeHeading => "Formularen kom i en form, vi ikke kan læse",
        WrongType => "Der er ikke ændret noget. Åbn siden igen, og udfyld formularen dér.",
        ForeignHeading => "Formularen kom fra et andet websted",
        Foreign => "For din sikkerhed har vi ikke gjort noget. Åbn siden her, og prøv igen.",
        MethodHeading => "Det kan siden ikke",
        Method => "Der er ikke ændret noget. Gå til forsiden, og begynd igen.",
        UnavailableHeading => "Vi kan ikke vise tider lige nu",
        Unavailable => "Det er en fejl hos os. Var du ved at booke, så se under Dine samtaler, om samtalen er booket, før du prøver igen. Din frist bliver ikke flyttet automatisk. Bliver fejlen ved, så ring til kommunen inden fristen.",
        InternalHeading => "Der skete en fejl hos os",
        Internal => "Var du ved at booke, så se under Dine samtaler, om samtalen er booket, før du prøver igen. Bliver fejlen ved, så ring til kommunen inden fristen.",
        Reference => "Oplys dette nummer, hvis du ringer:",
        ToFrontPage => "Gå til forsiden",
    }
}

texts! {
    /// The accessibility statement and the privacy page.
    pub enum Legal {
        AccessibilityHeading => "Tilgængelighedserklæring",
        AccessibilityLead => "Alle skal kunne booke en samtale her, også med skærmlæser, kun med tastatur og på en lille skærm.",
        StandardHeading => "Det, vi går efter",
        Standard => "Siderne er bygget efter WCAG 2.2 på niveau AA med Det Fælles Designsystem. Alt virker uden JavaScript.",
        TestedHeading => "Sådan er siderne prøvet",
        Tested => "Hver side bliver prøvet automatisk, hver gang vi ændrer noget: med axe uden undtagelser, på en skærm, der er 320 punkter bred, og uden JavaScript. Siderne er endnu ikke prøvet af brugere med hjælpemidler.",
        TellHeading => "Fortæl os om fejl",
        Tell => "Er der noget, du ikke kan bruge, så ring til din kommune. De kan også booke tiden for dig.",
        PrivacyHeading => "Sådan behandler vi dine oplysninger",
        PrivacyLead => "Vi bruger kun dine oplysninger til at holde styr på din samtale og din frist.",
        WhatHeading => "Det har vi om dig",
        What => "Dit navn, dit cpr-nummer, dine kontaktoplysninger, din kommune og a-kasse, din kontaktgruppe, fravær, der har betydning for dine samtaler, dine frister, dine samtaler, og hvilke tider vi har vist dig.",
        WhoHeading => "Det kan andre se",
        Who => "Medarbejdere i din kommune kan se dine samtaler. Din a-kasse kan se de fælles jobsamtaler, men ikke dine frister.",
        LogHeading => "Vi skriver ned, hvem der ser det",
        Log => "Hver gang nogen ser eller ændrer dine oplysninger, bliver det skrevet ned. Du kan bede din kommune om at få at vide, hvad der står.",
        CookiesHeading => "Cookies",
        Cookies => "Vi bruger én cookie, som husker, at du er logget ind. Den forsvinder, når du logger af. Der er ingen statistik og ingen andre cookies.",
    }
}
