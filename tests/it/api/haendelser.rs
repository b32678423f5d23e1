//! The feed on the wire: for the authority that calls and for nobody else.

use serde_json::json;

use super::support::Wire;
use crate::support::{World, on_both_engines, udkast};
use faellestid::domain::code_lists::{MyndighedType, SamtaleType};
use faellestid::domain::snitflade::Scope;
use faellestid::services::haendelser::{besked, efter, nummerer};

on_both_engines! {
    an_authority_follows_its_own_events,
    a_call_may_wait_for_the_next_event,
    nobody_else_is_told,
    a_cursor_that_is_none_is_named,
}

async fn an_authority_follows_its_own_events(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let jobcenter = world.borger_row(borger).await.jobcenter_id;
    let system = wire.jobcenter_of(world, borger).await;
    nummerer(&world.store).await.unwrap();
    let all = system.get("/Haendelser?antal=500").send().await;
    assert_eq!(all.status, 200, "{}", all.text);
    let before = all.json["naeste"].as_i64().unwrap();
    for hour in 9..12 {
        let borger = world.one_borger().await;
        world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, &format!("2026-12-01T{hour:02}:00:00"))).await;
    }
    nummerer(&world.store).await.unwrap();
    let (mut cursor, mut seen) = (before, Vec::new());
    loop {
        let page = system.get(&format!("/Haendelser?efter={cursor}&antal=1")).send().await;
        seen.extend(page.json["haendelser"].as_array().unwrap().clone());
        cursor = page.json["naeste"].as_i64().unwrap();
        if page.json["flere"] == json!(false) {
            break;
        }
    }
    let feed = efter(&world.store, jobcenter, before, 500).await.unwrap();
    let told: Vec<_> =
        feed.haendelser.iter().map(|haendelse| serde_json::to_value(besked(haendelse)).unwrap()).collect();
    assert_eq!(seen, told, "the same words as a webhook's");
    assert_eq!(told.len(), 3);
    let nothing = system.get(&format!("/Haendelser?efter={cursor}")).send().await;
    assert_eq!(nothing.json, json!({ "haendelser": [], "naeste": cursor, "flere": false }));
}

async fn a_call_may_wait_for_the_next_event(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    nummerer(&world.store).await.unwrap();
    let cursor = system.get("/Haendelser?antal=500").send().await.json["naeste"].as_i64().unwrap();
    let waiting = tokio::spawn(system.get(&format!("/Haendelser?efter={cursor}&vent=30")).send());
    world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await;
    nummerer(&world.store).await.unwrap();
    let told = waiting.await.unwrap();
    assert_eq!(told.json["haendelser"].as_array().unwrap().len(), 1, "{}", told.text);
}

async fn nobody_else_is_told(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let jobcenter = world.borger_row(borger).await.jobcenter_id;
    for slags in [MyndighedType::Star, MyndighedType::Udk] {
        let system = wire.system(world, slags, &[jobcenter]).await;
        assert_eq!(system.get("/Haendelser").send().await.fejl(), (403, vec!["FA107"]), "{slags:?}");
    }
    let narrow = wire.system_with(world, MyndighedType::Jobcenter, &[jobcenter], &[Scope::SamtaleRead], None).await;
    assert_eq!(narrow.get("/Haendelser").send().await.fejl(), (403, vec!["FA106"]));
    let nobodys = wire.system(world, MyndighedType::Jobcenter, &[]).await;
    assert_eq!(nobodys.get("/Haendelser").send().await.fejl(), (400, vec!["FA108"]));
    let foreign = wire.system(world, MyndighedType::Jobcenter, &[world.foreign(borger, "jobcenter").await]).await;
    nummerer(&world.store).await.unwrap();
    let before = foreign.get("/Haendelser?antal=500").send().await.json;
    world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await;
    nummerer(&world.store).await.unwrap();
    assert_eq!(foreign.get("/Haendelser?antal=500").send().await.json, before);
}

async fn a_cursor_that_is_none_is_named(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    for (query, name) in [
        ("efter=-1", "efter"),
        ("antal=0", "antal"),
        ("antal=501", "antal"),
        ("vent=31", "vent"),
        ("efter=i%20g%C3%A5r", "efter"),
        ("fra=1", "fra"),
    ] {
        let svar = system.get(&format!("/Haendelser?{query}")).send().await;
        assert_eq!(svar.fejl(), (400, vec!["FA310"]), "{query}: {}", svar.text);
        assert_eq!(svar.felter(), json!([name]), "{query}");
    }
}
