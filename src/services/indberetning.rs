//! What is reported to DFDG of an event: the conversation or the frist in full, as it is now. The event only says that there is
//! something to report; said twice, or late, it leads to the same.

use crate::domain::cpr::Cpr;
use crate::domain::haendelse::{Entitet, FristHandling};
use crate::domain::ids::{BorgerId, FristId, IndkaldelseId, OrganisationId};
use crate::store::{Connection, Frist, Indkaldelse, NummereretHaendelse, Store, StoreError};

/// One report.
#[derive(Debug)]
pub struct Indberetning {
    /// Whose.
    pub cpr: Cpr,
    /// The code of the authority that holds the conversation or set the frist.
    pub myndighed: String,
    /// What.
    pub indhold: Indhold,
}

/// What is reported.
#[derive(Debug)]
pub enum Indhold {
    /// A conversation.
    Samtale(Box<Indkaldelse>),
    /// A frist, with the reason when it was opened again.
    Frist(Frist, Option<String>),
}

/// The report of an event. None: it is deleted by now, or DFDG works it out by itself, as it does whether a frist is met.
///
/// # Errors
/// When the database fails.
pub async fn om(store: &Store, haendelse: &NummereretHaendelse) -> Result<Option<Indberetning>, StoreError> {
    let mut connection = store.read().await?;
    match haendelse.entitet {
        Entitet::Indkaldelse => om_samtale(&mut connection, haendelse).await,
        Entitet::Frist => om_frist(&mut connection, haendelse).await,
    }
}

async fn om_samtale(
    connection: &mut Connection,
    haendelse: &NummereretHaendelse,
) -> Result<Option<Indberetning>, StoreError> {
    let found = connection.indkaldelse(IndkaldelseId::from_uuid(haendelse.entitet_id)).await?;
    let Some(samtale) = found.filter(|_| haendelse.slags != "bekraeftet") else { return Ok(None) };
    let Some(cpr) = cpr(connection, samtale.borger_id).await? else { return Ok(None) };
    let myndighed = kode(connection, samtale.myndighed_id).await?;
    Ok(Some(Indberetning { cpr, myndighed, indhold: Indhold::Samtale(Box::new(samtale)) }))
}

async fn om_frist(
    connection: &mut Connection,
    haendelse: &NummereretHaendelse,
) -> Result<Option<Indberetning>, StoreError> {
    let handling = FristHandling::from_text(&haendelse.slags);
    let sagt = matches!(handling, Some(FristHandling::Udstedt | FristHandling::Opdateret | FristHandling::Genaabnet));
    let found = connection.frist(FristId::from_uuid(haendelse.entitet_id)).await?;
    let Some(frist) = found.filter(|_| sagt) else { return Ok(None) };
    let Some(cpr) = cpr(connection, frist.borger_id).await? else { return Ok(None) };
    let Some(jobcenter) = frist.jobcenter_id else { return Ok(None) };
    let begrundelse = match handling {
        Some(FristHandling::Genaabnet) => seneste_begrundelse(connection, &frist).await?,
        _ => None,
    };
    let myndighed = kode(connection, jobcenter).await?;
    Ok(Some(Indberetning { cpr, myndighed, indhold: Indhold::Frist(frist, begrundelse) }))
}

async fn seneste_begrundelse(connection: &mut Connection, frist: &Frist) -> Result<Option<String>, StoreError> {
    let historik = connection.frist_historik_of(frist.borger_id).await?;
    let hers = historik.into_iter().filter(|version| version.frist_id == frist.id);
    Ok(hers.max_by_key(|version| (version.begrundelse.is_some(), version.version)).and_then(|last| last.begrundelse))
}

async fn cpr(connection: &mut Connection, id: BorgerId) -> Result<Option<Cpr>, StoreError> {
    Ok(connection.cpr_of(id).await?.and_then(|cpr| cpr.parse().ok()))
}

async fn kode(connection: &mut Connection, id: OrganisationId) -> Result<String, StoreError> {
    Ok(connection.organisation(id).await?.map(|found| found.code).unwrap_or_default())
}
