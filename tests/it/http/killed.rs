//! SIGKILL in the middle of many bookings: what was promised stands, what was not can be asked for again, nothing is broken.

use chrono::TimeDelta;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::answer::Form;
use super::app::Site;
use super::borger::TELEFON;
use super::client::{BorgerClient, Client};
use super::server::{Server, ended, faellestid};
use crate::support::{World, on_both_engines, rounds};
use faellestid::domain::ids::{BorgerId, TidId};

on_both_engines! { every_booking_with_a_receipt_survives_a_kill }

const PEOPLE: u32 = 18;
/// After how many answers, of three a person, the process dies.
const MOMENTS: [usize; 5] = [1, 12, 27, 40, 52];
const DAY: &str = "2026-12-01";

/// How far somebody came.
struct Person {
    cookie: String,
    /// What she confirmed, once she got so far.
    form: Option<Form>,
    /// What she was promised.
    receipt: Option<String>,
}

/// Borgere who can log in.
async fn people(world: &World, round: u32) -> Vec<(BorgerId, String)> {
    let mut people = Vec::new();
    for (number, id) in world.other_borgere(PEOPLE).await.into_iter().enumerate() {
        let slug = format!("person-{round}-{number}");
        let row = world.raw.id(id.uuid());
        world.raw.run(&format!("UPDATE borger SET demo_slug = '{slug}' WHERE id = {row}")).await;
        people.push((id, slug));
    }
    people
}

/// Holds, checks and confirms until it is done or the connection breaks. Each answer is told.
async fn book(client: BorgerClient, tid: TidId, answered: mpsc::UnboundedSender<()>) -> Person {
    let mut person = Person { cookie: client.cookie(), form: None, receipt: None };
    let times = format!("/borger/book/{DAY}");
    let Ok(held) = client.try_send(client.form_request(&times, &[("tid", &tid.to_string())])).await else {
        return person;
    };
    answered.send(()).ok();
    let page = client.request(axum::http::Method::GET, held.location()).body(axum::body::Body::empty()).unwrap();
    let Ok(check) = client.try_send(page).await else { return person };
    answered.send(()).ok();
    let form = check.form().with("telefon", TELEFON).with("handling", "bekraeft");
    person.form = Some(form.clone());
    let Ok(booked) = client.try_submit(&form).await else { return person };
    answered.send(()).ok();
    person.receipt = Some(booked.location().to_owned());
    person
}

async fn assert_checks(world: &World) {
    let output = ended(faellestid("check", &world.db.url(), &[])).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Everybody goes on where she was: the receipt is there, and a form sent again gives one.
async fn go_on(site: &Site, people: &[Person]) -> usize {
    let mut receipts = 0;
    for person in people {
        let client = BorgerClient::of(Client::new(site.0.clone()));
        client.take_cookie(&person.cookie);
        let receipt = match (&person.receipt, &person.form) {
            (Some(receipt), _) => receipt.clone(),
            (None, Some(form)) => client.submit(form).await.location().to_owned(),
            (None, None) => continue,
        };
        let shown = client.get(&receipt).await;
        assert_eq!((shown.status, shown.h1().as_str()), (200, "Du har booket en samtale"));
        receipts += 1;
    }
    receipts
}

async fn every_booking_with_a_receipt_survives_a_kill(world: &World) {
    let (mut promised, mut broken_off) = (0, 0);
    for round in 0..rounds(u32::try_from(MOMENTS.len()).unwrap()) {
        let moment = MOMENTS[usize::try_from(round).unwrap() % MOMENTS.len()];
        let start = "2026-12-01T05:00:00".parse::<chrono::NaiveDateTime>().unwrap() + TimeDelta::seconds(round.into());
        let tid = world.tid_with(i32::try_from(PEOPLE).unwrap(), &start.format("%FT%T").to_string()).await;
        let server = Server::start(&world.db.url(), "warn").await;
        let (tell, mut answered) = mpsc::unbounded_channel();
        let (everybody, mut tasks) = (people(world, round).await, JoinSet::new());
        let mut clients = Vec::new();
        for (_, slug) in &everybody {
            clients.push(server.borger(slug).await);
        }
        for client in clients {
            tasks.spawn(book(client, tid, tell.clone()));
        }
        for _ in 0..moment {
            answered.recv().await.unwrap();
        }
        server.kill().await;
        let people = tasks.join_all().await;
        assert_checks(world).await;
        broken_off += people.iter().filter(|person| person.receipt.is_none()).count();
        for receipt in people.iter().filter_map(|person| person.receipt.as_deref()) {
            promised += 1;
            let id = receipt.rsplit('/').next().unwrap().parse().unwrap();
            let row = world.raw.id(id);
            assert_eq!(world.raw.count(&format!("indkaldelse WHERE id = {row} AND status = 'planlagt'")).await, 1);
        }

        let server = Server::start(&world.db.url(), "warn").await;
        let receipts = go_on(&server, &people).await;
        let mut booked = 0;
        for (id, _) in &everybody {
            booked += world.coming(*id).await.len();
        }
        assert_eq!(booked, receipts, "nobody has two, and nobody one that she was not told of");
        assert_checks(world).await;
        server.kill().await;
    }
    assert!(promised > 0 && broken_off > 0, "{promised} were promised a booking, {broken_off} broken off");
}
