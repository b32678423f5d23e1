//! What a page takes at a large jobcenter (20 a-kasser, 200,000 times, 100,000 bookings), against the demo: two databases, two
//! servers, asked in turns. On PostgreSQL, which a jobcenter of that size runs on.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::database::Engine;
use crate::http::{BROWSER, Client};
use crate::report::{Report, Verdict};
use crate::world::World;
use crate::{Settings, bulk};

const ROUNDS: usize = 20;
/// A page may take so many times as long as in the demo.
const RATIO: f64 = 1.5;
/// Or so many milliseconds longer: of that nobody notices anything, and of a page of three milliseconds a ratio says little.
const UNNOTICED: f64 = 5.0;
/// The same in words.
const BUDGET: &str = "≤ 1.5, or ≤ 5 ms more";
/// What is counted from all times and conversations may take so many milliseconds when nobody has asked lately.
const FIRST: f64 = 250.0;
/// Older than this a new count is made when one is asked for.
const NEW_COUNT: Duration = Duration::from_millis(10_500);

/// Pages with their rows, and who looks.
const PAGES: [(&str, &str, &str); 12] = [
    ("large jobcenter: front page, ratio to the demo", "jobcenter-koordinator", "/jobcenter"),
    ("… tasks", "jobcenter-koordinator", "/jobcenter/opgaver"),
    ("… day list", "jobcenter-koordinator", "/jobcenter/dag"),
    ("… week (all a-kasser)", "jobcenter-koordinator", "/jobcenter/uge"),
    ("… aftaler", "jobcenter-koordinator", "/jobcenter/aftaler"),
    ("… closing", "jobcenter-koordinator", "/jobcenter/luk"),
    ("… enough times (all a-kasser)", "jobcenter-koordinator", "/jobcenter/tider-nok"),
    ("… figures (all a-kasser, 13 weeks)", "jobcenter-koordinator", "/jobcenter/overblik"),
    ("… the a-kasse's week", "a-kasse-koordinator", "/a-kasse"),
    ("… the a-kasse's day", "a-kasse-koordinator", "/a-kasse/dag"),
    ("… the a-kasse's conversations", "a-kasse-koordinator", "/a-kasse/samtaler"),
    ("… the a-kasse's figures", "a-kasse-koordinator", "/a-kasse/overblik"),
];

/// Sums that are remembered, asked for anew.
const COUNTED: [(&str, &str); 2] = [
    ("… enough times, counted anew", "/jobcenter/tider-nok?nye=ja"),
    ("… figures, counted anew", "/jobcenter/overblik?nye=ja"),
];

pub async fn measure(settings: &Settings, report: &mut Report) -> Result<()> {
    let mut few = World::with_demo(settings, Engine::Postgres, "bench_small").await?;
    let mut many = World::with_demo(settings, Engine::Postgres, "bench_large").await?;
    crate::say("  PostgreSQL: a large jobcenter");
    many.database.run(include_str!("large.sql")).await?;
    for world in [&mut few, &mut many] {
        bulk::settle(world).await?;
        world.start().await?;
    }
    for (row, who, path) in PAGES {
        let mut clients = [log_in(&few, who).await?, log_in(&many, who).await?];
        let mut best = [Duration::MAX; 2];
        for _ in 0..ROUNDS {
            visit(&mut clients, path, &mut best).await?;
        }
        let [few, many] = best.map(milliseconds);
        let kept = many / few <= RATIO || many - few <= UNNOTICED;
        report.put(Engine::Postgres, row, BUDGET, told(few, many), Verdict::should(kept));
    }
    let mut clients = [log_in(&few, "jobcenter-koordinator").await?, log_in(&many, "jobcenter-koordinator").await?];
    let mut best = [[Duration::MAX; 2]; COUNTED.len()];
    for _ in 0..3 {
        tokio::time::sleep(NEW_COUNT).await;
        for ((_, path), best) in COUNTED.iter().zip(&mut best) {
            visit(&mut clients, path, best).await?;
        }
    }
    for ((row, _), best) in COUNTED.into_iter().zip(best) {
        let [few, many] = best.map(milliseconds);
        report.put(Engine::Postgres, row, "≤ 250 ms", told(few, many), Verdict::should(many <= FIRST));
    }
    few.stop().await?;
    many.stop().await
}

/// One visit to each, and the best of each so far.
async fn visit(clients: &mut [Client; 2], path: &str, best: &mut [Duration; 2]) -> Result<()> {
    for (client, best) in clients.iter_mut().zip(best) {
        *best = (*best).min(took(client, path).await?);
    }
    Ok(())
}

fn milliseconds(best: Duration) -> f64 {
    best.as_secs_f64() * 1e3
}

fn told(few: f64, many: f64) -> String {
    format!("{:.1} ({few:.1} → {many:.1} ms)", many / few)
}

async fn log_in(world: &World, who: &str) -> Result<Client> {
    let mut client = Client::new(world.server()?.addr).accepting(BROWSER);
    let answer = client.post("/log-ind/demo", &format!("person={who}&retur=")).await?;
    ensure!(answer.status == 303, "the log-in answered {}", answer.status);
    Ok(client)
}

async fn took(client: &mut Client, path: &str) -> Result<Duration> {
    let begun = Instant::now();
    let answer = client.get(path).await?;
    ensure!(answer.status == 200, "{path} answered {}", answer.status);
    Ok(begun.elapsed())
}
