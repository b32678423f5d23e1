//! Texts of the contact page.

use crate::texts::texts;

texts! {
    /// Whom to ring, and with what at hand.
    pub enum Kontakt {
        Heading => "Kontakt" / "Contact",
        Lead =>
            "Det er din kommune, der kan hjælpe dig med samtalen og med din frist."
            / "Your municipality can help you with the meeting and with your deadline.",
        RingHeading => "Ring til din kommune" / "Call your municipality",
        Ring =>
            "Kommunen kan booke, flytte og aflyse en samtale for dig."
            / "The municipality can book, move and cancel a meeting for you.",
        Top =>
            "Når du er logget ind, står kommunens navn og telefonnummer øverst på hver side."
            / "When you are logged in, the name and telephone number of the municipality are at the top of every page.",
        FindYours => "Find din kommune her:" / "Find your municipality here:",
        RingYours => "Ring til" / "Call",
        DeadlineFirst =>
            "Ring inden din frist, hvis du ikke kan booke her. Det er ikke nok, at du har prøvet."
            / "Call before your deadline if you cannot book here. It is not enough that you have tried.",
        HandHeading => "Hav dette klar" / "Have this at hand",
        HandName => "Dit navn og din fødselsdag." / "Your name and your date of birth.",
        HandFrist =>
            "Datoen for din frist. Den står under Dine samtaler."
            / "The date of your deadline. It is under Your meetings.",
        HandNumber =>
            "Booking-nummeret, hvis det handler om en samtale, du har booket. Det står på kvitteringen."
            / "The booking number, if it is about a meeting you have booked. It is on the confirmation.",
        HandReference =>
            "Nummeret på siden, hvis du har fået en fejl. Skriv aldrig dit cpr-nummer i en mail."
            / "The number shown on the page, if something went wrong. Never write your civil registration number (CPR) in an e-mail.",
        OtherHeading => "Når det handler om noget andet" / "When it is about something else",
        OtherAKasse =>
            "Dagpenge og medlemskab: Spørg din a-kasse."
            / "Unemployment benefit and membership: ask your unemployment fund (a-kasse).",
        OtherSick =>
            "Sygdom, ferie og tilmelding som jobsøgende: Brug Jobnet."
            / "Illness, holiday and registration as a jobseeker: use Jobnet.",
        AccessHeading => "Kan du ikke bruge siderne?" / "Can you not use the pages?",
        Access =>
            "Ring til din kommune og sig, hvad der ikke virker. Du kan også klage over det."
            / "Call your municipality and say what does not work. You can also complain about it.",
        AccessLink => "Læs, hvordan du klager over tilgængeligheden" / "Read how to complain about the accessibility",
    }
}
