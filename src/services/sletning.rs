//! Deleting what is no longer to be kept (`domain::opbevaring`), as the settings `slet.…` say today. Each borger in a short
//! transaction of her own, tables by age in portions: nobody waits long, and what was deleted stays deleted if the run breaks off.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock::{Clock, machine_time};
use crate::domain::ids::BorgerId;
use crate::domain::indstilling::Indstillinger;
use crate::domain::opbevaring::REGISTER;
use crate::services::{Actor, zone};
use crate::store::{AuditRow, EgenAlder, Graenser, Store, StoreError, tabeller};

/// Rows, or borgere looked up, at once.
const PORTION: i64 = 500;

/// How many rows of each table have gone.
#[derive(Debug)]
struct Slettet(BTreeMap<&'static str, u64>);

impl Slettet {
    /// None yet, of any table that something is deleted from.
    fn nothing() -> Self {
        Self(tabeller().into_iter().map(|tabel| (tabel, 0)).collect())
    }

    fn add(&mut self, tabel: &'static str, rows: u64) {
        *self.0.entry(tabel).or_default() += rows;
    }

    /// In the order of the register.
    fn in_order(&self) -> Vec<(&'static str, u64)> {
        let rows = |tabel| Some((tabel, *self.0.get(tabel)?));
        REGISTER.iter().filter_map(|entry| rows(entry.tabel)).collect()
    }

    /// "indkaldelse: 2, frist: 1": figures alone, never whose.
    fn figures(&self) -> String {
        let gone = self.in_order().into_iter().filter(|(_, rows)| *rows > 0);
        let told: Vec<_> = gone.map(|(tabel, rows)| format!("{tabel}: {rows}")).collect();
        if told.is_empty() { "intet".to_owned() } else { told.join(", ") }
    }
}

/// Deletes all that has come to its border by now, and leaves one line in the audit trail. Gives how many rows of each table,
/// in the order of the register. Running it again, or on two nodes at once, deletes nothing more.
///
/// # Errors
/// When the database fails; what was deleted by then stays so, and is in the audit trail.
pub async fn delete_expired(store: &Store, clock: &Clock) -> Result<Vec<(&'static str, u64)>, StoreError> {
    let now = clock.now();
    let indstillinger = store.read().await?.indstillinger_on(None, zone::local_date(now)).await?;
    let mut slettet = Slettet::nothing();
    let done = run(store, &indstillinger, now, &mut slettet).await;
    let line = Actor::SYSTEM.audit(clock, now, "sletning", None, None, None);
    let mut tx = store.begin().await?;
    tx.insert_audit(&AuditRow { detalje: Some(slettet.figures()), ..line }).await?;
    tx.commit().await?;
    done.map(|()| slettet.in_order())
}

/// Messages and proof first, since they keep a borger; the audit trail late, since a conversation keeps its lines.
async fn run(
    store: &Store,
    indstillinger: &Indstillinger,
    now: DateTime<Utc>,
    slettet: &mut Slettet,
) -> Result<(), StoreError> {
    let before = |days: u32| now - TimeDelta::days(days.into());
    let first = [
        (EgenAlder::NOTIFIKATION, before(indstillinger.slet_besked_dage)),
        (EgenAlder::VISNING, before(indstillinger.slet_visning_dage)),
    ];
    // Sessions live by the machine's own clock.
    let last = [
        (EgenAlder::AUDIT, before(indstillinger.slet_revision_dage)),
        (EgenAlder::IDEMPOTENS, before(indstillinger.slet_idempotens_dage)),
        (EgenAlder::FILIMPORT_LINJE, before(indstillinger.slet_fil_dage)),
        (EgenAlder::FILIMPORT, before(indstillinger.slet_fil_dage)),
        (EgenAlder::SESSION, machine_time()),
    ];
    let graenser = Graenser {
        now,
        samtale: before(indstillinger.slet_samtale_dage),
        frist: before(indstillinger.slet_frist_dage),
        borger: zone::local_date(now) - Days::new(indstillinger.slet_borger_dage.into()),
    };
    for (of, border) in first {
        by_age(store, of, border, slettet).await?;
    }
    every_borger(store, &graenser, slettet).await?;
    for (of, border) in last {
        by_age(store, of, border, slettet).await?;
    }
    Ok(())
}

async fn by_age(store: &Store, of: EgenAlder, border: DateTime<Utc>, slettet: &mut Slettet) -> Result<(), StoreError> {
    loop {
        let mut tx = store.begin().await?;
        let rows = tx.delete_oldest(of, border, PORTION).await?;
        tx.commit().await?;
        slettet.add(of.tabel(), rows);
        if rows < PORTION.unsigned_abs() {
            return Ok(());
        }
    }
}

async fn every_borger(store: &Store, graenser: &Graenser, slettet: &mut Slettet) -> Result<(), StoreError> {
    let mut after = BorgerId::from_uuid(Uuid::nil());
    loop {
        let borgere = store.read().await?.borgere_to_look_at(graenser, after, PORTION).await?;
        let Some(&last) = borgere.last() else { return Ok(()) };
        after = last;
        for borger in borgere {
            match one_borger(store, borger, graenser).await {
                // She is doing something just now: left for the next run.
                Err(StoreError::Collision(_)) => {}
                deleted => deleted?.into_iter().for_each(|(tabel, rows)| slettet.add(tabel, rows)),
            }
        }
    }
}

/// Locks as every change of hers does: times by id, then her.
async fn one_borger(
    store: &Store,
    borger: BorgerId,
    graenser: &Graenser,
) -> Result<Vec<(&'static str, u64)>, StoreError> {
    let mut tx = store.begin().await?;
    let seen = tx.tider_to_give_back(borger, graenser).await?;
    for &tid in &seen {
        tx.lock_tid(tid).await?;
    }
    tx.lock_borger(borger).await?;
    if tx.tider_to_give_back(borger, graenser).await? != seen {
        return Err(StoreError::met_another_tab());
    }
    let deleted = tx.delete_expired_of(borger, graenser).await?;
    // Otherwise the lock alone would count as a change of hers.
    if deleted.iter().any(|(_, rows)| *rows > 0) {
        tx.commit().await?;
    }
    Ok(deleted)
}
