//! Conversations that authorities report: what is written of them, what they leave behind, and what a change leaves alone.

use crate::support::{Traces, World, at, herself, on_both_engines, refused, udkast, warned};
use faellestid::domain::code_lists::{Ejersystem, SamtaleType, Samtaleform};
use faellestid::domain::indkaldelse::{Gruppe, Tidspunkt, Udkast};
use faellestid::domain::rules::Code;
use faellestid::services::kald::Afvist;

on_both_engines! {
    a_report_is_stored_as_given_with_its_texts_trimmed,
    a_report_leaves_one_of_everything,
    an_a_kasses_own_conversation_gives_the_borger_no_message,
    of_a_type_4_the_a_kasse_is_told_nothing,
    a_team_without_a_name_is_a_warning_and_one_task,
    an_update_is_told_and_kept_in_the_history,
    an_update_that_changes_nothing_leaves_nothing,
    a_stale_version_changes_nothing,
    an_id_is_used_once,
    that_she_confirmed_goes_to_the_jobcenter_alone,
    an_instant_with_fractions_of_a_second_is_stored_in_whole_seconds,
}

const TOMORROW: &str = "2026-11-25T09:00:00";

async fn a_report_is_stored_as_given_with_its_texts_trimmed(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, id) = (world.jobcenter_of(borger).await, world.new_samtale());
    let given = Udkast {
        titel: "  Jobsamtale \n".to_owned(),
        beskrivelse: "\tTag dit cv med.\r\nVi ses. ".to_owned(),
        adresse: Some(" Demogade 12 ".to_owned()),
        link: Some("   ".to_owned()),
        team: Some(" Team Job ".to_owned()),
        kontakt_email: Some(" hjaelp@example.dk ".to_owned()),
        borger_telefon: Some(" 87654321 ".to_owned()),
        ombooking_mulig: true,
        ombooking_frist: "2026-11-30".parse().ok(),
        aflysning_mulig: true,
        ejersystem: Some(Ejersystem::Faellestid.id()),
        a_kasse_deltager: true,
        ..udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00")
    };
    let answer = world.indkaldelse_service.opret(&jobcenter, borger, id, &given).await.unwrap();
    let row = world.indkaldelse(id).await;
    assert!(answer.indkaldelse == row, "the answer is what is stored");
    let hers = world.borger_row(borger).await;
    assert_eq!((row.borger_id, row.myndighed_id, row.a_kasse_id), (borger, hers.jobcenter_id, hers.a_kasse_id));
    assert_eq!((row.titel.as_str(), row.beskrivelse.as_str()), ("Jobsamtale", "Tag dit cv med.\r\nVi ses."));
    assert_eq!((row.adresse.as_deref(), row.moedelink.as_deref()), (Some("Demogade 12"), None));
    assert_eq!((row.team.as_deref(), row.medarbejder.as_str()), (Some("Team Job"), "Karen Prøve"));
    assert_eq!(
        (row.kontakt_email.as_deref(), row.borger_telefon.as_deref()),
        (Some("hjaelp@example.dk"), Some("87654321"))
    );
    assert_eq!((row.starts_at, row.ends_at), (at("2026-12-01T08:00:00Z"), at("2026-12-01T08:45:00Z")));
    assert_eq!(row.local_end.to_string(), "2026-12-01 09:45:00");
    assert_eq!(
        (row.ombooking_mulig, row.ombook_til, row.aflysning_mulig, row.aflys_til),
        (true, given.ombooking_frist, true, None)
    );
    assert_eq!((row.gruppe, row.occupies, row.version), (Gruppe::Jobsamtale, true, 1));
    assert_eq!((row.ejersystem, row.samtaleform), (Some(Ejersystem::Faellestid), Samtaleform::Personlig));
    assert_eq!((row.tid_id, row.aftale_id, row.selvbooket), (None, None, false));
}

async fn a_report_leaves_one_of_everything(world: &World) {
    let borger = world.one_borger().await;
    let hers = world.borger_row(borger).await;
    let before = world.traces().await;
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, TOMORROW)).await;
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 1, tasks: 0 });
    for whom in [hers.jobcenter_id, hers.a_kasse_id.unwrap()] {
        assert_eq!(world.told(id.uuid(), 1, "oprettet", whom).await, 1);
    }
    let raw = &world.raw;
    let jobcenter = raw.id(hers.jobcenter_id.uuid());
    let line = format!("AND action = 'indkaldelse_oprettet' AND organisation_id = {jobcenter}");
    assert_eq!(world.rows_about("audit", "subject_id", id.uuid(), &line).await, 1);
    assert_eq!(world.rows_about("notifikation", "indkaldelse_id", id.uuid(), "AND kind = 'indkaldelse'").await, 1);
    let history = world.indkaldelse_service.historik_for(&world.jobcenter_of(borger).await, borger, id).await.unwrap();
    let [version] = &history[..] else { panic!("one version") };
    let told: faellestid::store::Indkaldelse = serde_json::from_str(&version.tilstand).unwrap();
    assert!(told == world.indkaldelse(id).await && version.handling == "oprettet");
}

async fn an_a_kasses_own_conversation_gives_the_borger_no_message(world: &World) {
    let borger = world.one_borger().await;
    let (a_kasse, service, before) = (world.a_kasse_of(borger).await, &world.indkaldelse_service, world.traces().await);
    let anden = udkast(SamtaleType::AndenSamtale, TOMORROW);
    let id = world.summon(&a_kasse, borger, &anden).await.unwrap().indkaldelse.id;
    let later = udkast(SamtaleType::AndenSamtale, "2026-11-26T09:00:00");
    service.opdater(&a_kasse, borger, id, Some(1), &later).await.unwrap();
    service.aflys(&a_kasse, borger, id, Some(2)).await.unwrap();
    assert_eq!(world.traces_since(before).await, Traces { versions: 3, events: 3, audit: 3, messages: 0, tasks: 0 });
    let jobcenter = world.borger_row(borger).await.jobcenter_id;
    assert_eq!(world.told(id.uuid(), 3, "aflyst", jobcenter).await, 1, "the jobcenter sees it");
}

async fn of_a_type_4_the_a_kasse_is_told_nothing(world: &World) {
    let borger = world.one_borger().await;
    let (a_kasse, jobcenter) = (world.a_kasse_of(borger).await, world.jobcenter_of(borger).await);
    let service = &world.indkaldelse_service;
    let id = world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, TOMORROW)).await;
    service
        .opdater(&jobcenter, borger, id, None, &udkast(SamtaleType::Opfoelgningssamtale, "2026-11-26T09:00:00"))
        .await
        .unwrap();
    service.aflys(&jobcenter, borger, id, None).await.unwrap();
    let to_a_kasse = world.raw.id(a_kasse.myndighed.id.unwrap().uuid());
    let about = world.raw.id(id.uuid());
    let told = format!(
        "haendelse_modtager WHERE organisation_id = {to_a_kasse} AND haendelse_id IN (SELECT id FROM haendelse WHERE entitet_id = {about})"
    );
    assert_eq!(world.raw.count(&told).await, 0);
    assert_eq!(refused(service.hent(&a_kasse, borger, id).await), [Code::UnknownIndkaldelse]);
    assert_eq!(service.hent_alle(&a_kasse, borger).await.unwrap().len(), 0);
    assert_eq!(service.historik(&a_kasse, borger).await.unwrap().len(), 0);
    assert_eq!(refused(service.deltagelse(&a_kasse, borger, Some(id)).await), [Code::UnknownIndkaldelse]);
}

async fn a_team_without_a_name_is_a_warning_and_one_task(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.traces().await);
    let team =
        Udkast { medarbejder: None, team: Some("Team Job".to_owned()), ..udkast(SamtaleType::Jobsamtale, TOMORROW) };
    let answer = world.summon(&jobcenter, borger, &team).await.unwrap();
    assert_eq!(
        (warned(&answer.advarsler), answer.indkaldelse.medarbejder.as_str()),
        (vec![Code::TeamWithoutName], "Team Job")
    );
    let renamed = Udkast { team: Some("Team Ny".to_owned()), ..team };
    world.indkaldelse_service.opdater(&jobcenter, borger, answer.indkaldelse.id, None, &renamed).await.unwrap();
    assert_eq!(world.traces_since(before).await.tasks, 1);
    let tasks = world.store.read().await.unwrap().open_opgaver(jobcenter.myndighed.id.unwrap()).await.unwrap();
    assert!(
        tasks
            .iter()
            .any(|task| task.indkaldelse_id == Some(answer.indkaldelse.id)
                && task.slags.as_str() == "navngiv_medarbejder")
    );
}

async fn an_update_is_told_and_kept_in_the_history(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    let before = world.traces().await;
    let moved = udkast(SamtaleType::Jobsamtale, "2026-11-26T10:00:00");
    let answer = service.opdater(&jobcenter, borger, id, Some(1), &moved).await.unwrap();
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 1, tasks: 0 });
    assert!(answer.indkaldelse == world.indkaldelse(id).await && answer.indkaldelse.version == 2);
    assert_eq!(world.told(id.uuid(), 2, "opdateret", jobcenter.myndighed.id.unwrap()).await, 1);
    assert_eq!(world.rows_about("notifikation", "indkaldelse_id", id.uuid(), "AND kind = 'aendring'").await, 1);
    let done: Vec<_> =
        service.historik_for(&jobcenter, borger, id).await.unwrap().into_iter().map(|row| row.handling).collect();
    assert_eq!(done, ["oprettet", "opdateret"]);
}

async fn an_update_that_changes_nothing_leaves_nothing(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let same = udkast(SamtaleType::Jobsamtale, TOMORROW);
    let id = world.summoned(borger, &same).await;
    world.clock.set(at("2026-11-24T10:00:00Z"));
    let before = world.raw.everything().await;
    let said_otherwise = Udkast {
        titel: format!(" {} ", same.titel),
        start: Some(Tidspunkt::Instant(at("2026-11-25T08:00:00Z"))),
        slut: Some(Tidspunkt::Instant(at("2026-11-25T08:45:00Z"))),
        varighed: None,
        ..same
    };
    let answer = world.indkaldelse_service.opdater(&jobcenter, borger, id, Some(1), &said_otherwise).await.unwrap();
    assert_eq!(answer.indkaldelse.version, 1);
    assert_eq!(world.raw.everything().await, before);
}

async fn a_stale_version_changes_nothing(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    let moved = udkast(SamtaleType::Jobsamtale, "2026-11-26T10:00:00");
    service.opdater(&jobcenter, borger, id, Some(1), &moved).await.unwrap();
    let before = world.raw.everything().await;
    for version in [1, 3, 0, i64::MIN, i64::MAX] {
        let update =
            service.opdater(&jobcenter, borger, id, Some(version), &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
        assert!(matches!(update, Err(Afvist::Foraeldet { version: 2 })), "{version}");
        let cancel = service.aflys(&jobcenter, borger, id, Some(version)).await;
        assert!(matches!(cancel, Err(Afvist::Foraeldet { version: 2 })), "{version}");
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn an_id_is_used_once(world: &World) {
    let [one, other] = world.other_borgere(2).await[..] else { panic!("two") };
    let (jobcenter, wanted) = (world.jobcenter_of(one).await, udkast(SamtaleType::Jobsamtale, TOMORROW));
    let id = world.summoned(one, &wanted).await;
    let before = world.raw.everything().await;
    for borger in [one, other] {
        let again = world.indkaldelse_service.opret(&jobcenter, borger, id, &wanted).await;
        assert_eq!(refused(again), [Code::IdExists]);
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn an_instant_with_fractions_of_a_second_is_stored_in_whole_seconds(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let start = Some(Tidspunkt::Instant(at("2026-11-25T08:00:00.123456789Z")));
    let wanted = Udkast { start, ..udkast(SamtaleType::Jobsamtale, TOMORROW) };
    let answer = world.summon(&jobcenter, borger, &wanted).await.unwrap().indkaldelse;
    let stored = world.indkaldelse(answer.id).await;
    assert!(stored == answer, "the answer is what is stored");
    assert_eq!(stored.starts_at, at("2026-11-25T08:00:00Z"));
    let before = world.raw.everything().await;
    world.indkaldelse_service.opdater(&jobcenter, borger, answer.id, None, &wanted).await.unwrap();
    assert_eq!(world.raw.everything().await, before);
}

async fn that_she_confirmed_goes_to_the_jobcenter_alone(world: &World) {
    let borger = world.one_borger().await;
    let (hers, actor) = (world.borger_row(borger).await, herself(borger));
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, TOMORROW)).await;
    let before = world.traces().await;
    world.service.bekraeft(&actor, borger, id).await.unwrap();
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 0, tasks: 0 });
    assert_eq!(world.told(id.uuid(), 2, "bekraeftet", hers.jobcenter_id).await, 1);
    assert_eq!(world.told(id.uuid(), 2, "bekraeftet", hers.a_kasse_id.unwrap()).await, 0);
    let stored = world.raw.everything().await;
    world.service.bekraeft(&actor, borger, id).await.unwrap();
    assert_eq!(world.raw.everything().await, stored, "twice is once");
}
