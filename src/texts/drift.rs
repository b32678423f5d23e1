//! What operations read of events that are sent to other systems, and of who still calls what was phased out.

use super::texts;
use crate::domain::udsendelse::Fejl;

texts! {
    /// The receivers of events.
    pub enum Modtagere {
        Heading => "Modtagere af hændelser",
        Lead => "Hvor langt hver modtager er kommet. Det, der er lagt til side, sendes igen med faellestid webhooks retry.",
        Nobody => "Ingen får hændelser sendt.",
        Number => "Nummer",
        Receiver => "Modtager",
        Address => "Adresse",
        Reached => "Nået til nr.",
        Waiting => "Venter",
        Attempts => "Mislykkede forsøg",
        LaidAside => "Lagt til side",
        LastError => "Seneste fejl",
        None => "Ingen",
        Dfdg => "DFDG",
    }
}

texts! {
    /// Who still calls what was phased out.
    pub enum Udfasede {
        Heading => "Kald af udfasede snitflader",
        Nobody => "Ingen kalder dem.",
        Operation => "Operation",
        Caller => "Kalder",
        Count => "Antal",
        Latest => "Senest",
    }
}

/// The name of a receiver: an authority, an authority's kommune, or DFDG.
pub fn modtager(navn: Option<&str>, som_kommune: bool) -> String {
    match navn {
        None => Modtagere::Dfdg.da().to_owned(),
        Some(navn) if som_kommune => format!("{navn}, kommunen"),
        Some(navn) => navn.to_owned(),
    }
}

/// Why an event did not come through.
pub fn leveringsfejl(fejl: Fejl) -> String {
    match fejl {
        Fejl::Svar(status) => format!("modtageren svarede {status}"),
        Fejl::Tid => "modtageren svarede ikke i tide".to_owned(),
        Fejl::Forbindelse => "modtageren kan ikke nås".to_owned(),
        Fejl::Adresse => "adressen må ikke kaldes".to_owned(),
        Fejl::Token => "modtageren lukker os ikke ind".to_owned(),
        Fejl::Indhold => "hændelsen kan ikke skrives".to_owned(),
    }
}
