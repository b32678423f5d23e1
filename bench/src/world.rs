//! One database, the server that runs on it, and the people and times the bench has put there.

use anyhow::{Context, Result, ensure};
use faellestid::clock::Clock;
use faellestid::domain::ids::OrganisationId;
use faellestid::store::Store;
use futures::{StreamExt, TryStreamExt, stream};

use crate::Settings;
use crate::cpu::Meter;
use crate::database::{Database, Engine};
use crate::http::Client;
use crate::people::{self, Person};
use crate::places::{self, Frame, Slot};
use crate::server::{Server, succeeds};

/// People who are at it at the same time.
pub const CONCURRENT: usize = 16;

/// Everything one measurement works with.
#[derive(Debug)]
pub struct World {
    pub settings: Settings,
    pub database: Database,
    pub store: Store,
    pub clock: Clock,
    people: usize,
    server: Option<Server>,
}

impl World {
    /// With the demo data, as `make run` loads it.
    pub async fn with_demo(settings: &Settings, engine: Engine, name: &str) -> Result<Self> {
        let world = Self::empty(settings, engine, name).await?;
        ensure!(succeeds(&settings.server, "demo", &world.database.url)?, "the demo data was not loaded");
        Ok(world)
    }

    /// With the authorities and nothing else.
    pub async fn empty(settings: &Settings, engine: Engine, name: &str) -> Result<Self> {
        let database = Database::create(&settings.cluster, engine, name).await?;
        ensure!(succeeds(&settings.server, "migrate", &database.url)?, "the database was not migrated");
        let store = Store::open(&database.url).await?;
        let (settings, clock) = (settings.clone(), Clock::system());
        Ok(Self { settings, database, store, clock, people: 0, server: None })
    }

    pub fn engine(&self) -> Engine {
        self.database.engine
    }

    /// Starts the server, or starts it again.
    pub async fn start(&mut self) -> Result<&Server> {
        self.stop().await?;
        Ok(self.server.insert(Server::start(&self.settings.server, &self.database.url).await?))
    }

    pub async fn stop(&mut self) -> Result<()> {
        match self.server.take() {
            Some(server) => server.stop().await,
            None => Ok(()),
        }
    }

    pub fn server(&self) -> Result<&Server> {
        self.server.as_ref().context("the server is not running")
    }

    /// The invariants, asked by the program itself.
    pub fn check(&self) -> Result<bool> {
        succeeds(&self.settings.server, "check", &self.database.url)
    }

    /// What adds up the CPU of application and database.
    pub async fn meter(&self) -> Result<Meter> {
        let postmaster = match self.engine() {
            Engine::Sqlite => None,
            Engine::Postgres => Some(self.settings.cluster.postmaster().await?),
        };
        Ok(Meter { server: self.server()?.pid, postmaster })
    }

    /// An authority of the reference data.
    pub async fn organisation(&self, kind: &str, code: &str) -> Result<OrganisationId> {
        let found = self.store.read().await?.organisation_by_code(kind, code).await?;
        Ok(found.with_context(|| format!("no {kind} {code}"))?.id)
    }

    /// A new agreement between Jobcenter København, where the demo does not play, and this a-kasse; with `days` working days of
    /// times of `kapacitet` places.
    pub async fn frame(&self, a_kasse: &str, days: usize, kapacitet: i32) -> Result<(Frame, Vec<Slot>)> {
        let jobcenter = self.organisation("jobcenter", "10100").await?;
        let a_kasse = self.organisation("a_kasse", a_kasse).await?;
        let mut tx = self.store.begin().await?;
        let frame = places::insert_frame(&mut tx, &self.clock, jobcenter, a_kasse).await?;
        let slots = places::insert_times(&mut tx, &self.clock, frame, days, kapacitet).await?;
        tx.commit().await?;
        Ok((frame, slots))
    }

    /// `count` new people who may book in `frame`, each logged in.
    pub async fn people(&mut self, frame: Frame, count: usize) -> Result<Vec<(Person, Client)>> {
        let mut tx = self.store.begin().await?;
        let mut people = Vec::with_capacity(count);
        for _ in 0..count {
            self.people += 1;
            people.push(people::insert(&mut tx, &self.clock, frame, self.people).await?);
        }
        tx.commit().await?;
        let addr = self.server()?.addr;
        let log_in = async |person: Person| {
            let mut client = Client::new(addr);
            people::log_in(&mut client, person.slug()).await?;
            client.hang_up();
            anyhow::Ok((person, client))
        };
        stream::iter(people).map(log_in).buffered(CONCURRENT).try_collect().await
    }
}
