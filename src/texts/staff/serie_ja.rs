//! The a-kasse's yes to new times in an agreed aftale: asking for it, writing it down, and telling it.

use crate::texts::texts;

texts! {
    /// The part of a series' page about it.
    pub enum SerieJa {
        AtOnceHeading => "Aftalen er i kraft",
        AtOnceText => "Lukker du tider, gælder det med det samme. Nye tider, andre klokkeslæt, flere pladser og et andet sted gælder først, når a-kassen har sagt ja.",
        Heading => "A-kassen skal sige ja til det nye",
        Stands => "De tider, der er aftalt nu, gælder uændret, til a-kassen har sagt ja.",
        OutsideHeading => "Har a-kassen allerede sagt ja?",
        OutsideText => "Er I blevet enige uden om systemet, så skriv, hvem der sagde ja, og hvornår. Så gælder tiderne med det samme, og a-kassen får det at se under Nyt.",
        Who => "Hvem sagde ja for a-kassen",
        When => "Hvornår",
        SaveOutside => "Gem tiderne med a-kassens ja",
        SaveOutsideAnyway => "Gem tiderne alligevel med a-kassens ja",
        AskHeading => "Skal a-kassen spørges?",
        AskText => "Tiderne kommer i en kladde til en ny version af aftalen. Du kan lægge mere i den, før du foreslår den for a-kassen.",
        AskOpen => "Tiderne kommer i den nye version af aftalen, der er i gang.",
        SeeOpen => "Se den nye version",
        Ask => "Læg tiderne i et forslag til a-kassen",
        OthersHeading => "Andre a-kasser deler tiderne",
        OthersText => "De skal også have sagt ja til det nye. Skriv for hver af dem, hvem der sagde ja, og hvornår.",
        Others => "Hvem sagde ja for de andre a-kasser",
    }
}

/// "Hvem sagde ja for HK"
pub fn hvem_for(a_kasse: &str) -> String {
    format!("Hvem sagde ja for {a_kasse}")
}

/// "Hvornår sagde HK ja"
pub fn hvornaar_for(a_kasse: &str) -> String {
    format!("Hvornår sagde {a_kasse} ja")
}

/// "HK sagde ja uden om systemet (Bo Prøve, 24.11.2026)"; without the person where that is nobody's business.
pub fn har_sagt_ja(a_kasse: &str, hvem_og_dato: Option<&str>) -> String {
    match hvem_og_dato {
        Some(told) => format!("{a_kasse} sagde ja uden om systemet ({told})"),
        None => format!("{a_kasse} sagde ja uden om systemet"),
    }
}

/// "Skrevet op: I sagde ja (Bo Prøve, 24.11.2026)"
pub fn i_sagde_ja(hvem: &str, dato: &str) -> String {
    format!("Skrevet op: I sagde ja ({hvem}, {dato})")
}
