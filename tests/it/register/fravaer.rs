//! Absences: from which day they work, that ending one brings nothing back, and who sees them.

use chrono::NaiveDate;

use super::*;
use crate::support::on_both_engines;
use faellestid::services::register::FravaerUdkast;
use uuid::Uuid;

on_both_engines! {
    until_its_first_day_nothing_is_lost,
    one_that_is_over_leaves_no_task,
    shortened_it_brings_nothing_back,
    prolonged_after_it_was_over_it_begins_anew,
    holiday_on_fristdato_becomes_a_task_and_never_a_missed_frist,
    holiday_shortened_afterwards_does_not_make_the_frist_missed,
    an_a_kasse_sees_75_and_neither_56_nor_57,
}

async fn absent(world: &World, borger: BorgerId, fravaertype: u16, fra: &str, til: Option<&str>) -> Uuid {
    let (id, til) = (world.clock.new_id(), til.map(day));
    let udkast = FravaerUdkast { fravaertype, fra: day(fra), til };
    service(world).registrer_fravaer(None, borger, id, udkast).await.unwrap();
    id
}

async fn until(world: &World, borger: BorgerId, id: Uuid, til: Option<NaiveDate>) {
    let jobcenter = world.jobcenter_of(borger).await;
    service(world).aendr_fravaer(Some(&jobcenter), borger, id, til).await.unwrap();
}

const EXEMPT: &str = "skal_indkaldes 75100";

async fn until_its_first_day_nothing_is_lost(world: &World) {
    let live = live(world, times(world).await).await;
    absent(world, live.borger, 56, "2026-11-25", None).await;
    assert!(world.reservation(live.borger).await.is_some());
    assert_eq!(frist(world, live.active).await, (FristStatus::Aktiv, None));
    assert_eq!(tasks(world, live.borger).await, [EXEMPT], "a person knows in time");
    world.clock.set(at("2026-11-24T23:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(frist(world, live.active).await, closed(Grund::Fravaer));
    assert_eq!(frist(world, live.met).await, (FristStatus::Indfriet, None));
}

async fn one_that_is_over_leaves_no_task(world: &World) {
    let times = times(world).await;
    let [over, today] = [live(world, times).await, live(world, times).await];
    absent(world, over.borger, 57, "2026-11-01", Some("2026-11-23")).await;
    assert!(world.reservation(over.borger).await.is_some());
    assert_eq!(tasks(world, over.borger).await, Vec::<String>::new());
    assert_eq!(frist(world, over.active).await, (FristStatus::Aktiv, None), "it was set after the absence");
    absent(world, today.borger, 57, "2026-11-01", Some(TODAY)).await;
    assert!(world.reservation(today.borger).await.is_none());
    assert_eq!(tasks(world, today.borger).await, [EXEMPT]);
    assert_eq!(frist(world, today.active).await, closed(Grund::Fravaer));
}

async fn shortened_it_brings_nothing_back(world: &World) {
    let live = live(world, times(world).await).await;
    let id = absent(world, live.borger, 75, "2026-11-20", None).await;
    until(world, live.borger, id, Some(day("2026-11-23"))).await;
    until(world, live.borger, id, Some(day("2026-11-23"))).await;
    assert_eq!(frist(world, live.active).await, closed(Grund::Fravaer));
    assert!(world.reservation(live.borger).await.is_none());
    assert_eq!(audited(world, live.borger).await, ["register_fravaer_75", "register_fravaer_aendret"]);
    world.move_to(live.borger, live.held).await.unwrap();
}

async fn prolonged_after_it_was_over_it_begins_anew(world: &World) {
    let live = live(world, times(world).await).await;
    let id = absent(world, live.borger, 56, "2026-11-01", Some("2026-11-22")).await;
    until(world, live.borger, id, Some(day("2026-11-23"))).await;
    assert!(world.reservation(live.borger).await.is_some(), "still over");
    until(world, live.borger, id, Some(day(TODAY))).await;
    assert!(world.reservation(live.borger).await.is_none());
    assert_eq!(tasks(world, live.borger).await, [EXEMPT]);
    assert_eq!(frist(world, live.active).await, closed(Grund::Fravaer));
    world.clock.set(at("2026-11-24T23:30:00Z"));
    world.raw.run("DELETE FROM opgave").await;
    until(world, live.borger, id, None).await;
    assert_eq!(tasks(world, live.borger).await, [EXEMPT], "on the next day it was over again");
}

async fn holiday_on_fristdato_becomes_a_task_and_never_a_missed_frist(world: &World) {
    let live = live(world, times(world).await).await;
    absent(world, live.borger, 10, FRISTDATO, Some(FRISTDATO)).await;
    assert!(world.reservation(live.borger).await.is_some());
    world.clock.set(at("2026-12-10T22:59:59Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(frist(world, live.active).await, (FristStatus::Aktiv, None));
    world.clock.set(at("2026-12-10T23:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(frist(world, live.active).await, closed(Grund::FravaerPaaFristdato));
    assert_eq!(tasks(world, live.borger).await, ["fravaer_paa_fristdato 75100"]);
}

async fn holiday_shortened_afterwards_does_not_make_the_frist_missed(world: &World) {
    let live = live(world, times(world).await).await;
    let id = absent(world, live.borger, 11, "2026-12-08", Some("2026-12-15")).await;
    // The job has not run when the jobcenter puts the last day right.
    world.clock.set(at("2026-12-11T09:00:00Z"));
    until(world, live.borger, id, Some(day("2026-12-09"))).await;
    assert_eq!(frist(world, live.active).await, closed(Grund::FravaerPaaFristdato));
}

async fn an_a_kasse_sees_75_and_neither_56_nor_57(world: &World) {
    let borger = world.other_borgere(1).await[0];
    for fravaertype in [56, 57, 75, 10] {
        absent(world, borger, fravaertype, TODAY, Some(TODAY)).await;
    }
    let seen = async |kald| {
        let rows = service(world).fravaer_of(&kald, borger).await.unwrap();
        let mut ids: Vec<_> = rows.iter().map(|row| row.periode.fravaertype.id()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(seen(world.a_kasse_of(borger).await).await, [10, 75]);
    assert_eq!(seen(world.jobcenter_of(borger).await).await, [10, 56, 57, 75]);
}
