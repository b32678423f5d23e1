use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::markdown::saml;
use super::tabel::AFVISES;
use super::*;
use crate::domain::rules::Breach;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn settings(cut_off: &str, foer: Option<&str>) -> Indstillinger {
    Indstillinger { cv_skaeringsdato: day(cut_off), cv_indberettet_foer: foer.map(day), ..Indstillinger::default() }
}

/// Both cut-offs the epic leaves open; "reported before" as it is by default, earlier and later than the cut-off.
fn all_settings() -> Vec<Indstillinger> {
    ["2024-01-01", "2024-02-01"]
        .into_iter()
        .flat_map(|cut_off| [None, Some("2023-12-11"), Some("2024-03-04")].map(|foer| settings(cut_off, foer)))
        .collect()
}

fn before(border: NaiveDate) -> Vec<NaiveDate> {
    vec![border - Days::new(1), border - Days::new(400)]
}

fn after(border: NaiveDate) -> Vec<NaiveDate> {
    vec![border + Days::new(1), border + Days::new(400)]
}

fn types(samtaletype: Type) -> Vec<SamtaleType> {
    match samtaletype {
        Type::Cv => vec![SamtaleType::CvSamtale],
        Type::Jobsamtale => vec![SamtaleType::Jobsamtale],
        Type::Anden => SamtaleType::ALL.iter().copied().filter(|typ| ![7, 10].contains(&typ.id())).collect(),
    }
}

fn groups(gruppe: Gruppe) -> Vec<Option<Kontaktgruppe>> {
    match gruppe {
        Gruppe::Kg1 => vec![Kontaktgruppe::from_id(1)],
        Gruppe::Kg8 => vec![Kontaktgruppe::from_id(8)],
        Gruppe::AndenEllerUkendt => [2, 7, 10, 18, 29].map(Kontaktgruppe::from_id).into_iter().chain([None]).collect(),
    }
}

fn callers(kalder: Kalder) -> Vec<MyndighedType> {
    match kalder {
        Kalder::AKasse => vec![MyndighedType::AKasse],
        Kalder::Jobcenter => vec![MyndighedType::Jobcenter],
        Kalder::Anden => MyndighedType::ALL.iter().copied().filter(|typ| ![901, 902].contains(&typ.id())).collect(),
    }
}

fn stored(gammel: Option<GammelSide>, s: &Indstillinger) -> Vec<Option<Stored>> {
    let Some(gammel) = gammel else { return vec![None] };
    let cut_off = s.cv_skaeringsdato;
    let foer = s.cv_indberettet_foer.unwrap_or(cut_off);
    let days = match gammel.dag {
        GammelDag::Foer => before(cut_off),
        GammelDag::FraOgMed => [vec![cut_off], after(cut_off)].concat(),
    };
    let firsts: Vec<Option<NaiveDate>> = match gammel.indberettet_foer {
        IndberettetFoer::Ja => before(foer).into_iter().map(Some).collect(),
        IndberettetFoer::Nej => [vec![foer], after(foer)].concat().into_iter().map(Some).chain([None]).collect(),
    };
    let mut found = vec![];
    for samtaletype in types(gammel.samtaletype) {
        for &local_date in &days {
            found.extend(firsts.iter().map(|&foerst_cv| Some(Stored { samtaletype, local_date, foerst_cv })));
        }
    }
    found
}

/// Every call that the row is about; none for a cancellation, which this rule is never asked of.
fn calls(fakta: &Fakta, s: &Indstillinger) -> Vec<Indberetning> {
    let Some(ny) = fakta.ny else { return vec![] };
    let days = match ny.dag {
        NyDag::Foer => before(s.cv_skaeringsdato),
        NyDag::Paa => vec![s.cv_skaeringsdato],
        NyDag::Efter => after(s.cv_skaeringsdato),
    };
    let mut found = vec![];
    for caller in callers(fakta.kalder) {
        for kontaktgruppe in groups(fakta.gruppe) {
            for stored in stored(fakta.gammel, s) {
                for samtaletype in types(ny.samtaletype) {
                    let call = |&local_date| Indberetning { caller, kontaktgruppe, stored, samtaletype, local_date };
                    found.extend(days.iter().map(call));
                }
            }
        }
    }
    found
}

#[test]
fn the_validator_decides_every_row_as_the_patterns_say() {
    let rows = beslutningstabel();
    assert_eq!(rows.len(), 81 + 972 + 108);
    for s in all_settings() {
        for row in &rows {
            let calls = calls(&row.fakta, &s);
            assert_eq!(calls.is_empty(), row.fakta.operation == Operation::Aflys);
            for call in calls {
                let verdict = cv_samtale(&call, &s);
                assert_eq!(verdict.first(), row.afvist, "{row:?} {call:?}");
                assert!(verdict.breaches().len() <= 1 && verdict.warnings().is_empty());
            }
        }
    }
}

#[test]
fn the_patterns_do_not_overlap_and_never_refuse_a_cancellation() {
    for row in beslutningstabel() {
        assert!(AFVISES.iter().filter(|moenster| moenster.fits(&row.fakta)).count() <= 1, "{row:?}");
        assert!(row.fakta.operation != Operation::Aflys || row.afvist.is_none());
    }
}

#[test]
fn every_row_stands_in_one_line_of_the_page_with_its_outcome() {
    let rows = beslutningstabel();
    let distinct: BTreeSet<_> = rows.iter().map(|row| row.fakta.ord()).collect();
    assert_eq!(distinct.len(), rows.len());
    let lines: Vec<_> = Operation::ALL
        .iter()
        .flat_map(|&own| saml(&rows.iter().filter(|row| row.fakta.operation == own).copied().collect::<Vec<_>>()))
        .collect();
    assert_eq!(lines.iter().map(|line| line.antal).sum::<usize>(), rows.len());
    for line in &lines {
        assert_eq!(line.ord.iter().map(Vec::len).product::<usize>(), line.antal);
    }
    for row in rows {
        let ord = row.fakta.ord();
        let own = lines.iter().filter(|line| line.ord.iter().zip(ord).all(|(words, word)| words.contains(&word)));
        assert_eq!(own.map(|line| line.afvist).collect::<Vec<_>>(), [row.afvist], "{ord:?}");
    }
}

#[test]
fn the_page_tells_the_refusals_and_the_number_of_cases() {
    let page = som_markdown();
    for part in [
        "# Cv-samtalen (id 10)\n",
        "FT301",
        "FT302",
        "FT303",
        "## Alle 1161 tilfælde",
        "| alt andet |",
        "- ny dag: før; på; efter\n",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert_eq!(page.matches("afvises (FT303)").count(), 2);
}

fn created(local_date: &str) -> Indberetning {
    Indberetning {
        caller: MyndighedType::AKasse,
        kontaktgruppe: Kontaktgruppe::from_id(1),
        stored: None,
        samtaletype: SamtaleType::CvSamtale,
        local_date: day(local_date),
    }
}

fn updated(samtaletype: SamtaleType, old: &str, foerst_cv: Option<&str>, new: &str) -> Indberetning {
    let stored = Stored { samtaletype, local_date: day(old), foerst_cv: foerst_cv.map(day) };
    Indberetning { stored: Some(stored), ..created(new) }
}

fn code(call: &Indberetning) -> Option<Code> {
    cv_samtale(call, &Indstillinger::default()).first()
}

#[test]
fn the_last_cv_samtale_is_created_for_the_day_before_the_cut_off() {
    assert_eq!(code(&created("2023-12-31")), None);
    assert_eq!(code(&created("2024-01-01")), Some(Code::CvAfterCutOff));
    assert!(cv_samtale(&created("2024-01-31"), &settings("2024-02-01", None)).is_kept());
    let breach = Breach { fields: &[Field::SamtaleType, Field::Starttidspunkt], code: Code::CvAfterCutOff };
    assert_eq!(cv_samtale(&created("2024-02-01"), &settings("2024-02-01", None)).breaches(), [breach]);
}

#[test]
fn one_reported_before_keeps_its_place_past_the_cut_off_and_may_be_moved_there() {
    let cv = SamtaleType::CvSamtale;
    assert_eq!(code(&updated(cv, "2024-01-10", Some("2023-12-31"), "2024-01-20")), None);
    assert_eq!(code(&updated(cv, "2024-01-10", Some("2024-01-01"), "2024-01-20")), Some(Code::CvAfterCutOff));
    assert_eq!(code(&updated(cv, "2024-01-10", None, "2024-01-10")), Some(Code::CvAfterCutOff));
    assert_eq!(code(&updated(cv, "2024-01-10", None, "2023-12-31")), None);
    assert_eq!(code(&updated(cv, "2023-12-31", Some("2023-11-01"), "2024-01-01")), Some(Code::CvMovedPastCutOff));
    assert_eq!(code(&updated(cv, "2024-01-01", Some("2023-11-01"), "2024-01-01")), None);
}

#[test]
fn a_jobsamtale_does_not_become_a_cv_samtale_again() {
    let back = updated(SamtaleType::Jobsamtale, "2024-01-10", Some("2023-11-01"), "2024-01-10");
    assert_eq!(code(&back), Some(Code::TurnedIntoCv));
    assert_eq!(code(&Indberetning { local_date: day("2023-12-31"), ..back }), None);
    assert_eq!(code(&Indberetning { samtaletype: SamtaleType::AndenSamtale, ..back }), None);
}

#[test]
fn the_page_in_docs_is_this_one() {
    assert_eq!(super::som_markdown().trim_end(), include_str!("../../../../docs/cv-samtale.md").trim_end());
}
