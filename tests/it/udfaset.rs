//! The phased-out BookingService: every call of old is answered with its successor and counted, and changes nothing.

use crate::support::{World, on_both_engines};
use faellestid::domain::access::{Principal, Rolle};
use faellestid::domain::ids::MedarbejderId;
use faellestid::domain::udfaset::UDFASEDE;
use faellestid::services::Actor;
use faellestid::services::booking_service::{self, UdfasetFejl};

on_both_engines! {
    every_call_of_old_is_answered_with_its_successor_and_counted_for_the_caller,
    an_unknown_call_is_told_the_whole_mapping_and_nothing_it_wrote_is_kept,
    a_call_changes_nothing_else,
}

/// A caseworker of the a-kasse of `borger-med-frist`.
async fn a_kasse(world: &World) -> Actor {
    let sofie = world.borger_row(world.borger("borger-med-frist").await).await;
    let id = MedarbejderId::from_uuid(world.clock.new_id());
    let principal = Principal::Medarbejder { id, organisation: sofie.a_kasse_id, rolle: Rolle::AKasseSagsbehandler };
    Actor { principal: Some(principal), request_id: Some("test".to_owned()) }
}

async fn every_call_of_old_is_answered_with_its_successor_and_counted_for_the_caller(world: &World) {
    let (caller, raw) = (a_kasse(world).await, &world.raw);
    for (calls, old) in UDFASEDE.iter().enumerate() {
        for _ in 0..=calls {
            let answer =
                booking_service::call(&world.store, &world.clock, &caller, old.service, old.operation).await.unwrap();
            assert_eq!(answer, old);
        }
        let of = raw.id(caller.organisation().unwrap().uuid());
        let counted = format!(
            "audit WHERE action = 'udfaset_kald' AND actor_kind = 'medarbejder' AND organisation_id = {of}
             AND borger_id IS NULL AND subject_id IS NULL AND request_id = 'test' AND detalje = '{}.{}'",
            old.service, old.operation
        );
        assert_eq!(raw.count(&counted).await, calls + 1);
    }
}

async fn an_unknown_call_is_told_the_whole_mapping_and_nothing_it_wrote_is_kept(world: &World) {
    let caller = a_kasse(world).await;
    let unknown = [("BookingService", "GetBookings"), ("bookingservice", "CreateBooking"), ("", "6101709999")];
    for (service, operation) in unknown {
        let refused = booking_service::call(&world.store, &world.clock, &caller, service, operation).await.unwrap_err();
        assert!(matches!(refused, UdfasetFejl::Ukendt(mapping) if mapping == UDFASEDE));
        let told = refused.to_string();
        assert!(UDFASEDE.iter().all(|old| told.contains(&old.navn()) && told.contains(&old.efterfoelger())), "{told}");
    }
    let kept = world.raw.texts("SELECT detalje FROM audit WHERE action = 'udfaset_kald'").await;
    assert_eq!(kept, ["ukendt operation"; 3]);
}

async fn a_call_changes_nothing_else(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let (caller, mut before) = (a_kasse(world).await, world.raw.everything().await);
    for (service, operation) in UDFASEDE.iter().map(|old| (old.service, old.operation)).chain([("x", "y")]) {
        booking_service::call(&world.store, &world.clock, &caller, service, operation).await.ok();
    }
    let mut after = world.raw.everything().await;
    let (lines, more) = (before.remove("audit").unwrap(), after.remove("audit").unwrap());
    assert_eq!(after.remove("udfaset_kald").unwrap().len(), UDFASEDE.len() + 1);
    before.remove("udfaset_kald");
    assert_eq!(after, before);
    assert!(more.len() == lines.len() + UDFASEDE.len() + 1 && lines.iter().all(|line| more.contains(line)));
}
