//! The application on a [`World`], and the people who visit it.

use std::num::NonZeroU32;
use std::ops::Deref;
use std::time::Duration;

use tokio::task::JoinHandle;

use super::client::{AKasseClient, Anonymous, BorgerClient, Client, DriftClient, JobcenterClient, RevisorClient};
use super::way::Way;
use crate::support::World;
use faellestid::config::{Allowed, Login};
use faellestid::services::read_log::ReadLog;
use faellestid::store::Store;
use faellestid::web::{AppState, Limits, router};

/// Where people log in, however it is reached.
#[derive(Clone, Debug)]
pub struct Site(pub Way);

impl Site {
    /// A visitor.
    pub fn anonymous(&self) -> Anonymous {
        Anonymous::of(Client::new(self.0.clone()))
    }

    /// A borger who has logged in.
    pub async fn borger(&self, slug: &str) -> BorgerClient {
        BorgerClient::of(self.logged_in(slug, BorgerClient::HOME).await)
    }

    /// Somebody of a jobcenter who has logged in.
    pub async fn jobcenter(&self, slug: &str) -> JobcenterClient {
        JobcenterClient::of(self.logged_in(slug, JobcenterClient::HOME).await)
    }

    /// Somebody of an a-kasse who has logged in.
    pub async fn a_kasse(&self, slug: &str) -> AKasseClient {
        AKasseClient::of(self.logged_in(slug, AKasseClient::HOME).await)
    }

    /// The auditor, logged in.
    pub async fn revisor(&self) -> RevisorClient {
        RevisorClient::of(self.logged_in("revisor", RevisorClient::HOME).await)
    }

    /// Operations, logged in.
    pub async fn drift(&self) -> DriftClient {
        DriftClient::of(self.logged_in("drift", DriftClient::HOME).await)
    }

    /// Anybody, logged in and sent to the page where such people begin.
    pub async fn logged_in(&self, slug: &str, home: &str) -> Client {
        let client = Client::new(self.0.clone());
        assert_eq!(client.post("/log-ind/demo", &[("person", slug)]).await.location(), home);
        client
    }
}

/// The application in this process.
pub struct TestApp {
    site: Site,
    looks: JoinHandle<()>,
}

impl Deref for TestApp {
    type Target = Site;
    fn deref(&self) -> &Site {
        &self.site
    }
}

impl TestApp {
    /// As on one's own machine, over http.
    pub fn on(world: &World) -> Self {
        Self::with(world, world.store.clone(), false)
    }

    /// As behind https.
    pub fn https(world: &World) -> Self {
        Self::with(world, world.store.clone(), true)
    }

    /// With a way to the database of its own.
    pub fn over(world: &World, store: Store) -> Self {
        Self::with(world, store, false)
    }

    /// With limits that can be reached.
    pub fn allowing(world: &World, allowed: Allowed) -> Self {
        Self::built(world, world.store.clone(), allowed, false)
    }

    fn with(world: &World, store: Store, https: bool) -> Self {
        let plenty = NonZeroU32::MAX;
        let allowed = Allowed { requests_per_minute: plenty, logins_per_minute: plenty, address_header: None };
        Self::built(world, store, allowed, https)
    }

    fn built(world: &World, store: Store, allowed: Allowed, https: bool) -> Self {
        let (read_log, looks) = ReadLog::start(store.clone());
        let state = AppState::new(store, world.clock.clone(), read_log, Login::Demo, Limits::new(allowed), https);
        let state = state.unwrap_or_else(|_| panic!("dist/ is empty: run `cargo xtask frontend` (`make test` does)"));
        Self { site: Site(Way::Router(router(state))), looks }
    }

    /// Ends the application, so that every look is written. Its people must have left.
    pub async fn close(self) {
        drop(self.site);
        tokio::time::timeout(Duration::from_secs(30), self.looks).await.expect("a client is still here").unwrap();
    }
}
