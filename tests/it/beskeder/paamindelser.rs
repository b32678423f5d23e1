//! Reminders: of which day, how many days before, and never twice.

use super::digital_post::Mappe;
use super::postkontor::{kun_hendes, send, service};
use crate::support::{World, at, day, on_both_engines, udkast};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::indstilling::Indstilling;

on_both_engines! {
    a_frist_is_reminded_of_three_days_and_one_day_before,
    who_has_booked_is_not_reminded_of_the_frist,
    a_conversation_is_reminded_of_two_days_before,
    a_conversation_booked_yesterday_evening_is_reminded_of_a_day_later,
    a_moved_conversation_is_reminded_of_on_its_new_day,
    nodes_plan_a_reminder_once,
    a_jobcenter_may_remind_at_other_times_or_never,
    a_reminder_that_waited_until_she_booked_is_dropped,
}

/// How many more reminders there are for her after a round at that time.
async fn paamind(world: &World, borger: BorgerId, now: &str) -> usize {
    let hers = format!("notifikation WHERE dage IS NOT NULL AND borger_id = {}", world.raw.id(borger.uuid()));
    let before = world.raw.count(&hers).await;
    world.clock.set(at(now));
    service(world).paamind().await.unwrap();
    world.raw.count(&hers).await - before
}

/// A borger with a frist on 10 December that was set on 24 November.
async fn with_frist(world: &World) -> BorgerId {
    let borger = world.one_borger().await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    kun_hendes(world).await;
    borger
}

/// How her messages stand, by name.
async fn hendes(world: &World, borger: BorgerId) -> Vec<String> {
    let told = "SELECT kind || ' ' || status || COALESCE(' ' || grund, '') FROM notifikation WHERE borger_id =";
    world.raw.texts(&format!("{told} {} ORDER BY 1", world.raw.id(borger.uuid()))).await
}

async fn a_frist_is_reminded_of_three_days_and_one_day_before(world: &World) {
    let borger = with_frist(world).await;
    for (now, planned) in [
        ("2026-12-06T22:59:59Z", 0),
        ("2026-12-06T23:00:00Z", 1),
        ("2026-12-07T09:00:00Z", 0),
        ("2026-12-08T09:00:00Z", 0),
        ("2026-12-09T09:00:00Z", 1),
        ("2026-12-10T09:00:00Z", 0),
    ] {
        assert_eq!(paamind(world, borger, now).await, planned, "{now}");
    }
    let planned = world
        .raw
        .texts("SELECT CAST(planned_at AS TEXT) FROM notifikation WHERE kind = 'paamindelse_frist' ORDER BY planned_at")
        .await;
    assert!(planned[0].contains("2026-12-07") && planned[0].contains("08:00:00"), "not at midnight: {planned:?}");
}

async fn who_has_booked_is_not_reminded_of_the_frist(world: &World) {
    let borger = with_frist(world).await;
    world.book(borger, world.tid_with(1, "2026-12-20T07:00:00").await).await.unwrap();
    kun_hendes(world).await;
    assert_eq!(paamind(world, borger, "2026-12-07T09:00:00Z").await, 0);
}

async fn a_conversation_is_reminded_of_two_days_before(world: &World) {
    let borger = with_frist(world).await;
    world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-03T15:00:00")).await;
    kun_hendes(world).await;
    for (now, planned) in [
        ("2026-11-30T09:00:00Z", 0),
        ("2026-12-01T09:00:00Z", 1),
        ("2026-12-01T10:00:00Z", 0),
        ("2026-12-02T09:00:00Z", 0),
    ] {
        assert_eq!(paamind(world, borger, now).await, planned, "{now}");
    }
    let mappe = Mappe::ny();
    send(world, &mappe.kanaler(world)).await;
    let told: Vec<_> = mappe.dokumenter().into_iter().filter(|told| told["name"] == "Prøve Nummer 0").collect();
    assert_eq!(told[0]["label"], "Husk din samtale torsdag den 3. december 2026 kl. 15.00");
    assert_eq!(told[0]["action"], serde_json::Value::Null, "the calendar has it");
}

async fn a_conversation_booked_yesterday_evening_is_reminded_of_a_day_later(world: &World) {
    let borger = with_frist(world).await;
    world.clock.set(at("2026-11-30T20:00:00Z"));
    world.book(borger, world.tid_with(1, "2026-12-02T16:07:00").await).await.unwrap();
    kun_hendes(world).await;
    assert_eq!(paamind(world, borger, "2026-12-01T19:59:59Z").await, 0);
    assert_eq!(paamind(world, borger, "2026-12-01T20:00:00Z").await, 1);
}

async fn a_moved_conversation_is_reminded_of_on_its_new_day(world: &World) {
    let borger = with_frist(world).await;
    world.book(borger, world.tid_with(1, "2026-12-03T16:07:00").await).await.unwrap();
    kun_hendes(world).await;
    assert_eq!(paamind(world, borger, "2026-12-01T09:00:00Z").await, 1);
    world.move_to(borger, world.tid_with(1, "2026-12-09T16:07:00").await).await.unwrap();
    send(world, &Mappe::ny().kanaler(world)).await;
    assert_eq!(hendes(world, borger).await, ["kvittering sendt", "paamindelse_samtale bortfaldet nyere"]);
    assert_eq!(paamind(world, borger, "2026-12-07T09:00:00Z").await, 1);
}

async fn nodes_plan_a_reminder_once(world: &World) {
    let borger = with_frist(world).await;
    world.clock.set(at("2026-12-07T09:00:00Z"));
    let (one, other) = (service(world), service(world));
    let (one, other) = tokio::join!(one.paamind(), other.paamind());
    let planned = world.raw.count("notifikation WHERE dage IS NOT NULL").await;
    assert_eq!(one.unwrap() + other.unwrap(), planned as u64);
    assert_eq!(hendes(world, borger).await, ["paamindelse_frist venter"]);
}

async fn a_jobcenter_may_remind_at_other_times_or_never(world: &World) {
    let borger = with_frist(world).await;
    world.set_indstilling(Indstilling::PaamindelseFristDage, "").await;
    assert_eq!(paamind(world, borger, "2026-12-09T09:00:00Z").await, 0);
    world.set_indstilling(Indstilling::PaamindelseFristDage, "14,5").await;
    assert_eq!(paamind(world, borger, "2026-11-26T09:00:00Z").await, 1);
    assert_eq!(paamind(world, borger, "2026-12-05T09:00:00Z").await, 1);
    assert_eq!(paamind(world, borger, "2026-12-09T09:00:00Z").await, 0);
}

async fn a_reminder_that_waited_until_she_booked_is_dropped(world: &World) {
    let borger = with_frist(world).await;
    assert_eq!(paamind(world, borger, "2026-12-07T09:00:00Z").await, 1);
    world.book(borger, world.tid_with(1, "2026-12-20T07:00:00").await).await.unwrap();
    send(world, &Mappe::ny().kanaler(world)).await;
    assert_eq!(hendes(world, borger).await, ["kvittering sendt", "paamindelse_frist bortfaldet indfriet"]);
}
