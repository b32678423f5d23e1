use chrono::Days;
use uuid::Uuid;

use super::*;
use crate::domain::frist::day;

fn organisation(number: u128) -> OrganisationId {
    OrganisationId::from_uuid(Uuid::from_u128(number))
}

fn sofie() -> Fakta {
    Fakta {
        navn: "Sofie Prøvesen".to_owned(),
        telefon: None,
        email: None,
        jobcenter: organisation(1),
        a_kasse: Some(organisation(2)),
        kontaktgruppe: 1,
        tilmeldekategori: None,
        ledig_siden: None,
        tilmeldt_fra: Some(day("2026-01-01")),
        afmeldt_fra: None,
        doed_dato: None,
        fritaget_digital_post: false,
        medlemskaber: None,
        visitation: None,
        markeringer: None,
        anden_aktoer: None,
    }
}

fn from_to(foer: Fakta, nu: Fakta) -> Vec<Faktum> {
    nye(&foer, &nu)
}

fn becomes(change: impl FnOnce(&mut Fakta)) -> Vec<Faktum> {
    let mut nu = sofie();
    change(&mut nu);
    from_to(sofie(), nu)
}

#[test]
fn what_was_not_told_stays_and_memberships_follow_from_the_a_kasse() {
    let (today, a_kasse) = (day("2026-11-24"), sofie().a_kasse);
    let periode = |fra, til| Medlemsperiode { a_kasse: a_kasse.unwrap(), fra, til };
    let foer = Fakta { medlemskaber: Some(vec![periode(None, None)]), markeringer: Some(vec![]), ..sofie() };
    assert!(nye(&foer, &sofie().fyldt_op(&foer, today)).is_empty(), "the same, told without them");
    let out = Fakta { a_kasse: None, ..sofie() }.fyldt_op(&foer, today);
    assert_eq!(nye(&foer, &out), [Faktum::UdAfAKasse]);
    assert_eq!(out.medlemskaber, Some(vec![periode(None, Some(day("2026-11-23")))]));
    let told = Fakta { medlemskaber: Some(vec![periode(None, Some(day("2026-12-31")))]), ..foer.clone() };
    assert_eq!(nye(&foer, &told.fyldt_op(&foer, today)), [Faktum::Stamdata], "a last day that lies ahead");
    assert_eq!(told.medlem_paa(day("2026-12-31")).a_kasse, a_kasse);
    assert_eq!(nye(&told, &told.medlem_paa(day("2027-01-01"))), [Faktum::UdAfAKasse]);
}

#[test]
fn what_is_shown_of_her_in_a_log_is_nothing() {
    assert_eq!(format!("{:?}", sofie()), "Fakta { .. }");
}

#[test]
fn the_same_state_is_no_fact() {
    assert_eq!(becomes(|_| ()), []);
}

#[test]
fn membership_is_another_ended_or_begun() {
    let none = Fakta { a_kasse: None, ..sofie() };
    assert_eq!(becomes(|nu| nu.a_kasse = Some(organisation(3))), [Faktum::NyAKasse]);
    assert_eq!(becomes(|nu| nu.a_kasse = None), [Faktum::UdAfAKasse]);
    assert_eq!(from_to(none, sofie()), [Faktum::IndIAKasse]);
}

#[test]
fn only_leaving_groups_1_and_8_is_leaving_dagpenge() {
    for foer in [1, 8, 2, 9, -1, i32::MAX] {
        for nu in [1, 8, 2, 9, -1, i32::MAX] {
            let of = |kontaktgruppe| Fakta { kontaktgruppe, ..sofie() };
            let expected = match ([1, 8].contains(&foer), [1, 8].contains(&nu)) {
                _ if foer == nu => vec![],
                (true, false) => vec![Faktum::ForladtDagpenge],
                _ => vec![Faktum::AndenKontaktgruppe],
            };
            assert_eq!(from_to(of(foer), of(nu)), expected, "{foer} {nu}");
        }
    }
}

#[test]
fn she_leaves_and_comes_back() {
    let left = Fakta { afmeldt_fra: Some(day("2026-11-24")), ..sofie() };
    let later = |date: &str| Fakta { afmeldt_fra: Some(day(date)), ..sofie() };
    assert_eq!(from_to(sofie(), left.clone()), [Faktum::Afmeldt]);
    assert_eq!(from_to(left.clone(), later("2026-11-25")), [Faktum::Afmeldt], "another day");
    assert_eq!(from_to(left.clone(), sofie()), [Faktum::Gentilmeldt]);
    let again = Fakta { tilmeldt_fra: Some(day("2026-01-02")), ..sofie() };
    assert_eq!(from_to(left.clone(), again.clone()), [Faktum::Gentilmeldt]);
    assert_eq!(from_to(sofie(), again.clone()), [Faktum::Gentilmeldt], "the day after");
    assert_eq!(from_to(again, sofie()), [Faktum::Stamdata], "put right to an earlier day");
    assert_eq!(becomes(|nu| nu.tilmeldt_fra = None), [Faktum::Stamdata]);
    let both = Fakta { tilmeldt_fra: Some(day("2026-02-01")), ..left };
    assert_eq!(from_to(sofie(), both), [Faktum::Afmeldt, Faktum::Gentilmeldt]);
}

#[test]
fn death_is_reported_put_right_and_taken_back() {
    let dead = |date: &str| Fakta { doed_dato: Some(day(date)), ..sofie() };
    assert_eq!(from_to(sofie(), dead("2026-11-01")), [Faktum::Doed]);
    assert_eq!(from_to(dead("2026-11-01"), dead("2026-11-02")), [Faktum::Stamdata]);
    assert_eq!(from_to(dead("2026-11-01"), sofie()), [Faktum::DoedTilbagekaldt]);
}

#[test]
fn what_nothing_hangs_on_is_stamdata_and_stands_beside_the_rest() {
    let changes: [fn(&mut Fakta); 5] = [
        |nu| nu.navn.push('x'),
        |nu| nu.telefon = Some("12345678".to_owned()),
        |nu| nu.email = Some("a@example.dk".to_owned()),
        |nu| nu.tilmeldekategori = Some(5),
        |nu| nu.ledig_siden = Some(day("2026-01-01") + Days::new(1)),
    ];
    for change in changes {
        assert_eq!(becomes(change), [Faktum::Stamdata]);
        let with_jobcenter = becomes(|nu| {
            change(nu);
            nu.jobcenter = organisation(9);
        });
        assert_eq!(with_jobcenter, [Faktum::NytJobcenter, Faktum::Stamdata]);
    }
}

#[test]
fn facts_come_in_the_order_in_which_they_are_carried_out() {
    let found = becomes(|nu| {
        nu.navn.clear();
        nu.jobcenter = organisation(9);
        nu.a_kasse = None;
        nu.kontaktgruppe = 2;
        nu.afmeldt_fra = Some(day("2026-12-01"));
        nu.tilmeldt_fra = Some(day("2026-12-01"));
        nu.doed_dato = Some(day("2026-12-01"));
    });
    let places: Vec<_> = found.iter().map(|one| Faktum::ALL.iter().position(|other| other == one)).collect();
    assert_eq!(found.len(), 7);
    assert!(places.is_sorted() && found[0] == Faktum::Doed);
}

#[test]
fn every_absence_is_a_fact() {
    let of = |id| FravaerType::from_id(id).map(Faktum::af_fravaer);
    let expected = [
        (2, Faktum::AndetFravaer),
        (8, Faktum::AndetFravaer),
        (10, Faktum::FerieSygdom),
        (11, Faktum::FerieSygdom),
        (56, Faktum::Fravaer56),
        (57, Faktum::Fravaer57),
        (75, Faktum::Fravaer75),
    ];
    assert!(expected.iter().all(|&(id, faktum)| of(id) == Some(faktum)));
    assert_eq!(expected.len(), FravaerType::ALL.len());
}

#[test]
fn whoever_loses_something_is_told_and_only_the_register_of_the_dead_is_silent() {
    for &faktum in Faktum::ALL {
        let row = foelger(faktum);
        let called_off = [row.jobcenterets, row.faelles, row.a_kassens].iter().any(|one| *one != Samtaler::Staar);
        let closes = matches!(row.frister, Frister::Lukkes(_) | Frister::LukkesForFaelles(_));
        assert!(!(called_off || closes) || row.besked != Besked::Ingen, "{faktum:?}");
        assert_eq!(row.besked == Besked::Bortfalder, faktum == Faktum::Doed);
        assert!(row.saetning.ends_with('.') && !row.navn.is_empty() && !row.kilde.is_empty(), "{faktum:?}");
    }
}

#[test]
fn the_page_has_a_line_and_a_sentence_for_every_fact() {
    let page = som_markdown();
    for &faktum in Faktum::ALL {
        let row = foelger(faktum);
        assert!(page.contains(&format!("\n| {} | ", row.navn)), "{faktum:?}");
        assert!(page.contains(&format!("\n- **{}.** {}", row.navn, row.saetning)), "{faktum:?}");
    }
    let line = page.lines().find(|line| line.starts_with("| Nyt jobcenter ")).unwrap();
    let expected = "| Nyt jobcenter | slippes | aflyses | aflyses | står | lukkes (nyt_jobcenter) | jobcenteret: “Ny borger” | \
                    om hver aflyst samtale og hver lukket frist |";
    assert_eq!(line, expected);
    assert_eq!(page.lines().filter(|line| line.starts_with("| ")).count(), Faktum::ALL.len() + 1);
}

#[test]
fn the_page_in_docs_is_this_one() {
    assert_eq!(super::som_markdown().trim_end(), include_str!("../../../docs/registeret.md").trim_end());
}

#[test]
fn registered_again_on_the_day_she_left_or_later_she_has_not_left() {
    let left = |afmeldt: &str, tilmeldt: &str, today: &str| {
        let (afmeldt_fra, tilmeldt_fra) = (afmeldt.parse().ok(), tilmeldt.parse().ok());
        let row = Fakta { afmeldt_fra, tilmeldt_fra, ..sofie() };
        row.gaeldende(today.parse().unwrap()).afmeldt_fra.is_some()
    };
    assert!(!left("2026-11-20", "2026-11-20", "2026-11-20") && !left("2026-11-20", "2026-11-24", "2026-11-24"));
    assert!(left("2026-11-20", "2026-11-19", "2026-11-24"), "she left after it");
    assert!(left("2026-11-20", "2026-11-25", "2026-11-24"), "not yet");
    assert!(left("2026-11-20", "", "2026-11-24"));
}
