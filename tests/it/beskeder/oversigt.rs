//! The daily digest of an a-kasse, to a real mail server: who is asked first, what it says, when it comes, and what happens when it cannot.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::postkontor::Postkontor;
use crate::a_kasse::{booked, hk};
use crate::support::{World, day, kald, on_both_engines, refused};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::oversigtsmail::OversigtUdfald;
use faellestid::domain::rules::Code;
use faellestid::jobs::oversigtsmail;
use faellestid::kanaler::Kanaler;
use faellestid::services::kald::Kald;
use faellestid::services::oversigtsmail::OversigtService;
use faellestid::store::Oversigtsmail;

on_both_engines! {
    an_address_says_yes_before_it_gets_anything,
    the_digest_counts_and_names_nobody,
    a_day_off_is_passed_over_and_what_happened_is_told_after_it,
    what_cannot_be_sent_is_tried_again_and_told,
    an_address_that_is_unknown_is_told_on_the_page,
    nodes_send_each_digest_once,
    a_code_is_good_for_a_week_and_until_the_next,
    addresses_are_the_a_kasses_own_and_few,
}

const EMAIL: &str = "postkasse@example.dk";
/// 07.00 on Wednesday 25 November, Danish.
const MORNING: &str = "2026-11-25T06:00:00Z";

fn service(world: &World) -> OversigtService {
    OversigtService::new(world.store.clone(), world.clock.clone())
}

async fn send(world: &World, office: &Postkontor) -> u64 {
    oversigtsmail::send(&service(world), &office.kanaler(world)).await.unwrap()
}

fn set(world: &World, instant: &str) {
    world.clock.set(instant.parse::<DateTime<Utc>>().unwrap());
}

fn body(letter: &Value) -> &str {
    letter["parts"][0]["body"].as_str().unwrap()
}

/// The code in the mail that asks.
fn code(letter: &Value) -> String {
    let (_, rest) = body(letter).split_once("https://book.example.dk/oversigtsmail/").expect("a link");
    rest.split_whitespace().next().unwrap().to_owned()
}

async fn only(world: &World, kald: &Kald<'_>) -> Oversigtsmail {
    service(world).liste(kald).await.unwrap().remove(0)
}

/// HK gets its digest at [`EMAIL`], from today on.
async fn confirmed(world: &World, office: &Postkontor) -> Kald<'static> {
    let hk = hk(world).await;
    service(world).tilfoej(&hk, EMAIL).await.unwrap();
    assert_eq!(send(world, office).await, 1);
    // What the demo has was made before that.
    world.clock.set(world.clock.now() + TimeDelta::minutes(1));
    assert!(service(world).bekraeft(&code(office.letters().last().unwrap())).await.unwrap());
    hk
}

async fn an_address_says_yes_before_it_gets_anything(world: &World) {
    let (office, hk) = (Postkontor::open(), hk(world).await);
    service(world).tilfoej(&hk, &format!(" {EMAIL} ")).await.unwrap();
    let nowhere = Kanaler::default();
    assert_eq!(oversigtsmail::send(&service(world), &nowhere).await.unwrap(), 0, "without a mail server it waits");
    assert_eq!((send(world, &office).await, send(world, &office).await), (1, 0));
    let letter = office.letters().remove(0);
    assert_eq!(letter["to"][0], serde_json::json!(["HK/Danmarks A-kasse", EMAIL]));
    assert_eq!(letter["subject"], "Vil I have en daglig oversigt fra Fællestid?");
    assert_eq!(only(world, &hk).await.sidste_udfald, Some(OversigtUdfald::Spurgt));
    booked(world, "07:00").await;
    set(world, MORNING);
    assert_eq!(send(world, &office).await, 0, "nobody who reads it has said yes");
    let kode = code(&letter);
    let asked = service(world).spurgt(&kode).await.unwrap();
    assert_eq!(asked, Some((EMAIL.to_owned(), "HK/Danmarks A-kasse".to_owned())));
    assert!(service(world).bekraeft(&kode).await.unwrap());
    assert!(!service(world).bekraeft(&kode).await.unwrap(), "a code is used once");
    assert_eq!(service(world).spurgt(&kode).await.unwrap(), None);
    assert_eq!(world.raw.count("oversigtsmail WHERE kode_aftryk IS NOT NULL").await, 0);
    for action in ["tilfoejet", "spurgt", "bekraeftet"] {
        assert_eq!(world.raw.count(&format!("audit WHERE action = 'oversigtsmail_{action}'")).await, 1, "{action}");
    }
    let id = only(world, &hk).await.id;
    service(world).fjern(&hk, id).await.unwrap();
    set(world, "2026-11-26T06:00:00Z");
    assert_eq!(send(world, &office).await, 0, "it is taken away");
}

async fn the_digest_counts_and_names_nobody(world: &World) {
    let office = Postkontor::open();
    let hk = confirmed(world, &office).await;
    let (_, first) = booked(world, "07:00").await;
    booked(world, "07:05").await;
    let (her, gone) = booked(world, "07:10").await;
    world.indkaldelse_service.aflys(&world.jobcenter_of(her).await, her, gone, None).await.unwrap();
    set(world, "2026-11-25T05:59:59Z");
    assert_eq!(send(world, &office).await, 0, "it is too early");
    set(world, MORNING);
    assert_eq!((send(world, &office).await, send(world, &office).await), (1, 0));
    let letter = office.letters().pop().unwrap();
    assert_eq!(letter["subject"], "Nyt om medlemmers samtaler: 2 nye, 1 både booket og aflyst");
    assert_eq!(letter["auto"], "auto-generated");
    assert!(letter["headers"].as_array().unwrap().contains(&"list-unsubscribe".into()));
    let told = body(&letter);
    for part in ["- 2 nye\n", "https://book.example.dk/a-kasse/nyt\n", "https://book.example.dk/a-kasse/nyt/mail\n"] {
        assert!(told.contains(part), "{told}");
    }
    let navn = world.borger_row(her).await.navn;
    for word in [navn.as_str(), "frist", "2026", "Aarhus", &first.to_string()] {
        assert!(!told.to_lowercase().contains(&word.to_lowercase()), "{word}: {told}");
    }
    let kept = only(world, &hk).await;
    assert_eq!((kept.sidste_udfald, kept.siden_at), (Some(OversigtUdfald::Sendt), MORNING.parse().unwrap()));
    assert_eq!(world.raw.count("audit WHERE action = 'oversigtsmail_sendt'").await, 1);
    set(world, "2026-11-26T06:00:00Z");
    assert_eq!(send(world, &office).await, 0, "what was told is not told again");
    assert_eq!(only(world, &hk).await.sidste_udfald, Some(OversigtUdfald::IntetNyt));
}

async fn a_day_off_is_passed_over_and_what_happened_is_told_after_it(world: &World) {
    let office = Postkontor::open();
    set(world, "2026-11-27T09:00:00Z");
    let hk = confirmed(world, &office).await;
    booked(world, "07:00").await;
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_lukkedag(hk.myndighed.id.unwrap(), day("2026-11-30"), "Personaledag").await.unwrap();
    tx.commit().await.unwrap();
    for shut in ["2026-11-28T09:00:00Z", "2026-11-29T09:00:00Z", "2026-11-30T09:00:00Z", "2026-12-01T05:00:00Z"] {
        set(world, shut);
        assert_eq!(send(world, &office).await, 0, "{shut}");
    }
    // The servers were down in the morning: it comes when they are up, the same day.
    set(world, "2026-12-01T12:00:00Z");
    assert_eq!(send(world, &office).await, 1);
    assert_eq!(office.letters().pop().unwrap()["subject"], "Nyt om medlemmers samtaler: 1 ny");
    let tid = world.tid_with(1, "2026-12-08T07:00:00").await;
    world.book(world.one_borger().await, tid).await.unwrap();
    set(world, "2026-12-02T18:00:00Z");
    assert_eq!(send(world, &office).await, 0, "in the evening it waits for the next morning");
    set(world, "2026-12-03T06:00:00Z");
    assert_eq!(send(world, &office).await, 1);
}

async fn what_cannot_be_sent_is_tried_again_and_told(world: &World) {
    let mut office = Postkontor::open();
    let hk = confirmed(world, &office).await;
    booked(world, "07:00").await;
    office.close();
    set(world, MORNING);
    assert_eq!((send(world, &office).await, send(world, &office).await), (1, 0));
    let kept = only(world, &hk).await;
    assert_eq!(kept.sidste_udfald, Some(OversigtUdfald::ProeverIgen));
    assert_eq!(kept.sidste_kode.as_deref(), Some("smtp forbindelse"));
    office.reopen();
    world.clock.set(world.clock.now() + TimeDelta::minutes(2));
    assert_eq!(send(world, &office).await, 1);
    assert_eq!(office.letters().pop().unwrap()["subject"], "Nyt om medlemmers samtaler: 1 ny");
    assert_eq!(only(world, &hk).await.sidste_udfald, Some(OversigtUdfald::Sendt));
    // Given up for a day, the next one covers both.
    booked(world, "07:05").await;
    office.close();
    set(world, "2026-11-26T06:00:00Z");
    for _ in 0..7 {
        send(world, &office).await;
        let next = only(world, &hk).await.naeste_at.unwrap();
        world.clock.set(next.max(world.clock.now()));
    }
    office.reopen();
    booked(world, "07:10").await;
    set(world, "2026-11-30T06:00:00Z");
    assert_eq!(send(world, &office).await, 1);
    assert_eq!(office.letters().pop().unwrap()["subject"], "Nyt om medlemmers samtaler: 2 nye");
}

async fn an_address_that_is_unknown_is_told_on_the_page(world: &World) {
    let (office, hk) = (Postkontor::open(), hk(world).await);
    service(world).tilfoej(&hk, "ukendt@example.dk").await.unwrap();
    assert_eq!((send(world, &office).await, send(world, &office).await), (1, 0));
    let kept = only(world, &hk).await;
    assert_eq!((kept.sidste_udfald, kept.naeste_at), (Some(OversigtUdfald::Opgivet), None));
    assert_eq!(kept.sidste_kode.as_deref(), Some("smtp 550"), "the code, never the server's words");
}

async fn nodes_send_each_digest_once(world: &World) {
    let office = Postkontor::open();
    let hk = confirmed(world, &office).await;
    for n in 1..5 {
        service(world).tilfoej(&hk, &format!("postkasse{n}@example.dk")).await.unwrap();
    }
    world.raw.run("UPDATE oversigtsmail SET bekraeftet_at = oprettet_at, naeste_at = oprettet_at").await;
    booked(world, "07:00").await;
    set(world, MORNING);
    let before = office.raw().len();
    let mut nodes = tokio::task::JoinSet::new();
    for _ in 0..3 {
        let store = world.db.store().await;
        let kanaler = Kanaler::ny(&office.settings(), &store).unwrap();
        let service = OversigtService::new(store, world.clock.clone());
        nodes.spawn(async move { oversigtsmail::send(&service, &kanaler).await.unwrap() });
    }
    assert_eq!(nodes.join_all().await.into_iter().sum::<u64>(), 5);
    assert_eq!(office.raw().len(), before + 5);
}

async fn a_code_is_good_for_a_week_and_until_the_next(world: &World) {
    let (office, hk) = (Postkontor::open(), hk(world).await);
    service(world).tilfoej(&hk, EMAIL).await.unwrap();
    send(world, &office).await;
    let (first, id) = (code(&office.letters()[0]), only(world, &hk).await.id);
    service(world).spoerg_igen(&hk, id).await.unwrap();
    assert_eq!(send(world, &office).await, 0, "nobody's mailbox is filled");
    world.clock.set(world.clock.now() + TimeDelta::minutes(10));
    assert_eq!(send(world, &office).await, 1);
    let second = code(&office.letters()[1]);
    assert!(!service(world).bekraeft(&first).await.unwrap());
    world.clock.set(world.clock.now() + TimeDelta::days(7));
    assert_eq!(service(world).spurgt(&second).await.unwrap(), None);
    assert!(!service(world).bekraeft(&second).await.unwrap(), "it is too old");
    for nothing in ["", "x", "' OR 1=1 --"] {
        assert!(!service(world).bekraeft(nothing).await.unwrap());
    }
    service(world).spoerg_igen(&hk, id).await.unwrap();
    send(world, &office).await;
    assert!(service(world).bekraeft(&code(&office.letters()[2])).await.unwrap());
    assert_eq!(refused(service(world).spoerg_igen(&hk, id).await), [Code::NotAuthorised], "it has said yes");
}

async fn addresses_are_the_a_kasses_own_and_few(world: &World) {
    let hk = hk(world).await;
    let service = service(world);
    service.tilfoej(&hk, EMAIL).await.unwrap();
    for (text, expected) in [
        ("", Code::OversigtsmailMissing),
        ("postkasse", Code::EmailForm),
        ("a@example.dk\r\nBcc: b@example.dk", Code::EmailForm),
        ("POSTKASSE@example.dk", Code::OversigtsmailTwice),
    ] {
        assert_eq!(refused(service.tilfoej(&hk, text).await), [expected], "{text}");
    }
    for n in 1..5 {
        service.tilfoej(&hk, &format!("en{n}@example.dk")).await.unwrap();
    }
    assert_eq!(refused(service.tilfoej(&hk, "ny@example.dk").await), [Code::OversigtsmailTooMany]);
    let id = only(world, &hk).await.id;
    let other = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "3f").await));
    let jobcenter = world.jobcenter_of(world.borger("borger-med-frist").await).await;
    assert!(service.liste(&other).await.unwrap().is_empty());
    assert_eq!(refused(service.liste(&jobcenter).await.map(drop)), [Code::NotAuthorised]);
    for foreign in [&other, &jobcenter] {
        assert_eq!(refused(service.fjern(foreign, id).await), [Code::NotAuthorised]);
        assert_eq!(refused(service.spoerg_igen(foreign, id).await), [Code::NotAuthorised]);
    }
    assert_eq!(service.liste(&hk).await.unwrap().len(), 5);
}
