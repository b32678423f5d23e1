//! The caseworker's own calendar.

use crate::texts::texts;

texts! {
    /// The page on which an address is opened and closed.
    pub enum MinKalenderTekst {
        Heading => "Samtaler i din egen kalender",
        Lead => "Din kalender kan følge samtalerne hos en medarbejder eller et team. Du får en adresse, som du sætter ind i kalenderen som et abonnement.",
        LeadAKasse => "Din kalender kan følge de fælles jobsamtaler, hvor en medarbejder er navngivet for a-kassen. Du får en adresse, som du sætter ind i kalenderen som et abonnement.",
        NoNames => "I kalenderen står, hvornår, hvordan og hvor I mødes. Der står intet om borgeren. Den, der har adressen, kan læse med, så giv den ikke videre.",
        None => "Du har ingen adresse nu.",
        Open => "Din adresse",
        Follows => "Den følger",
        Since => "Den er lavet",
        Close => "Luk adressen",
        First => "Få en adresse",
        Make => "Lav adressen",
        Again => "Få en ny adresse",
        AgainText => "Den gamle adresse holder op med at virke med det samme.",
        MakeAgain => "Lav en ny adresse",
        Who => "Hvis samtaler?",
        Made => "Adressen er klar",
        MadeText => "Kopiér den nu. Den vises kun denne ene gang.",
        Address => "Adresse til din kalender",
        Copy => "Kopiér",
        Copied => "Adressen er kopieret",
        Marked => "Adressen er markeret. Kopiér den med Ctrl+C.",
        Stale => "Adressen er ændret, siden du åbnede siden",
        StaleText => "Der er ikke gjort noget. Er du i tvivl om, hvilken adresse der gælder, så lav en ny.",
        Back => "Til forsiden",
    }
}
