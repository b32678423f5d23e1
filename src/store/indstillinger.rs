//! Settings as they were set. Rows are added, never changed: which one holds on a day is asked, not written down.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::OrganisationId;
use crate::domain::indstilling::{Indstilling, Indstillinger, Omfang};

/// A setting as somebody set it.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct IndstillingRow {
    /// Key.
    pub id: Uuid,
    /// Which setting: [`Indstilling::as_str`].
    pub navn: String,
    /// For whom; none: for all that have none of their own.
    pub organisation_id: Option<OrganisationId>,
    /// The first local day on which it holds.
    pub gaelder_fra: NaiveDate,
    /// The value, as text.
    pub vaerdi: String,
    /// What it rests on, in words.
    pub kilde: String,
    /// When it was set.
    pub sat_at: DateTime<Utc>,
}

/// Weakest first, so that whoever reads the rows in this order lets each replace the one before: an organisation's own beats
/// the common one whatever the dates, a later day an earlier one, and of the same day the one set later.
macro_rules! weakest_first {
    ($select:literal) => {
        concat!($select, " ORDER BY organisation_id IS NOT NULL, gaelder_fra, sat_at, id")
    };
}

impl Connection {
    /// The settings in force for an organisation (none: for all) on a local day: the defaults, and over them what was set.
    /// One statement, since every booking asks.
    ///
    /// # Errors
    /// [`StoreError::Other`] when the row in force is no value of its setting, or names none: never a silent default.
    pub async fn indstillinger_on(
        &mut self,
        organisation: Option<OrganisationId>,
        day: NaiveDate,
    ) -> Result<Indstillinger, StoreError> {
        let rows = fetch_all!(
            self,
            IndstillingRow,
            weakest_first!(
                "SELECT * FROM indstilling WHERE gaelder_fra <= $1 AND (organisation_id IS NULL OR organisation_id = $2)"
            ),
            day,
            organisation
        )?;
        overlay(&rows)
    }

    /// Every row there is, in force or not, weakest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indstilling_rows(&mut self) -> Result<Vec<IndstillingRow>, StoreError> {
        fetch_all!(self, IndstillingRow, weakest_first!("SELECT * FROM indstilling"))
    }
}

/// A row that was replaced may be wrong: replacing it is how a wrong one is mended.
fn overlay(weakest_first: &[IndstillingRow]) -> Result<Indstillinger, StoreError> {
    let in_force: BTreeMap<_, _> = weakest_first.iter().map(|row| (row.navn.as_str(), row)).collect();
    let mut indstillinger = Indstillinger::default();
    for row in in_force.into_values() {
        let key = Indstilling::from_text(&row.navn).ok_or_else(|| unreadable(row))?;
        let for_one = row.organisation_id.is_some();
        if (for_one && key.omfang() == Omfang::Alle) || !indstillinger.set(key, &row.vaerdi) {
            return Err(unreadable(row));
        }
    }
    Ok(indstillinger)
}

fn unreadable(row: &IndstillingRow) -> StoreError {
    let source = format!("{} = {:?} is no setting (row {})", row.navn, row.vaerdi, row.id).into();
    StoreError::Other(sqlx::Error::ColumnDecode { index: "indstilling.vaerdi".to_owned(), source })
}

impl Tx {
    /// Adds a row.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when there is no such organisation.
    pub async fn insert_indstilling(&mut self, row: &IndstillingRow) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO indstilling (id, navn, organisation_id, gaelder_fra, vaerdi, kilde, sat_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            row.id,
            &row.navn,
            row.organisation_id,
            row.gaelder_fra,
            &row.vaerdi,
            &row.kilde,
            row.sat_at
        )?;
        Ok(())
    }
}
