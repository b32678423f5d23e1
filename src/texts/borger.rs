//! What a borger reads while she finds, checks, confirms and moves her conversation.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Sprog, dates, texts};
use crate::domain::code_lists::Samtaleform;
use crate::domain::frist::FristStatus;
use crate::domain::phone::Telefonnummer;

texts! {
    /// Fixed texts of the overview.
    pub enum Overview {
        Heading => "Dine samtaler" / "Your meetings",
        BookBy => "Book en samtale senest" / "Book a meeting no later than",
        WholeDay => "Du kan booke hele dagen, til kl. 23.59." / "You can book all day, until 23.59.",
        Consequence =>
            "Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter. Så kan du ikke få dagpenge, før du har tilmeldt dig igen på Jobnet og booket en ny samtale."
            / "If you do not book before the deadline, you are deregistered as a jobseeker from the day after. Then you cannot receive unemployment benefit until you have registered again on Jobnet and booked a new meeting.",
        FindTime => "Find en tid" / "Find a time",
        Continue => "Fortsæt med den tid, vi holder til dig" / "Continue with the time we are holding for you",
        Met => "Du har booket inden fristen" / "You have booked before the deadline",
        Missed => "Fristen for at booke er gået" / "The deadline for booking has passed",
        YourBooking => "Din samtale" / "Your meeting",
        Move => "Flyt samtalen" / "Move the meeting",
        Receipt => "Se kvitteringen" / "See the receipt",
        NoBooking => "Du har ikke booket en samtale." / "You have not booked a meeting.",
        NothingToDo =>
            "Du har ingen frist lige nu. Du må gerne booke en samtale alligevel."
            / "You have no deadline right now. You may book a meeting all the same.",
        NoTimesFit => "Passer ingen af tiderne?" / "Does none of the times suit you?",
    }
}

texts! {
    /// Fixed texts of the booking pages.
    pub enum Book {
        StepDay => "Vælg dag" / "Choose day",
        StepTime => "Vælg tid" / "Choose time",
        StepCheck => "Tjek og bekræft" / "Check and confirm",
        DayHeading => "Hvilken dag passer dig?" / "Which day suits you?",
        DayMissing => "Vælg en dag til samtalen" / "Choose a day for the meeting",
        MoreDays => "Vis flere datoer" / "Show more dates",
        FirstDays => "Vis de første datoer" / "Show the first dates",
        Next => "Næste" / "Next",
        TimeHeading => "Hvilket tidspunkt passer dig?" / "Which time suits you?",
        TimeHint =>
            "Når du vælger en tid, holder vi den til dig i 10 minutter, mens du tjekker den."
            / "When you choose a time, we hold it for you for 10 minutes while you check it.",
        TimeMissing => "Vælg en tid til samtalen" / "Choose a time for the meeting",
        Morning => "Formiddag" / "Morning",
        Afternoon => "Eftermiddag" / "Afternoon",
        OtherDay => "Vælg en anden dag" / "Choose another day",
        DayIsFull => "Der er ikke flere ledige tider den dag" / "There are no more free times on that day",
        NearestHeading => "De nærmeste ledige tider" / "The nearest free times",
        CheckHeading => "Tjek din booking, før du bekræfter" / "Check your booking before you confirm",
        NotBookedYet => "Du har ikke booket en samtale endnu." / "You have not booked a meeting yet.",
        KeepsOld =>
            "Du beholder din nuværende tid, indtil du bekræfter den nye."
            / "You keep your present time until you confirm the new one.",
        StillOld => "Du har stadig din gamle tid." / "You still have your old time.",
        HoldExpired =>
            "Vi holder ikke længere tiden til dig. Du kan stadig bekræfte, hvis den er ledig."
            / "We no longer hold the time for you. You can still confirm if it is free.",
        ExtendHold => "Hold tiden 10 minutter til" / "Hold the time for 10 more minutes",
        Confirm => "Bekræft og book samtalen" / "Confirm and book the meeting",
        ConfirmMove => "Bekræft og flyt samtalen" / "Confirm and move the meeting",
        ChangeDay => "Vælg en anden tid" / "Choose another time",
        ContactHeading => "Sådan kan vi kontakte dig" / "How we can contact you",
        Phone => "Telefonnummer" / "Telephone number",
        PhoneHint => "8 cifre. Vi ringer kun om denne samtale." / "8 digits. We ring only about this meeting.",
        Email => "Mailadresse (kan udelades)" / "E-mail address (optional)",
        Taken => "En anden har lige taget tiden. Vælg en ny." / "Somebody else has just taken the time. Choose a new one.",
        NoTimesHeading => "Der er ingen ledige tider lige nu" / "There are no free times right now",
        NoTimesKept =>
            "Vi har skrevet ned, at du søgte, og at der ikke var tider."
            / "We have written down that you searched and that there were no times.",
        AlreadyHeading => "Du har allerede booket en samtale" / "You have already booked a meeting",
        AlreadyText =>
            "Du kan have én samtale ad gangen. Vil du have en anden tid, kan du flytte den, du har."
            / "You can have one meeting at a time. If you want another time, you can move the one you have.",
        SeeBooking => "Se din samtale" / "See your meeting",
    }
}

texts! {
    /// Fixed texts of the receipt and of the list of details.
    pub enum Details {
        Booked => "Du har booket en samtale" / "You have booked a meeting",
        ReceiptTitle => "Kvittering" / "Receipt",
        WhatNow => "Hvad sker der nu?" / "What happens now?",
        ToOverview => "Gå til dine samtaler" / "Go to your meetings",
        When => "Tidspunkt" / "Time",
        Form => "Form" / "Form",
        Where => "Sted" / "Place",
        Link => "Link til mødet" / "Link to the meeting",
        Calls => "Hvem ringer?" / "Who rings?",
        WeCall => "Vi ringer til dig på det nummer, du har skrevet." / "We ring you on the number you have given.",
        With => "Du skal tale med" / "You will talk with",
        AKasse => "A-kasse" / "Unemployment fund",
        About => "Om samtalen" / "About the meeting",
        Contact => "Vi kan kontakte dig på" / "We can contact you on",
        Limit => "Flytte samtalen" / "Moving the meeting",
        Cannot => "Samtalen kan ikke flyttes her." / "The meeting cannot be moved here.",
        TooLate => "Samtalen kan ikke længere flyttes her." / "The meeting can no longer be moved here.",
        Reference => "Booking-nummer" / "Booking number",
    }
}

/// How they meet, in a borger's words.
pub const fn form(sprog: Sprog, form: Samtaleform) -> &'static str {
    match (form, sprog) {
        (Samtaleform::Personlig, Sprog::Da) => "Personligt møde",
        (Samtaleform::Telefonisk, Sprog::Da) => "Telefonsamtale",
        (Samtaleform::Digital, Sprog::Da) => "Videomøde",
        (Samtaleform::Personlig, Sprog::En) => "Meeting in person",
        (Samtaleform::Telefonisk, Sprog::En) => "Telephone call",
        (Samtaleform::Digital, Sprog::En) => "Video meeting",
    }
}

/// "Fristen er om 9 dage.".
pub fn frist_is(sprog: Sprog, today: NaiveDate, fristdato: NaiveDate) -> String {
    format!("{} {}.", sprog.pick("Fristen er", "The deadline is"), dates::days_left(sprog, today, fristdato))
}

/// Who to ring when no time fits, before the frist.
pub fn ring_before_frist(sprog: Sprog, myndighed: &str, telefon: Option<&str>) -> String {
    let whom = with_telefon(sprog, myndighed, telefon);
    sprog.pick(format!("Ring til {whom} inden fristen."), format!("Ring {whom} before the deadline."))
}

/// Who to ring.
pub fn ring(sprog: Sprog, myndighed: &str, telefon: Option<&str>) -> String {
    let whom = with_telefon(sprog, myndighed, telefon);
    sprog.pick(format!("Ring til {whom}."), format!("Ring {whom}."))
}

fn with_telefon(sprog: Sprog, myndighed: &str, telefon: Option<&str>) -> String {
    let on = sprog.pick("på telefon", "on");
    telefon.map_or_else(|| myndighed.to_owned(), |telefon| format!("{myndighed} {on} {}", shown_telefon(telefon)))
}

/// A stored number as people write it: "12 34 56 78".
pub fn shown_telefon(stored: &str) -> String {
    stored.parse::<Telefonnummer>().map_or_else(|_| stored.to_owned(), |number| number.to_string())
}

/// The frist passed, and since when it counts.
pub fn missed(sprog: Sprog, fristdato: NaiveDate) -> String {
    let by = dates::date_long(sprog, fristdato);
    sprog.pick(format!("Du skulle have booket senest {by}."), format!("You should have booked no later than {by}."))
}

/// "6 ledige tider".
pub fn free_times(sprog: Sprog, times: i64) -> String {
    match times {
        1 => sprog.pick("1 ledig tid", "1 free time").to_owned(),
        _ => format!("{times} {}", sprog.pick("ledige tider", "free times")),
    }
}

/// "Vi holder tiden til dig indtil kl. 10.42".
pub fn held_until(sprog: Sprog, local: NaiveDateTime) -> String {
    let clock = dates::clock(sprog, local.time());
    sprog.pick(
        format!("Vi holder tiden til dig indtil kl. {clock}."),
        format!("We hold the time for you until {clock}."),
    )
}

/// "Trin 2 af 3".
pub fn step(sprog: Sprog, number: usize, of: usize) -> String {
    sprog.pick(format!("Trin {number} af {of}"), format!("Step {number} of {of}"))
}

/// Until when she can move it, the whole day included; that it is too late; or that it cannot be done here at all.
pub fn move_limit(sprog: Sprog, today: NaiveDate, last: Option<NaiveDate>) -> String {
    match last {
        Some(last) if today <= last => {
            let whole_day = dates::whole_day(sprog, last);
            sprog.pick(format!("Du kan flytte samtalen {whole_day}."), format!("You can move the meeting {whole_day}."))
        }
        Some(_) => Details::TooLate.say(sprog).to_owned(),
        None => Details::Cannot.say(sprog).to_owned(),
    }
}

/// What happens after booking, and what to do when she cannot come.
pub fn what_now(sprog: Sprog, myndighed: &str, frist_met: bool, can_move: bool) -> String {
    let met = if frist_met {
        sprog.pick("Du har booket inden fristen. ", "You have booked before the deadline. ")
    } else {
        ""
    };
    let otherwise = match (can_move, sprog) {
        (true, Sprog::Da) => "så flyt samtalen i god tid".to_owned(),
        (false, Sprog::Da) => format!("så ring til {myndighed}"),
        (true, Sprog::En) => "move the meeting in good time".to_owned(),
        (false, Sprog::En) => format!("ring {myndighed}"),
    };
    sprog.pick(
        format!("{met}Nu skal du møde til samtalen. {myndighed} kan se din booking. Kan du ikke komme, {otherwise}."),
        format!(
            "{met}Now you must come to the meeting. {myndighed} can see your booking. If you cannot come, {otherwise}."
        ),
    )
}

/// The a-kasse, and what it has to do with the time.
pub fn a_kasse_agreed(sprog: Sprog, a_kasse: &str) -> String {
    sprog.pick(
        format!("{a_kasse}. Tiden ligger i de tider, som er aftalt med a-kassen."),
        format!("{a_kasse}. The time lies within the times agreed with the unemployment fund."),
    )
}

/// The times of a day, as a heading.
pub fn times_on(sprog: Sprog, day: NaiveDate) -> String {
    format!("{} {}", sprog.pick("Ledige tider", "Free times on"), dates::date_long(sprog, day))
}

/// The heading of a frist's panel.
pub const fn frist_heading(sprog: Sprog, status: FristStatus) -> &'static str {
    match status {
        FristStatus::Aktiv => Overview::BookBy.say(sprog),
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => Overview::Met.say(sprog),
        FristStatus::Overskredet => Overview::Missed.say(sprog),
    }
}

/// A telephone conversation in which she rings.
pub fn you_call(sprog: Sprog, telefon: &str) -> String {
    let telefon = shown_telefon(telefon);
    sprog.pick(format!("Du ringer til os på telefon {telefon}."), format!("You ring us on {telefon}."))
}
