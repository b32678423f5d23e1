//! Closing times, by the forms alone: what was typed is kept on the way, and what is said afterwards leads on.

use super::TestApp;
use super::answer::Answer;
use super::client::Client;
use crate::support::{World, day, on_both_engines};
use faellestid::domain::ids::BorgerId;

on_both_engines! {
    the_reason_waits_while_the_choice_is_looked_at_again,
    the_result_leads_to_each_borger_of_ones_own_and_to_each_day,
    the_task_about_a_closed_time_says_which_time_and_until_when,
    a_closed_day_gives_a_receipt_for_each_step,
}

const WEDNESDAY: &str = "2026-12-02";
const PATH: &str = "/jobcenter/luk";

/// Sofie has booked on the Wednesday.
async fn booked(world: &World) -> BorgerId {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(2, &format!("{WEDNESDAY}T07:00:00")).await;
    world.book(sofie, tid).await.unwrap();
    sofie
}

/// Presses a button of the page's form, with what stands in it and what is written. No series is ticked: that is all of them.
async fn press(client: &Client, page: &Answer, handling: &str, written: &[(&str, &str)]) -> Answer {
    let form = page.form();
    let kept = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| !name.starts_with("serie-") && !written.iter().any(|(own, _)| own == name));
    client.post(PATH, &kept.chain(written.iter().copied()).chain([("handling", handling)]).collect::<Vec<_>>()).await
}

/// The Wednesday, with who is hit.
async fn the_wednesday(client: &Client) -> Answer {
    client.post(PATH, &[("handling", "vis"), ("fra", WEDNESDAY), ("til", WEDNESDAY)]).await
}

async fn the_reason_waits_while_the_choice_is_looked_at_again(world: &World) {
    booked(world).await;
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let confirm = press(&jytte, &the_wednesday(&jytte).await, "aflys", &[]).await;
    assert!(confirm.body.contains("id=\"begrundelse\""), "{}", confirm.summary());
    let back = press(&jytte, &confirm, "vis", &[("begrundelse", "Vand i\r\nkælderen")]).await;
    assert_eq!(back.form().value("begrundelse"), "Vand i\r\nkælderen", "{}", back.summary());
    let again = press(&jytte, &back, "aflys", &[]).await;
    assert!(again.body.contains("Vand i\r\nkælderen</textarea>"), "{}", again.summary());
}

async fn the_result_leads_to_each_borger_of_ones_own_and_to_each_day(world: &World) {
    let sofie = booked(world).await;
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let done = press(&jytte, &the_wednesday(&jytte).await, "luk", &[]).await;
    let result = jytte.follow(&done).await;
    let (hers, that_day) = (format!("/jobcenter/borger/{sofie}"), format!("/jobcenter/dag?dato={WEDNESDAY}"));
    assert!(result.links().contains(&hers) && result.links().contains(&that_day), "{:?}", result.links());
    assert_eq!(jytte.get(&hers).await.status, 200);
    let odense = world.raw.id(world.organisation("jobcenter", "46100").await.uuid());
    world
        .raw
        .run(&format!("UPDATE borger SET jobcenter_id = {odense} WHERE id = {}", world.raw.id(sofie.uuid())))
        .await;
    let moved_away = jytte.get(done.location()).await;
    assert!(moved_away.text().contains("Sofie Prøvesen"), "{}", moved_away.summary());
    assert!(!moved_away.links().contains(&hers), "there is no page of hers to lead to: {:?}", moved_away.links());
}

async fn the_task_about_a_closed_time_says_which_time_and_until_when(world: &World) {
    let sofie = booked(world).await;
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let tid = world.coming(sofie).await[0].tid_id.unwrap();
    let kald = world.jobcenter_of(sofie).await;
    faellestid::services::lukning::luk_tid(&world.store, &world.clock, &kald, tid, true).await.unwrap();
    let frist = world.frister(sofie).await.remove(0);
    let tasks = jytte.get("/jobcenter/opgaver?slags=tid_lukket").await;
    let long = |date| faellestid::texts::dates::date_long(faellestid::texts::Sprog::Da, date);
    let said =
        format!("Tiden var {} kl. 7.00. Borgeren skal booke senest {}.", long(day(WEDNESDAY)), long(frist.fristdato));
    assert!(tasks.text().contains(&said), "{said}: {}", tasks.summary());
}

async fn a_closed_day_gives_a_receipt_for_each_step(world: &World) {
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let path = "/jobcenter/lukkedage";
    let post = async |fields: &[(&str, &str)]| jytte.post(path, fields).await;
    let typed = [("fra", "2026-12-09"), ("navn", "Kursus")];
    let seen = post(&[&typed[..], &[("handling", "vis")]].concat()).await;
    let set = seen.form().value("set").to_owned();
    let closed = post(&[&typed[..], &[("handling", "luk"), ("set", &set)]].concat()).await;
    assert!(jytte.follow(&closed).await.text().contains("Dagen er lukket"), "{}", closed.summary());
    let other = [("fra", "2026-12-09"), ("navn", "Fælles kursus"), ("foer", "Kursus"), ("handling", "ret")];
    let changed = post(&other).await;
    assert!(jytte.follow(&changed).await.text().contains("Begrundelsen er rettet"), "{}", changed.summary());
    let opened = post(&[("dag", "2026-12-09"), ("handling", "aabn")]).await;
    assert!(jytte.follow(&opened).await.text().contains("Dagen er åbnet igen"), "{}", opened.summary());
    let nothing = jytte.get(&format!("{path}?kvittering=hvadsomhelst")).await;
    assert!(!nothing.body.contains("alert-success"), "what was not done is not said");
}
