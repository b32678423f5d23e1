//! 200 people cross: half have one time and want the other, half the other way round, and both are full but for a few places.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use futures::future::try_join_all;
use futures::{StreamExt, TryStreamExt, stream};
use tokio::sync::Barrier;

use crate::http::Client;
use crate::people::Person;
use crate::places::Slot;
use crate::race::{put_slowest, said, timed};
use crate::report::{Report, Verdict};
use crate::walk::{Way, confirm, goes_to, hold};
use crate::world::{CONCURRENT, World};

const PEOPLE: usize = 200;
/// Half of the people and four places more.
const KAPACITET: i32 = 104;
/// Somebody who finds the time full tries again as often as this.
const TRIES: usize = 40;

/// Where somebody was, wanted to be, and whether the server said she is there now.
struct Crossing {
    person: Person,
    from: Slot,
    to: Slot,
    moved: bool,
    refused: usize,
    odd: usize,
    slowest: Duration,
}

pub async fn measure(world: &mut World, report: &mut Report) -> Result<()> {
    let (frame, slots) = world.frame("3f", 1, KAPACITET).await?;
    let (one, other) = (*slots.first().context("no times")?, *slots.get(1).context("no times")?);
    let people = world.people(frame, PEOPLE).await?;
    let (world, barrier) = (&*world, &Barrier::new(PEOPLE));
    let booked: Vec<_> = stream::iter(people.into_iter().enumerate())
        .map(async |(nth, (person, mut client))| {
            let (from, to) = if nth % 2 == 0 { (one, other) } else { (other, one) };
            let answer = confirm(&mut client, Way::Book, from, world.clock.new_id()).await?;
            ensure!(goes_to(&answer, "/borger/samtale/"), "the first booking answered {}", answer.status);
            Ok((person, client, from, to))
        })
        .buffer_unordered(CONCURRENT)
        .try_collect()
        .await?;
    let crossings = booked.into_iter().map(async |(person, mut client, from, to)| {
        let slowest = Duration::ZERO;
        let mut crossing = Crossing { person, from, to, moved: false, refused: 0, odd: 0, slowest };
        barrier.wait().await;
        cross(world, &mut client, &mut crossing).await?;
        anyhow::Ok(crossing)
    });
    let crossings = try_join_all(crossings).await?;
    let lost = lost(world, &crossings).await?;
    let (mut taken, mut connection) = (0, world.store.read().await?);
    for slot in [one, other] {
        taken += connection.tid(slot.tid).await?.context("the time is gone")?.optaget;
    }
    drop(connection);
    let sound = world.check()?;
    let moved = crossings.iter().filter(|crossing| crossing.moved).count();
    let refused: usize = crossings.iter().map(|crossing| crossing.refused).sum();
    let odd: usize = crossings.iter().map(|crossing| crossing.odd).sum();
    report.put(
        world.engine(),
        "200 crossing moves between two times with 4 free places each",
        "nothing lost, only 303 and 409; check sound",
        format!("{moved} moved after {refused} × 409, {odd} other, {lost} lost; check {}", said(sound)),
        Verdict::must(lost == 0 && odd == 0 && usize::try_from(taken)? == PEOPLE && sound),
    );
    let slowest = crossings.iter().map(|crossing| crossing.slowest).max().unwrap_or_default();
    put_slowest(world, report, "… slowest answer of a move", slowest);
    Ok(())
}

async fn cross(world: &World, client: &mut Client, crossing: &mut Crossing) -> Result<()> {
    let to = crossing.to;
    for _ in 0..TRIES {
        let held = timed(&mut crossing.slowest, hold(client, Way::Flyt, to)).await?;
        if held.status == 409 && held.is_page() {
            crossing.refused += 1;
            continue;
        }
        let key = world.clock.new_id();
        let moved = timed(&mut crossing.slowest, confirm(client, Way::Flyt, to, key)).await?;
        crossing.moved = goes_to(&moved, "/borger/samtale/");
        crossing.odd += usize::from(held.status != 303 || !crossing.moved);
        break;
    }
    Ok(())
}

/// Everybody must have exactly one conversation, at the time the server told her last.
async fn lost(world: &World, crossings: &[Crossing]) -> Result<usize> {
    let mut connection = world.store.read().await?;
    let mut lost = 0;
    for crossing in crossings {
        let expected = if crossing.moved { crossing.to } else { crossing.from };
        let coming = connection.coming_indkaldelser(crossing.person.id, world.clock.now()).await?;
        let tider: Vec<_> = coming.iter().map(|booked| booked.tid_id).collect();
        lost += usize::from(tider != [Some(expected.tid)]);
    }
    Ok(lost)
}
