//! A borger's way from the overview to the receipt, and what happens when she reloads, waits, hesitates or opens a second tab.

use super::app::TestApp;
use super::borger::TELEFON;
use crate::support::{World, at, on_both_engines};
use faellestid::domain::ids::IndkaldelseId;

on_both_engines! {
    a_borger_books_by_forms_alone,
    confirming_twice_is_one_booking_and_one_receipt,
    a_hold_that_ran_out_still_books_while_the_time_is_free,
    a_lost_race_offers_the_nearest_times_and_keeps_what_was_typed,
    extending_the_hold_keeps_what_was_typed,
    going_back_to_change_something_keeps_what_was_typed,
    a_move_keeps_the_booking_number,
    a_second_tab_is_told_that_she_has_booked,
}

const DAY: &str = "2026-12-01";
const X: &str = "2026-12-01T07:00:00";
const Y: &str = "2026-12-01T07:30:00";

async fn a_borger_books_by_forms_alone(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    let overview = sofie.get("/borger").await;
    assert_eq!(overview.h1(), "Dine samtaler");
    assert!(overview.text().contains("Book en samtale senest"));
    let find = overview.links().into_iter().find(|link| link == "/borger/book").expect("a way to the times");

    let question = sofie.follow(&sofie.get(&find).await).await;
    assert_eq!(question.h1(), "Vil du have din a-kasse med til samtalen?");
    let days = sofie.follow(&sofie.submit(&question.form().with("a_kasse", "ja")).await).await.form();
    let first_day = days.choices("dag")[0].to_owned();
    let answer = sofie.submit(&days.with("dag", &first_day).with("handling", "vaelg")).await;
    assert_eq!(answer.location(), format!("/borger/book/{first_day}"));
    let times = sofie.follow(&answer).await.form();
    let first_time = times.choices("tid")[0].to_owned();
    let check = sofie.follow(&sofie.submit(&times.with("tid", &first_time).with("handling", "vaelg")).await).await;
    assert_eq!(check.h1(), "Tjek din booking, før du bekræfter");
    assert!(check.text().contains("Vi holder tiden til dig indtil kl. 10.10."), "{}", check.text());
    // The register knows how to reach her; she writes another number and no address.
    assert_eq!(check.form().value("email"), "borger@example.com");
    let confirmed = check.form().with("telefon", TELEFON).with("email", "").with("handling", "bekraeft");
    let receipt = sofie.submit(&confirmed).await;

    let shown = sofie.follow(&receipt).await;
    assert_eq!((shown.status, shown.h1().as_str()), (200, "Du har booket en samtale"));
    assert!(shown.text().contains("87 65 43 21") && shown.text().contains("Du har booket inden fristen"));
    assert_eq!(sofie.follow(&receipt).await.main(), shown.main(), "a reload");
    let overview = sofie.get("/borger").await.text();
    assert!(overview.contains("Din samtale") && !overview.contains("Book en samtale senest"), "{overview}");
    let [booked] = &world.coming(world.borger("borger-med-frist").await).await[..] else { panic!("one") };
    assert_eq!(receipt.location(), format!("/borger/samtale/{}", booked.id));
}

async fn confirming_twice_is_one_booking_and_one_receipt(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(2, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let receipts = world.raw.count("notifikation").await;
    let form = sofie.ready_to_confirm("book", DAY, tid).await;
    let (one, other) = tokio::join!(sofie.submit(&form), sofie.submit(&form));
    let again = sofie.submit(&form).await;
    assert_eq!((one.location(), one.location()), (other.location(), again.location()));
    assert_eq!((world.optaget(tid).await, world.raw.count("notifikation").await), (1, receipts + 1));
}

async fn a_hold_that_ran_out_still_books_while_the_time_is_free(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", DAY, tid).await;
    world.clock.set(at("2026-11-24T09:10:00Z"));
    let check = sofie.get(&form.action).await;
    assert!(check.text().contains("Vi holder ikke længere tiden til dig."), "{}", check.text());
    assert_eq!(sofie.follow(&sofie.submit(&form).await).await.h1(), "Du har booket en samtale");
}

async fn a_lost_race_offers_the_nearest_times_and_keeps_what_was_typed(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", DAY, tid).await.with("email", "sofie@example.org");
    world.clock.set(at("2026-11-24T09:10:00Z"));
    world.book(world.other_borgere(1).await[0], tid).await.unwrap();

    let lost = sofie.submit(&form).await;
    lost.assert_whole_page();
    assert_eq!((lost.status, lost.h1().as_str()), (409, "En anden har lige taget tiden. Vælg en ny."));
    assert!(lost.text().contains("Du har ikke booket en samtale endnu."));
    let nearest = lost.form();
    let other = nearest.choices("tid")[0].to_owned();
    assert_ne!(other, tid.to_string());
    assert_eq!(world.tid(other.parse().unwrap()).await.local_date.to_string(), DAY);
    let check = sofie.follow(&sofie.submit(&nearest.with("tid", &other).with("handling", "vaelg")).await).await.form();
    assert_eq!((check.value("telefon"), check.value("email")), (TELEFON, "sofie@example.org"));
    let booked = sofie.submit(&check.with("handling", "bekraeft")).await;
    assert_eq!(sofie.follow(&booked).await.h1(), "Du har booket en samtale");
}

async fn extending_the_hold_keeps_what_was_typed(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.choose("book", DAY, tid).await.form();
    world.clock.set(at("2026-11-24T09:09:00Z"));
    let form = form.with("telefon", "ikke et nummer").with("handling", "forlaeng");
    let check = sofie.follow(&sofie.submit(&form).await).await;
    assert!(check.text().contains("indtil kl. 10.19."), "{}", check.text());
    assert_eq!(check.form().value("telefon"), "ikke et nummer");
}

async fn going_back_to_change_something_keeps_what_was_typed(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.choose("book", DAY, tid).await.form();
    let key = form.value("noegle").to_owned();
    for (handling, leads_to) in [
        ("skift-dag", format!("/borger/book/{DAY}")),
        ("skift-form", "/borger/book".to_owned()),
        ("skift-a-kasse", format!("/borger/book/a-kasse?tid={tid}")),
    ] {
        let typed = [("noegle", key.as_str()), ("telefon", "11 22 33"), ("email", handling), ("handling", handling)];
        let to = sofie.post(&form.action, &typed).await.location().to_owned();
        assert_eq!(to, leads_to, "nothing of hers in the address");
        let check = sofie.get(&form.action).await.form();
        assert_eq!((check.value("telefon"), check.value("email")), ("11 22 33", handling));
    }
}

async fn a_move_keeps_the_booking_number(world: &World) {
    let app = TestApp::on(world);
    let (x, y) = (world.tid_with(1, X).await, world.tid_with(1, Y).await);
    let sofie = app.borger("borger-med-frist").await;
    let receipt = sofie.confirm("book", DAY, x).await;
    assert!(sofie.get("/borger").await.links().contains(&"/borger/flyt".to_owned()));
    assert_eq!(sofie.confirm("flyt", DAY, y).await, receipt);
    let text = sofie.get(&receipt).await.text();
    let number = receipt.rsplit('/').next().unwrap().parse::<IndkaldelseId>().unwrap().kort();
    assert!(text.contains("kl. 7.30–8.00") && text.contains(&number), "{text}");
    assert!(
        text.contains("Du har flyttet samtalen") && text.contains("Før tirsdag den 1. december 2026 kl. 7.00"),
        "{text}"
    );
    assert_eq!((world.optaget(x).await, world.optaget(y).await), (0, 1));
}

async fn a_second_tab_is_told_that_she_has_booked(world: &World) {
    let app = TestApp::on(world);
    let (x, y) = (world.tid_with(1, X).await, world.tid_with(1, Y).await);
    let sofie = app.borger("borger-med-frist").await;
    let other_tab = sofie.ready_to_confirm("book", DAY, y).await;
    sofie.confirm("book", DAY, x).await;
    let told = sofie.submit(&other_tab).await;
    told.assert_whole_page();
    assert_eq!((told.status, told.h1().as_str()), (409, "Du har allerede booket en samtale"));
    assert!(told.links().contains(&"/borger/flyt".to_owned()));
    for page in ["/borger/book", "/borger/book/2026-12-01", &other_tab.action] {
        assert_eq!(sofie.get(page).await.h1(), "Du har allerede booket en samtale", "{page}");
    }
    assert_eq!((world.optaget(x).await, world.optaget(y).await), (1, 0));
}
