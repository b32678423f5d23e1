//! Texts of the front page.

use super::texts;

texts! {
    /// Who this is for, what one needs, how long it takes, and what happens otherwise.
    pub enum Start {
        Heading => "Book en fælles jobsamtale" / "Book a joint job meeting",
        Lead =>
            "Her booker du en samtale med kommunen om at finde job. Din a-kasse kan også være med."
            / "Here you book a meeting with the municipality about finding a job. Your unemployment fund (a-kasse) can take part too.",
        Description =>
            "Får du dagpenge og har fået besked om at booke en fælles jobsamtale? Book den her inden din frist. Det tager cirka 3 minutter."
            / "Do you receive unemployment benefit (dagpenge) and have been told to book a joint job meeting? Book it here before your deadline. It takes about 3 minutes.",
        Begin => "Log ind og book" / "Log in and book",
        ToWork => "Gå til dine sider" / "Go to your pages",
        StaffHeading => "Velkommen til Fællestid" / "Welcome to Fællestid",
        StaffAs => "Du er logget ind som" / "You are logged in as",
        StaffBorger =>
            "Det, borgere læser her på forsiden, ser du, når du er logget af."
            / "What citizens read on this page you see when you are logged out.",
        WhoHeading => "Hvem er det for?" / "Who is it for?",
        Who =>
            "Dig, der får dagpenge og har fået besked om at booke en samtale."
            / "For people who receive unemployment benefit (dagpenge) and have been told to book a meeting.",
        WhoElse =>
            "Har du allerede booket, kan du også flytte eller aflyse samtalen her."
            / "If you have already booked, you can also move or cancel the meeting here.",
        NeedHeading => "Det skal du bruge" / "What you need",
        NeedTime => "Cirka 3 minutter." / "About 3 minutes.",
        NeedPhone => "Et telefonnummer, vi kan træffe dig på." / "A telephone number where we can reach you.",
        NeedDays =>
            "Din kalender, så du kan vælge en dag, hvor du kan komme."
            / "Your calendar, so that you can choose a day on which you can come.",
        DeadlineHeading => "Book inden din frist" / "Book before your deadline",
        Deadline =>
            "Når du har logget ind, kan du se, hvornår du senest skal booke."
            / "When you have logged in, you can see the last day on which you can book.",
        Consequence =>
            "Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter. Så kan du ikke få dagpenge, før du har tilmeldt dig igen på Jobnet og booket en ny samtale."
            / "If you do not book by the deadline, you are deregistered as a jobseeker from the day after. Then you cannot receive unemployment benefit until you have registered again on Jobnet and booked a new meeting.",
        HelpHeading => "Har du brug for hjælp?" / "Do you need help?",
        Help =>
            "Din kommune kan booke tiden for dig. Ring inden din frist."
            / "Your municipality can book the time for you. Call before your deadline.",
        HelpLink => "Se, hvordan du får fat i din kommune" / "See how to reach your municipality",
    }
}
