//! A receiver of webhooks: a real HTTP server on a free port that keeps what it is sent and answers as a test wants it to.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use faellestid::domain::haendelse::SIGNATUR;

/// How it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Svar {
    /// With that status, and nothing else.
    Status(u16),
    /// 200, with a page of nonsense that never ends.
    Ordflom,
    /// Sends the caller somewhere else.
    Videre(String),
    /// Not at all.
    Aldrig,
}

/// What it was sent.
#[derive(Clone, Debug)]
pub struct Modtaget {
    pub signatur: String,
    pub body: Vec<u8>,
}

impl Modtaget {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn nummer(&self) -> i64 {
        self.json()["nummer"].as_i64().unwrap()
    }
}

#[derive(Debug, Default)]
struct Stand {
    modtaget: Vec<Modtaget>,
    /// The next answers; the usual one when it is empty.
    svar: VecDeque<Svar>,
    altid: Option<Svar>,
    under_vejs: usize,
    flest_under_vejs: usize,
}

#[derive(Clone, Debug, Default)]
struct Delt {
    stand: Arc<Mutex<Stand>>,
    kom: Arc<Notify>,
}

/// One running receiver; gone when it is dropped.
#[derive(Debug)]
pub struct Modtager {
    pub addr: SocketAddr,
    delt: Delt,
    server: JoinHandle<()>,
}

impl Drop for Modtager {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Modtager {
    /// One that takes everything.
    pub async fn start() -> Self {
        Self::on("127.0.0.1:0".parse().unwrap()).await
    }

    /// The same at an address that was free a moment ago.
    pub async fn on(addr: SocketAddr) -> Self {
        let listener = TcpListener::bind(addr).await.unwrap();
        let (addr, delt) = (listener.local_addr().unwrap(), Delt::default());
        let app = Router::new().route("/haendelser", post(tag_imod)).with_state(delt.clone());
        let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { addr, delt, server }
    }

    pub fn url(&self) -> String {
        url(self.addr)
    }

    /// From now on it answers like this.
    pub fn svarer(&self, svar: Svar) {
        self.delt.stand.lock().unwrap().altid = Some(svar);
    }

    /// Its next answers, before the usual ones.
    pub fn svarer_foerst(&self, svar: impl IntoIterator<Item = Svar>) {
        self.delt.stand.lock().unwrap().svar.extend(svar);
    }

    /// Everything it was sent, also what it refused.
    pub fn modtaget(&self) -> Vec<Modtaget> {
        self.delt.stand.lock().unwrap().modtaget.clone()
    }

    /// The numbers of everything it was sent.
    pub fn numre(&self) -> Vec<i64> {
        self.modtaget().iter().map(Modtaget::nummer).collect()
    }

    /// The most calls it ever had at once.
    pub fn flest_under_vejs(&self) -> usize {
        self.delt.stand.lock().unwrap().flest_under_vejs
    }

    /// Waits until it was called that many times.
    pub async fn wait_for(&self, n: usize) {
        loop {
            let kom = self.delt.kom.notified();
            if self.modtaget().len() >= n {
                return;
            }
            kom.await;
        }
    }
}

/// Where a receiver at that address wants its events.
pub fn url(addr: SocketAddr) -> String {
    format!("http://{addr}/haendelser")
}

/// Counts a call as long as it lasts, also when the caller hangs up.
struct UnderVejs(Arc<Mutex<Stand>>);

impl Drop for UnderVejs {
    fn drop(&mut self) {
        self.0.lock().unwrap().under_vejs -= 1;
    }
}

async fn tag_imod(State(delt): State<Delt>, headers: HeaderMap, body: Bytes) -> Response {
    let signatur = headers[SIGNATUR].to_str().unwrap().to_owned();
    let (svar, under_vejs) = {
        let mut stand = delt.stand.lock().unwrap();
        stand.modtaget.push(Modtaget { signatur, body: body.to_vec() });
        stand.under_vejs += 1;
        stand.flest_under_vejs = stand.flest_under_vejs.max(stand.under_vejs);
        let usual = stand.altid.clone().unwrap_or(Svar::Status(204));
        (stand.svar.pop_front().unwrap_or(usual), UnderVejs(Arc::clone(&delt.stand)))
    };
    delt.kom.notify_waiters();
    // Somebody else who sends at the same time is seen.
    tokio::task::yield_now().await;
    let answer = match svar {
        Svar::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Svar::Ordflom => {
            let words = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(b"<p>{ikke json")));
            Body::from_stream(words).into_response()
        }
        Svar::Videre(location) => (StatusCode::TEMPORARY_REDIRECT, [("location", location)]).into_response(),
        Svar::Aldrig => std::future::pending().await,
    };
    drop(under_vejs);
    answer
}
