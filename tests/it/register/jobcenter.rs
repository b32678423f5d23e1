//! Another jobcenter: the old and the new one both learn what they need, and nothing comes back to life.

use super::*;
use crate::support::{kald, on_both_engines};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::services::kald::Afvist;

on_both_engines! {
    the_old_and_the_new_jobcenter_are_told_of_everything_that_was_lost,
    on_the_day_of_the_conversation_its_frist_does_not_come_back,
    a_conversation_under_way_is_held_to_its_end,
    one_that_made_up_for_a_missed_frist_costs_her_nothing,
    a_missed_frist_stays_missed,
    another_a_kasse_at_the_same_time_concerns_only_what_is_left,
}

async fn to_odense(world: &World, borger: BorgerId) -> Vec<Faktum> {
    let odense = organisation(world, "jobcenter", "46100").await;
    load(world, borger, |nu| nu.jobcenter = odense).await
}

async fn the_old_and_the_new_jobcenter_are_told_of_everything_that_was_lost(world: &World) {
    let live = live(world, times(world).await).await;
    let old = world.jobcenter_of(live.borger).await;
    assert_eq!(to_odense(world, live.borger).await, [Faktum::NytJobcenter]);
    for id in [live.met, live.active] {
        let events = told(world, id.uuid()).await;
        assert!(events.ends_with(&["udstedt 75100".to_owned()]), "{events:?}");
        let closings: Vec<_> = events.iter().filter(|told| told.starts_with("lukket")).collect();
        assert_eq!(closings, ["lukket 46100", "lukket 75100"]);
    }
    let lost = told(world, live.faelles.uuid()).await;
    let lost: Vec<_> = lost.iter().filter(|told| told.starts_with("aflyst")).collect();
    assert_eq!(lost, ["aflyst 46100", "aflyst 75100", "aflyst hk"]);
    assert_eq!(told(world, live.a_kassens.uuid()).await, ["oprettet hk"], "it stands");
    // The new one may read what it was told of; the old one no more.
    let new = world.jobcenter_of(live.borger).await;
    assert_eq!(world.frist_service.hent_alle(&new, live.borger).await.unwrap().len(), 2);
    let refused = world.frist_service.hent_alle(&old, live.borger).await;
    assert!(matches!(refused, Err(Afvist::Regler(_))));
    // A frist of the new one goes to the new one alone.
    let id = world.set_frist(live.borger, SamtaleType::FaellesJobsamtale, day(FRISTDATO), day(LAST)).await;
    assert_eq!(told(world, id.uuid()).await, ["udstedt 46100"]);
}

async fn on_the_day_of_the_conversation_its_frist_does_not_come_back(world: &World) {
    let live = live(world, times(world).await).await;
    world.clock.set(at("2026-12-01T05:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(frist(world, live.met).await, closed(Grund::Moededag));
    to_odense(world, live.borger).await;
    assert!(!stands(world, live.faelles).await);
    assert_eq!(frist(world, live.met).await, closed(Grund::NytJobcenter));
}

async fn a_conversation_under_way_is_held_to_its_end(world: &World) {
    let live = live(world, times(world).await).await;
    let starts_at = stored(world, live.faelles).await.starts_at;
    world.clock.set(starts_at);
    to_odense(world, live.borger).await;
    assert!(stands(world, live.faelles).await && !stands(world, live.jobcenterets).await);
    assert!(frist(world, live.met).await.1.is_some(), "closed");
}

/// Kim missed a frist, registered again and booked at once.
async fn made_up(world: &World) -> (BorgerId, FristId) {
    let kim = world.borger("borger-overskredet").await;
    let missed = world.frister(kim).await[0].id;
    load(world, kim, |nu| nu.tilmeldt_fra = Some(day(TODAY))).await;
    world.book(kim, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    assert_eq!(frist(world, missed).await, (FristStatus::Overskredet, None));
    (kim, missed)
}

async fn one_that_made_up_for_a_missed_frist_costs_her_nothing(world: &World) {
    let (kim, missed) = made_up(world).await;
    to_odense(world, kim).await;
    assert_eq!(frist(world, missed).await, closed(Grund::NytJobcenter), "neither active nor missed again");
    assert_eq!(world.coming(kim).await.len(), 0);
}

async fn a_missed_frist_stays_missed(world: &World) {
    let kim = world.borger("borger-overskredet").await;
    let missed = world.frister(kim).await[0].id;
    to_odense(world, kim).await;
    assert_eq!(frist(world, missed).await, (FristStatus::Overskredet, None));
    assert!(tasks(world, kim).await.contains(&"ny_borger 46100".to_owned()));
}

async fn another_a_kasse_at_the_same_time_concerns_only_what_is_left(world: &World) {
    let live = live(world, times(world).await).await;
    let odense = organisation(world, "jobcenter", "46100").await;
    let facts = load(world, live.borger, |nu| {
        (nu.jobcenter, nu.a_kasse, nu.kontaktgruppe) = (odense, None, 2);
    });
    assert_eq!(facts.await, [Faktum::NytJobcenter, Faktum::UdAfAKasse, Faktum::ForladtDagpenge]);
    assert_eq!(
        tasks(world, live.borger).await,
        ["a_kasse_skiftet hk", "ny_borger 46100"],
        "nothing about what is gone"
    );
    assert_eq!(frist(world, live.met).await, closed(Grund::NytJobcenter));
    let lost = told(world, live.faelles.uuid()).await;
    assert!(lost.contains(&"aflyst hk".to_owned()), "the a-kasse she leaves was to come: {lost:?}");
    assert_eq!(
        audited(world, live.borger).await,
        ["register_forladt_dagpenge", "register_nyt_jobcenter", "register_ud_af_a_kasse"]
    );
    let new = kald(MyndighedType::Jobcenter, Some(odense));
    assert_eq!(world.frist_service.hent_alle(&new, live.borger).await.unwrap().len(), 2);
}
