//! Setting, prolonging and reopening a frist.

use crate::texts::texts;

texts! {
    /// The forms.
    pub enum FristForm {
        NewHeading => "Sæt en frist",
        ExtendHeading => "Forlæng fristen",
        ReopenHeading => "Genåbn fristen",
        Type => "Samtaletype",
        Fristdato => "Fristdato",
        FristdatoHint => "Den sidste dag, borgeren kan booke. Hele dagen tæller med.",
        LastDay => "Sidste afholdelsesdato",
        LastDayHint => "Samtalen holdes senest denne dag.",
        Reason => "Begrundelse",
        ReasonHint => "Kan udelades. Den står i historikken, ikke i brevet.",
        ReasonNeeded => "Den står i historikken, ikke i brevet.",
        Preview => "Se brevet",
        Check => "Se efter, før du sender",
        Letter => "Brevet til borgeren",
        Times => "Tider, borgeren kan booke",
        NoTimes => "Borgeren kan ikke booke nogen tid inden da",
        NoTimesText => "Skriv, hvorfor fristen skal sættes alligevel, eller vælg en senere dato.",
        NoSelfBooking => "Borgeren booker ikke selv her.",
        Set => "Sæt fristen",
        Extend => "Forlæng fristen",
        Reopen => "Genåbn fristen",
        Change => "Ret datoerne",
        Stale => "Fristen er ændret, siden du åbnede siden",
        StaleText => "Det, du har skrevet, står her endnu. Se, hvordan fristen er nu, og send igen.",
        Now => "Fristen nu",
        CannotChange => "Fristen kan ikke ændres",
        CannotChangeText => "Kun en aktiv frist kan forlænges, og kun en overskredet kan genåbnes.",
        Cannot => "Fristen kan ikke sættes",
    }
}

/// How many times she can choose among, before each of the two days.
pub fn tider_til_raadighed(til_fristdato: i64, til_sidste: i64) -> String {
    let tider = |n: i64| if n == 1 { "1 tid".to_owned() } else { format!("{n} tider") };
    format!(
        "{} til og med fristdatoen og {} til og med sidste afholdelsesdato.",
        tider(til_fristdato),
        tider(til_sidste)
    )
}
