//! Closing many times: what is shown is what is done, nothing else is; it can be broken off, found again, and undone.

use std::collections::BTreeMap;

use crate::support::{World, day, kald, on_both_engines, refused};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::{BorgerId, IndkaldelseId, TidId};
use faellestid::domain::lukning::{Maade, MasseStatus, Valg};
use faellestid::domain::rules::Code;
use faellestid::services::aftaler::AftaleSkridt;
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::lukkedage::LukkedagService;
use faellestid::services::lukning::{Beslutning, LukningService, arbejd_alle};
use faellestid::services::read_log::ReadLog;
use uuid::Uuid;

on_both_engines! {
    a_day_is_called_off_with_everybody_in_it_and_opened_again,
    a_day_closed_for_new_bookings_keeps_its_conversations,
    who_books_between_the_preview_and_the_decision_is_not_overlooked,
    many_times_are_closed_by_the_job_and_once_only,
    another_jobcenter_closes_and_sees_nothing,
    who_calls_off_says_why,
    undoing_opens_nothing_on_a_day_that_was_closed_since,
    undoing_opens_nothing_after_the_last_day_of_the_aftale,
}

const WEDNESDAY: &str = "2026-12-02";

fn service(world: &World) -> LukningService {
    let (read_log, _) = ReadLog::start(world.store.clone());
    LukningService::new(world.store.clone(), world.clock.clone(), read_log)
}

fn on(fra: &str, til: &str) -> Valg {
    Valg { fra: day(fra), til: day(til), a_kasse: None, serier: None, kun: None }
}

static NOWHERE: BTreeMap<IndkaldelseId, TidId> = BTreeMap::new();

/// What the page that showed `set` decides.
fn decided(maade: Maade, set: &str) -> Beslutning<'_> {
    Beslutning { maade, set, til: &NOWHERE, begrundelse: "Personaledag" }
}

/// Sofie has booked on the Wednesday.
async fn booked(world: &World) -> (BorgerId, TidId) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(2, &format!("{WEDNESDAY}T07:00:00")).await;
    world.hold(sofie, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    (sofie, tid)
}

async fn open_times(world: &World, valg: &Valg) -> usize {
    let aarhus = world.organisation("jobcenter", "75100").await;
    let all = world.store.read().await.unwrap().valgte_tider(aarhus, valg, world.clock.now()).await.unwrap();
    all.iter().filter(|tid| tid.open).count()
}

async fn a_day_is_called_off_with_everybody_in_it_and_opened_again(world: &World) {
    let (sofie, tid) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let valg = on(WEDNESDAY, WEDNESDAY);
    let before = open_times(world, &valg).await;
    let hit = service.forhaandsvis(&jobcenter, &valg).await.unwrap();
    assert_eq!(hit.tider.len(), before);
    assert!(hit.samtaler.iter().any(|row| row.borger_id == sofie && row.tid_id == tid));
    let id = service.begynd(&jobcenter, &valg, decided(Maade::Aflys, &hit.kendetegn())).await.unwrap();
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert_eq!((done.masse.status, done.masse.venter, open_times(world, &valg).await), (MasseStatus::Faerdig, 0, 0));
    assert_eq!((done.aflyst.len(), done.staar.len()), (hit.samtaler.len(), 0));
    assert!(done.aflyst.iter().all(|row| !row.ikke_naaet), "each has a message");
    assert!(world.coming(sofie).await.is_empty());
    assert_eq!(world.frister(sofie).await[0].status, FristStatus::Aktiv);
    service.fortryd(&jobcenter, id).await.unwrap();
    assert_eq!(open_times(world, &valg).await, before);
    assert!(world.coming(sofie).await.is_empty(), "what was called off stays so");
    let undone = service.vis(&jobcenter, id).await.unwrap().masse;
    assert_eq!((undone.status, undone.genaabnet), (MasseStatus::Fortrudt, i64::try_from(before).unwrap()));
}

async fn a_day_closed_for_new_bookings_keeps_its_conversations(world: &World) {
    let (sofie, tid) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let valg = Valg { kun: Some([tid].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let hit = service.forhaandsvis(&jobcenter, &valg).await.unwrap();
    assert_eq!((hit.tider.len(), hit.samtaler.len()), (1, 1));
    let id = service.begynd(&jobcenter, &valg, decided(Maade::Luk, &hit.kendetegn())).await.unwrap();
    let done = service.vis(&jobcenter, id).await.unwrap();
    assert_eq!((done.aflyst.len(), done.staar.len()), (0, 1));
    assert_eq!(world.coming(sofie).await.len(), 1);
    let other = world.other_borgere(1).await[0];
    assert!(world.hold(other, tid).await.is_err(), "it is closed");
    assert!(open_times(world, &on(WEDNESDAY, WEDNESDAY)).await > 0, "the others of the day are not");
}

async fn who_books_between_the_preview_and_the_decision_is_not_overlooked(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let valg = on(WEDNESDAY, WEDNESDAY);
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(2, &format!("{WEDNESDAY}T07:00:00")).await;
    let hit = service.forhaandsvis(&jobcenter, &valg).await.unwrap();
    world.hold(sofie, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    let before = open_times(world, &valg).await;
    let stale = service.begynd(&jobcenter, &valg, decided(Maade::Aflys, &hit.kendetegn())).await;
    assert!(matches!(stale, Err(Afvist::Foraeldet { .. })), "{stale:?}");
    assert_eq!((open_times(world, &valg).await, world.coming(sofie).await.len()), (before, 1));
    assert!(service.seneste(&jobcenter).await.unwrap().is_empty());
}

async fn many_times_are_closed_by_the_job_and_once_only(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let valg = on("2026-12-07", "2026-12-11");
    let hit = service.forhaandsvis(&jobcenter, &valg).await.unwrap();
    assert!(hit.tider.len() > 50, "{}", hit.tider.len());
    let id = service.begynd(&jobcenter, &valg, decided(Maade::Luk, &hit.kendetegn())).await.unwrap();
    let begun = service.vis(&jobcenter, id).await.unwrap().masse;
    assert_eq!((begun.status, begun.venter), (MasseStatus::IGang, begun.tider));
    assert!(matches!(service.fortryd(&jobcenter, id).await, Err(Afvist::Foraeldet { .. })), "not while it goes on");
    let one = world.db.store().await;
    let (a, b) = tokio::join!(arbejd_alle(&world.store, &world.clock), arbejd_alle(&one, &world.clock));
    assert!(a.unwrap() + b.unwrap() >= u64::try_from(begun.tider).unwrap());
    assert_eq!(arbejd_alle(&world.store, &world.clock).await.unwrap(), 0);
    let done = service.seneste(&jobcenter).await.unwrap().remove(0);
    assert_eq!((done.id, done.status, done.venter, open_times(world, &valg).await), (id, MasseStatus::Faerdig, 0, 0));
    let lines = world.raw.count("audit WHERE action = 'tid_lukket'").await;
    assert_eq!(lines, hit.tider.len(), "each was closed once");
}

async fn another_jobcenter_closes_and_sees_nothing(world: &World) {
    let (sofie, _) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (aarhus, service) = (world.aarhus(&actor).await, service(world));
    let valg = on(WEDNESDAY, WEDNESDAY);
    let hit = service.forhaandsvis(&aarhus, &valg).await.unwrap();
    let id = service.begynd(&aarhus, &valg, decided(Maade::Luk, &hit.kendetegn())).await.unwrap();
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    for foreign in [&odense, &hk] {
        assert_eq!(refused(service.vis(foreign, id).await), [Code::NotAuthorised]);
        assert_eq!(refused(service.fortryd(foreign, id).await), [Code::NotAuthorised]);
    }
    if let Ok(theirs) = service.forhaandsvis(&odense, &valg).await {
        assert!(theirs.samtaler.iter().all(|row| row.borger_id != sofie));
    }
    assert_eq!(refused(service.forhaandsvis(&hk, &valg).await), [Code::NotAuthorised]);
    let nothing = Valg { kun: Some([].into()), ..valg };
    assert_eq!(refused(service.forhaandsvis(&aarhus, &nothing).await), [Code::NoTimesChosen]);
}

async fn who_calls_off_says_why(world: &World) {
    let (sofie, tid) = booked(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, service) = (world.aarhus(&actor).await, service(world));
    let valg = Valg { kun: Some([tid].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let hit = service.forhaandsvis(&jobcenter, &valg).await.unwrap();
    let set = hit.kendetegn();
    let without = Beslutning { begrundelse: " ", ..decided(Maade::Aflys, &set) };
    assert_eq!(refused(service.begynd(&jobcenter, &valg, without).await), [Code::BegrundelseMissing]);
    assert_eq!(world.coming(sofie).await.len(), 1);
    let id = service.begynd(&jobcenter, &valg, decided(Maade::Aflys, &set)).await.unwrap();
    assert_eq!(service.vis(&jobcenter, id).await.unwrap().masse.begrundelse.as_deref(), Some("Personaledag"));
    let eksempel = service.eksempel(&jobcenter, sofie, hit.samtaler[0].id).await.unwrap();
    assert_eq!(eksempel.samtale.borger_id, sofie);
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    assert_eq!(refused(service.eksempel(&odense, sofie, hit.samtaler[0].id).await), [Code::NotAuthorised]);
}

/// Closes the Wednesday, and gives what undoes it and how many times were open.
async fn closed(world: &World, jobcenter: &Kald<'_>, valg: &Valg) -> (Uuid, usize) {
    let (service, before) = (service(world), open_times(world, valg).await);
    let hit = service.forhaandsvis(jobcenter, valg).await.unwrap();
    let id = service.begynd(jobcenter, valg, decided(Maade::Luk, &hit.kendetegn())).await.unwrap();
    assert!(before > 0 && open_times(world, valg).await == 0);
    (id, before)
}

async fn undoing_opens_nothing_on_a_day_that_was_closed_since(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, valg) = (world.aarhus(&actor).await, on(WEDNESDAY, WEDNESDAY));
    let (id, before) = closed(world, &jobcenter, &valg).await;
    let (read_log, _) = ReadLog::start(world.store.clone());
    let lukkedage = LukkedagService::new(world.store.clone(), world.clock.clone(), read_log);
    let seen = lukkedage.forhaandsvis(&jobcenter, WEDNESDAY, "Kursus").await.unwrap().kendetegn();
    lukkedage.luk(&jobcenter, WEDNESDAY, "Kursus", &seen).await.unwrap();
    service(world).fortryd(&jobcenter, id).await.unwrap();
    assert_eq!(open_times(world, &valg).await, 0);
    let undone = service(world).vis(&jobcenter, id).await.unwrap().masse;
    assert_eq!((undone.status, undone.genaabnet), (MasseStatus::Fortrudt, i64::try_from(before).unwrap()));
    lukkedage.aabn(&jobcenter, day(WEDNESDAY)).await.unwrap();
    assert_eq!(open_times(world, &valg).await, before, "they open with their day");
    world.assert_whole().await;
}

async fn undoing_opens_nothing_after_the_last_day_of_the_aftale(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (aftale, serie) = world.frame_of(sofie).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let valg = Valg { serier: Some([serie.id].into()), ..on(WEDNESDAY, WEDNESDAY) };
    let (id, _) = closed(world, &jobcenter, &valg).await;
    let end = AftaleSkridt::Opsig { sidste: "2026-12-01".into() };
    world.aftaler().tag(&jobcenter, aftale.id, world.aftale(aftale.id).await.version, &end).await.unwrap();
    service(world).fortryd(&jobcenter, id).await.unwrap();
    assert_eq!(open_times(world, &valg).await, 0);
}
