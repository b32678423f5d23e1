//! Every route, as everybody: who gets in, who is sent to the log-in, and for whom the page does not exist.
//!
//! To add a route: its row in [`EXPECTED`].

use std::collections::BTreeSet;
use std::path::Path;

use super::answer::Answer;
use super::app::TestApp;
use super::client::Client;
use crate::support::{Engine, World};

/// Anonymous, borger, jobcenter, a-kasse, revisor, drift.
pub(super) const EXPECTED: &[(&str, &str, [u16; 6])] = &[
    ("GET", "/", [200; 6]),
    ("GET", "/log-ind", [200; 6]),
    ("GET", "/api", [200; 6]),
    ("GET", "/api/{metode}", [200; 6]),
    ("POST", "/log-ind/demo", [303; 6]),
    ("POST", "/log-ud", [303; 6]),
    ("POST", "/bliv", [303, 200, 200, 200, 200, 200]),
    ("GET", "/borger", [303, 200, 404, 404, 404, 404]),
    ("GET", "/borger/samtale/{id}", [303, 200, 404, 404, 404, 404]),
    ("GET", "/borger/soegninger", [303, 200, 404, 404, 404, 404]),
    ("GET", "/borger/senere-frist", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/senere-frist", [303, 303, 404, 404, 404, 404]),
    ("GET", "/borger/{journey}/a-kasse", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/{journey}/a-kasse", [303, 303, 404, 404, 404, 404]),
    ("GET", "/borger/samtale/{id}/a-kasse", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/samtale/{id}/a-kasse", [303, 303, 404, 404, 404, 404]),
    ("GET", "/borger/{journey}", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/{journey}", [303, 303, 404, 404, 404, 404]),
    ("GET", "/borger/{journey}/{day}", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/{journey}/{day}", [303, 303, 404, 404, 404, 404]),
    ("GET", "/borger/{journey}/tjek/{tid}", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/{journey}/tjek/{tid}", [303, 303, 404, 404, 404, 404]),
    ("GET", "/jobcenter", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/soeg", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/soeg", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/uge", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/uge.csv", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/dag", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/dag.csv", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/kalender", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/kalender", [303, 404, 400, 404, 404, 404]),
    // A secret that is nobody's.
    ("GET", "/a-kasse/kalender", [303, 404, 404, 200, 404, 404]),
    ("POST", "/a-kasse/kalender", [303, 404, 404, 400, 404, 404]),
    ("GET", "/kalender/{fil}", [404; 6]),
    ("GET", "/jobcenter/opgaver", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/opgaver/{opgave}", [303, 404, 400, 404, 404, 404]),
    ("GET", "/jobcenter/filer/{slags}", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/filer/{slags}", [303, 404, 415, 404, 404, 404]),
    ("GET", "/jobcenter/filer/resultat/{import}", [303, 404, 404, 404, 404, 404]),
    ("GET", "/jobcenter/filer/resultat/{import}/linjer.csv", [303, 404, 404, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/frist", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/borger/{borger}/frist", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/frist/{frist}", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/borger/{borger}/frist/{frist}", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/samtale/{samtale}", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/borger/{borger}/samtale/{samtale}", [303, 404, 400, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/book", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/borger/{borger}/book", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/indkald", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/borger/{borger}/indkald", [303, 404, 400, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/samtale/{samtale}/ret", [303, 404, 200, 404, 404, 404]),
    // The version is an old one: that is told first.
    ("POST", "/jobcenter/borger/{borger}/samtale/{samtale}/ret", [303, 404, 409, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/fravaer/{fravaer}", [303, 404, 404, 404, 404, 404]),
    ("POST", "/jobcenter/borger/{borger}/fravaer/{fravaer}", [303, 404, 404, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/soegninger", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/borger/{borger}/selvbooking", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/borger/{borger}/selvbooking", [303, 404, 400, 404, 404, 404]),
    ("GET", "/a-kasse", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/uge.csv", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/samtaler", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/samtaler.csv", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/samtale/{samtale}", [303, 404, 404, 200, 404, 404]),
    ("POST", "/a-kasse/samtale/{samtale}", [303, 404, 404, 409, 404, 404]),
    ("GET", "/a-kasse/dag", [303, 404, 404, 200, 404, 404]),
    ("POST", "/a-kasse/dag", [303, 404, 404, 400, 404, 404]),
    ("GET", "/a-kasse/dag.csv", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/dag/{day}/kan-ikke-komme/{jobcenter}", [303, 404, 404, 200, 404, 404]),
    ("POST", "/a-kasse/dag/{day}/kan-ikke-komme/{jobcenter}", [303, 404, 404, 303, 404, 404]),
    ("GET", "/a-kasse/nyt", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/nyt/mail", [303, 404, 404, 200, 404, 404]),
    ("POST", "/a-kasse/nyt/mail", [303, 404, 404, 400, 404, 404]),
    // A code that is good for nothing.
    ("GET", "/oversigtsmail/{kode}", [404; 6]),
    ("POST", "/oversigtsmail/{kode}", [404; 6]),
    ("GET", "/revision", [303, 404, 404, 404, 200, 404]),
    ("GET", "/drift", [303, 404, 404, 404, 404, 200]),
    ("GET", "/jobcenter/brev/{besked}", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/aftaler", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/aftaler/ny", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/aftaler/ny", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/aftaler/{aftale}", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/aftaler/{aftale}", [303, 404, 400, 404, 404, 404]),
    ("GET", "/jobcenter/aftaler/{aftale}/ret", [303, 404, 303, 404, 404, 404]),
    ("POST", "/jobcenter/aftaler/{aftale}/ret", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/aftaler/{aftale}/serier/ny", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/aftaler/{aftale}/serier/ny", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/serier/{serie}", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/serier/{serie}", [303, 404, 422, 404, 404, 404]),
    ("GET", "/jobcenter/lukkedage", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/lukkedage", [303, 404, 400, 404, 404, 404]),
    ("GET", "/jobcenter/luk", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/luk", [303, 404, 400, 404, 404, 404]),
    ("GET", "/jobcenter/luk/{masse}", [303, 404, 404, 404, 404, 404]),
    ("POST", "/jobcenter/luk/{masse}", [303, 404, 400, 404, 404, 404]),
    ("GET", "/jobcenter/aftaler/{aftale}/rammer", [303, 404, 200, 404, 404, 404]),
    // Of an aftale there is no receipt under its own id.
    ("GET", "/jobcenter/aendringer/{aendring}", [303, 404, 404, 404, 404, 404]),
    ("POST", "/jobcenter/aendringer/{aendring}", [303, 404, 400, 404, 404, 404]),
    ("GET", "/a-kasse/aftaler", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/aftaler/{aftale}", [303, 404, 404, 200, 404, 404]),
    ("POST", "/a-kasse/aftaler/{aftale}", [303, 404, 404, 422, 404, 404]),
    ("GET", "/jobcenter/gaest", [303, 404, 200, 404, 404, 404]),
    ("POST", "/jobcenter/gaest", [303, 404, 422, 404, 404, 404]),
    // Nobody has opened her: to the coordinator too the page does not exist.
    ("GET", "/jobcenter/gaest/{borger}", [303, 404, 404, 404, 404, 404]),
    ("GET", "/jobcenter/tider-nok", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/overblik", [303, 404, 200, 404, 404, 404]),
    ("GET", "/jobcenter/overblik.csv", [303, 404, 200, 404, 404, 404]),
    ("GET", "/a-kasse/overblik", [303, 404, 404, 200, 404, 404]),
    ("GET", "/a-kasse/overblik.csv", [303, 404, 404, 200, 404, 404]),
    ("GET", "/borger/historik", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/samtale/{id}/bekraeft", [303, 303, 404, 404, 404, 404]),
    ("GET", "/borger/samtale/{id}/behov", [303, 200, 404, 404, 404, 404]),
    ("POST", "/borger/samtale/{id}/behov", [303, 303, 404, 404, 404, 404]),
    ("GET", "/borger/samtale/{id}/kalender.ics", [303, 200, 404, 404, 404, 404]),
    ("GET", "/borger/samtale/{id}/aflys", [303, 200, 404, 404, 404, 404]),
    // The version is an old one by now, so nothing is called off.
    ("POST", "/borger/samtale/{id}/aflys", [303, 409, 404, 404, 404, 404]),
    ("GET", "/kontakt", [200; 6]),
    ("GET", "/tilgaengelighed", [200; 6]),
    ("GET", "/sprog/{code}", [303; 6]),
    ("GET", "/privatliv", [200; 6]),
    ("GET", "/healthz", [200; 6]),
    ("GET", "/readyz", [200; 6]),
    ("GET", "/pkg/{hash}/{*file}", [200; 6]),
    ("GET", "/favicon.svg", [200; 6]),
    ("GET", "/robots.txt", [200; 6]),
    ("GET", "/et/sted/der/ikke/er", [404; 6]),
    ("POST", "/et/sted/der/ikke/er", [404; 6]),
];
const WHO: [&str; 6] =
    ["anonymous", "borger-med-booking", "jobcenter-koordinator", "a-kasse-koordinator", "revisor", "drift"];

/// Every route of the sources, with its methods.
fn routes() -> BTreeSet<(String, String)> {
    let mut routes = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                routes.extend(routes_in(&std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    routes
}

fn routes_in(source: &str) -> Vec<(String, String)> {
    let calls = source.split(".route(\"").skip(1);
    let route = |call: &str| {
        let (path, rest) = call.split_once('"').unwrap();
        let handlers = &rest[..rest.find("\n").unwrap_or(rest.len())];
        let methods = ["get", "post", "put", "patch", "delete", "any"];
        let used = methods.into_iter().filter(|method| handlers.contains(&format!("{method}(")));
        let used: Vec<_> = used.map(|method| (method.to_uppercase(), path.to_owned())).collect();
        assert!(!used.is_empty(), "no method is seen in the line of {path}");
        used
    };
    calls.flat_map(route).collect()
}

#[test]
fn every_route_has_its_row() {
    let rows = EXPECTED.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned()));
    let rows: BTreeSet<_> = rows.filter(|(_, path)| !path.starts_with("/et/sted")).collect();
    assert_eq!(routes(), rows);
}

/// A route with the borger's own things in it: she has a conversation, which she may move to the time.
pub(super) struct Things {
    tid: String,
    samtale: String,
    besked: String,
    borger: String,
    frist: String,
    opgave: String,
    aftale: String,
    serie: String,
    jobcenter: String,
    style_sheet: String,
}

impl Things {
    fn path(&self, route: &str) -> String {
        let path = route.replace("{journey}", "flyt").replace("{day}", "2026-12-01").replace("{tid}", &self.tid);
        let path = path.replace("{metode}", "SaveBorger").replace("{code}", "en").replace("{besked}", &self.besked);
        let path = path.replace("{borger}", &self.borger).replace("{frist}", &self.frist);
        // Nothing of hers can be ended.
        let path = path.replace("{fravaer}", &self.aftale);
        let path = path.replace("{slags}", "frister").replace("{import}", &self.borger);
        let path = path.replace("{opgave}", &self.opgave).replace("{samtale}", &self.samtale);
        // No change of many times is there: to the coordinator too the page does not exist.
        let path = path
            .replace("{aftale}", &self.aftale)
            .replace("{serie}", &self.serie)
            .replace("{masse}", &self.aftale)
            .replace("{aendring}", &self.aftale);
        let path = path.replace("{jobcenter}", &self.jobcenter);
        path.replace("{id}", &self.samtale).replace("/pkg/{hash}/{*file}", &self.style_sheet)
    }

    /// What is there of a borger who has a conversation.
    pub(super) async fn of(world: &World, app: &TestApp, slug: &str) -> Self {
        let front = app.anonymous().get("/").await.body;
        let style =
            super::html::tags(&front).into_iter().find(|tag| tag.get("rel") == "stylesheet").expect("a style sheet");
        let borger = world.borger(slug).await;
        let frame = world.frame_of(borger).await;
        Self {
            tid: world.tid_for(borger, 1, "2026-12-01T07:00:00").await.to_string(),
            samtale: world.coming(borger).await[0].id.to_string(),
            besked: world.beskeder(borger).await[0].to_string(),
            borger: borger.to_string(),
            frist: world.frister(borger).await[0].id.to_string(),
            opgave: world.clock.new_id().to_string(),
            aftale: frame.0.id.to_string(),
            serie: frame.1.id.to_string(),
            jobcenter: frame.0.jobcenter_id.to_string(),
            style_sheet: style.get("href").to_owned(),
        }
    }

    /// The same of somebody whose jobcenter is Odense and whose a-kasse is Aka; where a jobcenter is asked for, that a-kasse.
    pub(super) async fn of_odense(world: &World, app: &TestApp) -> Self {
        let here = Self::of(world, app, "borger-med-booking").await;
        let odense = world.organisation("jobcenter", "46100").await;
        let aka = world.organisation("a_kasse", "aka").await;
        let (jobcenter, a_kasse) = (world.raw.id(odense.uuid()), world.raw.id(aka.uuid()));
        let her = world.raw.id(world.borger("borger-med-booking").await.uuid());
        for change in [
            format!("UPDATE borger SET jobcenter_id = {jobcenter}, a_kasse_id = {a_kasse} WHERE id = {her}"),
            format!(
                "UPDATE indkaldelse SET myndighed_id = {jobcenter}, a_kasse_id = {a_kasse} WHERE borger_id = {her}"
            ),
            format!("UPDATE frist SET jobcenter_id = {jobcenter} WHERE borger_id = {her}"),
        ] {
            world.raw.run(&change).await;
        }
        let frame = world.frame_of(world.borger("borger-med-booking").await).await;
        assert_eq!((frame.0.jobcenter_id, frame.0.a_kasse_id), (odense, aka));
        let tid = world.tid_in(&frame, 1, "2026-12-01T07:00:00").await.to_string();
        Self { tid, aftale: frame.0.id.to_string(), serie: frame.1.id.to_string(), jobcenter: aka.to_string(), ..here }
    }

    pub(super) async fn send(&self, client: &Client, method: &str, route: &str) -> Answer {
        let path = self.path(route);
        match method {
            "GET" => client.get(&path).await,
            "POST" => {
                let fields = [
                    ("person", "borger-med-booking"),
                    ("dag", "2026-12-01"),
                    ("a_kasse", "nej"),
                    ("tid", self.tid.as_str()),
                    ("noegle", "0192f0c1-2b3c-7d4e-8f50-617283940a1b"),
                    ("telefon", "87654321"),
                    ("handling", "bekraeft"),
                    ("tolk", "ja"),
                    ("version", "1"),
                ];
                client.post(&path, &fields).await
            }
            other => panic!("how is {other} sent?"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_route_lets_in_whom_it_should() {
    let world = World::on(Engine::Sqlite).await;
    let app = TestApp::on(&world);
    let things = Things::of(&world, &app, "borger-med-booking").await;
    for &(method, route, ref expected) in EXPECTED {
        for (who, status) in WHO.into_iter().zip(*expected) {
            let client = Client::new(app.0.clone());
            if who != "anonymous" {
                client.post("/log-ind/demo", &[("person", who)]).await.location();
            }
            let answer = things.send(&client, method, route).await;
            assert_eq!(answer.status, status, "{method} {route} as {who}: {}", answer.summary());
            if status == 404 {
                answer.assert_whole_page();
            }
            if who == "anonymous" && status == 303 && !route.starts_with("/log-") && !route.starts_with("/sprog/") {
                assert!(answer.location().starts_with("/log-ind?retur=%2F"), "{route}");
            }
        }
    }
    world.assert_whole().await;
}
