//! Enough times? Open frister of one's own borgere against free places, a-kasse by a-kasse.

use chrono::TimeDelta;

use crate::support::{World, kald, on_both_engines, refused, serie_form};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::rules::Code;
use faellestid::services::kald::Kald;
use faellestid::services::lukning::luk_tid;
use faellestid::services::tidsbehov::{Behov, TidsbehovService};
use faellestid::store::Store;

on_both_engines! {
    a_booking_takes_one_frist_and_one_place_away,
    a_frist_without_times_is_warned_of,
    a_shared_place_counts_for_both_unless_it_is_kept,
    an_a_kasse_is_told_nothing,
    a_booking_is_counted_within_a_minute_and_a_changed_time_at_once,
    a_series_made_on_another_server_is_counted_at_once,
}

/// One that remembers nothing.
fn service(world: &World) -> TidsbehovService {
    TidsbehovService::new(world.store.clone(), world.clock.clone())
}

async fn of(world: &World, caller: &Kald<'_>, navn: &str) -> Behov {
    of_service(&service(world), caller, navn).await
}

async fn of_service(service: &TidsbehovService, caller: &Kald<'_>, navn: &str) -> Behov {
    let (all, _) = service.behov(caller, false).await.unwrap();
    all.into_iter().find(|one| one.navn.as_deref() == Some(navn)).expect(navn)
}

async fn a_kasse(world: &World, code: &str) -> String {
    let id = world.organisation("a_kasse", code).await;
    world.store.read().await.unwrap().organisation(id).await.unwrap().unwrap().navn
}

fn sums(behov: &Behov) -> (i64, i64) {
    behov.uger.iter().fold((0, 0), |(frister, pladser), uge| (frister + uge.frister, pladser + uge.pladser))
}

async fn a_booking_takes_one_frist_and_one_place_away(world: &World) {
    let (sofie, hk) = (world.borger("borger-med-frist").await, a_kasse(world, "hk").await);
    let jobcenter = world.jobcenter_of(sofie).await;
    let tid = world.tid_with(2, "2026-12-02T07:00:00").await;
    let before = of(world, &jobcenter, &hk).await;
    assert!(before.aftale.is_some() && before.varsel.is_none() && sums(&before).0 > 0);
    world.book(sofie, tid).await.unwrap();
    let after = of(world, &jobcenter, &hk).await;
    let (frister, pladser) = sums(&before);
    assert_eq!(sums(&after), (frister - 1, pladser - 1));
}

async fn a_frist_without_times_is_warned_of(world: &World) {
    let (sofie, hk) = (world.borger("borger-med-frist").await, a_kasse(world, "hk").await);
    let jobcenter = world.jobcenter_of(sofie).await;
    assert!(of(world, &jobcenter, &hk).await.varsel.is_none());
    world.raw.run("UPDATE tid SET open = FALSE").await;
    let closed = of(world, &jobcenter, &hk).await;
    let lacking = closed.varsel.expect("a warning");
    let last = world.frister(sofie).await[0].sidste_afholdelsesdato;
    assert!(lacking.mangler >= 1 && lacking.uge.monday() <= last);
    assert_eq!(sums(&closed).1, 0);
}

async fn a_shared_place_counts_for_both_unless_it_is_kept(world: &World) {
    let (hk, tre_f) = (a_kasse(world, "hk").await, a_kasse(world, "3f").await);
    let serie = world.frame_of(world.borger("borger-med-frist").await).await.1;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let before = [sums(&of(world, &jobcenter, &hk).await).1, sums(&of(world, &jobcenter, &tre_f).await).1];
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let free: i64 = there.iter().map(|tid| i64::from(tid.kapacitet - tid.optaget)).sum();
    let mut form = serie_form(&serie);
    let ids = [world.organisation("a_kasse", "hk").await, world.organisation("a_kasse", "3f").await];
    form.andele = [(ids[0], "0".to_owned()), (ids[1], "0".to_owned())].into();
    world.serier().ret(&jobcenter, serie.id, 1, &form).await.unwrap();
    let asked = sums(&of(world, &jobcenter, &tre_f).await).1;
    assert_eq!(asked, before[1], "nothing is shared before it has said yes");
    world.serier().svar_deling(&kald(MyndighedType::AKasse, Some(ids[1])), serie.id, true).await.unwrap();
    let common = [sums(&of(world, &jobcenter, &hk).await).1, sums(&of(world, &jobcenter, &tre_f).await).1];
    assert_eq!(common, [before[0], before[1] + free]);
    form.andele = [(ids[0], serie.kapacitet.to_string()), (ids[1], "0".to_owned())].into();
    world.serier().ret(&jobcenter, serie.id, 3, &form).await.unwrap();
    assert_eq!(sums(&of(world, &jobcenter, &hk).await).1, before[0]);
    assert!(sums(&of(world, &jobcenter, &tre_f).await).1 < common[1], "kept for the other");
}

async fn an_a_kasse_is_told_nothing(world: &World) {
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    assert_eq!(refused(service(world).behov(&hk, false).await), [Code::NotAuthorised]);
}

async fn a_booking_is_counted_within_a_minute_and_a_changed_time_at_once(world: &World) {
    let (sofie, hk) = (world.borger("borger-med-frist").await, a_kasse(world, "hk").await);
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let tid = world.tid_with(2, "2026-12-02T07:00:00").await;
    let (service, begun) = (service(world), world.clock.now());
    let now = async || sums(&of_service(&service, &jobcenter, &hk).await);
    let before = now().await;
    world.book(sofie, tid).await.unwrap();
    assert_eq!(now().await, (before.0 - 1, before.1), "her frist is met at once; the places are remembered");
    let (_, at) = service.behov(&jobcenter, true).await.unwrap();
    assert_eq!((at, now().await.1), (begun, before.1), "asked again in the same moment");
    world.clock.set(begun + TimeDelta::seconds(5));
    let (_, at) = service.behov(&jobcenter, true).await.unwrap();
    assert_eq!((at, now().await.1), (world.clock.now(), before.1 - 1), "asked for");
    world.move_to(sofie, world.tid_with(1, "2026-12-03T07:00:00").await).await.unwrap();
    assert_eq!(now().await.1, before.1, "a new time is there at once, and what was booked with it");
    luk_tid(&world.store, &world.clock, &jobcenter, tid, false).await.unwrap();
    assert_eq!(now().await.1, before.1 - 2, "closed");
    let third = world.tid_with(3, "2026-12-04T07:00:00").await;
    assert_eq!(now().await.1, before.1 + 1);
    world.hold(world.other_borgere(1).await[0], third).await.unwrap();
    assert_eq!(now().await.1, before.1 + 1);
    world.clock.set(begun + TimeDelta::seconds(65));
    assert_eq!(now().await.1, before.1, "a minute later");
    assert!(service.mangler(&jobcenter).await.unwrap().is_empty());
}

async fn a_series_made_on_another_server_is_counted_at_once(world: &World) {
    let hk = a_kasse(world, "hk").await;
    let serie = world.frame_of(world.borger("borger-med-frist").await).await.1;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let elsewhere = TidsbehovService::new(Store::open(&world.db.url()).await.unwrap(), world.clock.clone());
    let before = sums(&of_service(&elsewhere, &jobcenter, &hk).await).1;
    let mut form = serie_form(&serie);
    form.kapacitet = (serie.kapacitet + 1).to_string();
    world.serier().ret(&jobcenter, serie.id, 1, &form).await.unwrap();
    let after = sums(&of_service(&elsewhere, &jobcenter, &hk).await).1;
    assert!(after > before, "{before} places, then {after}");
}
