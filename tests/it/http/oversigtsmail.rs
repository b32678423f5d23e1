//! The a-kasse's addresses for its daily digest by forms alone, and the page where an address says yes.

use super::app::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::services::oversigtsmail::{Besked, OversigtService};

on_both_engines! {
    a_coordinator_adds_mends_and_removes_an_address,
    an_address_says_yes_by_a_button_and_not_by_being_looked_at,
}

const PATH: &str = "/a-kasse/nyt/mail";

async fn a_coordinator_adds_mends_and_removes_an_address(world: &World) {
    let app = TestApp::on(world);
    let (henrik, lone) = (app.a_kasse("a-kasse-koordinator").await, app.a_kasse("a-kasse-sagsbehandler").await);
    assert!(henrik.get("/a-kasse/nyt").await.links().contains(&PATH.to_owned()));
    assert!(!lone.get("/a-kasse/nyt").await.links().contains(&PATH.to_owned()));
    assert_eq!(lone.get(PATH).await.status, 404, "it is the coordinator's");
    let wrong = henrik.post(PATH, &[("handling", "tilfoej"), ("email", "postkasse")]).await;
    wrong.assert_whole_page();
    assert_eq!((wrong.status, wrong.faults()[0].0.as_str()), (422, "#email"));
    assert_eq!(wrong.form().value("email"), "postkasse", "what was typed is kept");
    let added = henrik.post(PATH, &[("handling", "tilfoej"), ("email", "postkasse@example.dk")]).await;
    let page = henrik.follow(&added).await;
    assert!(page.text().contains("postkasse@example.dk") && page.text().contains("har ikke sagt ja endnu"));
    let id = page.form().value("adresse").to_owned();
    for bad in ["", "1", "../"] {
        assert_eq!(henrik.post(PATH, &[("handling", "fjern"), ("adresse", bad)]).await.status, 400);
    }
    let nobody = henrik.post(PATH, &[("handling", "fjern"), ("adresse", "0192f0c1-2b3c-7d4e-8f50-617283940a1b")]).await;
    assert_eq!(nobody.status, 404);
    assert_eq!(henrik.post(PATH, &[("handling", "fjern"), ("adresse", &id)]).await.status, 303);
    assert!(henrik.get(PATH).await.text().contains("Der sendes ikke oversigt til nogen."));
}

async fn an_address_says_yes_by_a_button_and_not_by_being_looked_at(world: &World) {
    let app = TestApp::on(world);
    let henrik = app.a_kasse("a-kasse-koordinator").await;
    henrik.post(PATH, &[("handling", "tilfoej"), ("email", "postkasse@example.dk")]).await;
    let taken = OversigtService::new(world.store.clone(), world.clock.clone()).tag(1).await.unwrap().remove(0);
    let Besked::Spoerg(kode) = taken.besked else { panic!("it is asked first") };
    let (reader, path) = (app.anonymous(), format!("/oversigtsmail/{kode}"));
    for _ in 0..2 {
        let page = reader.get(&path).await;
        assert!(page.status == 200 && page.text().contains("postkasse@example.dk"), "{}", page.summary());
    }
    assert_eq!(world.raw.count("oversigtsmail WHERE bekraeftet_at IS NOT NULL").await, 0);
    let done = reader.post(&path, &[("handling", "ja")]).await;
    done.assert_whole_page();
    assert!(done.text().contains("Oversigten kommer fra næste hverdag"));
    let again = reader.post(&path, &[("handling", "ja")]).await;
    assert!(again.status == 404 && again.text().contains("Linket virker ikke mere"), "{}", again.summary());
    assert!(henrik.get(PATH).await.text().contains("Får oversigten"));
}
