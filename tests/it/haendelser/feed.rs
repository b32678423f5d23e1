//! The feed of one authority: its own events alone, thin, page by page.

use crate::support::{World, at, herself, on_both_engines, udkast};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::haendelse::Entitet;
use faellestid::domain::ids::OrganisationId;
use faellestid::services::haendelser::{Feed, besked, efter, nummerer};

on_both_engines! {
    an_authority_is_told_of_its_own_and_of_nothing_else,
    an_a_kasse_is_never_told_of_a_frist_or_of_what_it_may_not_see,
    that_she_confirmed_goes_to_the_jobcenter_alone,
    pages_follow_each_other_without_gap_or_overlap,
    an_event_says_nothing_of_who_she_is,
}

/// All that an authority is told from a number on.
async fn all(world: &World, modtager: OrganisationId, from: i64) -> Feed {
    nummerer(&world.store).await.unwrap();
    efter(&world.store, modtager, from, 500).await.unwrap()
}

async fn now(world: &World, modtager: OrganisationId) -> i64 {
    all(world, modtager, 0).await.naeste
}

async fn an_authority_is_told_of_its_own_and_of_nothing_else(world: &World) {
    let borger = world.one_borger().await;
    let hers = world.borger_row(borger).await;
    let (a_kasse, foreign) = (hers.a_kasse_id.unwrap(), world.foreign(borger, "jobcenter").await);
    let others_a_kasse = world.foreign(borger, "a_kasse").await;
    let before = now(world, hers.jobcenter_id).await;
    let nothing = (now(world, foreign).await, now(world, others_a_kasse).await);
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await;
    for modtager in [hers.jobcenter_id, a_kasse] {
        let told = all(world, modtager, before).await.haendelser;
        let told: Vec<_> = told.iter().filter(|haendelse| haendelse.entitet_id == id.uuid()).map(besked).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        let said = (told[0].entitet_id, told[0].aendringstype, told[0].indkaldelseshaendelse.as_deref());
        assert_eq!(said, (90000, 1, Some("oprettet")));
        assert_eq!(told[0].tidspunkt, at("2026-11-24T09:00:00Z"));
    }
    assert_eq!((now(world, foreign).await, now(world, others_a_kasse).await), nothing);
}

async fn an_a_kasse_is_never_told_of_a_frist_or_of_what_it_may_not_see(world: &World) {
    let borger = world.one_borger().await;
    let hers = world.borger_row(borger).await;
    let (jobcenter, a_kasse) = (hers.jobcenter_id, hers.a_kasse_id.unwrap());
    let before = (now(world, jobcenter).await, now(world, a_kasse).await);
    let (fristdato, last) = ("2026-12-10".parse().unwrap(), "2026-12-20".parse().unwrap());
    world.set_frist(borger, SamtaleType::Jobsamtale, fristdato, last).await;
    world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, "2026-12-01T09:00:00")).await;
    let told = all(world, jobcenter, before.0).await.haendelser;
    let kinds: Vec<_> = told.iter().map(|haendelse| haendelse.entitet).collect();
    assert!(kinds.contains(&Entitet::Frist) && kinds.contains(&Entitet::Indkaldelse), "{kinds:?}");
    let frist = besked(told.iter().find(|haendelse| haendelse.entitet == Entitet::Frist).unwrap());
    assert_eq!((frist.entitet_id, frist.entitet_navn, frist.indkaldelseshaendelse), (90001, "Frist", None));
    assert_eq!(now(world, a_kasse).await, before.1);
}

async fn that_she_confirmed_goes_to_the_jobcenter_alone(world: &World) {
    let borger = world.one_borger().await;
    let hers = world.borger_row(borger).await;
    let (jobcenter, a_kasse) = (hers.jobcenter_id, hers.a_kasse_id.unwrap());
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await;
    let before = (now(world, jobcenter).await, now(world, a_kasse).await);
    world.service.bekraeft(&herself(borger), borger, id).await.unwrap();
    let told = all(world, jobcenter, before.0).await.haendelser;
    let said: Vec<_> = told.iter().map(|haendelse| (haendelse.entitet_id, haendelse.slags.as_str())).collect();
    assert_eq!(said, [(id.uuid(), "bekraeftet")]);
    assert_eq!(now(world, a_kasse).await, before.1);
}

async fn pages_follow_each_other_without_gap_or_overlap(world: &World) {
    let (jobcenter, a_kasse) = (world.jobcenter().await, world.a_kasse().await);
    let before = now(world, jobcenter).await;
    let mut hers = Vec::new();
    for number in 0..30 {
        let to: &[_] = if number % 3 == 0 { &[a_kasse] } else { &[jobcenter, a_kasse] };
        let left = world.leave_haendelser(1, to).await[0];
        nummerer(&world.store).await.unwrap();
        if number % 3 != 0 {
            hers.push(left);
        }
    }
    for antal in [1, 3, 20, 499] {
        let (mut cursor, mut seen) = (before, Vec::new());
        loop {
            let feed = efter(&world.store, jobcenter, cursor, antal).await.unwrap();
            assert!(feed.haendelser.len() <= usize::try_from(antal).unwrap());
            seen.extend(feed.haendelser.iter().map(|haendelse| haendelse.id));
            cursor = feed.naeste;
            if !feed.flere {
                break;
            }
        }
        assert_eq!(seen, hers, "{antal} at a time");
        assert_eq!(efter(&world.store, jobcenter, cursor, antal).await.unwrap().naeste, cursor);
    }
    let one = efter(&world.store, jobcenter, before, 0).await.unwrap();
    assert_eq!(one.haendelser.len(), 1, "never none at a time");
}

async fn an_event_says_nothing_of_who_she_is(world: &World) {
    let jobcenter = world.jobcenter().await;
    let borger = world.borger("borger-med-booking").await;
    let row = world.borger_row(borger).await;
    let feed = all(world, jobcenter, 0).await;
    assert!(!feed.haendelser.is_empty());
    for haendelse in &feed.haendelser {
        let told = serde_json::to_value(besked(haendelse)).unwrap();
        let mut fields: Vec<_> = told.as_object().unwrap().keys().map(String::as_str).collect();
        fields.retain(|field| *field != "indkaldelseshaendelse");
        let all =
            ["aendringstype", "eksternIdentifier", "entitetId", "entitetNavn", "haendelseId", "nummer", "tidspunkt"];
        assert_eq!(fields, all);
        let text = told.to_string();
        assert!(!text.contains(&borger.to_string()) && !text.contains(&row.navn));
    }
}
