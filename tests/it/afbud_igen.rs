//! What an a-kasse says more than once: said anew after the jobcenter has seen to it, after a change, and of what was said before. And
//! which tasks about closed times a change of another conversation leaves open.

use chrono::TimeDelta;

use crate::a_kasse::{DAY, booked, hk, service};
use crate::afbud::open_tasks;
use crate::support::{World, day, kald, on_both_engines, refused, udkast};
use faellestid::domain::afbud::AfbudAarsag;
use faellestid::domain::code_lists::{MyndighedType, SamtaleType};
use faellestid::domain::ids::OrganisationId;
use faellestid::domain::indkaldelse::Udkast;
use faellestid::domain::opgave::OpgaveSlags;
use faellestid::domain::rules::Code;
use faellestid::services::a_kasse::Gjort;
use faellestid::services::indkaldelse::som_udkast;
use faellestid::services::lukning::luk_tid;

on_both_engines! {
    what_was_ticked_off_and_taken_back_is_a_task_again,
    a_day_said_again_is_looked_at_again,
    the_day_taken_back_leaves_what_was_said_before_it,
    only_the_start_takes_an_afbud_back,
    moved_within_a_day_the_a_kasse_still_does_not_come,
    one_held_earlier_today_is_no_conversation_to_come_to,
    another_conversation_moves_none_that_could_not_be_moved,
    only_the_guest_says_that_it_cannot_come,
    what_is_shared_without_an_aftale_is_no_day_to_say_no_to,
    an_a_kasse_that_shares_a_day_says_that_it_cannot_come,
}

const DAGEN: OpgaveSlags = OpgaveSlags::AKasseKanIkkeKommeDag;
const EN: OpgaveSlags = OpgaveSlags::AKasseKanIkkeKomme;

/// The jobcenter ticks off everything of a kind.
async fn ticked_off(world: &World, slags: OpgaveSlags) {
    let all = format!("UPDATE opgave SET status = 'loest' WHERE status = 'aaben' AND slags = '{}'", slags.as_str());
    world.raw.run(&all).await;
}

async fn what_was_ticked_off_and_taken_back_is_a_task_again(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let aarhus = world.organisation("jobcenter", "75100").await;
    let (her, id) = booked(world, "07:00").await;
    for _ in 0..3 {
        world.indkaldelse_service.kan_ikke_komme(&hk, her, id).await.unwrap();
        assert_eq!(open_tasks(world, EN).await, 1);
        ticked_off(world, EN).await;
        world.indkaldelse_service.kommer_alligevel(&hk, her, id).await.unwrap();
        assert_eq!(open_tasks(world, EN).await, 0);
    }
    for _ in 0..3 {
        service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
        assert_eq!(open_tasks(world, DAGEN).await, 1);
        ticked_off(world, DAGEN).await;
        service.kommer_alligevel_dagen(&hk, aarhus, day(DAY)).await.unwrap();
        assert_eq!(open_tasks(world, DAGEN).await, 0);
    }
    let closed = "audit WHERE action = 'opgave_lukket_af_sig_selv'";
    assert_eq!(world.raw.count(closed).await, 0, "the jobcenter had seen to them");
}

async fn a_day_said_again_is_looked_at_again(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let aarhus = world.organisation("jobcenter", "75100").await;
    service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), Some(AfbudAarsag::Lukket)).await.unwrap();
    ticked_off(world, DAGEN).await;
    let again = async || service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
    assert_eq!(again().await, Gjort::default());
    assert_eq!(open_tasks(world, DAGEN).await, 0, "nothing has come to it");
    let (_, since) = booked(world, "07:00").await;
    assert_eq!(again().await, Gjort { samtaler: 1, ikke: 0 });
    assert_eq!((open_tasks(world, DAGEN).await, open_tasks(world, EN).await), (1, 0));
    let reopened =
        format!("audit WHERE action = 'opgave_aabnet_igen' AND organisation_id = {}", world.raw.id(aarhus.uuid()));
    assert_eq!(world.raw.count(&reopened).await, 1);
    let reasons = format!(
        "SELECT begrundelse FROM indkaldelse_historik WHERE handling = 'a_kasse_afbud' AND indkaldelse_id = {}",
        world.raw.id(since.uuid())
    );
    assert_eq!(world.raw.texts(&reasons).await, [AfbudAarsag::Lukket.navn()], "for the reason of the day");
    booked(world, "07:05").await;
    again().await;
    assert_eq!(open_tasks(world, DAGEN).await, 1);
    assert_eq!(world.raw.count(&reopened).await, 1, "it stood open");
}

async fn the_day_taken_back_leaves_what_was_said_before_it(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let aarhus = world.organisation("jobcenter", "75100").await;
    let (her, before) = booked(world, "07:00").await;
    let (_, with) = booked(world, "07:05").await;
    world.indkaldelse_service.kan_ikke_komme(&hk, her, before).await.unwrap();
    let undone = service.kommer_alligevel_dagen(&hk, aarhus, day(DAY)).await.unwrap();
    assert_eq!(undone, Gjort::default(), "nothing was said of the day");
    world.clock.set(world.clock.now() + TimeDelta::minutes(1));
    let said = service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
    assert_eq!(service.kommer_alligevel_dagen(&hk, aarhus, day(DAY)).await.unwrap(), said);
    assert!(world.indkaldelse(before).await.a_kasse_afbud_at.is_some());
    assert!(world.indkaldelse(with).await.a_kasse_afbud_at.is_none());
    assert_eq!(open_tasks(world, EN).await, 1);
}

async fn only_the_start_takes_an_afbud_back(world: &World) {
    let hk = hk(world).await;
    let her = world.one_borger().await;
    let jobcenter = world.jobcenter_of(her).await;
    let id = world.summoned(her, &udkast(SamtaleType::FaellesJobsamtale, &format!("{DAY}T09:00:00"))).await;
    world.indkaldelse_service.kan_ikke_komme(&hk, her, id).await.unwrap();
    let longer = Udkast { varighed: Some(60), ..som_udkast(&world.indkaldelse(id).await) };
    world.indkaldelse_service.opdater(&jobcenter, her, id, None, &longer).await.unwrap();
    let row = world.indkaldelse(id).await;
    assert_eq!((row.ends_at - row.starts_at, row.a_kasse_afbud_at.is_some()), (TimeDelta::minutes(60), true));
    assert_eq!(open_tasks(world, EN).await, 1);
    let later = udkast(SamtaleType::FaellesJobsamtale, &format!("{DAY}T10:00:00"));
    world.indkaldelse_service.opdater(&jobcenter, her, id, None, &later).await.unwrap();
    assert!(world.indkaldelse(id).await.a_kasse_afbud_at.is_none());
    assert_eq!(open_tasks(world, EN).await, 0);
}

async fn moved_within_a_day_the_a_kasse_still_does_not_come(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let aarhus = world.organisation("jobcenter", "75100").await;
    let (her, id) = booked(world, "07:00").await;
    service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
    let said = world.indkaldelse(id).await.a_kasse_afbud_at;
    for (to, stays) in [(format!("{DAY}T07:05:00"), true), ("2026-12-02T07:00:00".to_owned(), false)] {
        let tid = world.tid_with(1, &to).await;
        world.move_to(her, tid).await.unwrap();
        assert_eq!(world.indkaldelse(id).await.a_kasse_afbud_at, said.filter(|_| stays), "{to}");
    }
    let (other, one) = booked(world, "07:20").await;
    service.kommer_alligevel_dagen(&hk, aarhus, day(DAY)).await.unwrap();
    world.indkaldelse_service.kan_ikke_komme(&hk, other, one).await.unwrap();
    let tid = world.tid_with(1, &format!("{DAY}T07:10:00")).await;
    world.move_to(other, tid).await.unwrap();
    assert!(world.indkaldelse(one).await.a_kasse_afbud_at.is_none(), "it was said of that time alone");
}

async fn one_held_earlier_today_is_no_conversation_to_come_to(world: &World) {
    let her = world.one_borger().await;
    let jobcenter = world.jobcenter_of(her).await;
    let tid = world.tid_with(1, "2026-12-02T07:00:00").await;
    world.book(her, tid).await.unwrap();
    luk_tid(&world.store, &world.clock, &jobcenter, tid, true).await.unwrap();
    assert_eq!(open_tasks(world, OpgaveSlags::TidLukket).await, 1);
    world.summoned(her, &udkast(SamtaleType::Jobsamtale, "2026-11-24T08:00:00")).await;
    assert_eq!(open_tasks(world, OpgaveSlags::TidLukket).await, 1);
    world.summoned(her, &udkast(SamtaleType::Jobsamtale, "2026-11-26T08:00:00")).await;
    assert_eq!(open_tasks(world, OpgaveSlags::TidLukket).await, 0);
}

async fn another_conversation_moves_none_that_could_not_be_moved(world: &World) {
    let slags = OpgaveSlags::KunneIkkeFlyttes;
    let (her, stuck) = booked(world, "07:00").await;
    let jobcenter = world.jobcenter_of(her).await;
    let made = format!(
        "INSERT INTO opgave (id, organisation_id, borger_id, indkaldelse_id, slags, status, dedup, created_at, updated_at)
         SELECT id, myndighed_id, borger_id, id, 'kunne_ikke_flyttes', 'aaben', 'x', created_at, created_at
         FROM indkaldelse WHERE id = {}",
        world.raw.id(stuck.uuid())
    );
    world.raw.run(&made).await;
    let service = &world.indkaldelse_service;
    let other = world.summoned(her, &udkast(SamtaleType::Jobsamtale, "2026-12-03T09:00:00")).await;
    assert_eq!(open_tasks(world, slags).await, 1, "another is reported");
    let moved = udkast(SamtaleType::Jobsamtale, "2026-12-04T09:00:00");
    service.opdater(&jobcenter, her, other, None, &moved).await.unwrap();
    assert_eq!(open_tasks(world, slags).await, 1, "another is moved");
    service.aflys(&jobcenter, her, stuck, None).await.unwrap();
    assert_eq!(open_tasks(world, slags).await, 1, "until she has another");
    let again = udkast(SamtaleType::Jobsamtale, "2026-12-07T09:00:00");
    service.opdater(&jobcenter, her, other, None, &again).await.unwrap();
    assert_eq!(open_tasks(world, slags).await, 0);
}

async fn only_the_guest_says_that_it_cannot_come(world: &World) {
    let (her, id) = booked(world, "07:00").await;
    let other = world.foreign(her, "a_kasse").await;
    world.change_borger(her, |borger| borger.a_kasse_id = Some(other)).await;
    let other = kald(MyndighedType::AKasse, Some(other));
    let service = &world.indkaldelse_service;
    assert_eq!(refused(service.kan_ikke_komme(&other, her, id).await), [Code::ValgNotTheirs]);
    assert!(world.indkaldelse(id).await.a_kasse_afbud_at.is_none());
}

/// A time of HK's on [`DAY`] is shared with that a-kasse.
async fn shared(world: &World, other: OrganisationId) {
    let tid = world.tid_with(1, &format!("{DAY}T07:00:00")).await;
    let row = world.tid(tid).await;
    world.raw.run(&format!("UPDATE tid SET delt = TRUE WHERE id = {}", world.raw.id(tid.uuid()))).await;
    let share = format!(
        "INSERT INTO serie_andel (serie_id, a_kasse_id, pladser) VALUES ({}, {}, 1)",
        world.raw.id(row.serie_id.uuid()),
        world.raw.id(other.uuid())
    );
    world.raw.run(&share).await;
}

async fn an_a_kasse_that_shares_a_day_says_that_it_cannot_come(world: &World) {
    let (tre_f, jobcenter) =
        (world.organisation("a_kasse", "3f").await, world.organisation("jobcenter", "75100").await);
    // Nothing of that day is agreed with 3F itself.
    let own = world.store.read().await.unwrap().aftaler_of(tre_f).await.unwrap();
    let own = own.iter().find(|aftale| aftale.jobcenter_id == jobcenter).expect("an aftale").id;
    let id = world.raw.id(own.uuid());
    let other_day = format!("UPDATE tid SET local_date = '2026-11-02' WHERE aftale_id = {id} AND local_date = '{DAY}'");
    world.raw.run(&other_day).await;
    let (whose, service) = (kald(MyndighedType::AKasse, Some(tre_f)), service(world));
    let nothing = service.kan_ikke_komme_dagen(&whose, jobcenter, day(DAY), None).await;
    assert_eq!(refused(nothing), [Code::NoTimesChosen]);
    shared(world, tre_f).await;
    let dag = service.dagen(&whose, Some(day(DAY))).await.unwrap();
    assert!(dag.jobcentre.iter().any(|one| one.id == jobcenter && one.kan_meldes));
    service.kan_ikke_komme_dagen(&whose, jobcenter, day(DAY), None).await.unwrap();
    // The jobcenter's task stands under 3F's own aftale, so it says who cannot come.
    let task = format!("opgave WHERE slags = 'a_kasse_kan_ikke_komme_dag' AND aftale_id = {id} AND status = 'aaben'");
    assert_eq!(world.raw.count(&task).await, 1);
    service.kommer_alligevel_dagen(&whose, jobcenter, day(DAY)).await.unwrap();
    assert_eq!(world.raw.count(&task).await, 0);
}

async fn what_is_shared_without_an_aftale_is_no_day_to_say_no_to(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (other, jobcenter) = (world.new_a_kasse().await, world.organisation("jobcenter", "75100").await);
    shared(world, other).await;
    for (whose, can) in [(world.a_kasse_of(sofie).await, true), (kald(MyndighedType::AKasse, Some(other)), false)] {
        let dag = service(world).dagen(&whose, Some(day(DAY))).await.unwrap();
        let aarhus = dag.jobcentre.iter().find(|one| one.id == jobcenter).expect("Aarhus");
        assert_eq!(aarhus.kan_meldes, can);
    }
}
