//! Death: everything is called off, and nobody writes to her any more.

use super::*;
use crate::support::on_both_engines;

on_both_engines! {
    death_wins_over_everything_reported_with_it,
    of_the_dead_nothing_else_has_consequences,
    nothing_comes_back_as_days_go_by,
    also_one_under_way_is_called_off,
    reported_while_she_books_it_leaves_nothing,
}

async fn death_wins_over_everything_reported_with_it(world: &World) {
    let live = live(world, times(world).await).await;
    let odense = organisation(world, "jobcenter", "46100").await;
    let facts = load(world, live.borger, |nu| {
        (nu.doed_dato, nu.jobcenter, nu.a_kasse) = (Some(day("2026-11-20")), odense, None);
    });
    assert_eq!(facts.await, [Faktum::Doed, Faktum::NytJobcenter, Faktum::UdAfAKasse]);
    assert_eq!(frist(world, live.met).await, closed(Grund::Doed));
    assert_eq!(tasks(world, live.borger).await, Vec::<String>::new());
    assert!(messages(world, live.borger).await.iter().all(|message| message.ends_with("bortfaldet")));
    assert_eq!(world.coming(live.borger).await.len(), 0);
    let lost = told(world, live.a_kassens.uuid()).await;
    assert!(lost.contains(&"aflyst hk".to_owned()) && lost.contains(&"aflyst 75100".to_owned()), "{lost:?}");
    let row = world.borger_row(live.borger).await;
    assert_eq!((row.jobcenter_id, row.a_kasse_id, row.doed_dato), (odense, None, Some(day("2026-11-20"))));
}

async fn of_the_dead_nothing_else_has_consequences(world: &World) {
    let live = live(world, times(world).await).await;
    load(world, live.borger, |nu| nu.doed_dato = Some(day(TODAY))).await;
    let odense = organisation(world, "jobcenter", "46100").await;
    let facts = load(world, live.borger, |nu| (nu.jobcenter, nu.a_kasse, nu.kontaktgruppe) = (odense, None, 2)).await;
    assert_eq!(facts, [Faktum::NytJobcenter, Faktum::UdAfAKasse, Faktum::ForladtDagpenge]);
    let exempt = faellestid::services::register::FravaerUdkast { fravaertype: 56, fra: day(TODAY), til: None };
    service(world).registrer_fravaer(None, live.borger, world.clock.new_id(), exempt).await.unwrap();
    assert_eq!(tasks(world, live.borger).await, Vec::<String>::new());
    assert!(messages(world, live.borger).await.iter().all(|message| message.ends_with("bortfaldet")));
}

async fn nothing_comes_back_as_days_go_by(world: &World) {
    let live = live(world, times(world).await).await;
    load(world, live.borger, |nu| nu.doed_dato = Some(day(TODAY))).await;
    let before = world.frister(live.borger).await;
    for now in ["2026-12-01T09:00:00Z", "2026-12-11T09:00:00Z", "2027-06-01T09:00:00Z"] {
        world.clock.set(at(now));
        world.frist_service.vend(true).await.unwrap();
    }
    assert_eq!(world.frister(live.borger).await, before);
    load(world, live.borger, |nu| nu.doed_dato = None).await;
    assert_eq!(world.frister(live.borger).await, before);
    assert_eq!(tasks(world, live.borger).await, ["uden_samtale_og_frist 75100"]);
}

async fn also_one_under_way_is_called_off(world: &World) {
    let live = live(world, times(world).await).await;
    world.clock.set(stored(world, live.faelles).await.starts_at);
    load(world, live.borger, |nu| nu.doed_dato = Some(day(TODAY))).await;
    assert!(!stands(world, live.faelles).await);
    assert_eq!(frist(world, live.met).await, closed(Grund::Doed), "nor does it come back on its day");
}

async fn reported_while_she_books_it_leaves_nothing(world: &World) {
    let tid = world.tid_with(20, "2026-12-01T07:00:00").await;
    for borger in world.other_borgere(8).await {
        let (booked, facts) =
            tokio::join!(world.book(borger, tid), load(world, borger, |nu| nu.doed_dato = Some(day(TODAY))));
        assert_eq!(facts, [Faktum::Doed]);
        assert_eq!(world.coming(borger).await.len(), 0, "{booked:?}");
        assert!(messages(world, borger).await.iter().all(|message| message.ends_with("bortfaldet")));
    }
    assert_eq!(world.optaget(tid).await, 0);
}
