//! What is somebody else's is on nobody's page: another borger's, another organisation's, what an a-kasse need not know.

use std::collections::BTreeSet;

use super::app::TestApp;
use super::client::Client;
use crate::support::{World, on_both_engines};
use faellestid::domain::calendar::IsoWeek;
use faellestid::domain::ids::IndkaldelseId;
use faellestid::services::zone;

on_both_engines! {
    a_jobcenter_sees_the_names_of_its_own_borgere_only,
    an_a_kasse_sees_the_names_of_its_members_only_and_nothing_of_frister,
    an_a_kasse_does_not_see_who_has_left_it,
    the_auditor_sees_his_own_organisations_lines_and_no_name,
    operations_see_no_person,
}

/// The pages of the coming twelve weeks, as one.
async fn weeks(world: &World, client: &Client, page: &str) -> String {
    let today = zone::local_date(world.clock.now());
    let mut all = String::new();
    for week in 0..12 {
        let week = IsoWeek::of(today + chrono::Days::new(7 * week));
        let answer = client.get(&format!("{page}?uge={week}")).await;
        assert_eq!(answer.status, 200);
        all += &answer.body;
    }
    all
}

/// Names of the borgere for whom a condition holds.
async fn names(world: &World, condition: &str) -> BTreeSet<String> {
    world.raw.texts(&format!("SELECT navn FROM borger WHERE {condition}")).await.into_iter().collect()
}

fn shown<'a>(names: &'a BTreeSet<String>, body: &str) -> Vec<&'a String> {
    names.iter().filter(|name| body.contains(*name)).collect()
}

const AARHUS: &str = "(SELECT id FROM organisation WHERE code = '75100' AND kind = 'jobcenter')";
const HK: &str = "(SELECT id FROM organisation WHERE code = 'hk' AND kind = 'a_kasse')";
const BOOKED: &str =
    "EXISTS (SELECT 1 FROM indkaldelse WHERE indkaldelse.borger_id = borger.id AND indkaldelse.tid_id IS NOT NULL)";

async fn a_jobcenter_sees_the_names_of_its_own_borgere_only(world: &World) {
    let app = TestApp::on(world);
    let own = names(world, &format!("jobcenter_id = {AARHUS} AND {BOOKED}")).await;
    let foreign = names(world, &format!("jobcenter_id <> {AARHUS}")).await;
    assert!(!foreign.is_empty());
    for slug in ["jobcenter-koordinator", "jobcenter-sagsbehandler"] {
        let jobcenter = app.jobcenter(slug).await;
        let pages = weeks(world, &jobcenter, "/jobcenter/uge").await;
        assert_eq!(shown(&own, &pages).len(), own.len());
        assert!(shown(&foreign, &pages).is_empty(), "{:?}", shown(&foreign, &pages));
        assert!(!pages.contains("Odense"), "another jobcenter's places");
    }
}

async fn an_a_kasse_sees_the_names_of_its_members_only_and_nothing_of_frister(world: &World) {
    let app = TestApp::on(world);
    let own = names(world, &format!("a_kasse_id = {HK} AND {BOOKED}")).await;
    let foreign = names(world, &format!("a_kasse_id <> {HK}")).await;
    assert!(!own.is_empty() && !foreign.is_empty());
    for slug in ["a-kasse-koordinator", "a-kasse-sagsbehandler"] {
        let a_kasse = app.a_kasse(slug).await;
        let pages = weeks(world, &a_kasse, "/a-kasse").await;
        assert_eq!(shown(&own, &pages).len(), own.len());
        assert!(shown(&foreign, &pages).is_empty(), "{:?}", shown(&foreign, &pages));
        let mut pages = pages;
        let samtaler = "/a-kasse/samtaler?fra=2026-11-24&til=2027-02-28";
        for page in [samtaler, "/a-kasse/samtaler.csv", "/a-kasse/nyt?dage=30", "/a-kasse/dag?dato=2026-11-30"] {
            let answer = a_kasse.get(page).await;
            assert_eq!(answer.status, 200, "{page}");
            assert!(shown(&foreign, &answer.body).is_empty(), "{page}: {:?}", shown(&foreign, &answer.body));
            pages += &answer.body;
        }
        let hers = a_kasse.get(&format!("/a-kasse/samtale/{}", mads_samtale(world).await)).await;
        assert_eq!(hers.status, 200);
        pages += &hers.body;
        assert!(!pages.to_lowercase().contains("frist"), "an a-kasse has no part in frister");
        let foreign = world.coming(world.borger("borger-anden-a-kasse").await).await;
        let nobody = world.new_samtale();
        for id in foreign.iter().map(|row| row.id).chain([nobody]) {
            assert_eq!(a_kasse.get(&format!("/a-kasse/samtale/{id}")).await.status, 404);
        }
    }
}

/// What Mads has booked.
async fn mads_samtale(world: &World) -> IndkaldelseId {
    world.coming(world.borger("borger-med-booking").await).await[0].id
}

async fn an_a_kasse_does_not_see_who_has_left_it(world: &World) {
    let app = TestApp::on(world);
    let change = "UPDATE borger SET a_kasse_id = (SELECT id FROM organisation WHERE code = '3f' AND kind = 'a_kasse')";
    world.raw.run(&format!("{change} WHERE demo_slug = 'borger-med-booking'")).await;
    let mads = world.borger_row(world.borger("borger-med-booking").await).await.navn;
    let (old, jobcenter) = (app.a_kasse("a-kasse-koordinator").await, app.jobcenter("jobcenter-koordinator").await);
    assert!(!weeks(world, &old, "/a-kasse").await.contains(&mads));
    assert!(weeks(world, &jobcenter, "/jobcenter/uge").await.contains(&mads));
}

async fn the_auditor_sees_his_own_organisations_lines_and_no_name(world: &World) {
    let app = TestApp::on(world);
    let subject = match world.raw {
        crate::support::Raw::Sqlite(_) => "lower(hex(subject_id))",
        crate::support::Raw::Postgres(_) => "replace(subject_id::text, '-', '')",
    };
    let of = |which: &str| format!("SELECT {subject} FROM audit WHERE subject_id IS NOT NULL AND {which}");
    let own = world.raw.texts(&of(&format!("organisation_id = {AARHUS}"))).await;
    let foreign = world.raw.texts(&of(&format!("organisation_id <> {AARHUS}"))).await;
    let page = app.revisor().await.get("/revision").await.body.replace('-', "");
    assert!(!foreign.is_empty() && own.iter().any(|id| page.contains(id)));
    assert!(!foreign.iter().any(|id| page.contains(id)));
    assert!(shown(&names(world, "TRUE").await, &page).is_empty());
}

async fn operations_see_no_person(world: &World) {
    let app = TestApp::on(world);
    let page = app.drift().await.get("/drift").await.body;
    assert!(shown(&names(world, "TRUE").await, &page).is_empty());
}
