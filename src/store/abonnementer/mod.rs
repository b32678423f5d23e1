//! Who events are sent to, how far each has come, and what was laid aside; `tur`: one node's turn at one of them.
//! Instants here are the machine's own: a demo clock does not move other people's systems.

mod tur;

pub use tur::Laas;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all};
use super::{Connection, NummereretHaendelse, StoreError, Tx};
use crate::domain::haendelse::AbonnementArt;
use crate::domain::ids::{AbonnementId, OrganisationId};
use crate::domain::udsendelse::Fejl;

/// One receiver of events.
#[derive(Clone, FromRow)]
pub struct Abonnement {
    /// Key.
    pub id: AbonnementId,
    /// Thin events to an authority's system, or everything in full to DFDG.
    pub art: AbonnementArt,
    /// Whose events; none: everybody's.
    pub organisation_id: Option<OrganisationId>,
    /// The receiver is the kommune of that jobcenter, which is told of less.
    pub som_kommune: bool,
    /// Where they are sent.
    pub url: String,
    /// What a webhook is signed with.
    pub hemmelighed: Option<String>,
    /// The last number that was delivered or laid aside.
    pub sidste: i64,
    /// How often the next one has failed.
    pub forsoeg: i32,
    /// Not before this instant.
    pub naeste_at: DateTime<Utc>,
    /// What went wrong the last time.
    pub fejl: Option<Fejl>,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// The secret stays out of every log.
impl std::fmt::Debug for Abonnement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Abonnement").field("id", &self.id).field("art", &self.art).finish_non_exhaustive()
    }
}

/// How a receiver does, for operations.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct AbonnementStatus {
    /// Key.
    pub id: AbonnementId,
    /// Of which kind.
    pub art: AbonnementArt,
    /// The authority's name; none: DFDG.
    pub navn: Option<String>,
    /// The receiver is that jobcenter's kommune.
    pub som_kommune: bool,
    /// Where.
    pub url: String,
    /// The last number that was delivered or laid aside.
    pub sidste: i64,
    /// How often the next one has failed.
    pub forsoeg: i32,
    /// What went wrong the last time.
    pub fejl: Option<Fejl>,
    /// How many events wait for it.
    pub venter: i64,
    /// How many were laid aside.
    pub ubesoergte: i64,
    /// The first number that was laid aside.
    pub foerste_ubesoergte: Option<i64>,
}

impl Connection {
    /// Receivers that have something to be sent now and are not being worked on, longest waiting first; DFDG among them only when
    /// this process reports there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_abonnementer(
        &mut self,
        now: DateTime<Utc>,
        indberetter: bool,
        limit: i64,
    ) -> Result<Vec<AbonnementId>, StoreError> {
        let rows = fetch_all!(
            self,
            (AbonnementId,),
            "SELECT id FROM abonnement WHERE naeste_at <= $1 AND (laas_til IS NULL OR laas_til <= $1)
               AND (art = 'webhook' OR $3) AND (EXISTS (SELECT 1 FROM haendelse_modtager modtager
                      WHERE modtager.organisation_id = abonnement.organisation_id AND modtager.number > abonnement.sidste)
                 OR (art = 'indberetning' AND EXISTS (SELECT 1 FROM haendelse WHERE number > abonnement.sidste))
                 OR EXISTS (SELECT 1 FROM ubesoergt WHERE abonnement_id = abonnement.id AND igen))
             ORDER BY naeste_at, id LIMIT $2",
            now,
            limit,
            indberetter
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The events that were laid aside for a receiver and are to be sent again, in order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sent_again(&mut self, id: AbonnementId, limit: i64) -> Result<Vec<NummereretHaendelse>, StoreError> {
        fetch_all!(
            self,
            NummereretHaendelse,
            "SELECT haendelse.id, haendelse.number, entitet, entitet_id, aendringstype, slags, created_at
             FROM ubesoergt JOIN haendelse ON haendelse.id = ubesoergt.haendelse_id
             WHERE abonnement_id = $1 AND igen ORDER BY haendelse.number LIMIT $2",
            id,
            limit
        )
    }

    /// Every receiver and how it does, oldest first. What waits is counted along the feed's index.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn abonnementer(&mut self) -> Result<Vec<AbonnementStatus>, StoreError> {
        fetch_all!(
            self,
            AbonnementStatus,
            "SELECT abonnement.id, art, organisation.navn, som_kommune, url, sidste, forsoeg, fejl,
               CASE art WHEN 'webhook'
                 THEN (SELECT COUNT(*) FROM haendelse_modtager modtager
                       WHERE modtager.organisation_id = abonnement.organisation_id AND modtager.number > abonnement.sidste)
                 ELSE (SELECT COUNT(*) FROM haendelse WHERE number > abonnement.sidste) END AS venter,
               (SELECT COUNT(*) FROM ubesoergt WHERE abonnement_id = abonnement.id) AS ubesoergte,
               (SELECT MIN(number) FROM ubesoergt WHERE abonnement_id = abonnement.id) AS foerste_ubesoergte
             FROM abonnement LEFT JOIN organisation ON organisation.id = abonnement.organisation_id
             ORDER BY abonnement.created_at, abonnement.id"
        )
    }
}

impl Tx {
    /// Adds a receiver.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when that authority has one at that address already.
    pub async fn insert_abonnement(&mut self, ny: &Abonnement) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO abonnement (id, art, organisation_id, url, hemmelighed, sidste, forsoeg, naeste_at, created_at, som_kommune)
             VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9)",
            ny.id,
            ny.art,
            ny.organisation_id,
            &ny.url,
            &ny.hemmelighed,
            ny.sidste,
            ny.naeste_at,
            ny.created_at,
            ny.som_kommune
        )?;
        Ok(())
    }

    /// Points the one report to DFDG at that address; from the first event on, if there was none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn upsert_indberetning(&mut self, ny: &Abonnement) -> Result<(), StoreError> {
        let known = execute!(self, "UPDATE abonnement SET url = $1 WHERE art = 'indberetning'", &ny.url)?;
        if known == 0 { self.insert_abonnement(ny).await } else { Ok(()) }
    }

    /// Removes a receiver with what was laid aside for it. Gives whether it was there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_abonnement(&mut self, id: AbonnementId) -> Result<bool, StoreError> {
        execute!(self, "DELETE FROM ubesoergt WHERE abonnement_id = $1", id)?;
        Ok(execute!(self, "DELETE FROM abonnement WHERE id = $1", id)? == 1)
    }

    /// What was laid aside is to be sent again, for one receiver or (none) for all; a receiver that waits is tried at once. Gives
    /// how many events.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_again(&mut self, id: Option<AbonnementId>, now: DateTime<Utc>) -> Result<u64, StoreError> {
        execute!(self, "UPDATE abonnement SET naeste_at = $1 WHERE id = $2 OR $2 IS NULL", now, id)?;
        execute!(self, "UPDATE ubesoergt SET igen = TRUE WHERE abonnement_id = $1 OR $1 IS NULL", id)
    }
}
