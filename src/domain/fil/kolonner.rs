//! The columns of a file: what they are called, and which a first line names.

use super::{FilFejl, FilSlags};
use crate::domain::rules::{Code, Field};

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Kolonne {
    /// What stands in it.
    pub felt: Field,
    /// What it is called.
    pub navn: &'static str,
    /// What else people call it.
    ellers: &'static [&'static str],
    /// No line means anything without it.
    pub kraevet: bool,
}

const fn kraevet(felt: Field, navn: &'static str, ellers: &'static [&'static str]) -> Kolonne {
    Kolonne { felt, navn, ellers, kraevet: true }
}

const fn valgfri(felt: Field, navn: &'static str, ellers: &'static [&'static str]) -> Kolonne {
    Kolonne { felt, navn, ellers, kraevet: false }
}

const CPR: Kolonne = kraevet(Field::Personnummer, "cpr", &["cprnr", "cprnummer", "personnummer"]);

const FRISTER: &[Kolonne] = &[
    CPR,
    kraevet(Field::SamtaleType, "samtaletype", &["type"]),
    kraevet(Field::Fristdato, "fristdato", &["frist"]),
    kraevet(Field::SidsteAfholdelsesdato, "sidste afholdelsesdato", &["sidstedag"]),
    valgfri(Field::Begrundelse, "begrundelse", &[]),
];

const BORGERE: &[Kolonne] = &[
    CPR,
    kraevet(Field::Navn, "navn", &[]),
    kraevet(Field::Kontaktgruppe, "kontaktgruppe", &[]),
    valgfri(Field::AKasse, "a-kasse", &[]),
    valgfri(Field::TilmeldtFra, "tilmeldt fra", &[]),
    valgfri(Field::LedigSiden, "ledig siden", &[]),
    valgfri(Field::AfmeldtFra, "afmeldt fra", &[]),
    valgfri(Field::Tilmeldekategori, "tilmeldekategori", &[]),
    valgfri(Field::BorgerTelefon, "telefon", &["tlf", "telefonnummer", "mobil"]),
    valgfri(Field::BorgerEmail, "e-mail", &["mail", "mailadresse"]),
    valgfri(Field::Jobcenter, "jobcenter", &[]),
];

/// The columns a file of this kind may have, those it must have first.
pub const fn kolonner(slags: FilSlags) -> &'static [Kolonne] {
    match slags {
        FilSlags::Frister => FRISTER,
        FilSlags::Borgere => BORGERE,
    }
}

/// What the column of a field is called; none: there is none.
pub fn navn(slags: FilSlags, felt: Field) -> Option<&'static str> {
    kolonner(slags).iter().find(|kolonne| kolonne.felt == felt).map(|kolonne| kolonne.navn)
}

/// What stands in each column of a file with these headings, in their order.
///
/// # Errors
/// When one is missing, unknown or there twice; with the names of all of those.
pub fn ordnet(slags: FilSlags, overskrifter: &[&str]) -> Result<Vec<Field>, FilFejl> {
    let mut felter = vec![];
    let (mut ukendte, mut dobbelte) = (vec![], vec![]);
    for overskrift in overskrifter {
        match kolonner(slags).iter().find(|kolonne| kolonne.hedder(overskrift)) {
            None => ukendte.push(overskrift.trim().to_owned()),
            Some(kolonne) if felter.contains(&kolonne.felt) => dobbelte.push(kolonne.navn.to_owned()),
            Some(kolonne) => felter.push(kolonne.felt),
        }
    }
    let mangler = kolonner(slags).iter().filter(|kolonne| kolonne.kraevet && !felter.contains(&kolonne.felt));
    let mangler: Vec<_> = mangler.map(|kolonne| kolonne.navn.to_owned()).collect();
    let faults = [(Code::FilColumns, mangler), (Code::KolonneUnknown, ukendte), (Code::KolonneTwice, dobbelte)];
    match faults.into_iter().find(|(_, kolonner)| !kolonner.is_empty()) {
        Some((kode, kolonner)) => Err(FilFejl { kode, kolonner }),
        None => Ok(felter),
    }
}

impl Kolonne {
    fn hedder(&self, overskrift: &str) -> bool {
        let overskrift = slebet(overskrift);
        overskrift == slebet(self.navn) || self.ellers.contains(&overskrift.as_str())
    }
}

/// Without what people write in different ways: capitals, blanks, hyphens.
fn slebet(overskrift: &str) -> String {
    overskrift.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_name_in_any_order_and_spelling() {
        let felter = ordnet(FilSlags::Frister, &["Sidste_afholdelsesdato ", "FRIST", "CPR-nr.", "samtaleType"]);
        let expected = [Field::SidsteAfholdelsesdato, Field::Fristdato, Field::Personnummer, Field::SamtaleType];
        assert_eq!(felter, Ok(expected.to_vec()));
        assert!(ordnet(FilSlags::Borgere, &["cpr", "navn", "kontaktgruppe", "E-mail", "A-kasse"]).is_ok());
    }

    #[test]
    fn missing_unknown_and_repeated_columns_are_named() {
        let fault = |overskrifter: &[&str]| ordnet(FilSlags::Frister, overskrifter).unwrap_err();
        let missing = fault(&["cpr", "fristdato"]);
        assert_eq!(missing.kode, Code::FilColumns);
        assert_eq!(missing.kolonner, ["samtaletype", "sidste afholdelsesdato"]);
        let whole = ["cpr", "samtaletype", "fristdato", "sidste afholdelsesdato"];
        let unknown = fault(&[&whole[..], &["skostørrelse"]].concat());
        assert_eq!((unknown.kode, unknown.kolonner), (Code::KolonneUnknown, vec!["skostørrelse".to_owned()]));
        let twice = fault(&[&whole[..], &["personnummer"]].concat());
        assert_eq!((twice.kode, twice.kolonner), (Code::KolonneTwice, vec!["cpr".to_owned()]));
    }

    #[test]
    fn no_two_columns_of_a_file_have_the_same_name() {
        for &slags in FilSlags::ALL {
            for kolonne in kolonner(slags) {
                let called = kolonner(slags).iter().filter(|other| other.hedder(kolonne.navn)).count();
                assert_eq!(called, 1, "{}", kolonne.navn);
            }
        }
    }
}
