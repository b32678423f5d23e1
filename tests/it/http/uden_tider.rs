//! Where there are no times: who looked for some is seen to, a frist is not moved into emptiness unsaid, and days far ahead can be left
//! without any.

use super::app::TestApp;
use crate::support::{World, on_both_engines, udkast};
use faellestid::domain::code_lists::SamtaleType;

on_both_engines! {
    who_finds_no_times_is_a_task_until_she_has_a_conversation,
    a_frist_is_moved_to_days_without_times_with_a_reason_only,
    a_frist_is_opened_again_with_the_times_there_are,
    days_far_ahead_are_closed_before_their_times_are_there,
}

async fn waiting(world: &World) -> usize {
    world.raw.count("opgave WHERE slags = 'fandt_ingen_tider' AND status = 'aaben'").await
}

async fn who_finds_no_times_is_a_task_until_she_has_a_conversation(world: &World) {
    let app = TestApp::on(world);
    let freja = app.borger("borger-uden-tider").await;
    let elsewhere = freja.get("/borger/book?form=telefon").await;
    assert_eq!((elsewhere.status, waiting(world).await), (200, 0), "other forms were not looked among");
    for _ in 0..2 {
        assert_eq!(freja.get("/borger/book").await.h1(), "Der er ingen ledige tider lige nu");
    }
    assert_eq!(waiting(world).await, 1);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let list = jytte.get("/jobcenter/opgaver?slags=fandt_ingen_tider").await;
    assert!(list.text().contains("Borgeren fandt ingen ledige tider"), "{}", list.summary());
    let her = world.borger("borger-uden-tider").await;
    world.summoned(her, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-08T10:00:00")).await;
    assert_eq!(waiting(world).await, 0, "she comes to a conversation");
}

async fn a_frist_is_moved_to_days_without_times_with_a_reason_only(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let freja = world.borger("borger-uden-tider").await;
    let frist = world.frister(freja).await.remove(0);
    let path = format!("/jobcenter/borger/{freja}/frist/{}", frist.id);
    let version = frist.version.to_string();
    let dates = [("fristdato", "2026-12-15"), ("sidsteAfholdelsesdato", "2026-12-22"), ("version", &version)];
    let seen = jytte.post(&path, &[&dates[..], &[("handling", "vis")]].concat()).await;
    assert!(seen.text().contains("Borgeren kan ikke booke nogen tid inden da"), "{}", seen.text());
    let without = jytte.post(&path, &[&dates[..], &[("handling", "forlaeng"), ("begrundelse", " ")]].concat()).await;
    assert_eq!((without.status, without.faults()[0].0.as_str()), (422, "#begrundelse"));
    assert!(without.body.contains("value=\"2026-12-15\""), "nothing that was typed is lost");
    assert_eq!(world.frister(freja).await[0].fristdato, frist.fristdato);
    let why = [("handling", "forlaeng"), ("begrundelse", "Nye tider er på vej")];
    jytte.post(&path, &[&dates[..], &why].concat()).await.location();
    assert_eq!(world.frister(freja).await[0].fristdato.to_string(), "2026-12-15");
    let sofie = world.borger("borger-med-frist").await;
    let frist = world.frister(sofie).await.remove(0);
    let version = frist.version.to_string();
    let form = [
        ("fristdato", "2026-12-15"),
        ("sidsteAfholdelsesdato", "2026-12-22"),
        ("version", version.as_str()),
        ("handling", "forlaeng"),
    ];
    jytte.post(&format!("/jobcenter/borger/{sofie}/frist/{}", frist.id), &form).await.location();
}

async fn a_frist_is_opened_again_with_the_times_there_are(world: &World) {
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let kim = world.borger("borger-overskredet").await;
    let frist = world.frister(kim).await.remove(0);
    let version = frist.version.to_string();
    let form = [
        ("fristdato", "2026-12-04"),
        ("sidsteAfholdelsesdato", "2026-12-18"),
        ("version", version.as_str()),
        ("handling", "vis"),
    ];
    let seen = jytte.post(&format!("/jobcenter/borger/{kim}/frist/{}", frist.id), &form).await;
    assert!(seen.text().contains("Tider, borgeren kan booke"), "{}", seen.text());
    assert_eq!(world.frister(kim).await[0], frist, "looking changes nothing");
}

async fn days_far_ahead_are_closed_before_their_times_are_there(world: &World) {
    let (aftale, serie) = world.frame_of(world.borger("borger-med-frist").await).await;
    let app = TestApp::on(world);
    let jytte = app.jobcenter("jobcenter-koordinator").await;
    let hers = format!("/jobcenter/aftaler/{}", aftale.id);
    let way = format!("/jobcenter/luk?serie={}", serie.id);
    assert!(jytte.get(&hers).await.links().contains(&way));
    let form = jytte.get(&way).await;
    let boks = format!("serie-{}", serie.id);
    assert!(form.body.contains(&format!("name=\"{boks}\" value=\"1\" checked")), "{}", form.summary());
    let days = [("fra", "2027-03-08"), ("til", "2027-03-14"), ("aKasse", ""), (boks.as_str(), "1")];
    let seen = jytte.post("/jobcenter/luk", &[&days[..], &[("handling", "vis")]].concat()).await;
    assert!(seen.text().contains("Tiderne for 8. marts 2027–14. marts 2027 er ikke lagt ud endnu."), "{}", seen.text());
    let set = seen.form().value("set").to_owned();
    let valg = seen.form().value("valg").to_owned();
    let luk = [("handling", "luk"), ("set", set.as_str()), ("valg", valg.as_str())];
    let done = jytte.post("/jobcenter/luk", &[&days[..], &luk].concat()).await;
    let result = jytte.follow(&done).await;
    assert!(
        result.text().contains("Der bliver ikke lagt tider ud for 8. marts 2027–14. marts 2027 i 1 serie."),
        "{}",
        result.text()
    );
    let closure = done.location().to_owned();
    let list = jytte.get("/jobcenter/luk").await;
    assert!(list.text().contains("8. marts 2027–14. marts 2027, 1 serie"), "{}", list.text());
    let henrik = app.a_kasse("a-kasse-koordinator").await;
    for page in [jytte.get(&hers).await, henrik.get(&format!("/a-kasse/aftaler/{}", aftale.id)).await] {
        assert!(page.text().contains("8. marts 2027–14. marts 2027"), "{}", page.text());
    }
    assert!(jytte.get(&hers).await.links().contains(&closure));
    jytte.post(&closure, &[("handling", "fortryd")]).await.location();
    assert!(!jytte.get(&hers).await.text().contains("8. marts 2027–14. marts 2027"));
}
