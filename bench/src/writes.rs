//! The two posts that write: hold and confirm, and what a pair of them costs.

use anyhow::{Result, ensure};
use futures::{StreamExt, TryStreamExt, stream};

use crate::places::{Frame, Slot};
use crate::report::{Report, Verdict};
use crate::walk::{Way, confirm, goes_to, hold};
use crate::world::{CONCURRENT, World};

const PAIRS: usize = 1000;

pub async fn measure(world: &mut World, frame: Frame, slots: &[Slot], report: &mut Report) -> Result<()> {
    let people = world.people(frame, PAIRS).await?;
    let (world, meter) = (&*world, world.meter().await?);
    let before = meter.read()?;
    stream::iter(people.into_iter().enumerate())
        .map(async |(nth, (_, mut client))| {
            let slot = slots[nth * 7 % slots.len()];
            let held = hold(&mut client, Way::Book, slot).await?;
            let booked = confirm(&mut client, Way::Book, slot, world.clock.new_id()).await?;
            ensure!(held.status == 303 && goes_to(&booked, "/borger/samtale/"), "{} {}", held.status, booked.status);
            Ok(())
        })
        .buffer_unordered(CONCURRENT)
        .try_collect::<()>()
        .await?;
    let (server, database) = meter.read()?.per(PAIRS, before);
    let told = format!("{:.2} ms ({server:.2} + {database:.2})", server + database);
    let kept = Verdict::should(server + database <= 2.0);
    report.put(world.engine(), "hold + confirm, CPU of app + database", "≤ 2 ms", told, kept);
    Ok(())
}
