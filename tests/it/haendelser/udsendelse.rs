//! Sending to other systems, against real receivers: slow, down, lying, replaying; and on several nodes.

use tokio::task::JoinSet;

use super::modtager::{Modtager, Svar, url};
use crate::support::{Engine, World, on_both_engines};
use faellestid::clock::machine_time;
use faellestid::domain::ids::AbonnementId;
use faellestid::domain::udsendelse::{Fejl, MAX_FORSOEG};
use faellestid::jobs::udsendelse::Omgang;
use faellestid::kanaler::udsendelse::{Afsender, Net, er_aegte};
use faellestid::services::abonnementer::{opret_webhook, send_igen, slet};
use faellestid::services::haendelser::{besked, efter, nummerer};
use faellestid::services::udsendelse::Tur;
use faellestid::store::{Abonnement, AbonnementStatus};

on_both_engines! {
    events_come_in_order_signed_and_as_in_the_feed,
    a_receiver_that_is_down_misses_nothing,
    what_is_refused_to_the_last_attempt_is_laid_aside_and_sent_again_on_demand,
    a_slow_receiver_stops_no_other,
    a_lying_receiver_is_believed_by_its_status_alone,
    several_nodes_never_send_at_once,
    a_node_that_dies_is_followed_by_another,
    a_removed_receiver_is_sent_nothing,
    a_closed_network_is_not_called,
}

/// A node with a database connection of its own.
pub async fn node(world: &World, net: Net) -> Omgang {
    Omgang::new(world.db.store().await, world.clock.clone(), Afsender::new(net).unwrap())
}

/// Sends the jobcenter's events there from now on.
pub async fn subscribe(world: &World, url: &str) -> Abonnement {
    nummerer(&world.store).await.unwrap();
    opret_webhook(&world.store, &world.clock, world.jobcenter().await, url).await.unwrap()
}

/// `n` events for the jobcenter, with numbers. Gives the numbers.
pub async fn leave(world: &World, n: usize) -> Vec<i64> {
    let jobcenter = world.jobcenter().await;
    nummerer(&world.store).await.unwrap();
    let before = world.store.read().await.unwrap().last_haendelse_number().await.unwrap();
    world.leave_haendelser(n, &[jobcenter]).await;
    nummerer(&world.store).await.unwrap();
    let feed = efter(&world.store, jobcenter, before, 500).await.unwrap();
    feed.haendelser.iter().map(|haendelse| haendelse.number).collect()
}

pub async fn status(world: &World, id: AbonnementId) -> AbonnementStatus {
    let all = world.store.read().await.unwrap().abonnementer().await.unwrap();
    all.into_iter().find(|status| status.id == id).unwrap()
}

/// The wait before the next attempt is over.
pub async fn time_passes(world: &World) {
    world.raw.run("UPDATE abonnement SET naeste_at = '2000-01-01T00:00:00+00:00'").await;
}

async fn events_come_in_order_signed_and_as_in_the_feed(world: &World) {
    let modtager = Modtager::start().await;
    leave(world, 2).await;
    let abonnement = subscribe(world, &modtager.url()).await;
    let numre = leave(world, 5).await;
    node(world, Net::OgsaaPrivat).await.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre(), numre, "from now on, in order");
    let feed = efter(&world.store, world.jobcenter().await, numre[0] - 1, 500).await.unwrap();
    let hemmelighed = abonnement.hemmelighed.unwrap();
    for (sent, haendelse) in modtager.modtaget().iter().zip(&feed.haendelser) {
        assert_eq!(sent.json(), serde_json::to_value(besked(haendelse)).unwrap());
        let now = machine_time().timestamp();
        assert!(er_aegte(&hemmelighed, &sent.signatur, &sent.body, now));
        assert!(!er_aegte(&hemmelighed, &sent.signatur, &sent.body, now + 3_600), "a copy sent an hour later");
        assert!(!er_aegte("en anden", &sent.signatur, &sent.body, now));
    }
    let now = status(world, abonnement.id).await;
    assert_eq!((now.sidste, now.venter, now.ubesoergte, now.fejl), (numre[4], 0, 0, None));
}

async fn a_receiver_that_is_down_misses_nothing(world: &World) {
    let addr = Modtager::start().await.addr;
    let abonnement = subscribe(world, &url(addr)).await;
    let numre = leave(world, 3).await;
    let node = node(world, Net::OgsaaPrivat).await;
    for failed in 1..=4 {
        node.tur(abonnement.id).await.unwrap();
        let now = status(world, abonnement.id).await;
        assert_eq!((now.forsoeg, now.venter, now.fejl), (failed, 3, Some(Fejl::Forbindelse)));
        node.tur(abonnement.id).await.unwrap();
        assert_eq!(status(world, abonnement.id).await.forsoeg, failed, "not before its time");
        time_passes(world).await;
    }
    let modtager = Modtager::on(addr).await;
    modtager.svarer_foerst([Svar::Status(503)]);
    node.tur(abonnement.id).await.unwrap();
    time_passes(world).await;
    node.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre(), [&numre[..1], &numre].concat(), "the same one again, then the rest");
    let sent = modtager.modtaget();
    assert_eq!(
        sent[0].json()["haendelseId"],
        sent[1].json()["haendelseId"],
        "the receiver can tell that it is the same"
    );
    assert_eq!(status(world, abonnement.id).await.venter, 0);
}

async fn what_is_refused_to_the_last_attempt_is_laid_aside_and_sent_again_on_demand(world: &World) {
    let modtager = Modtager::start().await;
    let abonnement = subscribe(world, &modtager.url()).await;
    let numre = leave(world, 2).await;
    let attempts = usize::try_from(MAX_FORSOEG).unwrap();
    modtager.svarer_foerst(vec![Svar::Status(500); attempts]);
    let node = node(world, Net::OgsaaPrivat).await;
    for _ in 0..attempts {
        node.tur(abonnement.id).await.unwrap();
        time_passes(world).await;
    }
    let expected = [vec![numre[0]; attempts], vec![numre[1]]].concat();
    assert_eq!(modtager.numre(), expected, "the next one follows when the first is laid aside");
    let now = status(world, abonnement.id).await;
    assert_eq!((now.venter, now.ubesoergte, now.foerste_ubesoergte), (0, 1, Some(numre[0])));

    // Asked for, it is sent once more; refused again, it waits to be asked for again.
    modtager.svarer_foerst([Svar::Status(400)]);
    assert_eq!(send_igen(&world.store, &world.clock, Some(abonnement.id)).await.unwrap(), 1);
    node.tur(abonnement.id).await.unwrap();
    node.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre().len(), attempts + 2);
    assert_eq!(status(world, abonnement.id).await.ubesoergte, 1);
    assert_eq!(send_igen(&world.store, &world.clock, None).await.unwrap(), 1);
    node.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre().last(), Some(&numre[0]));
    let now = status(world, abonnement.id).await;
    assert_eq!((now.sidste, now.ubesoergte), (numre[1], 0));
    assert_eq!(world.raw.count("audit WHERE action = 'webhook_send_igen'").await, 2);
}

async fn a_slow_receiver_stops_no_other(world: &World) {
    let (slow, quick) = (Modtager::start().await, Modtager::start().await);
    slow.svarer(Svar::Aldrig);
    let waiting = subscribe(world, &slow.url()).await;
    subscribe(world, &quick.url()).await;
    let first = leave(world, 2).await;
    let node = node(world, Net::OgsaaPrivat).await;
    assert_eq!(node.begynd().await.unwrap(), 2);
    quick.wait_for(2).await;
    slow.wait_for(1).await;
    // The slow one has not answered, and the quick one gets what comes next all the same.
    let next = leave(world, 2).await;
    while quick.numre().len() < 4 {
        node.begynd().await.unwrap();
        tokio::task::yield_now().await;
    }
    assert_eq!(quick.numre(), [&first[..], &next].concat());
    // It has ten seconds, then the event waits for its next attempt.
    while status(world, waiting.id).await.fejl.is_none() {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let now = status(world, waiting.id).await;
    assert_eq!((now.fejl, now.venter, slow.flest_under_vejs()), (Some(Fejl::Tid), 4, 1));
    assert!(slow.numre().iter().all(|number| *number == first[0]), "what comes after it waits");
}

async fn a_lying_receiver_is_believed_by_its_status_alone(world: &World) {
    let (modtager, elsewhere) = (Modtager::start().await, Modtager::start().await);
    let abonnement = subscribe(world, &modtager.url()).await;
    let node = node(world, Net::OgsaaPrivat).await;
    // 200 and words without end: the words are not even read.
    let numre = leave(world, 2).await;
    modtager.svarer_foerst([Svar::Ordflom, Svar::Ordflom]);
    node.tur(abonnement.id).await.unwrap();
    assert_eq!(status(world, abonnement.id).await.sidste, numre[1]);
    // "Go there instead" is no answer, and nobody goes.
    leave(world, 1).await;
    modtager.svarer_foerst([Svar::Videre(elsewhere.url())]);
    node.tur(abonnement.id).await.unwrap();
    let now = status(world, abonnement.id).await;
    assert_eq!((now.forsoeg, now.fejl, elsewhere.numre().len()), (1, Some(Fejl::Svar(307)), 0));
}

async fn several_nodes_never_send_at_once(world: &World) {
    let modtager = Modtager::start().await;
    let abonnement = subscribe(world, &modtager.url()).await;
    let numre = leave(world, 40).await;
    let mut nodes = JoinSet::new();
    for _ in 0..4 {
        let node = node(world, Net::OgsaaPrivat).await;
        nodes.spawn(async move {
            for _ in 0..20 {
                node.tur(abonnement.id).await.unwrap();
                tokio::task::yield_now().await;
            }
        });
    }
    let more = leave(world, 40).await;
    nodes.join_all().await;
    node(world, Net::OgsaaPrivat).await.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre(), [numre, more].concat(), "each once, in order");
    assert_eq!(modtager.flest_under_vejs(), 1);
}

async fn a_node_that_dies_is_followed_by_another(world: &World) {
    let modtager = Modtager::start().await;
    let abonnement = subscribe(world, &modtager.url()).await;
    let numre = leave(world, 2).await;
    // One begins its turn, sends, and dies before it has written so.
    let afsender = Afsender::new(Net::OgsaaPrivat).unwrap();
    let mut dead = Tur::begynd(&world.store, &world.clock, abonnement.id).await.unwrap().unwrap();
    let sent = dead.haendelser().await.unwrap().remove(0);
    let levering = afsender.send(&dead.abonnement, &sent).await;
    let other = node(world, Net::OgsaaPrivat).await;
    other.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre(), numre[..1], "as long as it may still be there, nobody else sends");
    world.raw.run("UPDATE abonnement SET laas_til = '2000-01-01T00:00:00+00:00'").await;
    other.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre(), [&numre[..1], &numre].concat(), "at least once");
    // It was not dead at all: what it writes now moves nothing.
    leave(world, 1).await;
    let third = Tur::begynd(&world.store, &world.clock, abonnement.id).await.unwrap().unwrap();
    assert!(!dead.skriv(&sent, levering, 0.5).await.unwrap(), "its turn is over");
    assert_eq!(status(world, abonnement.id).await.sidste, numre[1]);
    third.slut().await.unwrap();
}

async fn a_removed_receiver_is_sent_nothing(world: &World) {
    let modtager = Modtager::start().await;
    let abonnement = subscribe(world, &modtager.url()).await;
    leave(world, 1).await;
    assert!(slet(&world.store, &world.clock, abonnement.id).await.unwrap());
    assert!(!slet(&world.store, &world.clock, abonnement.id).await.unwrap());
    let node = node(world, Net::OgsaaPrivat).await;
    node.tur(abonnement.id).await.unwrap();
    assert_eq!((node.begynd().await.unwrap(), modtager.numre().len()), (0, 0));
}

async fn a_closed_network_is_not_called(world: &World) {
    let modtager = Modtager::start().await;
    let by_number = subscribe(world, &modtager.url()).await;
    let by_name = subscribe(world, &format!("https://localhost:{}/haendelser", modtager.addr.port())).await;
    leave(world, 1).await;
    let node = node(world, Net::Offentligt).await;
    for id in [by_number.id, by_name.id] {
        node.tur(id).await.unwrap();
        assert_eq!(status(world, id).await.fejl, Some(Fejl::Adresse));
    }
    assert_eq!(modtager.numre().len(), 0);
}

/// What is laid aside goes with the event it is about, and with nobody in the way.
#[tokio::test]
async fn what_was_laid_aside_goes_with_its_event() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let world = World::on(engine).await;
        let modtager = Modtager::start().await;
        let abonnement = subscribe(&world, &modtager.url()).await;
        leave(&world, 1).await;
        modtager.svarer(Svar::Status(500));
        for _ in 0..MAX_FORSOEG {
            node(&world, Net::OgsaaPrivat).await.tur(abonnement.id).await.unwrap();
            time_passes(&world).await;
        }
        assert_eq!(world.raw.count("ubesoergt").await, 1);
        world.clock.set("2040-01-01T00:00:00Z".parse().unwrap());
        faellestid::services::sletning::delete_expired(&world.store, &world.clock).await.unwrap();
        assert_eq!(world.raw.count("ubesoergt").await, 0);
        world.assert_whole().await;
    }
}
