//! FristService: what a jobcenter asks, what is written, and who is told.

use chrono::NaiveDate;

use crate::support::{Traces, World, at, day, kald, on_both_engines, refused, udkast, warned};
use faellestid::domain::code_lists::{FravaerType, MyndighedType, SamtaleType};
use faellestid::domain::frist::{FristStatus, Grund};
use faellestid::domain::ids::{BorgerId, FristId};
use faellestid::domain::rules::Code;
use faellestid::domain::rules::frist::Datoer;
use faellestid::services::frist::{FristModtaget, FristUdkast};
use faellestid::services::kald::Afvist;

on_both_engines! {
    a_frist_is_written_with_all_it_leaves_behind,
    a_frist_that_a_booking_meets_is_born_met,
    a_frist_under_an_absence_is_born_closed,
    a_frist_on_a_day_off_stands_with_a_warning,
    a_frist_of_seven_days_is_refused_and_of_eight_is_not,
    a_second_active_frist_of_the_type_is_refused,
    a_frist_is_prolonged_and_never_shortened_below_the_least,
    an_update_to_the_same_dates_leaves_nothing,
    a_missed_frist_is_reopened_with_a_reason_that_the_history_keeps,
    an_a_kasse_has_no_access_in_any_form,
    a_foreign_jobcenter_learns_nothing,
    a_stale_version_of_a_frist_changes_nothing,
}

const TYPE_17: SamtaleType = SamtaleType::FaellesJobsamtale;

fn datoer(fristdato: &str, sidste: &str) -> Datoer {
    Datoer { fristdato: day(fristdato), sidste_afholdelsesdato: day(sidste) }
}

async fn udsted(world: &World, borger: BorgerId, fristdato: &str, sidste: &str) -> Result<FristModtaget, Afvist> {
    let til = datoer(fristdato, sidste);
    let wanted = FristUdkast {
        samtaletype: TYPE_17.id(),
        fristdato: til.fristdato,
        sidste_afholdelsesdato: til.sidste_afholdelsesdato,
    };
    world.frist_service.udsted(&world.jobcenter_of(borger).await, borger, world.new_frist(), &wanted).await
}

async fn opdater(world: &World, borger: BorgerId, id: FristId, til: Datoer) -> Result<FristModtaget, Afvist> {
    world.frist_service.opdater(&world.jobcenter_of(borger).await, borger, id, None, til).await
}

async fn a_frist_is_written_with_all_it_leaves_behind(world: &World) {
    let borger = world.one_borger().await;
    let (hers, before) = (world.borger_row(borger).await, world.traces().await);
    let told = udsted(world, borger, "2026-12-02", "2026-12-30").await.unwrap();
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 1, tasks: 0 });
    let [stored] = &world.frister(borger).await[..] else { panic!("one") };
    assert_eq!((stored, warned(&told.advarsler)), (&told.frist, vec![]));
    assert_eq!((stored.status, stored.grund, stored.version), (FristStatus::Aktiv, None, 1));
    assert_eq!((stored.jobcenter_id, stored.aktiv_fra), (Some(hers.jobcenter_id), day("2026-11-24")));
    assert_eq!(world.told(stored.id.uuid(), 1, "udstedt", hers.jobcenter_id).await, 1);
    assert_eq!(world.told(stored.id.uuid(), 1, "udstedt", hers.a_kasse_id.unwrap()).await, 0);
    assert_eq!(world.rows_about("notifikation", "frist_id", stored.id.uuid(), "AND kind = 'frist_udstedt'").await, 1);
}

async fn a_frist_that_a_booking_meets_is_born_met(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(TYPE_17, "2026-12-01T09:00:00")).await;
    let told = udsted(world, borger, "2026-12-02", "2026-12-30").await.unwrap();
    assert_eq!(warned(&told.advarsler), [Code::FristBornMet]);
    assert_eq!((told.frist.status, told.frist.indkaldelse_id), (FristStatus::Indfriet, Some(id)));
    assert_eq!(told.frist.booking_dato, Some(day("2026-12-01")));
    let other = world.one_borger().await;
    world.summoned(other, &udkast(TYPE_17, "2027-01-15T09:00:00")).await;
    let told = udsted(world, other, "2026-12-02", "2026-12-30").await.unwrap();
    assert_eq!((warned(&told.advarsler), told.frist.status), (vec![], FristStatus::Aktiv), "it is held too late");
}

async fn a_frist_under_an_absence_is_born_closed(world: &World) {
    for fravaer in
        [FravaerType::FritagetForSelvbook, FravaerType::FratagetSelvbook, FravaerType::KontaktforloebHosAKasse]
    {
        let borger = world.one_borger().await;
        world.absent(borger, fravaer, "2026-11-24", None).await;
        let told = udsted(world, borger, "2026-12-02", "2026-12-30").await.unwrap();
        assert_eq!(warned(&told.advarsler), [Code::FristBornClosed], "{fravaer:?}");
        assert_eq!((told.frist.status, told.frist.grund), (FristStatus::AdministrativtLukket, Some(Grund::Fravaer)));
    }
    let poul = world.borger("borger-fritaget").await;
    assert_eq!(udsted(world, poul, "2026-12-02", "2026-12-30").await.unwrap().frist.grund, Some(Grund::Fravaer));
}

async fn a_frist_on_a_day_off_stands_with_a_warning(world: &World) {
    for day_off in ["2026-12-05", "2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"] {
        let borger = world.one_borger().await;
        let told = udsted(world, borger, day_off, "2027-02-01").await.unwrap();
        assert_eq!((warned(&told.advarsler), told.frist.fristdato), (vec![Code::FristdatoOnDayOff], day(day_off)));
    }
}

async fn a_frist_of_seven_days_is_refused_and_of_eight_is_not(world: &World) {
    let borger = world.one_borger().await;
    let before = world.raw.everything().await;
    for fristdato in ["2026-12-01", "2026-11-24", "2026-11-23", "0001-01-01"] {
        assert_eq!(refused(udsted(world, borger, fristdato, "2026-12-30").await), [Code::FristTooShort]);
    }
    assert_eq!(refused(udsted(world, borger, "2026-12-02", "2026-12-01").await), [Code::LastDayBeforeFristdato]);
    assert_eq!(world.raw.everything().await, before);
    // Eight days in Denmark, where it is the 25th already.
    world.clock.set(at("2026-11-24T23:00:00Z"));
    assert_eq!(refused(udsted(world, borger, "2026-12-02", "2026-12-30").await), [Code::FristTooShort]);
    udsted(world, borger, "2026-12-03", "2026-12-03").await.unwrap();
}

async fn a_second_active_frist_of_the_type_is_refused(world: &World) {
    let borger = world.one_borger().await;
    let frist = udsted(world, borger, "2026-12-02", "2026-12-30").await.unwrap().frist.id;
    assert_eq!(refused(udsted(world, borger, "2026-12-10", "2026-12-30").await), [Code::FristExists]);
    world.set_frist(borger, SamtaleType::Jobsamtale, day("2026-12-10"), day("2026-12-30")).await;
    let wanted =
        FristUdkast { samtaletype: 4, fristdato: day("2026-12-10"), sidste_afholdelsesdato: day("2026-12-30") };
    let other = world.one_borger().await;
    let taken = world.frist_service.udsted(&world.jobcenter_of(other).await, other, frist, &wanted).await;
    assert_eq!(refused(taken), [Code::IdExists]);
}

async fn a_frist_is_prolonged_and_never_shortened_below_the_least(world: &World) {
    let borger = world.one_borger().await;
    let id = udsted(world, borger, "2026-12-10", "2026-12-30").await.unwrap().frist.id;
    let before = world.traces().await;
    let longer = opdater(world, borger, id, datoer("2026-12-21", "2027-01-29")).await.unwrap().frist;
    assert_eq!(world.traces_since(before).await, Traces { versions: 1, events: 1, audit: 1, messages: 1, tasks: 0 });
    assert_eq!((longer.fristdato, longer.status, longer.version), (day("2026-12-21"), FristStatus::Aktiv, 2));
    opdater(world, borger, id, datoer("2026-12-02", "2027-01-29")).await.unwrap();
    let short = opdater(world, borger, id, datoer("2026-12-01", "2027-01-29")).await;
    assert_eq!(refused(short), [Code::FristTooShort]);
    // The day before: it may be left or prolonged, however near it is.
    world.clock.set(at("2026-12-01T09:00:00Z"));
    assert_eq!(refused(opdater(world, borger, id, datoer("2026-12-01", "2027-01-29")).await), [Code::FristTooShort]);
    opdater(world, borger, id, datoer("2026-12-03", "2027-01-29")).await.unwrap();
    world.clock.set(at("2026-12-03T23:00:00Z"));
    let missed = opdater(world, borger, id, datoer("2026-12-20", "2027-01-29")).await;
    assert_eq!(refused(missed), [Code::FristNotActive], "the clock decides, whether or not the job has run");
}

async fn an_update_to_the_same_dates_leaves_nothing(world: &World) {
    let borger = world.one_borger().await;
    let id = udsted(world, borger, "2026-12-10", "2026-12-30").await.unwrap().frist.id;
    world.clock.set(at("2026-11-30T09:00:00Z"));
    let before = world.raw.everything().await;
    let told = opdater(world, borger, id, datoer("2026-12-10", "2026-12-30")).await.unwrap();
    assert_eq!((told.frist.version, told.frist.aktiv_fra), (1, day("2026-11-24")));
    assert_eq!(world.raw.everything().await, before);
}

async fn a_missed_frist_is_reopened_with_a_reason_that_the_history_keeps(world: &World) {
    let (kim, service) = (world.borger("borger-overskredet").await, &world.frist_service);
    let jobcenter = world.jobcenter_of(kim).await;
    let id = world.frister(kim).await[0].id;
    let til = datoer("2026-12-02", "2026-12-30");
    let reopen = async |til: Datoer, why: &str| service.genaabn(&jobcenter, kim, id, None, til, why).await;
    assert_eq!(refused(reopen(til, " \n ").await), [Code::BegrundelseMissing]);
    assert_eq!(refused(reopen(datoer("2026-12-01", "2026-12-30"), "Fejl").await), [Code::FristTooShort]);
    let told = reopen(til, "  Systemet var nede. ").await.unwrap().frist;
    assert_eq!((told.status, told.grund, told.fristdato), (FristStatus::Aktiv, None, day("2026-12-02")));
    let history = service.historik(&jobcenter, kim).await.unwrap();
    let last = history.last().unwrap();
    assert_eq!((last.handling.as_str(), last.begrundelse.as_deref()), ("genaabnet", Some("Systemet var nede.")));
    assert_eq!(refused(reopen(til, "Igen").await), [Code::FristExists, Code::FristNotOverskredet]);
    world.book(kim, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
}

async fn an_a_kasse_has_no_access_in_any_form(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (id, til) = (world.frister(sofie).await[0].id, datoer("2026-12-20", "2026-12-30"));
    let before = world.raw.everything().await;
    let wanted = FristUdkast { samtaletype: 0, fristdato: NaiveDate::MIN, sidste_afholdelsesdato: NaiveDate::MIN };
    let a_kasse = world.a_kasse_of(sofie).await;
    for caller in [a_kasse, kald(MyndighedType::Kommune, None), kald(MyndighedType::AKasse, None)] {
        let (kald, service) = (&caller, &world.frist_service);
        for of in [id, world.new_frist()] {
            assert_eq!(refused(service.opdater(kald, sofie, of, Some(7), til).await), [Code::NotAuthorised]);
            assert_eq!(refused(service.genaabn(kald, sofie, of, None, til, "").await), [Code::NotAuthorised]);
            assert_eq!(refused(service.hent(kald, sofie, of).await), [Code::NotAuthorised]);
        }
        assert_eq!(refused(service.udsted(kald, sofie, id, &wanted).await), [Code::NotAuthorised]);
        assert_eq!(refused(service.hent_alle(kald, sofie).await), [Code::NotAuthorised]);
        assert_eq!(refused(service.historik(kald, sofie).await), [Code::NotAuthorised]);
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn a_foreign_jobcenter_learns_nothing(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (id, til) = (world.frister(sofie).await[0].id, datoer("2026-12-20", "2026-12-30"));
    let foreign = kald(MyndighedType::Jobcenter, Some(world.foreign(sofie, "jobcenter").await));
    let service = &world.frist_service;
    for of in [id, world.new_frist()] {
        assert_eq!(refused(service.opdater(&foreign, sofie, of, None, til).await), [Code::NotOwnBorger]);
        assert_eq!(refused(service.genaabn(&foreign, sofie, of, None, til, "").await), [Code::NotOwnBorger]);
        assert_eq!(refused(service.hent(&foreign, sofie, of).await), [Code::UnknownBorger]);
    }
    let own = world.jobcenter_of(sofie).await;
    assert_eq!(refused(service.opdater(&own, sofie, world.new_frist(), None, til).await), [Code::UnknownFrist]);
    let unknown = service.genaabn(&own, sofie, world.new_frist(), None, til, "").await;
    assert_eq!(refused(unknown), [Code::UnknownFrist, Code::BegrundelseMissing]);
    let stranger = world.one_borger().await;
    assert_eq!(refused(service.opdater(&own, stranger, id, None, til).await), [Code::UnknownFrist]);
}

async fn a_stale_version_of_a_frist_changes_nothing(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (jobcenter, id) = (world.jobcenter_of(sofie).await, world.frister(sofie).await[0].id);
    let before = world.raw.everything().await;
    for version in [0, 2, i64::MIN, i64::MAX] {
        let til = datoer("2026-12-20", "2026-12-30");
        let answer = world.frist_service.opdater(&jobcenter, sofie, id, Some(version), til).await;
        assert!(matches!(answer, Err(Afvist::Foraeldet { version: 1 })), "{version}");
    }
    assert_eq!(world.raw.everything().await, before);
}
