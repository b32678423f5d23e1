//! A borger's way from the overview to the receipt, and what happens when she reloads, waits, hesitates or opens a second tab.

use super::app::TestApp;
use super::borger::TELEFON;
use crate::support::{World, at, on_both_engines};
use chrono::{Days, TimeDelta};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::IndkaldelseId;
use faellestid::services::zone;

on_both_engines! {
    a_borger_books_by_forms_alone,
    confirming_twice_is_one_booking_and_one_receipt,
    a_hold_that_ran_out_still_books_while_the_time_is_free,
    a_lost_race_offers_the_nearest_times_and_keeps_what_was_typed,
    extending_the_hold_keeps_what_was_typed,
    a_move_keeps_the_booking_number,
    a_second_tab_is_told_that_she_has_booked,
    the_last_second_of_the_frist_books,
    at_midnight_after_the_frist_she_cannot_book,
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

    let days = sofie.get(&find).await.form();
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
    let without_nonce = |page: &str| page.to_owned();
    assert_eq!(without_nonce(&sofie.follow(&receipt).await.body), without_nonce(&shown.body), "a reload");
    let overview = sofie.get("/borger").await.text();
    assert!(overview.contains("Din samtale") && !overview.contains("Book en samtale senest"), "{overview}");
    let [booked] = &world.coming(world.borger("borger-med-frist").await).await[..] else { panic!("one") };
    assert_eq!(receipt.location(), format!("/borger/samtale/{}", booked.id));
}

async fn confirming_twice_is_one_booking_and_one_receipt(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(2, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", DAY, tid).await;
    let (one, other) = tokio::join!(sofie.submit(&form), sofie.submit(&form));
    let again = sofie.submit(&form).await;
    assert_eq!((one.location(), one.location()), (other.location(), again.location()));
    assert_eq!(world.optaget(tid).await, 1);
    let receipts = world.raw.count("notifikation WHERE kind = 'kvittering' AND borger_id IN").await;
    assert_eq!(receipts, 1);
}
