//! Who takes part in a fælles jobsamtale: choices, and participants by name.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::{Deltagelsesvalg, DeltagerRolle};
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};

/// A choice about the a-kasse's part.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct ValgRow {
    /// Key.
    pub id: Uuid,
    /// Whose conversation it is about.
    pub borger_id: BorgerId,
    /// Which one; none: the next fælles jobsamtale.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// What was chosen.
    pub valg: Deltagelsesvalg,
    /// The authority that registered it; none: the borger herself.
    pub organisation_id: Option<OrganisationId>,
    /// When.
    pub at: DateTime<Utc>,
    /// When a held conversation ended its effect.
    pub nulstillet_at: Option<DateTime<Utc>>,
}

/// Somebody who takes part on behalf of an authority.
#[derive(Clone, FromRow, PartialEq, Eq)]
pub struct Myndighedsdeltager {
    /// Key, chosen by the caller.
    pub id: Uuid,
    /// In which conversation.
    pub indkaldelse_id: IndkaldelseId,
    /// For which authority.
    pub organisation_id: OrganisationId,
    /// Full name.
    pub navn: Option<String>,
    /// Other contact data.
    pub kontaktdetaljer: Option<String>,
    /// Telephone number.
    pub telefonnummer: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// As what.
    pub rolle: DeltagerRolle,
    /// Counts changes.
    pub version: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was taken away.
    pub slettet_at: Option<DateTime<Utc>>,
}

/// Names stay out of logs.
impl std::fmt::Debug for Myndighedsdeltager {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Myndighedsdeltager").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Connection {
    /// Every choice about a borger's conversations, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn deltagelsesvalg_of(&mut self, borger: BorgerId) -> Result<Vec<ValgRow>, StoreError> {
        fetch_all!(self, ValgRow, "SELECT * FROM deltagelsesvalg WHERE borger_id = $1 ORDER BY at, id", borger)
    }

    /// One participant, taken away or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn myndighedsdeltager(&mut self, id: Uuid) -> Result<Option<Myndighedsdeltager>, StoreError> {
        fetch_optional!(self, Myndighedsdeltager, "SELECT * FROM myndighedsdeltager WHERE id = $1", id)
    }

    /// The participants of a conversation, those taken away included, in the order they were named.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn alle_myndighedsdeltagere(
        &mut self,
        indkaldelse: IndkaldelseId,
    ) -> Result<Vec<Myndighedsdeltager>, StoreError> {
        fetch_all!(
            self,
            Myndighedsdeltager,
            "SELECT * FROM myndighedsdeltager WHERE indkaldelse_id = $1 ORDER BY created_at, id",
            indkaldelse
        )
    }

    /// The participants of a conversation, in the order they were named.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn myndighedsdeltagere(
        &mut self,
        indkaldelse: IndkaldelseId,
    ) -> Result<Vec<Myndighedsdeltager>, StoreError> {
        fetch_all!(
            self,
            Myndighedsdeltager,
            "SELECT * FROM myndighedsdeltager WHERE indkaldelse_id = $1 AND slettet_at IS NULL ORDER BY created_at, id",
            indkaldelse
        )
    }
}

impl Tx {
    /// Adds a choice.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_deltagelsesvalg(&mut self, valg: &ValgRow) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO deltagelsesvalg (id, borger_id, indkaldelse_id, valg, organisation_id, at, nulstillet_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            valg.id,
            valg.borger_id,
            valg.indkaldelse_id,
            valg.valg,
            valg.organisation_id,
            valg.at,
            valg.nulstillet_at
        )?;
        Ok(())
    }

    /// A fælles jobsamtale takes the choices that waited for it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bind_deltagelsesvalg(
        &mut self,
        borger: BorgerId,
        indkaldelse: IndkaldelseId,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE deltagelsesvalg SET indkaldelse_id = $2 WHERE borger_id = $1 AND indkaldelse_id IS NULL AND nulstillet_at IS NULL",
            borger,
            indkaldelse
        )?;
        Ok(())
    }

    /// A called-off fælles jobsamtale gives its choices back to the next one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unbind_deltagelsesvalg(&mut self, indkaldelse: IndkaldelseId) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE deltagelsesvalg SET indkaldelse_id = NULL WHERE indkaldelse_id = $1 AND nulstillet_at IS NULL",
            indkaldelse
        )?;
        Ok(())
    }

    /// A fælles jobsamtale was held: the choices made for it have had their effect.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reset_deltagelsesvalg(&mut self, held: IndkaldelseId, now: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE deltagelsesvalg SET nulstillet_at = $2 WHERE indkaldelse_id = $1 AND nulstillet_at IS NULL",
            held,
            now
        )?;
        Ok(())
    }

    /// Names a participant.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the id is in use.
    pub async fn insert_myndighedsdeltager(&mut self, deltager: &Myndighedsdeltager) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO myndighedsdeltager (id, indkaldelse_id, organisation_id, navn, kontaktdetaljer, telefonnummer, email, rolle,
             version, created_at, updated_at, slettet_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            deltager.id,
            deltager.indkaldelse_id,
            deltager.organisation_id,
            &deltager.navn,
            &deltager.kontaktdetaljer,
            &deltager.telefonnummer,
            &deltager.email,
            deltager.rolle,
            deltager.version,
            deltager.created_at,
            deltager.updated_at,
            deltager.slettet_at
        )?;
        Ok(())
    }

    /// Writes a changed participant over the one with the same key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_myndighedsdeltager(&mut self, deltager: &Myndighedsdeltager) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE myndighedsdeltager SET navn = $2, kontaktdetaljer = $3, telefonnummer = $4, email = $5, rolle = $6, version = $7,
             updated_at = $8, slettet_at = $9 WHERE id = $1",
            deltager.id,
            &deltager.navn,
            &deltager.kontaktdetaljer,
            &deltager.telefonnummer,
            &deltager.email,
            deltager.rolle,
            deltager.version,
            deltager.updated_at,
            deltager.slettet_at
        )?;
        Ok(())
    }
}
