//! Which frister a booking meets, and which still bind her, over more than one conversation.

use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::rules::Code;
use faellestid::services::borger_booking::BookingError;

on_both_engines! {
    a_faelles_jobsamtale_meets_the_frist_for_a_jobsamtale_too_and_no_other,
    the_tightest_of_two_frister_binds,
    a_frist_met_by_a_conversation_that_was_held_does_not_bind_the_next,
    a_frist_met_long_ago_does_not_make_up_for_one_that_was_missed,
    a_new_frist_makes_up_for_one_that_was_missed,
}

async fn refused_codes(world: &World, borger: BorgerId, local_start: &str) -> Vec<Code> {
    let tid = world.tid_with(1, local_start).await;
    let refusal = world.book(borger, tid).await;
    let Err(BookingError::Refused(verdict)) = refusal else { panic!("not refused: {refusal:?}") };
    verdict.breaches().iter().map(|breach| breach.code).collect()
}

async fn a_faelles_jobsamtale_meets_the_frist_for_a_jobsamtale_too_and_no_other(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (fristdato, last) = (day("2026-12-10"), day("2026-12-31"));
    for samtaletype in [SamtaleType::Jobsamtale, SamtaleType::Opfoelgningssamtale] {
        world.set_frist(sofie, samtaletype, fristdato, last).await;
    }
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    for frist in world.frister(sofie).await {
        let expected = match frist.samtaletype {
            SamtaleType::Opfoelgningssamtale => (FristStatus::Aktiv, None),
            _ => (FristStatus::Indfriet, Some(id)),
        };
        assert_eq!((frist.status, frist.indkaldelse_id), expected, "{:?}", frist.samtaletype);
    }
}

async fn the_tightest_of_two_frister_binds(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    world.set_frist(sofie, SamtaleType::Jobsamtale, day("2026-12-08"), day("2026-12-11")).await;
    assert_eq!(refused_codes(world, sofie, "2026-12-14T07:00:00").await, [Code::AfterSidsteAfholdelsesdato]);
    world.book(sofie, world.tid_with(1, "2026-12-11T07:00:00").await).await.unwrap();
    assert!(world.frister(sofie).await.iter().all(|frist| frist.status == FristStatus::Indfriet));
}

async fn a_frist_met_by_a_conversation_that_was_held_does_not_bind_the_next(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    // Held on 1 December; the frist it met would have let it be held until 31 December.
    world.clock.set(at("2026-12-02T09:00:00Z"));
    world.set_frist(sofie, SamtaleType::FaellesJobsamtale, day("2027-01-08"), day("2027-01-29")).await;
    world.book(sofie, world.tid_with(1, "2027-01-18T07:00:00").await).await.unwrap();
}

async fn a_frist_met_long_ago_does_not_make_up_for_one_that_was_missed(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    world.clock.set(at("2026-12-02T09:00:00Z"));
    world.set_frist(sofie, SamtaleType::FaellesJobsamtale, day("2026-12-14"), day("2027-01-29")).await;
    world.clock.set(at("2026-12-15T09:00:00Z"));
    assert_eq!(refused_codes(world, sofie, "2026-12-18T07:00:00").await, [Code::FristOverskredet]);
}

async fn a_new_frist_makes_up_for_one_that_was_missed(world: &World) {
    let kim = world.borger("borger-overskredet").await;
    world.set_frist(kim, SamtaleType::FaellesJobsamtale, day("2026-12-04"), day("2026-12-31")).await;
    let id = world.book(kim, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    assert_eq!(world.move_to(kim, world.tid_with(1, "2026-12-02T07:00:00").await).await.unwrap(), id);
    let statuses: Vec<_> = world.frister(kim).await.iter().map(|frist| frist.status).collect();
    assert_eq!(statuses, [FristStatus::Overskredet, FristStatus::Indfriet]);
}
