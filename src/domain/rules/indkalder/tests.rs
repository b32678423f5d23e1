use super::*;
use crate::domain::rules::Breach;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2023-12-15")
}

fn ansvar(fra: &str, til: Option<&str>) -> Periode {
    Periode { fravaertype: FravaerType::KontaktforloebHosAKasse, fra: day(fra), til: til.map(day) }
}

/// A caller with a borger of its own, in kontaktgruppe 1, without absences.
fn caller(myndighed: MyndighedType) -> Indkalder {
    Indkalder {
        myndighed,
        medlemskab: Medlemskab::Egen,
        egen_borger: true,
        kontaktgruppe: Kontaktgruppe::from_id(1),
        fravaer: vec![],
        doed: false,
    }
}

fn a_kasse(fravaer: &[Periode]) -> Indkalder {
    Indkalder { fravaer: fravaer.to_vec(), ..caller(MyndighedType::AKasse) }
}

fn codes(verdict: &Verdict) -> Vec<Code> {
    verdict.breaches().iter().map(|breach| breach.code).collect()
}

fn warned(verdict: &Verdict) -> Vec<Code> {
    verdict.warnings().iter().map(|breach| breach.code).collect()
}

/// The expectation once more, by numbers: the code that refuses; `None`, it may; `Some("75")`, with responsibility.
fn expected(samtaletype: u16, myndighed: &str, kontaktgruppe: Option<u16>) -> Option<&'static str> {
    match (myndighed, samtaletype) {
        ("A-kasse" | "JobCenter", 19 | 20) => Some("FT313"),
        ("A-kasse", 7) => Some("75"),
        ("A-kasse", 9 | 10 | 12 | 13 | 15) => None,
        ("A-kasse", 4 | 8 | 11 | 17) => Some("FT311"),
        ("JobCenter", 4 | 7..=13) => None,
        ("JobCenter", 15) => Some("FT311"),
        ("JobCenter", 17) if matches!(kontaktgruppe, Some(1 | 8)) => None,
        ("JobCenter", 17) => Some("FT312"),
        _ => Some("4575"),
    }
}

#[test]
fn every_type_authority_and_contact_group_is_as_expected() {
    let groups: Vec<_> = Kontaktgruppe::ALL.iter().copied().map(Some).chain([None]).collect();
    let mut cases = 0;
    for &samtaletype in SamtaleType::ALL {
        for &myndighed in MyndighedType::ALL {
            for &kontaktgruppe in &groups {
                let said = expected(samtaletype.id(), myndighed.name(), kontaktgruppe.map(Kontaktgruppe::id));
                let without = Indkalder { kontaktgruppe, ..caller(myndighed) };
                let with = Indkalder { fravaer: vec![ansvar("2023-12-15", None)], ..without.clone() };
                let create = |who| codes(&opret(who, samtaletype, None, today())).first().map(|code| code.as_str());
                assert_eq!(create(&with), said.filter(|&code| code != "75"), "{samtaletype:?} {with:?}");
                let said = if said == Some("75") { Some("FT314") } else { said };
                assert_eq!(create(&without), said, "{samtaletype:?} {without:?}");
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 12 * 9 * 29);
}

#[test]
fn every_change_of_type_asks_the_table_and_no_change_asks_nothing() {
    for &myndighed in MyndighedType::ALL {
        for &fra in SamtaleType::ALL {
            for &til in SamtaleType::ALL {
                let verdict = opdater(&caller(myndighed), fra, til, today());
                let said = expected(til.id(), myndighed.name(), Some(1)).filter(|_| fra != til);
                let refused = verdict.first().map(Code::as_str);
                assert_eq!(refused, said.filter(|&code| code != "75"), "{myndighed:?} {fra:?} {til:?}");
                let warning = (said == Some("75")).then_some(Code::CvToJobsamtale);
                assert_eq!(warned(&verdict), Vec::from_iter(warning));
            }
        }
    }
}

#[test]
fn an_a_kasse_summons_its_own_members() {
    for (medlemskab, expected) in [
        (Medlemskab::Egen, vec![]),
        (Medlemskab::Ingen, vec![Code::NotMember]),
        (Medlemskab::Anden, vec![Code::OtherAKasse]),
    ] {
        let who = Indkalder { medlemskab, egen_borger: false, ..a_kasse(&[ansvar("2023-12-01", None)]) };
        assert_eq!(codes(&opret(&who, SamtaleType::AndenSamtale, None, today())), expected);
        assert_eq!(codes(&opdater(&who, SamtaleType::AndenSamtale, SamtaleType::AndenSamtale, today())), expected);
        // Another a-kasse learns nothing of her absence.
        let who = Indkalder { fravaer: vec![], ..who };
        let jobsamtale = opret(&who, SamtaleType::Jobsamtale, None, today());
        assert_eq!(jobsamtale.has(Code::NoResponsibility), medlemskab == Medlemskab::Egen);
    }
}

#[test]
fn a_jobcenter_summons_its_own_borgere_whatever_their_a_kasse() {
    let own = Indkalder { medlemskab: Medlemskab::Ingen, ..caller(MyndighedType::Jobcenter) };
    assert!(opret(&own, SamtaleType::Jobsamtale, None, today()).is_kept());
    let foreign = Indkalder { egen_borger: false, ..own };
    assert_eq!(codes(&opret(&foreign, SamtaleType::Jobsamtale, None, today())), [Code::NotOwnBorger]);
}

#[test]
fn all_faults_are_told_at_once_with_their_fields() {
    let own = Indkalder { doed: true, kontaktgruppe: None, ..caller(MyndighedType::Jobcenter) };
    let dead = Breach { fields: &[Field::Borger], code: Code::Dead };
    let expected = [dead, Breach { fields: &[Field::SamtaleType], code: Code::TypeNotForKontaktgruppe }];
    assert_eq!(opret(&own, SamtaleType::FaellesJobsamtale, None, today()).breaches(), expected);
    let foreign = Indkalder { egen_borger: false, ..own };
    let expected = [dead, Breach { fields: &[Field::Borger], code: Code::NotOwnBorger }];
    assert_eq!(opret(&foreign, SamtaleType::FaellesJobsamtale, None, today()).breaches(), expected, "not her group");
    let star = opret(&caller(MyndighedType::Star), SamtaleType::Jobsamtale, None, today());
    assert_eq!(star.breaches(), [Breach { fields: &[Field::Myndighed], code: Code::NotAuthorised }]);
}

#[test]
fn responsibility_is_absence_75_in_force_today_and_nothing_else() {
    let create = |fravaer: &[Periode]| codes(&opret(&a_kasse(fravaer), SamtaleType::Jobsamtale, None, today()));
    assert_eq!(create(&[ansvar("2023-12-15", Some("2023-12-15"))]), []);
    assert_eq!(create(&[ansvar("2023-12-16", None)]), [Code::NoResponsibility]);
    assert_eq!(create(&[ansvar("2023-11-01", Some("2023-12-14"))]), [Code::NoResponsibility]);
    let ferie = Periode { fravaertype: FravaerType::Ferie, ..ansvar("2023-12-01", None) };
    assert_eq!(create(&[ferie]), [Code::NoResponsibility]);
}

#[test]
fn a_jobsamtale_is_held_at_the_latest_on_the_last_day_of_the_responsibility() {
    let held = |fravaer: &[Periode], held_on: &str| {
        codes(&opret(&a_kasse(fravaer), SamtaleType::Jobsamtale, Some(day(held_on)), today()))
    };
    let january = ansvar("2023-12-01", Some("2024-01-31"));
    assert_eq!(held(&[january], "2024-01-31"), []);
    assert_eq!(held(&[january], "2024-02-01"), [Code::ResponsibilityEnds]);
    assert_eq!(held(&[ansvar("2023-12-01", None)], "9999-12-31"), []);
    // The next one is read first, and the two touch: they are one. With a day between them they are two.
    assert_eq!(held(&[ansvar("2024-02-01", Some("2024-02-29")), january], "2024-02-29"), []);
    assert_eq!(held(&[ansvar("2024-02-01", Some("2024-02-29")), january], "2024-03-01"), [Code::ResponsibilityEnds]);
    assert_eq!(held(&[january, ansvar("2024-02-02", None)], "2024-02-02"), [Code::ResponsibilityEnds]);
    assert_eq!(held(&[january, ansvar("2024-01-10", None)], "2024-03-01"), []);
    assert_eq!(held(&[january, ansvar("2023-12-10", Some("2023-12-20"))], "2024-01-31"), []);
    let ferie = Periode { fravaertype: FravaerType::Ferie, ..ansvar("2024-02-01", None) };
    assert_eq!(held(&[january, ferie], "2024-02-01"), [Code::ResponsibilityEnds]);
    // Without responsibility today its later end is not asked about.
    assert_eq!(held(&[ansvar("2023-12-16", Some("2023-12-31"))], "2024-01-10"), [Code::NoResponsibility]);
}

#[test]
fn an_earlier_cv_samtale_becomes_a_jobsamtale_without_responsibility_and_is_warned_about() {
    let change = |fravaer: &[Periode], fra, til| opdater(&a_kasse(fravaer), fra, til, today());
    let (cv, jobsamtale) = (SamtaleType::CvSamtale, SamtaleType::Jobsamtale);
    let verdict = change(&[], cv, jobsamtale);
    assert!(verdict.is_kept());
    assert_eq!(verdict.warnings(), [Breach { fields: &[Field::SamtaleType], code: Code::CvToJobsamtale }]);
    assert_eq!(change(&[ansvar("2023-12-15", None)], cv, jobsamtale), Verdict::default());
    assert_eq!(change(&[], jobsamtale, jobsamtale), Verdict::default());
    assert_eq!(codes(&change(&[], cv, SamtaleType::FaellesJobsamtale)), [Code::TypeNotForAuthority]);
    let jobcenter = opdater(&caller(MyndighedType::Jobcenter), SamtaleType::AndenSamtale, jobsamtale, today());
    assert_eq!(jobcenter, Verdict::default());
}

#[test]
fn only_the_summoner_and_the_owning_system_change_what_stands_and_has_not_begun() {
    let own =
        Aendring { er_indkalder: true, ejersystem: None, kalder: Some(Ejersystem::Kss), aflyst: false, begyndt: false };
    let kss = Some(Ejersystem::Kss);
    assert!(aendring(&own).is_kept());
    assert!(aendring(&Aendring { kalder: None, ..own }).is_kept());
    assert!(aendring(&Aendring { ejersystem: kss, ..own }).is_kept());
    for (change, code) in [
        (Aendring { er_indkalder: false, ..own }, Code::NotSummoner),
        (Aendring { ejersystem: Some(Ejersystem::AKassesystem), ..own }, Code::OtherEjersystem),
        (Aendring { ejersystem: kss, kalder: None, ..own }, Code::OtherEjersystem),
        (Aendring { begyndt: true, ..own }, Code::AlreadyBegun),
        (Aendring { aflyst: true, ..own }, Code::AlreadyCancelled),
    ] {
        assert_eq!(codes(&aendring(&change)), [code]);
    }
    let all = Aendring { er_indkalder: false, ejersystem: kss, kalder: None, aflyst: true, begyndt: true };
    assert_eq!(aendring(&all).breaches().len(), 4);
}

#[test]
fn the_page_is_a_matrix_of_types_and_authorities() {
    let page = som_markdown();
    let line = |id: u16| page.lines().find(|line| line.starts_with(&format!("| {id} |"))).unwrap();
    assert!(page.contains("| id | samtaletype | A-kasse | JobCenter | Kommune, STAR, "));
    assert_eq!(line(7), "| 7 | Jobsamtale | ja, mens den har ansvaret for kontaktforløbet | ja | nej (4575) |");
    assert!(line(17).contains("| nej (FT311) | ja i kontaktgruppe 1 og 8, ellers nej (FT312) |"));
    assert!(SamtaleType::ALL.iter().all(|own| line(own.id()).contains(own.name())));
}

#[test]
fn the_page_in_docs_is_this_one() {
    assert_eq!(super::som_markdown().trim_end(), include_str!("../../../../docs/hvem-indkalder.md").trim_end());
}
