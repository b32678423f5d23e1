//! The frist is met or missed by the clock alone: no job runs in these tests.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::app::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::domain::frist::FristStatus;
use faellestid::services::zone;

on_both_engines! {
    the_last_second_of_the_frist_books,
    at_midnight_after_the_frist_she_cannot_book,
    the_overview_counts_down_to_the_frist,
}

/// Sofie's frist.
async fn fristdato(world: &World) -> NaiveDate {
    world.frister(world.borger("borger-med-frist").await).await[0].fristdato
}

/// Danish midnight at the end of a day.
fn end_of(day: NaiveDate) -> DateTime<Utc> {
    zone::lookup((day + Days::new(1)).and_time(chrono::NaiveTime::MIN)).unique().expect("one midnight")
}

/// A day after the frist on which she may still meet.
fn later(fristdato: NaiveDate) -> (String, String) {
    let day = (fristdato + Days::new(1)).to_string();
    (format!("{day}T07:00:00"), day)
}

async fn the_last_second_of_the_frist_books(world: &World) {
    let fristdato = fristdato(world).await;
    let (start, day) = later(fristdato);
    let (app, tid) = (TestApp::on(world), world.tid_with(1, &start).await);
    world.clock.set(end_of(fristdato) - TimeDelta::seconds(1));
    let sofie = app.borger("borger-med-frist").await;
    assert!(sofie.get("/borger").await.text().contains("Fristen er i dag."));
    let receipt = sofie.confirm("book", &day, tid).await;
    assert!(sofie.get(&receipt).await.text().contains("Du har booket inden fristen"));
    assert_eq!(world.frister(world.borger("borger-med-frist").await).await[0].status, FristStatus::Indfriet);
}

async fn at_midnight_after_the_frist_she_cannot_book(world: &World) {
    let fristdato = fristdato(world).await;
    let (start, day) = later(fristdato);
    let (app, tid) = (TestApp::on(world), world.tid_with(1, &start).await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", &day, tid).await;
    world.clock.set(end_of(fristdato));

    let overview = sofie.get("/borger").await;
    assert!(overview.text().contains("Fristen for at booke er gået"), "{}", overview.text());
    assert!(!overview.links().contains(&"/borger/book".to_owned()));
    for page in ["/borger/book", &format!("/borger/book/{day}"), &form.action] {
        assert_eq!(sofie.get(page).await.h1(), "Fristen for at booke er gået", "{page}");
    }
    let hold = sofie.post(&format!("/borger/book/{day}"), &[("tid", &tid.to_string())]).await;
    for refused in [hold, sofie.submit(&form).await] {
        refused.assert_whole_page();
        assert_eq!((refused.status, refused.h1().as_str()), (409, "Fristen for at booke er gået"));
    }
    assert!(world.coming(world.borger("borger-med-frist").await).await.is_empty());
    // Nothing has been written down: it is the clock that says so.
    assert_eq!(world.frister(world.borger("borger-med-frist").await).await[0].status, FristStatus::Aktiv);
}

async fn the_overview_counts_down_to_the_frist(world: &World) {
    let fristdato = fristdato(world).await;
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    for (days, words) in [(2, "Fristen er om 2 dage."), (1, "Fristen er i morgen."), (0, "Fristen er i dag.")] {
        world.clock.set(end_of(fristdato - Days::new(days)) - TimeDelta::seconds(1));
        let text = sofie.get("/borger").await.text();
        assert!(text.contains(words), "{words}: {text}");
    }
}
