//! Days on which a jobcenter is closed.

use super::serier::talt;
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
        Standing => "Samtaler, der er booket",
        Who => "Se, hvem det rammer",
        Remove => "Åbn dagen igen",
        AddHeading => "Luk en dag",
        Add => "Luk dagen",
        AddText => "Tider, ingen har booket, lukkes. De, der har booket, beholder deres tid, til du aflyser den.",
    }
}

/// "3 samtaler"
pub fn staar(antal: i64) -> String {
    talt(u32::try_from(antal).unwrap_or(u32::MAX), "samtale", "samtaler")
}
