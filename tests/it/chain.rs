//! Aftale → serie → tid: the times follow from what was agreed, and deriving them again, late or twice at once changes nothing.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use crate::support::{World, at, day, left_out_of, on_both_engines};
use faellestid::domain::aftale::AftaleStatus;
use faellestid::domain::calendar::holidays::is_closed_for_all;
use faellestid::domain::calendar::{IsoWeek, helligdag};
use faellestid::services::tider::{HORIZON_DAYS, derive_all};
use faellestid::services::zone;
use faellestid::store::{SerieRow, Udvalg};

on_both_engines! {
    deriving_twice_changes_nothing,
    two_nodes_deriving_at_once_make_each_time_once,
    times_that_were_lost_come_back_the_same,
    the_demo_has_thousands_of_times_over_twelve_weeks,
    no_time_lies_on_a_helligdag_or_an_office_closed_day,
    no_time_lies_on_a_lukkedag_of_its_jobcenter,
    each_serie_has_times_on_its_weekdays_and_in_its_weeks_alone,
    an_aftale_that_is_only_proposed_has_no_times,
    an_undtagelse_and_the_end_of_the_aftale_take_times_away,
}

const TODAY: &str = "2026-11-24";

async fn days(world: &World, serie: &SerieRow) -> BTreeSet<NaiveDate> {
    let id = world.raw.id(serie.id.uuid());
    let days = world.raw.texts(&format!("SELECT CAST(local_date AS TEXT) FROM tid WHERE serie_id = {id}")).await;
    days.iter().map(|text| day(text)).collect()
}

async fn serier(world: &World) -> Vec<SerieRow> {
    world.store.read().await.unwrap().live_serier(day(TODAY)).await.unwrap()
}

/// What the times are, whatever their keys.
async fn times(world: &World) -> BTreeSet<String> {
    let shown = [
        "serie_id",
        "aftale_id",
        "local_date",
        "local_start",
        "local_end",
        "starts_at",
        "ends_at",
        "kapacitet",
        "open",
    ];
    let rows = world.raw.rows_of("tid", &shown).await;
    let (count, distinct) = (rows.len(), rows.into_iter().collect::<BTreeSet<_>>());
    assert_eq!(distinct.len(), count);
    distinct
}

async fn deriving_twice_changes_nothing(world: &World) {
    let stored = world.raw.everything().await;
    assert_eq!(derive_all(&world.store, &world.clock).await.unwrap(), 0);
    assert_eq!(world.raw.everything().await, stored);
}

async fn two_nodes_deriving_at_once_make_each_time_once(world: &World) {
    let before = world.raw.count("tid").await;
    world.clock.set(at("2027-01-12T09:00:00Z"));
    let other_node = world.db.store().await;
    let (one, other) = tokio::join!(
        tokio::spawn({
            let (store, clock) = (world.store.clone(), world.clock.clone());
            async move { derive_all(&store, &clock).await }
        }),
        derive_all(&other_node, &world.clock),
    );
    let new = one.unwrap().unwrap() + other.unwrap();
    assert!(new > 1000, "{new}");
    assert_eq!(world.raw.count("tid").await, before + usize::try_from(new).unwrap());
    let both = times(world).await;
    assert_eq!(derive_all(&world.store, &world.clock).await.unwrap(), 0, "between them they left one out");
    assert_eq!(times(world).await, both);
}

async fn times_that_were_lost_come_back_the_same(world: &World) {
    let before = times(world).await;
    world.raw.run("DELETE FROM tid WHERE optaget = 0").await;
    let lost = before.len() - world.raw.count("tid").await;
    // Later the same day: those that have begun by now come back too.
    world.clock.set(at("2026-11-24T22:00:00Z"));
    assert_eq!(derive_all(&world.store, &world.clock).await.unwrap(), u64::try_from(lost).unwrap());
    assert_eq!(times(world).await, before);
}

async fn the_demo_has_thousands_of_times_over_twelve_weeks(world: &World) {
    assert!(world.raw.count("tid").await > 2000);
    let horizon = day(TODAY) + Days::new(HORIZON_DAYS);
    let mut weeks = BTreeSet::new();
    for serie in serier(world).await {
        for date in days(world, &serie).await {
            assert!((day(TODAY)..=horizon).contains(&date));
            weeks.insert(IsoWeek::of(date));
        }
    }
    assert_eq!(weeks.len(), 13, "twelve whole weeks from a Tuesday touch thirteen");
}

async fn no_time_lies_on_a_helligdag_or_an_office_closed_day(world: &World) {
    let mut open = BTreeSet::new();
    for serie in serier(world).await {
        open.extend(days(world, &serie).await);
    }
    assert!(open.contains(&day("2026-12-23")) && open.contains(&day("2026-12-30")));
    assert!(open.iter().all(|&date| !is_closed_for_all(date)));
    for closed in ["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"] {
        assert!(!open.contains(&day(closed)), "{closed}");
    }
    assert!(helligdag(day("2026-12-25")).is_some(), "a Friday, on which there would be times");
}

async fn no_time_lies_on_a_lukkedag_of_its_jobcenter(world: &World) {
    let aarhus = world.borger_row(world.borger("borger-med-frist").await).await.jobcenter_id;
    let closed = world.raw.texts("SELECT CAST(dato AS TEXT) FROM lukkedag").await;
    let [closed] = &closed[..] else { panic!("one lukkedag") };
    let mut connection = world.store.read().await.unwrap();
    let odense = connection.organisation_by_code("jobcenter", "46100").await.unwrap().unwrap().id;
    let (day, all) = ((day(closed), day(closed)), Udvalg::default());
    assert_eq!(connection.tider_in_week(aarhus, day, &all, world.clock.now()).await.unwrap().len(), 0);
    assert_ne!(connection.tider_in_week(odense, day, &all, world.clock.now()).await.unwrap().len(), 0);
}

async fn each_serie_has_times_on_its_weekdays_and_in_its_weeks_alone(world: &World) {
    let mut patterns = BTreeSet::new();
    for serie in serier(world).await {
        let days = days(world, &serie).await;
        assert!(!days.is_empty());
        let (even, odd): (Vec<NaiveDate>, Vec<NaiveDate>) =
            days.iter().copied().partition(|&date| IsoWeek::of(date).is_even());
        let weekdays = ["man", "tir", "ons", "tor", "fre", "lør", "søn"];
        for date in &days {
            let name = weekdays[date.weekday().num_days_from_monday() as usize];
            assert!(serie.weekdays.split(',').any(|weekday| weekday == name), "{date} is no {}", serie.weekdays);
        }
        patterns.insert(match serie.weeks.as_str() {
            "alle" => (!even.is_empty() && !odd.is_empty()).then_some("alle"),
            "lige" => odd.is_empty().then_some("lige"),
            "ulige" => even.is_empty().then_some("ulige"),
            listed => {
                let listed: BTreeSet<_> = listed.split(',').map(|week| week.parse::<IsoWeek>().unwrap()).collect();
                days.iter().all(|&date| listed.contains(&IsoWeek::of(date))).then_some("listed")
            }
        });
    }
    assert_eq!(patterns, ["alle", "lige", "ulige", "listed"].map(Some).into());
}

async fn an_aftale_that_is_only_proposed_has_no_times(world: &World) {
    let (aftale, serie) = world.frame_of(world.borger("borger-uden-tider").await).await;
    assert_eq!(aftale.status, AftaleStatus::Foreslaaet);
    assert_eq!(days(world, &serie).await, BTreeSet::new());
    assert_eq!(world.raw.count(&format!("tid WHERE aftale_id = {}", world.raw.id(aftale.id.uuid()))).await, 0);
}

async fn an_undtagelse_and_the_end_of_the_aftale_take_times_away(world: &World) {
    let (aftale, serie) = world.frame_of(world.borger("borger-med-frist").await).await;
    let known = days(world, &serie).await;
    // Beyond the horizon of today: a Wednesday is left out, and the aftale ends on a Friday.
    let (out, last) = (day("2027-02-24"), day("2027-03-05"));
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_undtagelse(left_out_of(serie.id, out)).await.unwrap();
    tx.commit().await.unwrap();
    let id = world.raw.id(aftale.id.uuid());
    world.raw.run(&format!("UPDATE aftale SET valid_to = '{last}' WHERE id = {id}")).await;
    world.clock.set(at("2027-01-12T09:00:00Z"));
    derive_all(&world.store, &world.clock).await.unwrap();
    let new: Vec<_> = days(world, &serie).await.difference(&known).copied().collect();
    assert!(!new.contains(&out) && new.contains(&(out - Days::new(7))) && new.contains(&(out + Days::new(7))));
    assert_eq!(new.last(), Some(&last));
    assert!(zone::local_date(world.clock.now()) + Days::new(HORIZON_DAYS) > last);
}
