//! Absences. Never deleted: given a last day.

use chrono::NaiveDate;
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::FravaerType;
use crate::domain::fravaer::Periode;
use crate::domain::ids::BorgerId;

/// An absence, from and to whole local days, both included; no end means until further notice.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct FravaerPeriode {
    /// Which.
    pub fravaertype: FravaerType,
    /// First day.
    pub fra: NaiveDate,
    /// Last day.
    pub til: Option<NaiveDate>,
}

/// An absence under its key.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct RegistreretFravaer {
    /// Key, chosen by whoever registered it.
    pub id: Uuid,
    /// Whose.
    pub borger_id: BorgerId,
    /// Which, and when.
    #[sqlx(flatten)]
    pub periode: FravaerPeriode,
}

impl From<FravaerPeriode> for Periode {
    fn from(row: FravaerPeriode) -> Self {
        Self { fravaertype: row.fravaertype, fra: row.fra, til: row.til }
    }
}

impl Connection {
    /// One absence.
    ///
    /// # Errors
    /// When the database fails, or holds an absence type we do not know.
    pub async fn fravaer(&mut self, id: Uuid) -> Result<Option<RegistreretFravaer>, StoreError> {
        fetch_optional!(self, RegistreretFravaer, "SELECT * FROM fravaer WHERE id = $1", id)
    }

    /// All absences of a borger with their keys, earliest first.
    ///
    /// # Errors
    /// When the database fails, or holds an absence type we do not know.
    pub async fn registreret_fravaer_of(&mut self, id: BorgerId) -> Result<Vec<RegistreretFravaer>, StoreError> {
        fetch_all!(self, RegistreretFravaer, "SELECT * FROM fravaer WHERE borger_id = $1 ORDER BY fra, id", id)
    }

    /// All absences of a borger, earliest first.
    ///
    /// # Errors
    /// When the database fails, or holds an absence type we do not know.
    pub async fn fravaer_of(&mut self, id: BorgerId) -> Result<Vec<FravaerPeriode>, StoreError> {
        fetch_all!(
            self,
            FravaerPeriode,
            "SELECT fravaertype, fra, til FROM fravaer WHERE borger_id = $1 ORDER BY fra, id",
            id
        )
    }

    /// The absences of the borgere from `first` to `last`, both included.
    ///
    /// # Errors
    /// When the database fails, or holds an absence type we do not know.
    pub async fn fravaer_between(
        &mut self,
        first: BorgerId,
        last: BorgerId,
    ) -> Result<Vec<(BorgerId, FravaerPeriode)>, StoreError> {
        let rows = fetch_all!(
            self,
            (BorgerId, FravaerType, NaiveDate, Option<NaiveDate>),
            "SELECT borger_id, fravaertype, fra, til FROM fravaer
             WHERE borger_id BETWEEN $1 AND $2 ORDER BY borger_id, fra, id",
            first,
            last
        )?;
        Ok(rows.into_iter().map(|(id, fravaertype, fra, til)| (id, FravaerPeriode { fravaertype, fra, til })).collect())
    }

    /// The absences in force on `today`.
    ///
    /// # Errors
    /// When the database fails, or holds an absence type we do not know.
    pub async fn fravaer_on(&mut self, id: BorgerId, today: NaiveDate) -> Result<Vec<FravaerPeriode>, StoreError> {
        fetch_all!(
            self,
            FravaerPeriode,
            "SELECT fravaertype, fra, til FROM fravaer WHERE borger_id = $1 AND fra <= $2 AND (til IS NULL OR til >= $2)",
            id,
            today
        )
    }
}

impl Tx {
    /// Registers an absence.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the id is in use.
    pub async fn insert_fravaer(
        &mut self,
        id: Uuid,
        borger: BorgerId,
        fravaer: &FravaerPeriode,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO fravaer (id, borger_id, fravaertype, fra, til) VALUES ($1, $2, $3, $4, $5)",
            id,
            borger,
            fravaer.fravaertype,
            fravaer.fra,
            fravaer.til
        )?;
        Ok(())
    }

    /// Gives an absence another last day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_fravaer_til(&mut self, id: Uuid, til: Option<NaiveDate>) -> Result<(), StoreError> {
        execute!(self, "UPDATE fravaer SET til = $2 WHERE id = $1", id, til)?;
        Ok(())
    }
}
