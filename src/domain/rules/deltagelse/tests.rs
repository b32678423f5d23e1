use proptest::prelude::*;

use super::*;
use Deltagelsesvalg::{FravalgtAfAKasse, FravalgtAfBorger, OensketAfBorger, OensketAfJobcenter};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn codes(verdict: &Verdict) -> Vec<Code> {
    verdict.breaches().iter().map(|breach| breach.code).collect()
}

const SAMTALE: Samtale =
    Samtale { er_faelles: true, indkalder: MyndighedType::Jobcenter, aflyst: false, begyndt: false };

/// A fælles jobsamtale of 2023: the one kind an a-kasse may skip.
const FOERSTE: ValgFakta = ValgFakta {
    myndighed: Some(MyndighedType::AKasse),
    medlemskab: Medlemskab::Egen,
    tilmeldt: true,
    samtale: Some(SAMTALE),
    regime: Regime::Fravalg2019,
    foerste: true,
    gaeldende: None,
};

#[test]
fn the_regime_follows_the_day_and_the_person() {
    let table = [
        ("2023-12-31", None, Regime::Fravalg2019, "the last day of the older rules"),
        ("2024-01-01", None, Regime::Tilvalg2024, "the first day of the new ones"),
        ("2024-03-01", Some("2024-01-01"), Regime::Tilvalg2024, "out of work since the first day"),
        ("2024-03-01", Some("2023-12-31"), Regime::Fravalg2019, "a transitional person"),
        ("2025-04-29", Some("2023-12-31"), Regime::Fravalg2019, "one day less than 16 months"),
        ("2025-04-30", Some("2023-12-31"), Regime::Fravalg16Maaneder, "16 months, clipped to the end of April"),
        ("2023-05-01", Some("2022-01-01"), Regime::Fravalg16Maaneder, "16 months before 2024"),
        ("2026-02-27", Some("2024-10-28"), Regime::Tilvalg2024, "one day less than 16 months"),
        ("2026-02-28", Some("2024-10-28"), Regime::Fravalg16Maaneder, "exactly 16 months"),
        ("2026-07-01", Some("2026-05-01"), Regime::Tilvalg2024, "the reform, unconfirmed: goes on"),
    ];
    for (held_on, siden, expected, why) in table {
        let found = regime(day(held_on), siden.map(day), true, &Indstillinger::default());
        assert_eq!(found, expected, "{why}");
    }
}

#[test]
fn nobody_is_asked_after_the_first_or_after_the_reform_when_it_is_set_so() {
    let settings = Indstillinger { deltagelse_tilvalg_efter_reform: false, ..Indstillinger::default() };
    let ask = |held_on, foerste| regime(day(held_on), Some(day("2026-05-01")), foerste, &settings);
    assert_eq!(ask("2026-06-30", true), Regime::Tilvalg2024);
    assert_eq!(ask("2026-07-01", true), Regime::IngenRegel);
    assert_eq!(ask("2026-06-30", false), Regime::IngenRegel);
    let later = |held_on, siden| regime(day(held_on), Some(day(siden)), false, &settings);
    assert_eq!(later("2026-08-01", "2025-04-01"), Regime::Fravalg16Maaneder);
    assert_eq!(later("2023-11-01", "2023-08-01"), Regime::Fravalg2019);
}

#[test]
fn without_an_answer_the_regime_decides_and_with_one_the_answer() {
    use Regime::{Fravalg16Maaneder, Fravalg2019, IngenRegel, Tilvalg2024};
    for (regime, without) in [(Fravalg2019, true), (Tilvalg2024, false), (Fravalg16Maaneder, true), (IngenRegel, false)]
    {
        assert_eq!(deltager(regime, None), without, "{regime:?}");
        assert!(deltager(regime, Some(OensketAfBorger)) && deltager(regime, Some(OensketAfJobcenter)));
        assert!(!deltager(regime, Some(FravalgtAfBorger)) && !deltager(regime, Some(FravalgtAfAKasse)));
    }
}

#[test]
fn each_registers_what_is_theirs() {
    let everybody = MyndighedType::ALL.iter().copied().map(Some).chain([None]);
    for (myndighed, &valg) in everybody.flat_map(|who| Deltagelsesvalg::ALL.iter().map(move |valg| (who, valg))) {
        let theirs = match myndighed {
            None => vec![FravalgtAfBorger, OensketAfBorger],
            Some(MyndighedType::Jobcenter) => vec![FravalgtAfBorger, OensketAfBorger, OensketAfJobcenter],
            Some(MyndighedType::AKasse) => vec![FravalgtAfAKasse],
            Some(_) => vec![],
        };
        let expected = if theirs.contains(&valg) { vec![] } else { vec![Code::ValgNotTheirs] };
        assert_eq!(codes(&vaelg(valg.id(), &ValgFakta { myndighed, ..FOERSTE })), expected, "{myndighed:?} {valg:?}");
    }
    assert_eq!(codes(&vaelg(0, &FOERSTE)), [Code::UnknownCodeValue]);
    assert_eq!(codes(&vaelg(u16::MAX, &ValgFakta { myndighed: None, ..FOERSTE })), [Code::UnknownCodeValue]);
}

#[test]
fn a_choice_needs_a_faelles_jobsamtale_that_is_to_come_or_none_yet() {
    let table = [
        (Some(Samtale { er_faelles: false, ..SAMTALE }), Some(Code::NotFaelles)),
        (Some(Samtale { aflyst: true, ..SAMTALE }), Some(Code::AlreadyCancelled)),
        (Some(Samtale { begyndt: true, ..SAMTALE }), Some(Code::AlreadyBegun)),
        (Some(SAMTALE), None),
        (None, None),
    ];
    for (samtale, code) in table {
        for (myndighed, valg) in [(None, OensketAfBorger), (Some(MyndighedType::AKasse), FravalgtAfAKasse)] {
            assert_eq!(vaelg(valg.id(), &ValgFakta { myndighed, samtale, ..FOERSTE }).first(), code);
        }
        let Some(samtale) = samtale else { continue };
        assert_eq!(kan_ikke_komme(MyndighedType::AKasse, Medlemskab::Egen, &samtale, true).first(), code);
    }
}

#[test]
fn each_fact_against_an_a_kasses_fravalg_has_its_own_code() {
    let by_itself = Some(Samtale { indkalder: MyndighedType::AKasse, ..SAMTALE });
    let table = [
        (ValgFakta { medlemskab: Medlemskab::Ingen, ..FOERSTE }, Code::NotMember),
        (ValgFakta { medlemskab: Medlemskab::Anden, ..FOERSTE }, Code::OtherAKasse),
        (ValgFakta { tilmeldt: false, ..FOERSTE }, Code::NotTilmeldt),
        (ValgFakta { regime: Regime::Tilvalg2024, ..FOERSTE }, Code::FravalgNotInRegime),
        (ValgFakta { regime: Regime::Fravalg16Maaneder, ..FOERSTE }, Code::FravalgNotInRegime),
        (ValgFakta { regime: Regime::IngenRegel, ..FOERSTE }, Code::FravalgNotInRegime),
        (ValgFakta { foerste: false, ..FOERSTE }, Code::FravalgNotFirst),
        (ValgFakta { samtale: by_itself, ..FOERSTE }, Code::FravalgBySummoner),
        (ValgFakta { gaeldende: Some(OensketAfBorger), ..FOERSTE }, Code::FravalgDespiteWish),
        (ValgFakta { gaeldende: Some(OensketAfJobcenter), ..FOERSTE }, Code::FravalgDespiteWish),
        (ValgFakta { gaeldende: Some(FravalgtAfBorger), ..FOERSTE }, Code::ValgNotTheirs),
    ];
    for (fakta, code) in table {
        assert_eq!(codes(&vaelg(FravalgtAfAKasse.id(), &fakta)), [code], "{fakta:?}");
        let borger = ValgFakta { myndighed: None, ..fakta };
        assert!(vaelg(OensketAfBorger.id(), &borger).is_kept(), "none of it binds the borger: {fakta:?}");
    }
    let again = ValgFakta { gaeldende: Some(FravalgtAfAKasse), ..FOERSTE };
    assert!(vaelg(FravalgtAfAKasse.id(), &again).is_kept());
}

#[test]
fn the_borgers_no_stands_until_she_takes_it_back() {
    let no = ValgFakta { gaeldende: Some(FravalgtAfBorger), ..FOERSTE };
    let jobcenter = ValgFakta { myndighed: Some(MyndighedType::Jobcenter), ..no };
    assert_eq!(codes(&vaelg(OensketAfJobcenter.id(), &jobcenter)), [Code::ValgNotTheirs]);
    assert!(vaelg(OensketAfBorger.id(), &jobcenter).is_kept(), "she has changed her mind, and says so there");
    assert!(vaelg(FravalgtAfBorger.id(), &jobcenter).is_kept());
    let yes = ValgFakta { gaeldende: Some(OensketAfBorger), ..jobcenter };
    assert!(vaelg(OensketAfJobcenter.id(), &yes).is_kept());
}

#[test]
fn all_faults_are_told_at_once_but_nothing_of_a_stranger() {
    let samtale = Samtale { er_faelles: false, indkalder: MyndighedType::AKasse, aflyst: true, begyndt: true };
    let worst = ValgFakta {
        tilmeldt: false,
        samtale: Some(samtale),
        regime: Regime::Tilvalg2024,
        foerste: false,
        gaeldende: Some(OensketAfBorger),
        ..FOERSTE
    };
    assert_eq!(vaelg(FravalgtAfAKasse.id(), &worst).breaches().len(), 8);
    let stranger = ValgFakta { medlemskab: Medlemskab::Anden, ..worst };
    assert_eq!(codes(&vaelg(FravalgtAfAKasse.id(), &stranger)), [Code::OtherAKasse]);
    assert_eq!(codes(&vaelg(0, &stranger)), [Code::OtherAKasse, Code::UnknownCodeValue]);
    assert_eq!(kan_ikke_komme(MyndighedType::AKasse, Medlemskab::Egen, &samtale, true).breaches().len(), 3);
}

#[test]
fn only_her_own_a_kasse_reports_that_it_cannot_come() {
    let worst = Samtale { er_faelles: false, aflyst: true, begyndt: true, ..SAMTALE };
    let ask = |myndighed, medlemskab| codes(&kan_ikke_komme(myndighed, medlemskab, &worst, true));
    assert_eq!(ask(MyndighedType::AKasse, Medlemskab::Ingen), [Code::NotMember]);
    assert_eq!(ask(MyndighedType::AKasse, Medlemskab::Anden), [Code::OtherAKasse]);
    for &other in MyndighedType::ALL.iter().filter(|&&other| other != MyndighedType::AKasse) {
        assert_eq!(ask(other, Medlemskab::Egen), [Code::ValgNotTheirs]);
    }
    let guest = |samtale, gaest| codes(&kan_ikke_komme(MyndighedType::AKasse, Medlemskab::Egen, samtale, gaest));
    assert_eq!(guest(&SAMTALE, true), []);
    assert_eq!(guest(&SAMTALE, false), [Code::ValgNotTheirs], "it is the a-kasse that she left that is to come");
    assert_eq!(guest(&Samtale { er_faelles: false, ..SAMTALE }, false), [Code::NotFaelles]);
}

proptest! {
    #[test]
    fn absurd_days_have_a_regime(held in 0..4usize, siden in 0..4usize, maaneder in 0..40_000u32, foerste: bool) {
        let absurd = [NaiveDate::MIN, NaiveDate::MAX, day("0001-01-01"), day("9999-12-31")];
        let settings = Indstillinger { deltagelse_fravalg_maaneder: maaneder, ..Indstillinger::default() };
        let found = regime(absurd[held], Some(absurd[siden]), foerste, &settings);
        prop_assert!(absurd[siden] <= absurd[held] || found != Regime::Fravalg16Maaneder);
    }
}
