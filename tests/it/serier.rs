//! Changing a series: what its times become, and what a booking never loses.

use crate::support::{World, kald, on_both_engines, refused, serie_form};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::{BorgerId, TidId};
use faellestid::domain::rules::Code;
use faellestid::services::kald::Afvist;
use faellestid::store::SerieRow;

on_both_engines! {
    a_changed_series_closes_what_is_free_and_keeps_what_is_booked,
    places_are_never_fewer_than_are_booked,
    a_time_closed_by_hand_stays_closed,
    the_preview_says_what_saving_does,
    a_stale_page_and_a_stranger_change_nothing,
    the_same_people_are_not_put_into_two_series_at_once,
}

const WEDNESDAY: &str = "2026-12-02T08:30:00";

async fn tid_at(world: &World, serie: &SerieRow, local_start: &str) -> TidId {
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let start = local_start.parse().unwrap();
    there.iter().find(|tid| tid.local_start == start).expect(local_start).id
}

async fn booked(world: &World, serie: &SerieRow) -> (BorgerId, TidId) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = tid_at(world, serie, WEDNESDAY).await;
    world.hold(sofie, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    (sofie, tid)
}

async fn frame(world: &World) -> SerieRow {
    world.frame_of(world.borger("borger-med-frist").await).await.1
}

async fn a_changed_series_closes_what_is_free_and_keeps_what_is_booked(world: &World) {
    let serie = frame(world).await;
    let (sofie, tid) = booked(world, &serie).await;
    let free = tid_at(world, &serie, "2026-12-02T09:00:00").await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let mut form = serie_form(&serie);
    form.ugedage = "man,fre".parse().unwrap();
    let plan = world.serier().ret(&jobcenter, serie.id, 1, &form).await.unwrap();
    assert!(plan.booket.contains(&tid) && plan.lukkes.contains(&free) && plan.nye.is_empty());
    assert!(!world.tid(tid).await.open && !world.tid(free).await.open);
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(tid), "she keeps her time");
    let back = world.serier().ret(&jobcenter, serie.id, 2, &serie_form(&serie)).await.unwrap();
    assert!(back.genaabnes.contains(&tid) && back.genaabnes.contains(&free));
    assert!(world.tid(tid).await.open && world.tid(free).await.open);
}

async fn places_are_never_fewer_than_are_booked(world: &World) {
    let serie = frame(world).await;
    let (_, tid) = booked(world, &serie).await;
    let other = world.other_borgere(1).await[0];
    world.hold(other, tid).await.unwrap();
    world.book(other, tid).await.unwrap();
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let taken = there.iter().map(|tid| tid.optaget).max().unwrap();
    assert!(taken >= 2 && world.optaget(tid).await >= 2);
    let with = |kapacitet: i32| {
        let mut form = serie_form(&serie);
        form.kapacitet = kapacitet.to_string();
        form
    };
    let stored = world.raw.everything().await;
    let few = refused(world.serier().ret(&jobcenter, serie.id, 1, &with(taken - 1)).await);
    assert_eq!(few, [Code::KapacitetBelowBooked]);
    assert_eq!(world.raw.everything().await, stored, "nothing was done by half");
    world.serier().ret(&jobcenter, serie.id, 1, &with(taken)).await.unwrap();
    assert_eq!(world.tid(tid).await.kapacitet, taken);
}

async fn a_time_closed_by_hand_stays_closed(world: &World) {
    let serie = frame(world).await;
    let tid = tid_at(world, &serie, WEDNESDAY).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    faellestid::services::lukning::luk_tid(&world.store, &world.clock, &jobcenter, tid, false).await.unwrap();
    let mut form = serie_form(&serie);
    form.kapacitet = "4".into();
    world.serier().ret(&jobcenter, serie.id, 1, &form).await.unwrap();
    assert!(!world.tid(tid).await.open);
    assert_eq!(world.tid(tid).await.kapacitet, 4);
}

async fn the_preview_says_what_saving_does(world: &World) {
    let serie = frame(world).await;
    booked(world, &serie).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let mut form = serie_form(&serie);
    (form.ugedage, form.laengde) = ("man,tir,fre".parse().unwrap(), "45".into());
    let stored = world.raw.everything().await;
    let seen = world.serier().forhaandsvis(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    assert_eq!(world.raw.everything().await, stored, "looking changes nothing");
    let done = world.serier().ret(&jobcenter, serie.id, 1, &form).await.unwrap();
    assert_eq!(seen.tilpasning, done);
    assert!(!done.nye.is_empty() && !done.lukkes.is_empty());
    let again = world.serier().forhaandsvis(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    assert!(again.tilpasning.er_tom(), "{:?}", again.tilpasning);
}

async fn a_stale_page_and_a_stranger_change_nothing(world: &World) {
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let form = serie_form(&serie);
    let stored = world.raw.everything().await;
    let stale = world.serier().ret(&jobcenter, serie.id, 7, &form).await;
    assert!(matches!(stale, Err(Afvist::Foraeldet { .. })), "{stale:?}");
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    for foreign in [&odense, &hk] {
        assert_eq!(refused(world.serier().ret(foreign, serie.id, 1, &form).await), [Code::NotAuthorised]);
        assert_eq!(refused(world.serier().opret(foreign, serie.aftale_id, &form).await), [Code::NotAuthorised]);
        assert_eq!(refused(world.serier().serie(foreign, serie.id).await), [Code::NotAuthorised]);
    }
    assert_eq!(world.raw.everything().await, stored);
}

async fn the_same_people_are_not_put_into_two_series_at_once(world: &World) {
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let twice = world.serier().opret(&jobcenter, serie.aftale_id, &serie_form(&serie)).await;
    assert_eq!(refused(twice), [Code::SerieOverlaps]);
    let mut other = serie_form(&serie);
    other.medarbejder = "Et andet team".into();
    let before = world.raw.count("tid").await;
    world.serier().opret(&jobcenter, serie.aftale_id, &other).await.unwrap();
    assert!(world.raw.count("tid").await > before, "of an agreed aftale the times are there at once");
}
