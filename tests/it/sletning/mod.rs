//! Deletion: nothing a moment before its border, all of it on the border, and never what somebody still needs.

mod alder;
mod borgere;
mod frister;
mod hele;
mod samtaler;
mod samtidig;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::support::{World, day};
use faellestid::domain::ids::{BorgerId, OrganisationId};
use faellestid::domain::indstilling::Indstilling;
use faellestid::services::sletning;
use faellestid::store::IndstillingRow;

/// A hundred years less a little: not in any of these tests.
const NEVER: u32 = 36_500;

/// Sets a period from 2026 on, as if it had been set now.
async fn set(world: &World, key: Indstilling, days: u32) {
    let row = IndstillingRow {
        id: world.clock.new_id(),
        navn: key.as_str().to_owned(),
        organisation_id: None,
        gaelder_fra: day("2026-01-01"),
        vaerdi: days.to_string(),
        kilde: "prøve".to_owned(),
        sat_at: world.clock.now(),
    };
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_indstilling(&row).await.unwrap();
    tx.commit().await.unwrap();
}

/// Only these periods come to an end.
async fn only(world: &World, periods: &[(Indstilling, u32)]) {
    for &key in Indstilling::ALL.iter().filter(|key| key.as_str().starts_with("slet.")) {
        let days = periods.iter().find(|(named, _)| *named == key).map_or(NEVER, |(_, days)| *days);
        set(world, key, days).await;
    }
}

/// Runs the deletion and gives how many rows of `tabel` went.
async fn deleted(world: &World, tabel: &str) -> u64 {
    let rows = sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    rows.into_iter().find(|(named, _)| *named == tabel).expect(tabel).1
}

/// Runs the deletion at an instant.
async fn delete_at(world: &World, instant: DateTime<Utc>) {
    world.clock.set(instant);
    sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    world.assert_whole().await;
}

/// An instant as it is written in a statement.
fn stamp(instant: DateTime<Utc>) -> String {
    format!("'{}'", instant.to_rfc3339())
}

/// A new id as it is written in a statement.
fn new_id(world: &World) -> String {
    world.raw.id(world.clock.new_id())
}

/// An authority that has nothing to do with anybody here.
async fn stranger(world: &World) -> OrganisationId {
    let mut connection = world.store.read().await.unwrap();
    connection.organisation_by_code("jobcenter", "16100").await.unwrap().expect("Glostrup").id
}

/// How many rows of each table point at `id` with that column.
async fn pointing_at(world: &World, id: Uuid, columns: &[(&'static str, &str)]) -> Vec<(&'static str, usize)> {
    let mut found = Vec::new();
    for &(tabel, column) in columns {
        found.push((tabel, world.raw.count(&format!("{tabel} WHERE {column} = {}", world.raw.id(id))).await));
    }
    let told = format!(
        "haendelse_modtager WHERE haendelse_id IN (SELECT id FROM haendelse WHERE entitet_id = {})",
        world.raw.id(id)
    );
    found.push(("haendelse_modtager", world.raw.count(&told).await));
    found
}

/// A stranger is told of everything that happened with `entitet_id`.
async fn tell(world: &World, entitet_id: Uuid) {
    let (to, of) = (world.raw.id(stranger(world).await.uuid()), world.raw.id(entitet_id));
    let told = format!(
        "INSERT INTO haendelse_modtager (haendelse_id, organisation_id) SELECT id, {to} FROM haendelse WHERE entitet_id = {of}"
    );
    world.raw.run(&told).await;
}

/// A task about whatever `column` points at.
async fn task(world: &World, borger: BorgerId, column: &str, id: Uuid) {
    let (key, now) = (world.clock.new_id(), stamp(world.clock.now()));
    let (to, about, of) = (world.raw.id(stranger(world).await.uuid()), world.raw.id(borger.uuid()), world.raw.id(id));
    let statement = format!(
        "INSERT INTO opgave (id, organisation_id, borger_id, {column}, slags, status, dedup, created_at, updated_at)
         VALUES ({}, {to}, {about}, {of}, 'prøve', 'aaben', '{key}', {now}, {now})",
        world.raw.id(key)
    );
    world.raw.run(&statement).await;
}
