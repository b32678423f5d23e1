//! Receivers that break HTTP itself, and one that is shown copies of what it was sent.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::modtager::{Modtager, Modtaget, Svar, url};
use super::udsendelse::{leave, node, status, subscribe, time_passes};
use crate::support::{World, on_both_engines};
use faellestid::clock::machine_time;
use faellestid::domain::udsendelse::{Fejl, TIMEOUT};
use faellestid::kanaler::udsendelse::{Net, er_aegte, signatur};

on_both_engines! {
    a_receiver_that_breaks_off_is_sent_the_same_again_in_order,
    a_receiver_that_drips_is_given_up_in_time,
    a_receiver_that_says_gone_is_not_forgotten,
    a_receiver_knows_what_it_has_had_and_what_is_a_copy,
}

/// How it behaves on a connection.
#[derive(Clone, Copy, Debug)]
enum Vis {
    /// Takes the connection and hangs up.
    LaeggerPaa,
    /// Reads the call and hangs up.
    LaeserOgLaeggerPaa,
    /// Answers with what is no HTTP.
    Vroevler,
    /// Says 200, promises a body, and hangs up.
    LoverOgLaeggerPaa,
    /// Says 200 byte by byte, and never ends its head.
    Drypper,
}

/// A receiver that behaves so to everybody.
struct Daarlig {
    addr: SocketAddr,
    server: JoinHandle<()>,
}

impl Drop for Daarlig {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Daarlig {
    async fn start(vis: Vis) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let server = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(opfoer(vis, stream));
            }
        });
        Self { addr, server }
    }
}

/// Whoever is left alone with a broken connection is not interested in why.
async fn opfoer(vis: Vis, mut stream: TcpStream) -> std::io::Result<()> {
    if matches!(vis, Vis::LaeggerPaa) {
        return Ok(());
    }
    let mut call = [0; 64 * 1024];
    let _ = stream.read(&mut call).await?;
    match vis {
        Vis::LaeggerPaa | Vis::LaeserOgLaeggerPaa => Ok(()),
        Vis::Vroevler => stream.write_all(b"\x15\x03\x01\x00\x02\x02\x50tak for den\r\n\r\n").await,
        Vis::LoverOgLaeggerPaa => stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n{\"ok\":").await,
        Vis::Drypper => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nx: ").await?;
            loop {
                stream.write_all(b"a").await?;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn a_receiver_that_breaks_off_is_sent_the_same_again_in_order(world: &World) {
    let node = node(world, Net::OgsaaPrivat).await;
    for vis in [Vis::LaeggerPaa, Vis::LaeserOgLaeggerPaa, Vis::Vroevler] {
        let daarlig = Daarlig::start(vis).await;
        let abonnement = subscribe(world, &url(daarlig.addr)).await;
        let numre = leave(world, 2).await;
        for failed in 1..=2 {
            node.tur(abonnement.id).await.unwrap();
            let now = status(world, abonnement.id).await;
            assert_eq!((now.forsoeg, now.venter, now.fejl), (failed, 2, Some(Fejl::Forbindelse)), "{vis:?}");
            time_passes(world).await;
        }
        // It comes to its senses, and has missed nothing.
        let addr = daarlig.addr;
        drop(daarlig);
        let modtager = at_last(addr).await;
        node.tur(abonnement.id).await.unwrap();
        assert_eq!(modtager.numre(), numre, "{vis:?}");
    }
    // The status was 200 before it hung up: it has the event, whatever else it meant to say.
    let daarlig = Daarlig::start(Vis::LoverOgLaeggerPaa).await;
    let abonnement = subscribe(world, &url(daarlig.addr)).await;
    let numre = leave(world, 2).await;
    node.tur(abonnement.id).await.unwrap();
    let now = status(world, abonnement.id).await;
    assert_eq!((now.sidste, now.venter, now.fejl), (numre[1], 0, None));
}

/// A good receiver where a bad one was; the system may need a moment to give the port back.
async fn at_last(addr: SocketAddr) -> Modtager {
    for _ in 0..100 {
        if let Ok(listener) = TcpListener::bind(addr).await {
            drop(listener);
            return Modtager::on(addr).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{addr} is still in use");
}

async fn a_receiver_that_drips_is_given_up_in_time(world: &World) {
    let daarlig = Daarlig::start(Vis::Drypper).await;
    let abonnement = subscribe(world, &url(daarlig.addr)).await;
    leave(world, 2).await;
    let begun = Instant::now();
    node(world, Net::OgsaaPrivat).await.tur(abonnement.id).await.unwrap();
    assert!(begun.elapsed() >= TIMEOUT && begun.elapsed() < TIMEOUT * 3, "{:?}", begun.elapsed());
    let now = status(world, abonnement.id).await;
    assert_eq!((now.forsoeg, now.venter, now.fejl), (1, 2, Some(Fejl::Tid)), "the second one waits for the first");
}

async fn a_receiver_that_says_gone_is_not_forgotten(world: &World) {
    let modtager = Modtager::start().await;
    let abonnement = subscribe(world, &modtager.url()).await;
    let numre = leave(world, 1).await;
    let node = node(world, Net::OgsaaPrivat).await;
    let answers = [410, 404, 401, 403, 405, 413, 422, 429, 101, 304];
    for (before, answer) in answers.into_iter().enumerate() {
        modtager.svarer_foerst([Svar::Status(answer)]);
        node.tur(abonnement.id).await.unwrap();
        let now = status(world, abonnement.id).await;
        assert_eq!(usize::try_from(now.forsoeg).unwrap(), before + 1, "{answer}: tried again, and not yet laid aside");
        time_passes(world).await;
    }
    node.tur(abonnement.id).await.unwrap();
    assert_eq!(modtager.numre(), vec![numre[0]; answers.len() + 1]);
    assert_eq!(status(world, abonnement.id).await.venter, 0);
}

/// What a careful receiver keeps.
struct Omhyggelig {
    hemmelighed: String,
    kendte: BTreeSet<String>,
}

impl Omhyggelig {
    /// Whether it does anything about what it was sent.
    fn tager(&mut self, sent: &Modtaget, nu: i64) -> bool {
        er_aegte(&self.hemmelighed, &sent.signatur, &sent.body, nu)
            && self.kendte.insert(sent.json()["haendelseId"].to_string())
    }
}

async fn a_receiver_knows_what_it_has_had_and_what_is_a_copy(world: &World) {
    let modtager = Modtager::start().await;
    let abonnement = subscribe(world, &modtager.url()).await;
    leave(world, 2).await;
    // It takes the first one and its answer is lost: the same event comes again, signed anew.
    modtager.svarer_foerst([Svar::Status(502)]);
    let node = node(world, Net::OgsaaPrivat).await;
    node.tur(abonnement.id).await.unwrap();
    time_passes(world).await;
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    node.tur(abonnement.id).await.unwrap();
    let sent = modtager.modtaget();
    assert_eq!(sent.len(), 3);
    assert!(sent[0].body == sent[1].body && sent[0].signatur != sent[1].signatur);
    let mut careful = Omhyggelig { hemmelighed: abonnement.hemmelighed.unwrap(), kendte: BTreeSet::new() };
    let now = machine_time().timestamp();
    assert_eq!(sent.iter().map(|one| careful.tager(one, now)).collect::<Vec<_>>(), [true, false, true]);

    // Somebody sends copies: known at once, too old later, and with a newer second no longer ours.
    careful.kendte.clear();
    let (copy, later) = (sent[0].clone(), now + 301);
    assert!(!careful.tager(&copy, later), "too old, though nobody remembers it");
    let hex = copy.signatur.split_once(",v1=").unwrap().1;
    let renewed = Modtaget { signatur: format!("t={later},v1={hex}"), body: copy.body.clone() };
    assert!(!careful.tager(&renewed, later), "the second is signed too");
    let forged = Modtaget { signatur: signatur("gættet", later, &copy.body), body: copy.body.clone() };
    assert!(!careful.tager(&forged, later));
    let mut other = copy.json();
    other["eksternIdentifier"] = serde_json::json!(world.clock.new_id());
    let changed = Modtaget { body: other.to_string().into_bytes(), ..copy };
    assert!(!careful.tager(&changed, now));
    assert!(careful.kendte.is_empty());
}
