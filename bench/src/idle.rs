//! Starting, and doing nothing.

use std::time::Duration;

use anyhow::Result;

use crate::cpu::memory;
use crate::report::{Report, Verdict};
use crate::world::World;

const STARTS: usize = 3;
const SETTLING: Duration = Duration::from_secs(3);

pub async fn measure(world: &mut World, report: &mut Report) -> Result<()> {
    let mut fastest = Duration::MAX;
    for _ in 0..STARTS {
        fastest = fastest.min(world.start().await?.first_answer);
    }
    let told = format!("{} ms", fastest.as_millis());
    let kept = Verdict::should(fastest <= Duration::from_millis(500));
    report.put(world.engine(), "start to first answer (best of three)", "≤ 0.5 s", told, kept);
    // The jobs run once at the start.
    tokio::time::sleep(SETTLING).await;
    let bytes = memory(world.server()?.pid)?;
    let told = format!("{:.1} MB", bytes as f64 / 1e6);
    report.put(world.engine(), "idle memory", "≤ 60 MB", told, Verdict::should(bytes <= 60_000_000));
    Ok(())
}
