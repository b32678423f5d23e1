//! 200 people, one time, five places: they press at the same moment, each on a connection of her own.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use futures::future::try_join_all;
use tokio::sync::Barrier;

use crate::http::Client;
use crate::places::Slot;
use crate::report::{Report, Verdict};
use crate::walk::{Way, confirm, goes_to, hold};
use crate::world::World;

const PEOPLE: usize = 200;
const PLACES: i32 = 5;
/// No answer may take longer.
pub const PATIENCE: Duration = Duration::from_secs(2);

enum Outcome {
    Booked,
    /// A page that says the time is taken, with status 409.
    Lost,
    /// Anything else is a fault.
    Odd(String),
}

pub async fn measure(world: &mut World, report: &mut Report) -> Result<()> {
    let (frame, slots) = world.frame("aka", 1, PLACES).await?;
    let slot = *slots.first().context("no times")?;
    let barrier = Barrier::new(PEOPLE);
    let people = world.people(frame, PEOPLE).await?;
    let attempts = people.into_iter().map(async |(_, mut client)| {
        // Connected, and looking at the times.
        client.get(&Way::Book.day(slot.day)).await?;
        let key = world.clock.new_id();
        barrier.wait().await;
        let mut slowest = Duration::ZERO;
        let outcome = attempt(&mut client, slot, key, &mut slowest).await?;
        anyhow::Ok((outcome, slowest))
    });
    let outcomes = try_join_all(attempts).await?;
    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|(outcome, _)| wanted(outcome)).count();
    let booked = count(|outcome| matches!(outcome, Outcome::Booked));
    let lost = count(|outcome| matches!(outcome, Outcome::Lost));
    for (outcome, _) in &outcomes {
        if let Outcome::Odd(what) = outcome {
            crate::say(&format!("  odd: {what}"));
        }
    }
    let places = usize::try_from(PLACES)?;
    let taken = world.store.read().await?.tid(slot.tid).await?.context("the time is gone")?.optaget;
    let sound = world.check()?;
    let right = booked == places && lost == PEOPLE - places && taken == PLACES && sound;
    let told = format!("{booked} booked, {lost} × 409, {} other; check {}", PEOPLE - booked - lost, said(sound));
    report.put(
        world.engine(),
        "200 people at once on one tid of 5 places",
        "5 booked, 195 × 409, no other; check sound",
        told,
        Verdict::must(right),
    );
    let slowest = outcomes.iter().map(|(_, slowest)| *slowest).max().unwrap_or_default();
    put_slowest(world, report, "… slowest answer", slowest);
    Ok(())
}

async fn attempt(client: &mut Client, slot: Slot, key: uuid::Uuid, slowest: &mut Duration) -> Result<Outcome> {
    let held = timed(slowest, hold(client, Way::Book, slot)).await?;
    if held.status == 409 && held.is_page() {
        return Ok(Outcome::Lost);
    }
    if !goes_to(&held, &Way::Book.check(slot.tid)) {
        return Ok(Outcome::Odd(format!("the hold answered {}", held.status)));
    }
    let booked = timed(slowest, confirm(client, Way::Book, slot, key)).await?;
    Ok(if goes_to(&booked, "/borger/samtale/") {
        Outcome::Booked
    } else {
        Outcome::Odd(format!("the confirmation answered {}", booked.status))
    })
}

/// Waits for an answer, and remembers the longest wait.
pub async fn timed<T>(slowest: &mut Duration, answer: impl Future<Output = T>) -> T {
    let started = Instant::now();
    let answer = answer.await;
    *slowest = (*slowest).max(started.elapsed());
    answer
}

/// Enters the longest wait.
pub fn put_slowest(world: &World, report: &mut Report, what: &'static str, slowest: Duration) {
    let told = format!("{} ms", slowest.as_millis());
    report.put(world.engine(), what, "< 2 s", told, Verdict::should(slowest < PATIENCE));
}

/// What `faellestid check` said.
pub fn said(sound: bool) -> &'static str {
    if sound { "sound" } else { "BROKEN" }
}
