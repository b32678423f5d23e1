//! She leaves the jobseekers, perhaps from a day that lies ahead, and comes back.

use super::*;
use crate::support::on_both_engines;

on_both_engines! {
    until_the_day_she_leaves_nothing_is_lost,
    tasks_are_about_conversations_from_that_day_on,
    back_again_a_closed_frist_stays_closed,
    a_missed_frist_lets_her_book_at_once_when_she_is_back,
    leaving_after_fristdato_does_not_undo_what_the_clock_did,
    registered_again_she_is_a_jobseeker_though_the_register_tells_when_she_left,
}

async fn until_the_day_she_leaves_nothing_is_lost(world: &World) {
    let live = live(world, times(world).await).await;
    load(world, live.borger, |nu| nu.afmeldt_fra = Some(day("2026-11-25"))).await;
    assert!(world.reservation(live.borger).await.is_some());
    assert_eq!(frist(world, live.active).await, (FristStatus::Aktiv, None));
    world.clock.set(at("2026-11-24T22:59:59Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(frist(world, live.active).await, (FristStatus::Aktiv, None));
    world.clock.set(at("2026-11-24T23:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(frist(world, live.active).await, closed(Grund::Afmeldt));
    assert_eq!(frist(world, live.met).await, (FristStatus::Indfriet, None));
    assert!(stands(world, live.faelles).await && stands(world, live.jobcenterets).await);
}

async fn tasks_are_about_conversations_from_that_day_on(world: &World) {
    let times = times(world).await;
    for (afmeldt_fra, tasks_made) in [("2026-12-01", 2), ("2026-12-02", 1), ("2026-12-03", 0), ("2026-11-01", 2)] {
        let live = live(world, times).await;
        load(world, live.borger, |nu| nu.afmeldt_fra = Some(day(afmeldt_fra))).await;
        assert_eq!(tasks(world, live.borger).await, vec!["afmeldt 75100"; tasks_made], "{afmeldt_fra}");
    }
}

async fn back_again_a_closed_frist_stays_closed(world: &World) {
    let live = live(world, times(world).await).await;
    load(world, live.borger, |nu| nu.afmeldt_fra = Some(day(TODAY))).await;
    let back = load(world, live.borger, |nu| (nu.tilmeldt_fra, nu.afmeldt_fra) = (Some(day(TODAY)), None)).await;
    assert_eq!(back, [Faktum::Gentilmeldt]);
    assert_eq!(frist(world, live.active).await, closed(Grund::Afmeldt));
    assert_eq!(frist(world, live.met).await, (FristStatus::Indfriet, None));
    assert!(world.reservation(live.borger).await.is_none());
    world.move_to(live.borger, live.held).await.unwrap();
}

async fn a_missed_frist_lets_her_book_at_once_when_she_is_back(world: &World) {
    let kim = world.borger("borger-overskredet").await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    assert!(world.book(kim, tid).await.is_err());
    load(world, kim, |nu| nu.afmeldt_fra = Some(day("2026-11-22"))).await;
    assert!(world.book(kim, tid).await.is_err());
    load(world, kim, |nu| (nu.tilmeldt_fra, nu.afmeldt_fra) = (Some(day(TODAY)), None)).await;
    world.book(kim, tid).await.unwrap();
    assert_eq!(world.frister(kim).await[0].status, FristStatus::Overskredet, "made up for, not undone");
}

async fn leaving_after_fristdato_does_not_undo_what_the_clock_did(world: &World) {
    let live = live(world, times(world).await).await;
    world.clock.set(at("2026-12-10T23:00:00Z"));
    load(world, live.borger, |nu| nu.afmeldt_fra = Some(day("2026-12-10"))).await;
    // The job had not run; it is as if it had.
    assert_eq!(frist(world, live.active).await, (FristStatus::Overskredet, None));
    assert!(tasks(world, live.borger).await.contains(&"frist_overskredet 75100".to_owned()));
}

async fn registered_again_she_is_a_jobseeker_though_the_register_tells_when_she_left(world: &World) {
    let live = live(world, times(world).await).await;
    let left = |nu: &mut Fakta| nu.afmeldt_fra = Some(day(TODAY));
    load(world, live.borger, left).await;
    assert_eq!(frist(world, live.active).await, closed(Grund::Afmeldt));
    world.clock.set(at("2026-11-25T09:00:00Z"));
    let back = |nu: &mut Fakta| (nu.afmeldt_fra, nu.tilmeldt_fra) = (Some(day(TODAY)), Some(day("2026-11-25")));
    assert_eq!(load(world, live.borger, back).await, [Faktum::Gentilmeldt]);
    assert_eq!(load(world, live.borger, back).await, [], "the same again changes nothing");
    let new = world.set_frist(live.borger, SamtaleType::Opfoelgningssamtale, day("2026-12-20"), day(LAST)).await;
    assert_eq!(frist(world, new).await, (FristStatus::Aktiv, None));
    world.move_to(live.borger, live.held).await.unwrap();
}
