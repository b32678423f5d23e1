//! Fristdato ends at midnight in Denmark: by the clock, whether or not the job has run, and whoever runs it how often.

use crate::support::{World, at, day, herself, on_both_engines};
use faellestid::clock::Clock;
use faellestid::domain::code_lists::{Deltagelsesvalg, SamtaleType};
use faellestid::domain::frist::{FristStatus, Grund};
use faellestid::domain::ids::BorgerId;
use faellestid::domain::rules::Code;
use faellestid::services::borger_booking::BookingError;
use faellestid::services::frist::FristService;
use faellestid::services::indkaldelse::Hvem;
use faellestid::services::read_log::ReadLog;

on_both_engines! {
    a_hold_does_not_save_a_frist_at_midnight,
    a_booking_in_the_last_second_does,
    it_is_missed_the_day_after_whether_or_not_the_job_has_run,
    the_job_is_the_same_twice_late_and_over_everybody,
    two_nodes_at_once_write_each_step_once,
    registered_again_she_books_at_once_within_ten_days,
    a_missed_frist_lapses_after_three_months,
    the_day_of_the_conversation_closes_the_frist,
    what_the_clock_does_is_nobodys_act,
}

const TYPE_17: SamtaleType = SamtaleType::FaellesJobsamtale;
const LAST_SECOND: &str = "2026-12-02T22:59:59Z";
const MIDNIGHT: &str = "2026-12-02T23:00:00Z";

/// A borger with a frist until 2 December.
async fn due(world: &World) -> BorgerId {
    let borger = world.one_borger().await;
    world.set_frist(borger, TYPE_17, day("2026-12-02"), day("2026-12-30")).await;
    borger
}

async fn only(world: &World, borger: BorgerId) -> (FristStatus, Option<Grund>) {
    let [frist] = &world.frister(borger).await[..] else { panic!("one frist") };
    (frist.status, frist.grund)
}

async fn a_hold_does_not_save_a_frist_at_midnight(world: &World) {
    let borger = due(world).await;
    let tid = world.tid_with(1, "2026-12-08T07:00:00").await;
    world.clock.set(at(LAST_SECOND));
    world.hold(borger, tid).await.unwrap();
    world.clock.set(at(MIDNIGHT));
    let late = world.book(borger, tid).await;
    assert!(matches!(late, Err(BookingError::Refused(verdict)) if verdict.has(Code::FristOverskredet)));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(only(world, borger).await.0, FristStatus::Overskredet);
}

async fn a_booking_in_the_last_second_does(world: &World) {
    let borger = due(world).await;
    let tid = world.tid_with(1, "2026-12-08T07:00:00").await;
    world.clock.set(at(LAST_SECOND));
    world.book(borger, tid).await.unwrap();
    world.clock.set(at(MIDNIGHT));
    world.frist_service.vend(true).await.unwrap();
    assert_eq!(only(world, borger).await, (FristStatus::Indfriet, None));
}

async fn it_is_missed_the_day_after_whether_or_not_the_job_has_run(world: &World) {
    let borger = due(world).await;
    let jobcenter = world.jobcenter_of(borger).await;
    for (moment, status) in [(LAST_SECOND, FristStatus::Aktiv), (MIDNIGHT, FristStatus::Overskredet)] {
        world.clock.set(at(moment));
        let read = world.frist_service.hent_alle(&jobcenter, borger).await.unwrap();
        assert_eq!((read[0].idag.status, read[0].frist.status), (status, FristStatus::Aktiv), "read, not written");
    }
    let before = world.traces().await;
    world.frist_service.vend(false).await.unwrap();
    let since = world.traces_since(before).await;
    assert_eq!((since.versions, since.events >= 1, since.tasks >= 1), (since.events, true, true));
    let [frist] = &world.frister(borger).await[..] else { panic!("one") };
    assert_eq!((frist.status, frist.version), (FristStatus::Overskredet, 2));
    assert_eq!(world.rows_about("opgave", "frist_id", frist.id.uuid(), "AND slags = 'frist_overskredet'").await, 1);
    assert_eq!(
        world.rows_about("notifikation", "frist_id", frist.id.uuid(), "AND kind = 'frist_overskredet'").await,
        1
    );
}

async fn the_job_is_the_same_twice_late_and_over_everybody(world: &World) {
    let mut people = Vec::new();
    for _ in 0..5 {
        people.push(due(world).await);
    }
    world.book(people[0], world.tid_with(1, "2026-12-08T07:00:00").await).await.unwrap();
    world.clock.set(at("2026-12-09T09:00:00Z"));
    let first = world.frist_service.vend(false).await.unwrap();
    assert_eq!(first.fejlet, 0);
    let stored = world.raw.everything().await;
    for alle in [false, true, true, false] {
        let again = world.frist_service.vend(alle).await.unwrap();
        assert_eq!((again.vendt, again.fejlet), (0, 0));
        assert_eq!(world.raw.everything().await, stored);
    }
    let ended = states(world, &people).await;
    assert_eq!(ended[0], (FristStatus::AdministrativtLukket, Some(Grund::Moededag)));
    assert!(ended[1..].iter().all(|state| *state == (FristStatus::Overskredet, None)));
}

async fn states(world: &World, people: &[BorgerId]) -> Vec<(FristStatus, Option<Grund>)> {
    let mut states = Vec::new();
    for &borger in people {
        states.push(only(world, borger).await);
    }
    states
}

/// The service of another process on the same database.
async fn another_node(world: &World, clock: Clock) -> FristService {
    let store = world.db.store().await;
    let (read_log, _) = ReadLog::start(store.clone());
    FristService::new(store, clock, read_log)
}

async fn two_nodes_at_once_write_each_step_once(world: &World) {
    let mut people = Vec::new();
    for _ in 0..12 {
        people.push(due(world).await);
    }
    world.clock.set(at(MIDNIGHT));
    let other = another_node(world, world.clock.clone()).await;
    let (one, two, three) = tokio::join!(world.frist_service.vend(false), other.vend(true), other.vend(false));
    assert_eq!([one.unwrap().fejlet, two.unwrap().fejlet, three.unwrap().fejlet], [0, 0, 0]);
    for borger in people {
        let [frist] = &world.frister(borger).await[..] else { panic!("one") };
        assert_eq!((frist.status, frist.version), (FristStatus::Overskredet, 2));
        assert_eq!(world.rows_about("opgave", "frist_id", frist.id.uuid(), "").await, 1);
        assert_eq!(world.rows_about("haendelse", "entitet_id", frist.id.uuid(), "").await, 2);
    }
}

async fn registered_again_she_books_at_once_within_ten_days(world: &World) {
    let borger = due(world).await;
    world.change_borger(borger, |row| row.afmeldt_fra = Some(day("2026-12-03"))).await;
    world.clock.set(at("2026-12-04T09:00:00Z"));
    let tid = world.tid_with(1, "2026-12-16T07:00:00").await;
    let refused = world.book(borger, tid).await;
    assert!(matches!(refused, Err(BookingError::Refused(verdict)) if verdict.first() == Some(Code::FristOverskredet)));
    world
        .change_borger(borger, |row| {
            row.afmeldt_fra = None;
            row.tilmeldt_fra = Some(day("2026-12-05"));
        })
        .await;
    world.clock.set(at("2026-12-05T09:00:00Z"));
    let late = world.book(borger, tid).await;
    assert!(matches!(late, Err(BookingError::Refused(verdict)) if verdict.has(Code::AfterStraksbooking)));
    let id = world.book(borger, world.tid_with(1, "2026-12-15T07:00:00").await).await.unwrap();
    let [frist] = &world.frister(borger).await[..] else { panic!("one") };
    assert_eq!((frist.status, frist.indkaldelse_id), (FristStatus::Overskredet, Some(id)), "it stays missed");
    world.clock.set(at("2026-12-15T09:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(only(world, borger).await, (FristStatus::AdministrativtLukket, Some(Grund::StraksHoldt)));
}

async fn a_missed_frist_lapses_after_three_months(world: &World) {
    let borger = due(world).await;
    world.clock.set(at("2027-03-02T22:59:59Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(only(world, borger).await, (FristStatus::Overskredet, None));
    world.clock.set(at("2027-03-02T23:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(only(world, borger).await, (FristStatus::AdministrativtLukket, Some(Grund::Foraeldet)));
    world.book(borger, world.tid_with(1, "2027-03-10T07:00:00").await).await.unwrap();
}

async fn the_day_of_the_conversation_closes_the_frist(world: &World) {
    let borger = due(world).await;
    world.book(borger, world.tid_with(1, "2026-12-08T07:00:00").await).await.unwrap();
    for (moment, status) in
        [("2026-12-07T22:59:59Z", FristStatus::Indfriet), ("2026-12-07T23:00:00Z", FristStatus::AdministrativtLukket)]
    {
        world.clock.set(at(moment));
        world.frist_service.vend(false).await.unwrap();
        assert_eq!(only(world, borger).await.0, status);
    }
}

async fn what_the_clock_does_is_nobodys_act(world: &World) {
    let borger = due(world).await;
    world.clock.set(at(MIDNIGHT));
    let valg = Deltagelsesvalg::OensketAfBorger.id();
    world.indkaldelse_service.vaelg(Hvem::Borger(&herself(borger)), borger, None, valg).await.unwrap();
    let hers = world.raw.id(borger.uuid());
    let audit = format!("SELECT actor_kind FROM audit WHERE borger_id = {hers} AND action = 'frist_overskredet'");
    assert_eq!(world.raw.texts(&audit).await, ["system"], "she happened to be the first to come by");
    let kinds =
        "SELECT actor_kind FROM frist_historik JOIN frist ON frist.id = frist_id WHERE handling = 'overskredet'";
    assert_eq!(world.raw.texts(&format!("{kinds} AND borger_id = {hers}")).await, ["system"]);
}
