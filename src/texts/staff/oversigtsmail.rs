//! The page on which an a-kasse's coordinator says to which addresses the daily digest goes, and the one where an address says yes.

use crate::domain::oversigtsmail::OversigtUdfald;
use crate::texts::texts;

texts! {
    /// Both pages.
    pub enum OversigtTekst {
        Heading => "Daglig oversigt på mail",
        Lead => "A-kassen kan få en mail om morgenen på hverdage, når der er nyt om medlemmers samtaler. Den siger kun, hvor mange der er nye, flyttede og aflyste. Navne og tider står her i Fællestid.",
        FromNyt => "Få en daglig oversigt på mail",
        NotHere => "Der er ikke sat mail op her endnu",
        NotHereText => "I kan skrive adresserne, men der bliver ikke sendt noget til dem, før driften har sat mail op.",
        Addresses => "Adresser",
        None => "Der sendes ikke oversigt til nogen.",
        Address => "Adresse",
        State => "Får oversigten",
        Last => "Sidst",
        Do => "Gør",
        Confirmed => "Ja",
        Waiting => "Nej, adressen har ikke sagt ja endnu",
        Expired => "Nej, adressen har ikke svaret i tide",
        Remove => "Fjern",
        AskAgain => "Spørg igen",
        NeverSent => "Der er ikke sendt noget endnu",
        NewHeading => "Tilføj en adresse",
        NewText => "Brug a-kassens egen adresse, for eksempel en fælles postkasse. Vi sender en mail til den, og den, der læser den, skal sige ja, før der sendes oversigt.",
        Email => "Mailadresse",
        Add => "Tilføj adressen",
        Back => "Til nyt om medlemmers samtaler",
        ConfirmHeading => "Vil I have den daglige oversigt?",
        Confirm => "Ja, send oversigten",
        ConfirmNo => "Vil I ikke, så luk siden. Så bliver der ikke sendt noget.",
        DoneHeading => "Oversigten kommer fra næste hverdag",
        DoneText => "A-kassens koordinator kan altid stoppe den i Fællestid.",
        GoneHeading => "Linket virker ikke mere",
        GoneText => "Det er brugt, for gammelt eller afløst af et nyere. Bed a-kassens koordinator om at spørge igen.",
        ToStart => "Til forsiden",
    }
}

/// What became of the last sending.
pub const fn oversigt_udfald(udfald: OversigtUdfald) -> &'static str {
    match udfald {
        OversigtUdfald::Spurgt => "Mailen, der spørger, er sendt",
        OversigtUdfald::Sendt => "Oversigten er sendt",
        OversigtUdfald::IntetNyt => "Der var intet nyt, så der blev ikke sendt noget",
        OversigtUdfald::ProeverIgen => "Mailen kunne ikke sendes. Vi prøver igen",
        OversigtUdfald::Opgivet => "Mailen kunne ikke sendes. Se, om adressen er rigtig",
    }
}

/// "HK vil gerne have den sendt til post@example.dk."
pub fn vil_have(a_kasse: &str, email: &str) -> String {
    format!(
        "{a_kasse} vil gerne have en daglig oversigt over nye, flyttede og aflyste samtaler sendt til {email}. Den har ingen navne."
    )
}
