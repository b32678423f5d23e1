//! An edited series meets the times it has made: which change, which close, and which stay because somebody has booked them.
//! Inside the transaction of the edit, so that rule and times become true together.

use std::collections::BTreeSet;

use super::bookbar::{bookbar, fordel};
use super::{DeriveError, horizon, rule, tid, within};
use crate::clock::Clock;
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{SerieId, TidId};
use crate::domain::serie::{LocalSlot, Nuvaerende, Tilpasning};
use crate::services::zone;
use crate::store::{Bookbar, Connection, KommendeTid, SerieRow, StoreError, Tx};

/// What the series as it stands in `row` would do to its coming times. Of an aftale that is not agreed: nothing.
pub(in crate::services) async fn planlaeg(
    connection: &mut Connection,
    clock: &Clock,
    row: &SerieRow,
) -> Result<Tilpasning, DeriveError> {
    let there = connection.kommende_tider(row.id, clock.now()).await?;
    plan(connection, clock, row, &there).await
}

/// Does it. The times that change are locked in the order of their ids and looked at anew, so that whoever books meanwhile keeps
/// the time.
pub(in crate::services) async fn tilpas(tx: &mut Tx, clock: &Clock, row: &SerieRow) -> Result<Tilpasning, DeriveError> {
    let mut there = tx.kommende_tider(row.id, clock.now()).await?;
    let touched = touched(&plan(tx, clock, row, &there).await?);
    for known in there.iter_mut().filter(|known| touched.contains(&known.id)) {
        let Some(now) = tx.lock_tid(known.id).await? else { continue };
        if known.open && !now.open {
            known.lukket_af = None;
        }
        (known.optaget, known.kapacitet, known.open) = (now.optaget, now.kapacitet, now.open);
    }
    let plan = plan(tx, clock, row, &there).await?;
    carry_out(tx, clock, row, &plan).await?;
    Ok(plan)
}

/// Closes what is open of the coming times of a series whose aftale is over; who has booked one keeps it. What an employee has
/// closed stays closed by him. Gives how many were closed.
pub(in crate::services) async fn luk_kommende(tx: &mut Tx, clock: &Clock, serie: SerieId) -> Result<usize, StoreError> {
    let mut lukkede = 0;
    for known in tx.kommende_tider(serie, clock.now()).await? {
        if tx.lock_tid(known.id).await?.is_some_and(|tid| tid.open) {
            tx.set_tid_by_rule(known.id, false).await?;
            lukkede += 1;
        }
    }
    Ok(lukkede)
}

async fn plan(
    connection: &mut Connection,
    clock: &Clock,
    row: &SerieRow,
    there: &[KommendeTid],
) -> Result<Tilpasning, DeriveError> {
    let Some(aftale) = connection.aftale(row.aftale_id).await? else { return Ok(Tilpasning::default()) };
    if aftale.status != AftaleStatus::Aftalt {
        return Ok(Tilpasning::default());
    }
    let (excepted, serie) = (connection.excepted_days(row.id).await?, rule(row)?);
    let now = zone::local(clock.now());
    let days = within(&aftale, &horizon(now.date()));
    // A slot that no clock shows on that night is no time.
    let wanted = serie.derive(days, &excepted).filter(|slot| slot.start > now && tid(clock, row, *slot).is_some());
    let there: Vec<_> = there.iter().map(|known| nuvaerende(row, known)).collect();
    Ok(Tilpasning::ny(wanted, &there, row.kapacitet))
}

fn nuvaerende(row: &SerieRow, tid: &KommendeTid) -> Nuvaerende {
    let wanted = bookbar(row, tid.local_start.date(), tid.starts_at);
    Nuvaerende {
        id: tid.id,
        slot: LocalSlot { start: tid.local_start, end: tid.local_end },
        optaget: tid.optaget,
        kapacitet: tid.kapacitet,
        open: tid.open,
        lukket_af_medarbejder: tid.lukket_af.as_deref() != Some("regel"),
        bookbar_som_foer: wanted == Bookbar { holdt: wanted.holdt, ..tid.bookbar },
    }
}

fn touched(plan: &Tilpasning) -> BTreeSet<TidId> {
    let ids = [&plan.lukkes, &plan.booket, &plan.genaabnes, &plan.nyt_bookbar].into_iter().flatten().copied();
    ids.chain(plan.nyt_slut.iter().map(|&(id, _)| id)).chain(plan.nyt_antal.iter().map(|&(id, _)| id)).collect()
}

async fn carry_out(tx: &mut Tx, clock: &Clock, row: &SerieRow, plan: &Tilpasning) -> Result<(), DeriveError> {
    let new: Vec<_> = plan.nye.iter().filter_map(|&slot| tid(clock, row, slot)).collect();
    tx.insert_tider(&new).await?;
    for &id in plan.lukkes.iter().chain(&plan.booket) {
        tx.set_tid_by_rule(id, false).await?;
    }
    for &id in &plan.genaabnes {
        tx.set_tid_by_rule(id, true).await?;
    }
    for &(id, local_end) in &plan.nyt_slut {
        if let Some(ends_at) = zone::lookup(local_end).unique() {
            tx.set_tid_slut(id, local_end, ends_at).await?;
        }
    }
    for &(id, kapacitet) in &plan.nyt_antal {
        tx.set_tid_kapacitet(id, kapacitet).await?;
    }
    for &id in &plan.nyt_bookbar {
        let Some(tid) = tx.tid(id).await? else { continue };
        tx.set_tid_bookbar(id, &bookbar(row, tid.local_date, tid.starts_at)).await?;
        fordel(tx, id, clock.now()).await?;
    }
    Ok(())
}
