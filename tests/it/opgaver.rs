//! The list of tasks: found, taken, given back, seen to, put back; and nobody overwrites a colleague.

use uuid::Uuid;

use crate::support::{World, day, on_both_engines, refused};
use faellestid::domain::access::{Principal, Rolle};
use faellestid::domain::code_lists::{Ejersystem, MyndighedType, SamtaleType};
use faellestid::domain::ids::OrganisationId;
use faellestid::domain::opgave::{OpgaveHandling, OpgaveSlags};
use faellestid::domain::rules::Code;
use faellestid::services::Actor;
use faellestid::services::kald::{Afvist, Kald, Myndighed};
use faellestid::services::lukning::luk_tid;
use faellestid::services::opgaver::{Ejerskab, OpgaveFilter, OpgaveService};
use faellestid::services::read_log::ReadLog;
use faellestid::services::sagsbehandling::Sagsbehandling;

on_both_engines! {
    a_task_goes_through_its_life_and_each_step_is_audited,
    two_colleagues_never_overwrite_each_other,
    the_list_is_narrowed_and_paged,
    another_organisations_task_does_not_exist,
    a_closed_time_is_no_task_any_more_once_she_has_a_conversation,
    what_could_not_be_moved_is_no_task_once_it_is_moved,
    a_day_to_which_the_a_kasse_cannot_come_tells_how_many_conversations,
    a_borger_is_found_by_name_and_number_among_ones_own,
}

/// An employee of a jobcenter.
async fn employee(world: &World, slug: &str) -> (Actor, OrganisationId) {
    let person = world.store.read().await.unwrap().demo_person(slug).await.unwrap().expect(slug);
    let Principal::Medarbejder { organisation, .. } = person.principal else { panic!("{slug} is no employee") };
    (Actor { principal: Some(person.principal), request_id: None }, organisation.expect("an organisation"))
}

fn kald<'a>((actor, own): &'a (Actor, OrganisationId)) -> Kald<'a> {
    let system = Some(Ejersystem::Faellestid);
    Kald { actor, myndighed: Myndighed { slags: MyndighedType::Jobcenter, id: Some(*own), system } }
}

fn service(world: &World) -> OpgaveService {
    OpgaveService::new(world.store.clone(), world.clock.clone(), ReadLog::start(world.store.clone()).0)
}

/// `n` tasks of Aarhus, an hour between them, beside those the demo has.
async fn tasks(world: &World, n: u32) {
    let sofie = world.borger("borger-med-frist").await;
    for borger in std::iter::once(sofie).chain(world.other_borgere(n - 1).await) {
        let kald = world.jobcenter_of(borger).await;
        let samtale =
            world.summon(&kald, borger, &crate::support::udkast(SamtaleType::Jobsamtale, "2026-12-08T10:00:00")).await;
        let id = samtale.unwrap().indkaldelse.id;
        let a_kasse = world.a_kasse_of(borger).await;
        let joint = crate::support::udkast(SamtaleType::FaellesJobsamtale, "2026-12-09T10:00:00");
        let joint = world.summon(&kald, borger, &joint).await.unwrap().indkaldelse.id;
        world.indkaldelse_service.kan_ikke_komme(&a_kasse, borger, joint).await.unwrap();
        world.indkaldelse_service.aflys(&kald, borger, id, None).await.unwrap();
    }
}

fn of(slags: OpgaveSlags) -> OpgaveFilter {
    OpgaveFilter { slags: Some(slags), ..OpgaveFilter::default() }
}

async fn a_task_goes_through_its_life_and_each_step_is_audited(world: &World) {
    tasks(world, 1).await;
    let (service, jytte) = (service(world), employee(world, "jobcenter-koordinator").await);
    let kald = kald(&jytte);
    let aabne = service.antal_aabne(&kald).await.unwrap();
    let list = async || service.liste(&kald, of(OpgaveSlags::AKasseKanIkkeKomme)).await.unwrap().opgaver;
    let task = list().await.remove(0);
    assert_eq!((task.ejer_navn.as_deref(), task.borger_navn.as_deref()), (None, Some("Sofie Prøvesen")));
    let steps = [
        (OpgaveHandling::Tag, Some("Jytte Koordin")),
        (OpgaveHandling::GivTilbage, None),
        (OpgaveHandling::Loes, Some("Jytte Koordin")),
        (OpgaveHandling::Fortryd, Some("Jytte Koordin")),
    ];
    for (version, (handling, ejer)) in (task.version..).zip(steps) {
        service.behandl(&kald, task.id, version, handling).await.unwrap();
        let done = handling == OpgaveHandling::Loes;
        assert_eq!(service.antal_aabne(&kald).await.unwrap(), aabne - i64::from(done));
        let filter = OpgaveFilter { loeste: done, ..of(OpgaveSlags::AKasseKanIkkeKomme) };
        let now = service.liste(&kald, filter).await.unwrap().opgaver.remove(0);
        assert_eq!((now.ejer_navn.as_deref(), now.version), (ejer, version + 1));
        let audited = world.raw.count(&format!("audit WHERE action = '{}'", handling.revisionsspor())).await;
        assert_eq!(audited, 1, "{handling:?}");
    }
}

async fn two_colleagues_never_overwrite_each_other(world: &World) {
    tasks(world, 1).await;
    let service = service(world);
    let (jytte, morten) =
        (employee(world, "jobcenter-koordinator").await, employee(world, "jobcenter-sagsbehandler").await);
    let task = service.liste(&kald(&jytte), of(OpgaveSlags::AKasseKanIkkeKomme)).await.unwrap().opgaver.remove(0);
    service.behandl(&kald(&jytte), task.id, task.version, OpgaveHandling::Tag).await.unwrap();
    let late = service.behandl(&kald(&morten), task.id, task.version, OpgaveHandling::Tag).await;
    assert!(matches!(late, Err(Afvist::Foraeldet { version }) if version == task.version + 1), "{late:?}");
    let twice = service.behandl(&kald(&jytte), task.id, task.version + 1, OpgaveHandling::Fortryd).await;
    assert!(matches!(twice, Err(Afvist::Foraeldet { .. })), "an open task is not put back: {twice:?}");
    let mine = OpgaveFilter { ejerskab: Ejerskab::Mine, ..of(OpgaveSlags::AKasseKanIkkeKomme) };
    assert_eq!(service.liste(&kald(&jytte), mine).await.unwrap().i_alt, 1);
    assert_eq!(service.liste(&kald(&morten), mine).await.unwrap().i_alt, 0);
}

async fn the_list_is_narrowed_and_paged(world: &World) {
    tasks(world, 27).await;
    let (service, jytte) = (service(world), employee(world, "jobcenter-koordinator").await);
    let kald = kald(&jytte);
    let page =
        async |side| service.liste(&kald, OpgaveFilter { side, ..of(OpgaveSlags::AKasseKanIkkeKomme) }).await.unwrap();
    let (first, second, far) = (page(1).await, page(2).await, page(999).await);
    assert_eq!((first.i_alt, first.sider, first.opgaver.len()), (27, 2, 25));
    assert_eq!((second.opgaver.len(), far.side), (2, 2), "a page that is not there is the last one");
    let ids: std::collections::BTreeSet<_> =
        first.opgaver.iter().chain(&second.opgaver).map(|opgave| opgave.id).collect();
    assert_eq!(ids.len(), 27);
    let nobodys = OpgaveFilter { ejerskab: Ejerskab::Ingens, ..of(OpgaveSlags::AKasseKanIkkeKomme) };
    assert_eq!(service.liste(&kald, nobodys).await.unwrap().i_alt, 27);
    assert_eq!(service.liste(&kald, of(OpgaveSlags::Udeblevet)).await.unwrap().i_alt, 0);
}

async fn another_organisations_task_does_not_exist(world: &World) {
    tasks(world, 1).await;
    let (service, jytte) = (service(world), employee(world, "jobcenter-koordinator").await);
    let task = service.liste(&kald(&jytte), of(OpgaveSlags::AKasseKanIkkeKomme)).await.unwrap().opgaver.remove(0);
    let sofie = world.borger("borger-med-frist").await;
    let odense = world.foreign(sofie, "jobcenter").await;
    let rolle = Rolle::JobcenterSagsbehandler;
    let Some(Principal::Medarbejder { id, .. }) = jytte.0.principal else { panic!("an employee") };
    let principal = Some(Principal::Medarbejder { id, organisation: Some(odense), rolle });
    let stranger = (Actor { principal, request_id: None }, odense);
    let answer = service.behandl(&kald(&stranger), task.id, task.version, OpgaveHandling::Tag).await;
    assert_eq!(refused(answer), [Code::UnknownOpgave]);
    let nothing = service.behandl(&kald(&jytte), Uuid::nil(), 1, OpgaveHandling::Tag).await;
    assert_eq!(refused(nothing), [Code::UnknownOpgave]);
    let theirs = service.liste(&kald(&stranger), OpgaveFilter::default()).await.unwrap();
    assert!(theirs.opgaver.iter().all(|opgave| opgave.borger_navn.as_deref() != Some("Sofie Prøvesen")));
}

async fn a_closed_time_is_no_task_any_more_once_she_has_a_conversation(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (service, jytte) = (service(world), employee(world, "jobcenter-koordinator").await);
    let kald = kald(&jytte);
    let tid = world.tid_with(1, "2026-12-02T07:00:00").await;
    world.book(sofie, tid).await.unwrap();
    luk_tid(&world.store, &world.clock, &kald, tid, true).await.unwrap();
    let open = service.liste(&kald, of(OpgaveSlags::TidLukket)).await.unwrap().opgaver;
    assert_eq!(
        open.iter().map(|task| (task.borger_id, task.indkaldelse_id)).collect::<Vec<_>>(),
        [(Some(sofie), None)]
    );
    let task = open[0].id;
    service.behandl(&kald, task, open[0].version, OpgaveHandling::Tag).await.unwrap();
    let later = world.tid_with(1, "2026-12-03T07:00:00").await;
    let id = world.book(sofie, later).await.unwrap();
    assert!(service.liste(&kald, of(OpgaveSlags::TidLukket)).await.unwrap().opgaver.is_empty());
    let seen = OpgaveFilter { loeste: true, ..of(OpgaveSlags::TidLukket) };
    let seen = service.liste(&kald, seen).await.unwrap().opgaver;
    assert_eq!((seen[0].id, seen[0].indkaldelse_id), (task, Some(id)), "it leads to the living conversation");
    assert_eq!(seen[0].ejer_navn.as_deref(), Some("Jytte Koordin"), "whose it was");
    let audited = format!("audit WHERE action = 'opgave_lukket_af_sig_selv' AND subject_id = {}", world.raw.id(task));
    assert_eq!(world.raw.count(&audited).await, 1);
    luk_tid(&world.store, &world.clock, &kald, later, true).await.unwrap();
    assert_eq!(service.liste(&kald, of(OpgaveSlags::TidLukket)).await.unwrap().i_alt, 1, "hit again, it is a new task");
}

async fn what_could_not_be_moved_is_no_task_once_it_is_moved(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(1, "2026-12-02T07:00:00").await;
    let id = world.book(sofie, tid).await.unwrap();
    let open = |status: &str| {
        format!(
            "opgave WHERE slags = 'kunne_ikke_flyttes' AND status = '{status}' AND indkaldelse_id = {}",
            world.raw.id(id.uuid())
        )
    };
    let made = format!(
        "INSERT INTO opgave (id, organisation_id, borger_id, indkaldelse_id, slags, status, dedup, created_at, updated_at)
         SELECT id, myndighed_id, borger_id, id, 'kunne_ikke_flyttes', 'aaben', 'x', created_at, created_at
         FROM indkaldelse WHERE id = {}",
        world.raw.id(id.uuid())
    );
    world.raw.run(&made).await;
    world.indkaldelse_service.kan_ikke_komme(&world.a_kasse_of(sofie).await, sofie, id).await.unwrap();
    assert_eq!(world.raw.count(&open("aaben")).await, 1, "another change does not see to it");
    let later = world.tid_with(1, "2026-12-03T07:00:00").await;
    world.move_to(sofie, later).await.unwrap();
    assert_eq!((world.raw.count(&open("aaben")).await, world.raw.count(&open("loest")).await), (0, 1));
}

async fn a_day_to_which_the_a_kasse_cannot_come_tells_how_many_conversations(world: &World) {
    let (service, jytte) = (service(world), employee(world, "jobcenter-koordinator").await);
    let kald = kald(&jytte);
    let hk = crate::a_kasse::hk(world).await;
    let (her, id) = crate::a_kasse::booked(world, "07:00").await;
    let dagen = day(crate::a_kasse::DAY);
    let said = crate::a_kasse::service(world).kan_ikke_komme_dagen(&hk, jytte.1, dagen, None).await.unwrap();
    let antal = async || {
        let liste = service.liste(&kald, of(OpgaveSlags::AKasseKanIkkeKommeDag)).await.unwrap();
        liste.opgaver.iter().map(|task| (task.dag, liste.med_afbud[&task.id])).collect::<Vec<_>>()
    };
    assert_eq!(antal().await, [(Some(dagen), said.samtaler)]);
    world.indkaldelse_service.kommer_alligevel(&hk, her, id).await.unwrap();
    assert_eq!(antal().await, [(Some(dagen), said.samtaler - 1)], "as it is now");
}

async fn a_borger_is_found_by_name_and_number_among_ones_own(world: &World) {
    let (read_log, _) = ReadLog::start(world.store.clone());
    let service = Sagsbehandling::new(world.store.clone(), world.clock.clone(), read_log);
    let jytte = employee(world, "jobcenter-koordinator").await;
    let kald = kald(&jytte);
    let sofie = world.borger("borger-med-frist").await;
    world.change_borger(sofie, |borger| borger.navn = "Ægidia Ødegård-Prøve".to_owned()).await;
    for words in ["Ægidia Ødegård", "ægidia", "ØDEGÅRD", "gid øde", "  Ægidia   prøve "] {
        let found = service.find(&kald, words).await.unwrap().borgere;
        assert!(found.iter().any(|borger| borger.id == sofie), "{words}");
    }
    for words in ["Ægidia Sofie", "åde", "gård ægidia", "%%", "__"] {
        let found = service.find(&kald, words).await;
        let not_she = found.map_or(true, |found| found.borgere.iter().all(|borger| borger.id != sofie));
        assert!(not_she, "{words}");
    }
    for short in ["", " ", "x", "12", "%"] {
        assert_eq!(refused(service.find(&kald, short).await.map(|_| ())), [Code::SoegningTooShort], "{short}");
    }
    let numbers = world.raw.texts("SELECT cpr FROM borger WHERE demo_slug = 'borger-med-frist'").await;
    let dashed = format!("{}-{}", &numbers[0][..6], &numbers[0][6..]);
    for number in [numbers[0].as_str(), dashed.as_str()] {
        let found = service.find(&kald, number).await.unwrap().borgere;
        assert_eq!(found.iter().map(|borger| borger.id).collect::<Vec<_>>(), [sofie]);
    }
    let odense = world.raw.texts("SELECT cpr FROM borger WHERE jobcenter_id <> (SELECT jobcenter_id FROM borger WHERE demo_slug = 'borger-med-frist') LIMIT 1").await;
    assert!(service.find(&kald, &odense[0]).await.unwrap().borgere.is_empty(), "another jobcenter's borger");
    let last = day("2026-12-31");
    assert!(service.dagen(&kald, Some(last)).await.unwrap().samtaler.is_empty());
}
