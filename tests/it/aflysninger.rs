//! Calling a conversation off, and when that is no longer possible.

use crate::support::{Traces, World, at, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::indkaldelse::{Aflyser, IndkaldelseStatus, Udkast};
use faellestid::domain::rules::Code;

on_both_engines! {
    a_cancelled_conversation_is_neither_changed_nor_cancelled_again,
    a_conversation_that_has_begun_stands,
    a_cancellation_makes_her_frist_active_again_with_time_enough,
}

const TOMORROW: &str = "2026-11-25T09:00:00";

async fn a_cancelled_conversation_is_neither_changed_nor_cancelled_again(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let wanted = udkast(SamtaleType::Jobsamtale, TOMORROW);
    let id = world.summoned(borger, &wanted).await;
    let before = world.traces().await;
    let gone = service.aflys(&jobcenter, borger, id, Some(1)).await.unwrap();
    assert_eq!(
        (gone.status, gone.aflyst_af, gone.occupies),
        (IndkaldelseStatus::Aflyst, Some(Aflyser::Myndighed), false)
    );
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 1, tasks: 0 });
    let stored = world.raw.everything().await;
    assert_eq!(refused(service.aflys(&jobcenter, borger, id, None).await), [Code::AlreadyCancelled]);
    let bad = Udkast { titel: String::new(), ..wanted };
    let both = refused(service.opdater(&jobcenter, borger, id, None, &bad).await);
    assert_eq!(both, [Code::AlreadyCancelled, Code::TitelMissing]);
    assert_eq!(world.raw.everything().await, stored);
}

async fn a_conversation_that_has_begun_stands(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    for moment in ["2026-11-25T08:00:00Z", "2026-11-25T08:44:59Z", "2026-11-25T08:45:00Z", "2026-11-27T08:00:00Z"] {
        world.clock.set(at(moment));
        let later = udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00");
        assert_eq!(
            refused(service.opdater(&jobcenter, borger, id, None, &later).await),
            [Code::AlreadyBegun],
            "{moment}"
        );
        assert_eq!(refused(service.aflys(&jobcenter, borger, id, None).await), [Code::AlreadyBegun], "{moment}");
    }
    world.clock.set(at("2026-11-25T07:59:59Z"));
    service.aflys(&jobcenter, borger, id, None).await.unwrap();
}

async fn a_cancellation_makes_her_frist_active_again_with_time_enough(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let [frist] = &world.frister(sofie).await[..] else { panic!("one frist") };
    let id = world.summoned(sofie, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-07T09:00:00")).await;
    assert_eq!(world.frister(sofie).await[0].status, FristStatus::Indfriet);
    world.clock.set(at("2026-12-06T09:00:00Z"));
    world.indkaldelse_service.aflys(&world.jobcenter_of(sofie).await, sofie, id, None).await.unwrap();
    let again = &world.frister(sofie).await[0];
    assert_eq!((again.status, again.fristdato.to_string().as_str()), (FristStatus::Aktiv, "2026-12-14"));
    let shift = again.fristdato - frist.fristdato;
    assert_eq!(again.sidste_afholdelsesdato, frist.sidste_afholdelsesdato + shift);
    assert_eq!(world.rows_about("notifikation", "frist_id", again.id.uuid(), "AND kind = 'frist_aktiv_igen'").await, 1);
}
