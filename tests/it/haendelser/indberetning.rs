//! Two processes of the real binary, over HTTP: one plans, the other is what DFDG is to it.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::net::TcpSocket;

use crate::http::server::Server;
use crate::support::{Engine, TestDb, World, at, day, on_both_engines, udkast};
use faellestid::clock::machine_time;
use faellestid::domain::code_lists::{Deltagelsesvalg, Ejersystem, MyndighedType, SamtaleType, Udfald};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::{BorgerId, FristId, IndkaldelseId};
use faellestid::domain::rules::deltagelse::DeltagerUdkast;
use faellestid::domain::snitflade::Scope;
use faellestid::services::haendelser::nummerer;
use faellestid::services::indkaldelse::Hvem;
use faellestid::services::klienter::{self, NyKlient};
use faellestid::store::{AbonnementStatus, Frist};

on_both_engines! {
    everything_is_reported_in_full,
    what_happens_while_dfdg_is_down_is_reported_afterwards,
    who_comes_is_reported_and_how_it_went,
}

/// So long nothing may move: longer than a lock lasts that somebody left behind.
const STILLE: Duration = Duration::from_secs(90);

/// The receiver: another database, with the same people in it.
struct Dfdg {
    world: World,
    client_id: String,
    client_secret: String,
}

impl Dfdg {
    async fn beside(planner: &World) -> Self {
        let engine = match planner.db {
            TestDb::Sqlite(_) => Engine::Sqlite,
            TestDb::Postgres { .. } => Engine::Postgres,
        };
        let world = World::on(engine).await;
        let ny = NyKlient {
            navn: "Planlægger".to_owned(),
            myndighedstype: MyndighedType::Jobcenter,
            ejersystem: Some(Ejersystem::Faellestid),
            organisationer: vec![world.jobcenter().await],
            scopes: Scope::ALL.iter().copied().collect(),
            anden_aktoer: None,
            certifikat: None,
        };
        let (klient, client_secret) = klienter::opret(&world.store, &world.clock, &ny).await.unwrap();
        Self { world, client_id: klient.id.to_string(), client_secret }
    }

    async fn start(&self) -> Server {
        self.start_at("2026-11-24T09:00:00Z").await
    }

    /// At another time than that with which a world begins.
    async fn start_at(&self, clock: &str) -> Server {
        Server::start_with(&self.world.db.url(), "warn", &[("FAELLESTID_CLOCK", clock)]).await
    }

    /// A planner that reports to it.
    async fn planner(&self, planner: &World, url: &str) -> Server {
        let settings = [
            ("FAELLESTID_DFDG_URL", url),
            ("FAELLESTID_DFDG_CLIENT_ID", &self.client_id),
            ("FAELLESTID_DFDG_CLIENT_SECRET", &self.client_secret),
        ];
        Server::start_with(&planner.db.url(), "warn", &settings).await
    }

    async fn frist(&self, id: FristId) -> Option<Frist> {
        self.world.store.read().await.unwrap().frist(id).await.unwrap()
    }
}

/// How far the reporting has come.
async fn status(planner: &World) -> Option<AbonnementStatus> {
    planner.store.read().await.unwrap().abonnementer().await.unwrap().into_iter().next()
}

/// Waits until all that has happened is reported, or laid aside, and the turn is over. A turn that could not write its end, as on a busy
/// database, leaves its lock behind: it is over when the lock has run out, for nobody takes it again while nothing is due.
/// However slow the machine, something moves all the time; where nothing does, the log of the one that reports says why.
async fn all_reported(planner: &World, planning: &Server) {
    nummerer(&planner.store).await.unwrap();
    let last = planner.store.read().await.unwrap().last_haendelse_number().await.unwrap();
    let mut moved = (None, Instant::now());
    loop {
        let status = status(planner).await;
        let now = machine_time().to_rfc3339();
        let locked = planner.raw.count(&format!("abonnement WHERE laas IS NOT NULL AND laas_til > '{now}'")).await;
        if locked == 0 && status.as_ref().is_some_and(|status| status.sidste >= last) {
            return;
        }
        let said = || format!("{status:?}, {locked} locked, last {last}: {}", planning.log());
        assert!(status.as_ref().is_none_or(|status| status.forsoeg < 4), "it does not come through: {}", said());
        assert!(moved.0 != status || moved.1.elapsed() < STILLE, "nothing moves: {}", said());
        if moved.0 != status {
            moved = (status, Instant::now());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Waits until an attempt has failed.
async fn has_failed(planner: &World, planning: &Server) {
    let failed = async {
        while status(planner).await.unwrap().forsoeg == 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(STILLE, failed).await.unwrap_or_else(|_| panic!("nothing fails: {}", planning.log()));
}

/// Keeps the port of a server that is down, without listening: calls are refused, and no server of another test begins there meanwhile
/// and answers in its place.
fn keep_shut(addr: SocketAddr) -> TcpSocket {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(addr).unwrap();
    socket
}

/// The same person on both sides: the people that tests make have the same numbers in the same order.
async fn same_person(planner: &World, dfdg: &Dfdg) -> (BorgerId, BorgerId) {
    (planner.one_borger().await, dfdg.world.one_borger().await)
}

async fn everything_is_reported_in_full(planner: &World) {
    let dfdg = Dfdg::beside(planner).await;
    let (here, there) = same_person(planner, &dfdg).await;
    let server = dfdg.start().await;
    let url = format!("{}/api/v1", server.url());
    let planning = dfdg.planner(planner, &url).await;

    let frist = planner.set_frist(here, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-20")).await;
    all_reported(planner, &planning).await;
    let told = dfdg.frist(frist).await.expect("the frist came through");
    assert_eq!((told.borger_id, told.fristdato), (there, day("2026-12-10")));

    // She books, moves, and calls off: one conversation under one id on both sides.
    let (x, y) = (planner.tid_with(2, "2026-12-01T07:00:00").await, planner.tid_with(2, "2026-12-02T07:00:00").await);
    let id = planner.book(here, x).await.unwrap();
    all_reported(planner, &planning).await;
    let (ours, theirs) = (planner.indkaldelse(id).await, dfdg.world.indkaldelse(id).await);
    assert_eq!((theirs.borger_id, theirs.starts_at, theirs.ends_at), (there, ours.starts_at, ours.ends_at));
    assert_eq!((&theirs.titel, &theirs.beskrivelse, &theirs.adresse), (&ours.titel, &ours.beskrivelse, &ours.adresse));
    assert_eq!((&theirs.medarbejder, theirs.samtaleform), (&ours.medarbejder, ours.samtaleform));
    assert_eq!((theirs.ombook_til, theirs.aflys_til, theirs.selvbooket), (ours.ombook_til, ours.aflys_til, true));
    assert_eq!(dfdg.frist(frist).await.unwrap().status, FristStatus::Indfriet, "it works out by itself that it is met");

    planner.move_to(here, y).await.unwrap();
    all_reported(planner, &planning).await;
    assert_eq!(dfdg.world.indkaldelse(id).await.starts_at, planner.indkaldelse(id).await.starts_at);
    planner.service.aflys(&crate::support::herself(here), here, id, None).await.unwrap();
    all_reported(planner, &planning).await;
    assert!(dfdg.world.coming(there).await.is_empty());
    assert_eq!(dfdg.frist(frist).await.unwrap().status, FristStatus::Aktiv);
    let ours = planner.raw.id(id.uuid());
    let aside = format!("ubesoergt JOIN haendelse ON haendelse.id = haendelse_id WHERE entitet_id = {ours}");
    assert_eq!(planner.raw.count(&aside).await, 0);
    planning.kill().await;
    server.kill().await;
    dfdg.world.assert_whole().await;
}

async fn what_happens_while_dfdg_is_down_is_reported_afterwards(planner: &World) {
    let dfdg = Dfdg::beside(planner).await;
    let (here, _) = same_person(planner, &dfdg).await;
    let server = dfdg.start().await;
    let url = format!("{}/api/v1", server.url());
    let planning = dfdg.planner(planner, &url).await;
    all_reported(planner, &planning).await;
    let addr = server.addr();
    server.kill().await;
    let shut = keep_shut(addr);
    let frist = planner.set_frist(here, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-20")).await;
    has_failed(planner, &planning).await;
    assert!(dfdg.frist(frist).await.is_none());
    planning.kill().await;
    drop(shut);

    // Both come back, the receiver somewhere else, and what was to be said is said.
    let server = dfdg.start().await;
    let planning = dfdg.planner(planner, &format!("{}/api/v1", server.url())).await;
    all_reported(planner, &planning).await;
    assert_eq!(dfdg.frist(frist).await.expect("it came through").fristdato, day("2026-12-10"));
    planning.kill().await;
    server.kill().await;
}

/// What DFDG has been told of a conversation: choices, and participants with those taken away.
async fn known(dfdg: &Dfdg, id: IndkaldelseId) -> (Vec<u16>, Vec<(Option<String>, bool)>) {
    let mut connection = dfdg.world.store.read().await.unwrap();
    let borger = connection.indkaldelse(id).await.unwrap().unwrap().borger_id;
    let valg = connection.deltagelsesvalg_of(borger).await.unwrap();
    let deltagere = connection.alle_myndighedsdeltagere(id).await.unwrap();
    let mut named: Vec<_> = deltagere.into_iter().map(|one| (one.navn, one.slettet_at.is_none())).collect();
    named.sort();
    (valg.iter().map(|row| row.valg.id()).collect(), named)
}

async fn who_comes_is_reported_and_how_it_went(planner: &World) {
    let dfdg = Dfdg::beside(planner).await;
    let (here, _) = same_person(planner, &dfdg).await;
    let server = dfdg.start().await;
    let planning = dfdg.planner(planner, &format!("{}/api/v1", server.url())).await;
    let (ours, service) = (planner.jobcenter_of(here).await, &planner.indkaldelse_service);
    let id = planner.summoned(here, &udkast(SamtaleType::FaellesJobsamtale, "2026-11-25T09:00:00")).await;
    let her = crate::support::herself(here);
    service.vaelg(Hvem::Borger(&her), here, Some(id), Deltagelsesvalg::OensketAfBorger.id()).await.unwrap();
    let named = |navn: &str| DeltagerUdkast {
        navn: Some(navn.to_owned()),
        kontaktdetaljer: None,
        telefonnummer: None,
        email: None,
        rolle: 901,
    };
    let (stays, goes) = (planner.clock.new_id(), planner.clock.new_id());
    service.opret_deltager(&ours, here, id, stays, &named("Anna Prøve")).await.unwrap();
    service.opret_deltager(&ours, here, id, goes, &named("Bo Prøve")).await.unwrap();
    // The guest's own is its own to report.
    let a_kasse = planner.a_kasse_of(here).await;
    service.opret_deltager(&a_kasse, here, id, planner.clock.new_id(), &named("Carl Prøve")).await.unwrap();
    all_reported(planner, &planning).await;
    service.opdater_deltager(&ours, here, stays, None, &named("Anna Eksempel")).await.unwrap();
    service.slet_deltager(&ours, here, goes, None).await.unwrap();
    all_reported(planner, &planning).await;
    let told = known(&dfdg, id).await;
    let deltagere = vec![(Some("Anna Eksempel".to_owned()), true), (Some("Bo Prøve".to_owned()), false)];
    assert_eq!(told, (vec![Deltagelsesvalg::OensketAfBorger.id()], deltagere), "each once");

    // Once it has begun nobody takes its plan any more, and how it went is reported all the same.
    planning.kill().await;
    server.kill().await;
    let over = "2026-11-26T09:00:00Z";
    let server = dfdg.start_at(over).await;
    planner.clock.set(at(over));
    service.registrer_udfald(&ours, here, id, Udfald::Fremmoedt.id(), Some(true)).await.unwrap();
    let planning = dfdg.planner(planner, &format!("{}/api/v1", server.url())).await;
    all_reported(planner, &planning).await;
    let theirs = dfdg.world.indkaldelse(id).await;
    assert_eq!((theirs.udfald, theirs.a_kasse_deltog), (Some(Udfald::Fremmoedt), Some(true)));
    let aside = format!(
        "ubesoergt JOIN haendelse ON haendelse.id = haendelse_id WHERE entitet_id = {}",
        planner.raw.id(id.uuid())
    );
    assert_eq!(planner.raw.count(&aside).await, 0);
    planning.kill().await;
    server.kill().await;
}
