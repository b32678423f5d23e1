//! New times in an agreed aftale by forms alone: previewed, refused without the a-kasse's yes, saved with it, or put into a proposal.

use super::answer::Answer;
use super::app::TestApp;
use super::client::JobcenterClient;
use crate::support::{World, on_both_engines};

on_both_engines! {
    new_times_are_saved_with_the_a_kasses_yes,
    new_times_go_into_a_proposal_as_they_were_typed,
}

const NEW: [(&str, &str); 14] = [
    ("version", "1"),
    ("ugedag-5", "ja"),
    ("uger", "alle"),
    ("fra", "2026-11-27"),
    ("til", "2026-12-18"),
    ("fraKl", "13:00"),
    ("tilKl", "15:00"),
    ("laengde", "30"),
    ("pause", "0"),
    ("kapacitet", "2"),
    ("samtaleform", "901"),
    ("adresse", "Demogade 12, 8000 Aarhus C"),
    ("medarbejder", "Team Fredag"),
    ("titel", "Fælles jobsamtale"),
];

async fn path(world: &World) -> String {
    let aftale = world.frame_of(world.borger("borger-med-frist").await).await.0;
    format!("/jobcenter/aftaler/{}/serier/ny", aftale.id)
}

async fn post(nora: &JobcenterClient, path: &str, more: &[(&str, &str)]) -> Answer {
    let text = ("beskrivelse", "Vi taler om din jobsøgning.");
    nora.post(path, &[&NEW[..], &[text], more].concat()).await
}

/// What the preview is known by.
async fn previewed(nora: &JobcenterClient, path: &str) -> String {
    let seen = post(nora, path, &[("handling", "vis")]).await;
    assert_eq!(seen.status, 200, "{}", seen.summary());
    assert!(seen.text().contains("A-kassen skal sige ja til det nye"), "{}", seen.summary());
    seen.form().value("set").to_owned()
}

async fn new_times_are_saved_with_the_a_kasses_yes(world: &World) {
    let (app, path) = (TestApp::on(world), path(world).await);
    let nora = app.jobcenter("jobcenter-koordinator").await;
    let set = previewed(&nora, &path).await;
    let save = async |hvem: &str, dato: &str| {
        let said = [("handling", "gem"), ("set", set.as_str()), ("aftaltMed", hvem), ("aftaltDato", dato)];
        post(&nora, &path, &said).await
    };
    let stored = world.raw.count("serie").await;
    for (hvem, dato, field) in [
        ("", "", "#aftaltMed"),
        ("Bo Prøve", "", "#aftaltDato"),
        ("", "2026-11-20", "#aftaltMed"),
        ("Bo Prøve", "2026-11-25", "#aftaltDato"),
        ("Bo Prøve", "20. november", "#aftaltDato"),
    ] {
        let refused = save(hvem, dato).await;
        refused.assert_whole_page();
        let faults = refused.faults();
        assert_eq!((refused.status, faults.len(), faults[0].0.as_str()), (422, 1, field), "{}", refused.summary());
        let form = refused.form();
        assert_eq!((form.value("aftaltMed"), form.value("aftaltDato")), (hvem, dato), "what was typed is kept");
        assert_eq!(form.value("medarbejder"), "Team Fredag");
        assert!(refused.text().contains("Det bliver til"), "it can be mended at once");
    }
    let unseen = post(&nora, &path, &[("handling", "gem"), ("set", "0"), ("aftaltMed", "Bo Prøve")]).await;
    assert!(unseen.status == 200 && unseen.text().contains("Du har rettet siden forhåndsvisningen"));
    assert_eq!(world.raw.count("serie").await, stored);
    let done = save("Bo Prøve", "2026-11-20").await;
    let page = nora.follow(&done).await;
    let told = "HK/Danmarks A-kasse sagde ja uden om systemet (Bo Prøve, 20. november 2026)";
    assert!(page.text().contains("Team Fredag") && page.text().contains(told), "{}", page.summary());
    let henrik = app.a_kasse("a-kasse-koordinator").await;
    let news = henrik.get("/a-kasse/nyt").await;
    assert!(news.text().contains("Skrevet op: I sagde ja (Bo Prøve, 20. november 2026)"), "{}", news.summary());
}

async fn new_times_go_into_a_proposal_as_they_were_typed(world: &World) {
    let (app, path) = (TestApp::on(world), path(world).await);
    let nora = app.jobcenter("jobcenter-koordinator").await;
    let set = previewed(&nora, &path).await;
    let ask = [("handling", "foreslaa"), ("set", set.as_str()), ("aftaltMed", ""), ("aftaltDato", "")];
    let tider = world.raw.rows("tid").await;
    let draft = post(&nora, &path, &ask).await;
    let page = nora.follow(&draft).await;
    assert!(page.text().contains("Team Fredag") && page.text().contains("Kladde"), "{}", page.summary());
    assert_eq!(world.raw.rows("tid").await, tider);
    let proposed = nora.post(draft.location(), &[("handling", "foreslaa"), ("version", "2")]).await;
    assert_eq!(proposed.status, 303, "{}", proposed.summary());
    // While the a-kasse answers, the next one is told where the proposal is.
    let other = [("handling", "foreslaa"), ("set", set.as_str())];
    let waits = post(&nora, &path, &other).await;
    assert_eq!(waits.status, 422, "{}", waits.summary());
    assert!(waits.faults()[0].1.contains("A-kassen er ved at svare på et forslag"));
    assert!(waits.links().iter().any(|link| link == draft.location()), "the way to it");
}
