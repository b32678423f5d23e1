//! What is remembered of a call that came to nothing: who tried what about whom. A call that names nobody we know touches nobody, and a
//! caller without a token that holds is nobody: the log has those.

use axum::http::StatusCode;

use super::problem::Problem;
use super::state::Api;
use crate::domain::cpr::Cpr;
use crate::services::Actor;
use crate::services::read_log::Look;
use crate::store::{AuditRow, Borger};

/// What was tried.
pub struct Forsoeg<'a> {
    /// The method, or its address when the call did not come as far.
    pub hvad: String,
    /// What was answered.
    pub status: Option<StatusCode>,
    /// On whose behalf.
    pub bruger: Option<&'a str>,
}

impl Forsoeg<'_> {
    fn detalje(&self) -> String {
        let status = self.status.map(|status| format!(", {}", status.as_u16())).unwrap_or_default();
        let bruger = self.bruger.map(|bruger| format!(", bruger {bruger}")).unwrap_or_default();
        format!("{}{status}{bruger}", self.hvad)
    }
}

/// Remembers a refused call about whoever has this personnummer.
pub async fn afvist(api: &Api, actor: &Actor, cpr: &Cpr, forsoeg: &Forsoeg<'_>) -> Result<(), Problem> {
    let mut connection = api.store.read().await?;
    let Some(id) = connection.borger_med_cpr(cpr).await? else { return Ok(()) };
    let Some(borger) = connection.borger(id).await? else { return Ok(()) };
    drop(connection);
    linje(api, actor, "api_afvist", &borger, forsoeg).await
}

/// One line about her. An authority that is no organisation here is remembered at her jobcenter.
pub async fn linje(
    api: &Api,
    actor: &Actor,
    action: &str,
    borger: &Borger,
    forsoeg: &Forsoeg<'_>,
) -> Result<(), Problem> {
    let organisation = actor.organisation().unwrap_or(borger.jobcenter_id);
    let line = actor.audit(&api.clock, api.clock.now(), action, Some(borger.id), Some(organisation), None);
    Ok(api.read_log.remember(Look::Audit(AuditRow { detalje: Some(forsoeg.detalje()), ..line })).await?)
}
