//! The other calls, wrong in every field: frister, choices, participants, outcomes, searches, and what a borger sends.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::support::{World, at, day, herself, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::ids::{BorgerId, FristId, IndkaldelseId, TidId};
use faellestid::domain::indkaldelse::{Tidspunkt, Udkast};
use faellestid::domain::rules::Code;
use faellestid::domain::rules::deltagelse::DeltagerUdkast;
use faellestid::domain::rules::frist::Datoer;
use faellestid::services::borger_booking::BookingError;
use faellestid::services::frist::FristUdkast;
use faellestid::services::indkaldelse::{Hvem, Soegning};

on_both_engines! {
    what_the_rules_let_through_is_stored_the_same_on_both_engines,
    a_report_for_nobody_is_one_code,
    every_field_of_a_frist_wrong,
    a_change_of_a_frist_wrong_in_every_field,
    a_choice_of_no_kind_about_no_conversation,
    a_participant_wrong_in_every_field,
    an_outcome_and_a_cv_status_of_no_kind,
    a_search_to_the_ends_of_the_calendar_finds_what_there_is,
    what_a_borger_names_that_is_not_there_is_not_found,
}

const DAYS: [NaiveDate; 2] = [NaiveDate::MIN, NaiveDate::MAX];

async fn every_field_of_a_frist_wrong(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.raw.everything().await);
    let udsted = async |samtaletype: u16, fristdato: NaiveDate, sidste_afholdelsesdato: NaiveDate| {
        let wanted = FristUdkast { samtaletype, fristdato, sidste_afholdelsesdato };
        refused(world.frist_service.udsted(&jobcenter, borger, world.new_frist(), &wanted).await)
    };
    let (good, last) = (day("2026-12-10"), day("2026-12-30"));
    assert_eq!(udsted(0, good, last).await, [Code::SamtaleTypeUnknown]);
    assert_eq!(udsted(u16::MAX, good, last).await, [Code::SamtaleTypeUnknown]);
    for other in [8, 9, 10, 11, 12, 13, 15, 19, 20] {
        assert_eq!(udsted(other, good, last).await, [Code::FristTypeUnsupported], "{other}");
    }
    assert_eq!(udsted(17, NaiveDate::MIN, last).await, [Code::FristTooShort]);
    assert_eq!(udsted(17, day("0001-01-01"), last).await, [Code::FristTooShort]);
    assert_eq!(udsted(17, day("9999-12-31"), day("9999-12-31")).await, [Code::TooFarAhead; 2]);
    assert_eq!(udsted(17, good, NaiveDate::MAX).await, [Code::TooFarAhead]);
    assert_eq!(udsted(17, NaiveDate::MAX, NaiveDate::MIN).await, [Code::TooFarAhead, Code::LastDayBeforeFristdato]);
    let all = udsted(0, NaiveDate::MIN, NaiveDate::MAX).await;
    assert_eq!(all, [Code::SamtaleTypeUnknown, Code::FristTooShort, Code::TooFarAhead]);
    assert_eq!(world.raw.everything().await, before);
}

async fn a_change_of_a_frist_wrong_in_every_field(world: &World) {
    let (sofie, service) = (world.borger("borger-med-frist").await, &world.frist_service);
    let (jobcenter, id) = (world.jobcenter_of(sofie).await, world.frister(sofie).await[0].id);
    let before = world.raw.everything().await;
    for fristdato in DAYS {
        for sidste_afholdelsesdato in DAYS {
            let til = Datoer { fristdato, sidste_afholdelsesdato };
            for of in [id, FristId::from_uuid(Uuid::nil()), world.new_frist()] {
                let changed = refused(service.opdater(&jobcenter, sofie, of, Some(0), til).await);
                assert_eq!(changed.contains(&Code::UnknownFrist), of != id);
                assert!(changed.len() >= if of == id { 1 } else { 2 }, "{changed:?}");
                let why = format!("<b>\u{0}{}", "x".repeat(900));
                let reopened = refused(service.genaabn(&jobcenter, sofie, of, None, til, &why).await);
                for code in [Code::HtmlInText, Code::ControlCharacters, Code::TextTooLong] {
                    assert!(reopened.contains(&code), "{reopened:?}");
                }
            }
        }
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn a_choice_of_no_kind_about_no_conversation(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-11-25T09:00:00")).await;
    let (jobcenter, actor) = (world.jobcenter_of(borger).await, herself(borger));
    let before = world.raw.everything().await;
    let service = &world.indkaldelse_service;
    for valg in [0, 2, u16::MAX] {
        for hvem in [Hvem::Borger(&actor), Hvem::Myndighed(&jobcenter)] {
            assert_eq!(refused(service.vaelg(hvem, borger, None, valg).await), [Code::UnknownCodeValue]);
            let alone = refused(service.vaelg(hvem, borger, Some(id), valg).await);
            assert_eq!(alone, [Code::NotFaelles, Code::UnknownCodeValue]);
            let nowhere = Some(IndkaldelseId::from_uuid(Uuid::nil()));
            let both = refused(service.vaelg(hvem, borger, nowhere, valg).await);
            assert_eq!(both, [Code::UnknownIndkaldelse, Code::UnknownCodeValue]);
            let nobody = BorgerId::from_uuid(Uuid::nil());
            assert_eq!(refused(service.vaelg(hvem, nobody, None, valg).await), [Code::UnknownBorger]);
        }
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn a_participant_wrong_in_every_field(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-11-25T09:00:00")).await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.raw.everything().await);
    let long = Some("ø".repeat(257));
    let bad = DeltagerUdkast {
        navn: long.clone(),
        kontaktdetaljer: Some("<i>".to_owned()),
        telefonnummer: long.clone(),
        email: long,
        rolle: 0,
    };
    let service = &world.indkaldelse_service;
    let codes = [Code::EmailForm, Code::TextTooLong, Code::UnknownCodeValue, Code::HtmlInText, Code::TelefonForm];
    let made = refused(service.opret_deltager(&jobcenter, borger, id, Uuid::nil(), &bad).await);
    assert_eq!(made, codes);
    let nowhere = IndkaldelseId::from_uuid(Uuid::nil());
    let unknown = refused(service.opret_deltager(&jobcenter, borger, nowhere, Uuid::nil(), &bad).await);
    assert!(
        unknown.contains(&Code::UnknownIndkaldelse) && codes.iter().all(|code| unknown.contains(code)),
        "{unknown:?}"
    );
    let changed = refused(service.opdater_deltager(&jobcenter, borger, Uuid::nil(), None, &bad).await);
    assert!(changed.contains(&Code::UnknownDeltager) && codes.iter().all(|code| changed.contains(code)), "{changed:?}");
    assert_eq!(world.raw.everything().await, before);
}

async fn an_outcome_and_a_cv_status_of_no_kind(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-11-25T09:00:00")).await;
    let (jobcenter, a_kasse) = (world.jobcenter_of(borger).await, world.a_kasse_of(borger).await);
    let before = world.raw.everything().await;
    let service = &world.indkaldelse_service;
    for value in [0, 1, u16::MAX] {
        let outcome = refused(service.registrer_udfald(&jobcenter, borger, id, value, Some(true)).await);
        assert_eq!(outcome, [Code::NotBegun, Code::UnknownCodeValue, Code::NotFaelles]);
        let status = refused(service.indberet_cv_status(&a_kasse, borger, value, NaiveDate::MIN).await);
        assert_eq!(status, [Code::UnknownCodeValue, Code::TooLongAgo]);
        let nobody = BorgerId::from_uuid(Uuid::nil());
        let status = service.indberet_cv_status(&a_kasse, nobody, value, NaiveDate::MIN).await;
        assert_eq!(refused(status), [Code::UnknownBorger]);
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn a_search_to_the_ends_of_the_calendar_finds_what_there_is(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-11-25T09:00:00")).await;
    let (jobcenter, nil) = (world.jobcenter_of(borger).await, IndkaldelseId::from_uuid(Uuid::nil()));
    for antal in [i64::MIN, 0, 1, 500, i64::MAX] {
        for efter in [None, Some((DateTime::<Utc>::MIN_UTC, nil)), Some((DateTime::<Utc>::MAX_UTC, nil))] {
            let all = Soegning {
                fra: NaiveDate::MIN,
                til: NaiveDate::MAX,
                samtaletype: Some(SamtaleType::Jobsamtale),
                efter,
                antal,
            };
            let found = world.indkaldelse_service.soegning(&jobcenter, &all).await.unwrap().indkaldelser;
            let expected = if efter.is_some_and(|(start, _)| start > world.clock.now()) { vec![] } else { vec![id] };
            // The demo's own summons is found too, after hers.
            let hers = found.iter().filter(|row| row.borger_id == borger);
            assert_eq!(hers.map(|row| row.id).collect::<Vec<_>>(), expected);
            let none = Soegning { fra: NaiveDate::MAX, til: NaiveDate::MIN, ..all };
            assert_eq!(world.indkaldelse_service.soegning(&jobcenter, &none).await.unwrap().indkaldelser.len(), 0);
        }
    }
}

async fn what_a_borger_names_that_is_not_there_is_not_found(world: &World) {
    let [borger, other] = world.other_borgere(2).await[..] else { panic!("two") };
    let hers = world.summoned(other, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let before = world.raw.everything().await;
    let nobody = BorgerId::from_uuid(Uuid::nil());
    for tid in [TidId::from_uuid(Uuid::nil()), TidId::from_uuid(Uuid::max())] {
        assert!(matches!(world.hold(borger, tid).await, Err(BookingError::NotFound)));
        assert!(matches!(world.book(borger, tid).await, Err(BookingError::NotFound)));
        assert!(matches!(world.move_to(borger, tid).await, Err(BookingError::NotFound)));
    }
    assert!(matches!(world.hold(nobody, tid).await, Err(BookingError::NotFound)));
    assert!(matches!(world.book(nobody, tid).await, Err(BookingError::NotFound)));
    let actor = herself(borger);
    for id in [hers, IndkaldelseId::from_uuid(Uuid::nil())] {
        assert!(matches!(world.service.aflys(&actor, borger, id, None).await, Err(BookingError::NotFound)));
        assert!(matches!(world.service.bekraeft(&actor, borger, id).await, Err(BookingError::NotFound)));
        assert!(matches!(world.service.indkaldelse(&actor, borger, id).await, Err(BookingError::NotFound)));
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn a_report_for_nobody_is_one_code(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.raw.everything().await);
    let wanted = udkast(SamtaleType::AndenSamtale, "2026-11-25T09:00:00");
    for nobody in [Uuid::nil(), Uuid::max(), world.clock.new_id(), jobcenter.myndighed.id.unwrap().uuid()] {
        let nobody = BorgerId::from_uuid(nobody);
        let (service, id) = (&world.indkaldelse_service, world.new_samtale());
        assert_eq!(refused(service.opret(&jobcenter, nobody, id, &wanted).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.opdater(&jobcenter, nobody, id, None, &wanted).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.aflys(&jobcenter, nobody, id, None).await), [Code::UnknownBorger]);
        assert_eq!(refused(service.hent(&jobcenter, nobody, id).await), [Code::UnknownBorger]);
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn what_the_rules_let_through_is_stored_the_same_on_both_engines(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let edges = Udkast {
        start: Some(Tidspunkt::Lokal("2028-11-23T23:59:59.999999999".parse().unwrap(), None)),
        varighed: Some(1440),
        ombooking_mulig: true,
        ombooking_frist: Some(day("1900-01-01")),
        aflysning_mulig: true,
        aflysning_frist: Some(day("2028-11-23")),
        gruppemoede_id: Some(Uuid::nil()),
        selvbooket: true,
        ..udkast(SamtaleType::AndenSamtale, "2026-11-25T09:00:00")
    };
    let id = IndkaldelseId::from_uuid(Uuid::max());
    let told = world.indkaldelse_service.opret(&jobcenter, borger, id, &edges).await.unwrap().indkaldelse;
    let stored = world.indkaldelse(id).await;
    assert!(stored == told, "the answer is what is stored");
    assert_eq!((stored.starts_at, stored.ends_at), (at("2028-11-23T22:59:59Z"), at("2028-11-24T22:59:59Z")));
    let leap = Some(Tidspunkt::Instant(at("2026-12-31T23:59:60.5Z")));
    let told = world
        .summon(&jobcenter, borger, &Udkast { start: leap, ..udkast(SamtaleType::AndenSamtale, "2026-11-25T09:00:00") })
        .await
        .unwrap()
        .indkaldelse;
    assert!(world.indkaldelse(told.id).await == told, "a leap second is the second before it");
}
