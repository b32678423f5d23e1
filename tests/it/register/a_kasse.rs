//! Another a-kasse, or none: what was agreed stands until a person has looked at it.

use super::*;
use crate::support::on_both_engines;
use faellestid::domain::rules::Code;
use faellestid::services::borger_booking::BookingError;

on_both_engines! {
    each_authority_gets_a_task_about_its_own_conversation,
    back_in_the_a_kasse_of_the_booking_there_is_nothing_to_look_at,
    without_membership_a_frist_for_a_jobsamtale_stays_met,
    what_she_does_at_the_same_time_is_before_or_after,
}

async fn each_authority_gets_a_task_about_its_own_conversation(world: &World) {
    let live = live(world, times(world).await).await;
    let (aarhus, hk) = {
        let row = world.borger_row(live.borger).await;
        (row.jobcenter_id, row.a_kasse_id.unwrap())
    };
    let tre_f = organisation(world, "a_kasse", "3f").await;
    load(world, live.borger, |nu| nu.a_kasse = Some(tre_f)).await;
    let about = async |authority| {
        let tasks = world.store.read().await.unwrap().open_opgaver(authority).await.unwrap();
        let hers = tasks.into_iter().filter(|task| task.borger_id == Some(live.borger));
        hers.map(|task| task.indkaldelse_id).collect::<Vec<_>>()
    };
    assert_eq!(about(aarhus).await, [Some(live.faelles)]);
    assert_eq!(about(hk).await, [Some(live.a_kassens)]);
    assert_eq!(about(tre_f).await, []);
    assert_eq!(frist(world, live.met).await, (FristStatus::Indfriet, None));
    let booked_with = stored(world, live.faelles).await;
    assert_eq!((booked_with.a_kasse_id, booked_with.version), (Some(hk), 1), "untouched");
}

async fn back_in_the_a_kasse_of_the_booking_there_is_nothing_to_look_at(world: &World) {
    let live = live(world, times(world).await).await;
    let (hk, tre_f) = (organisation(world, "a_kasse", "hk").await, organisation(world, "a_kasse", "3f").await);
    load(world, live.borger, |nu| nu.a_kasse = Some(tre_f)).await;
    world.raw.run("DELETE FROM opgave").await;
    assert_eq!(load(world, live.borger, |nu| nu.a_kasse = Some(hk)).await, [Faktum::NyAKasse]);
    assert_eq!(tasks(world, live.borger).await, Vec::<String>::new());
}

async fn without_membership_a_frist_for_a_jobsamtale_stays_met(world: &World) {
    let live = live(world, times(world).await).await;
    let jobsamtale = world.set_frist(live.borger, SamtaleType::Jobsamtale, day(FRISTDATO), day(LAST)).await;
    load(world, live.borger, |nu| nu.a_kasse = None).await;
    assert_eq!(frist(world, jobsamtale).await, (FristStatus::Indfriet, None));
    assert_eq!(frist(world, live.met).await, closed(Grund::IkkeMedlem));
    // Called off afterwards, the one comes back and the other does not.
    world.service.aflys(&herself(live.borger), live.borger, live.faelles, None).await.unwrap();
    assert_eq!(frist(world, jobsamtale).await, (FristStatus::Aktiv, None));
    assert_eq!(frist(world, live.met).await, closed(Grund::IkkeMedlem));
}

async fn what_she_does_at_the_same_time_is_before_or_after(world: &World) {
    for borger in world.other_borgere(6).await {
        let tid = world.tid_with(1, &format!("2026-12-01T{:02}:40:00", 6 + world.raw.count("reservation").await)).await;
        let (held, facts) = tokio::join!(world.hold(borger, tid), load(world, borger, |nu| nu.a_kasse = None));
        assert_eq!(facts, [Faktum::UdAfAKasse]);
        assert_eq!(world.reservation(borger).await, None, "{held:?}");
        assert_eq!(world.optaget(tid).await, 0);
        match held {
            Ok(_) => {}
            Err(BookingError::Refused(verdict)) => assert!(verdict.has(Code::NotMember)),
            Err(other) => panic!("{other:?}"),
        }
        world.raw.run(&format!("DELETE FROM tid WHERE id = {}", world.raw.id(tid.uuid()))).await;
    }
}
