mod egenskaber;

use super::*;

/// A Tuesday.
const TODAY: &str = "2026-11-24";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Fristdato and SidsteAfholdelsesdato.
fn dates(fristdato: &str, sidste: &str) -> Datoer {
    Datoer { fristdato: day(fristdato), sidste_afholdelsesdato: day(sidste) }
}

const JOBCENTER: Kalder = Kalder { myndighed: MyndighedType::Jobcenter, egen_borger: true };

const SOFIE: Person = Person {
    kontaktgruppe: Some(Kontaktgruppe::Kg1),
    tilmeldt: true,
    doed: false,
    selvbook_fravaer: false,
    har_aktiv: false,
    har_booket: false,
};

fn issue(person: &Person, samtaletype: u16, datoer: Datoer) -> Verdict {
    udsted(&JOBCENTER, person, samtaletype, datoer, day(TODAY), &Indstillinger::default())
}

fn change(fra: &str, til: &str) -> Verdict {
    let (fra, til) = (dates(fra, "2027-01-29"), dates(til, "2027-01-29"));
    opdater(&JOBCENTER, FristStatus::Aktiv, fra, til, day(TODAY), &Indstillinger::default())
}

fn reopen(status: FristStatus, begrundelse: &str, har_aktiv: bool, til: Datoer) -> Verdict {
    genaabn(&JOBCENTER, status, til, begrundelse, har_aktiv, day(TODAY), &Indstillinger::default())
}

fn faults(verdict: &Verdict) -> Vec<Code> {
    verdict.breaches().iter().map(|breach| breach.code).collect()
}

fn warnings(verdict: &Verdict) -> Vec<Code> {
    verdict.warnings().iter().map(|breach| breach.code).collect()
}

#[test]
fn a_frist_of_the_least_length_can_be_issued() {
    for samtaletype in [4, 7, 17] {
        let verdict = issue(&SOFIE, samtaletype, dates("2026-12-02", "2026-12-02"));
        assert_eq!(verdict, Verdict::default(), "{samtaletype}");
    }
}

#[test]
fn only_the_borgers_own_jobcenter_is_let_in_and_others_learn_nothing_of_her() {
    let wrong = dates("2026-11-25", "2026-11-20");
    let known = Person { har_aktiv: true, har_booket: true, ..SOFIE };
    let ask = |kalder: &Kalder| {
        let (today, settings) = (day(TODAY), Indstillinger::default());
        [
            udsted(kalder, &known, 17, wrong, today, &settings),
            opdater(kalder, FristStatus::Indfriet, wrong, wrong, today, &settings),
            genaabn(kalder, FristStatus::Aktiv, wrong, "", true, today, &settings),
        ]
    };
    for &myndighed in MyndighedType::ALL.iter().filter(|&&myndighed| myndighed != MyndighedType::Jobcenter) {
        for egen_borger in [true, false] {
            let refused = Verdict::refused(&[Field::Myndighed], Code::NotAuthorised);
            assert!(ask(&Kalder { myndighed, egen_borger }).iter().all(|verdict| *verdict == refused));
        }
    }
    let refused = Verdict::refused(&[Field::Borger], Code::NotOwnBorger);
    assert!(ask(&Kalder { egen_borger: false, ..JOBCENTER }).iter().all(|verdict| *verdict == refused));
    assert!(ask(&JOBCENTER).iter().all(|verdict| verdict.breaches().len() > 1));
}

#[test]
fn a_type_is_known_supported_and_for_her_kontaktgruppe() {
    let fine = dates("2026-12-10", "2026-12-20");
    assert_eq!(faults(&issue(&SOFIE, 0, fine)), [Code::SamtaleTypeUnknown]);
    assert_eq!(faults(&issue(&SOFIE, u16::MAX, fine)), [Code::SamtaleTypeUnknown]);
    for samtaletype in [8, 9, 10, 11, 12, 13, 15, 19, 20] {
        assert_eq!(faults(&issue(&SOFIE, samtaletype, fine)), [Code::FristTypeUnsupported], "{samtaletype}");
    }
    for kontaktgruppe in Kontaktgruppe::ALL.iter().copied().map(Some).chain([None]) {
        let person = Person { kontaktgruppe, ..SOFIE };
        let dagpenge = matches!(kontaktgruppe, Some(Kontaktgruppe::Kg1 | Kontaktgruppe::Kg8));
        let expected = if dagpenge { vec![] } else { vec![Code::TypeNotForKontaktgruppe] };
        assert_eq!(faults(&issue(&person, 17, fine)), expected, "{kontaktgruppe:?}");
        assert!(issue(&person, 7, fine).is_kept() && issue(&person, 4, fine).is_kept());
    }
}

#[test]
fn each_fact_about_the_person_refuses_or_warns_with_its_own_code() {
    let fine = dates("2026-12-10", "2026-12-20");
    let refusing = [
        (Person { tilmeldt: false, ..SOFIE }, Code::NotTilmeldt),
        (Person { doed: true, ..SOFIE }, Code::Dead),
        (Person { har_aktiv: true, ..SOFIE }, Code::FristExists),
    ];
    for (person, code) in refusing {
        assert_eq!(faults(&issue(&person, 7, fine)), [code]);
    }
    let warning = [
        (Person { selvbook_fravaer: true, ..SOFIE }, Code::FristBornClosed),
        (Person { har_booket: true, ..SOFIE }, Code::FristBornMet),
    ];
    for (person, code) in warning {
        let verdict = issue(&person, 7, fine);
        assert!(verdict.is_kept());
        assert_eq!(warnings(&verdict), [code]);
    }
}

#[test]
fn the_dates_of_a_new_frist_have_borders() {
    assert_eq!(faults(&issue(&SOFIE, 7, dates("2026-12-01", "2026-12-02"))), [Code::FristTooShort]);
    assert_eq!(faults(&issue(&SOFIE, 7, dates("2026-12-03", "2026-12-02"))), [Code::LastDayBeforeFristdato]);
    assert!(issue(&SOFIE, 7, dates("2028-11-23", "2028-11-23")).is_kept(), "730 days ahead");
    let beyond = issue(&SOFIE, 7, dates("2028-11-23", "2028-11-24"));
    assert_eq!(beyond, Verdict::refused(&[Field::SidsteAfholdelsesdato], Code::TooFarAhead));
    let both = issue(&SOFIE, 7, dates("2028-11-24", "9999-12-31"));
    assert_eq!(both.at(Field::Fristdato), Some(Code::TooFarAhead));
    assert_eq!(both.at(Field::SidsteAfholdelsesdato), Some(Code::TooFarAhead));
}

#[test]
fn a_day_off_is_taken_as_given_with_a_warning() {
    for day_off in ["2026-12-05", "2026-12-24", "2026-12-25", "2026-12-31", "2027-06-05"] {
        let verdict = issue(&SOFIE, 7, dates(day_off, day_off));
        assert!(verdict.is_kept());
        assert_eq!(warnings(&verdict), [Code::FristdatoOnDayOff], "{day_off}");
    }
    assert_eq!(warnings(&change("2026-12-05", "2026-12-05")), [Code::FristdatoOnDayOff]);
    let again = reopen(FristStatus::Overskredet, "Fejl", false, dates("2026-12-05", "2026-12-05"));
    assert_eq!(warnings(&again), [Code::FristdatoOnDayOff]);
}

#[test]
fn the_least_length_is_a_setting() {
    let settings = Indstillinger { frist_min_dage: 14, ..Indstillinger::default() };
    let ask = |fristdato| udsted(&JOBCENTER, &SOFIE, 7, dates(fristdato, "2027-01-29"), day(TODAY), &settings);
    assert_eq!(faults(&ask("2026-12-07")), [Code::FristTooShort]);
    assert!(ask("2026-12-08").is_kept());
}

#[test]
fn all_faults_are_told_at_once() {
    let person = Person { kontaktgruppe: None, tilmeldt: false, doed: true, har_aktiv: true, ..SOFIE };
    let all = faults(&issue(&person, 17, dates("2026-11-01", "2026-10-01")));
    let expected = [
        Code::NotTilmeldt,
        Code::Dead,
        Code::TypeNotForKontaktgruppe,
        Code::FristExists,
        Code::FristTooShort,
        Code::LastDayBeforeFristdato,
    ];
    assert_eq!(all, expected);
}

#[test]
fn a_change_never_shortens_below_the_minimum_and_may_always_prolong() {
    let allowed = [
        ("2026-12-18", "2026-12-02", "shortened to exactly the minimum"),
        ("2026-12-18", "2026-12-18", "unchanged"),
        ("2026-11-26", "2026-11-26", "unchanged, and near"),
        ("2026-11-26", "2026-11-27", "prolonged, and near"),
        ("2026-11-24", "2026-11-24", "its last day, unchanged"),
    ];
    for (fra, til, why) in allowed {
        assert!(change(fra, til).is_kept(), "{why}");
    }
    let refused = [
        ("2026-12-18", "2026-12-01", "shortened to one day less than the minimum"),
        ("2026-11-27", "2026-11-26", "shortened, though it was below the minimum before"),
        ("2026-11-20", "2026-11-23", "prolonged to a day that has passed"),
    ];
    for (fra, til, why) in refused {
        assert_eq!(faults(&change(fra, til)), [Code::FristTooShort], "{why}");
    }
}

#[test]
fn only_an_active_frist_is_changed_and_its_dates_have_the_same_borders() {
    let fine = dates("2026-12-10", "2026-12-20");
    let ask = |status, til| opdater(&JOBCENTER, status, fine, til, day(TODAY), &Indstillinger::default());
    for &status in FristStatus::ALL {
        let expected = if status == FristStatus::Aktiv { vec![] } else { vec![Code::FristNotActive] };
        assert_eq!(faults(&ask(status, fine)), expected, "{status:?}");
    }
    let order = ask(FristStatus::Aktiv, dates("2026-12-10", "2026-12-09"));
    assert_eq!(faults(&order), [Code::LastDayBeforeFristdato]);
    assert_eq!(faults(&ask(FristStatus::Aktiv, dates("2026-12-10", "2028-11-24"))), [Code::TooFarAhead]);
}

#[test]
fn only_an_overskredet_frist_is_opened_again() {
    let fine = dates("2026-12-02", "2026-12-02");
    for &status in FristStatus::ALL {
        let expected = if status == FristStatus::Overskredet { vec![] } else { vec![Code::FristNotOverskredet] };
        assert_eq!(faults(&reopen(status, "Fejl hos os", false, fine)), expected, "{status:?}");
    }
    assert_eq!(faults(&reopen(FristStatus::Overskredet, "Fejl hos os", true, fine)), [Code::FristExists]);
    let short = reopen(FristStatus::Overskredet, "Fejl hos os", false, dates("2026-12-01", "2026-12-02"));
    assert_eq!(faults(&short), [Code::FristTooShort]);
}

#[test]
fn a_frist_is_opened_again_for_a_reason_in_plain_text() {
    let ask = |begrundelse: &str| {
        faults(&reopen(FristStatus::Overskredet, begrundelse, false, dates("2026-12-02", "2026-12-02")))
    };
    assert_eq!(ask(""), [Code::BegrundelseMissing]);
    assert_eq!(ask(" \n\t"), [Code::BegrundelseMissing]);
    assert_eq!(ask(&"ø".repeat(BEGRUNDELSE_MAX)), []);
    assert_eq!(ask(&"ø".repeat(BEGRUNDELSE_MAX + 1)), [Code::TextTooLong]);
    assert_eq!(ask("Fejl <b>hos</b> os"), [Code::HtmlInText]);
    assert_eq!(ask("Fejl\u{0}"), [Code::ControlCharacters]);
    assert_eq!(ask("Fejl hos os:\nsystemet var nede i < 8 dage"), []);
}
