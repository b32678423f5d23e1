//! What staff read on the overview in figures.

use chrono::NaiveTime;

use super::dates::clock;
use super::{Sprog, texts};
use crate::domain::statistik::{Interval, PeriodeFejl};

texts! {
    /// Fixed texts of the overview.
    pub enum Overblik {
        Heading => "Overblik i tal",
        Period => "Periode",
        From => "Fra og med",
        To => "Til og med",
        Show => "Vis tallene",
        Download => "Hent tallene som csv",
        Renew => "Hent nye tal",
        Table => "Vis tallene som tabel",
        Nothing => "Der er ingen tal i perioden.",
        Use => "Brug af aftalte tider",
        UseLead => "Hvor mange af pladserne i de aftalte tider, der er booket, uge for uge. Grå: alle pladser. Blå: booket.",
        Week => "Uge",
        AKasse => "A-kasse",
        Places => "Pladser",
        Taken => "Booket",
        Share => "Andel",
        Lead => "Tid fra booking til samtale",
        LeadLead => "Samtaler, som borgeren selv har booket, efter hvor mange dage før de blev booket.",
        Days => "Dage",
        Conversations => "Samtaler",
        Frister => "Frister",
        FristerLead => "Frister, der falder i perioden. Grå: alle. Blå: dem, det gælder.",
        Met => "Booket inden fristen",
        Missed => "Overskredet",
        Open => "Stadig åbne",
        Closed => "Lukket af andre grunde",
        OpenShort => "Åbne",
        ClosedShort => "Lukket",
        Count => "Antal",
        Course => "Samtalernes forløb",
        CourseLead => "Samtaler, der var booket til perioden. Grå: alle. Blå: dem, det gælder; en samtale kan være flyttet flere gange.",
        Moves => "Flytninger",
        CancelledByBorger => "Aflyst af borgeren",
        CancelledOtherwise => "Aflyst af andre",
        Came => "Fremmødt",
        NoShow => "Udeblevet",
        Afbud => "Afbud",
        Cancelled => "Aflyst",
        MoveShare => "Flytninger pr. samtale",
        CancelShare => "Aflyst, andel",
        NoShowShare => "Udeblevet, andel af de registrerede",
        Searches => "Søgninger uden tider",
        SearchesLead => "Søgninger af borgere med en åben frist, og hvor mange af dem der ingen tider viste, uge for uge. Grå: alle. Blå: uden tider.",
        AllSearches => "Søgninger",
        Without => "Uden tider",
        Figure => "Tal",
        Value => "Værdi",
        DateMissing => "Skriv datoen, som den ser ud, for eksempel 24-11-2026",
    }
}

/// "Tallene er fra kl. 9.12."
pub fn tal_fra(kl: NaiveTime) -> String {
    format!("Tallene er fra kl. {}.", clock(Sprog::Da, kl))
}

/// An interval of days.
pub const fn interval(interval: Interval) -> &'static str {
    match interval {
        Interval::SammeEllerNaeste => "0–1",
        Interval::ToTilTre => "2–3",
        Interval::FireTilSyv => "4–7",
        Interval::OtteTilFjorten => "8–14",
        Interval::FemtenTilOtteogtyve => "15–28",
        Interval::Laengere => "over 28",
    }
}

/// What is wrong with a period, beside its last day.
pub const fn periode_fejl(fejl: PeriodeFejl) -> &'static str {
    match fejl {
        PeriodeFejl::Baglaens => "Perioden kan ikke slutte, før den begynder",
        PeriodeFejl::ForLang => "Vælg en periode på højst et år",
    }
}

/// "62 %"; of nothing there is no share.
pub fn andel(del: i64, alle: i64) -> String {
    if alle <= 0 { "–".to_owned() } else { format!("{} %", (del * 100 + alle / 2) / alle) }
}
