//! The columns of a file in words: what each means, and what may stand in it.

use crate::domain::code_lists::{Kontaktgruppe, SamtaleType, Tilmeldekategori};
use crate::domain::fil::FilSlags;
use crate::domain::fil::kolonner::navn;
use crate::domain::rules::{Code, Field};
use crate::texts::rules::told;
use crate::texts::texts;

texts! {
    /// The table of columns.
    pub enum Kolonner {
        Caption => "Filens kolonner",
        Column => "Kolonne",
        Meaning => "Betydning",
        Values => "Hvad der kan stå",
        Must => "Skal udfyldes",
        Yes => "Ja",
        No => "Nej",
        AKasser => "A-kassernes nøgler og navne",
        Dato => "En dato, for eksempel 04-12-2026, 4.12.2026 eller 2026-12-04",
        DatoOrEmpty => "En dato, for eksempel 04-12-2026, 4.12.2026 eller 2026-12-04, eller tom",
    }
}

/// What a column means.
pub const fn betydning(felt: Field) -> &'static str {
    match felt {
        Field::Personnummer => "Borgerens cpr-nummer",
        Field::SamtaleType => "Hvilken samtale borgeren skal booke",
        Field::Fristdato => "Den sidste dag, borgeren kan booke. Hele dagen tæller med",
        Field::SidsteAfholdelsesdato => "Den sidste dag, samtalen kan holdes",
        Field::Begrundelse => "Hvorfor fristen sættes, selv om der mangler tider. Står i historikken",
        Field::Navn => "Borgerens navn",
        Field::Kontaktgruppe => "Borgerens kontaktgruppe (målgruppe)",
        Field::AKasse => "A-kassen, borgeren er medlem af",
        Field::TilmeldtFra => "Hvornår borgeren tilmeldte sig som jobsøgende",
        Field::LedigSiden => "Hvornår borgeren blev ledig. Afgør, om a-kassen deltager i samtalen",
        Field::AfmeldtFra => "Den første dag, borgeren ikke længere er jobsøgende",
        Field::Tilmeldekategori => "Hvordan borgeren er tilmeldt",
        Field::BorgerTelefon => "Borgerens telefonnummer",
        Field::BorgerEmail => "Borgerens mailadresse",
        Field::Jobcenter => "Borgerens jobcenter. Mangler kolonnen, er det jeres",
        _ => "",
    }
}

/// What may stand in a column.
pub fn vaerdier(felt: Field) -> String {
    match felt {
        Field::Personnummer => "Ti cifre, med eller uden bindestreg".to_owned(),
        Field::SamtaleType => {
            let types = [SamtaleType::Opfoelgningssamtale, SamtaleType::Jobsamtale, SamtaleType::FaellesJobsamtale];
            types.map(|kind| format!("{}: {}", kind.id(), kind.name())).join(", ")
        }
        Field::Fristdato | Field::SidsteAfholdelsesdato => Kolonner::Dato.da().to_owned(),
        Field::TilmeldtFra | Field::LedigSiden | Field::AfmeldtFra => Kolonner::DatoOrEmpty.da().to_owned(),
        Field::Begrundelse => "Højst 900 tegn".to_owned(),
        Field::Navn => "Tekst".to_owned(),
        Field::Kontaktgruppe => kontaktgrupper(),
        Field::AKasse => "A-kassens nøgle eller navn fra listen nedenfor, eller tom".to_owned(),
        Field::Tilmeldekategori => {
            let known = Tilmeldekategori::Dimittend;
            format!("Et helt tal eller tom. {}: {}", known.id(), known.name())
        }
        Field::BorgerTelefon => "8 cifre eller tom".to_owned(),
        Field::BorgerEmail => "En mailadresse eller tom".to_owned(),
        Field::Jobcenter => "Jobcenterets nummer på fem cifre eller dets navn".to_owned(),
        _ => String::new(),
    }
}

/// The numbers, and those that draw dagpenge by name.
fn kontaktgrupper() -> String {
    let all: Vec<_> = Kontaktgruppe::ALL.iter().map(|kg| kg.id().to_string()).collect();
    let dagpenge = Kontaktgruppe::ALL.iter().filter(|kg| kg.is_dagpenge()).map(|kg| kg.id().to_string());
    format!("{}. Dagpengemodtagere er {}", all.join(", "), dagpenge.collect::<Vec<_>>().join(" og "))
}

/// A fault of a line, with the column it stands in: "kontaktgruppe: Værdien findes ikke i kodelisten".
pub fn linjefejl(slags: FilSlags, felt: Option<Field>, kode: Code) -> String {
    linjefejl_sagt(slags, felt, told(kode))
}

/// The same of a fault in other words than its code's.
pub fn linjefejl_sagt(slags: FilSlags, felt: Option<Field>, sagt: &str) -> String {
    match felt.and_then(|felt| navn(slags, felt)) {
        Some(kolonne) => format!("{kolonne}: {sagt}"),
        None => sagt.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fil::kolonner::kolonner;

    #[test]
    fn every_column_has_a_meaning_and_values() {
        for slags in FilSlags::ALL {
            for kolonne in kolonner(*slags) {
                assert!(!betydning(kolonne.felt).is_empty(), "{}", kolonne.navn);
                assert!(!vaerdier(kolonne.felt).is_empty(), "{}", kolonne.navn);
            }
        }
    }

    #[test]
    fn a_fault_names_its_column_when_it_has_one() {
        let told = |felt| linjefejl(FilSlags::Borgere, Some(felt), Code::UnknownCodeValue);
        assert_eq!(told(Field::AKasse), "a-kasse: Værdien findes ikke i kodelisten");
        assert_eq!(told(Field::Borger), "Værdien findes ikke i kodelisten");
    }
}
