//! Asking another a-kasse to share times: what it reads before it answers, who hears of the answer, and that it outlives a newer
//! version.

use crate::support::{World, day, kald, left_out_of, on_both_engines, serie_form};
use faellestid::domain::aftale::AftaleHandling;
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::{AftaleId, BorgerId, OrganisationId, SerieId, TidId};
use faellestid::domain::opgave::OpgaveSlags;
use faellestid::domain::rules::serie::SerieForm;
use faellestid::domain::serie::SerieDel;
use faellestid::services::aftaler::{AftaleSkridt, SerieForskel};
use faellestid::services::kald::Kald;
use faellestid::store::{Borger, SerieAndel, SerieRow};

on_both_engines! {
    who_is_asked_to_share_reads_what_the_times_come_to,
    a_newer_version_says_whom_it_asks_to_share,
    an_answer_is_not_lost_when_a_newer_version_takes_over,
    nobody_is_asked_about_times_that_are_over,
}

const START: &str = "2026-12-02T08:30:00";

/// A series of HK's, and members of the a-kasse that is asked.
struct Scene {
    serie: SerieRow,
    hk: OrganisationId,
    tre_f: OrganisationId,
    tre_f_borgere: Vec<BorgerId>,
}

async fn scene(world: &World) -> Scene {
    let serie = world.frame_of(world.borger("borger-med-frist").await).await.1;
    let (hk, tre_f) = (world.organisation("a_kasse", "hk").await, world.organisation("a_kasse", "3f").await);
    let tre_f_borgere = world.other_borgere(2).await;
    for &borger in &tre_f_borgere {
        world.change_borger(borger, |row: &mut Borger| row.a_kasse_id = Some(tre_f)).await;
    }
    Scene { serie, hk, tre_f, tre_f_borgere }
}

async fn tid_at(world: &World, serie: &SerieRow) -> TidId {
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    there.iter().find(|tid| tid.local_start == START.parse().unwrap()).expect("a time at that start").id
}

/// A no and a yes are tasks of the jobcenter, and stand in the history by the name of the a-kasse alone.
async fn answered(world: &World, jobcenter: &Kald<'_>, aftale: AftaleId) {
    let mut connection = world.store.read().await.unwrap();
    let tasks = connection.open_opgaver(jobcenter.myndighed.id.unwrap()).await.unwrap();
    assert_eq!(tasks.iter().filter(|task| task.slags == OpgaveSlags::AftaleDelingBesvaret).count(), 2);
    let answers = [AftaleHandling::DelingBekraeftet, AftaleHandling::DelingAfvist];
    let told = connection.aftale_historik(aftale).await.unwrap();
    let told: Vec<_> = told.iter().filter(|row| answers.contains(&row.handling)).collect();
    assert_eq!(told.len(), 2);
    for row in told {
        assert_eq!((&row.navn, row.kommentar.as_deref()), (&None, Some("Faglig Fælles A-kasse (3F)")));
    }
}

async fn nobody_is_asked_about_times_that_are_over(world: &World) {
    let scene = scene(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    ask(world, &scene, &jobcenter, scene.serie.id).await;
    let (aarhus, today) = (jobcenter.myndighed.id.unwrap(), day("2026-11-24"));
    let waiting = async |a_kasse, today| {
        let mut connection = world.store.read().await.unwrap();
        let asked = connection.serier_foreslaaet_delt(aarhus, a_kasse, today).await.unwrap().len();
        (connection.delinger_der_venter(a_kasse, today).await.unwrap().len(), asked)
    };
    assert_eq!(waiting(scene.tre_f, today).await, (1, 1));
    let stranger = world.new_a_kasse().await;
    let asked = SerieAndel { a_kasse_id: stranger, pladser: 1 };
    let mut tx = world.store.begin().await.unwrap();
    tx.save_serie_forslag(scene.serie.id, &[asked, SerieAndel { a_kasse_id: scene.tre_f, pladser: 1 }]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(waiting(stranger, today).await.0, 0, "without an aftale of its own it cannot answer");
    let host = world.aftale(scene.serie.aftale_id).await;
    let end = AftaleSkridt::Opsig { sidste: "2026-11-25".into() };
    world.aftaler().tag(&jobcenter, host.id, host.version, &end).await.unwrap();
    assert_eq!(waiting(scene.tre_f, day("2026-11-25")).await, (1, 1));
    assert_eq!(waiting(scene.tre_f, day("2026-11-26")).await, (0, 0));
}

/// The jobcenter asks 3F to share the series.
async fn ask(world: &World, scene: &Scene, jobcenter: &Kald<'_>, serie: SerieId) {
    let row = world.store.read().await.unwrap().serie(serie).await.unwrap().unwrap();
    // A copy goes on from before its version begins.
    let fra = row.valid_from.max(world.aftale(row.aftale_id).await.valid_from).to_string();
    let form = SerieForm {
        fra,
        andele: [(scene.hk, "1".to_owned()), (scene.tre_f, "1".to_owned())].into(),
        kapacitet: "3".into(),
        ..serie_form(&row)
    };
    world.serier().ret(jobcenter, serie, row.version, &form).await.unwrap();
}

async fn who_is_asked_to_share_reads_what_the_times_come_to(world: &World) {
    let scene = scene(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    ask(world, &scene, &jobcenter, scene.serie.id).await;
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_undtagelse(left_out_of(scene.serie.id, day(&START[..10]))).await.unwrap();
    tx.commit().await.unwrap();
    let host = world.aftale(scene.serie.aftale_id).await;
    let end = AftaleSkridt::Opsig { sidste: "2026-12-11".into() };
    world.aftaler().tag(&jobcenter, host.id, host.version, &end).await.unwrap();
    let (own, _) = world.frame_of(scene.tre_f_borgere[0]).await;
    let tre_f = kald(MyndighedType::AKasse, Some(scene.tre_f));
    let seen = world.aftaler().vis(&tre_f, own.id).await.unwrap().foreslaaet.remove(0);
    let theirs = world.aftaler().vis(&jobcenter, host.id).await.unwrap().serier;
    let theirs = theirs.iter().find(|vist| vist.row.id == scene.serie.id).unwrap();
    assert_eq!(own.valid_from, host.valid_from, "the same days of both");
    assert_eq!((&seen.omfang, &seen.andele), (&theirs.omfang, &theirs.andele));
    assert!(seen.omfang.tider > 0);
}

async fn a_newer_version_says_whom_it_asks_to_share(world: &World) {
    let scene = scene(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let new = world.aftaler().ny_version(&jobcenter, scene.serie.aftale_id).await.unwrap();
    let copies = world.store.read().await.unwrap().serier_under(new).await.unwrap();
    let copy = copies.iter().find(|copy| copy.afloeser_id == Some(scene.serie.id)).expect("its copy").id;
    ask(world, &scene, &jobcenter, copy).await;
    let told = world.aftaler().vis(&jobcenter, new).await.unwrap().forskel.unwrap();
    let SerieForskel::Aendret { dele, .. } = &told.serier[&copy] else { panic!("{told:?}") };
    assert!(dele.contains(&SerieDel::Deling), "{dele:?}");
}

async fn an_answer_is_not_lost_when_a_newer_version_takes_over(world: &World) {
    let scene = scene(world).await;
    let (tid, borger) = (tid_at(world, &scene.serie).await, scene.tre_f_borgere[0]);
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (hk, tre_f) = (kald(MyndighedType::AKasse, Some(scene.hk)), kald(MyndighedType::AKasse, Some(scene.tre_f)));
    ask(world, &scene, &jobcenter, scene.serie.id).await;
    let new = world.aftaler().ny_version(&jobcenter, scene.serie.aftale_id).await.unwrap();
    let copies = world.store.read().await.unwrap().serier_under(new).await.unwrap();
    let copy = copies.iter().find(|copy| copy.afloeser_id == Some(scene.serie.id)).expect("its copy").id;
    world.serier().svar_deling(&tre_f, scene.serie.id, false).await.unwrap();
    assert!(world.serier().andele(copy).await.unwrap().is_empty(), "a no is one to the copy too");
    ask(world, &scene, &jobcenter, scene.serie.id).await;
    ask(world, &scene, &jobcenter, copy).await;
    world.serier().svar_deling(&tre_f, scene.serie.id, true).await.unwrap();
    world.book(borger, tid).await.unwrap();
    for (kald, skridt) in [(&jobcenter, AftaleSkridt::Foreslaa), (&hk, AftaleSkridt::Bekraeft)] {
        world.aftaler().tag(kald, new, world.aftale(new).await.version, &skridt).await.unwrap();
    }
    assert_eq!(world.tid(tid).await.serie_id, copy);
    let mut connection = world.store.read().await.unwrap();
    let (shared, waits) = (connection.serie_andele(copy).await.unwrap(), connection.serie_forslag(copy).await.unwrap());
    drop(connection);
    assert_eq!((shared.len(), waits.len(), world.tid(tid).await.bookbar.holdt), (2, 0, 1));
    answered(world, &jobcenter, scene.serie.aftale_id).await;
    world.book(scene.tre_f_borgere[1], tid).await.unwrap();
    world.assert_whole().await;
}
