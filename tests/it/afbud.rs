//! An a-kasse that cannot come, to one conversation or to a whole day, and takes it back.

use crate::a_kasse::{DAY, booked, hk, service};
use crate::support::{World, at, day, kald, on_both_engines, refused};
use faellestid::domain::afbud::AfbudAarsag;
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::opgave::OpgaveSlags;
use faellestid::domain::rules::Code;
use faellestid::services::a_kasse::Gjort;
use faellestid::services::indkaldelse::Afbud;

on_both_engines! {
    a_whole_day_becomes_one_task_and_closes_nothing,
    a_whole_day_is_taken_back_with_its_task,
    one_afbud_is_taken_back_until_the_conversation,
    an_afbud_is_over_when_the_conversation_is,
    a_day_without_anything_agreed_or_gone_by_is_refused,
}

async fn a_whole_day_becomes_one_task_and_closes_nothing(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let aarhus = world.organisation("jobcenter", "75100").await;
    let (_, one) = booked(world, "07:00").await;
    let (_, two) = booked(world, "07:05").await;
    let open = format!("tid WHERE open AND local_date = '{DAY}'");
    let (open_before, standing) =
        (world.raw.count(&open).await, world.raw.count("indkaldelse WHERE status = 'planlagt'").await);
    let hers = service.dagen(&hk, Some(day(DAY))).await.unwrap().samtaler.len();
    let told = service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
    assert_eq!(told, Gjort { samtaler: hers, ikke: 0 });
    for id in [one, two] {
        assert!(world.indkaldelse(id).await.a_kasse_afbud_at.is_some());
    }
    let task = || async {
        let all = world.store.read().await.unwrap().open_opgaver(aarhus).await.unwrap();
        all.iter().filter(|task| task.slags == OpgaveSlags::AKasseKanIkkeKommeDag).count()
    };
    assert_eq!(task().await, 1);
    assert_eq!(open_tasks(world, OpgaveSlags::AKasseKanIkkeKomme).await, 0, "one task for all of them");
    assert_eq!(world.raw.count(&open).await, open_before, "no time is closed");
    assert_eq!(
        world.raw.count("indkaldelse WHERE status = 'planlagt'").await,
        standing,
        "no conversation is called off"
    );
    let (_, three) = booked(world, "07:10").await;
    let again = service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
    assert_eq!(again, Gjort { samtaler: 1, ikke: 0 }, "of who has booked since");
    assert!(world.indkaldelse(three).await.a_kasse_afbud_at.is_some());
    assert_eq!(task().await, 1, "a second word about the same day is the first one");
    let dag = service.dagen(&hk, Some(day(DAY))).await.unwrap();
    assert!(dag.jobcentre.iter().any(|one| one.id == aarhus && one.meldt.is_some()));
    let lines =
        format!("audit WHERE action = 'a_kasse_afbudsdag' AND organisation_id = {}", world.raw.id(aarhus.uuid()));
    assert_eq!(world.raw.count(&lines).await, 1);
}

/// How many open tasks of a kind there are.
pub async fn open_tasks(world: &World, slags: OpgaveSlags) -> usize {
    world.raw.count(&format!("opgave WHERE status = 'aaben' AND slags = '{}'", slags.as_str())).await
}

/// How often something of that name stands in the history, and in the audit trail.
async fn told(world: &World, handling: &str) -> [usize; 2] {
    [
        world.raw.count(&format!("indkaldelse_historik WHERE handling = '{handling}'")).await,
        world.raw.count(&format!("audit WHERE action = 'indkaldelse_{handling}'")).await,
    ]
}

async fn a_whole_day_is_taken_back_with_its_task(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let aarhus = world.organisation("jobcenter", "75100").await;
    let (her, one) = booked(world, "07:00").await;
    let (_, two) = booked(world, "07:05").await;
    let said = service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), Some(AfbudAarsag::Lukket)).await.unwrap();
    let dag = service.dagen(&hk, Some(day(DAY))).await.unwrap();
    let meldt = dag.jobcentre.iter().find_map(|one| one.meldt).unwrap();
    assert_eq!(meldt.aarsag, Some(AfbudAarsag::Lukket));
    let reasons =
        world.raw.texts("SELECT DISTINCT begrundelse FROM indkaldelse_historik WHERE handling = 'a_kasse_afbud'").await;
    assert_eq!(reasons, [AfbudAarsag::Lukket.navn()]);
    let seen = world.indkaldelse_service.historik_for(&world.jobcenter_of(her).await, her, one).await.unwrap();
    let why = seen.iter().find(|version| version.handling == "a_kasse_afbud").unwrap().begrundelse.clone();
    assert_eq!(why.as_deref(), Some(AfbudAarsag::Lukket.navn()), "the jobcenter is told why");
    let events = world.raw.count("haendelse").await;
    let back = service.kommer_alligevel_dagen(&hk, aarhus, day(DAY)).await.unwrap();
    assert_eq!(back, said, "of the same conversations");
    for id in [one, two] {
        assert!(world.indkaldelse(id).await.a_kasse_afbud_at.is_none());
    }
    let antal = back.samtaler;
    assert_eq!(told(world, "a_kasse_kommer").await, [antal; 2]);
    assert_eq!(world.raw.count("haendelse").await, events + antal, "others are told");
    assert_eq!(world.raw.count("a_kasse_afbudsdag").await, 0);
    assert_eq!(open_tasks(world, OpgaveSlags::AKasseKanIkkeKommeDag).await, 0);
    assert_eq!(world.raw.count("audit WHERE action = 'a_kasse_afbudsdag_fortrudt'").await, 2);
    assert_eq!(world.raw.count("audit WHERE action = 'opgave_lukket_af_sig_selv'").await, 1);
    let again = service.kommer_alligevel_dagen(&hk, aarhus, day(DAY)).await.unwrap();
    assert_eq!(again, Gjort::default(), "a second click does nothing");
    service.kan_ikke_komme_dagen(&hk, aarhus, day(DAY), None).await.unwrap();
    assert_eq!(open_tasks(world, OpgaveSlags::AKasseKanIkkeKommeDag).await, 1, "said anew, it is a new task");
    world.clock.set(at("2026-12-02T08:00:00Z"));
    let late = service.kommer_alligevel_dagen(&hk, aarhus, day(DAY)).await;
    assert_eq!(refused(late), [Code::LukkedagInThePast]);
}

async fn one_afbud_is_taken_back_until_the_conversation(world: &World) {
    let hk = hk(world).await;
    let (her, id) = booked(world, "07:00").await;
    let afbud = Afbud { aarsag: Some(AfbudAarsag::Teknik), hele_dagen: false };
    for round in 1..=2 {
        world.indkaldelse_service.kan_ikke_komme_fordi(&hk, her, id, afbud).await.unwrap();
        assert_eq!(open_tasks(world, OpgaveSlags::AKasseKanIkkeKomme).await, 1);
        let messages = world.raw.count("notifikation WHERE kind = 'deltagelse'").await;
        world.indkaldelse_service.kommer_alligevel(&hk, her, id).await.unwrap();
        assert_eq!(open_tasks(world, OpgaveSlags::AKasseKanIkkeKomme).await, 0);
        assert_eq!(told(world, "a_kasse_kommer").await, [round; 2]);
        assert_eq!(world.raw.count("notifikation WHERE kind = 'deltagelse'").await, messages + 1, "she is told");
    }
    world.indkaldelse_service.kommer_alligevel(&hk, her, id).await.unwrap();
    assert_eq!(told(world, "a_kasse_kommer").await, [2; 2], "there was nothing to take back");
    world.indkaldelse_service.kan_ikke_komme(&hk, her, id).await.unwrap();
    let foreign = kald(MyndighedType::AKasse, Some(world.foreign(her, "a_kasse").await));
    assert_eq!(refused(world.indkaldelse_service.kommer_alligevel(&foreign, her, id).await), [Code::OtherAKasse]);
    let start = world.indkaldelse(id).await.starts_at;
    world.clock.set(start);
    assert_eq!(refused(world.indkaldelse_service.kommer_alligevel(&hk, her, id).await), [Code::AlreadyBegun]);
}

async fn an_afbud_is_over_when_the_conversation_is(world: &World) {
    let hk = hk(world).await;
    let (her, moved) = booked(world, "07:00").await;
    let (other, gone) = booked(world, "07:05").await;
    for (who, id) in [(her, moved), (other, gone)] {
        world.indkaldelse_service.kan_ikke_komme(&hk, who, id).await.unwrap();
    }
    assert_eq!(open_tasks(world, OpgaveSlags::AKasseKanIkkeKomme).await, 2);
    let later = world.tid_with(1, "2026-12-02T07:00:00").await;
    world.move_to(her, later).await.unwrap();
    world.indkaldelse_service.aflys(&world.jobcenter_of(other).await, other, gone, None).await.unwrap();
    assert_eq!(open_tasks(world, OpgaveSlags::AKasseKanIkkeKomme).await, 0);
}

async fn a_day_without_anything_agreed_or_gone_by_is_refused(world: &World) {
    let (service, hk) = (service(world), hk(world).await);
    let aarhus = world.organisation("jobcenter", "75100").await;
    let sunday = service.kan_ikke_komme_dagen(&hk, aarhus, day("2026-11-29"), None).await;
    assert_eq!(refused(sunday), [Code::NoTimesChosen]);
    let yesterday = service.kan_ikke_komme_dagen(&hk, aarhus, day("2026-11-23"), None).await;
    assert_eq!(refused(yesterday), [Code::LukkedagInThePast]);
    assert_eq!(world.raw.count("a_kasse_afbudsdag").await, 0);
}
