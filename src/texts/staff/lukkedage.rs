//! Days on which a jobcenter is closed.

use super::serier::talt;
use crate::domain::lukning::LukkedagHandling;
use crate::texts::texts;

texts! {
    /// The page of the closed days.
    pub enum Lukkedage {
        Heading => "Lukkedage",
        Lead => "På en lukkedag er der ingen tider, uanset aftaler og serier. Helligdage er taget fra i forvejen.",
        None => "Der er ingen lukkedage.",
        Day => "Dag",
        Name => "Hvorfor",
        NameHint => "For eksempel personaledag.",
        Standing => "Booket",
        Who => "Se, hvem det rammer",
        Remove => "Åbn dagen igen",
        AddHeading => "Luk en dag",
        Preview => "Se, hvem det rammer",
        Add => "Luk dagen",
        AddText => "Du ser, hvem det rammer, før dagen lukkes. De, der har booket, beholder deres tid, til du aflyser den.",
        HitHeading => "Hvis du lukker dagen",
        StandHeading => "De beholder deres tid",
        StandText => "Hver bliver en opgave, når dagen er lukket. Aflys eller flyt dem bagefter fra listen.",
        UndoText => "Du kan åbne dagen igen fra listen. Tiderne kommer tilbage.",
        ExistsHeading => "Dagen er lukket i forvejen",
        Change => "Ret begrundelsen",
        StaleHeading => "Det er ikke længere det, du så",
        StaleText => "Du har ændret dagen, eller nogen har booket, aflyst eller lukket imens. Intet er ændret. Her er det, som det er nu.",
        Closed => "Dagen er lukket",
        ClosedText => "De tider, ingen har booket, er lukket. Har nogen booket, beholder de deres tid, til du aflyser eller flytter dem.",
        Changed => "Begrundelsen er rettet",
        Opened => "Dagen er åbnet igen",
        OpenedText => "Tiderne er kommet tilbage. Samtaler, der er aflyst, kommer ikke tilbage.",
        History => "Hvad der er sket",
        At => "Hvornår",
        By => "Hvem",
        What => "Hvad",
        System => "Systemet",
    }
}

/// "3 samtaler"
pub fn staar(antal: i64) -> String {
    talt(u32::try_from(antal).unwrap_or(u32::MAX), "samtale", "samtaler")
}

/// "mandag den 30. november 2026: 12 tider, ingen har booket, lukkes. 3 samtaler bliver stående."
pub fn lukkes(dag: &str, ledige: usize, samtaler: usize) -> String {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let free = talt(count(ledige), "tid, ingen har booket, lukkes", "tider, ingen har booket, lukkes");
    match samtaler {
        0 => format!("{dag}: {free}. Ingen har booket den dag."),
        _ => format!("{dag}: {free}. {} bliver stående.", talt(count(samtaler), "samtale", "samtaler")),
    }
}

/// "Den er lukket som »Personaledag«. Skal der stå »Fælles dag« i stedet?"
pub fn lukket_som(findes: &str, navn: &str) -> String {
    if findes == navn {
        format!("Den er lukket som »{findes}«. Der er ikke noget at ændre.")
    } else {
        format!(
            "Den er lukket som »{findes}«. Skal der stå »{navn}« i stedet? Den første begrundelse bliver stående i historikken."
        )
    }
}

/// "2 samtaler er aflyst og kommer ikke tilbage"
pub fn kommer_ikke_tilbage(aflyst: i64) -> String {
    format!("{} er aflyst og kommer ikke tilbage", staar(aflyst))
}

/// What was done with a closed day.
pub fn lukkedag_handling(handling: LukkedagHandling, navn: &str) -> String {
    match handling {
        LukkedagHandling::Lukket => format!("Lukkede dagen: {navn}"),
        LukkedagHandling::Rettet => format!("Rettede begrundelsen til: {navn}"),
        LukkedagHandling::Aabnet => format!("Åbnede dagen igen (den var lukket som: {navn})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_hit_is_counted_in_words() {
        let day = "mandag 30. november";
        assert_eq!(
            lukkes(day, 1, 0),
            "mandag 30. november: 1 tid, ingen har booket, lukkes. Ingen har booket den dag."
        );
        assert!(lukkes(day, 12, 3).ends_with("12 tider, ingen har booket, lukkes. 3 samtaler bliver stående."));
    }
}
