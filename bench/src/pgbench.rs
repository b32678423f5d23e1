//! PostgreSQL's own load program on one booking-shaped transaction: what the machine's disk and cluster allow at all.

use anyhow::{Context, Result, ensure};
use sqlx::{Connection, PgConnection};
use tokio::process::Command;

use crate::Settings;
use crate::database::Folder;

const SECONDS: &str = "5";

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS tid (id INTEGER PRIMARY KEY, kapacitet INTEGER NOT NULL, optaget INTEGER NOT NULL, CHECK (optaget <= kapacitet));
CREATE TABLE IF NOT EXISTS indkaldelse (id UUID PRIMARY KEY, tid_id INTEGER NOT NULL REFERENCES tid (id), titel TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS haendelse (id UUID PRIMARY KEY, entitet_id INTEGER NOT NULL, slags TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS audit (id UUID PRIMARY KEY, subject_id INTEGER NOT NULL, action TEXT NOT NULL);
INSERT INTO tid SELECT n, 1000000, 0 FROM generate_series(1, 200) AS n ON CONFLICT DO NOTHING;";

const TRANSACTION: &str = r"\set tid random(1, 200)
BEGIN;
UPDATE tid SET optaget = optaget + 1 WHERE id = :tid AND optaget < kapacitet;
INSERT INTO indkaldelse VALUES (gen_random_uuid(), :tid, 'samtale');
INSERT INTO haendelse VALUES (gen_random_uuid(), :tid, 'oprettet');
INSERT INTO audit VALUES (gen_random_uuid(), :tid, 'indkaldelse_booket');
COMMIT;
";

/// Runs it for a few seconds on 16 connections, in a database of its own.
pub async fn transactions_per_second(settings: &Settings) -> Result<f64> {
    let url = settings.cluster.url_of("bench_pgbench");
    let mut connection = match PgConnection::connect(&url).await {
        Ok(connection) => connection,
        Err(_) => PgConnection::connect(&settings.cluster.create("bench_pgbench").await?).await?,
    };
    sqlx::raw_sql(TABLES).execute(&mut connection).await?;
    connection.close().await?;
    let folder = Folder::create("bench_pgbench")?;
    let script = folder.0.join("booking.sql");
    std::fs::write(&script, TRANSACTION)?;
    let mut pgbench = Command::new(&settings.pgbench);
    pgbench.args(["-n", "-M", "prepared", "-c", "16", "-j", "2", "-T", SECONDS, "-f"]).arg(&script).arg(&url);
    let output = pgbench.output().await.context("pgbench")?;
    ensure!(output.status.success(), "pgbench: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.strip_prefix("tps = ")).context("pgbench told no rate")?;
    Ok(line.split(' ').next().unwrap_or_default().parse()?)
}
