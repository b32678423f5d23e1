//! The feed of events: numbers are given to what is committed, and read in their order. Decision 14 says why none is missed.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::haendelse::{Aendringstype, Entitet};
use crate::domain::ids::{HaendelseId, OrganisationId};

/// An event with its place in the feed.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct NummereretHaendelse {
    /// Key; the same however often it is delivered.
    pub id: HaendelseId,
    /// Its place in the feed. Grows, with gaps.
    pub number: i64,
    /// A conversation or a frist.
    pub entitet: Entitet,
    /// Which one.
    pub entitet_id: Uuid,
    /// Created, updated, deleted.
    pub aendringstype: Aendringstype,
    /// What happened, in one word.
    pub slags: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl Connection {
    /// Whether an event waits for its number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_unnumbered_haendelser(&mut self) -> Result<bool, StoreError> {
        let found = fetch_optional!(self, (HaendelseId,), "SELECT id FROM haendelse WHERE number IS NULL LIMIT 1")?;
        Ok(found.is_some())
    }

    /// Since when the event that has waited longest has waited for its number; none: no event waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn oldest_unnumbered_haendelse(&mut self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let found = fetch_optional!(
            self,
            (DateTime<Utc>,),
            "SELECT created_at FROM haendelse WHERE number IS NULL ORDER BY created_at, id LIMIT 1"
        )?;
        Ok(found.map(|(since,)| since))
    }

    /// An authority's events after a number, in order, `limit` at most.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn haendelser_to(
        &mut self,
        modtager: OrganisationId,
        after: i64,
        limit: i64,
    ) -> Result<Vec<NummereretHaendelse>, StoreError> {
        fetch_all!(
            self,
            NummereretHaendelse,
            "SELECT haendelse.id, modtager.number, entitet, entitet_id, aendringstype, slags, created_at
             FROM haendelse_modtager modtager JOIN haendelse ON haendelse.id = modtager.haendelse_id
             WHERE modtager.organisation_id = $1 AND modtager.number > $2 ORDER BY modtager.number LIMIT $3",
            modtager,
            after,
            limit
        )
    }

    /// The events after a number that an authority's kommune is told: of its conversations, not that somebody confirmed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn haendelser_to_kommune(
        &mut self,
        modtager: OrganisationId,
        after: i64,
        limit: i64,
    ) -> Result<Vec<NummereretHaendelse>, StoreError> {
        fetch_all!(
            self,
            NummereretHaendelse,
            "SELECT haendelse.id, modtager.number, entitet, entitet_id, aendringstype, slags, created_at
             FROM haendelse_modtager modtager JOIN haendelse ON haendelse.id = modtager.haendelse_id
             WHERE modtager.organisation_id = $1 AND modtager.number > $2 AND entitet = 90000 AND slags <> 'bekraeftet'
             ORDER BY modtager.number LIMIT $3",
            modtager,
            after,
            limit
        )
    }

    /// Everybody's events after a number, in order, `limit` at most: what is reported of all that happens.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn haendelser_after(&mut self, after: i64, limit: i64) -> Result<Vec<NummereretHaendelse>, StoreError> {
        fetch_all!(
            self,
            NummereretHaendelse,
            "SELECT id, number, entitet, entitet_id, aendringstype, slags, created_at
             FROM haendelse WHERE number > $1 ORDER BY number LIMIT $2",
            after,
            limit
        )
    }

    /// The last number given; 0 before the first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_haendelse_number(&mut self) -> Result<i64, StoreError> {
        let row = fetch_optional!(self, (i64,), "SELECT sidste FROM haendelse_nummer")?;
        Ok(row.map_or(0, |(sidste,)| sidste))
    }
}

impl Tx {
    /// Gives the next numbers to events that are committed and have none, oldest first, `limit` at most. Gives how many. Nobody
    /// else gives numbers until this transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn number_haendelser(&mut self, limit: i64) -> Result<u64, StoreError> {
        let locked = fetch_optional!(self, (i64,), "UPDATE haendelse_nummer SET sidste = sidste RETURNING sidste")?;
        let sidste = locked.map_or(0, |(sidste,)| sidste);
        let given = execute!(
            self,
            "UPDATE haendelse SET number = $1 + naeste.plads FROM
               (SELECT id, ROW_NUMBER() OVER (ORDER BY created_at, id) AS plads FROM
                 (SELECT id, created_at FROM haendelse WHERE number IS NULL ORDER BY created_at, id LIMIT $2) AS foerste) AS naeste
             WHERE haendelse.id = naeste.id",
            sidste,
            limit
        )?;
        execute!(
            self,
            "UPDATE haendelse_modtager SET number = haendelse.number FROM haendelse
             WHERE haendelse.id = haendelse_modtager.haendelse_id AND haendelse.number > $1",
            sidste
        )?;
        execute!(
            self,
            "UPDATE haendelse_nummer SET sidste = (SELECT COALESCE(MAX(number), $1) FROM haendelse WHERE number > $1)",
            sidste
        )?;
        Ok(given)
    }
}
