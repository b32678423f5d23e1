//! Decisions about self-booking, with their reasons. Added to, never changed.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::afgoerelse::Aarsag;
use crate::domain::code_lists::FravaerType;
use crate::domain::ids::{BorgerId, MedarbejderId};

/// A decision. The reason is for her jobcenter's own people alone.
#[derive(Clone, FromRow)]
pub struct Afgoerelse {
    /// Key.
    pub id: Uuid,
    /// About whom.
    pub borger_id: BorgerId,
    /// The absence it made.
    pub fravaer_id: Uuid,
    /// Why, by its code.
    pub aarsag: Aarsag,
    /// Why, in the letter's words.
    pub begrundelse: String,
    /// The local day it has effect from.
    pub dato: NaiveDate,
    /// Who made it.
    pub medarbejder_id: Option<MedarbejderId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A decision with what it decided.
#[derive(Clone, FromRow)]
pub struct LaestAfgoerelse {
    /// 56 or 57.
    pub fravaertype: FravaerType,
    /// The last day it has effect, when there is one.
    pub til: Option<NaiveDate>,
    /// The decision.
    #[sqlx(flatten)]
    pub afgoerelse: Afgoerelse,
}

impl Connection {
    /// The decisions about a borger, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn afgoerelser_of(&mut self, borger: BorgerId) -> Result<Vec<LaestAfgoerelse>, StoreError> {
        fetch_all!(
            self,
            LaestAfgoerelse,
            "SELECT afgoerelse.*, fravaer.fravaertype, fravaer.til FROM afgoerelse JOIN fravaer ON fravaer.id = afgoerelse.fravaer_id
             WHERE afgoerelse.borger_id = $1 ORDER BY afgoerelse.at DESC, afgoerelse.id",
            borger
        )
    }
}

impl Tx {
    /// Adds a decision.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_afgoerelse(&mut self, afgoerelse: &Afgoerelse) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO afgoerelse (id, borger_id, fravaer_id, aarsag, begrundelse, dato, medarbejder_id, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            afgoerelse.id,
            afgoerelse.borger_id,
            afgoerelse.fravaer_id,
            afgoerelse.aarsag,
            &afgoerelse.begrundelse,
            afgoerelse.dato,
            afgoerelse.medarbejder_id,
            afgoerelse.at
        )?;
        Ok(())
    }
}
