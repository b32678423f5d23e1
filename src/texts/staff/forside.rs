//! The jobcenter's first page, the search, and the day list.

use crate::domain::code_lists::{Kontaktgruppe, Udfald};
use crate::domain::opgave::OPGAVER_TALT;
use crate::texts::texts;

texts! {
    /// The first page.
    pub enum Forside {
        Heading => "Jobcenterets arbejde",
        Today => "I dag,",
        Shortcuts => "Genveje",
        Kalender => "Samtaler i din egen kalender",
        FristerFraFil => "Sæt frister fra en fil",
        BorgereFraFil => "Indlæs borgere fra en fil",
        Gaest => "Åbn en borger i et andet jobcenter",
        TiderMangler => "Der mangler tider hos",
    }
}

texts! {
    /// Finding a borger.
    pub enum Soeg {
        Heading => "Find en borger",
        Label => "Find en borger",
        Hint => "Navn eller cpr-nummer",
        Find => "Find",
        Found => "Fundet",
        Nobody => "Vi fandt ingen blandt jeres borgere.",
        More => "Der er flere, end der vises her. Skriv mere af navnet.",
        Back => "Til forsiden",
    }
}

texts! {
    /// The day list.
    pub enum Dag {
        Heading => "Samtaler",
        Choose => "Vælg dag",
        Date => "Dato",
        Show => "Vis",
        Previous => "Dagen før",
        Next => "Dagen efter",
        None => "Der er ingen samtaler den dag.",
        Time => "Kl.",
        Borger => "Borger",
        Phone => "Telefon",
        What => "Samtale",
        How => "Mødes",
        With => "Medarbejder",
        AKasse => "A-kasse",
        Outcome => "Fremmøde",
        NotRegistered => "Ikke registreret",
        Download => "Hent listen som csv",
        Back => "Til forsiden",
        Pages => "Sider",
        PreviousPage => "Forrige side",
        NextPage => "Næste side",
        WholeDay => "Vis hele dagen på én side, for eksempel til udskrift",
    }
}

/// "230 samtaler, side 2 af 5"
pub fn dagen_side(i_alt: i64, side: u32, sider: u32) -> String {
    format!("{i_alt} samtaler, side {side} af {sider}")
}

/// "Se også dagens andre 40 samtaler"
pub fn dagens_andre(flere: i64) -> String {
    format!("Se også dagens andre {flere} samtaler")
}

/// The a-kasse that takes part, and that it cannot come when it has said so.
pub fn a_kassen(navn: Option<&str>, afbud: bool) -> String {
    let navn = navn.unwrap_or_default();
    if afbud { format!("{navn} (kan ikke komme)") } else { navn.to_owned() }
}

/// "3 åbne opgaver", "Mere end 1.000 åbne opgaver"
pub fn opgaver_venter(antal: i64) -> String {
    match antal {
        0 => "Ingen åbne opgaver".to_owned(),
        1 => "1 åben opgave".to_owned(),
        mange if mange > OPGAVER_TALT => "Mere end 1.000 åbne opgaver".to_owned(),
        many => format!("{many} åbne opgaver"),
    }
}

/// How it went.
pub const fn udfald(udfald: Udfald) -> &'static str {
    match udfald {
        Udfald::Fremmoedt => "Fremmødt",
        Udfald::Udeblevet => "Udeblevet",
        Udfald::Afbud => "Afbud",
    }
}

/// "Kontaktgruppe 1 (dagpengemodtager)", or the number alone when it is one we do not know.
pub fn kontaktgruppe(id: i32) -> String {
    match u16::try_from(id).ok().and_then(Kontaktgruppe::from_id) {
        Some(known) => known.name().to_owned(),
        None => format!("Kontaktgruppe {id}"),
    }
}
