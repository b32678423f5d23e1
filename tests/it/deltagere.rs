//! Myndighedsdeltagere: who comes to a fælles jobsamtale for an authority, by name.

use uuid::Uuid;

use crate::support::{Traces, World, at, kald, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{DeltagerRolle, MyndighedType, SamtaleType};
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::indkaldelse::Udkast;
use faellestid::domain::rules::Code;
use faellestid::domain::rules::deltagelse::DeltagerUdkast;
use faellestid::services::indkaldelse::DeltagerModtaget;
use faellestid::services::kald::{Afvist, Kald};
use faellestid::store::Myndighedsdeltager;

on_both_engines! {
    both_authorities_name_change_and_remove_their_own,
    nobody_touches_another_authoritys_participant,
    only_a_joint_conversation_has_participants,
    only_while_it_is_to_come_but_for_who_held_it,
    an_id_of_a_participant_is_used_once,
    a_stale_version_of_a_participant_changes_nothing,
}

const TOMORROW: &str = "2026-11-25T09:00:00";

fn anna() -> DeltagerUdkast {
    let some = |text: &str| Some(text.to_owned());
    DeltagerUdkast {
        navn: some(" Anna Prøve "),
        kontaktdetaljer: some("  "),
        telefonnummer: some(" 12345678 "),
        email: some(" anna@example.dk "),
        rolle: DeltagerRolle::Medarbejder.id(),
    }
}

async fn opret(
    world: &World,
    kald: &Kald<'_>,
    borger: BorgerId,
    om: IndkaldelseId,
) -> Result<DeltagerModtaget, Afvist> {
    world.indkaldelse_service.opret_deltager(kald, borger, om, world.clock.new_id(), &anna()).await
}

/// Read past the service, whose look would leave a line of its own.
async fn stored(world: &World, om: IndkaldelseId) -> Vec<Myndighedsdeltager> {
    world.store.read().await.unwrap().myndighedsdeltagere(om).await.unwrap()
}

async fn joint(world: &World) -> (BorgerId, IndkaldelseId) {
    let borger = world.one_borger().await;
    (borger, world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, TOMORROW)).await)
}

async fn both_authorities_name_change_and_remove_their_own(world: &World) {
    let (borger, om) = joint(world).await;
    let service = &world.indkaldelse_service;
    for caller in [world.jobcenter_of(borger).await, world.a_kasse_of(borger).await] {
        let before = world.traces().await;
        let made = opret(world, &caller, borger, om).await.unwrap().deltager;
        assert_eq!(
            world.traces_since(before).await,
            Traces { versions: 1, events: 1, audit: 1, messages: 0, tasks: 0 }
        );
        assert_eq!((made.navn.as_deref(), made.kontaktdetaljer.as_deref()), (Some("Anna Prøve"), None));
        assert_eq!((made.telefonnummer.as_deref(), made.email.as_deref()), (Some("12345678"), Some("anna@example.dk")));
        assert_eq!((Some(made.organisation_id), made.version), (caller.myndighed.id, 1));
        let tolk = DeltagerUdkast { rolle: DeltagerRolle::Tolk.id(), email: None, ..anna() };
        let changed = service.opdater_deltager(&caller, borger, made.id, Some(1), &tolk).await.unwrap().deltager;
        assert_eq!((changed.rolle, changed.email.as_deref(), changed.version), (DeltagerRolle::Tolk, None, 2));
        assert_eq!(stored(world, om).await, [changed]);
        let gone = service.slet_deltager(&caller, borger, made.id, Some(2)).await.unwrap().deltager;
        assert_eq!((gone.slettet_at, gone.version), (Some(world.clock.now()), 3));
        assert_eq!(refused(service.slet_deltager(&caller, borger, made.id, None).await), [Code::UnknownDeltager]);
        assert_eq!(stored(world, om).await, []);
    }
    let jobcenter = world.jobcenter_of(borger).await;
    assert_eq!(service.deltagere(&jobcenter, borger, om).await.unwrap(), []);
    assert_eq!(world.indkaldelse(om).await.version, 7, "everybody is told of each change");
}

async fn nobody_touches_another_authoritys_participant(world: &World) {
    let (borger, om) = joint(world).await;
    let (jobcenter, a_kasse) = (world.jobcenter_of(borger).await, world.a_kasse_of(borger).await);
    let id = opret(world, &jobcenter, borger, om).await.unwrap().deltager.id;
    let before = world.raw.everything().await;
    let service = &world.indkaldelse_service;
    assert_eq!(refused(service.opdater_deltager(&a_kasse, borger, id, None, &anna()).await), [Code::DeltagerNotOwn]);
    assert_eq!(refused(service.slet_deltager(&a_kasse, borger, id, None).await), [Code::DeltagerNotOwn]);
    let foreign = kald(MyndighedType::AKasse, Some(world.foreign(borger, "a_kasse").await));
    let nobody = kald(MyndighedType::Kommune, None);
    for caller in [foreign, nobody] {
        assert_eq!(refused(opret(world, &caller, borger, om).await), [Code::UnknownIndkaldelse]);
        assert_eq!(refused(service.slet_deltager(&caller, borger, id, None).await), [Code::UnknownDeltager]);
    }
    assert_eq!(world.raw.everything().await, before);
    let stranger = world.one_borger().await;
    assert_eq!(refused(service.slet_deltager(&jobcenter, stranger, id, None).await), [Code::UnknownDeltager]);
}

async fn only_a_joint_conversation_has_participants(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let alone = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    assert_eq!(refused(opret(world, &jobcenter, borger, alone).await), [Code::NotFaelles]);
    let a_kasse = world.a_kasse_of(borger).await;
    assert_eq!(refused(opret(world, &a_kasse, borger, alone).await), [Code::UnknownIndkaldelse]);
    let joint = Udkast { a_kasse_deltager: true, ..udkast(SamtaleType::Jobsamtale, TOMORROW) };
    world.indkaldelse_service.opdater(&jobcenter, borger, alone, None, &joint).await.unwrap();
    opret(world, &jobcenter, borger, alone).await.unwrap();
    opret(world, &a_kasse, borger, alone).await.unwrap();
}

async fn only_while_it_is_to_come_but_for_who_held_it(world: &World) {
    let (borger, om) = joint(world).await;
    let jobcenter = world.jobcenter_of(borger).await;
    let id = opret(world, &jobcenter, borger, om).await.unwrap().deltager.id;
    world.clock.set(at("2026-11-25T08:45:00Z"));
    let a_kasse = world.a_kasse_of(borger).await;
    assert_eq!(refused(opret(world, &a_kasse, borger, om).await), [Code::AlreadyBegun], "the guest");
    opret(world, &jobcenter, borger, om).await.unwrap();
    world.indkaldelse_service.slet_deltager(&jobcenter, borger, id, None).await.unwrap();
    let (borger, om) =
        (borger, world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await);
    world.indkaldelse_service.aflys(&jobcenter, borger, om, None).await.unwrap();
    assert_eq!(refused(opret(world, &jobcenter, borger, om).await), [Code::AlreadyCancelled]);
}

async fn an_id_of_a_participant_is_used_once(world: &World) {
    let (borger, om) = joint(world).await;
    let jobcenter = world.jobcenter_of(borger).await;
    let id = opret(world, &jobcenter, borger, om).await.unwrap().deltager.id;
    let service = &world.indkaldelse_service;
    assert_eq!(refused(service.opret_deltager(&jobcenter, borger, om, id, &anna()).await), [Code::IdExists]);
    service.slet_deltager(&jobcenter, borger, id, None).await.unwrap();
    assert_eq!(refused(service.opret_deltager(&jobcenter, borger, om, id, &anna()).await), [Code::IdExists]);
    assert_eq!(refused(service.slet_deltager(&jobcenter, borger, Uuid::nil(), None).await), [Code::UnknownDeltager]);
}

async fn a_stale_version_of_a_participant_changes_nothing(world: &World) {
    let (borger, om) = joint(world).await;
    let jobcenter = world.jobcenter_of(borger).await;
    let id = opret(world, &jobcenter, borger, om).await.unwrap().deltager.id;
    let before = world.raw.everything().await;
    for version in [0, 2, i64::MIN, i64::MAX] {
        let answer = world.indkaldelse_service.slet_deltager(&jobcenter, borger, id, Some(version)).await;
        assert!(matches!(answer, Err(Afvist::Foraeldet { version: 1 })), "{version}");
    }
    assert_eq!(world.raw.everything().await, before);
}
