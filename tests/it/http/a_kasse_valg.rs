//! Whether her a-kasse takes part: asked on the way, written with the booking, changed later, and never for somebody else.

use super::app::TestApp;
use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::code_lists::Deltagelsesvalg;
use faellestid::domain::indstilling::Indstilling;
use faellestid::store::ValgRow;

on_both_engines! {
    her_answer_is_written_with_the_booking,
    an_answer_on_the_way_that_is_not_confirmed_is_no_choice,
    it_can_be_changed_from_the_check,
    it_can_be_changed_later_and_the_same_again_changes_nothing,
    without_an_answer_the_page_says_what_is_missing,
    where_no_law_asks_nobody_is_asked,
    whoever_lost_her_work_long_ago_is_told_that_it_takes_part,
    it_is_not_changed_once_the_meeting_has_begun_nor_by_another_borger,
}

const DAY: &str = "2026-12-01";
const X: &str = "2026-12-01T07:00:00";
const QUESTION: &str = "Vil du have din a-kasse med til samtalen?";

async fn choices(world: &World, slug: &str) -> Vec<ValgRow> {
    let id = world.borger(slug).await;
    world.store.read().await.unwrap().deltagelsesvalg_of(id).await.unwrap()
}

async fn her_answer_is_written_with_the_booking(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let question = sofie.follow(&sofie.get("/borger/book?fra=2026-12-01").await).await;
    assert_eq!(question.h1(), QUESTION);
    assert!(question.text().contains("Trin 1 af 4") && question.text().contains("kun med, hvis du siger ja"));
    let days = sofie.submit(&question.form().with("a_kasse", "ja")).await;
    assert_eq!(days.location(), "/borger/book?fra=2026-12-01", "what she asked for");
    let check = sofie.choose("book", DAY, tid).await;
    assert!(check.text().contains("Ja, HK/Danmarks A-kasse er med"), "{}", check.text());
    assert_eq!(choices(world, "borger-med-frist").await, [], "nothing before she confirms");
    let form = check.form().with("handling", "bekraeft");
    let receipt = sofie.submit(&form).await;
    assert_eq!(sofie.submit(&form).await.location(), receipt.location(), "a second click");
    let [made] = &choices(world, "borger-med-frist").await[..] else { panic!("one choice") };
    let booked = world.coming(world.borger("borger-med-frist").await).await[0].id;
    assert_eq!((made.valg, made.indkaldelse_id), (Deltagelsesvalg::OensketAfBorger, Some(booked)));
    assert_eq!(
        (made.organisation_id, world.raw.count("audit WHERE action = 'deltagelsesvalg_registreret'").await),
        (None, 1)
    );
    assert!(sofie.follow(&receipt).await.text().contains("Ja, HK/Danmarks A-kasse er med"));
}

async fn an_answer_on_the_way_that_is_not_confirmed_is_no_choice(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", DAY, tid).await;
    world.clock.set(at("2026-11-24T09:10:00Z"));
    world.book(world.other_borgere(1).await[0], tid).await.unwrap();
    assert_eq!(sofie.submit(&form).await.status, 409);
    assert_eq!(choices(world, "borger-med-frist").await, []);
    // The answer is still there for the next time she tries.
    assert_eq!(sofie.get("/borger/book").await.h1(), "Hvilken dag passer dig?");
}

async fn it_can_be_changed_from_the_check(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let check = sofie.choose("book", DAY, tid).await;
    assert!(check.text().contains("Nej, HK/Danmarks A-kasse er ikke med"), "{}", check.text());
    let change = format!("/borger/book/a-kasse?tid={tid}");
    let (form, answer) = (check.form(), ("handling", "skift-a-kasse"));
    assert!(check.body.contains("value=\"skift-a-kasse\""), "{}", check.summary());
    let asked = sofie.post(&form.action, &[("noegle", form.value("noegle")), answer]).await;
    assert_eq!(asked.location(), change);
    let question = sofie.get(&change).await.form();
    let back = sofie.submit(&question.with("a_kasse", "ja")).await;
    assert_eq!(back.location(), format!("/borger/book/tjek/{tid}"));
    let check = sofie.follow(&back).await;
    assert!(
        check.text().contains("Ja, HK/Danmarks A-kasse er med") && check.text().contains("Vi holder tiden til dig")
    );
}

async fn it_can_be_changed_later_and_the_same_again_changes_nothing(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let receipt = sofie.confirm("book", DAY, tid).await;
    let path = format!("{receipt}/a-kasse");
    assert!(sofie.get(&receipt).await.links().contains(&path));
    let page = sofie.get(&path).await;
    assert!(page.text().contains("Nej, HK/Danmarks A-kasse er ikke med."), "{}", page.text());
    let form = page.form().with("a_kasse", "ja");
    // Of two choices the later one holds.
    world.clock.set(at("2026-11-24T09:01:00Z"));
    for _ in 0..2 {
        assert_eq!(sofie.submit(&form).await.location(), receipt);
    }
    let made: Vec<_> = choices(world, "borger-med-frist").await.into_iter().map(|row| row.valg).collect();
    assert_eq!(made, [Deltagelsesvalg::FravalgtAfBorger, Deltagelsesvalg::OensketAfBorger]);
    assert_eq!(world.coming(world.borger("borger-med-frist").await).await[0].version, 2);
    assert!(sofie.get(&receipt).await.text().contains("Ja, HK/Danmarks A-kasse er med"));
    world.assert_whole().await;
}

async fn without_an_answer_the_page_says_what_is_missing(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    let missing = sofie.post("/borger/book/a-kasse", &[("a_kasse", "")]).await;
    missing.assert_whole_page();
    assert_eq!((missing.status, missing.h1().as_str()), (422, QUESTION));
    assert!(missing.text().contains("Vælg, om a-kassen skal være med"));
    assert_eq!(sofie.post("/borger/book/a-kasse", &[("a_kasse", "måske")]).await.status, 400);
    assert_eq!(sofie.get("/borger/book/a-kasse?tid=x").await.status, 400);
    let mads = app.borger("borger-med-booking").await;
    let samtale = world.coming(world.borger("borger-med-booking").await).await[0].id;
    assert_eq!(mads.post(&format!("/borger/samtale/{samtale}/a-kasse"), &[]).await.status, 422);
}

async fn where_no_law_asks_nobody_is_asked(world: &World) {
    world.set_indstilling(Indstilling::DeltagelseTilvalgEfterReform, "nej").await;
    let app = TestApp::on(world);
    let tid = world.tid_with(1, X).await;
    world.change_borger(world.borger("borger-med-frist").await, |row| row.ledig_siden = Some(day("2026-10-01"))).await;
    let sofie = app.borger("borger-med-frist").await;
    let days = sofie.get("/borger/book").await;
    assert_eq!(days.h1(), "Hvilken dag passer dig?");
    assert!(days.text().contains("Trin 1 af 3"));
    assert!(!sofie.choose("book", DAY, tid).await.text().contains("Er a-kassen med?"));
    assert_eq!(sofie.get("/borger/book/a-kasse").await.location(), "/borger/book");
}

async fn whoever_lost_her_work_long_ago_is_told_that_it_takes_part(world: &World) {
    let app = TestApp::on(world);
    // Sixteen months before the day.
    world.change_borger(world.borger("borger-med-frist").await, |row| row.ledig_siden = Some(day("2025-07-24"))).await;
    let sofie = app.borger("borger-med-frist").await;
    let question = sofie.get("/borger/book/a-kasse").await;
    assert!(question.text().contains("A-kassen er med, medmindre du siger nej."), "{}", question.text());
}

async fn it_is_not_changed_once_the_meeting_has_begun_nor_by_another_borger(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, X).await);
    let sofie = app.borger("borger-med-frist").await;
    let path = format!("{}/a-kasse", sofie.confirm("book", DAY, tid).await);
    let mads = app.borger("borger-med-booking").await;
    assert_eq!((mads.get(&path).await.status, mads.post(&path, &[("a_kasse", "ja")]).await.status), (404, 404));
    world.clock.set(at("2026-12-01T06:00:00Z"));
    let sofie = app.borger("borger-med-frist").await;
    assert_eq!(sofie.post(&path, &[("a_kasse", "ja")]).await.status, 404, "it begins at this moment");
    assert_eq!(choices(world, "borger-med-frist").await.len(), 1);
}
