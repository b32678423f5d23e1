//! The page `docs/register.md`: the table for a caseworker.

use super::Faktum;
use super::raekke::{Besked, Foelger, Frister, Hold, Om, Opgave, Samtaler};
use super::tabel::foelger;
use crate::domain::opgave::OpgaveSlags;

/// The page. Made from the table only, so it says what the code does.
pub fn som_markdown() -> String {
    let rows = || Faktum::ALL.iter().map(|&faktum| foelger(faktum));
    let lines: String = rows().map(|row| linje(&row)).collect();
    let words: String =
        rows().map(|row| format!("- **{}.** {} Kilde: {}.\n", row.navn, row.saetning, row.kilde)).collect();
    format!("{INDLEDNING}\n{HOVED}{lines}\n## Rækkerne i ord\n\n{words}")
}

const INDLEDNING: &str = "# Når noget om borgeren ændrer sig\n\n\
    Tabellen siger, hvad der sker med det, der allerede står: den tid, borgeren holder, kommende samtaler og åbne frister.\n\
    Sker flere ting på én gang, udføres de i tabellens rækkefølge. Den samme melding igen ændrer intet.\n\
    Ingen række gør en frist overskredet, og intet, der er gået tabt, kommer igen af sig selv.\n\
    En frist, der er overskredet, og som borgeren ikke har booket efter, bliver stående, til den forældes.\n\
    Siden er dannet af koden: `cargo xtask generate`.\n";

const HOVED: &str = "| hvad | holdt tid | jobcenterets samtaler | fælles jobsamtaler | a-kassens egne | frister | opgave | besked til borgeren |\n\
    |---|---|---|---|---|---|---|---|\n";

fn linje(row: &Foelger) -> String {
    let tasks: Vec<String> = row.opgaver.iter().map(opgave).collect();
    let tasks = if tasks.is_empty() { "ingen".to_owned() } else { tasks.join("; ") };
    format!(
        "| {} | {} | {} | {} | {} | {} | {tasks} | {} |\n",
        row.navn,
        hold(row.hold),
        samtaler(row.jobcenterets),
        samtaler(row.faelles),
        samtaler(row.a_kassens),
        frister(row.frister),
        besked(row.besked),
    )
}

const fn hold(hold: Hold) -> &'static str {
    match hold {
        Hold::Beholdes => "beholdes",
        Hold::Slippes => "slippes",
    }
}

const fn samtaler(samtaler: Samtaler) -> &'static str {
    match samtaler {
        Samtaler::Staar => "står",
        Samtaler::Aflyses => "aflyses",
        Samtaler::AflysesAlle => "aflyses, også en, der er i gang",
    }
}

fn frister(frister: Frister) -> String {
    match frister {
        Frister::Staar => "står".to_owned(),
        Frister::Uret => "uret afgør".to_owned(),
        Frister::Lukkes(grund) => format!("lukkes ({})", grund.as_str()),
        Frister::LukkesForFaelles(grund) => format!("for type 17: lukkes ({})", grund.as_str()),
    }
}

fn opgave(opgave: &Opgave) -> String {
    format!("{}: {}", hvem(opgave.om), slags(opgave.slags))
}

const fn hvem(om: Om) -> &'static str {
    match om {
        Om::Hende => "jobcenteret",
        Om::FaellesSamtale | Om::FaellesMedAndenAKasse => "jobcenteret om hver fælles jobsamtale",
        Om::JobcenteretsSamtale => "jobcenteret om hver af sine samtaler",
        Om::AKassensSamtale => "den gamle a-kasse om hver af sine egne",
    }
}

fn slags(slags: OpgaveSlags) -> String {
    format!("“{}”", slags.navn())
}

const fn besked(besked: Besked) -> &'static str {
    match besked {
        Besked::Ingen => "ingen",
        Besked::OmTabet => "om hver aflyst samtale og hver lukket frist",
        Besked::Bortfalder => "ingen; ventende bortfalder",
    }
}
