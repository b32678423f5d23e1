//! A borger on a line, as the register has her. A column that is not in the file leaves what is known; an empty cell says that there
//! is nothing.

use chrono::NaiveDate;

use super::{Raekke, cpr_fejl, dato_fejl};
use crate::domain::calendar::parse_dato;
use crate::domain::code_lists::Kontaktgruppe;
use crate::domain::cpr::Cpr;
use crate::domain::email::Email;
use crate::domain::ids::OrganisationId;
use crate::domain::phone::Telefonnummer;
use crate::domain::register::Fakta;
use crate::domain::rules::{Code, Field, Verdict};

/// What a line says. Whether it may be so is asked of `rules::register`.
#[derive(Clone)]
pub struct BorgerLinje {
    /// Who.
    pub cpr: Cpr,
    /// The key of her jobcenter, when it is said.
    pub jobcenter: Option<String>,
    /// The key or name of her a-kasse; an empty one: she is a member of none; none: nothing is said.
    pub a_kasse: Option<String>,
    navn: String,
    kontaktgruppe: i32,
    raekke: Raekke,
}

/// Reads a line.
///
/// # Errors
/// Every cell that cannot be read.
pub fn laes(raekke: &Raekke) -> Result<BorgerLinje, Verdict> {
    let celle = |felt| raekke.celle(felt).unwrap_or_default();
    let cpr = celle(Field::Personnummer).parse::<Cpr>();
    let kontaktgruppe = celle(Field::Kontaktgruppe).parse::<i32>();
    let er_gruppe = kontaktgruppe
        .as_ref()
        .is_ok_and(|gruppe| u16::try_from(*gruppe).ok().and_then(Kontaktgruppe::from_id).is_some());
    let navn = celle(Field::Navn);
    let tal = raekke.celle(Field::Tilmeldekategori).is_none_or(|text| text.parse::<i32>().is_ok());
    let wrong = |broken: bool, felter, kode| if broken { Verdict::refused(felter, kode) } else { Verdict::default() };
    let verdict = cpr_fejl(cpr.as_ref().err().copied())
        .and(&wrong(navn.is_empty(), &[Field::Navn], Code::NavnMissing))
        .and(&wrong(!er_gruppe, &[Field::Kontaktgruppe], Code::UnknownCodeValue))
        .and(&wrong(
            !kan_laeses::<Telefonnummer>(raekke, Field::BorgerTelefon),
            &[Field::BorgerTelefon],
            Code::TelefonForm,
        ))
        .and(&wrong(!kan_laeses::<Email>(raekke, Field::BorgerEmail), &[Field::BorgerEmail], Code::EmailForm))
        .and(&wrong(!tal, &[Field::Tilmeldekategori], Code::UnknownCodeValue))
        .and(&dato_fejl(raekke.celle(Field::TilmeldtFra), &[Field::TilmeldtFra]))
        .and(&dato_fejl(raekke.celle(Field::LedigSiden), &[Field::LedigSiden]))
        .and(&dato_fejl(raekke.celle(Field::AfmeldtFra), &[Field::AfmeldtFra]));
    match (cpr, kontaktgruppe) {
        (Ok(cpr), Ok(kontaktgruppe)) if verdict.is_kept() => Ok(BorgerLinje {
            cpr,
            jobcenter: raekke.celle(Field::Jobcenter).map(str::to_owned),
            a_kasse: raekke.kolonne(Field::AKasse).map(str::to_owned),
            navn: navn.to_owned(),
            kontaktgruppe,
            raekke: raekke.clone(),
        }),
        _ => Err(verdict),
    }
}

/// Nothing, or something of that form.
fn kan_laeses<T: std::str::FromStr>(raekke: &Raekke, felt: Field) -> bool {
    raekke.celle(felt).is_none_or(|text| text.is_empty() || text.parse::<T>().is_ok())
}

impl BorgerLinje {
    /// Her name, as it stands on the line.
    pub fn navn(&self) -> &str {
        &self.navn
    }

    /// How she stands after the line, where she stood so before it; none: nobody knew her.
    #[must_use]
    pub fn fakta(&self, foer: Option<&Fakta>, jobcenter: OrganisationId, a_kasse: Option<OrganisationId>) -> Fakta {
        let text = |felt, known: fn(&Fakta) -> Option<String>| match self.raekke.kolonne(felt) {
            Some(text) => Some(text.to_owned()).filter(|text| !text.is_empty()),
            None => foer.and_then(known),
        };
        let dato = |felt, known: fn(&Fakta) -> Option<NaiveDate>| match self.raekke.kolonne(felt) {
            Some(text) => parse_dato(text),
            None => foer.and_then(known),
        };
        let tilmeldekategori = match self.raekke.kolonne(Field::Tilmeldekategori) {
            Some(text) => text.parse().ok(),
            None => foer.and_then(|foer| foer.tilmeldekategori),
        };
        Fakta {
            navn: self.navn.clone(),
            telefon: text(Field::BorgerTelefon, |foer| foer.telefon.clone()),
            email: text(Field::BorgerEmail, |foer| foer.email.clone()),
            jobcenter,
            a_kasse,
            kontaktgruppe: self.kontaktgruppe,
            tilmeldekategori,
            ledig_siden: dato(Field::LedigSiden, |foer| foer.ledig_siden),
            tilmeldt_fra: dato(Field::TilmeldtFra, |foer| foer.tilmeldt_fra),
            afmeldt_fra: dato(Field::AfmeldtFra, |foer| foer.afmeldt_fra),
            doed_dato: foer.and_then(|foer| foer.doed_dato),
            fritaget_digital_post: foer.is_some_and(|foer| foer.fritaget_digital_post),
            // Not of this file: memberships follow from the a-kasse, the rest stays.
            medlemskaber: None,
            markeringer: None,
            visitation: foer.and_then(|foer| foer.visitation),
            anden_aktoer: foer.and_then(|foer| foer.anden_aktoer),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn raekke(celler: &[(Field, &str)]) -> Raekke {
        let celler = celler.iter().map(|(felt, text)| (*felt, (*text).to_owned())).collect();
        Raekke { nummer: 2, celler: Some(celler) }
    }

    const WHO: [(Field, &str); 3] =
        [(Field::Personnummer, "6101901234"), (Field::Navn, "Sofie Prøve"), (Field::Kontaktgruppe, "1")];

    #[test]
    fn a_missing_column_leaves_what_is_known_and_an_empty_cell_clears_it() {
        let jobcenter = OrganisationId::from_uuid(Uuid::from_u128(1));
        let full = [&WHO[..], &[(Field::BorgerTelefon, "12345678"), (Field::TilmeldtFra, "1.9.2026")]].concat();
        let foer = laes(&raekke(&full)).ok().unwrap().fakta(None, jobcenter, None);
        assert_eq!(foer.telefon.as_deref(), Some("12345678"));
        let without = laes(&raekke(&WHO)).ok().unwrap().fakta(Some(&foer), jobcenter, None);
        assert!(without == foer, "nothing was said, so nothing is changed");
        let cleared = [&WHO[..], &[(Field::BorgerTelefon, ""), (Field::TilmeldtFra, "")]].concat();
        let nu = laes(&raekke(&cleared)).ok().unwrap().fakta(Some(&foer), jobcenter, None);
        assert_eq!((nu.telefon, nu.tilmeldt_fra), (None, None));
    }

    #[test]
    fn every_cell_that_cannot_be_read_is_named() {
        let wrong = [
            (Field::Personnummer, "610190"),
            (Field::Navn, ""),
            (Field::Kontaktgruppe, "99"),
            (Field::BorgerTelefon, "abc"),
            (Field::BorgerEmail, "ikke-mail"),
            (Field::Tilmeldekategori, "fem"),
            (Field::AfmeldtFra, "i morgen"),
        ];
        let verdict = laes(&raekke(&wrong)).err().unwrap();
        let at = |felt| verdict.at(felt);
        assert_eq!(at(Field::Personnummer), Some(Code::CprForm));
        assert_eq!(at(Field::Navn), Some(Code::NavnMissing));
        assert_eq!(at(Field::Kontaktgruppe), Some(Code::UnknownCodeValue));
        assert_eq!(at(Field::BorgerTelefon), Some(Code::TelefonForm));
        assert_eq!(at(Field::BorgerEmail), Some(Code::EmailForm));
        assert_eq!(at(Field::Tilmeldekategori), Some(Code::UnknownCodeValue));
        assert_eq!(at(Field::AfmeldtFra), Some(Code::DatoForm));
        assert_eq!(verdict.breaches().len(), 7);
    }
}
