//! Changing a setting from a day on. A row is added with its source, and a line in the audit trail: code is never edited for it.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::clock::Clock;
use crate::domain::ids::OrganisationId;
use crate::domain::indstilling::{Indstilling, Indstillinger, Omfang};
use crate::services::{Actor, zone};
use crate::store::{AuditRow, IndstillingRow, Store, StoreError, Tx};

/// The years in which a setting may begin. Outside it is a slip of the pen, and a year of five digits would not even sort.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Why a setting was not changed. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum IndstillingFejl {
    /// The text is no value of the setting.
    #[error("{vaerdi:?} er ikke en værdi af {}: {}", key.as_str(), key.about().trim())]
    Vaerdi {
        /// Which setting.
        key: Indstilling,
        /// The text.
        vaerdi: String,
    },
    /// It is law, and the same for all.
    #[error("{} er ens for alle og kan ikke sættes for én myndighed", .0.as_str())]
    EnsForAlle(Indstilling),
    /// There is no such authority.
    #[error("der er ingen myndighed {0}")]
    UkendtOrganisation(OrganisationId),
    /// Nobody could say later what it rests on.
    #[error("skriv kilden: hvad ændringen bygger på")]
    UdenKilde,
    /// The day is a slip of the pen.
    #[error("{0} er ikke en dag, en indstilling kan gælde fra")]
    Dag(NaiveDate),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A value in force, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IKraft {
    /// Which setting.
    pub key: Indstilling,
    /// Its value, as text.
    pub vaerdi: String,
    /// The row that says so; none: the default.
    pub sat: Option<IndstillingRow>,
}

/// Sets `key` to `vaerdi` from the local day `gaelder_fra` on, for one organisation or for all. Setting it again for the same
/// day replaces what was set before; nothing is ever taken away. Gives the row as written, its value in the one usual form.
///
/// # Errors
/// The first thing that is wrong with it; nothing is written then.
#[expect(clippy::too_many_arguments, reason = "what is set, by whom, from when and why")]
pub async fn set(
    store: &Store,
    clock: &Clock,
    actor: &Actor,
    key: Indstilling,
    organisation: Option<OrganisationId>,
    gaelder_fra: NaiveDate,
    vaerdi: &str,
    kilde: &str,
) -> Result<IndstillingRow, IndstillingFejl> {
    let row = IndstillingRow {
        id: clock.new_id(),
        navn: key.as_str().to_owned(),
        organisation_id: organisation,
        gaelder_fra,
        vaerdi: usual_form(key, vaerdi)?,
        kilde: kilde.trim().to_owned(),
        sat_at: clock.now(),
    };
    let mut tx = store.begin().await?;
    check(&mut tx, key, &row).await?;
    tx.insert_indstilling(&row).await?;
    tx.insert_audit(&audit(actor, clock, &row)).await?;
    tx.commit().await?;
    Ok(row)
}

/// "007" is 7, and "2024-1-1" the first of January: stored as the default would be written.
fn usual_form(key: Indstilling, vaerdi: &str) -> Result<String, IndstillingFejl> {
    let mut indstillinger = Indstillinger::default();
    if indstillinger.set(key, vaerdi) {
        Ok(indstillinger.text_of(key))
    } else {
        Err(IndstillingFejl::Vaerdi { key, vaerdi: vaerdi.to_owned() })
    }
}

async fn check(tx: &mut Tx, key: Indstilling, row: &IndstillingRow) -> Result<(), IndstillingFejl> {
    if row.kilde.is_empty() {
        return Err(IndstillingFejl::UdenKilde);
    }
    if !YEARS.contains(&row.gaelder_fra.year()) {
        return Err(IndstillingFejl::Dag(row.gaelder_fra));
    }
    match row.organisation_id {
        Some(_) if key.omfang() == Omfang::Alle => Err(IndstillingFejl::EnsForAlle(key)),
        Some(id) if tx.organisation(id).await?.is_none() => Err(IndstillingFejl::UkendtOrganisation(id)),
        _ => Ok(()),
    }
}

fn audit(actor: &Actor, clock: &Clock, row: &IndstillingRow) -> AuditRow {
    let detalje = format!("{} = {} fra {} ({})", row.navn, row.vaerdi, row.gaelder_fra, row.kilde);
    let line = actor.audit(clock, row.sat_at, "indstilling_sat", None, row.organisation_id, Some(row.id));
    AuditRow { detalje: Some(detalje), ..line }
}

/// Every setting as it is in force today: for all first, then for each organisation that has its own.
///
/// # Errors
/// When the database fails.
pub async fn i_kraft(store: &Store, clock: &Clock) -> Result<Vec<IKraft>, StoreError> {
    let today = zone::local_date(clock.now());
    let rows = store.read().await?.indstilling_rows().await?;
    let begun = rows.into_iter().filter(|row| row.gaelder_fra <= today);
    // The rows come weakest first, so that the last of each is the one in force.
    let mut strongest: BTreeMap<_, _> = begun.map(|row| ((row.navn.clone(), row.organisation_id), row)).collect();
    let mut in_force = Vec::new();
    for &key in Indstilling::ALL {
        let common = strongest.remove(&(key.as_str().to_owned(), None));
        let vaerdi = common.as_ref().map_or(key.default_text(), |row| &row.vaerdi).to_owned();
        in_force.push(IKraft { key, vaerdi, sat: common });
        let own = strongest.values().filter(|row| row.navn == key.as_str());
        in_force.extend(own.map(|row| IKraft { key, vaerdi: row.vaerdi.clone(), sat: Some(row.clone()) }));
    }
    Ok(in_force)
}
