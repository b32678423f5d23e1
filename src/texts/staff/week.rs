//! The week of agreed times.

use crate::texts::texts;

texts! {
    /// The week and the agreements, for jobcenter and a-kasse.
    pub enum Week {
        Heading => "Aftalte tider",
        Agreements => "Aftaler",
        NoAgreements => "Der er ingen aftaler endnu.",
        AKasse => "A-kasse",
        Jobcenter => "Jobcenter",
        Valid => "Gælder",
        Status => "Status",
        SelfBooking => "Selvbooking",
        Yes => "Ja",
        No => "Nej",
        When => "Hvornår",
        Previous => "Forrige uge",
        ThisWeek => "Denne uge",
        Next => "Næste uge",
        NoTimes => "Der er ingen aftalte tider i denne uge.",
        Time => "Kl.",
        Booked => "Booket i ugen",
        NoBookings => "Ingen har booket i denne uge.",
        Grid => "Ugens tider",
        Choose => "Vælg uge",
        Day => "Dag",
        Borger => "Borger",
        WithOthers => " m.fl.",
        Closed => "Lukket",
    }
}

/// "2 af 3 optaget"; places that are held just now are taken too.
pub fn taken(optaget: i32, kapacitet: i32) -> String {
    format!("{optaget} af {kapacitet} optaget")
}

/// A series in plain words: "man, ons, fre i alle uger, kl. 8.30–15.30, 3 ad gangen, personligt møde".
pub fn serie(weekdays: &str, weeks: &str, hours: &str, kapacitet: i32, form: &str) -> String {
    let days = weekdays.replace(',', ", ");
    let weeks = match weeks {
        "alle" => "alle uger".to_owned(),
        "lige" => "lige uger".to_owned(),
        "ulige" => "ulige uger".to_owned(),
        listed => format!("{} udvalgte uger", listed.split(',').count()),
    };
    format!("{days} i {weeks}, {hours}, {kapacitet} ad gangen, {}", form.to_lowercase())
}
