//! What a borger may not have: refused with exactly the code of the rule that says no, and not one row is changed.

use chrono::Days;

use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::code_lists::FravaerType;
use faellestid::domain::ids::{BorgerId, TidId};
use faellestid::domain::rules::Code;
use faellestid::services::borger_booking::BookingError;
use faellestid::services::zone;
use faellestid::store::FravaerPeriode;

on_both_engines! {
    a_time_agreed_with_another_a_kasse_is_refused,
    a_time_of_another_jobcenter_is_refused,
    a_time_in_a_frame_that_is_only_proposed_is_refused,
    a_time_in_a_frame_not_opened_for_selvbooking_is_refused,
    a_closed_time_is_refused,
    a_time_that_has_started_is_refused,
    a_time_after_sidste_afholdelsesdato_is_refused_and_one_on_that_day_is_not,
    a_borger_who_is_fritaget_frataget_or_at_her_a_kasse_is_refused,
    an_absence_counts_on_its_days_alone,
    a_borger_whose_frist_is_overskredet_is_refused,
    a_borger_without_a_kasse_is_refused,
    a_tid_or_borger_that_is_not_there_is_not_found,
    a_full_time_is_taken,
}

/// Hold, booking and move all refuse with just these codes, and the database is as it was, row for row.
async fn assert_refused(world: &World, borger: BorgerId, tid: TidId, codes: &[Code]) {
    let stored = world.raw.everything().await;
    let refusals = [
        world.hold(borger, tid).await.err(),
        world.book(borger, tid).await.err(),
        world.move_to(borger, tid).await.err(),
    ];
    for refusal in refusals {
        let Some(BookingError::Refused(verdict)) = refusal else { panic!("not refused by a rule: {refusal:?}") };
        assert_eq!(verdict.breaches().iter().map(|breach| breach.code).collect::<Vec<_>>(), codes);
    }
    assert_eq!(world.raw.everything().await, stored);
}

async fn a_time_agreed_with_another_a_kasse_is_refused(world: &World) {
    let (sofie, rasmus) = (world.borger("borger-med-frist").await, world.borger("borger-anden-a-kasse").await);
    let tid = world.tid_for(rasmus, 1, "2026-12-01T07:00:00").await;
    assert_refused(world, sofie, tid, &[Code::OtherAKasse]).await;
    world.book(rasmus, tid).await.unwrap();
}

async fn a_time_of_another_jobcenter_is_refused(world: &World) {
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let sofie = world.borger("borger-med-frist").await;
    let odense = world.store.read().await.unwrap().organisation_by_code("jobcenter", "46100").await.unwrap().unwrap();
    let moved = format!("UPDATE borger SET jobcenter_id = {}", world.raw.id(odense.id.uuid()));
    world.raw.run(&format!("{moved} WHERE id = {}", world.raw.id(sofie.uuid()))).await;
    assert_refused(world, sofie, tid, &[Code::OutsideFrame]).await;
}

async fn a_time_in_a_frame_that_is_only_proposed_is_refused(world: &World) {
    let freja = world.borger("borger-uden-tider").await;
    let tid = world.tid_for(freja, 1, "2026-12-01T07:00:00").await;
    assert_refused(world, freja, tid, &[Code::OutsideFrame]).await;
}

async fn a_time_in_a_frame_not_opened_for_selvbooking_is_refused(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    world.raw.run("UPDATE aftale SET selvbooking = FALSE").await;
    assert_refused(world, sofie, tid, &[Code::NotSelfBookable]).await;
}

async fn a_closed_time_is_refused(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    for open in [false, true] {
        let mut tx = world.store.begin().await.unwrap();
        tx.set_tid_open(tid, open).await.unwrap();
        tx.commit().await.unwrap();
        if !open {
            assert_refused(world, sofie, tid, &[Code::Closed]).await;
        }
    }
    world.book(sofie, tid).await.unwrap();
}

async fn a_time_that_has_started_is_refused(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-11-25T07:00:00").await);
    world.clock.set(at("2026-11-25T06:00:00Z"));
    assert_refused(world, sofie, tid, &[Code::Started]).await;
    world.clock.set(at("2026-11-25T05:59:59Z"));
    world.book(sofie, tid).await.unwrap();
}

async fn a_time_after_sidste_afholdelsesdato_is_refused_and_one_on_that_day_is_not(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let last = world.frister(sofie).await[0].sidste_afholdelsesdato;
    let (on, after) = (
        world.tid_with(1, &format!("{last}T07:00:00")).await,
        world.tid_with(1, &format!("{}T07:00:00", last + Days::new(1))).await,
    );
    assert_refused(world, sofie, after, &[Code::AfterSidsteAfholdelsesdato]).await;
    world.book(sofie, on).await.unwrap();
    // Nor can she move out of it afterwards: the frist is met by a conversation within it.
    assert!(matches!(world.move_to(sofie, after).await, Err(BookingError::Refused(_))));
}

async fn a_borger_who_is_fritaget_frataget_or_at_her_a_kasse_is_refused(world: &World) {
    let tid = world.tid_with(9, "2026-12-01T07:00:00").await;
    assert_refused(world, world.borger("borger-fritaget").await, tid, &[Code::Fritaget]).await;
    let absences =
        [(FravaerType::FratagetSelvbook, Code::Frataget), (FravaerType::KontaktforloebHosAKasse, Code::AtAKasse)];
    for (fravaertype, code) in absences {
        let borger = world.other_borgere(1).await[0];
        absent(world, borger, FravaerPeriode { fravaertype, fra: day("2026-11-24"), til: None }).await;
        assert_refused(world, borger, tid, &[code]).await;
    }
}

async fn an_absence_counts_on_its_days_alone(world: &World) {
    let (borger, tid) = (world.other_borgere(1).await[0], world.tid_with(1, "2026-12-01T07:00:00").await);
    let fravaertype = FravaerType::FritagetForSelvbook;
    absent(world, borger, FravaerPeriode { fravaertype, fra: day("2026-11-01"), til: Some(day("2026-11-25")) }).await;
    absent(world, borger, FravaerPeriode { fravaertype, fra: day("2026-11-27"), til: None }).await;
    world.clock.set(at("2026-11-25T22:59:59Z"));
    assert_refused(world, borger, tid, &[Code::Fritaget]).await;
    world.clock.set(at("2026-11-26T23:00:00Z"));
    assert_refused(world, borger, tid, &[Code::Fritaget]).await;
    world.clock.set(at("2026-11-25T23:00:00Z"));
    world.book(borger, tid).await.unwrap();
}

async fn absent(world: &World, borger: BorgerId, period: FravaerPeriode) {
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_fravaer(world.clock.new_id(), borger, &period).await.unwrap();
    tx.commit().await.unwrap();
}

async fn a_borger_whose_frist_is_overskredet_is_refused(world: &World) {
    let tid = world.tid_with(2, "2026-12-08T07:00:00").await;
    let (kim, sofie) = (world.borger("borger-overskredet").await, world.borger("borger-med-frist").await);
    assert_refused(world, kim, tid, &[Code::FristOverskredet]).await;
    // The frist lasts its whole Danish day.
    let fristdato = world.frister(sofie).await[0].fristdato;
    let midnight = zone::lookup((fristdato + Days::new(1)).and_hms_opt(0, 0, 0).unwrap()).unique().unwrap();
    world.clock.set(midnight);
    assert_refused(world, sofie, tid, &[Code::FristOverskredet]).await;
    world.clock.set(midnight - chrono::TimeDelta::seconds(1));
    world.book(sofie, tid).await.unwrap();
}

async fn a_borger_without_a_kasse_is_refused(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    world.raw.run(&format!("UPDATE borger SET a_kasse_id = NULL WHERE id = {}", world.raw.id(sofie.uuid()))).await;
    assert_refused(world, sofie, tid, &[Code::NotMember]).await;
}

async fn a_tid_or_borger_that_is_not_there_is_not_found(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let (nobody, never) = (BorgerId::from_uuid(world.clock.new_id()), TidId::from_uuid(world.clock.new_id()));
    let stored = world.raw.everything().await;
    for (borger, tid) in [(sofie, never), (nobody, tid)] {
        assert!(matches!(world.hold(borger, tid).await, Err(BookingError::NotFound)));
        assert!(matches!(world.book(borger, tid).await, Err(BookingError::NotFound)));
    }
    assert_eq!(world.raw.everything().await, stored);
}

async fn a_full_time_is_taken(world: &World) {
    let (sofie, other) = (world.borger("borger-med-frist").await, world.other_borgere(1).await[0]);
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    world.book(other, tid).await.unwrap();
    let stored = world.raw.everything().await;
    assert!(matches!(world.hold(sofie, tid).await, Err(BookingError::Taken(which)) if which == tid));
    assert!(matches!(world.book(sofie, tid).await, Err(BookingError::Taken(which)) if which == tid));
    assert_eq!(world.raw.everything().await, stored);
}
