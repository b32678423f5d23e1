//! A system that calls: it has a client, gets a token, and sends calls about people.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, Response};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::document;
use crate::support::World;
use faellestid::api::{self, Api};
use faellestid::domain::code_lists::{Ejersystem, MyndighedType};
use faellestid::domain::ids::{BorgerId, KlientId, OrganisationId};
use faellestid::domain::snitflade::Scope;
use faellestid::services::klienter::{self, NyKlient};
use faellestid::services::read_log::ReadLog;

/// The interface, in this process.
#[derive(Clone, Debug)]
pub struct Wire {
    router: Router,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Svar {
    pub status: u16,
    pub headers: HeaderMap,
    pub json: Value,
    pub text: String,
}

/// A client with its token.
#[derive(Clone, Debug)]
pub struct System {
    wire: Wire,
    pub id: KlientId,
    pub secret: String,
    token: String,
}

/// A call that is being put together.
pub struct Kald {
    wire: Wire,
    method: Method,
    path: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Option<(String, Vec<u8>)>,
    peer: Option<SocketAddr>,
}

impl Wire {
    /// On this world's database.
    pub fn on(world: &World) -> Self {
        Self::with_limit(world, u32::MAX)
    }

    /// With a limit on calls in a minute.
    pub fn with_limit(world: &World, per_minut: u32) -> Self {
        let (read_log, _) = ReadLog::start(world.store.clone());
        let api = Api::new(world.store.clone(), world.clock.clone(), read_log, per_minut);
        Self { router: api::router(&api) }
    }

    /// On a router of one's own.
    pub fn of(router: Router) -> Self {
        Self { router }
    }

    /// Any call, by nobody yet.
    pub fn kald(&self, method: Method, path: &str) -> Kald {
        Kald { wire: self.clone(), method, path: format!("/api/v1{path}"), headers: vec![], body: None, peer: None }
    }

    /// A system of this authority, let in for everything.
    pub async fn system(&self, world: &World, slags: MyndighedType, organisationer: &[OrganisationId]) -> System {
        self.system_with(world, slags, organisationer, Scope::ALL, None).await
    }

    /// A system let in for these scopes.
    pub async fn system_with(
        &self,
        world: &World,
        slags: MyndighedType,
        organisationer: &[OrganisationId],
        scopes: &[Scope],
        ejersystem: Option<Ejersystem>,
    ) -> System {
        let ny = NyKlient {
            navn: "Prøvesystem".to_owned(),
            myndighedstype: slags,
            ejersystem,
            organisationer: organisationer.to_vec(),
            scopes: scopes.iter().copied().collect(),
            anden_aktoer: None,
            certifikat: None,
        };
        self.client(world, &ny).await
    }

    /// A system as operations want it.
    pub async fn client(&self, world: &World, ny: &NyKlient) -> System {
        let (klient, secret) = klienter::opret(&world.store, &world.clock, ny).await.unwrap();
        let form = format!("grant_type=client_credentials&client_id={}&client_secret={secret}", klient.id);
        let svar = self.kald(Method::POST, "/token").form(&form).send().await;
        assert_eq!(svar.status, 200, "{}", svar.text);
        let token = svar.json["access_token"].as_str().unwrap().to_owned();
        System { wire: self.clone(), id: klient.id, secret, token }
    }

    /// The system of her jobcenter.
    pub async fn jobcenter_of(&self, world: &World, borger: BorgerId) -> System {
        let id = world.borger_row(borger).await.jobcenter_id;
        self.system(world, MyndighedType::Jobcenter, &[id]).await
    }

    /// The system of her a-kasse.
    pub async fn a_kasse_of(&self, world: &World, borger: BorgerId) -> System {
        let id = world.borger_row(borger).await.a_kasse_id.unwrap();
        self.system(world, MyndighedType::AKasse, &[id]).await
    }

    /// DFDG, which calls for Jobnet.
    pub async fn star(&self, world: &World) -> System {
        self.system(world, MyndighedType::Star, &[]).await
    }
}

impl System {
    /// A call with the token.
    pub fn kald(&self, method: Method, path: &str) -> Kald {
        self.wire.kald(method, path).header("authorization", &format!("Bearer {}", self.token))
    }

    /// Reads.
    pub fn get(&self, path: &str) -> Kald {
        self.kald(Method::GET, path)
    }

    /// Changes something, under a request id of its own.
    pub fn change(&self, world: &World, method: Method, path: &str) -> Kald {
        self.kald(method, path).header("x-requestId", &world.clock.new_id().to_string())
    }
}

impl Kald {
    pub fn header(self, name: &str, value: &str) -> Self {
        self.without(name).also(name, value)
    }

    /// The same header once more.
    pub fn also(self, name: &str, value: &str) -> Self {
        self.also_bytes(name, value.as_bytes())
    }

    /// The same, with whatever bytes.
    pub fn also_bytes(mut self, name: &str, value: &[u8]) -> Self {
        self.headers.push((name.to_owned(), value.to_vec()));
        self
    }

    /// Without that header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// From which address the connection comes; without it nobody knows.
    pub fn from(self, peer: &str) -> Self {
        Self { peer: Some(SocketAddr::new(peer.parse().unwrap(), 1)), ..self }
    }

    /// About whom.
    pub async fn om(self, world: &World, borger: BorgerId) -> Self {
        let cpr = cpr(world, borger).await;
        self.header("x-civilregistrationIdentifier", &cpr)
    }

    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string().into_bytes())
    }

    pub fn form(self, body: &str) -> Self {
        self.body("application/x-www-form-urlencoded", body.as_bytes().to_vec())
    }

    pub fn body(self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: Some((kind.to_owned(), body.into())), ..self }
    }

    /// Sends it; a failure must be a whole problem document.
    pub async fn send(self) -> Svar {
        let (method, path) = (self.method.clone(), self.path.clone());
        let svar = self.send_raw().await;
        document::check(&method, &path, &svar);
        assert_eq!((svar.header("cache-control"), svar.header("x-content-type-options")), ("no-store", "nosniff"));
        if svar.status >= 400 {
            svar.assert_problem();
        }
        svar
    }

    /// Sends it, and takes the answer as it is.
    pub async fn send_raw(self) -> Svar {
        let (parts, body) = self.response().await.into_parts();
        let text = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Svar { status: parts.status.as_u16(), headers: parts.headers, json, text }
    }

    /// Sends it, and takes the answer as it comes.
    pub async fn response(self) -> Response<Body> {
        let mut request = Request::builder().method(self.method).uri(&self.path).header("host", "localhost");
        for (name, value) in &self.headers {
            request = request.header(name, value.as_slice());
        }
        if let Some(peer) = self.peer {
            request = request.extension(ConnectInfo(peer));
        }
        let body = match self.body {
            Some((kind, body)) => {
                request = request.header("content-type", kind);
                Body::from(body)
            }
            None => Body::empty(),
        };
        self.wire.router.oneshot(request.body(body).unwrap()).await.unwrap()
    }
}

impl Svar {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The codes of a failure.
    pub fn koder(&self) -> Vec<&str> {
        self.json["koder"].as_array().unwrap().iter().map(|kode| kode["kode"].as_str().unwrap()).collect()
    }

    /// The status and the codes of a failure.
    pub fn fejl(&self) -> (u16, Vec<&str>) {
        (self.status, self.koder())
    }

    /// The fields of the first code.
    pub fn felter(&self) -> Value {
        self.json["koder"][0]["felter"].clone()
    }

    /// Every failure is a problem document of ours, with a code and a text, and none is a fault of ours.
    fn assert_problem(&self) {
        assert!(self.status < 500, "{}: {}", self.status, self.text);
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        assert_eq!(self.json["status"], json!(self.status), "{}", self.text);
        assert!(!self.koder().is_empty(), "{}", self.text);
        for kode in self.json["koder"].as_array().unwrap() {
            assert!(!kode["tekst"].as_str().unwrap().is_empty());
        }
    }
}

/// Her personnummer, in clear, for the header alone.
pub async fn cpr(world: &World, borger: BorgerId) -> String {
    let id = world.raw.id(borger.uuid());
    world.raw.texts(&format!("SELECT cpr FROM borger WHERE id = {id}")).await.remove(0)
}

/// Waits until that many refused calls about her are remembered: the log of looks is written in batches.
pub async fn afviste(world: &World, borger: BorgerId, calls: usize) {
    let from = format!("audit WHERE action = 'api_afvist' AND borger_id = {}", world.raw.id(borger.uuid()));
    let mut found = 0;
    for _ in 0..200 {
        found = world.raw.count(&from).await;
        if found >= calls {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    assert_eq!(found, calls, "refused calls that are remembered");
}
