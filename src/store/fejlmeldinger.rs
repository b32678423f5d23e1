//! What Jobnet and DFDG report of errors, and who still calls what was phased out.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, KlientId};

/// An error that was met on Jobnet, or in what we offered.
#[derive(Clone)]
pub struct Fejlmelding {
    /// Key.
    pub id: Uuid,
    /// When it came.
    pub at: DateTime<Utc>,
    /// Whom it befell.
    pub borger_id: BorgerId,
    /// Who reported it.
    pub klient_id: KlientId,
    /// The offer it is about.
    pub moedetilbud_id: Option<Uuid>,
    /// The conversation it is about.
    pub indkaldelse_id: Option<Uuid>,
    /// Which kind of error.
    pub fejlkode: i32,
    /// In words, perhaps the borger's own.
    pub fejltekst: Option<String>,
    /// 30 DFDG, 32 Jobnet.
    pub fejlophav: i32,
    /// When it happened.
    pub fejltidspunkt: DateTime<Utc>,
}

/// How often somebody has called an operation that was phased out.
#[derive(Clone, Debug, FromRow)]
pub struct UdfasetKald {
    /// "BookingService.CreateBooking".
    pub operation: String,
    /// The id of the client, else of the organisation; "ukendt" for a call without a token.
    pub kalder: String,
    /// How often.
    pub antal: i64,
    /// When last.
    pub seneste_at: DateTime<Utc>,
}

impl Connection {
    /// Who still calls what was phased out, latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn udfasede_kald(&mut self, limit: i64) -> Result<Vec<UdfasetKald>, StoreError> {
        fetch_all!(
            self,
            UdfasetKald,
            "SELECT operation, kalder, antal, seneste_at FROM udfaset_kald ORDER BY seneste_at DESC, operation, kalder LIMIT $1",
            limit
        )
    }
}

impl Tx {
    /// Keeps an error report.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_fejlmelding(&mut self, melding: &Fejlmelding) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO fejlmelding (id, at, borger_id, klient_id, moedetilbud_id, indkaldelse_id, fejlkode, fejltekst, fejlophav, fejltidspunkt)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            melding.id,
            melding.at,
            melding.borger_id,
            melding.klient_id,
            melding.moedetilbud_id,
            melding.indkaldelse_id,
            melding.fejlkode,
            &melding.fejltekst,
            melding.fejlophav,
            melding.fejltidspunkt
        )?;
        Ok(())
    }

    /// Counts a call of an operation that was phased out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_udfaset_kald(
        &mut self,
        operation: &str,
        kalder: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO udfaset_kald (operation, kalder, antal, seneste_at) VALUES ($1, $2, 1, $3)
             ON CONFLICT (operation, kalder) DO UPDATE SET antal = udfaset_kald.antal + 1, seneste_at = excluded.seneste_at",
            operation,
            kalder,
            now
        )?;
        Ok(())
    }
}
