//! Setting, prolonging and reopening a frist.

use chrono::NaiveDate;

use crate::domain::rules::Code;
use crate::domain::rules::frist::Graenser;
use crate::texts::rules::told;
use crate::texts::{Sprog, dates, texts};

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

/// What a rule says of a day of a frist, with the day that would do. `fristdato`: the one that was given with it.
pub fn datofejl(kode: Code, graenser: Graenser, fristdato: Option<NaiveDate>) -> String {
    let day = |day| dates::date_long(Sprog::Da, day);
    match (kode, fristdato) {
        (Code::FristTooShort, _) => format!("{}. Den kan tidligst være {}", told(kode), day(graenser.tidligst)),
        (Code::TooFarAhead, _) => format!("{}. Den kan senest være {}", told(kode), day(graenser.senest)),
        (Code::LastDayBeforeFristdato, Some(fristdato)) => {
            format!("{}. Den kan tidligst være {}", told(kode), day(fristdato.max(graenser.tidligst)))
        }
        _ => told(kode).to_owned(),
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
