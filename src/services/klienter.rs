//! The clients of the machine interface: made, closed and given new secrets by operations; letting them in by secret and token.
//! Secrets and tokens are 256 random bits, so a plain SHA-256 of them cannot be guessed back.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use super::Actor;
use crate::clock::{Clock, machine_time, secret};
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::{KlientId, OrganisationId};
use crate::domain::snitflade::Scope;
use crate::store::{ApiKlient, AuditRow, GyldigtToken, Store, StoreError};

/// How long a token holds.
pub const TOKEN_SECONDS: i64 = 3_600;

/// A client as operations want it.
#[derive(Clone, Debug)]
pub struct NyKlient {
    /// For people.
    pub navn: String,
    /// For which kind of authority it calls.
    pub myndighedstype: MyndighedType,
    /// The system it is.
    pub ejersystem: Option<Ejersystem>,
    /// For which organisations it acts.
    pub organisationer: Vec<OrganisationId>,
    /// What it is let in for.
    pub scopes: BTreeSet<Scope>,
    /// P-nummer of the other actor that it is.
    pub anden_aktoer: Option<i64>,
    /// SHA-256, in hex, of the certificate it must show.
    pub certifikat: Option<String>,
}

/// A token as it is handed out.
#[derive(Clone)]
pub struct NytToken {
    /// The token itself.
    pub token: String,
    /// What it is good for.
    pub scopes: BTreeSet<Scope>,
}

/// Why no token was given.
#[derive(Debug, thiserror::Error)]
pub enum TokenFejl {
    /// Id or secret is wrong, or the client is closed: which of them is not told.
    #[error("the client is not let in")]
    UkendtKlient,
    /// It asked for a scope that it does not have.
    #[error("the client does not have that scope")]
    UkendtScope,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a client. Gives its secret, which is shown once and kept by nobody.
///
/// # Errors
/// When the database fails.
pub async fn opret(store: &Store, clock: &Clock, ny: &NyKlient) -> Result<(ApiKlient, String), StoreError> {
    let klient = ApiKlient {
        id: KlientId::from_uuid(clock.new_id()),
        navn: ny.navn.clone(),
        myndighedstype: ny.myndighedstype,
        ejersystem: ny.ejersystem,
        scopes: joined(&ny.scopes),
        anden_aktoer: ny.anden_aktoer,
        certifikat: ny.certifikat.clone(),
        created_at: clock.now(),
        lukket_at: None,
    };
    let secret = secret();
    let mut tx = store.begin().await?;
    tx.insert_api_klient(&klient, &ny.organisationer).await?;
    tx.set_hemmelighed(klient.id, &hash(&secret), clock.now()).await?;
    tx.insert_audit(&audit(clock, "api_klient_oprettet", klient.id)).await?;
    tx.commit().await?;
    Ok((klient, secret))
}

/// Gives a client another secret. The old one and every token end at once. None: there is no such client.
///
/// # Errors
/// When the database fails.
pub async fn forny(store: &Store, clock: &Clock, id: KlientId) -> Result<Option<String>, StoreError> {
    let mut tx = store.begin().await?;
    if tx.api_klient(id).await?.is_none_or(|klient| klient.lukket_at.is_some()) {
        return Ok(None);
    }
    let secret = secret();
    tx.set_hemmelighed(id, &hash(&secret), clock.now()).await?;
    tx.delete_tokens(id).await?;
    tx.insert_audit(&audit(clock, "api_klient_fornyet", id)).await?;
    tx.commit().await?;
    Ok(Some(secret))
}

/// Closes a client, for good. Gives whether it was open.
///
/// # Errors
/// When the database fails.
pub async fn luk(store: &Store, clock: &Clock, id: KlientId) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    if !tx.luk_api_klient(id, clock.now()).await? {
        return Ok(false);
    }
    tx.delete_tokens(id).await?;
    tx.insert_audit(&audit(clock, "api_klient_lukket", id)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Gives a token for a secret: for the scopes asked for, or (none) for all the client has. Tokens live by the machine's own clock.
///
/// # Errors
/// [`TokenFejl`]: nothing is told of why a client is not let in.
pub async fn token(
    store: &Store,
    id: KlientId,
    given: &str,
    wanted: Option<&BTreeSet<Scope>>,
) -> Result<NytToken, TokenFejl> {
    let mut tx = store.begin().await?;
    let klient = tx.klient_med_hemmelighed(id, &hash(given)).await?.ok_or(TokenFejl::UkendtKlient)?;
    let has = scopes(&klient.scopes);
    let scopes = match wanted {
        None => has,
        Some(wanted) if wanted.is_subset(&has) => wanted.clone(),
        Some(_) => return Err(TokenFejl::UkendtScope),
    };
    let (token, now) = (secret(), machine_time());
    let ends = now + TimeDelta::seconds(TOKEN_SECONDS);
    tx.insert_token(klient.id, &hash(&token), &joined(&scopes), now, ends).await?;
    tx.commit().await?;
    Ok(NytToken { token, scopes })
}

/// The client that shows this token, and the organisations it acts for. None: the token does not hold.
///
/// # Errors
/// When the database fails.
pub async fn kendt(store: &Store, token: &str) -> Result<Option<(GyldigtToken, Vec<OrganisationId>)>, StoreError> {
    let mut connection = store.read().await?;
    let Some(found) = connection.gyldigt_token(&hash(token), machine_time()).await? else { return Ok(None) };
    let organisationer = connection.organisationer_of_klient(found.klient.id).await?;
    Ok(Some((found, organisationer)))
}

/// An open client that another authorization server speaks for, and the organisations it acts for.
///
/// # Errors
/// When the database fails.
pub async fn aaben(store: &Store, id: KlientId) -> Result<Option<(ApiKlient, Vec<OrganisationId>)>, StoreError> {
    let mut connection = store.read().await?;
    let found = connection.api_klient(id).await?.filter(|klient| klient.lukket_at.is_none());
    let Some(klient) = found else { return Ok(None) };
    let organisationer = connection.organisationer_of_klient(id).await?;
    Ok(Some((klient, organisationer)))
}

/// The scopes of a stored list; a name that is none of ours is left out.
pub fn scopes(text: &str) -> BTreeSet<Scope> {
    text.split(' ').filter_map(Scope::from_text).collect()
}

/// The list as it is stored and shown.
pub fn joined(scopes: &BTreeSet<Scope>) -> String {
    scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
}

/// The fingerprint of a certificate, SHA-256 in hex, in either case, with or without colons; as it is stored.
pub fn fingeraftryk(text: &str) -> Option<String> {
    let hex: String = text.trim().chars().filter(|sign| *sign != ':').collect();
    let fits = hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    fits.then(|| hex.to_ascii_lowercase())
}

fn hash(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn audit(clock: &Clock, action: &str, id: KlientId) -> AuditRow {
    Actor::SYSTEM.audit(clock, clock.now(), action, None, None, Some(id.uuid()))
}
