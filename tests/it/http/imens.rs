//! What was shown is not what holds any more: the page says so, and nothing is done unseen.

use super::app::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::domain::ids::AftaleId;

on_both_engines! {
    a_proposal_taken_back_meanwhile_leads_to_the_list,
    a_choice_changed_after_the_preview_closes_nothing,
    an_aftale_on_its_way_is_not_made_anew,
}

async fn version(world: &World, id: AftaleId) -> String {
    world.aftale(id).await.version.to_string()
}

async fn a_proposal_taken_back_meanwhile_leads_to_the_list(world: &World) {
    let app = TestApp::on(world);
    let (jytte, henrik) = (app.jobcenter("jobcenter-koordinator").await, app.a_kasse("a-kasse-koordinator").await);
    let (old, _) = world.frame_of(world.borger("borger-med-frist").await).await;
    let draft = jytte.post(&format!("/jobcenter/aftaler/{}", old.id), &[("handling", "ny-version")]).await;
    let id: AftaleId = draft.location().rsplit('/').next().unwrap().parse().unwrap();
    let (hers, theirs) = (format!("/jobcenter/aftaler/{id}"), format!("/a-kasse/aftaler/{id}"));
    let step = async |handling: &'static str| {
        let form = [("handling", handling), ("version", &version(world, id).await)];
        jytte.post(&hers, &form).await.location().to_owned()
    };
    assert_eq!(step("foreslaa").await, hers);
    let seen = version(world, id).await;
    assert_eq!(step("traek-tilbage").await, hers);
    let answer = henrik.post(&theirs, &[("handling", "bekraeft"), ("version", &seen)]).await;
    let list = henrik.get(answer.location()).await;
    assert!(list.text().contains("Jobcenteret har trukket det tilbage"), "{}", list.summary());
    assert_eq!(henrik.get(&theirs).await.status, 404, "a draft is not the a-kasse's to see");
    // Proposed again, sent back: told too.
    assert_eq!(step("foreslaa").await, hers);
    let back = [("handling", "send-tilbage"), ("version", &version(world, id).await), ("begrundelse", "Ikke mandag")];
    let list = henrik.get(henrik.post(&theirs, &back).await.location()).await;
    assert!(list.text().contains("Forslaget er sendt tilbage til jobcenteret"), "{}", list.summary());
}

async fn a_choice_changed_after_the_preview_closes_nothing(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let before = world.raw.count("tid WHERE NOT open").await;
    for handling in ["luk", "aflys", "flyt"] {
        // Seen: the Tuesday. Typed since: until Friday.
        let form =
            [("handling", handling), ("valg", "2026-12-01 2026-12-01"), ("fra", "2026-12-01"), ("til", "2026-12-04")];
        let answer = jytte.post("/jobcenter/luk", &form).await;
        assert!(answer.text().contains("Du har ændret dit valg"), "{handling}: {}", answer.summary());
        assert!(answer.body.contains("value=\"2026-12-04\""), "what was typed stands");
    }
    assert_eq!(world.raw.count("tid WHERE NOT open").await, before);
    assert_eq!(world.raw.count("masseaendring").await, 0);
}

async fn an_aftale_on_its_way_is_not_made_anew(world: &World) {
    let (aftale, _) = world.frame_of(world.borger("borger-med-frist").await).await;
    let proposed = "UPDATE aftale SET status = 'foreslaaet' WHERE id = ";
    world.raw.run(&format!("{proposed}{}", world.raw.id(aftale.id.uuid()))).await;
    let page = TestApp::on(world).jobcenter("jobcenter-koordinator").await.get("/jobcenter/tider-nok").await;
    assert!(page.text().contains("Aftalen med a-kassen er ikke aftalt endnu"), "{}", page.summary());
    assert!(page.body.contains(&format!("href=\"/jobcenter/aftaler/{}\"", aftale.id)));
}
