//! Texts of the frame around every page, the doors and the error pages.

use super::texts;

texts! {
    /// Header, footer and what every page shares.
    pub enum Common {
        Product => "Fællestid" / "Fællestid",
        Service => "Book fælles jobsamtale" / "Book a joint job meeting",
        StaffService => "Fælles jobsamtaler" / "Fælles jobsamtaler",
        SkipLink => "Gå til sidens indhold" / "Skip to the content of the page",
        DemoBanner =>
            "Demo: alle personer, aftaler og telefonnumre er opdigtede."
            / "Demo: all people, agreements and telephone numbers are made up.",
        LogOut => "Log af" / "Log out",
        LogIn => "Log ind" / "Log in",
        Phone => "Telefon:" / "Telephone:",
        Accessibility => "Tilgængelighedserklæring" / "Accessibility statement",
        Privacy => "Sådan behandler vi dine oplysninger" / "How we use your information",
        Back => "Tilbage" / "Back",
        Change => "Skift" / "Change",
        ErrorSummary => "Der er opstået et problem" / "There is a problem",
        ErrorPrefix => "Fejl: " / "Error: ",
        Steps => "Trin i bookingen" / "Steps of the booking",
    }
}

texts! {
    /// The front page.
    pub enum Start {
        Heading => "Book en fælles jobsamtale" / "Book a joint job meeting",
        Lead =>
            "Her booker du en samtale med kommunen, hvor din a-kasse også kan være med."
            / "Here you book a meeting with the municipality. Your unemployment fund (a-kasse) can take part too.",
        WhoHeading => "Hvem er det for?" / "Who is it for?",
        Who =>
            "Dig, der får dagpenge og har fået besked om at booke en samtale."
            / "You who receive unemployment benefit (dagpenge) and have been told to book a meeting.",
        NeedHeading => "Det skal du bruge" / "What you need",
        NeedTime => "Cirka 3 minutter." / "About 3 minutes.",
        NeedPhone => "Et telefonnummer, vi kan træffe dig på." / "A telephone number where we can reach you.",
        DeadlineHeading => "Book inden din frist" / "Book before your deadline",
        Deadline =>
            "Når du har logget ind, kan du se, hvornår du senest skal booke. Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter. Så kan du ikke få dagpenge, før du har tilmeldt dig igen på Jobnet og booket en ny samtale."
            / "When you have logged in, you can see the last day on which you can book. If you do not book before the deadline, you are deregistered as a jobseeker from the day after. Then you cannot receive unemployment benefit until you have registered again on Jobnet and booked a new meeting.",
        Begin => "Log ind og book" / "Log in and book",
    }
}

texts! {
    /// The demo log-in.
    pub enum DemoLogIn {
        Heading => "Vælg en demo-person" / "Choose a demo person",
        Lead =>
            "Du logger ind som en opdigtet person. Intet af det, du gør, når ud af denne maskine."
            / "You log in as a made-up person. Nothing you do leaves this machine.",
        Borgere => "Borgere" / "Citizens",
        Staff => "Medarbejdere" / "Staff",
        As => "Log ind som" / "Log in as",
    }
}

texts! {
    /// Pages for what went wrong. Each says what to do next.
    pub enum Problem {
        NotFoundHeading => "Vi kan ikke finde siden" / "We cannot find the page",
        NotFound =>
            "Siden findes ikke, eller den er ikke din. Tjek adressen, eller gå til forsiden."
            / "The page does not exist, or it is not yours. Check the address, or go to the front page.",
        BadRequestHeading => "Vi kunne ikke læse det, du sendte" / "We could not read what you sent",
        BadRequest =>
            "Der er ikke ændret noget. Gå tilbage, og prøv igen."
            / "Nothing has been changed. Go back and try again.",
        TooLargeHeading => "Det, du sendte, er for stort" / "What you sent is too large",
        TooLarge =>
            "Der er ikke ændret noget. Gå tilbage, og prøv igen med færre tegn."
            / "Nothing has been changed. Go back and try again with fewer characters.",
        WrongTypeHeading => "Formularen kom i en form, vi ikke kan læse" / "The form came in a shape we cannot read",
        WrongType =>
            "Der er ikke ændret noget. Åbn siden igen, og udfyld formularen dér."
            / "Nothing has been changed. Open the page again and fill in the form there.",
        ForeignHeading => "Formularen kom fra et andet websted" / "The form came from another website",
        Foreign =>
            "For din sikkerhed har vi ikke gjort noget. Åbn siden her, og prøv igen."
            / "To keep you safe we have done nothing. Open the page here and try again.",
        MethodHeading => "Det kan siden ikke" / "The page cannot do that",
        Method =>
            "Der er ikke ændret noget. Gå til forsiden, og begynd igen."
            / "Nothing has been changed. Go to the front page and start again.",
        UnavailableHeading => "Vi kan ikke vise tider lige nu" / "We cannot show times right now",
        Unavailable =>
            "Det er en fejl hos os. Var du ved at booke, så se under Dine samtaler, om samtalen er booket, før du prøver igen. Din frist bliver ikke flyttet automatisk. Bliver fejlen ved, så ring til kommunen inden fristen."
            / "The fault is ours. If you were booking, look under Your meetings to see whether the meeting is booked before you try again. Your deadline is not moved automatically. If the fault continues, ring the municipality before the deadline.",
        InternalHeading => "Der skete en fejl hos os" / "Something went wrong here",
        Internal =>
            "Var du ved at booke, så se under Dine samtaler, om samtalen er booket, før du prøver igen. Bliver fejlen ved, så ring til kommunen inden fristen."
            / "If you were booking, look under Your meetings to see whether the meeting is booked before you try again. If the fault continues, ring the municipality before the deadline.",
        Reference => "Oplys dette nummer, hvis du ringer:" / "Give this number if you ring:",
        ToFrontPage => "Gå til forsiden" / "Go to the front page",
    }
}
