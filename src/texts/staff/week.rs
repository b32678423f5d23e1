//! The week of agreed times.

use chrono::NaiveDate;

use crate::domain::pladser::{Pladser, Tilstand};
use crate::texts::{Sprog, dates, texts};

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
        NotYet => "Ugens tider er ikke lagt ud endnu. De lægges ud 12 uger, før de skal bruges.",
        Time => "Kl.",
        Booked => "Booket i ugen",
        NoBookings => "Ingen har booket i denne uge.",
        Grid => "Ugens tider",
        Choose => "Vælg uge",
        Days => "Vælg dag",
        WholeWeek => "Hele ugen",
        NobodyThatDay => "Ingen har booket den dag.",
        Day => "Dag",
        Borger => "Borger",
        WithOthers => " og andre",
        Closed => "Lukket",
        Free => "Ledig",
        Held => "Holdes",
        Full => "Fuldt booket",
        FilterLabel => "Vælg, hvad der vises",
        AKasser => "Alle a-kasser",
        Jobcentre => "Alle jobcentre",
        Caseworker => "Medarbejder eller team",
        Caseworkers => "Alle medarbejdere",
        View => "Vis som",
        AsTable => "Kalender",
        AsList => "Liste",
        Show => "Vis",
        How => "Mødes",
        State => "Tilstand",
        FreePlaces => "Ledige",
        HeldPlaces => "Holdes lige nu",
        BookedPlaces => "Booket",
        Download => "Hent ugens tider som csv",
        Others => "Kun til andre a-kasser",
        CannotCome => "kan ikke komme",
        WeCannotCome => "I har meldt, at I ikke kan komme",
        Begun => "Begyndt",
        SumCaption => "En række for hver myndighed og en kolonne for hver dag",
        Caption => "En række for hvert klokkeslæt og en kolonne for hver dag",
    }
}

/// "Her vises kun onsdag 25. november."; of today what is left of it.
pub fn kun_dagen(day: NaiveDate, today: NaiveDate) -> String {
    let left = if day == today { "resten af " } else { "" };
    format!("Her vises kun {left}{}.", dates::date_short(Sprog::Da, day))
}

/// "Booket tirsdag 24. november"
pub fn booket_dagen(day: NaiveDate) -> String {
    format!("Booket {}", dates::date_short(Sprog::Da, day))
}

/// "2 aftaler venter på jeres svar".
pub fn proposals(antal: usize) -> String {
    match antal {
        1 => "1 aftale venter på jeres svar".to_owned(),
        _ => format!("{antal} aftaler venter på jeres svar"),
    }
}

/// "Ugen har 3400 tider. Vælg en a-kasse for at se dem én for én."
pub fn sum_lead(tider: i64, other: Week) -> String {
    let one = match other {
        Week::Jobcenter => "et jobcenter",
        _ => "en a-kasse",
    };
    format!("Ugen har {tider} tider. Vælg {one} for at se tiderne én for én, og hvem der har booket dem.")
}

/// "12 ledige, 31 optaget".
pub fn sum_pladser(ledige: i64, optaget: i64) -> String {
    match ledige {
        0 => format!("Ingen ledige, {optaget} optaget"),
        1 => format!("1 ledig, {optaget} optaget"),
        _ => format!("{ledige} ledige, {optaget} optaget"),
    }
}

/// "2 delinger af tider venter på jeres svar".
pub fn sharings(antal: usize) -> String {
    match antal {
        1 => "1 deling af tider venter på jeres svar".to_owned(),
        _ => format!("{antal} delinger af tider venter på jeres svar"),
    }
}

/// What a time is, in one word.
pub const fn tilstand(tilstand: Tilstand) -> Week {
    match tilstand {
        Tilstand::Ledig => Week::Free,
        Tilstand::Holdt => Week::Held,
        Tilstand::Booket => Week::Full,
        Tilstand::Andres => Week::Others,
        Tilstand::Lukket => Week::Closed,
    }
}

/// "2 ledige af 4, 1 holdes lige nu, 1 til andre a-kasser", "Fuldt booket: 3 af 3": what is left, or why nothing is.
pub fn pladser(pladser: Pladser) -> String {
    let taken = pladser.booket + pladser.holdt;
    let kapacitet = pladser.kapacitet;
    let held = if pladser.holdt > 0 { format!(", {} holdes lige nu", pladser.holdt) } else { String::new() };
    let others =
        if pladser.til_andre > 0 { format!(", {} til andre a-kasser", pladser.til_andre) } else { String::new() };
    match (pladser.tilstand(), pladser.ledige()) {
        (Tilstand::Ledig, 1) => format!("1 ledig af {kapacitet}{held}{others}"),
        (Tilstand::Ledig, ledige) => format!("{ledige} ledige af {kapacitet}{held}{others}"),
        (Tilstand::Booket, _) => format!("{}: {taken} af {kapacitet}", Week::Full.da()),
        (Tilstand::Andres, _) => format!("{}: {taken} booket af {kapacitet}", Week::Others.da()),
        (other @ (Tilstand::Holdt | Tilstand::Lukket), _) => {
            format!("{}: {} booket af {kapacitet}{held}{others}", tilstand(other).da(), pladser.booket)
        }
    }
}

/// "Begyndt: 1 booket af 2": a time that nobody can book any more.
pub fn begyndt(pladser: Pladser) -> String {
    format!("{}: {} booket af {}", Week::Begun.da(), pladser.booket, pladser.kapacitet)
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
