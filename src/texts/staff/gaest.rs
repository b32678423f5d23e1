//! Reading about another jobcenter's borger as a guest.

use chrono::NaiveDateTime;

use crate::texts::{Sprog, dates, texts};

texts! {
    /// The pages of a guest, and the part of her page that tells of guests.
    pub enum Gaest {
        Heading => "Åbn en borger i et andet jobcenter",
        Lead => "Du kan læse om en borger, der hører til et andet jobcenter, hvis du har brug for det i dit arbejde. Skriv hvorfor.",
        Seen => "Din begrundelse og dit navn står i revisionssporet hos begge jobcentre. Borgerens jobcenter kan læse begrundelsen, og \
                 borgeren kan se, at I har åbnet oplysningerne.",
        Cpr => "Borgerens cpr-nummer",
        Why => "Hvorfor har du brug for at se oplysningerne?",
        WhyHint => "Skriv ikke følsomme oplysninger om borgeren.",
        Open => "Åbn",
        Back => "Til forsiden",
        ReadOnly => "Du læser som gæst og kan ikke ændre noget.",
        Jobcenter => "Jobcenter",
        Guests => "Andre myndigheder, der har åbnet borgeren",
        At => "Hvornår",
        Who => "Hvem",
        Reason => "Begrundelse",
    }
}

/// "Adgangen udløber tirsdag 24. november kl. 17.00."
pub fn udloeber(at: NaiveDateTime) -> String {
    format!("Adgangen udløber {}.", dates::date_time_long(Sprog::Da, at))
}
