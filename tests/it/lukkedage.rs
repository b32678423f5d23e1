//! Closed days: what closes, what stays, and that it can be taken back.

use crate::support::{World, day, kald, on_both_engines, refused};
use chrono::{NaiveDate, TimeDelta};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::lukning::LukkedagHandling;
use faellestid::domain::rules::Code;
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::lukkedage::LukkedagService;
use faellestid::services::read_log::ReadLog;

on_both_engines! {
    a_closed_day_closes_free_times_keeps_booked_ones_and_opens_again,
    only_a_jobcenter_closes_its_own_days,
    a_reason_is_never_written_over_unseen,
    what_is_shown_is_what_closes,
}

const WEDNESDAY: &str = "2026-12-02";

fn service(world: &World) -> LukkedagService {
    let (read_log, _) = ReadLog::start(world.store.clone());
    LukkedagService::new(world.store.clone(), world.clock.clone(), read_log)
}

/// Looks whom it hits, and closes.
async fn close(service: &LukkedagService, kald: &Kald<'_>, dato: &str, navn: &str) -> Result<NaiveDate, Afvist> {
    let seen = service.forhaandsvis(kald, dato, navn).await?;
    service.luk(kald, dato, navn, &seen.kendetegn()).await
}

async fn open_times(world: &World) -> (usize, usize) {
    let aarhus = world.raw.id(world.organisation("jobcenter", "75100").await.uuid());
    let of = |which: &str| {
        format!(
            "tid WHERE {which} AND local_date = '{WEDNESDAY}' AND aftale_id IN (SELECT id FROM aftale WHERE jobcenter_id = {aarhus})"
        )
    };
    (world.raw.count(&of("open")).await, world.raw.count(&of("NOT open")).await)
}

async fn a_closed_day_closes_free_times_keeps_booked_ones_and_opens_again(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (_, serie) = world.frame_of(sofie).await;
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let start = format!("{WEDNESDAY}T08:30:00").parse().unwrap();
    let tid = there.iter().find(|tid| tid.local_start == start).unwrap().id;
    world.hold(sofie, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let service = service(world);
    let (before, _) = open_times(world).await;
    close(&service, &jobcenter, WEDNESDAY, "Personaledag").await.unwrap();
    assert_eq!(open_times(world).await, (0, before));
    let (listed, _) = service.liste(&jobcenter).await.unwrap();
    let mine = listed.iter().find(|listed| listed.dato == day(WEDNESDAY)).unwrap();
    assert!(mine.samtaler >= 1, "{mine:?}");
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(tid), "she keeps her time");
    assert_eq!(tasks(world).await, usize::try_from(mine.samtaler).unwrap(), "each is a task");
    service.aabn(&jobcenter, day(WEDNESDAY)).await.unwrap();
    assert_eq!(open_times(world).await, (before, 0));
    assert_eq!(tasks(world).await, 0, "there is nothing to see to any more");
    close(&service, &jobcenter, WEDNESDAY, "Personaledag").await.unwrap();
    let stand = tasks(world).await;
    let elsewhere = world.tid_with(1, "2026-12-09T07:00:00").await;
    world.move_to(sofie, elsewhere).await.unwrap();
    assert_eq!(tasks(world).await, stand - 1, "she comes on another day");
}

/// Conversations on closed days that somebody has to see to.
async fn tasks(world: &World) -> usize {
    world.raw.count("opgave WHERE slags = 'paa_lukkedag' AND status = 'aaben'").await
}

async fn only_a_jobcenter_closes_its_own_days(world: &World) {
    let service = service(world);
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    assert_eq!(refused(close(&service, &hk, WEDNESDAY, "Personaledag").await), [Code::NotAuthorised]);
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    let before = open_times(world).await;
    close(&service, &odense, WEDNESDAY, "Personaledag").await.unwrap();
    assert_eq!(open_times(world).await, before);
    assert_eq!(
        refused(close(&service, &odense, "2026-11-23", "").await),
        [Code::BegrundelseMissing, Code::LukkedagInThePast]
    );
}

fn later(world: &World) {
    world.clock.set(world.clock.now() + TimeDelta::minutes(1));
}

async fn a_reason_is_never_written_over_unseen(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    close(&service, &jobcenter, WEDNESDAY, "Personaledag").await.unwrap();
    let seen = service.forhaandsvis(&jobcenter, WEDNESDAY, "Fælles dag").await.unwrap();
    assert_eq!(seen.findes.as_deref(), Some("Personaledag"));
    let again = service.luk(&jobcenter, WEDNESDAY, "Fælles dag", &seen.kendetegn()).await;
    assert_eq!(refused(again), [Code::LukkedagExists]);
    later(world);
    service.ret(&jobcenter, WEDNESDAY, "Personaledag", "Fælles dag").await.unwrap();
    let stale = service.ret(&jobcenter, WEDNESDAY, "Personaledag", "Kursus").await;
    assert!(matches!(stale, Err(Afvist::Foraeldet { .. })), "{stale:?}");
    later(world);
    service.aabn(&jobcenter, day(WEDNESDAY)).await.unwrap();
    service.aabn(&jobcenter, day(WEDNESDAY)).await.unwrap();
    let (days, told) = service.liste(&jobcenter).await.unwrap();
    assert!(days.iter().all(|listed| listed.dato != day(WEDNESDAY)));
    let told: Vec<_> = told.iter().map(|spor| (spor.handling, spor.navn.as_str())).collect();
    let expected = [
        (LukkedagHandling::Aabnet, "Fælles dag"),
        (LukkedagHandling::Rettet, "Fælles dag"),
        (LukkedagHandling::Lukket, "Personaledag"),
    ];
    assert_eq!(told, expected);
}

async fn what_is_shown_is_what_closes(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let tid = world.tid_with(1, &format!("{WEDNESDAY}T06:00:00")).await;
    let seen = service.forhaandsvis(&jobcenter, WEDNESDAY, "Personaledag").await.unwrap();
    let before = open_times(world).await;
    assert_eq!(seen.tider.len(), before.0);
    world.book(world.other_borgere(1).await[0], tid).await.unwrap();
    let stale = service.luk(&jobcenter, WEDNESDAY, "Personaledag", &seen.kendetegn()).await;
    assert!(matches!(stale, Err(Afvist::Foraeldet { .. })), "{stale:?}");
    assert_eq!(open_times(world).await, before);
    let again = service.forhaandsvis(&jobcenter, WEDNESDAY, "Personaledag").await.unwrap();
    assert_eq!(again.samtaler.len(), seen.samtaler.len() + 1);
    assert_eq!(again.ledige(), seen.ledige() - 1);
}
