//! The page `docs/cv-samtale.md`: the rule for a caseworker, and after it every case.

use super::fakta::{INTET, KOLONNER, OVERSKRIFTER, Operation};
use super::tabel::{AFVISES, Moenster, Raekke, beslutningstabel};
use crate::domain::indstilling::Indstilling;
use crate::domain::rules::Code;

/// The columns in the order in which cases are put together: the one that matters least first, so that few lines are left.
const SAMLES: [usize; KOLONNER - 1] = [4, 5, 3, 7, 6, 2, 1];

/// Cases with the same outcome: every combination of the words of its columns.
#[derive(Clone, Debug)]
pub(super) struct Samlet {
    pub(super) ord: [Vec<&'static str>; KOLONNER],
    pub(super) afvist: Option<Code>,
    pub(super) antal: usize,
}

/// The page. Made from the tables only, so it says what the code does.
pub fn som_markdown() -> String {
    let raekker = beslutningstabel();
    let cases: String = Operation::ALL.iter().map(|&operation| afsnit(&raekker, operation)).collect();
    let values: String = (0..KOLONNER).map(|column| vaerdier(&raekker, column)).collect();
    format!("{}{}{}\n## Alle {} tilfælde\n\n{values}{cases}", indledning(), afvises(), koder(), raekker.len())
}

fn indledning() -> String {
    let (skaeringsdato, foer) = (Indstilling::CvSkaeringsdato, Indstilling::CvIndberettetFoer);
    format!(
        "# Cv-samtalen (id 10)\n\n\
         Fra skæringsdatoen (indstillingen `{}`, fra begyndelsen {}) indberetter en a-kasse ikke cv-samtaler med borgere i \
         kontaktgruppe 1 og 8; den indkalder til jobsamtale i stedet.\n\
         Reglen ser på samtalen, som den bliver: er den ikke en cv-samtale, eller ligger den før skæringsdatoen, modtages den.\n\
         En cv-samtale, der allerede ligger på skæringsdatoen eller senere og er indberettet før, kan fortsat ændres, og en \
         aflysning afvises aldrig.\n\n\
         *Indberettet før* er den samtale, der første gang er registreret som cv-samtale før dagen i indstillingen `{}` (tom: \
         skæringsdatoen).\n\
         Siden er dannet af koden: `cargo xtask generate`.\n",
        skaeringsdato.as_str(),
        skaeringsdato.default_text(),
        foer.as_str(),
    )
}

fn afvises() -> String {
    let lines: String = AFVISES.iter().map(|moenster| linje(&felter(moenster), &udfald(Some(moenster.code)))).collect();
    let mut rest = [INTET; KOLONNER].map(str::to_owned);
    "alt andet".clone_into(&mut rest[0]);
    format!(
        "\n## Det, der afvises\n\nDagene ses fra skæringsdatoen. {INTET} betyder, at der ikke spørges.\n\n{}{lines}{}",
        hoved(&OVERSKRIFTER, "udfald"),
        linje(&rest, &udfald(None))
    )
}

fn koder() -> String {
    let mut codes: Vec<Code> = AFVISES.iter().map(|moenster| moenster.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let lines: String = codes.iter().map(|code| format!("- {}: {}\n", code.as_str(), code.rule())).collect();
    format!("\n{lines}")
}

fn felter(moenster: &Moenster) -> [String; KOLONNER] {
    moenster.ord().map(|words| if words.is_empty() { INTET.to_owned() } else { words.join(" eller ") })
}

/// One operation's cases, without the columns it has nothing in.
fn afsnit(raekker: &[Raekke], operation: Operation) -> String {
    let own: Vec<Raekke> = raekker.iter().filter(|raekke| raekke.fakta.operation == operation).copied().collect();
    let values: Vec<usize> = (0..KOLONNER).map(|column| distinct(&own, column).len()).collect();
    let shown: Vec<usize> = (1..KOLONNER).filter(|&column| values[column] > 1).collect();
    let headings: Vec<&str> = shown.iter().map(|&column| OVERSKRIFTER[column]).collect();
    let lines: String = saml(&own)
        .iter()
        .map(|samlet| {
            let cell = |column: usize| match &samlet.ord[column] {
                words if words.len() == values[column] => "alle".to_owned(),
                words => words.join(" eller "),
            };
            let cells: Vec<String> = shown.iter().map(|&column| cell(column)).collect();
            linje(&cells, &format!("{} | {}", udfald(samlet.afvist), samlet.antal))
        })
        .collect();
    format!("\n### {} ({} tilfælde)\n\n{}{lines}", operation.as_str(), own.len(), hoved(&headings, "udfald | tilfælde"))
}

/// What "alle" means in a column.
fn vaerdier(raekker: &[Raekke], column: usize) -> String {
    let words: Vec<&str> = distinct(raekker, column).into_iter().filter(|&word| word != INTET).collect();
    format!("- {}: {}\n", OVERSKRIFTER[column], words.join("; "))
}

/// The words of a column, in the order in which they come.
fn distinct(raekker: &[Raekke], column: usize) -> Vec<&'static str> {
    raekker.iter().map(|raekke| raekke.fakta.ord()[column]).fold(vec![], |mut words, word| {
        if !words.contains(&word) {
            words.push(word);
        }
        words
    })
}

/// Puts together what differs in one column and not in the outcome, column by column. Each case stays in one line.
pub(super) fn saml(raekker: &[Raekke]) -> Vec<Samlet> {
    let one =
        |raekke: &Raekke| Samlet { ord: raekke.fakta.ord().map(|word| vec![word]), afvist: raekke.afvist, antal: 1 };
    SAMLES.iter().fold(raekker.iter().map(one).collect(), |samlede, &column| saml_kolonne(samlede, column))
}

fn saml_kolonne(samlede: Vec<Samlet>, column: usize) -> Vec<Samlet> {
    let mut found: Vec<Samlet> = vec![];
    for samlet in samlede {
        let same = |other: &&mut Samlet| {
            other.afvist == samlet.afvist && (0..KOLONNER).all(|at| at == column || other.ord[at] == samlet.ord[at])
        };
        match found.iter_mut().find(same) {
            Some(other) => {
                other.ord[column].extend(&samlet.ord[column]);
                other.antal += samlet.antal;
            }
            None => found.push(samlet),
        }
    }
    found
}

fn udfald(afvist: Option<Code>) -> String {
    afvist.map_or_else(|| "modtages".to_owned(), |code| format!("afvises ({})", code.as_str()))
}

fn hoved(headings: &[&str], last: &str) -> String {
    let count = headings.len() + last.split('|').count();
    format!("| {} | {last} |\n{}|\n", headings.join(" | "), "|---".repeat(count))
}

fn linje(cells: &[String], last: &str) -> String {
    format!("| {} | {last} |\n", cells.join(" | "))
}
