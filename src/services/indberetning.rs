//! What is reported to DFDG of an event: the conversation or the frist in full, as it is now. The event only says that there is
//! something to report; said twice, or late, it leads to the same.

use crate::domain::cpr::Cpr;
use crate::domain::haendelse::{Entitet, FristHandling};
use crate::domain::ids::{FristId, IndkaldelseId};
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
    let Some(mut samtale) = found.filter(|_| haendelse.slags != "bekraeftet") else { return Ok(None) };
    let Some(cpr) = connection.cpr_of(samtale.borger_id).await? else { return Ok(None) };
    let Some(myndighed) = connection.organisation(samtale.myndighed_id).await? else { return Ok(None) };
    // A self-booked one has no contact of its own: its authority's is the one the borger is shown.
    if samtale.kontakt_telefon.is_none() && samtale.kontakt_email.is_none() {
        samtale.kontakt_telefon = myndighed.telefon;
    }
    Ok(Some(Indberetning { cpr, myndighed: myndighed.code, indhold: Indhold::Samtale(Box::new(samtale)) }))
}

async fn om_frist(
    connection: &mut Connection,
    haendelse: &NummereretHaendelse,
) -> Result<Option<Indberetning>, StoreError> {
    let handling = FristHandling::from_text(&haendelse.slags);
    let sagt = matches!(handling, Some(FristHandling::Udstedt | FristHandling::Opdateret | FristHandling::Genaabnet));
    let found = connection.frist(FristId::from_uuid(haendelse.entitet_id)).await?;
    let Some(frist) = found.filter(|_| sagt) else { return Ok(None) };
    let Some(cpr) = connection.cpr_of(frist.borger_id).await? else { return Ok(None) };
    let Some(jobcenter) = frist.jobcenter_id else { return Ok(None) };
    let Some(myndighed) = connection.organisation(jobcenter).await? else { return Ok(None) };
    let begrundelse = match handling {
        Some(FristHandling::Genaabnet) => seneste_begrundelse(connection, &frist).await?,
        _ => None,
    };
    Ok(Some(Indberetning { cpr, myndighed: myndighed.code, indhold: Indhold::Frist(frist, begrundelse) }))
}

async fn seneste_begrundelse(connection: &mut Connection, frist: &Frist) -> Result<Option<String>, StoreError> {
    let historik = connection.frist_historik_of(frist.borger_id).await?;
    let hers = historik.into_iter().filter(|version| version.frist_id == frist.id);
    Ok(hers.max_by_key(|version| (version.begrundelse.is_some(), version.version)).and_then(|last| last.begrundelse))
}
