//! Changing and ending what is agreed: whom it hits is shown by name, what is done is what was shown, and nobody is left standing unseen.

use crate::support::{World, day, kald, on_both_engines, refused, serie_form};
use faellestid::domain::aftale::AftaleStatus;
use faellestid::domain::aftaleaendring::{RamtGrund, RamtUdfald};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::{BorgerId, TidId};
use faellestid::domain::lukning::MasseStatus;
use faellestid::domain::rules::Code;
use faellestid::domain::serie::SerieDel;
use faellestid::services::aftaleaendring::{AftaleaendringService, Beslutning, arbejd_alle};
use faellestid::services::aftaler::AftaleSkridt;
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::read_log::ReadLog;
use faellestid::store::SerieRow;

on_both_engines! {
    who_is_booked_follows_a_series_to_its_new_place_and_is_told,
    who_is_left_with_the_old_is_somebodys_task_until_it_is_right,
    who_loses_company_is_named_and_becomes_a_task,
    it_is_decided_what_becomes_of_who_is_booked,
    who_books_between_the_preview_and_the_decision_is_not_overlooked,
    many_have_their_turn_by_the_job_and_once_only,
    a_conversation_that_may_not_be_changed_becomes_a_task_with_the_reason,
    an_aftale_is_ended_with_everybody_seen_and_the_ending_taken_back,
    an_ending_is_taken_back_only_while_nothing_else_has_come,
    what_a_newer_version_leaves_behind_is_somebodys_task,
    another_jobcenter_sees_and_undoes_nothing,
}

const WEDNESDAY: &str = "2026-12-02T08:30:00";

fn service(world: &World) -> AftaleaendringService {
    let (read_log, _) = ReadLog::start(world.store.clone());
    AftaleaendringService::new(world.store.clone(), world.clock.clone(), read_log)
}

/// Sofie has booked on the Wednesday, in a series of her jobcenter's aftale with her a-kasse.
async fn booked(world: &World) -> (BorgerId, TidId, SerieRow) {
    let sofie = world.borger("borger-med-frist").await;
    let serie = world.frame_of(sofie).await.1;
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let start = WEDNESDAY.parse().unwrap();
    let tid = there.iter().find(|tid| tid.local_start == start).unwrap().id;
    world.hold(sofie, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    (sofie, tid, serie)
}

async fn opgaver(world: &World, borger: BorgerId, slags: &str) -> usize {
    let open = format!("AND slags = '{slags}' AND status = 'aaben'");
    world.rows_about("opgave", "borger_id", borger.uuid(), &open).await
}

fn decided<'a>(set: &'a str, samtaler: &'a str) -> Beslutning<'a> {
    Beslutning { set: Some(set), samtaler }
}

async fn who_is_booked_follows_a_series_to_its_new_place_and_is_told(world: &World) {
    let (sofie, tid, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let before = world.coming(sofie).await.remove(0);
    let told = world.beskeder(sofie).await.len();
    let mut form = serie_form(&serie);
    (form.adresse, form.medarbejder) = ("Andetsted 3, 8000 Aarhus C".into(), "Team Ny".into());
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    let hers = seen.ramte.det_gamle.iter().find(|(samtale, _)| samtale.borger_id == sofie).expect("she is named");
    assert_eq!(hers.1, [SerieDel::Sted, SerieDel::Hvem]);
    assert_eq!((hers.0.navn.is_empty(), seen.ramte.lukkes.len()), (false, 0));
    let set = seen.ramte.kendetegn();
    let id = service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "ret")).await.unwrap().unwrap();
    let hers = world.coming(sofie).await.remove(0);
    assert_eq!((hers.adresse.as_deref(), hers.medarbejder.as_str()), (Some("Andetsted 3, 8000 Aarhus C"), "Team Ny"));
    assert_eq!(
        (hers.tid_id, hers.titel.as_str(), hers.version),
        (Some(tid), before.titel.as_str(), before.version + 1)
    );
    assert_eq!(world.beskeder(sofie).await.len(), told + 1, "she is told");
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert_eq!(done.aendring.status, MasseStatus::Faerdig);
    let hers = done.ramte.iter().find(|row| row.borger_id == sofie).unwrap();
    assert_eq!((hers.udfald, hers.ikke_naaet), (RamtUdfald::Rettet, false));
    assert_eq!(opgaver(world, sofie, "staar_med_det_gamle").await, 0);
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    assert_eq!(seen.ramte.antal(), 0, "nobody is left behind");
    world.assert_whole().await;
}

async fn who_is_left_with_the_old_is_somebodys_task_until_it_is_right(world: &World) {
    let (sofie, _, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let before = world.coming(sofie).await.remove(0);
    let told = world.beskeder(sofie).await.len();
    let mut form = serie_form(&serie);
    form.medarbejder = "Team Ny".into();
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    let set = seen.ramte.kendetegn();
    let id = service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "lad-staa")).await.unwrap().unwrap();
    assert_eq!(world.coming(sofie).await.remove(0), before, "she keeps all of it");
    assert_eq!((world.beskeder(sofie).await.len(), opgaver(world, sofie, "staar_med_det_gamle").await), (told, 1));
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert!(done.ramte.iter().all(|row| (row.grund, row.udfald) == (RamtGrund::DetGamle, RamtUdfald::Opgave)));
    // The next change of the series finds her still with the oldest.
    form.medarbejder = "Team Nyere".into();
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    let set = seen.ramte.kendetegn();
    service.ret_serie(&jobcenter, serie.id, 2, &form, decided(&set, "ret")).await.unwrap();
    assert_eq!(world.coming(sofie).await[0].medarbejder, "Team Nyere");
    assert_eq!(opgaver(world, sofie, "staar_med_det_gamle").await, 0, "nobody needs to see to it any more");
}

async fn who_loses_company_is_named_and_becomes_a_task(world: &World) {
    let (sofie, tid, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let mut form = serie_form(&serie);
    (form.ugedage, form.adresse) = ("man,fre".parse().unwrap(), "Andetsted 3, 8000 Aarhus C".into());
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    assert!(seen.ramte.lukkes.iter().any(|samtale| samtale.borger_id == sofie && samtale.tid_id == tid));
    assert!(seen.ramte.det_gamle.iter().all(|(samtale, _)| samtale.borger_id != sofie), "each is told once");
    let set = seen.ramte.kendetegn();
    let id = service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "ret")).await.unwrap().unwrap();
    assert_eq!(
        world.coming(sofie).await[0].adresse,
        serie.adresse,
        "a time that closes stays as it was agreed with her"
    );
    assert_eq!(opgaver(world, sofie, "tid_ude_af_aftalen").await, 1);
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert!(done.aendring.lukkede > 1);
    let hers = done.ramte.iter().find(|row| row.borger_id == sofie).unwrap();
    assert_eq!((hers.grund, hers.udfald, hers.tid_id), (RamtGrund::TidenLukkes, RamtUdfald::Opgave, Some(tid)));
    // Once she is called off, nobody needs to look.
    faellestid::services::lukning::luk_tid(&world.store, &world.clock, &jobcenter, tid, true).await.unwrap();
    assert_eq!(opgaver(world, sofie, "tid_ude_af_aftalen").await, 0);
}

async fn it_is_decided_what_becomes_of_who_is_booked(world: &World) {
    let (_, _, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let mut form = serie_form(&serie);
    form.adresse = "Andetsted 3, 8000 Aarhus C".into();
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    let (set, stored) = (seen.ramte.kendetegn(), world.raw.count("aftaleaendring").await);
    let undecided = service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "")).await;
    assert_eq!(refused(undecided), [Code::SamtalerNotDecided]);
    assert_eq!(world.raw.count("aftaleaendring").await, stored);
    let kept = world.store.read().await.unwrap().serie(serie.id).await.unwrap().unwrap();
    assert_eq!((kept.adresse, kept.version), (serie.adresse.clone(), 1), "nothing was done by half");
    // What hits nobody asks nothing.
    let mut wider = serie_form(&serie);
    wider.kapacitet = "4".into();
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &wider).await.unwrap();
    let set = seen.ramte.kendetegn();
    service.ret_serie(&jobcenter, serie.id, 1, &wider, decided(&set, "")).await.unwrap();
}

async fn who_books_between_the_preview_and_the_decision_is_not_overlooked(world: &World) {
    let (_, tid, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let mut form = serie_form(&serie);
    form.ugedage = "man,fre".parse().unwrap();
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    let other = world.other_borgere(1).await[0];
    world.hold(other, tid).await.unwrap();
    world.book(other, tid).await.unwrap();
    let set = seen.ramte.kendetegn();
    let stale = service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "lad-staa")).await;
    assert!(matches!(stale, Err(Afvist::Foraeldet { .. })), "{stale:?}");
    assert!(world.tid(tid).await.open, "nothing is closed");
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    assert!(seen.ramte.lukkes.iter().any(|samtale| samtale.borger_id == other));
    let set = seen.ramte.kendetegn();
    service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "lad-staa")).await.unwrap();
    assert_eq!(opgaver(world, other, "tid_ude_af_aftalen").await, 1);
}

async fn many_have_their_turn_by_the_job_and_once_only(world: &World) {
    let (_, tid, serie) = booked(world).await;
    // Sixty more of them in the same time.
    let people = world.other_borgere(60).await;
    let mut tx = world.store.begin().await.unwrap();
    tx.set_tid_kapacitet(tid, 70).await.unwrap();
    tx.commit().await.unwrap();
    for &borger in &people {
        world.hold(borger, tid).await.unwrap();
        world.book(borger, tid).await.unwrap();
    }
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let mut form = serie_form(&serie);
    (form.ugedage, form.kapacitet) = ("man,fre".parse().unwrap(), "20".into());
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    let set = seen.ramte.kendetegn();
    let id = service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "lad-staa")).await.unwrap().unwrap();
    let begun = service.vis(&jobcenter, id).await.unwrap();
    assert_eq!(begun.aendring.status, MasseStatus::IGang, "nobody waits for so many");
    assert!(begun.ramte.iter().all(|row| row.udfald == RamtUdfald::Venter));
    let done = arbejd_alle(&world.store, &world.clock, &world.indkaldelse_service).await.unwrap();
    assert_eq!(usize::try_from(done).unwrap(), begun.ramte.len());
    assert_eq!(arbejd_alle(&world.store, &world.clock, &world.indkaldelse_service).await.unwrap(), 0);
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert_eq!(done.aendring.status, MasseStatus::Faerdig);
    assert!(done.ramte.iter().all(|row| row.udfald == RamtUdfald::Opgave));
    assert_eq!(opgaver(world, people[0], "tid_ude_af_aftalen").await, 1);
}

async fn a_conversation_that_may_not_be_changed_becomes_a_task_with_the_reason(world: &World) {
    let (sofie, _, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    // By telephone she must have a number; she has none.
    world.raw.run("UPDATE indkaldelse SET borger_telefon = NULL").await;
    let mut form = serie_form(&serie);
    form.adresse = String::new();
    form.samtaleform = faellestid::domain::code_lists::Samtaleform::Telefonisk.id().to_string();
    let seen = service.forhaandsvis_serie(&jobcenter, serie.aftale_id, Some(serie.id), &form).await.unwrap();
    let set = seen.ramte.kendetegn();
    let id = service.ret_serie(&jobcenter, serie.id, 1, &form, decided(&set, "ret")).await.unwrap().unwrap();
    let done = service.vis(&jobcenter, id).await.unwrap();
    let hers = done.ramte.iter().find(|row| row.borger_id == sofie).unwrap();
    assert_eq!(hers.udfald, RamtUdfald::Afvist);
    assert!(hers.kode.as_deref().and_then(Code::from_text).is_some(), "{:?}", hers.kode);
    assert_eq!(world.coming(sofie).await[0].samtaleform, serie.samtaleform);
    assert_eq!(opgaver(world, sofie, "staar_med_det_gamle").await, 1);
}

async fn end(world: &World, jobcenter: &Kald<'_>, serie: &SerieRow, sidste: &str) -> uuid::Uuid {
    let (service, version) = (service(world), world.aftale(serie.aftale_id).await.version);
    let seen = service.forhaandsvis_opsigelse(jobcenter, serie.aftale_id, version, sidste).await.unwrap();
    service.opsig(jobcenter, serie.aftale_id, version, sidste, &seen.kendetegn()).await.unwrap()
}

async fn an_aftale_is_ended_with_everybody_seen_and_the_ending_taken_back(world: &World) {
    let (sofie, tid, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let before = world.aftale(serie.aftale_id).await;
    let open = world.raw.count("tid WHERE open").await;
    let seen = service.forhaandsvis_opsigelse(&jobcenter, before.id, before.version, "2026-12-01").await.unwrap();
    assert!(seen.samtaler.iter().any(|samtale| samtale.borger_id == sofie));
    let wrong = service.opsig(&jobcenter, before.id, before.version, "2026-12-01", "0-0-0").await;
    assert!(matches!(wrong, Err(Afvist::Foraeldet { .. })), "{wrong:?}");
    assert_eq!(world.aftale(before.id).await.valid_to, before.valid_to, "nothing was done");
    let id = end(world, &jobcenter, &serie, "2026-12-01").await;
    assert_eq!(world.aftale(before.id).await.valid_to, day("2026-12-01"));
    assert!(!world.tid(tid).await.open);
    assert_eq!(opgaver(world, sofie, "tid_ude_af_aftalen").await, 1);
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert!(done.kan_fortrydes && done.aendring.lukkede > 0);
    assert_eq!(done.ramte.len(), seen.samtaler.len());
    service.fortryd_opsigelse(&jobcenter, id).await.unwrap();
    let after = world.aftale(before.id).await;
    assert_eq!(
        (after.valid_from, after.valid_to, after.status),
        (before.valid_from, before.valid_to, AftaleStatus::Aftalt)
    );
    assert_eq!(world.raw.count("tid WHERE open").await, open, "every time is open again");
    assert_eq!(opgaver(world, sofie, "tid_ude_af_aftalen").await, 0);
    let undone = service.vis(&jobcenter, id).await.unwrap();
    assert_eq!((undone.aendring.status, undone.kan_fortrydes), (MasseStatus::Fortrudt, false));
    assert_eq!(refused(service.fortryd_opsigelse(&jobcenter, id).await), [Code::AftaleWrongStep]);
    world.assert_whole().await;
}

async fn an_ending_is_taken_back_only_while_nothing_else_has_come(world: &World) {
    let (_, _, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let first = end(world, &jobcenter, &serie, "2026-12-04").await;
    let second = end(world, &jobcenter, &serie, "2026-12-01").await;
    assert_eq!(
        refused(service.fortryd_opsigelse(&jobcenter, first).await),
        [Code::AftaleWrongStep],
        "it was ended again"
    );
    service.fortryd_opsigelse(&jobcenter, second).await.unwrap();
    assert_eq!(world.aftale(serie.aftale_id).await.valid_to, day("2026-12-04"));
    // Another aftale with the same a-kasse covers the days by now.
    let a_kasse = world.aftale(serie.aftale_id).await.a_kasse_id;
    let udkast = crate::support::aftale_udkast("2026-12-05", "2027-03-01");
    let other = world.aftaler().opret(&jobcenter, Some(a_kasse), &udkast).await.unwrap();
    let mut form = serie_form(&serie);
    (form.fra, form.til) = ("2026-12-05".into(), "2027-03-01".into());
    world.serier().opret(&jobcenter, other, &form).await.unwrap();
    let version = world.aftale(other).await.version;
    world.aftaler().tag(&jobcenter, other, version, &AftaleSkridt::Foreslaa).await.unwrap();
    assert_eq!(refused(service.fortryd_opsigelse(&jobcenter, first).await), [Code::AftaleOverlaps]);
    assert!(!service.vis(&jobcenter, first).await.unwrap().kan_fortrydes);
}

async fn what_a_newer_version_leaves_behind_is_somebodys_task(world: &World) {
    let (sofie, _, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let new = world.aftaler().ny_version(&jobcenter, serie.aftale_id).await.unwrap();
    let copy = world.store.read().await.unwrap().serier_under(new).await.unwrap();
    let copy = copy.into_iter().find(|copy| copy.afloeser_id == Some(serie.id)).unwrap();
    world.serier().fjern(&jobcenter, new, world.aftale(new).await.version, copy.id).await.unwrap();
    if world.store.read().await.unwrap().serier_under(new).await.unwrap().is_empty() {
        let mut form = serie_form(&serie);
        (form.fra, form.ugedage) = (world.aftale(new).await.valid_from.to_string(), "tor".parse().unwrap());
        world.serier().opret(&jobcenter, new, &form).await.unwrap();
    }
    let (_, hit) = service(world).forhaandsvis_version(&jobcenter, new).await.unwrap();
    assert!(hit.lukkes.iter().any(|samtale| samtale.borger_id == sofie), "she is named before it is agreed");
    let step = AftaleSkridt::UdenOm { hvem: "Bo Prøve".into(), hvornaar: "2026-11-24".into() };
    world.aftaler().tag(&jobcenter, new, world.aftale(new).await.version, &step).await.unwrap();
    assert_eq!(world.coming(sofie).await.len(), 1, "she keeps her time");
    assert_eq!(opgaver(world, sofie, "tid_ude_af_aftalen").await, 1);
    let of_new = world.store.read().await.unwrap().aftaleaendringer_of(new, 5).await.unwrap();
    assert_eq!((of_new.len(), of_new[0].status), (1, MasseStatus::Faerdig));
}

async fn another_jobcenter_sees_and_undoes_nothing(world: &World) {
    let (_, _, serie) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let id = end(world, &jobcenter, &serie, "2026-12-01").await;
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    for foreign in [&odense, &hk] {
        assert_eq!(refused(service.vis(foreign, id).await), [Code::NotAuthorised]);
        assert_eq!(refused(service.fortryd_opsigelse(foreign, id).await), [Code::NotAuthorised]);
        let seen = service.forhaandsvis_opsigelse(foreign, serie.aftale_id, 1, "2026-12-01").await;
        assert_eq!(refused(seen), [Code::NotAuthorised]);
        let done = service.ret_serie(foreign, serie.id, 1, &serie_form(&serie), decided("", "ret")).await;
        assert_eq!(refused(done), [Code::NotAuthorised]);
    }
    let of_theirs = world.aftaler().vis(&hk, serie.aftale_id).await.map(|visning| visning.aendringer.len());
    assert!(!matches!(of_theirs, Ok(1..)), "to an a-kasse there are no receipts");
}
