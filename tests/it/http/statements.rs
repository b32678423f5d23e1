//! How many statements a page costs does not depend on how many rows there are. Counted in the log of a real server.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::app::{Site, TestApp};
use super::client::Client;
use super::log_lines::lines;
use super::server::Server;
use crate::support::{World, on_both_engines};
use faellestid::domain::aftaleaendring::AendringSlags;
use faellestid::domain::haendelse::{Aendringstype, Entitet};
use faellestid::domain::ids::{AftaleId, HaendelseId, IndkaldelseId, TidId};
use faellestid::domain::lukning::MasseStatus;
use faellestid::domain::opgave::OpgaveSlags;
use faellestid::services::Actor;
use faellestid::store::{Aftale, Aftaleaendring, Haendelse, Indkaldelse, IndkaldelseVersion, Opgave, Tid};

on_both_engines! { a_page_costs_the_same_statements_with_ten_rows_and_with_a_thousand }

/// Who visits which page.
type Pages = Vec<(&'static str, String)>;

async fn pages(world: &World) -> Pages {
    let aarhus = world.organisation("jobcenter", "75100").await;
    let hk = world.organisation("a_kasse", "hk").await;
    let (aftale, serie) = world.frame_of(world.borger("borger-med-frist").await).await;
    let mads = world.borger("borger-med-booking").await;
    let samtale = world.coming(mads).await.remove(0).id;
    let fixed = [
        ("jobcenter-koordinator", "/jobcenter"),
        ("jobcenter-koordinator", "/jobcenter/tider-nok"),
        ("jobcenter-koordinator", "/jobcenter/luk?dag=2026-12-01"),
        ("jobcenter-koordinator", "/jobcenter/aftaler"),
        ("jobcenter-koordinator", "/jobcenter/luk"),
        ("jobcenter-koordinator", "/jobcenter/lukkedage"),
        ("jobcenter-koordinator", "/jobcenter/opgaver"),
        ("jobcenter-koordinator", "/jobcenter/opgaver?slags=a_kasse_kan_ikke_komme_dag"),
        ("jobcenter-koordinator", "/jobcenter/dag?dato=2026-12-01"),
        ("jobcenter-koordinator", "/jobcenter/dag?dato=2026-12-01&alle=ja"),
        ("jobcenter-koordinator", "/jobcenter/overblik"),
        ("a-kasse-koordinator", "/a-kasse/overblik"),
        ("jobcenter-koordinator", "/jobcenter/dag.csv?dato=2026-12-01"),
        ("jobcenter-koordinator", "/jobcenter/kalender"),
        ("jobcenter-koordinator", "/jobcenter/filer/frister"),
        ("jobcenter-koordinator", "/jobcenter/filer/borgere"),
        ("a-kasse-koordinator", "/a-kasse/aftaler"),
        ("borger-med-frist", "/borger"),
        ("borger-med-frist", "/borger/book"),
        ("borger-med-frist", "/borger/book/2026-12-01"),
        ("borger-med-booking", "/borger"),
        ("borger-med-booking", "/borger/flyt/2026-12-01"),
        ("jobcenter-koordinator", "/jobcenter/uge?uge=2026-W49"),
        ("a-kasse-koordinator", "/a-kasse?uge=2026-W49"),
        ("jobcenter-koordinator", "/jobcenter/uge.csv?uge=2026-W49"),
        ("jobcenter-koordinator", "/jobcenter/uge?uge=2026-W49&vis=liste"),
        ("a-kasse-koordinator", "/a-kasse/samtaler"),
        ("a-kasse-koordinator", "/a-kasse/samtaler.csv"),
        ("a-kasse-koordinator", "/a-kasse/dag?dato=2026-12-01"),
        ("a-kasse-koordinator", "/a-kasse/nyt?dage=30"),
        ("a-kasse-koordinator", "/a-kasse/kalender"),
        ("revisor", "/revision"),
        ("drift", "/drift"),
    ];
    let mut pages: Pages = fixed.into_iter().map(|(who, page)| (who, page.to_owned())).collect();
    pages.extend([
        ("jobcenter-koordinator", format!("/jobcenter/uge?uge=2026-W49&part={hk}")),
        ("a-kasse-koordinator", format!("/a-kasse?uge=2026-W49&part={aarhus}")),
        ("jobcenter-koordinator", format!("/jobcenter/aftaler/{}", aftale.id)),
        ("jobcenter-koordinator", format!("/jobcenter/aftaler/{}/rammer", version_of(world, aftale.id).await)),
        ("jobcenter-koordinator", format!("/jobcenter/aendringer/{}", receipt_of(world, &aftale).await)),
        ("jobcenter-koordinator", format!("/jobcenter/borger/{mads}")),
        ("jobcenter-koordinator", format!("/jobcenter/borger/{mads}/book")),
        ("jobcenter-koordinator", format!("/jobcenter/borger/{mads}/soegninger")),
        ("jobcenter-koordinator", format!("/jobcenter/borger/{mads}/samtale/{samtale}")),
        ("jobcenter-koordinator", format!("/jobcenter/serier/{}", serie.id)),
        ("a-kasse-koordinator", format!("/a-kasse/aftaler/{}", aftale.id)),
        ("jobcenter-koordinator", format!("/jobcenter/gaest/{}", guest_of(world).await)),
        ("a-kasse-koordinator", format!("/a-kasse/samtale/{samtale}")),
        ("a-kasse-koordinator", format!("/a-kasse/dag/2026-12-01/kan-ikke-komme/{aarhus}")),
    ]);
    pages
}

/// A newer version of an aftale, not agreed yet.
async fn version_of(world: &World, aftale: AftaleId) -> AftaleId {
    let actor = world.actor("jobcenter-koordinator").await;
    world.aftaler().ny_version(&world.aarhus(&actor).await, aftale).await.unwrap()
}

/// The receipt of an ending that hits everybody who is put in.
async fn receipt_of(world: &World, aftale: &Aftale) -> uuid::Uuid {
    let receipt = Aftaleaendring {
        id: world.clock.new_id(),
        organisation_id: aftale.jobcenter_id,
        medarbejder_id: None,
        aftale_id: aftale.id,
        serie_id: None,
        slags: AendringSlags::Opsagt,
        ret_samtaler: false,
        dele: String::new(),
        status: MasseStatus::Faerdig,
        nye: 0,
        aendrede: 0,
        genaabnede: 0,
        lukkede: 10,
        foer_fra: Some(aftale.valid_from),
        foer_til: Some(aftale.valid_to),
        created_at: world.clock.now(),
    };
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_aftaleaendring(&receipt, &[]).await.unwrap();
    tx.commit().await.unwrap();
    receipt.id
}

/// A borger of Odense whom the coordinator of Aarhus has opened as a guest.
async fn guest_of(world: &World) -> String {
    let theirs =
        "FROM borger JOIN organisation ON organisation.id = borger.jobcenter_id WHERE organisation.code = '46100'";
    let cpr = world.raw.texts(&format!("SELECT cpr {theirs} ORDER BY cpr LIMIT 1")).await.remove(0);
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let why = [("personnummer", cpr.as_str()), ("begrundelse", "Hun står i skranken.")];
    let opened = jytte.post("/jobcenter/gaest", &why).await;
    opened.location().strip_prefix("/jobcenter/gaest/").expect("as a guest").to_owned()
}

/// Weeks that are told time by time only while there are few.
const SUMMED: [&str; 3] =
    ["/jobcenter/uge?uge=2026-W49", "/jobcenter/uge?uge=2026-W49&vis=liste", "/a-kasse?uge=2026-W49"];

/// Pages with sums that are remembered for a while.
const REMEMBERED: [&str; 4] = ["/jobcenter", "/jobcenter/tider-nok", "/jobcenter/overblik", "/a-kasse/overblik"];

/// More than a page should need; the page of one borger shows a dozen sections of what is known of her.
const MANY: usize = 20;
/// See [`MANY`].
const MANY_OF_HERS: usize = 30;

/// `n` more times on 1 December, and on each somebody who has booked.
pub(super) async fn fill(world: &World, n: u32, from: u32) {
    let people = world.other_borgere(n).await;
    let mads = world.coming(world.borger("borger-med-booking").await).await.remove(0);
    let first = world.tid(world.tid_with(2, &format!("2026-12-01T00:{from:02}:02")).await).await;
    let now = world.clock.now();
    let mut tx = world.store.begin().await.unwrap();
    for (minute, borger_id) in (1..).zip(people) {
        let later = TimeDelta::minutes(minute) + TimeDelta::seconds(i64::from(from));
        let id = TidId::from_uuid(world.clock.new_id());
        let tid = Tid {
            id,
            local_start: first.local_start + later,
            local_end: first.local_end + later,
            starts_at: first.starts_at + later,
            ends_at: first.ends_at + later,
            optaget: 1,
            ..first.clone()
        };
        assert!(tx.insert_tid_if_new(&tid).await.unwrap());
        let booked = Indkaldelse {
            id: IndkaldelseId::from_uuid(world.clock.new_id()),
            borger_id,
            tid_id: Some(id),
            local_start: tid.local_start,
            local_end: tid.local_end,
            starts_at: tid.starts_at,
            ends_at: tid.ends_at,
            ..mads.clone()
        };
        tx.insert_indkaldelse(&booked).await.unwrap();
        let version = IndkaldelseVersion {
            indkaldelse_id: booked.id,
            version: booked.version,
            at: now,
            handling: "booket".to_owned(),
            actor_kind: "system".to_owned(),
            actor_id: None,
            organisation_id: None,
            begrundelse: None,
            tilstand: "{}".to_owned(),
        };
        tx.insert_indkaldelse_version(&version).await.unwrap();
        let event = Haendelse {
            id: HaendelseId::from_uuid(world.clock.new_id()),
            entitet: Entitet::Indkaldelse,
            entitet_id: booked.id.uuid(),
            aendringstype: Aendringstype::Oprettet,
            slags: "oprettet",
            borger_id,
            modtagere: vec![booked.myndighed_id],
        };
        tx.insert_haendelse(&event, now).await.unwrap();
        let opgave = Opgave {
            id: world.clock.new_id(),
            organisation_id: booked.myndighed_id,
            borger_id: Some(borger_id),
            indkaldelse_id: Some(booked.id),
            frist_id: None,
            notifikation_id: None,
            slags: OpgaveSlags::Udeblevet,
            dedup: booked.id.to_string(),
            created_at: now,
        };
        tx.insert_opgave(&opgave).await.unwrap();
        let (whose, subject) = (Some(booked.myndighed_id), Some(booked.id.uuid()));
        let audit = Actor::SYSTEM.audit(&world.clock, now, "indkaldelse_booket", Some(borger_id), whose, subject);
        tx.insert_audit(&audit).await.unwrap();
    }
    tx.commit().await.unwrap();
    let hit = "INSERT INTO aftaleaendring_samtale (aftaleaendring_id, indkaldelse_id, grund, status)
         SELECT aftaleaendring.id, indkaldelse.id, 'tiden_lukkes', 'opgave' FROM aftaleaendring, indkaldelse
         WHERE NOT EXISTS (SELECT 1 FROM aftaleaendring_samtale ramt WHERE ramt.indkaldelse_id = indkaldelse.id)";
    world.raw.run(hit).await;
}

/// Visits every page; gives the id of each request.
async fn visit(site: &Site, pages: &Pages) -> Vec<String> {
    let (mut requests, mut clients) = (Vec::new(), BTreeMap::new());
    for (slug, page) in pages {
        if !clients.contains_key(slug) {
            let client = Client::new(site.0.clone());
            client.post("/log-ind/demo", &[("person", slug)]).await.location();
            // The first page after log-in notes that the session is in use.
            client.get("/privatliv").await;
            // Whoever is asked about her a-kasse first has answered.
            client.post("/borger/book/a-kasse", &[("a_kasse", "nej")]).await;
            clients.insert(slug, client);
        }
        let client: &Client = &clients[slug];
        let answer = client.get(page).await;
        assert_eq!(answer.status, 200, "{page}");
        requests.push(answer.header("x-request-id").to_owned());
    }
    requests
}

/// How many statements each request ran; what a new connection says to itself is not one.
pub fn counted(log: &str) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for line in lines(log) {
        let statement = line.field("summary").trim_start().to_uppercase();
        let is_ours = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].iter().any(|verb| statement.starts_with(verb));
        if line.target() == "sqlx::query" && is_ours {
            *counted.entry(line.request("id").to_owned()).or_default() += 1;
        }
    }
    counted
}

async fn a_page_costs_the_same_statements_with_ten_rows_and_with_a_thousand(world: &World) {
    let pages = pages(world).await;
    let server = Server::start(&world.db.url(), "warn,faellestid=info,sqlx::query=debug").await;
    fill(world, 10, 1).await;
    let with_ten = visit(&server, &pages).await;
    fill(world, 990, 5).await;
    let with_a_thousand = visit(&server, &pages).await;
    // A statement's line is written as its last row is read: by the next requests' time it stands there.
    visit(&server, &pages).await;
    let (_, log) = server.stop("TERM").await;
    let counted = counted(&log);
    for ((before, after), (who, page)) in with_ten.iter().zip(&with_a_thousand).zip(&pages) {
        let (before, after) = (counted[before], counted[after]);
        // A week with very many times is answered with its sums; of sums that are remembered nothing is asked.
        let fewer = SUMMED.contains(&page.as_str()) || REMEMBERED.contains(&page.as_str());
        let may_shrink = fewer && after < before;
        assert!(after == before || may_shrink, "{page} as {who}: {before} statements, then {after}");
        let hers = page.starts_with("/jobcenter/borger/") && page.matches('/').count() == 3;
        let many = if hers { MANY_OF_HERS } else { MANY };
        assert!((1..=many).contains(&after), "{after} statements for {page}");
    }
}
