//! What is reported to DFDG of an event: the conversation or the frist in full, as it is now. The event only says that there is
//! something to report; said twice, or late, it leads to the same. What happened after a conversation began changed nothing in its plan, which
//! nobody takes any more then: of that only the outcome is reported.

use super::indkaldelse::gaeldende;
use crate::domain::code_lists::Deltagelsesvalg;
use crate::domain::cpr::Cpr;
use crate::domain::haendelse::{Entitet, FristHandling};
use crate::domain::ids::{FristId, IndkaldelseId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::store::{Connection, Frist, Indkaldelse, Myndighedsdeltager, NummereretHaendelse, Store, StoreError};

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
    Samtale(Box<OmSamtale>),
    /// A frist, with the reason when it was opened again.
    Frist(Frist, Option<String>),
}

/// What is reported of a conversation.
#[derive(Debug)]
pub struct OmSamtale {
    /// The conversation, with its outcome when there is one.
    pub samtale: Indkaldelse,
    /// Its plan; none: the event is from after it began.
    pub plan: Option<Plan>,
}

/// What belongs to the plan beside the conversation itself, as far as it is the holder's to report.
#[derive(Debug, Default)]
pub struct Plan {
    /// The choice in force: hers, which a jobcenter writes down, or the holder's own wish. An a-kasse reports its own.
    pub valg: Option<Deltagelsesvalg>,
    /// The holder's participants, those taken away included. A guest reports its own.
    pub deltagere: Vec<Myndighedsdeltager>,
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
    let plan = match haendelse.created_at < samtale.starts_at {
        true => Some(plan(connection, &samtale).await?),
        false => None,
    };
    let indhold = Indhold::Samtale(Box::new(OmSamtale { samtale, plan }));
    Ok(Some(Indberetning { cpr, myndighed: myndighed.code, indhold }))
}

async fn plan(connection: &mut Connection, samtale: &Indkaldelse) -> Result<Plan, StoreError> {
    if !samtale.is_faelles() || samtale.status == IndkaldelseStatus::Aflyst {
        return Ok(Plan::default());
    }
    let holder = samtale.myndighed_id;
    let valg = gaeldende(connection, samtale.borger_id, Some(samtale.id)).await?;
    let valg = valg.filter(|valg| valg.organisation_id.is_none_or(|by| by == holder)).map(|valg| valg.valg);
    let mut deltagere = connection.alle_myndighedsdeltagere(samtale.id).await?;
    deltagere.retain(|deltager| deltager.organisation_id == holder);
    Ok(Plan { valg, deltagere })
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
