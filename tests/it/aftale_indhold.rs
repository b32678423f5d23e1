//! What both sides read of an aftale before they say yes: every series in full, and what a newer version changes.

use crate::support::{World, aftale_udkast, day, on_both_engines, refused, serie_form};
use faellestid::domain::aftale::AftaleStatus;
use faellestid::domain::ids::{AftaleId, SerieId};
use faellestid::domain::rules::Code;
use faellestid::domain::serie::SerieDel;
use faellestid::services::aftaler::{AftaleSkridt, SerieForskel};
use faellestid::services::kald::{Afvist, Kald};

on_both_engines! {
    both_sides_read_what_each_series_comes_to,
    a_newer_version_says_what_it_changes,
    what_a_newer_version_does_not_have_closes_when_it_takes_over,
    a_draft_that_was_thrown_away_was_never_in_force,
    an_ended_aftale_closes_its_later_times_and_keeps_who_has_booked,
}

async fn tag(world: &World, kald: &Kald<'_>, id: AftaleId, skridt: AftaleSkridt) -> Result<(), Afvist> {
    world.aftaler().tag(kald, id, world.aftale(id).await.version, &skridt).await
}

async fn under(world: &World, id: AftaleId) -> Vec<faellestid::store::SerieRow> {
    world.store.read().await.unwrap().serier_under(id).await.unwrap()
}

/// A newer version of Sofie's aftale, from 1 December.
async fn newer(world: &World, jobcenter: &Kald<'_>) -> (AftaleId, AftaleId) {
    let (old, _) = world.frame_of(world.borger("borger-med-frist").await).await;
    let new = world.aftaler().ny_version(jobcenter, old.id).await.unwrap();
    tag(world, jobcenter, new, AftaleSkridt::Ret(aftale_udkast("2026-12-01", "2027-11-24"))).await.unwrap();
    (old.id, new)
}

/// A time of Sofie's series, within her frist.
fn booked_at() -> chrono::NaiveDateTime {
    "2026-12-02T08:30:00".parse().unwrap()
}

async fn remove(world: &World, jobcenter: &Kald<'_>, aftale: AftaleId, serie: SerieId) -> Result<(), Afvist> {
    let version = world.aftale(aftale).await.version;
    world.serier().fjern(jobcenter, aftale, version, serie).await
}

async fn both_sides_read_what_each_series_comes_to(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (aftale, _) = world.frame_of(sofie).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, hk) = (world.aarhus(&actor).await, world.a_kasse_of(sofie).await);
    let ours = world.aftaler().vis(&jobcenter, aftale.id).await.unwrap();
    let theirs = world.aftaler().vis(&hk, aftale.id).await.unwrap();
    assert!(!ours.serier.is_empty() && ours.forskel.is_none());
    for (our, their) in ours.serier.iter().zip(&theirs.serier) {
        assert_eq!((our.row.id, &our.omfang, &our.andele), (their.row.id, &their.omfang, &their.andele));
        assert!(our.omfang.tider > 0 && our.omfang.dage.is_some());
    }
    // The closed day of the demo is no day of any series.
    let closed = world.raw.texts("SELECT CAST(dato AS TEXT) FROM lukkedag").await;
    let closed = day(&closed[0]);
    assert!(ours.serier.iter().all(|vist| !vist.omfang.foerste_uger.contains_key(&closed)));
}

async fn a_newer_version_says_what_it_changes(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (old, new) = newer(world, &jobcenter).await;
    let same = world.aftaler().vis(&jobcenter, new).await.unwrap().forskel.expect("the older version");
    assert_eq!(same.gammel.id, old);
    assert!(same.serier.values().all(|one| matches!(one, SerieForskel::Uaendret)) && same.fjernet.is_empty());
    let copies = under(world, new).await;
    let mut form = serie_form(&copies[0]);
    (form.fra, form.kapacitet, form.medarbejder) = ("2026-12-01".into(), "9".into(), "Team Ny".into());
    world.serier().ret(&jobcenter, copies[0].id, copies[0].version, &form).await.unwrap();
    (form.fra, form.til, form.medarbejder) = ("2026-12-01".into(), "2027-01-31".into(), "Team Tre".into());
    let added = world.serier().opret(&jobcenter, new, &form).await.unwrap();
    let told = world.aftaler().vis(&jobcenter, new).await.unwrap().forskel.unwrap();
    assert!(matches!(told.serier[&added], SerieForskel::Ny));
    let SerieForskel::Aendret { foer, dele } = &told.serier[&copies[0].id] else { panic!("{told:?}") };
    assert_eq!(Some(foer.id), copies[0].afloeser_id);
    assert_eq!(dele[..], [SerieDel::Antal, SerieDel::Hvem]);
    remove(world, &jobcenter, new, copies[0].id).await.unwrap();
    let told = world.aftaler().vis(&jobcenter, new).await.unwrap().forskel.unwrap();
    assert_eq!(told.fjernet.iter().map(|row| Some(row.id)).collect::<Vec<_>>(), [copies[0].afloeser_id]);
    let agreed = remove(world, &jobcenter, old, copies[0].afloeser_id.unwrap()).await;
    assert_eq!(refused(agreed), [Code::AftaleWrongStep], "what is agreed is not taken away");
}

async fn what_a_newer_version_does_not_have_closes_when_it_takes_over(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (_, serie) = world.frame_of(sofie).await;
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let later: Vec<_> = there.iter().filter(|tid| tid.local_start.date() >= day("2026-12-01")).collect();
    let tid = later.iter().find(|tid| tid.local_start == booked_at()).unwrap().id;
    world.book(sofie, tid).await.unwrap();
    let (_, new) = newer(world, &jobcenter).await;
    let copy = under(world, new).await.into_iter().find(|copy| copy.afloeser_id == Some(serie.id)).unwrap();
    let mut form = serie_form(&copy);
    (form.fra, form.medarbejder) = ("2026-12-01".into(), "Team Tre".into());
    world.serier().opret(&jobcenter, new, &form).await.unwrap();
    remove(world, &jobcenter, new, copy.id).await.unwrap();
    tag(world, &jobcenter, new, AftaleSkridt::Foreslaa).await.unwrap();
    tag(world, &world.a_kasse_of(sofie).await, new, AftaleSkridt::Bekraeft).await.unwrap();
    for known in later {
        assert!(!world.tid(known.id).await.open, "{}", known.local_start);
    }
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(tid), "she keeps her time");
    world.assert_whole().await;
}

async fn a_draft_that_was_thrown_away_was_never_in_force(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (old, new) = newer(world, &jobcenter).await;
    tag(world, &jobcenter, new, AftaleSkridt::Kasser).await.unwrap();
    let (thrown, agreed) = (world.aftale(new).await, world.aftale(old).await);
    assert_eq!((thrown.status, thrown.er_kasseret()), (AftaleStatus::Ophoert, true));
    assert!(!agreed.er_kasseret());
}

async fn an_ended_aftale_closes_its_later_times_and_keeps_who_has_booked(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (aftale, serie) = world.frame_of(sofie).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let late = there.iter().find(|tid| tid.local_start == booked_at()).unwrap();
    world.book(sofie, late.id).await.unwrap();
    let end = AftaleSkridt::Opsig { sidste: "2026-12-01".into() };
    tag(world, &jobcenter, aftale.id, end).await.unwrap();
    for known in &there {
        let open = known.local_start.date() <= day("2026-12-01");
        assert_eq!(world.tid(known.id).await.open, open && known.open, "{}", known.local_start);
    }
    assert_eq!(world.coming(sofie).await[0].tid_id, Some(late.id));
    world.assert_whole().await;
}
