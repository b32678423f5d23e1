//! What is added up by the database, against the same reckoned time by time: with times of every state, and held, shared and kept places.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::aftale::AftaleStatus;
use faellestid::domain::ids::{OrganisationId, TidId};
use faellestid::domain::pladser::Pladser;
use faellestid::store::{KommendeTid, SerieAndel, Udvalg};

on_both_engines! {
    sums_of_any_times_are_those_of_each_added_up,
    a_week_tells_holds_that_stand_from_those_that_are_over,
}

type Sums = BTreeMap<(OrganisationId, NaiveDate), i64>;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Every time of Aarhus gets another state: open or closed, full or free, its booking over or not; one series is shared.
async fn shuffle(world: &World, seed: u64) {
    let aarhus = world.organisation("jobcenter", "75100").await;
    let tre_f = world.organisation("a_kasse", "3f").await;
    let (hk_aftale, shared) = world.frame_of(world.borger("borger-med-frist").await).await;
    let ids = [hk_aftale.a_kasse_id, tre_f];
    let mut tx = world.store.begin().await.unwrap();
    let andele = [(ids[0], 1), (ids[1], 2)].map(|(a_kasse_id, pladser)| SerieAndel { a_kasse_id, pladser });
    tx.save_serie_andele(shared.id, &andele).await.unwrap();
    tx.insert_lukkedag(tre_f, day("2026-12-09"), "Lukket").await.unwrap();
    tx.commit().await.unwrap();
    let serier = world.store.read().await.unwrap().serier_of(aarhus).await.unwrap();
    let mut chance = Chance(seed);
    for serie in serier {
        let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
        for tid in there {
            let kapacitet = 1 + chance.below(5);
            let optaget = chance.below(kapacitet + 1);
            let delt = serie.id == shared.id && chance.below(3) > 0;
            let holdt = if delt { chance.below(kapacitet - optaget + 1) } else { 0 };
            let instant = |n| ["NULL", "(SELECT MIN(starts_at) FROM tid)", "starts_at"][usize::try_from(n).unwrap()];
            let (til, frigives) = (instant(chance.below(3)), instant(chance.below(3)));
            let open = if chance.below(4) > 0 { "TRUE" } else { "FALSE" };
            let (delt, id) = (if delt { "TRUE" } else { "FALSE" }, world.raw.id(tid.id.uuid()));
            let set = format!(
                "UPDATE tid SET kapacitet = {kapacitet}, optaget = {optaget}, holdt = {holdt}, open = {open}, delt = {delt}, \
                 bookbar_til = {til}, frigives_at = {frigives} WHERE id = {id}"
            );
            world.raw.run(&set).await;
        }
    }
}

/// What borgere of each a-kasse can book, time by time.
async fn reckoned(world: &World, jobcenter: OrganisationId, (from, to): (NaiveDate, NaiveDate)) -> Sums {
    let (now, mut sums) = (world.clock.now(), Sums::new());
    let mut connection = world.store.read().await.unwrap();
    let aftaler = connection.aftaler_of(jobcenter).await.unwrap();
    for serie in connection.serier_of(jobcenter).await.unwrap() {
        let aftale = aftaler.iter().find(|aftale| aftale.id == serie.aftale_id).unwrap();
        if aftale.status != AftaleStatus::Aftalt {
            continue;
        }
        let andele = connection.serie_andele(serie.id).await.unwrap();
        for tid in connection.kommende_tider(serie.id, now).await.unwrap() {
            let dag = tid.local_start.date();
            let over = tid.bookbar.bookbar_til.is_some_and(|til| til <= now);
            let inside = dag >= from.max(aftale.valid_from) && dag <= to.min(aftale.valid_to);
            if !tid.open || over || !inside {
                continue;
            }
            for (a_kasse, free) in free(&tid, aftale.a_kasse_id, aftale.selvbooking, &andele, now) {
                if tid.bookbar.delt && connection.lukkedag(a_kasse, dag).await.unwrap().is_some() {
                    continue;
                }
                *sums.entry((a_kasse, dag)).or_default() += i64::from(free);
            }
        }
    }
    sums
}

/// For whom a time has how many places.
fn free(
    tid: &KommendeTid,
    a_kasse: OrganisationId,
    selvbooking: bool,
    andele: &[SerieAndel],
    now: chrono::DateTime<chrono::Utc>,
) -> Vec<(OrganisationId, i32)> {
    let free = tid.kapacitet - tid.optaget;
    if !tid.bookbar.delt {
        return if selvbooking { vec![(a_kasse, free)] } else { vec![] };
    }
    let released = tid.bookbar.frigives_at.is_some_and(|at| at <= now);
    let kept = |andel: &SerieAndel| if released { 0 } else { (tid.bookbar.holdt - andel.pladser).max(0) };
    andele.iter().map(|andel| (andel.a_kasse_id, free - kept(andel))).collect()
}

async fn sums_of_any_times_are_those_of_each_added_up(world: &World) {
    let aarhus = world.organisation("jobcenter", "75100").await;
    world.clock.set(at("2026-12-02T09:07:00Z"));
    for seed in [1, 2] {
        shuffle_again(world, seed).await;
        // Over the night in which the clocks go forward, too.
        for days in [("2026-12-02", "2027-04-02"), ("2026-12-07", "2026-12-13"), ("2026-12-02", "2026-12-02")] {
            let days = (day(days.0), day(days.1));
            let now = world.clock.now();
            let mut connection = world.store.read().await.unwrap();
            let told = connection.ledige_pladser_efter_dag(aarhus, now, days).await.unwrap();
            let told: Sums = told.into_iter().map(|one| ((one.a_kasse_id.unwrap(), one.dag), one.antal)).collect();
            drop(connection);
            assert_eq!(told, reckoned(world, aarhus, days).await, "seed {seed}, {days:?}");
            for organisation in
                [aarhus, world.organisation("a_kasse", "hk").await, world.organisation("a_kasse", "3f").await]
            {
                week(world, organisation, days).await;
            }
        }
    }
    put_right(world).await;
}

/// Every time as it was taken by bookings alone.
async fn put_right(world: &World) {
    world
        .raw
        .run(
            "UPDATE tid SET kapacitet = 9, holdt = 0, delt = FALSE, open = TRUE, optaget =
               (SELECT COUNT(*) FROM indkaldelse WHERE indkaldelse.tid_id = tid.id AND indkaldelse.status = 'planlagt')
               + (SELECT COUNT(*) FROM reservation WHERE reservation.tid_id = tid.id)",
        )
        .await;
}

/// A day can be closed once.
async fn shuffle_again(world: &World, seed: u64) {
    world.raw.run("DELETE FROM lukkedag WHERE navn = 'Lukket'").await;
    shuffle(world, seed).await;
}

/// The sums of a week, or of many, are those of its times.
async fn week(world: &World, organisation: OrganisationId, days: (NaiveDate, NaiveDate)) {
    let (now, all, mut connection) = (world.clock.now(), Udvalg::default(), world.store.read().await.unwrap());
    let mut wanted: BTreeMap<_, (i64, i64, i64)> = BTreeMap::new();
    for tid in connection.tider_in_week(organisation, days, &all, now).await.unwrap() {
        let (pladser, begun) = (tid.pladser(), tid.local_start <= faellestid::services::zone::local(now));
        let pladser = Pladser { aaben: pladser.aaben && !begun, ..pladser };
        let sum = wanted.entry((tid.a_kasse_id, tid.jobcenter_id, tid.local_start.date())).or_default();
        *sum = (sum.0 + 1, sum.1 + pladser.ledige(), sum.2 + pladser.booket + pladser.holdt);
    }
    let told = connection.dagens_pladser(organisation, days, now).await.unwrap();
    let told: BTreeMap<_, _> = told
        .into_iter()
        .map(|one| ((one.a_kasse_id, one.jobcenter_id, one.dag), (one.tider, one.ledige, one.optaget)))
        .collect();
    assert_eq!(told, wanted);
}

async fn a_week_tells_holds_that_stand_from_those_that_are_over(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let others = world.other_borgere(1).await;
    let tid = world.tid_with(5, "2026-12-03T07:00:00").await;
    world.hold(sofie, tid).await.unwrap();
    world.hold(others[0], tid).await.unwrap();
    let (hk, hers) = (world.borger_row(sofie).await.a_kasse_id.unwrap(), world.raw.id(sofie.uuid()));
    assert_eq!(seen(world, hk, tid).await, (0, 2, 2));
    let later = "UPDATE reservation SET expires_at = (SELECT MAX(starts_at) FROM tid) WHERE borger_id = ";
    world.raw.run(&format!("{later}{hers}")).await;
    world.clock.set(world.clock.now() + TimeDelta::hours(1));
    // The one that is over still has its place until it is tidied away, and is nobody's.
    assert_eq!(seen(world, hk, tid).await, (0, 1, 2));
    week(world, hk, (day("2026-12-03"), day("2026-12-03"))).await;
}

/// Booked, held and taken places of a time.
async fn seen(world: &World, organisation: OrganisationId, tid: TidId) -> (i64, i64, i32) {
    let days = (day("2026-12-03"), day("2026-12-03"));
    let mut connection = world.store.read().await.unwrap();
    let week = connection.tider_in_week(organisation, days, &Udvalg::default(), world.clock.now()).await.unwrap();
    let found = week.into_iter().find(|row| row.id == tid).unwrap();
    (found.booket, found.holdt, found.optaget)
}
