//! A conversation: its receipt, its details, what can be done with it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::behov::Behov;
use crate::texts::{Sprog, dates, texts};

texts! {
    /// Fixed texts of the receipt and of the list of details.
    pub enum Details {
        Moved => "Du har flyttet samtalen" / "You have moved the meeting",
        Booked => "Du har booket en samtale" / "You have booked a meeting",
        Summoned => "Du er indkaldt til en samtale" / "You are summoned to a meeting",
        Cancelled => "Samtalen er aflyst" / "The meeting is cancelled",
        Over => "Samtalen er forbi" / "The meeting is over",
        ReceiptTitle => "Kvittering" / "Confirmation",
        MeetingTitle => "Din samtale" / "Your meeting",
        WhatNow => "Hvad sker der nu?" / "What happens now?",
        ToOverview => "Gå til dine samtaler" / "Go to your meetings",
        SeeMeeting => "Se samtalen" / "See the meeting",
        Title => "Samtale" / "Meeting",
        When => "Tidspunkt" / "Time",
        Before => "Før" / "Before",
        Now => "Din nuværende tid" / "Your present time",
        NewTime => "Ny tid" / "New time",
        Form => "Form" / "Type of meeting",
        Where => "Sted" / "Place",
        Link => "Link til mødet" / "Link to the meeting",
        Calls => "Hvem ringer?" / "Who calls?",
        WeCall => "Vi ringer til dig på det nummer, du har skrevet." / "We call you on the number you have given.",
        With => "Du skal tale med" / "You will talk with",
        Also => "Desuden deltager" / "Also taking part",
        AKasse => "A-kasse" / "Unemployment fund",
        AKasseAway => "A-kassen har meldt, at den ikke kan komme." / "The unemployment fund has said that it cannot come.",
        About => "Om samtalen" / "About the meeting",
        Contact => "Vi kan kontakte dig på" / "We can contact you on",
        Questions => "Har du spørgsmål?" / "Any questions?",
        Limit => "Flytte samtalen" / "Moving the meeting",
        CancelLimit => "Aflyse samtalen" / "Cancelling the meeting",
        Cannot => "Samtalen kan ikke flyttes her." / "The meeting cannot be moved here.",
        TooLate => "Samtalen kan ikke længere flyttes her." / "The meeting can no longer be moved here.",
        CannotCancel => "Samtalen kan ikke aflyses her." / "The meeting cannot be cancelled here.",
        TooLateToCancel =>
            "Samtalen kan ikke længere aflyses her." / "The meeting can no longer be cancelled here.",
        UntilItBegins =>
            "Du kan aflyse samtalen, indtil den begynder." / "You can cancel the meeting until it begins.",
        Reference => "Booking-nummer" / "Booking number",
        Needs => "Hjælp til samtalen" / "Help with the meeting",
        YouNeed => "Du har oplyst, at du har brug for:" / "You have told us that you need:",
        Bisidder => "Du må gerne tage en bisidder med." / "You are welcome to bring somebody to support you.",
        Calendar => "Føj til din kalender" / "Add to your calendar",
        Cancel => "Aflys samtalen" / "Cancel the meeting",
        Confirmed => "Du har bekræftet, at du kommer" / "You have confirmed that you are coming",
        ConfirmedText => "Vi har fået dit svar." / "We have your answer.",
        YourAnswer => "Dit svar" / "Your answer",
        NotAnswered => "Du har ikke svaret endnu." / "You have not answered yet.",
        SeeAndConfirm => "Se indkaldelsen og svar" / "See the summons and answer",
        OldTimeGone => "Den gamle tid gælder ikke længere. Ret også din kalender." / "The old time no longer applies. Remember to change your calendar.",
        CalendarToo => "Husk at slette samtalen i din kalender." / "Remember to delete the meeting from your calendar.",
        SummonedAnew => "{myndighed} har fået besked og indkalder dig igen, hvis du skal til en ny samtale." / "{myndighed} has been told, and will summon you again if you are to have another meeting.",
        Confirm => "Bekræft, at du kommer" / "Confirm that you are coming",
        MustCome =>
            "Du skal komme til samtalen. Svar herunder, at du kommer."
            / "You must come to the meeting. Answer below that you are coming.",
        CancelledByYou => "Du har aflyst samtalen." / "You have cancelled the meeting.",
        Came => "Du kom til samtalen." / "You came to the meeting.",
        DidNotCome =>
            "Det er registreret, at du ikke kom til samtalen. Ring, hvis det er en fejl."
            / "It is registered that you did not come to the meeting. Call if that is a mistake.",
        SentWord =>
            "Det er registreret, at du meldte afbud." / "It is registered that you sent word that you could not come.",
    }
}

texts! {
    /// Fixed texts of the page that calls a conversation off.
    pub enum Afbud {
        Heading => "Vil du aflyse samtalen?" / "Do you want to cancel the meeting?",
        MoveInstead =>
            "Passer tidspunktet ikke, så flyt samtalen i stedet. Så mister du ikke din tid, før du har en ny."
            / "If the time does not suit you, move the meeting instead. Then you do not lose your time before you have a new one.",
        ConsequenceHeading => "Det sker der, hvis du aflyser" / "What happens if you cancel",
        Dagpenge =>
            "Melder du afbud uden en lovlig grund, kan du miste dagpenge for den dag."
            / "If you cancel without a lawful reason, you may lose unemployment benefit for that day.",
        Ill => "Er du syg, så meld det på Jobnet." / "If you are ill, report it on Jobnet.",
        MustBook =>
            "Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter."
            / "If you do not book by the deadline, you are deregistered as a jobseeker from the day after.",
        Summoned =>
            "Du er indkaldt og har pligt til at komme. {myndighed} får besked, hvis du aflyser."
            / "You are summoned and must come. {myndighed} is told if you cancel.",
        Confirm => "Ja, aflys samtalen" / "Yes, cancel the meeting",
        Keep => "Nej, behold samtalen" / "No, keep the meeting",
        Changed =>
            "Samtalen er ændret, siden du åbnede siden. Se den nye tid, før du aflyser."
            / "The meeting has been changed since you opened the page. Look at the new time before you cancel.",
        BookNew => "Find en ny tid" / "Find a new time",
    }
}

texts! {
    /// Fixed texts of the page on which she says what she needs.
    pub enum Needs {
        Heading => "Har du brug for hjælp til samtalen?" / "Do you need help with the meeting?",
        Lead =>
            "Sæt kryds ved det, du har brug for. Så sørger kommunen for det eller ringer til dig."
            / "Tick what you need. The municipality then sees to it, or calls you.",
        Save => "Gem" / "Save",
        Link => "Oplys, om du har brug for tolk eller anden hjælp" / "Say whether you need an interpreter or other help",
    }
}

texts! {
    /// Fixed texts of the page with what has been.
    pub enum Historik {
        Heading => "Tidligere samtaler og frister" / "Earlier meetings and deadlines",
        Meetings => "Samtaler" / "Meetings",
        Moves => "Flyttede samtaler" / "Moved meetings",
        Frister => "Frister" / "Deadlines",
        NoMeetings => "Du har ingen tidligere samtaler." / "You have no earlier meetings.",
        NoFrister => "Du har ingen tidligere frister." / "You have no earlier deadlines.",
        Guests => "Andre myndigheder, der har åbnet dine oplysninger" / "Other authorities that have opened your information",
        GuestsText => "Spørg dit eget jobcenter, hvis du vil vide hvorfor." / "Ask your own job centre if you want to know why.",
        Held => "Holdt" / "Held",
        HeldUnregistered => "Forbi" / "Over",
        NoShow => "Du kom ikke" / "You did not come",
        SentWord => "Du meldte afbud" / "You sent word",
        Cancelled => "Aflyst" / "Cancelled",
        CancelledByYou => "Du aflyste" / "You cancelled",
        Booked => "Du bookede inden fristen" / "You booked before the deadline",
        Passed => "Fristen gik, uden at du havde booket" / "The deadline passed before you had booked",
        NoEffect => "Fristen gælder ikke længere" / "The deadline no longer applies",
    }
}

/// A move: "Fra mandag den 30. november 2026 kl. 8.00 til tirsdag den 1. december 2026 kl. 9.00".
pub fn flytning(sprog: Sprog, fra: NaiveDateTime, til: NaiveDateTime) -> String {
    let (fra, til) = (dates::date_time_long(sprog, fra), dates::date_time_long(sprog, til));
    sprog.pick(format!("Fra {fra} til {til}"), format!("From {fra} to {til}"))
}

/// Who moved it, and when: "Du flyttede samtalen tirsdag den 24. november 2026 kl. 10.00".
pub fn flyttet_af(sprog: Sprog, selv: bool, at: NaiveDateTime) -> String {
    let at = dates::date_time_long(sprog, at);
    match selv {
        true => sprog.pick(format!("Du flyttede samtalen {at}"), format!("You moved the meeting {at}")),
        false => sprog.pick(format!("Samtalen blev flyttet {at}"), format!("The meeting was moved {at}")),
    }
}

/// A need, in her words.
pub const fn behov(sprog: Sprog, behov: Behov) -> &'static str {
    match (behov, sprog) {
        (Behov::Tolk, Sprog::Da) => "En tolk",
        (Behov::Tolk, Sprog::En) => "An interpreter",
        (Behov::Tegnsprog, Sprog::Da) => "En tegnsprogstolk",
        (Behov::Tegnsprog, Sprog::En) => "A sign language interpreter",
        (Behov::Adgang, Sprog::Da) => "Adgang uden trapper",
        (Behov::Adgang, Sprog::En) => "Access without stairs",
        (Behov::Teknik, Sprog::Da) => "Hjælp til video eller telefon",
        (Behov::Teknik, Sprog::En) => "Help with video or telephone",
    }
}

/// Until when she can call it off: a limit, until it begins, no longer, or not here at all.
pub fn cancel_limit(sprog: Sprog, today: NaiveDate, possible: bool, last: Option<NaiveDate>) -> String {
    match (possible, last) {
        (false, _) => Details::CannotCancel.say(sprog).to_owned(),
        (true, None) => Details::UntilItBegins.say(sprog).to_owned(),
        (true, Some(last)) if today <= last => {
            let whole_day = dates::whole_day(sprog, last);
            sprog.pick(
                format!("Du kan aflyse samtalen {whole_day}."),
                format!("You can cancel the meeting {whole_day}."),
            )
        }
        (true, Some(_)) => Details::TooLateToCancel.say(sprog).to_owned(),
    }
}

/// Who called it off, when it was not herself.
pub fn cancelled_by(sprog: Sprog, myndighed: &str) -> String {
    sprog.pick(format!("{myndighed} har aflyst samtalen."), format!("{myndighed} has cancelled the meeting."))
}

/// The frist holds again. Said with the clock time when it runs out today.
pub fn holds_again(sprog: Sprog, today: NaiveDate, fristdato: NaiveDate) -> String {
    if today == fristdato {
        return sprog.pick(
            "Du skal booke en ny samtale i dag. Fristen udløber i dag kl. 23.59.".to_owned(),
            "You must book a new meeting today. The deadline runs out today at 23:59.".to_owned(),
        );
    }
    let (day, left) = (dates::date_long(sprog, fristdato), dates::days_left(sprog, today, fristdato));
    sprog.pick(
        format!("Du skal booke en ny samtale senest {day} kl. 23.59. Det er {left}."),
        format!("You must book a new meeting no later than {day} at 23:59. That is {left}."),
    )
}

/// The frist has passed, so calling off leaves her with nothing.
pub fn without_frist(sprog: Sprog, myndighed: &str, fristdato: NaiveDate) -> String {
    let day = dates::date_long(sprog, fristdato);
    sprog.pick(
        format!("Fristen for at booke var {day}. Aflyser du, har du ingen samtale, og du skal ringe til {myndighed}."),
        format!(
            "The deadline for booking was {day}. If you cancel, you have no meeting, and you must call {myndighed}."
        ),
    )
}

/// She had missed the frist and made up for it by this conversation.
pub fn missed_again(sprog: Sprog, myndighed: &str) -> String {
    sprog.pick(
        format!("Du nåede ikke fristen og har booket bagefter. Aflyser du, skal du ringe til {myndighed} i dag."),
        format!("You missed the deadline and booked afterwards. If you cancel, you must call {myndighed} today."),
    )
}

/// What to do when a summons does not suit her.
pub fn summoned(sprog: Sprog, myndighed: &str, confirmed: bool) -> String {
    let come = if confirmed { Details::ConfirmedText.say(sprog) } else { Details::MustCome.say(sprog) };
    sprog.pick(format!("{myndighed} har indkaldt dig. {come}"), format!("{myndighed} has summoned you. {come}"))
}
