//! The smaller things of a caseworker: an exemption is ended, participants come and go by role, a task leads to its aftale.

use super::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::domain::code_lists::DeltagerRolle;
use faellestid::domain::opgave::OpgaveSlags;

on_both_engines! {
    an_exemption_is_ended_by_its_last_day,
    a_participant_is_added_once_and_taken_off,
    a_task_about_an_aftale_leads_to_it,
}

async fn an_exemption_is_ended_by_its_last_day(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-sagsbehandler").await;
    let poul = world.borger("borger-fritaget").await;
    let hers = format!("/jobcenter/borger/{poul}");
    let is_end = |link: &String| link.starts_with(&format!("{hers}/fravaer/"));
    let path = jytte.get(&hers).await.links().into_iter().find(is_end).unwrap();
    let form = jytte.get(&path).await.form();
    let wrong = jytte.submit(&form.clone().with("til", "31.11.2026")).await;
    assert_eq!((wrong.status, wrong.faults()[0].0.as_str()), (422, "#til"));
    assert!(wrong.body.contains("31.11.2026"), "what was typed is kept");
    let long_ago = jytte.submit(&form.clone().with("til", "1.1.2001")).await;
    assert_eq!((long_ago.status, long_ago.faults()[0].0.as_str()), (422, "#til"), "before it began");
    let stale = jytte.submit(&form.clone().with("til", "2026-11-25").with("foer", "2026-12-24")).await;
    assert_eq!(stale.status, 409);
    let done = jytte.submit(&form.with("til", "2026-11-23")).await;
    assert_eq!(done.location(), format!("{hers}#fravaer"));
    let page = jytte.get(&hers).await;
    assert!(page.text().contains("(forbi)") && !page.links().iter().any(is_end), "{}", page.summary());
    let booking = app.borger("borger-fritaget").await.get("/borger/book").await;
    assert_eq!(booking.location(), "/borger/book/a-kasse", "she is on her way again");
    world.assert_whole().await;
}

async fn a_participant_is_added_once_and_taken_off(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let mads = world.borger("borger-med-booking").await;
    let booked = world.coming(mads).await.remove(0);
    let path = format!("/jobcenter/borger/{mads}/samtale/{}", booked.id);
    let (version, id) = (booked.version.to_string(), world.clock.new_id().to_string());
    let tolk = DeltagerRolle::Tolk.id().to_string();
    let typed = [("version", version.as_str()), ("handling", "tilfoej"), ("myndighedsdeltagerId", &id)];
    let wrong = jytte.post(&path, &[&typed[..], &[("navn", "<b>Toke</b>"), ("rolle", &tolk)]].concat()).await;
    assert_eq!((wrong.status, wrong.faults()[0].0.as_str()), (422, "#navn"));
    let whole = [&typed[..], &[("navn", "Toke Tolkesen"), ("rolle", tolk.as_str())]].concat();
    for _ in 0..2 {
        assert_eq!(jytte.post(&path, &whole).await.location(), path);
    }
    assert_eq!(world.raw.count("myndighedsdeltager").await, 1, "a second click is the first one");
    let page = jytte.get(&path).await;
    assert!(page.text().contains("Toke Tolkesen, Tolk"), "{}", page.summary());
    let remove = [("version", version.as_str()), ("handling", "fjern"), ("myndighedsdeltagerId", &id)];
    let stale = jytte.post(&path, &[&remove[..], &[("deltagerversion", "9")]].concat()).await;
    assert_eq!(stale.status, 409);
    jytte.post(&path, &[&remove[..], &[("deltagerversion", "1")]].concat()).await.location();
    assert!(!jytte.get(&path).await.text().contains("Toke Tolkesen, Tolk"));
}

async fn a_task_about_an_aftale_leads_to_it(world: &World) {
    let (aftale, _) = world.frame_of(world.borger("borger-med-frist").await).await;
    let now = world.clock.now();
    let mut tx = world.store.begin().await.unwrap();
    let (slags, til) = (OpgaveSlags::AftaleSendtTilbage, aftale.jobcenter_id);
    tx.insert_aftale_opgave(world.clock.new_id(), slags, til, &aftale, now).await.unwrap();
    tx.commit().await.unwrap();
    let page = TestApp::on(world).jobcenter("jobcenter-koordinator").await.get("/jobcenter/opgaver").await;
    assert!(page.links().contains(&format!("/jobcenter/aftaler/{}", aftale.id)), "{}", page.summary());
    assert!(page.text().contains("En aftale er sendt tilbage: HK"), "{}", page.summary());
}
