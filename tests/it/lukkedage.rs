//! Closed days: what closes, what stays, and that it can be taken back.

use crate::support::{World, day, kald, on_both_engines, refused};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::rules::Code;
use faellestid::services::lukkedage::LukkedagService;

on_both_engines! {
    a_closed_day_closes_free_times_keeps_booked_ones_and_opens_again,
    only_a_jobcenter_closes_its_own_days,
}

const WEDNESDAY: &str = "2026-12-02";

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
    let service = LukkedagService::new(world.store.clone(), world.clock.clone());
    let (before, _) = open_times(world).await;
    service.luk(&jobcenter, WEDNESDAY, "Personaledag").await.unwrap();
    assert_eq!(open_times(world).await, (0, before));
    let listed = service.liste(&jobcenter).await.unwrap();
    let mine = listed.iter().find(|listed| listed.dato == day(WEDNESDAY)).unwrap();
    assert!(mine.samtaler >= 1, "{mine:?}");
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(tid), "she keeps her time");
    service.luk(&jobcenter, WEDNESDAY, "Fælles dag").await.unwrap();
    assert_eq!(service.liste(&jobcenter).await.unwrap().len(), listed.len(), "once");
    service.aabn(&jobcenter, day(WEDNESDAY)).await.unwrap();
    assert_eq!(open_times(world).await, (before, 0));
}

async fn only_a_jobcenter_closes_its_own_days(world: &World) {
    let service = LukkedagService::new(world.store.clone(), world.clock.clone());
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    assert_eq!(refused(service.luk(&hk, WEDNESDAY, "Personaledag").await), [Code::NotAuthorised]);
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    let before = open_times(world).await;
    service.luk(&odense, WEDNESDAY, "Personaledag").await.unwrap();
    assert_eq!(open_times(world).await, before);
    assert_eq!(
        refused(service.luk(&odense, "2026-11-23", "").await),
        [Code::BegrundelseMissing, Code::LukkedagInThePast]
    );
}
