//! A form sent after the session ran out: the same person gets the page again with what she wrote, once, and nobody else does.

use axum::http::HeaderValue;
use axum::http::header::ORIGIN;

use super::answer::{Answer, Form};
use super::app::TestApp;
use super::client::BorgerClient;
use crate::support::{World, on_both_engines};
use faellestid::domain::ids::TidId;

on_both_engines! {
    she_gets_the_page_again_with_what_she_wrote_and_nothing_is_booked_by_itself,
    it_is_shown_once,
    another_person_on_the_same_machine_sees_nothing_of_it,
    after_log_out_it_is_kept_for_nobody,
    a_chosen_day_is_chosen_again,
    a_form_from_a_foreign_site_is_not_kept,
    what_has_been_kept_too_long_is_gone,
    a_form_that_is_too_long_to_keep_still_leads_to_the_log_in,
}

const DAY: &str = "2026-12-01";
const TYPED: (&str, &str) = ("87 65 43 21", "skrevet@example.dk");

/// Sofie is ready to confirm, with what she typed; then her session runs out.
async fn too_late(world: &World, app: &TestApp) -> (BorgerClient, Form, TidId) {
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", DAY, tid).await.with("telefon", TYPED.0).with("email", TYPED.1);
    sofie.lose_session();
    (sofie, form, tid)
}

async fn log_in_again(client: &BorgerClient, as_whom: &str, sent_to: &Answer) -> Answer {
    let door = client.follow(sent_to).await.form();
    let fields: Vec<_> = door.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post("/log-ind/demo", &[&fields[..], &[("person", as_whom)]].concat()).await
}

/// Opens the page she is sent to. Her answer about the a-kasse went with the session, so she is asked again first.
async fn come_back(client: &BorgerClient, back: &Answer) -> Answer {
    let question = client.follow(&client.follow(back).await).await;
    assert_eq!(question.h1(), "Vil du have din a-kasse med til samtalen?");
    client.follow(&client.submit(&question.form().with("a_kasse", "nej").with("handling", "vaelg")).await).await
}

async fn she_gets_the_page_again_with_what_she_wrote_and_nothing_is_booked_by_itself(world: &World) {
    let app = TestApp::on(world);
    let (sofie, form, tid) = too_late(world, &app).await;
    let refused = sofie.submit(&form).await;
    assert_eq!(refused.status, 303);
    let back = log_in_again(&sofie, "borger-med-frist", &refused).await;
    assert_eq!(back.location(), format!("/borger/book/tjek/{tid}"));
    let page = come_back(&sofie, &back).await;
    assert!(page.text().contains("Du var logget af, da du sendte"));
    let again = page.form();
    assert_eq!((again.value("telefon"), again.value("email")), TYPED);
    assert_eq!(world.coming(world.borger("borger-med-frist").await).await.len(), 0);
    let booked = sofie.submit(&again.with("handling", "bekraeft")).await;
    assert!(booked.location().starts_with("/borger/samtale/"));
}

async fn it_is_shown_once(world: &World) {
    let app = TestApp::on(world);
    let (sofie, form, _) = too_late(world, &app).await;
    let refused = sofie.submit(&form).await;
    let back = log_in_again(&sofie, "borger-med-frist", &refused).await;
    come_back(&sofie, &back).await;
    let later = sofie.follow(&back).await;
    assert!(!later.text().contains("Du var logget af"));
    assert_ne!(later.form().value("telefon"), TYPED.0);
}

async fn another_person_on_the_same_machine_sees_nothing_of_it(world: &World) {
    let app = TestApp::on(world);
    let (machine, form, _) = too_late(world, &app).await;
    let refused = machine.submit(&form).await;
    let back = log_in_again(&machine, "borger-uden-tider", &refused).await;
    let page = machine.follow(&back).await;
    for typed in [TYPED.0, TYPED.1, "Du var logget af"] {
        assert!(!page.body.contains(typed), "{typed}");
    }
    assert_eq!(world.raw.count("session WHERE data LIKE '%skrevet@example.dk%'").await, 0);
    // Nor does it come back with her.
    log_in_again(&machine, "borger-med-frist", &refused).await;
    assert!(!machine.get(&form.action).await.body.contains(TYPED.1));
}

async fn after_log_out_it_is_kept_for_nobody(world: &World) {
    let app = TestApp::on(world);
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", DAY, tid).await.with("email", TYPED.1);
    sofie.post("/log-ud", &[]).await.location();
    assert!(sofie.submit(&form).await.location().starts_with("/log-ind?retur="));
    assert_eq!(world.raw.count("session WHERE data LIKE '%skrevet@example.dk%'").await, 0);
}

async fn a_chosen_day_is_chosen_again(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    sofie.days("book").await;
    // Also among the later days, which the address of the form does not say.
    let form = sofie.get("/borger/book?fra=2026-12-09").await.form();
    let day = form.choices("dag")[1].to_owned();
    sofie.lose_session();
    let refused = sofie.submit(&form.with("dag", &day)).await;
    let back = log_in_again(&sofie, "borger-med-frist", &refused).await;
    let page = come_back(&sofie, &back).await;
    let checked: Vec<_> =
        super::html::tags(&page.body).into_iter().filter(|tag| tag.attributes.contains_key("checked")).collect();
    assert_eq!(checked.len(), 1);
    assert_eq!(checked[0].get("value"), day);
}

async fn a_form_from_a_foreign_site_is_not_kept(world: &World) {
    let app = TestApp::on(world);
    let (sofie, form, _) = too_late(world, &app).await;
    let mut request = sofie.form_request(&form.action, &[("email", TYPED.1)]);
    request.headers_mut().insert(ORIGIN, HeaderValue::from_static("https://fremmed.example"));
    assert_eq!(sofie.send(request).await.status, 403);
    assert_eq!(world.raw.count("session WHERE data LIKE '%skrevet@example.dk%'").await, 0);
}

async fn what_has_been_kept_too_long_is_gone(world: &World) {
    let app = TestApp::on(world);
    let (sofie, form, _) = too_late(world, &app).await;
    let refused = sofie.submit(&form).await;
    world.raw.run("UPDATE session SET data = replace(data, '\"until\":1', '\"until\":-1')").await;
    let back = log_in_again(&sofie, "borger-med-frist", &refused).await;
    assert!(!sofie.follow(&back).await.body.contains(TYPED.1));
}

async fn a_form_that_is_too_long_to_keep_still_leads_to_the_log_in(world: &World) {
    let app = TestApp::on(world);
    let (sofie, form, tid) = too_late(world, &app).await;
    let refused = sofie.submit(&form.with("email", &"x".repeat(5_000))).await;
    let back = log_in_again(&sofie, "borger-med-frist", &refused).await;
    assert_eq!(back.location(), format!("/borger/book/tjek/{tid}"));
    assert!(!sofie.follow(&back).await.body.contains("xxxx"));
}
