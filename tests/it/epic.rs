//! The test scenarios of epic 999.8, each under its own name ("Særlige krav til test"), on 15 December 2023: DFDG's rule 90002
//! refuses yesterday, so they can only be played while the old year still runs.

use chrono::NaiveDate;

use crate::support::{World, at, day, on_both_engines, refused, udkast, warned};
use faellestid::domain::code_lists::{FravaerType, SamtaleType};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::indkaldelse::IndkaldelseStatus;
use faellestid::domain::indstilling::Indstilling;
use faellestid::domain::rules::Code;

on_both_engines! {
    indkaldelser_til_cv_samtaler_paa_skaeringsdatoen_eller_senere_kan_ikke_indberettes_af_a_kassen,
    indkaldelser_til_cv_samtaler_foer_skaeringsdatoen_kan_indberettes_af_a_kassen,
    allerede_indberettede_cv_samtaler_kan_opdateres_herunder_aflyses_af_a_kassen,
    faelles_jobsamtaler_kan_selvbookes,
    der_kan_gives_frister_for_selvbooking_af_faelles_jobsamtaler,
    a_kasser_kan_indberette_indkaldelse_til_anden_samtale,
    skaeringsdatoen_er_en_indstilling,
    indberettet_foer_er_en_indstilling_for_sig,
}

const CV: SamtaleType = SamtaleType::CvSamtale;

/// A dagpengemodtager in that kontaktgruppe, on 15 December 2023.
async fn december(world: &World, kontaktgruppe: i32) -> BorgerId {
    world.clock.set(at("2023-12-15T09:00:00Z"));
    let borger = world.one_borger().await;
    world.change_borger(borger, |row| row.kontaktgruppe = kontaktgruppe).await;
    borger
}

async fn cv(world: &World, borger: BorgerId, local_start: &str) -> IndkaldelseId {
    let a_kasse = world.a_kasse_of(borger).await;
    world.summon(&a_kasse, borger, &udkast(CV, local_start)).await.unwrap().indkaldelse.id
}

async fn indkaldelser_til_cv_samtaler_paa_skaeringsdatoen_eller_senere_kan_ikke_indberettes_af_a_kassen(world: &World) {
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let (a_kasse, before) = (world.a_kasse_of(borger).await, world.raw.everything().await);
        for start in ["2024-01-01T00:00:00", "2024-01-02T09:00:00", "2024-02-01T09:00:00", "2025-06-02T09:00:00"] {
            let answer = world.summon(&a_kasse, borger, &udkast(CV, start)).await;
            assert_eq!(refused(answer), [Code::CvAfterCutOff], "{start}");
        }
        assert_eq!(world.raw.everything().await, before);
        let anden = udkast(SamtaleType::AndenSamtale, "2024-01-02T09:00:00");
        world.summon(&a_kasse, borger, &anden).await.unwrap();
    }
}

async fn indkaldelser_til_cv_samtaler_foer_skaeringsdatoen_kan_indberettes_af_a_kassen(world: &World) {
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        for start in ["2023-12-15T07:00:00", "2023-12-20T09:00:00", "2023-12-31T23:15:00"] {
            let row = world.indkaldelse(cv(world, borger, start).await).await;
            assert_eq!((row.samtaletype, row.foerst_cv_at), (CV, Some(world.clock.now())), "{start}");
        }
        let yesterday = udkast(CV, "2023-12-14T09:00:00");
        let answer = world.summon(&world.a_kasse_of(borger).await, borger, &yesterday).await;
        assert_eq!(refused(answer), [Code::StartBeforeToday]);
    }
}

/// One that was reported for January while February was still thought to be the cut-off.
async fn reported_for_january(world: &World, borger: BorgerId) -> IndkaldelseId {
    world.set_indstilling(Indstilling::CvSkaeringsdato, "2024-02-01").await;
    let id = cv(world, borger, "2024-01-10T09:00:00").await;
    world.set_indstilling(Indstilling::CvSkaeringsdato, "2024-01-01").await;
    id
}

async fn allerede_indberettede_cv_samtaler_kan_opdateres_herunder_aflyses_af_a_kassen(world: &World) {
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let (a_kasse, service) = (world.a_kasse_of(borger).await, &world.indkaldelse_service);

        let id = cv(world, borger, "2023-12-20T09:00:00").await;
        service.opdater(&a_kasse, borger, id, Some(1), &udkast(CV, "2023-12-21T09:00:00")).await.unwrap();
        let past = service.opdater(&a_kasse, borger, id, Some(2), &udkast(CV, "2024-01-02T09:00:00")).await;
        assert_eq!(refused(past), [Code::CvMovedPastCutOff]);
        let jobsamtale = udkast(SamtaleType::Jobsamtale, "2024-01-02T09:00:00");
        let turned = service.opdater(&a_kasse, borger, id, Some(2), &jobsamtale).await.unwrap();
        assert_eq!(warned(&turned.advarsler), [Code::CvToJobsamtale]);
        let back = service.opdater(&a_kasse, borger, id, Some(3), &udkast(CV, "2024-01-02T09:00:00")).await;
        assert_eq!(refused(back), [Code::TurnedIntoCv]);
        assert_eq!(service.aflys(&a_kasse, borger, id, Some(3)).await.unwrap().status, IndkaldelseStatus::Aflyst);

        let january = reported_for_january(world, borger).await;
        service.opdater(&a_kasse, borger, january, Some(1), &udkast(CV, "2024-01-12T13:00:00")).await.unwrap();
        service.aflys(&a_kasse, borger, january, Some(2)).await.unwrap();
        let january = reported_for_january(world, borger).await;
        let jobsamtale = udkast(SamtaleType::Jobsamtale, "2024-01-10T09:00:00");
        service.opdater(&a_kasse, borger, january, Some(1), &jobsamtale).await.unwrap();
        assert_eq!(world.indkaldelse(january).await.foerst_cv_at, Some(world.clock.now()), "it was one once");
    }
}

async fn faelles_jobsamtaler_kan_selvbookes(world: &World) {
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let frame = world.agree(borger, day("2023-12-01"), day("2024-06-30")).await;
        let frist = world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2024-01-08"), day("2024-02-05")).await;
        let tid = world.tid_in(&frame, 1, "2024-01-09T07:00:00").await;
        let id = world.book(borger, tid).await.unwrap();
        let row = world.indkaldelse(id).await;
        assert_eq!((row.samtaletype, row.selvbooket, row.tid_id), (SamtaleType::FaellesJobsamtale, true, Some(tid)));
        let [met] = &world.frister(borger).await[..] else { panic!("one frist") };
        assert_eq!((met.id, met.status, met.indkaldelse_id), (frist, FristStatus::Indfriet, Some(id)));
        world.move_to(borger, world.tid_in(&frame, 1, "2024-01-10T07:00:00").await).await.unwrap();
    }
}

async fn der_kan_gives_frister_for_selvbooking_af_faelles_jobsamtaler(world: &World) {
    let type_17 = SamtaleType::FaellesJobsamtale;
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let frist = world.set_frist(borger, type_17, day("2023-12-27"), day("2024-01-24")).await;
        let read = world.frist_service.hent(&world.jobcenter_of(borger).await, borger, frist).await.unwrap();
        assert_eq!((read.idag.status, read.idag.samtaletype), (FristStatus::Aktiv, type_17));
    }
    let other = december(world, 2).await;
    let wanted = frist_for(type_17, day("2023-12-27"));
    let jobcenter = world.jobcenter_of(other).await;
    let answer = world.frist_service.udsted(&jobcenter, other, world.new_frist(), &wanted).await;
    assert_eq!(refused(answer), [Code::TypeNotForKontaktgruppe]);
}

fn frist_for(samtaletype: SamtaleType, fristdato: NaiveDate) -> faellestid::services::frist::FristUdkast {
    let sidste_afholdelsesdato = fristdato + chrono::Days::new(28);
    faellestid::services::frist::FristUdkast { samtaletype: samtaletype.id(), fristdato, sidste_afholdelsesdato }
}

async fn a_kasser_kan_indberette_indkaldelse_til_anden_samtale(world: &World) {
    let borger = december(world, 1).await;
    let a_kasse = world.a_kasse_of(borger).await;
    for start in ["2023-12-20T09:00:00", "2024-01-02T09:00:00", "2024-02-02T09:00:00"] {
        let told = world.summon(&a_kasse, borger, &udkast(SamtaleType::AndenSamtale, start)).await.unwrap();
        assert_eq!((warned(&told.advarsler), told.indkaldelse.occupies), (vec![], false), "{start}");
    }
    let jobsamtale = udkast(SamtaleType::Jobsamtale, "2024-01-03T09:00:00");
    assert_eq!(refused(world.summon(&a_kasse, borger, &jobsamtale).await), [Code::NoResponsibility]);
    world.absent(borger, FravaerType::KontaktforloebHosAKasse, "2023-12-01", Some("2024-01-03")).await;
    world.summon(&a_kasse, borger, &jobsamtale).await.unwrap();
    let after = udkast(SamtaleType::Jobsamtale, "2024-01-04T09:00:00");
    assert_eq!(refused(world.summon(&a_kasse, borger, &after).await), [Code::ResponsibilityEnds]);
}

async fn skaeringsdatoen_er_en_indstilling(world: &World) {
    let borger = december(world, 1).await;
    let a_kasse = world.a_kasse_of(borger).await;
    world.set_indstilling(Indstilling::CvSkaeringsdato, "2024-02-01").await;
    let id = cv(world, borger, "2024-01-31T23:15:00").await;
    let past = world.summon(&a_kasse, borger, &udkast(CV, "2024-02-01T00:00:00")).await;
    assert_eq!(refused(past), [Code::CvAfterCutOff]);
    let moved = world.indkaldelse_service.opdater(&a_kasse, borger, id, None, &udkast(CV, "2024-02-01T09:00:00")).await;
    assert_eq!(refused(moved), [Code::CvMovedPastCutOff]);
}

async fn indberettet_foer_er_en_indstilling_for_sig(world: &World) {
    let borger = december(world, 1).await;
    let (a_kasse, id) = (world.a_kasse_of(borger).await, reported_for_january(world, borger).await);
    world.set_indstilling(Indstilling::CvIndberettetFoer, "2023-12-15").await;
    let later = udkast(CV, "2024-01-11T09:00:00");
    let service = &world.indkaldelse_service;
    let answer = service.opdater(&a_kasse, borger, id, None, &later).await;
    assert_eq!(refused(answer), [Code::CvAfterCutOff], "reported on the day itself is not before it");
    world.set_indstilling(Indstilling::CvIndberettetFoer, "2023-12-16").await;
    service.opdater(&a_kasse, borger, id, None, &later).await.unwrap();
}
