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
/// A page that shows no more than in the demo may take so much longer.
const RATIO: f64 = 1.5;

/// Pages with their rows, and who looks; of the last ones the content grows with the jobcenter, which is told and not judged.
const PAGES: [(&str, &str, &str, bool); 9] = [
    ("large jobcenter: tasks, ratio to the demo", "jobcenter-koordinator", "/jobcenter/opgaver", true),
    ("… aftaler", "jobcenter-koordinator", "/jobcenter/aftaler", true),
    ("… closing", "jobcenter-koordinator", "/jobcenter/luk", true),
    ("… the a-kasse's week", "a-kasse-koordinator", "/a-kasse", true),
    ("… front page (today's first 40 conversations)", "jobcenter-koordinator", "/jobcenter", false),
    ("… day list (all of the day)", "jobcenter-koordinator", "/jobcenter/dag", false),
    ("… week (all a-kasser)", "jobcenter-koordinator", "/jobcenter/uge", false),
    ("… enough times (all a-kasser)", "jobcenter-koordinator", "/jobcenter/tider-nok", false),
    ("… figures (all a-kasser, 13 weeks)", "jobcenter-koordinator", "/jobcenter/overblik", false),
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
    for (row, who, path, judged) in PAGES {
        let mut clients = [log_in(&few, who).await?, log_in(&many, who).await?];
        let mut best = [Duration::MAX; 2];
        for _ in 0..ROUNDS {
            for (client, best) in clients.iter_mut().zip(&mut best) {
                *best = (*best).min(took(client, path).await?);
            }
        }
        let [few, many] = best.map(|best| best.as_secs_f64() * 1e3);
        let (budget, kept) = if judged { ("≤ 1.5", many / few <= RATIO) } else { ("–", true) };
        let told = format!("{:.1} ({few:.1} → {many:.1} ms)", many / few);
        report.put(Engine::Postgres, row, budget, told, Verdict::should(kept));
    }
    few.stop().await?;
    many.stop().await
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
