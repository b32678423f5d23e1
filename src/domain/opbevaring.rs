//! The register of what is kept about people: every table of the database stands in exactly one of the two lists, and a test
//! over the real database refuses one that is in neither. `docs/retention.md` is made from it.
//!
//! To add a table: a line in [`REGISTER`] or [`UDEN_PERSONDATA`] when it is created. What goes with an owner, or after a setting,
//! also wants its statement in `store/sletning.rs`.

use super::indstilling::Indstilling;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Periode {
    /// As long as the setting says, counted from the trigger.
    Indstilling(Indstilling),
    /// As long as the row it belongs to, in one of these tables.
    MedEjer(&'static [&'static str]),
    /// No setting decides; why.
    Fast(&'static str),
}

/// One table with data about people.
#[derive(Clone, Copy, Debug)]
pub struct Register {
    /// Its name in the database.
    pub tabel: &'static str,
    /// What it is for, in Danish.
    pub formaal: &'static str,
    /// What starts the period, in Danish.
    pub udloeser: &'static str,
    /// How long it is kept then.
    pub periode: Periode,
}

const fn register(tabel: &'static str, formaal: &'static str, udloeser: &'static str, periode: Periode) -> Register {
    Register { tabel, formaal, udloeser, periode }
}

const MED_BORGEREN: Periode = Periode::MedEjer(&["borger"]);
const MED_SAMTALEN: Periode = Periode::MedEjer(&["indkaldelse"]);

/// Every table with data about people, owners first.
pub const REGISTER: &[Register] = &[
    register(
        "borger",
        "Hvem borgeren er, og hvor borgeren kan træffes, med jobcenter og a-kasse",
        "Borgeren er afmeldt eller død, og der er hverken samtaler, frister, beskeder eller visninger tilbage",
        Periode::Indstilling(Indstilling::SletBorgerDage),
    ),
    register(
        "cpr_historik",
        "Et tidligere personnummer, så det fortsat fører til borgeren",
        "Borgeren slettes",
        MED_BORGEREN,
    ),
    register(
        "medlemsperiode",
        "Hvilken a-kasse borgeren er, var eller bliver medlem af, og hvilken der må læse om borgeren",
        "Borgeren slettes",
        MED_BORGEREN,
    ),
    register("persongruppemarkering", "Hvilke mødetilbud borgeren kan vises", "Borgeren slettes", MED_BORGEREN),
    register(
        "fravaer",
        "Om borgeren kan og skal booke selv, og om en frist holder pause",
        "Borgeren slettes",
        MED_BORGEREN,
    ),
    register(
        "fejlmelding",
        "Hvad der gik galt på Jobnet, måske med borgerens egne ord",
        "Borgeren slettes",
        MED_BORGEREN,
    ),
    register(
        "afgoerelse",
        "Hvorfor borgeren er fritaget for eller frataget selvbooking; årsagen ser kun jobcenterets egne medarbejdere",
        "Borgeren slettes",
        MED_BORGEREN,
    ),
    register(
        "gaesteadgang",
        "Hvem fra en anden myndighed der har set borgeren, og hvorfor",
        "Borgeren slettes",
        MED_BORGEREN,
    ),
    register("cv_godkendelse", "Hvor langt a-kassen er med borgerens cv", "Borgeren slettes", MED_BORGEREN),
    register(
        "indkaldelse",
        "Samtalen: hvornår, hvor, med hvem og om hvad (databekendtgørelsen § 20)",
        "Den er holdt eller aflyst, og ingen frist, der er gemt, er indfriet med den",
        Periode::Indstilling(Indstilling::SletSamtaleDage),
    ),
    register(
        "indkaldelse_historik",
        "Hvem der har ændret samtalen, og hvordan den så ud",
        "Samtalen slettes",
        MED_SAMTALEN,
    ),
    register(
        "behov",
        "Om borgeren har brug for tolk, adgang eller hjælp til en samtale",
        "Samtalen slettes",
        MED_SAMTALEN,
    ),
    register(
        "masseaendring_samtale",
        "Hvilken tid samtalen blev flyttet fra og til, da mange tider blev lukket",
        "Samtalen slettes",
        MED_SAMTALEN,
    ),
    register(
        "aftaleaendring_samtale",
        "Hvad der skete med samtalen, da tiderne i en aftale blev ændret",
        "Samtalen slettes",
        MED_SAMTALEN,
    ),
    register("myndighedsdeltager", "Hvem der deltager for en myndighed", "Samtalen slettes", MED_SAMTALEN),
    register(
        "deltagelsesvalg",
        "Om a-kassen skal være med til en fælles jobsamtale",
        "Samtalen slettes; er valget ikke knyttet til en, borgeren",
        Periode::MedEjer(&["indkaldelse", "borger"]),
    ),
    register(
        "frist",
        "Hvornår borgeren senest skulle booke, og om det skete",
        "Den er indfriet, overskredet eller lukket, og samtalen, den er indfriet med, er forbi; en aktiv frist slettes aldrig",
        Periode::Indstilling(Indstilling::SletFristDage),
    ),
    register(
        "frist_historik",
        "Hvem der har ændret fristen, hvordan og hvorfor",
        "Fristen slettes",
        Periode::MedEjer(&["frist"]),
    ),
    register(
        "haendelse",
        "At andre systemer får besked om en ændring",
        "Samtalen eller fristen slettes",
        Periode::MedEjer(&["indkaldelse", "frist"]),
    ),
    register(
        "haendelse_modtager",
        "Hvilke myndigheder der får den besked",
        "Hændelsen slettes",
        Periode::MedEjer(&["haendelse"]),
    ),
    register(
        "ubesoergt",
        "Hvilke beskeder et system ikke tog imod, så de kan sendes igen",
        "Den sendes igen og bliver modtaget; dog senest sammen med hændelsen eller modtageren",
        Periode::MedEjer(&["haendelse"]),
    ),
    register(
        "opgave",
        "Hvad en medarbejder skal tage stilling til",
        "Samtalen, fristen eller borgeren slettes: den første af dem, opgaven handler om",
        Periode::MedEjer(&["indkaldelse", "frist", "borger"]),
    ),
    register(
        "notifikation",
        "Hvilke beskeder borgeren har fået, så ingen sendes to gange",
        "Tidspunktet, den skulle sendes; dog senest sammen med den samtale eller frist, den handler om",
        Periode::Indstilling(Indstilling::SletBeskedDage),
    ),
    register(
        "forsendelse",
        "Hvilke veje en besked er sendt ad, og hvordan det gik",
        "Beskeden slettes",
        Periode::MedEjer(&["notifikation"]),
    ),
    register(
        "visning",
        "Bevis for, hvilke tider borgeren fik vist, og for, at der ingen var",
        "Visningen; dog senest sammen med den frist, der løb",
        Periode::Indstilling(Indstilling::SletVisningDage),
    ),
    register(
        "reservation",
        "At en tid holdes til borgeren under bookingen",
        "Borgeren vælger tiden; jobbet »expired holds« giver pladsen tilbage",
        Periode::Indstilling(Indstilling::ReservationMinutter),
    ),
    register(
        "audit",
        "Hvem der har set og ændret hvad (revisionssporet, borgerens ret til indsigt)",
        "Linjen er skrevet; en linje om en samtale eller frist bliver, så længe den er gemt",
        Periode::Indstilling(Indstilling::SletRevisionDage),
    ),
    register(
        "idempotens",
        "Det svar, en formular eller et system har fået, så et gentaget kald får det samme",
        "Svaret er givet",
        Periode::Indstilling(Indstilling::SletIdempotensDage),
    ),
    register(
        "session",
        "At en person er logget ind",
        "Seneste brug",
        Periode::Fast("når sessionen udløber eller lukkes"),
    ),
    register(
        "medarbejder",
        "Hvem der handler for en myndighed",
        "Regnes ikke",
        Periode::Fast("ikke: revisionssporet henviser til medarbejderen; kun navn og rolle gemmes"),
    ),
    register(
        "aftale",
        "Hvem der har godkendt aftalen mellem jobcenter og a-kasse",
        "Regnes ikke",
        Periode::Fast("ikke: myndighedernes egen aftale; om en borger står der intet"),
    ),
    register(
        "serie",
        "Hvem der holder samtalerne, og hvor medarbejderen træffes",
        "Regnes ikke",
        Periode::Fast("ikke: hører til aftalen; om en borger står der intet"),
    ),
    register(
        "aftale_historik",
        "Hvem der har foreslået, besvaret og ændret aftalen, og hvad der blev sagt",
        "Regnes ikke",
        Periode::Fast("ikke: hører til aftalen; om en borger står der intet"),
    ),
    register(
        "aftale_ja",
        "Hvem i a-kassen der har sagt ja til nye tider uden om systemet, og hvornår",
        "Regnes ikke",
        Periode::Fast("ikke: hører til aftalen; om en borger står der intet"),
    ),
    register(
        "oversigtsmail",
        "Adresser, en a-kasse får sin daglige oversigt på, hvem der skrev dem, og hvad der blev af den seneste mail",
        "Regnes ikke",
        Periode::Fast("til a-kassen fjerner adressen; om en borger står der intet"),
    ),
    register(
        "a_kasse_afbudsdag",
        "Hvem der har meldt, at a-kassen ikke kan komme en dag",
        "Regnes ikke",
        Periode::Fast("ikke: hører til myndighedernes aftale; om en borger står der intet"),
    ),
    register(
        "kalenderabonnement",
        "Hvem der følger sine samtaler i sin egen kalender, og under hvilket navn",
        "Regnes ikke",
        Periode::Fast("til medarbejderen lukker adressen eller får en ny; om en borger står der intet"),
    ),
    register(
        "masseaendring",
        "Hvem der har lukket mange tider på én gang",
        "Regnes ikke",
        Periode::Fast("ikke: hører til tiderne; om en borger står der intet"),
    ),
    register(
        "aftaleaendring",
        "Hvem der har ændret tiderne i en aftale, og hvad det gjorde ved dem",
        "Regnes ikke",
        Periode::Fast("ikke: hører til aftalen; om en borger står der intet"),
    ),
    register(
        "lukkedag_historik",
        "Hvem der har lukket og åbnet dage",
        "Regnes ikke",
        Periode::Fast("ikke: hører til dagene; om en borger står der intet"),
    ),
    register(
        "filimport",
        "Hvem der har indlæst frister eller borgere fra en fil, og hvor mange linjer den havde; filen selv gemmes ikke",
        "Filen er indlæst",
        Periode::Indstilling(Indstilling::SletFilDage),
    ),
    register(
        "filimport_linje",
        "Hvad der blev af hver linje i en fil: nummer, udfald og koder, aldrig hvem",
        "Filens resultat slettes",
        Periode::MedEjer(&["filimport"]),
    ),
];

/// Every other table, and what it holds instead.
pub const UDEN_PERSONDATA: &[(&str, &str)] = &[
    ("organisation", "Myndigheder: navn og hovednummer"),
    ("tid", "Aftalte tider og antal optagne pladser"),
    ("serie_andel", "Hvilke a-kasser der deler en serie, og hvor mange pladser der holdes til hver"),
    (
        "serie_andel_forslag",
        "Hvilke a-kasser der er bedt om at dele en serie, og hvor mange pladser der skal holdes til hver",
    ),
    ("undtagelse", "Dage, der er taget ud af en serie"),
    ("masseaendring_tid", "Hvilke tider en lukning af mange tider gælder"),
    ("lukkedag", "Dage, en myndighed holder lukket"),
    ("api_klient", "Systemer, der kalder: navn, myndighedstype og adgang"),
    ("api_klient_organisation", "Hvilke myndigheder et system handler for"),
    ("api_hemmelighed", "Systemers hemmeligheder, kun som aftryk"),
    ("api_token", "Systemers adgang lige nu, kun som aftryk; ryddes, når systemet henter en ny"),
    ("udfaset_kald", "Hvor ofte et system kalder det, der er udfaset"),
    ("haendelse_nummer", "Hændelsernes seneste nummer"),
    ("abonnement", "Hvilke systemer der får hændelser, hvorhen, og hvor langt de er"),
    ("indstilling", "Tal og datoer med kilde"),
    ("livstegn", "Hvornår programmet sidst nåede databasen"),
    ("nedetid", "Hvornår siderne ikke kunne bruges"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn named(tabel: &str) -> Option<&'static Register> {
        REGISTER.iter().find(|entry| entry.tabel == tabel)
    }

    #[test]
    fn no_table_is_entered_twice() {
        let mut all: Vec<_> = REGISTER.iter().map(|entry| entry.tabel).collect();
        all.extend(UDEN_PERSONDATA.iter().map(|(tabel, _)| *tabel));
        let entered = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), entered);
    }

    /// Following the owners from any table ends at a setting or a stated reason.
    #[test]
    fn every_owner_is_entered_before_what_it_owns() {
        for (place, entry) in REGISTER.iter().enumerate() {
            let Periode::MedEjer(owners) = entry.periode else { continue };
            assert!(!owners.is_empty(), "{}", entry.tabel);
            for owner in owners {
                let before = REGISTER[..place].iter().any(|earlier| earlier.tabel == *owner);
                assert!(before, "{}: {owner}", entry.tabel);
            }
        }
    }

    #[test]
    fn every_entry_has_a_purpose_and_a_trigger() {
        for entry in REGISTER {
            assert!(!entry.formaal.is_empty() && !entry.udloeser.is_empty(), "{}", entry.tabel);
        }
        assert!(matches!(named("borger").unwrap().periode, Periode::Indstilling(Indstilling::SletBorgerDage)));
    }

    #[test]
    fn every_retention_setting_is_somebodys_period() {
        for &key in Indstilling::ALL.iter().filter(|key| key.as_str().starts_with("slet.")) {
            let used = REGISTER.iter().filter(|entry| entry.periode == Periode::Indstilling(key)).count();
            assert_eq!(used, 1, "{}", key.as_str());
        }
    }
}
