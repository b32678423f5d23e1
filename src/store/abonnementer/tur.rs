//! One node's turn at a receiver. A row is worked on by whoever holds its lock, a token with an end: no two nodes send the same event at
//! once, and a node that dies keeps nothing for long.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Abonnement;
use crate::domain::ids::AbonnementId;
use crate::domain::udsendelse::Fejl;
use crate::store::statement::{execute, fetch_optional};
use crate::store::{NummereretHaendelse, StoreError, Tx};

/// The lock on a receiver: whoever knows the token works on it, until the instant.
#[derive(Clone, Copy, Debug)]
pub struct Laas {
    /// Of which receiver.
    pub abonnement: AbonnementId,
    /// Whose.
    pub token: Uuid,
    /// Until when.
    pub til: DateTime<Utc>,
}

impl Tx {
    /// Takes the lock on a receiver that is due, unless somebody has it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_abonnement(&mut self, laas: Laas, now: DateTime<Utc>) -> Result<Option<Abonnement>, StoreError> {
        fetch_optional!(
            self,
            Abonnement,
            "UPDATE abonnement SET laas = $2, laas_til = $3
             WHERE id = $1 AND naeste_at <= $4 AND (laas_til IS NULL OR laas_til <= $4)
             RETURNING id, art, organisation_id, url, hemmelighed, sidste, forsoeg, naeste_at, fejl, created_at,
               som_kommune",
            laas.abonnement,
            laas.token,
            laas.til,
            now
        )
    }

    /// The lock is given up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_abonnement(&mut self, laas: Laas) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE abonnement SET laas = NULL, laas_til = NULL WHERE id = $1 AND laas = $2",
            laas.abonnement,
            laas.token
        )?;
        Ok(())
    }

    /// The lock lasts until a later instant. False: it is somebody else's by now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn extend_abonnement(&mut self, laas: Laas) -> Result<bool, StoreError> {
        let extended = execute!(
            self,
            "UPDATE abonnement SET laas_til = $3 WHERE id = $1 AND laas = $2",
            laas.abonnement,
            laas.token,
            laas.til
        )?;
        Ok(extended == 1)
    }

    /// An event was delivered, or laid aside, and the next one is to be sent. False: the lock is somebody else's by now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn advance_abonnement(
        &mut self,
        laas: Laas,
        number: i64,
        fejl: Option<Fejl>,
    ) -> Result<bool, StoreError> {
        let moved = execute!(
            self,
            "UPDATE abonnement SET sidste = CASE WHEN sidste < $3 THEN $3 ELSE sidste END, forsoeg = 0, fejl = $4, laas_til = $5
             WHERE id = $1 AND laas = $2",
            laas.abonnement,
            laas.token,
            number,
            fejl,
            laas.til
        )?;
        Ok(moved == 1)
    }

    /// An event was not delivered: it is sent again at `naeste`. The lock is given up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delay_abonnement(&mut self, laas: Laas, naeste: DateTime<Utc>, fejl: Fejl) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE abonnement SET forsoeg = forsoeg + 1, naeste_at = $3, fejl = $4, laas = NULL, laas_til = NULL
             WHERE id = $1 AND laas = $2",
            laas.abonnement,
            laas.token,
            naeste,
            fejl
        )?;
        Ok(())
    }

    /// Lays an event aside; one that is laid aside already waits for operations again. One that is deleted by now leaves nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lay_aside(
        &mut self,
        id: AbonnementId,
        haendelse: &NummereretHaendelse,
        forsoeg: i32,
        fejl: Fejl,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO ubesoergt (abonnement_id, haendelse_id, number, forsoeg, fejl, igen, at)
             SELECT $1, id, $3, $4, $5, FALSE, $6 FROM haendelse WHERE id = $2
             ON CONFLICT (abonnement_id, haendelse_id)
               DO UPDATE SET forsoeg = ubesoergt.forsoeg + excluded.forsoeg, fejl = excluded.fejl, igen = FALSE, at = excluded.at",
            id,
            haendelse.id,
            haendelse.number,
            forsoeg,
            fejl,
            now
        )?;
        Ok(())
    }

    /// An event that was laid aside has come through. One that was not is none the wiser.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_ubesoergt(
        &mut self,
        id: AbonnementId,
        haendelse: &NummereretHaendelse,
    ) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM ubesoergt WHERE abonnement_id = $1 AND haendelse_id = $2", id, haendelse.id)?;
        Ok(())
    }
}
