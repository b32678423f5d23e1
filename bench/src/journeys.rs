//! Whole journeys per second: overview, days, times, hold, check, confirm, receipt, with the answers compressed as for a
//! browser. Every journey is another person's, on a connection of her own.

use std::time::Instant;

use anyhow::{Context, Result};
use futures::{StreamExt, stream};

use crate::cpu::Meter;
use crate::database::Engine;
use crate::http::BROWSER;
use crate::pgbench;
use crate::places::{Frame, Slot};
use crate::race::said;
use crate::report::{Report, Verdict};
use crate::walk::journey;
use crate::world::{CONCURRENT, World};

const JOURNEYS: usize = 2000;
const RUNS: usize = 3;
/// Twenty times a day on ten days with fifty places each: room for ten thousand.
const DAYS: usize = 10;
const KAPACITET: i32 = 50;

/// One run.
struct Run {
    per_second: f64,
    failed: usize,
    pgbench: Option<f64>,
    /// Milliseconds of CPU for each journey: server, database, generator.
    cpu: (f64, f64, f64),
}

pub async fn measure(world: &mut World, report: &mut Report) -> Result<(Frame, Vec<Slot>)> {
    let (frame, slots) = world.frame("hk", DAYS, KAPACITET).await?;
    let mut runs = Vec::new();
    for nth in 0..RUNS {
        let run = run(world, frame, &slots, nth).await?;
        crate::say(&format!("  run {}: {:.0} journeys/s, pgbench {:.0?}", nth + 1, run.per_second, run.pgbench));
        runs.push(run);
    }
    let failed: usize = runs.iter().map(|run| run.failed).sum();
    let (engine, sound) = (world.engine(), world.check()?);
    report.put(
        engine,
        "6,000 whole journeys: failed",
        "0; check sound",
        format!("{failed}; check {}", said(sound)),
        Verdict::must(failed == 0 && sound),
    );
    let best = runs.iter().max_by(|a, b| a.per_second.total_cmp(&b.per_second)).context("no runs")?;
    let rates: Vec<_> = runs.iter().map(|run| format!("{:.0}", run.per_second)).collect();
    report.put(
        engine,
        "whole journeys per second, generator included (best of three)",
        "≥ 300 on PostgreSQL",
        format!("{:.0} ({})", best.per_second, rates.join(", ")),
        Verdict::should(engine == Engine::Sqlite || best.per_second >= 300.0),
    );
    if let Some(tps) = best.pgbench {
        let told = format!("{tps:.0} tx/s, {:.1} to a journey", tps / best.per_second);
        report.put(engine, "… pgbench beside that run, one booking-shaped transaction", "–", told, Verdict::Ok);
    }
    let (server, database, generator) = best.cpu;
    let told = format!("{server:.2} + {database:.2} + {generator:.2} ms");
    report.put(engine, "… CPU of a journey: app + database + generator", "–", told, Verdict::Ok);
    Ok((frame, slots))
}

async fn run(world: &mut World, frame: Frame, slots: &[Slot], nth: usize) -> Result<Run> {
    let people = world.people(frame, JOURNEYS).await?;
    let meter = world.meter().await?;
    let own = Meter { server: std::process::id(), postmaster: None };
    let (before, own_before, started) = (meter.read()?, own.read()?, Instant::now());
    // Neighbours in time are not neighbours in the list: two people seldom want the same row.
    let slot_of = |person: usize| slots[(nth * JOURNEYS + person) * 7 % slots.len()];
    let outcomes: Vec<_> = stream::iter(people.into_iter().enumerate())
        .map(|(person, (_, client))| {
            let key = world.clock.new_id();
            async move {
                let mut client = client.accepting(BROWSER);
                journey(&mut client, slot_of(person), key).await
            }
        })
        .buffer_unordered(CONCURRENT)
        .collect()
        .await;
    let seconds = started.elapsed().as_secs_f64();
    let (server, database) = meter.read()?.per(JOURNEYS, before);
    let (generator, _) = own.read()?.per(JOURNEYS, own_before);
    let failures: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
    if let Some(first) = failures.first() {
        crate::say(&format!("  a journey failed: {first:#}"));
    }
    let pgbench = match world.engine() {
        Engine::Postgres => Some(pgbench::transactions_per_second(&world.settings).await?),
        Engine::Sqlite => None,
    };
    let per_second = JOURNEYS as f64 / seconds;
    Ok(Run { per_second, failed: failures.len(), pgbench, cpu: (server, database, generator) })
}
