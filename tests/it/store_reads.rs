//! What the store finds: free times, weeks, people; and the invariants, each of which must see its own fault.

use chrono::{Days, TimeDelta};

use crate::support::{World, at, day, left_out_of, on_both_engines};
use faellestid::domain::ids::{BorgerId, TidId};
use faellestid::store::{StoreError, TimesFor, Udvalg};

on_both_engines! {
    a_free_time_has_a_place_that_nobody_else_holds,
    days_and_nearest_times_agree_with_the_times_of_each_day,
    a_week_shows_who_has_booked_what,
    the_demo_people_are_found_by_their_doors_and_nobody_is_real,
    a_closed_day_can_be_closed_once,
}

async fn times_for(world: &World, borger: BorgerId) -> TimesFor {
    let row = world.borger_row(borger).await;
    TimesFor {
        jobcenter: row.jobcenter_id,
        a_kasse: row.a_kasse_id.unwrap(),
        borger,
        now: world.clock.now(),
        form: None,
    }
}

async fn sees(world: &World, borger: BorgerId, tid: TidId) -> bool {
    let whose = times_for(world, borger).await;
    let date = world.tid(tid).await.local_date;
    let free = world.store.read().await.unwrap().free_times(whose, date).await.unwrap();
    free.iter().any(|time| time.id == tid)
}

async fn a_free_time_has_a_place_that_nobody_else_holds(world: &World) {
    let (sofie, other) = (world.borger("borger-med-frist").await, world.other_borgere(1).await[0]);
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    assert!(sees(world, sofie, tid).await && sees(world, other, tid).await);
    assert!(!sees(world, world.borger("borger-anden-a-kasse").await, tid).await);
    let hold = world.hold(sofie, tid).await.unwrap();
    assert!(sees(world, sofie, tid).await && !sees(world, other, tid).await);
    world.clock.set(hold.expires_at);
    assert!(sees(world, sofie, tid).await && sees(world, other, tid).await);
    world.book(other, tid).await.unwrap();
    assert!(!sees(world, sofie, tid).await && !sees(world, other, tid).await);

    let closed = world.tid_with(1, "2026-12-02T07:00:00").await;
    world.raw.run(&format!("UPDATE tid SET open = FALSE WHERE id = {}", world.raw.id(closed.uuid()))).await;
    assert!(!sees(world, sofie, closed).await);
    let soon = world.tid_with(1, "2026-11-25T07:00:00").await;
    assert!(sees(world, sofie, soon).await);
    world.clock.set(at("2026-11-25T06:00:00Z"));
    assert!(!sees(world, sofie, soon).await, "it starts now");
}

async fn days_and_nearest_times_agree_with_the_times_of_each_day(world: &World) {
    let whose = times_for(world, world.borger("borger-med-frist").await).await;
    let (from, to) = (day("2026-11-24"), day("2026-12-31"));
    let mut connection = world.store.read().await.unwrap();
    let days = connection.days_with_times(whose, from, to, 1000).await.unwrap();
    let mut each = Vec::new();
    for date in from.iter_days().take_while(|date| *date <= to) {
        let times = connection.free_times(whose, date).await.unwrap();
        let counted = days.iter().find(|day| day.local_date == date).map_or(0, |day| day.times);
        assert_eq!(i64::try_from(times.len()).unwrap(), counted, "{date}");
        assert!(times.iter().all(|time| time.local_date == date && time.local_start.date() == date));
        each.extend(times.into_iter().map(|time| (time.local_start, time.id)));
    }
    assert!(days.len() > 15 && days.is_sorted_by_key(|day| day.local_date));
    let nearest = connection.next_free_times(whose, from, to, 7).await.unwrap();
    assert_eq!(nearest.iter().map(|time| (time.local_start, time.id)).collect::<Vec<_>>(), each[..7]);
    assert_eq!(connection.days_with_times(whose, from, to, 3).await.unwrap(), days[..3]);
    let next = days[2].local_date + Days::new(1);
    assert_eq!(connection.days_with_times(whose, next, to, 1000).await.unwrap(), days[3..]);
}

async fn a_week_shows_who_has_booked_what(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(2, "2026-12-09T07:00:00").await);
    let id = world.book(sofie, tid).await.unwrap();
    let row = world.borger_row(sofie).await;
    let (days, all) = ((day("2026-12-09"), day("2026-12-09")), Udvalg::default());
    let mut connection = world.store.read().await.unwrap();
    for organisation in [row.jobcenter_id, row.a_kasse_id.unwrap()] {
        let week = connection.tider_in_week(organisation, days, &all, world.clock.now()).await.unwrap();
        assert!(week.is_sorted_by_key(|time| time.local_start));
        assert_eq!((week[0].id, week[0].optaget, week[0].kapacitet), (tid, 1, 2));
        let booked = connection.booked_in_week(organisation, days, &all).await.unwrap();
        let hers: Vec<_> = booked.iter().filter(|booked| booked.tid_id == tid).collect();
        assert_eq!((hers.len(), hers[0].id, hers[0].borger_id, &hers[0].navn), (1, id, sofie, &row.navn));
    }
    let foreign = connection.organisation_by_code("a_kasse", "3f").await.unwrap().unwrap().id;
    assert!(connection.booked_in_week(foreign, days, &all).await.unwrap().iter().all(|booked| booked.id != id));
}

async fn the_demo_people_are_found_by_their_doors_and_nobody_is_real(world: &World) {
    let mut connection = world.store.read().await.unwrap();
    let doors = [
        "borger-med-frist",
        "borger-med-booking",
        "borger-uden-tider",
        "borger-fritaget",
        "borger-overskredet",
        "borger-anden-a-kasse",
        "jobcenter-koordinator",
        "jobcenter-sagsbehandler",
        "a-kasse-koordinator",
        "a-kasse-sagsbehandler",
        "revisor",
        "drift",
    ];
    for door in doors {
        assert!(connection.demo_person(door).await.unwrap().is_some(), "{door}");
    }
    assert!(connection.demo_person("borger").await.unwrap().is_none());
    assert!(!connection.has_real_people().await.unwrap());
    drop(connection);
    world.raw.run("UPDATE borger SET demo = FALSE WHERE demo_slug = 'borger-fritaget'").await;
    let mut connection = world.store.read().await.unwrap();
    assert!(connection.has_real_people().await.unwrap());
    assert!(connection.demo_person("borger-fritaget").await.unwrap().is_none());
}

async fn a_closed_day_can_be_closed_once(world: &World) {
    let (aftale, serie) = world.frame_of(world.borger("borger-med-frist").await).await;
    let date = day("2027-06-01");
    for known in [false, true] {
        let mut tx = world.store.begin().await.unwrap();
        let (closed, left_out) =
            (tx.insert_lukkedag(aftale.a_kasse_id, date, "Prøve").await, date + TimeDelta::days(1));
        assert_eq!(matches!(closed, Err(StoreError::Taken(_))), known);
        if !known {
            tx.insert_undtagelse(left_out_of(serie.id, left_out)).await.unwrap();
            let days = tx.excepted_days(serie.id).await.unwrap();
            assert!(days.contains(&date) && days.contains(&left_out));
            tx.commit().await.unwrap();
        }
    }
}
