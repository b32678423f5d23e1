//! What a page costs, and whether it costs more in a database for the whole country: two databases, two servers, asked in
//! turns, so that the machine's moods hit both.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use futures::{StreamExt, TryStreamExt, stream};

use crate::cpu::Meter;
use crate::database::Engine;
use crate::http::{BROWSER, Client};
use crate::places::{Slot, TIMES_A_DAY};
use crate::report::{Report, Verdict};
use crate::walk::Way;
use crate::world::{CONCURRENT, World};
use crate::{Settings, bulk};

const REQUESTS: usize = 2000;
const ROUNDS: usize = 4;
/// A thousand times in the agreement that is looked at.
const DAYS: usize = 1000 / TIMES_A_DAY;
/// Longer than the server gathers looks before it writes them down.
const WRITTEN: Duration = Duration::from_millis(400);

/// The rows of each page: with a thousand times, with a million, the ratio; and not compressed.
const OVERVIEW: [&str; 4] =
    ["overview, CPU with 1,000 tider", "… with 1,000,000 tider", "… ratio", "… 1,000 tider, not compressed"];
const DAY_LIST: [&str; 4] = [
    "list of days, CPU with 1,000 tider",
    "… days, with 1,000,000 tider",
    "… days, ratio",
    "… days, 1,000 tider, not compressed",
];
const DAY: [&str; 4] = [
    "day page, CPU with 1,000 tider",
    "… day, with 1,000,000 tider",
    "… day, ratio",
    "… day, 1,000 tider, not compressed",
];

/// Milliseconds of CPU a request: the server's, the database's.
#[derive(Clone, Copy, Debug)]
struct Cost(f64, f64);

impl Cost {
    fn sum(self) -> f64 {
        self.0 + self.1
    }

    fn least(self, other: Self) -> Self {
        if other.sum() < self.sum() { other } else { self }
    }
}

/// A world, and people who look at its pages.
struct Side {
    world: World,
    clients: Vec<Client>,
    meter: Meter,
    slot: Slot,
}

pub async fn measure(settings: &Settings, engine: Engine, report: &mut Report) -> Result<()> {
    let mut few = Side::new(settings, engine, "bench_few", false).await?;
    let mut many = Side::new(settings, engine, "bench_many", true).await?;
    let day = Way::Book.day(few.slot.day);
    for (rows, path) in [(OVERVIEW, "/borger"), (DAY_LIST, Way::Book.path()), (DAY, &day)] {
        let none = Cost(f64::INFINITY, 0.0);
        let (mut with_few, mut with_many, mut plain) = (none, none, none);
        for _ in 0..ROUNDS {
            with_few = with_few.least(few.cost(path, BROWSER).await?);
            with_many = with_many.least(many.cost(path, BROWSER).await?);
            plain = plain.least(few.cost(path, "identity").await?);
        }
        let [few_row, many_row, ratio_row, plain_row] = rows;
        for (row, cost) in [(few_row, with_few), (many_row, with_many)] {
            report.put(engine, row, "≤ 1 ms app + database", cost.to_string(), Verdict::should(cost.sum() <= 1.0));
        }
        let ratio = with_many.sum() / with_few.sum();
        report.put(engine, ratio_row, "≤ 1.3", format!("{ratio:.2}"), Verdict::must(ratio <= 1.3));
        report.put(engine, plain_row, "–", plain.to_string(), Verdict::Ok);
    }
    few.world.stop().await?;
    many.world.stop().await
}

impl Side {
    async fn new(settings: &Settings, engine: Engine, name: &str, whole_country: bool) -> Result<Self> {
        let mut world = World::empty(settings, engine, name).await?;
        let (frame, slots) = world.frame("hk", DAYS, 10).await?;
        if whole_country {
            crate::say(&format!("  {}: a million times", engine.name()));
            bulk::fill(&world, frame).await?;
        }
        bulk::settle(&world).await?;
        world.start().await?;
        let people = world.people(frame, CONCURRENT).await?;
        let clients = people.into_iter().map(|(_, client)| client).collect();
        let (meter, slot) = (world.meter().await?, *slots.first().context("no times")?);
        Ok(Self { world, clients, meter, slot })
    }

    /// What one request for the page costs.
    async fn cost(&mut self, path: &str, accept: &'static str) -> Result<Cost> {
        let before = self.meter.read()?;
        let clients = self.clients.drain(..).map(|client| client.accepting(accept));
        self.clients = stream::iter(clients)
            .map(async |mut client| {
                for _ in 0..REQUESTS / CONCURRENT {
                    let answer = client.get(path).await?;
                    ensure!(answer.status == 200, "{path} answered {}", answer.status);
                }
                Ok(client)
            })
            .buffer_unordered(CONCURRENT)
            .try_collect()
            .await?;
        tokio::time::sleep(WRITTEN).await;
        let (server, database) = self.meter.read()?.per(REQUESTS / CONCURRENT * CONCURRENT, before);
        Ok(Cost(server, database))
    }
}

impl std::fmt::Display for Cost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} ms ({:.2} + {:.2})", self.sum(), self.0, self.1)
    }
}
