//! Pages of `docs/` that are made from the code: printed here, written by `cargo xtask generate`.

use std::process::ExitCode;

use anyhow::Result;

use super::say;
use crate::api;
use crate::domain::rules::{Code, cv_samtale, indkalder};
use crate::domain::{register, snitflade};
use crate::texts::rules::told;

/// The groups of the rule book: how a code begins, and what the group is about.
const GROUPS: [(&str, &str); 9] = [
    ("1", "Borgeren og kaldet (DFDG's egne numre)"),
    ("90", "Indkaldelsen (DFDG's egne numre)"),
    ("FT1", "At booke, flytte og aflyse selv"),
    ("FT2", "Hvordan borgeren kan træffes"),
    ("FT3", "Hvem der indkalder til hvad, og cv-samtalen"),
    ("FT4", "Tid, sted og tekst"),
    ("FT5", "Frister"),
    ("FT6", "Hvem der deltager i en fælles jobsamtale"),
    ("FT7", "Oplysninger om borgeren"),
];

/// `faellestid rules`: the rule book, group by group.
pub fn rules() -> ExitCode {
    say("# Reglerne\n");
    say(
        "Hver regel står ét sted, i `src/domain/rules`, og gælder ens i browseren, på siderne og for andre systemer. En regel siger,",
    );
    say(
        "hvad der skal være opfyldt; er den ikke det, får man besked med koden, feltet og teksten i sidste kolonne. Alle fejl meldes på",
    );
    say("én gang. Koder med FT er vores egne. Siden er dannet af koden: `cargo xtask generate`.\n");
    say("Hvem der må indkalde til hvad, står i [hvem-indkalder.md](hvem-indkalder.md), cv-samtalens hele tabel i");
    say("[cv-samtale.md](cv-samtale.md), hvad der sker med en frist, i [frister.md](frister.md), og hvad en ny oplysning om
borgeren fører med sig, i [registeret.md](registeret.md).");
    for (number, (_, heading)) in GROUPS.iter().enumerate() {
        say(&format!("\n## {heading}\n"));
        say("| kode | regel | gælder | kilde | det læser man |\n|---|---|---|---|---|");
        for code in Code::ALL.iter().filter(|code| group_of(**code) == number) {
            let (rule, gaelder, kilde) = (code.rule(), code.gaelder(), code.kilde());
            say(&format!("| {} | {rule} | {gaelder} | {kilde} | {} |", code.as_str(), told(*code)));
        }
    }
    ExitCode::SUCCESS
}

/// Whatever begins with no other group's mark is one of DFDG's general codes.
fn group_of(code: Code) -> usize {
    GROUPS.iter().rposition(|(mark, _)| code.as_str().starts_with(mark)).unwrap_or_default()
}

/// `faellestid cv-samtale`: the decision table of the cv-samtale.
pub fn cv_samtale() -> ExitCode {
    say(cv_samtale::som_markdown().trim_end());
    ExitCode::SUCCESS
}

/// `faellestid hvem-indkalder`: who may summon to what.
pub fn hvem_indkalder() -> ExitCode {
    say(indkalder::som_markdown().trim_end());
    ExitCode::SUCCESS
}

/// `faellestid registeret`: what happens when a fact about a borger changes.
pub fn registeret() -> ExitCode {
    say(register::som_markdown().trim_end());
    ExitCode::SUCCESS
}

/// `faellestid access-matrix`: who may call which method about whom, from the table that the interface asks.
pub fn access_matrix() -> ExitCode {
    say(snitflade::som_markdown().trim_end());
    ExitCode::SUCCESS
}

/// `faellestid openapi`: the document of the machine interface, from the interface itself.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn openapi() -> Result<ExitCode> {
    say(&serde_json::to_string_pretty(&api::document())?);
    Ok(ExitCode::SUCCESS)
}

/// `faellestid asyncapi`: the document of the events.
pub fn asyncapi() -> ExitCode {
    say(api::asyncapi().trim_end());
    ExitCode::SUCCESS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_in_a_group_and_no_group_is_empty() {
        for (number, (mark, heading)) in GROUPS.iter().enumerate() {
            assert!(Code::ALL.iter().any(|code| group_of(*code) == number), "{mark} {heading}");
        }
    }
}
