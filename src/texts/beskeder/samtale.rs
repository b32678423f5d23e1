//! A conversation in words: what databekendtgørelsen § 20 wants a borger to be told.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::code_lists::Samtaleform;
use crate::texts::{Sprog, borger, dates};

/// A conversation as a borger is told of it. All times are local.
#[derive(Clone, Debug)]
pub struct Samtale<'a> {
    /// When it begins.
    pub start: NaiveDateTime,
    /// When it ends, on the same day.
    pub slut: NaiveDateTime,
    /// How they meet.
    pub form: Samtaleform,
    /// Where, when in person.
    pub adresse: Option<&'a str>,
    /// The number she rings, when she is the one who rings.
    pub moedetelefon: Option<&'a str>,
    /// The number she is rung on.
    pub borger_telefon: Option<&'a str>,
    /// The link of a digital meeting.
    pub link: Option<&'a str>,
    /// The authority that holds it.
    pub myndighed: &'a str,
    /// Who holds it.
    pub medarbejder: &'a str,
    /// The a-kasse that takes part.
    pub a_kasse: Option<&'a str>,
    /// Others who take part, by name.
    pub deltagere: &'a [String],
    /// What it is called.
    pub titel: &'a str,
    /// What it is about and what to bring.
    pub beskrivelse: &'a str,
    /// Until when she may move it.
    pub flyttes: Graense,
    /// Until when she may call it off.
    pub aflyses: Graense,
    /// Whom to ask: a number.
    pub kontakt_telefon: Option<&'a str>,
    /// Whom to ask: an address.
    pub kontakt_email: Option<&'a str>,
}

/// Until when something may be done by herself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graense {
    /// Not at all.
    Aldrig,
    /// To the end of this day.
    TilOgMed(NaiveDate),
    /// Until the conversation begins.
    TilDenBegynder,
}

impl Graense {
    /// From what is stored: whether it may be done, and the last whole day, if one was set.
    pub fn ny(mulig: bool, sidste: Option<NaiveDate>) -> Self {
        match (mulig, sidste) {
            (false, _) => Self::Aldrig,
            (true, Some(sidste)) => Self::TilOgMed(sidste),
            (true, None) => Self::TilDenBegynder,
        }
    }
}

impl Samtale<'_> {
    /// What it is, and what that is called.
    pub fn raekker(&self) -> Vec<(&'static str, String)> {
        let mut raekker = vec![
            ("Samtale", self.titel.to_owned()),
            ("Tidspunkt", dates::date_time_range(Sprog::Da, self.start, self.slut)),
            ("Form", borger::form(Sprog::Da, self.form).to_owned()),
        ];
        raekker.extend(self.hvor());
        raekker.push(("Du skal tale med", format!("{}, {}", self.myndighed, self.medarbejder)));
        raekker.extend(self.a_kasse.map(|a_kasse| ("A-kasse", format!("{a_kasse} deltager"))));
        if !self.deltagere.is_empty() {
            raekker.push(("Andre deltagere", self.deltagere.join(", ")));
        }
        if !self.beskrivelse.is_empty() {
            raekker.push(("Om samtalen", self.beskrivelse.to_owned()));
        }
        raekker.push(("Flytte samtalen", graense("flytte samtalen", self.flyttes)));
        raekker.push(("Melde afbud", graense("melde afbud", self.aflyses)));
        raekker.extend(self.kontakt().map(|kontakt| ("Spørgsmål", kontakt)));
        raekker
    }

    /// Where she goes, whom she rings, or what she opens.
    pub fn hvor(&self) -> Option<(&'static str, String)> {
        match self.form {
            Samtaleform::Personlig => self.adresse.map(|adresse| ("Sted", adresse.to_owned())),
            Samtaleform::Digital => self.link.map(|link| ("Link til mødet", link.to_owned())),
            Samtaleform::Telefonisk => Some(("Hvem ringer?", self.hvem_ringer())),
        }
    }

    fn hvem_ringer(&self) -> String {
        match (self.moedetelefon, self.borger_telefon) {
            (Some(telefon), _) => borger::you_call(Sprog::Da, telefon),
            (None, Some(telefon)) => format!("Vi ringer til dig på telefon {}.", borger::shown_telefon(telefon)),
            (None, None) => "Vi ringer til dig.".to_owned(),
        }
    }

    fn kontakt(&self) -> Option<String> {
        let telefon = self.kontakt_telefon.map(|telefon| format!("telefon {}", borger::shown_telefon(telefon)));
        let veje: Vec<_> = telefon.into_iter().chain(self.kontakt_email.map(str::to_owned)).collect();
        (!veje.is_empty()).then(|| format!("{}: {}", self.myndighed, veje.join(" eller ")))
    }
}

fn graense(hvad: &str, graense: Graense) -> String {
    match graense {
        Graense::Aldrig => format!("Du kan ikke selv {hvad} på nettet. Ring, hvis du ikke kan komme."),
        Graense::TilOgMed(dag) => format!("Du kan {hvad} til og med {} kl. 23.59.", dates::date_long(Sprog::Da, dag)),
        Graense::TilDenBegynder => format!("Du kan {hvad}, indtil samtalen begynder."),
    }
}

/// The same as one text, a line each.
pub fn som_tekst(raekker: &[(&'static str, String)]) -> String {
    raekker.iter().map(|(navn, tekst)| format!("{navn}: {tekst}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A conversation at Demogade, for tests.
    pub fn en_samtale() -> Samtale<'static> {
        Samtale {
            start: "2026-12-01T09:00:00".parse().unwrap(),
            slut: "2026-12-01T09:45:00".parse().unwrap(),
            form: Samtaleform::Personlig,
            adresse: Some("Demogade 12, 8000 Aarhus C"),
            moedetelefon: None,
            borger_telefon: Some("12345678"),
            link: None,
            myndighed: "Jobcenter Demo",
            medarbejder: "Karen Prøve",
            a_kasse: Some("A-kassen Prøve"),
            deltagere: &[],
            titel: "Fælles jobsamtale",
            beskrivelse: "Tag dit cv med.",
            flyttes: Graense::TilOgMed("2026-11-30".parse().unwrap()),
            aflyses: Graense::Aldrig,
            kontakt_telefon: Some("87654321"),
            kontakt_email: None,
        }
    }

    #[test]
    fn every_row_of_section_20_is_there() {
        let tekst = som_tekst(&en_samtale().raekker());
        for linje in [
            "Samtale: Fælles jobsamtale",
            "Tidspunkt: tirsdag den 1. december 2026 kl. 9.00–9.45",
            "Form: Personligt møde",
            "Sted: Demogade 12, 8000 Aarhus C",
            "Du skal tale med: Jobcenter Demo, Karen Prøve",
            "A-kasse: A-kassen Prøve deltager",
            "Om samtalen: Tag dit cv med.",
            "Flytte samtalen: Du kan flytte samtalen til og med mandag den 30. november 2026 kl. 23.59.",
            "Melde afbud: Du kan ikke selv melde afbud på nettet. Ring, hvis du ikke kan komme.",
            "Spørgsmål: Jobcenter Demo: telefon 87 65 43 21",
        ] {
            assert!(tekst.lines().any(|line| line == linje), "{linje} in\n{tekst}");
        }
    }

    #[test]
    fn each_form_says_where() {
        let hvor = |form, moedetelefon, borger_telefon| {
            let samtale =
                Samtale { form, moedetelefon, borger_telefon, link: Some("https://moede.example/1"), ..en_samtale() };
            samtale.hvor().unwrap().1
        };
        assert_eq!(hvor(Samtaleform::Digital, None, None), "https://moede.example/1");
        assert_eq!(hvor(Samtaleform::Telefonisk, Some("12345678"), None), "Du ringer til os på telefon 12 34 56 78.");
        assert_eq!(hvor(Samtaleform::Telefonisk, None, Some("12345678")), "Vi ringer til dig på telefon 12 34 56 78.");
        assert_eq!(hvor(Samtaleform::Telefonisk, None, None), "Vi ringer til dig.");
    }

    #[test]
    fn a_limit_is_what_is_stored() {
        let dag = "2026-11-30".parse().ok();
        assert_eq!(Graense::ny(false, dag), Graense::Aldrig);
        assert_eq!(Graense::ny(true, None), Graense::TilDenBegynder);
        assert_eq!(graense("melde afbud", Graense::ny(true, None)), "Du kan melde afbud, indtil samtalen begynder.");
    }
}
