//! Moving the conversations of times that are closed: where they go, who is told, who cannot be moved, and back again.

use std::collections::BTreeMap;

use crate::support::{World, day, on_both_engines};
use faellestid::domain::code_lists::Samtaleform;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::{BorgerId, IndkaldelseId, TidId};
use faellestid::domain::lukning::{Maade, MasseStatus, Valg};
use faellestid::services::kald::Kald;
use faellestid::services::lukning::{Beslutning, LukningService, Resultat, arbejd_alle};
use faellestid::services::read_log::ReadLog;

on_both_engines! {
    a_conversation_goes_to_the_nearest_time_and_back_again,
    nobody_is_moved_into_a_time_that_is_to_be_closed,
    what_cannot_be_moved_stands_and_becomes_a_task,
    a_conversation_that_was_changed_since_is_not_moved_back,
    another_form_of_meeting_is_used_only_when_chosen,
    many_are_moved_by_the_job_and_once_only,
    a_time_that_was_shown_and_is_taken_meanwhile_is_a_task,
    a_time_that_is_taken_after_the_decision_moves_nobody_elsewhere,
    nobody_is_shown_a_place_that_another_is_shown,
    a_place_whose_hold_has_run_out_is_shown,
}

const WEDNESDAY: &str = "2026-12-02";
const MOVE: Maade = Maade::Flyt { anden_form: false };

fn service(world: &World) -> LukningService {
    let (read_log, _) = ReadLog::start(world.store.clone());
    LukningService::new(world.store.clone(), world.clock.clone(), read_log)
}

fn on(fra: &str, til: &str) -> Valg {
    Valg { fra: day(fra), til: day(til), a_kasse: None, serier: None, kun: None }
}

/// What the page that showed `set`, and where each goes, decides.
fn decided<'a>(set: &'a str, til: &'a BTreeMap<IndkaldelseId, TidId>) -> Beslutning<'a> {
    Beslutning { maade: MOVE, set, til, begrundelse: "" }
}

async fn close(world: &World, jobcenter: &Kald<'_>, valg: &Valg, maade: Maade) -> Resultat {
    let service = service(world);
    let Maade::Flyt { anden_form } = maade else { panic!("a move") };
    let (hit, plan) = service.flytteplan(jobcenter, valg, anden_form).await.unwrap();
    let id =
        service.begynd(jobcenter, valg, Beslutning { maade, ..decided(&hit.kendetegn(), &plan.til()) }).await.unwrap();
    arbejd_alle(&world.store, &world.clock).await.unwrap();
    service.vis(jobcenter, id).await.unwrap()
}

/// Sofie has booked on the Wednesday, in a time of its own.
async fn booked(world: &World) -> (BorgerId, TidId) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(2, &format!("{WEDNESDAY}T07:00:00")).await;
    world.book(sofie, tid).await.unwrap();
    (sofie, tid)
}

async fn told_of_change(world: &World, borger: BorgerId) -> usize {
    world.rows_about("notifikation", "borger_id", borger.uuid(), "AND kind = 'aendring'").await
}

async fn a_conversation_goes_to_the_nearest_time_and_back_again(world: &World) {
    let (sofie, tid) = booked(world).await;
    let before = world.coming(sofie).await.remove(0);
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let nearest = world.tid_with(1, &format!("{WEDNESDAY}T07:45:00")).await;
    let valg = Valg { kun: Some([tid].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let done = close(world, &jobcenter, &valg, MOVE).await;
    assert_eq!((done.masse.status, done.flyttet.len(), done.staar.len()), (MasseStatus::Faerdig, 1, 0));
    assert_eq!((done.flyttet[0].borger_id, done.flyttet[0].ikke_naaet), (sofie, false));
    let moved = world.coming(sofie).await.remove(0);
    assert_eq!((moved.id, moved.tid_id, moved.selvbooket), (before.id, Some(nearest), true));
    assert_eq!((world.optaget(tid).await, world.optaget(nearest).await, world.tid(tid).await.open), (0, 1, false));
    assert_eq!(world.frister(sofie).await[0].status, FristStatus::Indfriet);
    assert_eq!(told_of_change(world, sofie).await, 1);
    service(world).fortryd(&jobcenter, done.masse.id).await.unwrap();
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(tid));
    let undone = service(world).vis(&jobcenter, done.masse.id).await.unwrap();
    assert!(undone.flyttet[0].tilbage && undone.staar.is_empty());
    assert_eq!((world.optaget(nearest).await, told_of_change(world, sofie).await), (0, 2));
    world.assert_whole().await;
}

async fn nobody_is_moved_into_a_time_that_is_to_be_closed(world: &World) {
    let (sofie, _) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let done = close(world, &jobcenter, &on("2026-11-30", WEDNESDAY), MOVE).await;
    assert!(done.flyttet.iter().any(|row| row.borger_id == sofie));
    for row in &done.flyttet {
        assert!(!(day("2026-11-30")..=day(WEDNESDAY)).contains(&row.til.date()), "{}", row.til);
        assert!(row.til.date() >= day("2026-11-26"), "she must have time to be told");
        assert!(world.tid(row.til_tid_id).await.open);
    }
    let last = world.frister(sofie).await[0].sidste_afholdelsesdato;
    assert!(world.coming(sofie).await[0].local_start.date() <= last);
    world.assert_whole().await;
}

async fn what_cannot_be_moved_stands_and_becomes_a_task(world: &World) {
    let (sofie, tid) = booked(world).await;
    let last = world.frister(sofie).await[0].sidste_afholdelsesdato;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let done = close(world, &jobcenter, &on("2026-11-24", &last.to_string()), MOVE).await;
    assert!(done.flyttet.iter().all(|row| row.borger_id != sofie), "later than her frist allows");
    assert!(done.staar.iter().any(|row| row.borger_id == sofie));
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(tid));
    let open = "AND slags = 'kunne_ikke_flyttes' AND status = 'aaben'";
    let tasks = world.rows_about("opgave", "borger_id", sofie.uuid(), open).await;
    assert_eq!((tasks, told_of_change(world, sofie).await), (1, 0));
    service(world).fortryd(&jobcenter, done.masse.id).await.unwrap();
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(tid));
    assert_eq!(world.rows_about("opgave", "borger_id", sofie.uuid(), open).await, 0, "she has her time again");
    world.assert_whole().await;
}

async fn a_conversation_that_was_changed_since_is_not_moved_back(world: &World) {
    let (sofie, tid) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let valg = Valg { kun: Some([tid].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let done = close(world, &jobcenter, &valg, MOVE).await;
    let own_choice = world.tid_with(1, "2026-12-03T07:00:00").await;
    world.move_to(sofie, own_choice).await.unwrap();
    service(world).fortryd(&jobcenter, done.masse.id).await.unwrap();
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(own_choice));
    assert!(!service(world).vis(&jobcenter, done.masse.id).await.unwrap().flyttet[0].tilbage);
    assert!(world.tid(tid).await.open);
    world.assert_whole().await;
}

async fn another_form_of_meeting_is_used_only_when_chosen(world: &World) {
    for (maade, other_form) in [(MOVE, false), (Maade::Flyt { anden_form: true }, true)] {
        let borger = world.other_borgere(1).await[0];
        let start = if other_form { "2026-12-04T06:00:00" } else { "2026-12-03T06:00:00" };
        let tid = world.tid_with(1, start).await;
        world.book(borger, tid).await.unwrap();
        let form = world.coming(borger).await[0].samtaleform;
        // The nearest time by far, with another form.
        let (aftale, serie) = world.frame_of(borger).await;
        let digital = if form == Samtaleform::Digital { Samtaleform::Telefonisk } else { Samtaleform::Digital };
        let actor = world.actor("jobcenter-koordinator").await;
        let jobcenter = world.aarhus(&actor).await;
        let mut other = crate::support::serie_form(&serie);
        (other.samtaleform, other.medarbejder) = (digital.id().to_string(), format!("Team {start}"));
        (other.link, other.telefon) = ("https://video.example/a".into(), String::new());
        let id = world.serier().opret(&jobcenter, aftale.id, &other).await.unwrap();
        let row = world.store.read().await.unwrap().serie(id).await.unwrap().unwrap();
        let near = world.tid_in(&(aftale, row), 1, &start.replace("06:00", "06:05")).await;
        let valg = Valg { kun: Some([tid].into()), ..on(&start[..10], &start[..10]) };
        close(world, &jobcenter, &valg, maade).await;
        let moved = world.coming(borger).await.remove(0);
        assert_eq!((moved.tid_id == Some(near), moved.samtaleform == form), (other_form, !other_form));
        assert_ne!(moved.tid_id, Some(tid));
    }
    world.assert_whole().await;
}

async fn many_are_moved_by_the_job_and_once_only(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let people = world.other_borgere(12).await;
    let tid = world.tid_with(12, "2026-12-07T07:00:00").await;
    for &borger in &people {
        world.book(borger, tid).await.unwrap();
    }
    let valg = on("2026-12-07", "2026-12-11");
    let (hit, plan) = service.flytteplan(&jobcenter, &valg, false).await.unwrap();
    assert!(hit.tider.len() > 50);
    let id = service.begynd(&jobcenter, &valg, decided(&hit.kendetegn(), &plan.til())).await.unwrap();
    let one = world.db.store().await;
    let (a, b) = tokio::join!(arbejd_alle(&world.store, &world.clock), arbejd_alle(&one, &world.clock));
    a.unwrap();
    b.unwrap();
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert_eq!((done.masse.status, done.masse.venter), (MasseStatus::Faerdig, 0));
    assert_eq!(done.flyttet.len() + done.staar.len(), hit.samtaler.len());
    for linje in &plan.linjer {
        let went = done.flyttet.iter().find(|row| row.id == linje.samtale.id).map(|row| row.til_tid_id);
        assert_eq!(went, linje.til.map(|(til, _)| til), "where it was shown, and nowhere else");
    }
    for &borger in &people {
        let moved = done.flyttet.iter().filter(|row| row.borger_id == borger).count();
        assert_eq!((moved, told_of_change(world, borger).await), (1, 1));
    }
    world.assert_whole().await;
}

async fn a_time_that_was_shown_and_is_taken_meanwhile_is_a_task(world: &World) {
    let (sofie, tid) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let nearest = world.tid_with(1, &format!("{WEDNESDAY}T07:45:00")).await;
    let valg = Valg { kun: Some([tid].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let (hit, plan) = service.flytteplan(&jobcenter, &valg, false).await.unwrap();
    assert_eq!(plan.linjer[0].til.map(|(til, _)| til), Some(nearest));
    let other = world.other_borgere(1).await[0];
    world.book(other, nearest).await.unwrap();
    service.begynd(&jobcenter, &valg, decided(&hit.kendetegn(), &plan.til())).await.unwrap();
    let tasks = world.rows_about("opgave", "borger_id", sofie.uuid(), "AND slags = 'kunne_ikke_flyttes'").await;
    assert_eq!((world.coming(sofie).await[0].tid_id, world.tid(tid).await.open, tasks), (Some(tid), false, 1));
    world.assert_whole().await;
}

/// More times than are closed at once: the job comes later, and another borger is quicker.
async fn a_time_that_is_taken_after_the_decision_moves_nobody_elsewhere(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let people = world.other_borgere(2).await;
    let tid = world.tid_with(1, "2026-12-07T07:00:00").await;
    world.book(people[0], tid).await.unwrap();
    let valg = on("2026-12-07", "2026-12-11");
    let (hit, plan) = service.flytteplan(&jobcenter, &valg, false).await.unwrap();
    let hers = plan.linjer.iter().find(|linje| linje.samtale.borger_id == people[0]).unwrap();
    let (shown, _) = hers.til.unwrap();
    let id = service.begynd(&jobcenter, &valg, decided(&hit.kendetegn(), &plan.til())).await.unwrap();
    let mut tx = world.store.begin().await.unwrap();
    tx.set_tid_open(shown, false).await.unwrap();
    tx.commit().await.unwrap();
    arbejd_alle(&world.store, &world.clock).await.unwrap();
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert!(done.flyttet.iter().all(|row| row.borger_id != people[0]));
    assert!(done.staar.iter().any(|row| row.borger_id == people[0]));
    let tasks = world.rows_about("opgave", "borger_id", people[0].uuid(), "AND slags = 'kunne_ikke_flyttes'").await;
    assert_eq!((world.coming(people[0]).await[0].tid_id, tasks), (Some(tid), 1));
    world.assert_whole().await;
}

async fn nobody_is_shown_a_place_that_another_is_shown(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let people = world.other_borgere(3).await;
    let tid = world.tid_with(3, "2026-12-02T06:00:00").await;
    for &borger in &people {
        world.book(borger, tid).await.unwrap();
    }
    let near = world.tid_with(2, "2026-12-02T06:05:00").await;
    let valg = Valg { kun: Some([tid].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let (hit, plan) = service.flytteplan(&jobcenter, &valg, false).await.unwrap();
    assert_eq!(plan.linjer.len(), 3);
    let there = plan.linjer.iter().filter(|linje| linje.til.is_some_and(|(til, _)| til == near)).count();
    assert_eq!(there, 2, "as many as there are places");
    assert_eq!((world.optaget(near).await, world.tid(tid).await.open), (0, true), "a look changes nothing");
    service.begynd(&jobcenter, &valg, decided(&hit.kendetegn(), &plan.til())).await.unwrap();
    assert_eq!(world.optaget(near).await, 2);
    world.assert_whole().await;
}

async fn a_place_whose_hold_has_run_out_is_shown(world: &World) {
    let (sofie, tid) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let nearest = world.tid_with(1, &format!("{WEDNESDAY}T07:45:00")).await;
    world.hold(world.other_borgere(1).await[0], nearest).await.unwrap();
    let valg = Valg { kun: Some([tid].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let shown = async || {
        let (_, plan) = service(world).flytteplan(&jobcenter, &valg, false).await.unwrap();
        plan.linjer[0].til.map(|(til, _)| til)
    };
    assert_ne!(shown().await, Some(nearest), "somebody holds it");
    world.clock.set(world.clock.now() + chrono::TimeDelta::hours(1));
    assert_eq!((shown().await, world.optaget(nearest).await), (Some(nearest), 1), "a look changes nothing");
    close(world, &jobcenter, &valg, MOVE).await;
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(nearest));
    world.assert_whole().await;
}
