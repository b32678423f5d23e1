//! The fixed words around every message.

use crate::texts::texts;

texts! {
    /// In letters, e-mails and Digital Post alike.
    pub enum Ord {
        Hej => "Hej",
        Hilsen => "Venlig hilsen",
        LogInd => "Log ind, hvis du vil se, booke eller flytte din samtale:",
        SvarIkke => "Du kan ikke svare på denne besked.",
        Syg => "Er du syg, så meld dig syg på Jobnet.",
        Moed => "Du skal møde til samtalen. Bliver du væk uden en lovlig grund, kan det koste dig dagpenge.",
        Bisidder => "Du må gerne tage en bisidder med.",
        Konsekvens => "Booker du ikke inden fristen, bliver du afmeldt som jobsøgende fra dagen efter. Så kan du ikke få dagpenge, før du har tilmeldt dig igen på Jobnet og booket en ny samtale.",
        Brev => "Brev til udskrift",
        PaaVej => "Beskeden venter på at blive sendt til borgeren. Send den ikke med posten, før du kan se, at den ikke nåede frem.",
        ErSendt => "Beskeden er sendt til borgeren. Du behøver ikke sende den med posten.",
        TilBorgeren => "Til borgerens side",
        Udskriv => "Beskeden nåede ikke borgeren. Skriv brevet ud, og send det med posten.",
        IkkeAktuelt => "Beskeden er ikke længere aktuel. Send den ikke.",
        SmsNy => "Du har en ny besked om en samtale. Log ind for at læse den.",
    }
}
