//! The same routes as caseworkers, and with ids that are another organisation's: what is not theirs does not exist.

use super::access::{EXPECTED, Things};
use super::app::TestApp;
use super::client::Client;
use crate::support::{Engine, World};

/// What only a coordinator does. Everything else of staff's is the caseworkers' too.
const COORDINATOR: &[(&str, &str)] = &[
    ("GET", "/jobcenter/aftaler/ny"),
    ("POST", "/jobcenter/aftaler/ny"),
    ("POST", "/jobcenter/aftaler/{aftale}"),
    ("GET", "/jobcenter/aftaler/{aftale}/ret"),
    ("POST", "/jobcenter/aftaler/{aftale}/ret"),
    ("GET", "/jobcenter/aftaler/{aftale}/serier/ny"),
    ("POST", "/jobcenter/aftaler/{aftale}/serier/ny"),
    ("GET", "/jobcenter/serier/{serie}"),
    ("POST", "/jobcenter/serier/{serie}"),
    ("GET", "/jobcenter/aftaler/{aftale}/rammer"),
    ("POST", "/jobcenter/aendringer/{aendring}"),
    ("GET", "/jobcenter/lukkedage"),
    ("POST", "/jobcenter/lukkedage"),
    ("GET", "/jobcenter/luk"),
    ("POST", "/jobcenter/luk"),
    ("GET", "/jobcenter/luk/{masse}"),
    ("POST", "/jobcenter/luk/{masse}"),
    ("POST", "/a-kasse/aftaler/{aftale}"),
    ("GET", "/a-kasse/nyt/mail"),
    ("POST", "/a-kasse/nyt/mail"),
];
const COORDINATORS: [(&str, usize); 2] = [("jobcenter-koordinator", 2), ("a-kasse-koordinator", 3)];
const CASEWORKERS: [(&str, usize); 2] = [("jobcenter-sagsbehandler", 2), ("a-kasse-sagsbehandler", 3)];
/// Answers to a form that was refused before anybody looked whose it is.
const UNREAD: [u16; 3] = [400, 415, 422];

async fn as_staff(app: &TestApp, who: &str) -> Client {
    let client = Client::new(app.0.clone());
    client.post("/log-ind/demo", &[("person", who)]).await.location();
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caseworker_does_what_a_coordinator_does_but_for_aftaler_and_times() {
    let world = World::on(Engine::Sqlite).await;
    let app = TestApp::on(&world);
    let things = Things::of(&world, &app, "borger-med-booking").await;
    for (who, column) in CASEWORKERS {
        let client = as_staff(&app, who).await;
        for &(method, route, ref expected) in EXPECTED.iter().filter(|row| row.1 != "/log-ud") {
            let exists = expected[column] != 404 && !COORDINATOR.contains(&(method, route));
            let answer = things.send(&client, method, route).await;
            // Which other answer it is depends on what was sent before.
            assert_eq!(answer.status != 404, exists, "{method} {route} as {who}: {}", answer.summary());
            if route == "/log-ind/demo" {
                client.post("/log-ind/demo", &[("person", who)]).await.location();
            }
        }
    }
    world.assert_whole().await;
}

/// Her conversation, aftale, frist and series are Odense's, and her a-kasse is another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_another_organisations_does_not_exist() {
    let world = World::on(Engine::Sqlite).await;
    let app = TestApp::on(&world);
    let things = Things::of_odense(&world, &app).await;
    let before = world.raw.everything().await;
    for (who, _) in COORDINATORS.into_iter().chain(CASEWORKERS) {
        let client = as_staff(&app, who).await;
        let area = if who.starts_with("jobcenter") { "/jobcenter/" } else { "/a-kasse/" };
        let hers = |route: &str| route.starts_with(area) && route.contains('{') && !route.contains("{slags}");
        for &(method, route, _) in EXPECTED.iter().filter(|row| hers(row.1)) {
            let answer = things.send(&client, method, route).await;
            let unread = method == "POST" && UNREAD.contains(&answer.status);
            assert!(answer.status == 404 || unread, "{method} {route} as {who}: {}", answer.summary());
            assert!(!answer.body.contains("Odense"), "{method} {route} as {who}");
        }
    }
    let after = world.raw.everything().await;
    for table in [
        "aftale",
        "borger",
        "frist",
        "indkaldelse",
        "lukkedag",
        "masseaendring",
        "notifikation",
        "opgave",
        "serie",
        "tid",
    ] {
        assert_eq!(before[table], after[table], "{table}");
    }
}
