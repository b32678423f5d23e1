//! What a borger reads while she finds, checks, confirms and moves her conversation.

use chrono::{NaiveDate, NaiveDateTime};

use super::{dates, texts};
use crate::domain::code_lists::Samtaleform;
use crate::domain::frist::FristStatus;
use crate::domain::phone::Telefonnummer;

texts! {
    /// Fixed texts of the overview.
    pub enum Overview {
        Heading => "Dine samtaler",
        BookBy => "Book en samtale senest",
        WholeDay => "Du kan booke hele dagen, til kl. 23.59.",
        Consequence => "Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter. Så kan du ikke få dagpenge, før du har tilmeldt dig igen på Jobnet og booket en ny samtale.",
        FindTime => "Find en tid",
        Continue => "Fortsæt med den tid, vi holder til dig",
        Met => "Du har booket inden fristen",
        Missed => "Fristen for at booke er gået",
        YourBooking => "Din samtale",
        Move => "Flyt samtalen",
        Receipt => "Se kvitteringen",
        NoBooking => "Du har ikke booket en samtale.",
        NothingToDo => "Du har ingen frist lige nu. Du må gerne booke en samtale alligevel.",
        NoTimesFit => "Passer ingen af tiderne?",
    }
}

texts! {
    /// Fixed texts of the booking pages.
    pub enum Book {
        StepDay => "Vælg dag",
        StepTime => "Vælg tid",
        StepCheck => "Tjek og bekræft",
        DayHeading => "Hvilken dag passer dig?",
        DayMissing => "Vælg en dag til samtalen",
        MoreDays => "Vis flere datoer",
        FirstDays => "Vis de første datoer",
        Next => "Næste",
        TimeHeading => "Hvilket tidspunkt passer dig?",
        TimeHint => "Når du vælger en tid, holder vi den til dig i 10 minutter, mens du tjekker den.",
        TimeMissing => "Vælg en tid til samtalen",
        Morning => "Formiddag",
        Afternoon => "Eftermiddag",
        OtherDay => "Vælg en anden dag",
        DayIsFull => "Der er ikke flere ledige tider den dag",
        NearestHeading => "De nærmeste ledige tider",
        CheckHeading => "Tjek din booking, før du bekræfter",
        NotBookedYet => "Du har ikke booket en samtale endnu.",
        KeepsOld => "Du beholder din nuværende tid, indtil du bekræfter den nye.",
        StillOld => "Du har stadig din gamle tid.",
        HoldExpired => "Vi holder ikke længere tiden til dig. Du kan stadig bekræfte, hvis den er ledig.",
        ExtendHold => "Hold tiden 10 minutter til",
        Confirm => "Bekræft og book samtalen",
        ConfirmMove => "Bekræft og flyt samtalen",
        ChangeDay => "Vælg en anden tid",
        ContactHeading => "Sådan kan vi kontakte dig",
        Phone => "Telefonnummer",
        PhoneHint => "8 cifre. Vi ringer kun om denne samtale.",
        Email => "Mailadresse (kan udelades)",
        Taken => "En anden har lige taget tiden. Vælg en ny.",
        NoTimesHeading => "Der er ingen ledige tider lige nu",
        NoTimesKept => "Vi har skrevet ned, at du søgte, og at der ikke var tider.",
        AlreadyHeading => "Du har allerede booket en samtale",
        AlreadyText => "Du kan have én samtale ad gangen. Vil du have en anden tid, kan du flytte den, du har.",
        SeeBooking => "Se din samtale",
    }
}

texts! {
    /// Fixed texts of the receipt and of the list of details.
    pub enum Details {
        Booked => "Du har booket en samtale",
        ReceiptTitle => "Kvittering",
        WhatNow => "Hvad sker der nu?",
        ToOverview => "Gå til dine samtaler",
        When => "Tidspunkt",
        Form => "Form",
        Where => "Sted",
        Link => "Link til mødet",
        Calls => "Hvem ringer?",
        WeCall => "Vi ringer til dig på det nummer, du har skrevet.",
        With => "Du skal tale med",
        AKasse => "A-kasse",
        About => "Om samtalen",
        Contact => "Vi kan kontakte dig på",
        Limit => "Flytte samtalen",
        Cannot => "Samtalen kan ikke flyttes her.",
        TooLate => "Samtalen kan ikke længere flyttes her.",
        Reference => "Booking-nummer",
    }
}

/// How they meet, in a borger's words.
pub const fn form(form: Samtaleform) -> &'static str {
    match form {
        Samtaleform::Personlig => "Personligt møde",
        Samtaleform::Telefonisk => "Telefonsamtale",
        Samtaleform::Digital => "Videomøde",
    }
}

/// "Du har 9 dage tilbage", as "Fristen er om 9 dage.".
pub fn frist_is(today: NaiveDate, fristdato: NaiveDate) -> String {
    format!("Fristen er {}.", dates::days_left(today, fristdato))
}

/// Who to ring when no time fits, before the frist.
pub fn ring_before_frist(myndighed: &str, telefon: Option<&str>) -> String {
    format!("Ring til {} inden fristen.", with_telefon(myndighed, telefon))
}

/// Who to ring.
pub fn ring(myndighed: &str, telefon: Option<&str>) -> String {
    format!("Ring til {}.", with_telefon(myndighed, telefon))
}

fn with_telefon(myndighed: &str, telefon: Option<&str>) -> String {
    telefon.map_or_else(|| myndighed.to_owned(), |telefon| format!("{myndighed} på telefon {}", shown_telefon(telefon)))
}

/// A stored number as people write it: "12 34 56 78".
pub fn shown_telefon(stored: &str) -> String {
    stored.parse::<Telefonnummer>().map_or_else(|_| stored.to_owned(), |number| number.to_string())
}

/// The frist passed, and since when it counts.
pub fn missed(fristdato: NaiveDate) -> String {
    format!("Du skulle have booket senest {}.", dates::date_long(fristdato))
}

/// "6 ledige tider".
pub fn free_times(times: i64) -> String {
    if times == 1 { "1 ledig tid".to_owned() } else { format!("{times} ledige tider") }
}

/// "Vi holder tiden til dig indtil kl. 10.42".
pub fn held_until(local: NaiveDateTime) -> String {
    format!("Vi holder tiden til dig indtil {}.", dates::time(local.time()))
}

/// "Trin 2 af 3".
pub fn step(number: usize, of: usize) -> String {
    format!("Trin {number} af {of}")
}

/// Until when she can move it, the whole day included; that it is too late; or that it cannot be done here at all.
pub fn move_limit(today: NaiveDate, last: Option<NaiveDate>) -> String {
    match last {
        Some(last) if today <= last => {
            format!("Du kan flytte samtalen til og med {} kl. 23.59.", dates::date_long(last))
        }
        Some(_) => Details::TooLate.da().to_owned(),
        None => Details::Cannot.da().to_owned(),
    }
}

/// What happens after booking, and what to do when she cannot come.
pub fn what_now(myndighed: &str, frist_met: bool, can_move: bool) -> String {
    let met = if frist_met { "Du har booket inden fristen. " } else { "" };
    let otherwise =
        if can_move { "så flyt samtalen i god tid".to_owned() } else { format!("så ring til {myndighed}") };
    format!("{met}Nu skal du møde til samtalen. {myndighed} kan se din booking. Kan du ikke komme, {otherwise}.")
}

/// The a-kasse, and what it has to do with the time.
pub fn a_kasse_agreed(a_kasse: &str) -> String {
    format!("{a_kasse}. Tiden ligger i de tider, som er aftalt med a-kassen.")
}

/// The times of a day, as a heading.
pub fn times_on(day: NaiveDate) -> String {
    format!("Ledige tider {}", dates::date_long(day))
}

/// The heading of a frist's panel.
pub const fn frist_heading(status: FristStatus) -> &'static str {
    match status {
        FristStatus::Aktiv => Overview::BookBy.da(),
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => Overview::Met.da(),
        FristStatus::Overskredet => Overview::Missed.da(),
    }
}

/// A telephone conversation in which she rings.
pub fn you_call(telefon: &str) -> String {
    format!("Du ringer til os på telefon {}.", shown_telefon(telefon))
}
