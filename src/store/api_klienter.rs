//! The clients of the machine interface: what they may, their secrets and their tokens. Both are kept as hashes alone.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::{KlientId, OrganisationId};

/// A client: one system of one kind of authority.
#[derive(Clone, Debug, FromRow)]
pub struct ApiKlient {
    /// Key, and the client id it shows.
    pub id: KlientId,
    /// For people.
    pub navn: String,
    /// For which kind of authority it calls.
    pub myndighedstype: MyndighedType,
    /// The system it is, where conversations are owned by one.
    pub ejersystem: Option<Ejersystem>,
    /// What it is let in for, separated by spaces.
    pub scopes: String,
    /// P-nummer of the other actor that it is, where it is one: it acts for the jobcenter about those sent to it alone.
    pub anden_aktoer: Option<i64>,
    /// SHA-256, in hex, of the certificate it must show; none: it needs none.
    pub certifikat: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was closed.
    pub lukket_at: Option<DateTime<Utc>>,
}

/// A token that holds, with its client.
#[derive(Clone, Debug, FromRow)]
pub struct GyldigtToken {
    /// The client.
    #[sqlx(flatten)]
    pub klient: ApiKlient,
    /// What the token is good for, separated by spaces.
    pub token_scopes: String,
}

impl Connection {
    /// One client.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn api_klient(&mut self, id: KlientId) -> Result<Option<ApiKlient>, StoreError> {
        fetch_optional!(self, ApiKlient, "SELECT * FROM api_klient WHERE id = $1", id)
    }

    /// Every client, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn api_klienter(&mut self) -> Result<Vec<ApiKlient>, StoreError> {
        fetch_all!(self, ApiKlient, "SELECT * FROM api_klient ORDER BY created_at, id")
    }

    /// The organisations that a client acts for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisationer_of_klient(&mut self, id: KlientId) -> Result<Vec<OrganisationId>, StoreError> {
        let rows = fetch_all!(
            self,
            (OrganisationId,),
            "SELECT organisation_id FROM api_klient_organisation WHERE klient_id = $1 ORDER BY organisation_id",
            id
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The open client that has a secret with this hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn klient_med_hemmelighed(&mut self, id: KlientId, hash: &str) -> Result<Option<ApiKlient>, StoreError> {
        fetch_optional!(
            self,
            ApiKlient,
            "SELECT api_klient.* FROM api_hemmelighed JOIN api_klient ON api_klient.id = api_hemmelighed.klient_id
             WHERE api_hemmelighed.hash = $2 AND api_klient.id = $1 AND api_klient.lukket_at IS NULL",
            id,
            hash
        )
    }

    /// The token with this hash, while it holds and its client is open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn gyldigt_token(&mut self, hash: &str, now: DateTime<Utc>) -> Result<Option<GyldigtToken>, StoreError> {
        fetch_optional!(
            self,
            GyldigtToken,
            "SELECT api_klient.*, api_token.scopes AS token_scopes
             FROM api_token JOIN api_klient ON api_klient.id = api_token.klient_id
             WHERE api_token.hash = $1 AND api_token.udloeber_at > $2 AND api_klient.lukket_at IS NULL",
            hash,
            now
        )
    }
}

impl Tx {
    /// A new client, acting for these organisations.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_api_klient(
        &mut self,
        klient: &ApiKlient,
        organisationer: &[OrganisationId],
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO api_klient (id, navn, myndighedstype, ejersystem, scopes, created_at, anden_aktoer, certifikat)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            klient.id,
            &klient.navn,
            klient.myndighedstype,
            klient.ejersystem,
            &klient.scopes,
            klient.created_at,
            klient.anden_aktoer,
            &klient.certifikat
        )?;
        for organisation in organisationer {
            execute!(
                self,
                "INSERT INTO api_klient_organisation (klient_id, organisation_id) VALUES ($1, $2)",
                klient.id,
                *organisation
            )?;
        }
        Ok(())
    }

    /// Closes a client: none of its secrets and tokens holds any longer. Gives whether it was open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_api_klient(&mut self, id: KlientId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let closed =
            execute!(self, "UPDATE api_klient SET lukket_at = $2 WHERE id = $1 AND lukket_at IS NULL", id, now)?;
        Ok(closed == 1)
    }

    /// Gives a client a secret, instead of those it had.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_hemmelighed(&mut self, id: KlientId, hash: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM api_hemmelighed WHERE klient_id = $1", id)?;
        execute!(self, "INSERT INTO api_hemmelighed (hash, klient_id, created_at) VALUES ($1, $2, $3)", hash, id, now)?;
        Ok(())
    }

    /// Takes away every token of a client.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_tokens(&mut self, id: KlientId) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM api_token WHERE klient_id = $1", id)?;
        Ok(())
    }

    /// Gives a client a token, and clears away those of its that have run out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_token(
        &mut self,
        id: KlientId,
        hash: &str,
        scopes: &str,
        now: DateTime<Utc>,
        udloeber_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM api_token WHERE klient_id = $1 AND udloeber_at <= $2", id, now)?;
        execute!(
            self,
            "INSERT INTO api_token (hash, klient_id, scopes, udloeber_at) VALUES ($1, $2, $3, $4)",
            hash,
            id,
            scopes,
            udloeber_at
        )?;
        Ok(())
    }
}
