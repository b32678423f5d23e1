//! A file's text as lines of cells, and which of them stand there twice.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use crate::domain::cpr::Cpr;
use crate::domain::fil::kolonner::ordnet;
use crate::domain::fil::{FIL_MAX, FilFejl, FilSlags, LINJER_MAX, Raekke};
use crate::domain::rules::{Code, Field};

/// What may stand between two cells. The tab is what a spreadsheet leaves when it is copied from.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// The lines of a file, without those that are empty.
///
/// # Errors
/// When the file as a whole cannot be used.
pub fn raekker(slags: FilSlags, tekst: &str) -> Result<Vec<Raekke>, FilFejl> {
    if tekst.len() > FIL_MAX {
        return Err(FilFejl::af(Code::FilTooLarge));
    }
    let unread = |_| FilFejl::af(Code::FilEncoding);
    // One kind of line ending, so that lines are counted as a person counts them.
    let tekst = &tekst.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = ReaderBuilder::new().flexible(true).delimiter(separator(tekst)).from_reader(tekst.as_bytes());
    let headings = reader.headers().map_err(unread)?.clone();
    if headings.iter().all(|heading| heading.trim().is_empty()) {
        return Err(FilFejl::af(Code::FilEmpty));
    }
    let felter = ordnet(slags, &headings.iter().collect::<Vec<_>>())?;
    let mut raekker = vec![];
    for record in reader.records() {
        let record = record.map_err(unread)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if raekker.len() == LINJER_MAX {
            return Err(FilFejl::af(Code::FilTooLong));
        }
        raekker.push(raekke(&felter, &record, nummer(tekst, &record)));
    }
    if raekker.is_empty() { Err(FilFejl::af(Code::FilEmpty)) } else { Ok(raekker) }
}

/// The first line tells: headings have none of them in their names.
fn separator(tekst: &str) -> u8 {
    let first = tekst.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    SEPARATORS.into_iter().find(|separator| first.bytes().any(|byte| byte == *separator)).unwrap_or(b';')
}

/// The line a record begins on: its position is before the empty lines that were skipped.
fn nummer(tekst: &str, record: &StringRecord) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let rest = usize::try_from(position.byte()).ok().and_then(|byte| tekst.get(byte..)).unwrap_or_default();
    let skipped = rest.bytes().take_while(|byte| *byte == b'\n').count();
    position.line() + u64::try_from(skipped).unwrap_or(0)
}

fn raekke(felter: &[Field], record: &StringRecord, nummer: u64) -> Raekke {
    let cells = record.iter().map(|cell| cell.trim().to_owned());
    let celler = (record.len() == felter.len()).then(|| felter.iter().copied().zip(cells).collect::<BTreeMap<_, _>>());
    Raekke { nummer, celler }
}

/// Whom a line is about; in a file of frister, with the type: no two lines may be about the same.
pub fn hvem(slags: FilSlags, raekke: &Raekke) -> Option<(Cpr, Option<u16>)> {
    let cpr = raekke.celle(Field::Personnummer)?.parse().ok()?;
    let samtaletype = match slags {
        FilSlags::Frister => raekke.celle(Field::SamtaleType).and_then(|text| text.parse().ok()),
        FilSlags::Borgere => None,
    };
    Some((cpr, samtaletype))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "cpr;samtaletype;fristdato;sidste afholdelsesdato";

    fn frister(lines: &str) -> Result<Vec<Raekke>, Code> {
        raekker(FilSlags::Frister, &format!("{HEAD}\r\n{lines}")).map_err(|fault| fault.kode)
    }

    #[test]
    fn any_separator_and_line_ending_gives_the_same_cells_and_the_numbers_of_the_file() {
        let line = "610190-1234;17;4.12.2026;18.12.2026";
        for (from, to) in [(";", ";"), (";", ","), (";", "\t"), ("\r\n", "\n")] {
            let text = format!("{HEAD}\r\n\r\n{line}\r\n;;;\r\n{line}").replace(from, to);
            let rows = raekker(FilSlags::Frister, &text).unwrap();
            let numbers: Vec<_> = rows.iter().map(|row| row.nummer).collect();
            assert_eq!(numbers, [3, 5], "{to:?}");
            assert_eq!(rows[0].celle(Field::Fristdato), Some("4.12.2026"), "{to:?}");
        }
        let quoted = frister("\"610190-1234\";\"17\";\"4.12.2026\";\"18.12.2026\"").unwrap();
        assert_eq!(quoted[0].celle(Field::Personnummer), Some("610190-1234"));
    }

    #[test]
    fn a_file_without_lines_or_with_too_many_is_refused() {
        assert_eq!(raekker(FilSlags::Frister, " \r\n").err().unwrap().kode, Code::FilEmpty);
        assert_eq!(raekker(FilSlags::Frister, "").err().unwrap().kode, Code::FilEmpty);
        assert_eq!(frister(" ;;;\r\n").err(), Some(Code::FilEmpty));
        assert_eq!(frister(&"1;2;3;4\n".repeat(LINJER_MAX)).unwrap().len(), LINJER_MAX);
        assert_eq!(frister(&"1;2;3;4\n".repeat(LINJER_MAX + 1)).err(), Some(Code::FilTooLong));
        assert_eq!(frister(&"x".repeat(FIL_MAX)).err(), Some(Code::FilTooLarge));
    }

    #[test]
    fn a_line_of_another_length_stops_no_other() {
        let rows =
            frister("6101901234;17\n6101901234;17;4.12.2026;18.12.2026\n6101901234;17;4.12.2026;18.12.2026;;").unwrap();
        let whole: Vec<_> = rows.iter().map(|row| row.celler.is_some()).collect();
        assert_eq!(whole, [false, true, false]);
    }

    #[test]
    fn lines_about_the_same_are_known_by_whom_and_in_a_file_of_frister_by_the_type() {
        let rows = frister("6101901234;17;1;1\n610190-1234;4;1;1\n610190-1234;17;1;1\nx;17;1;1").unwrap();
        let of = |slags| rows.iter().map(|row| hvem(slags, row)).collect::<Vec<_>>();
        let frister = of(FilSlags::Frister);
        assert!(frister[0] == frister[2] && frister[0] != frister[1] && frister[3].is_none());
        let borgere = of(FilSlags::Borgere);
        assert!(borgere[0].is_some() && borgere[0] == borgere[1]);
    }
}
