//! The page `docs/hvem-indkalder.md`: the table for a caseworker.

use super::tabel::{Adgang, adgang};
use crate::domain::code_lists::{Kontaktgruppe, MyndighedType, SamtaleType};
use crate::domain::rules::Code;

/// The page. Made from the table only, so it says what the code does.
pub fn som_markdown() -> String {
    let columns = kolonner();
    let names: Vec<String> = columns.iter().map(|(authorities, _)| navne(authorities)).collect();
    let line = |(at, samtaletype): (usize, &SamtaleType)| {
        let cells: Vec<&str> = columns.iter().map(|(_, cells)| cells[at].as_str()).collect();
        format!("| {} | {} | {} |\n", samtaletype.id(), samtaletype.name(), cells.join(" | "))
    };
    let lines: String = SamtaleType::ALL.iter().enumerate().map(line).collect();
    let rule = "|---".repeat(columns.len() + 2);
    format!("{INDLEDNING}\n| id | samtaletype | {} |\n{rule}|\n{lines}\n{}", names.join(" | "), koder())
}

const INDLEDNING: &str = "# Hvem indkalder til hvad\n\n\
    Tabellen gælder, når en indkaldelse oprettes, og når en samtale skifter type. Når en samtale beholder sin type eller \
    aflyses, spørges der ikke.\n\
    En a-kasse har ansvaret for kontaktforløbet, mens borgeren har fravær 75. Ansvaret kræves kun, når en samtale oprettes; \
    skifter en samtale type til jobsamtale uden det, gives en advarsel.\n\
    Cv-samtalen (10) er for en a-kasse desuden bundet af skæringsdatoen, se [cv-samtalen](cv-samtale.md).\n\
    En fælles jobsamtale indkalder jobcenteret til, eller borgeren booker den selv; a-kassen registrerer kun sine deltagere og \
    sit valg.\n\
    Siden er dannet af koden: `cargo xtask generate`.\n";

/// The authorities of which the table says the same, with what it says, type by type.
fn kolonner() -> Vec<(Vec<MyndighedType>, Vec<String>)> {
    let mut columns: Vec<(Vec<MyndighedType>, Vec<String>)> = vec![];
    for &myndighed in MyndighedType::ALL {
        let cells: Vec<String> = SamtaleType::ALL.iter().map(|&samtaletype| celle(samtaletype, myndighed)).collect();
        match columns.iter_mut().find(|(_, other)| *other == cells) {
            Some((authorities, _)) => authorities.push(myndighed),
            None => columns.push((vec![myndighed], cells)),
        }
    }
    columns
}

fn navne(authorities: &[MyndighedType]) -> String {
    authorities.iter().map(|myndighed| myndighed.name()).collect::<Vec<_>>().join(", ")
}

/// What the table says of all contact groups: one answer, or each answer with its groups and then the rest.
fn celle(samtaletype: SamtaleType, myndighed: MyndighedType) -> String {
    let rest = adgang(samtaletype, myndighed, None);
    let own = Kontaktgruppe::ALL.iter().filter(|&&group| adgang(samtaletype, myndighed, Some(group)) != rest);
    let own: Vec<(Kontaktgruppe, Adgang)> =
        own.map(|&group| (group, adgang(samtaletype, myndighed, Some(group)))).collect();
    match own.first() {
        None => ord(rest),
        Some((_, first)) => {
            let ids: Vec<String> = own.iter().map(|(group, _)| group.id().to_string()).collect();
            format!("{} i kontaktgruppe {}, ellers {}", ord(*first), ids.join(" og "), ord(rest))
        }
    }
}

fn ord(adgang: Adgang) -> String {
    match adgang {
        Adgang::Ja => "ja".to_owned(),
        Adgang::MedAnsvar => "ja, mens den har ansvaret for kontaktforløbet".to_owned(),
        Adgang::Nej(code) => format!("nej ({})", code.as_str()),
    }
}

/// The rules behind every no.
fn koder() -> String {
    let codes = [
        Code::NotAuthorised,
        Code::TypeNotForAuthority,
        Code::TypeNotForKontaktgruppe,
        Code::TypeNeverUsed,
        Code::NoResponsibility,
        Code::ResponsibilityEnds,
        Code::CvToJobsamtale,
    ];
    codes.iter().map(|code| format!("- {}: {}\n", code.as_str(), code.rule())).collect()
}
