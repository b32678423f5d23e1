//! A country's worth of times: a thousand agreements with a thousand times each.

use anyhow::{Context, Result};

use crate::database::Engine;
use crate::places::{Frame, insert_frame};
use crate::world::World;

/// Agreements beside the one that is looked at.
const OTHERS: usize = 999;

/// Copies the times of `frame` under 999 other agreements.
pub async fn fill(world: &World, frame: Frame) -> Result<()> {
    let organisationer = world.store.read().await?.organisationer().await?;
    let of = |kind: &'static str| organisationer.iter().filter(move |organisation| organisation.kind == kind);
    let pairs = of("jobcenter").flat_map(|jobcenter| of("a_kasse").map(|a_kasse| (jobcenter.id, a_kasse.id)));
    let others = pairs.filter(|pair| *pair != (frame.jobcenter, frame.a_kasse)).take(OTHERS);
    let mut tx = world.store.begin().await?;
    for (jobcenter, a_kasse) in others {
        insert_frame(&mut tx, &world.clock, jobcenter, a_kasse).await?;
    }
    tx.commit().await?;
    let serie = frame.serie.uuid();
    let (new_id, serie) = match world.engine() {
        Engine::Sqlite => ("randomblob(16)", format!("X'{}'", serie.simple())),
        Engine::Postgres => ("gen_random_uuid()", format!("'{serie}'")),
    };
    let copy = format!(
        "INSERT INTO tid (id, serie_id, aftale_id, local_date, local_start, local_end, starts_at, ends_at, kapacitet, optaget, open, version)
         SELECT {new_id}, serie.id, serie.aftale_id, local_date, local_start, local_end, starts_at, ends_at, tid.kapacitet, 0, open, 1
         FROM serie CROSS JOIN tid WHERE tid.serie_id = {serie} AND serie.id <> {serie}"
    );
    world.database.run(&copy).await.context("a million times")
}

/// What the database does by itself sooner or later, now, so that it does not do it while we measure.
pub async fn settle(world: &World) -> Result<()> {
    match world.engine() {
        Engine::Sqlite => world.database.run("PRAGMA wal_checkpoint(TRUNCATE)").await,
        Engine::Postgres => {
            world.database.run("VACUUM ANALYZE").await?;
            world.database.run("CHECKPOINT").await
        }
    }
}
