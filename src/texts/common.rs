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
        Contact => "Kontakt" / "Contact",
        Privacy => "Sådan behandler vi dine oplysninger" / "How we use your information",
        Back => "Tilbage" / "Back",
        Print => "Udskriv" / "Print",
        Change => "Skift" / "Change",
        ErrorSummary => "Der er opstået et problem" / "There is a problem",
        ErrorPrefix => "Fejl: " / "Error: ",
        Steps => "Trin i bookingen" / "Steps of the booking",
    }
}

texts! {
    /// Before somebody is logged out for having done nothing.
    pub enum LogOutWarning {
        At => "Du bliver logget af kl." / "You will be logged out at",
        Unless => ", hvis du ikke gør noget." / " if you do nothing.",
        Soon => "Du bliver snart logget af" / "You will soon be logged out",
        Held =>
            "Er du ved at booke, er tiden først din, når du har bekræftet den. Det klokkeslæt, vi holder tiden til, står på siden."
            / "If you are booking, the time is yours only when you have confirmed it. The page says until when we hold it.",
        Stay => "Bliv logget ind" / "Stay logged in",
        Leave => "Log af" / "Log out",
        Failed =>
            "Vi kunne ikke holde dig logget ind. Prøv igen."
            / "We could not keep you logged in. Try again.",
        Over => "Du er blevet logget af" / "You have been logged out",
        Typed =>
            "Det, du har skrevet, står her endnu. Luk denne besked, og tryk på knappen på siden. Så kan du logge ind, og det, du har skrevet, bliver vist igen."
            / "What you have typed is still here. Close this message and press the button on the page. Then you can log in, and what you have typed is shown again.",
        Close => "Luk" / "Close",
    }
}

texts! {
    /// On the page whose form came from somebody who had been logged out.
    pub enum SentTooLate {
        Heading => "Du var logget af, da du sendte" / "You were logged out when you sent",
        Text =>
            "Vi har ikke gjort noget endnu. Se siden igennem, og tryk på knappen igen."
            / "We have not done anything yet. Look the page over, and press the button again.",
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
        TooManyHeading => "Du har prøvet for mange gange" / "You have tried too many times",
        TooMany =>
            "Der er ikke ændret noget. Vent et minut, og prøv igen. Haster det, fordi din frist udløber, så ring til kommunen."
            / "Nothing has been changed. Wait a minute and try again. If it is urgent because your deadline is near, call the municipality.",
        UnavailableHeading => "Vi kan ikke vise tider lige nu" / "We cannot show times right now",
        Unavailable =>
            "Det er en fejl hos os. Var du ved at booke, så se under Dine samtaler, om samtalen er booket, før du prøver igen. Din frist bliver ikke flyttet automatisk. Bliver fejlen ved, så ring til kommunen inden fristen."
            / "The fault is ours. If you were booking, look under Your meetings to see whether the meeting is booked before you try again. Your deadline is not moved automatically. If it goes on, call the municipality before the deadline.",
        InternalHeading => "Der skete en fejl hos os" / "Something went wrong here",
        Internal =>
            "Var du ved at booke, så se under Dine samtaler, om samtalen er booket, før du prøver igen. Bliver fejlen ved, så ring til kommunen inden fristen."
            / "If you were booking, look under Your meetings to see whether the meeting is booked before you try again. If it goes on, call the municipality before the deadline.",
        Reference => "Oplys dette nummer, hvis du ringer:" / "Give this number if you ring:",
        ToFrontPage => "Gå til forsiden" / "Go to the front page",
    }
}
