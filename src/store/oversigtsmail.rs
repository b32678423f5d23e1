//! The addresses to which a-kasser get their daily digest, and what became of each sending. Nodes never hold the same one at the same
//! time: whoever takes one has it until `laast_til`.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{MedarbejderId, OrganisationId};
use crate::domain::oversigtsmail::OversigtUdfald;

/// An address.
#[derive(Clone, Debug, FromRow)]
pub struct Oversigtsmail {
    /// Key.
    pub id: Uuid,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// It.
    pub email: String,
    /// Who wrote it.
    pub oprettet_af: Option<MedarbejderId>,
    /// When.
    pub oprettet_at: DateTime<Utc>,
    /// When somebody who reads it said yes; none: nobody has.
    pub bekraeftet_at: Option<DateTime<Utc>>,
    /// From when on what is new has not been told.
    pub siden_at: DateTime<Utc>,
    /// When something is to be sent next; none: nothing is.
    pub naeste_at: Option<DateTime<Utc>>,
    /// Until when a node has it in its hands.
    pub laast_til: Option<DateTime<Utc>>,
    /// How often the next one has been tried.
    pub forsoeg: i32,
    /// When the last one was sent, or not.
    pub sidste_at: Option<DateTime<Utc>>,
    /// What became of it.
    pub sidste_udfald: Option<OversigtUdfald>,
    /// What the mail server said to that, as a code.
    pub sidste_kode: Option<String>,
}

/// How a sending ended.
#[derive(Clone, Debug)]
pub struct Afsendt {
    /// What became of it.
    pub udfald: OversigtUdfald,
    /// What the mail server said, as a code.
    pub kode: Option<String>,
    /// From when on what is new has not been told.
    pub siden_at: DateTime<Utc>,
    /// When something is to be sent next.
    pub naeste_at: Option<DateTime<Utc>>,
    /// How often that has been tried.
    pub forsoeg: i32,
}

impl Connection {
    /// The addresses of an a-kasse, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn oversigtsmail_of(&mut self, a_kasse: OrganisationId) -> Result<Vec<Oversigtsmail>, StoreError> {
        fetch_all!(
            self,
            Oversigtsmail,
            "SELECT * FROM oversigtsmail WHERE organisation_id = $1 ORDER BY oprettet_at, id",
            a_kasse
        )
    }

    /// The address that is asked by a code with this print, at `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn oversigtsmail_spurgt(
        &mut self,
        aftryk: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Oversigtsmail>, StoreError> {
        fetch_optional!(
            self,
            Oversigtsmail,
            "SELECT * FROM oversigtsmail WHERE kode_aftryk = $1 AND kode_udloeber_at > $2",
            aftryk,
            now
        )
    }

    /// The keys of up to `limit` addresses to which something is to be sent and that no node has in its hands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forfaldne_oversigtsmail(&mut self, now: DateTime<Utc>, limit: i64) -> Result<Vec<Uuid>, StoreError> {
        let rows = fetch_all!(
            self,
            (Uuid,),
            "SELECT id FROM oversigtsmail WHERE naeste_at <= $1 AND (laast_til IS NULL OR laast_til <= $1) ORDER BY id LIMIT $2",
            now,
            limit
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

impl Tx {
    /// Puts an address in, to be asked at `now`.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the a-kasse has it.
    pub async fn insert_oversigtsmail(
        &mut self,
        id: Uuid,
        a_kasse: OrganisationId,
        email: &str,
        af: Option<MedarbejderId>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO oversigtsmail (id, organisation_id, email, oprettet_af, oprettet_at, siden_at, naeste_at)
             VALUES ($1, $2, $3, $4, $5, $5, $5)",
            id,
            a_kasse,
            email,
            af,
            now
        )?;
        Ok(())
    }

    /// Takes an address of an a-kasse away. False: it has no such one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_oversigtsmail(&mut self, a_kasse: OrganisationId, id: Uuid) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM oversigtsmail WHERE id = $1 AND organisation_id = $2", id, a_kasse)? > 0)
    }

    /// Lets an address that has not said yes be asked once more at `naeste_at`. False: there is no such one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn spoerg_oversigtsmail(
        &mut self,
        a_kasse: OrganisationId,
        id: Uuid,
        naeste_at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let asked = execute!(
            self,
            "UPDATE oversigtsmail SET naeste_at = $3, forsoeg = 0 WHERE id = $1 AND organisation_id = $2 AND bekraeftet_at IS NULL",
            id,
            a_kasse,
            naeste_at
        )?;
        Ok(asked > 0)
    }

    /// Takes an address into this node's hands until `til`; none: another one was first, or nothing is due.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tag_oversigtsmail(
        &mut self,
        id: Uuid,
        now: DateTime<Utc>,
        til: DateTime<Utc>,
    ) -> Result<Option<Oversigtsmail>, StoreError> {
        fetch_optional!(
            self,
            Oversigtsmail,
            "UPDATE oversigtsmail SET laast_til = $3, forsoeg = forsoeg + 1
             WHERE id = $1 AND naeste_at <= $2 AND (laast_til IS NULL OR laast_til <= $2) RETURNING *",
            id,
            now,
            til
        )
    }

    /// Keeps the print of the code with which an address is asked now; the one before is good for nothing any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_oversigtsmail_kode(
        &mut self,
        id: Uuid,
        aftryk: &str,
        udloeber_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE oversigtsmail SET kode_aftryk = $2, kode_udloeber_at = $3 WHERE id = $1 AND bekraeftet_at IS NULL",
            id,
            aftryk,
            udloeber_at
        )?;
        Ok(())
    }

    /// Somebody who reads the address says yes with its code, once; none: the code is good for nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bekraeft_oversigtsmail(
        &mut self,
        aftryk: &str,
        now: DateTime<Utc>,
        naeste_at: DateTime<Utc>,
    ) -> Result<Option<Oversigtsmail>, StoreError> {
        fetch_optional!(
            self,
            Oversigtsmail,
            "UPDATE oversigtsmail SET bekraeftet_at = $2, kode_aftryk = NULL, kode_udloeber_at = NULL, siden_at = $2, naeste_at = $3,
               laast_til = NULL, forsoeg = 0
             WHERE kode_aftryk = $1 AND kode_udloeber_at > $2 RETURNING *",
            aftryk,
            now,
            naeste_at
        )
    }

    /// Puts an address that this node has in its hands off to later, as if it had not been taken.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn udskyd_oversigtsmail(
        &mut self,
        taget: &Oversigtsmail,
        naeste_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE oversigtsmail SET naeste_at = $3, laast_til = NULL, forsoeg = forsoeg - 1 WHERE id = $1 AND laast_til = $2",
            taget.id,
            taget.laast_til,
            naeste_at
        )?;
        Ok(())
    }

    /// Writes how a sending ended, and lets the address go. False: this node has it in its hands no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn afslut_oversigtsmail(
        &mut self,
        taget: &Oversigtsmail,
        afsendt: &Afsendt,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let done = execute!(
            self,
            "UPDATE oversigtsmail SET laast_til = NULL, sidste_at = $3, sidste_udfald = $4, sidste_kode = $5, siden_at = $6,
               naeste_at = $7, forsoeg = $8
             WHERE id = $1 AND laast_til = $2",
            taget.id,
            taget.laast_til,
            now,
            afsendt.udfald,
            &afsendt.kode,
            afsendt.siden_at,
            afsendt.naeste_at,
            afsendt.forsoeg
        )?;
        Ok(done > 0)
    }
}
