//! Who does something, for the audit trail.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::store::AuditRow;

/// The id by which a request is found in log and audit trail, and which error pages show.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Who acts, and in which request.
#[derive(Clone, Debug)]
pub struct Actor {
    /// None: the system itself.
    pub principal: Option<Principal>,
    /// The request's id, as it stands in the log.
    pub request_id: Option<String>,
}

impl Actor {
    /// The system itself: jobs, demo data.
    pub const SYSTEM: Self = Self { principal: None, request_id: None };

    /// On whose behalf.
    pub const fn organisation(&self) -> Option<OrganisationId> {
        match self.principal {
            Some(Principal::Medarbejder { organisation, .. } | Principal::Klient { organisation, .. }) => organisation,
            Some(Principal::Borger(_)) | None => None,
        }
    }

    /// The audit line "this actor did `action` with `subject` of `borger`, which concerns `organisation`".
    pub fn audit(
        &self,
        clock: &Clock,
        at: DateTime<Utc>,
        action: impl Into<String>,
        borger: Option<BorgerId>,
        organisation: Option<OrganisationId>,
        subject: Option<Uuid>,
    ) -> AuditRow {
        let (kind, id) = match self.principal {
            None => ("system", None),
            Some(Principal::Borger(id)) => ("borger", Some(id.uuid())),
            Some(Principal::Medarbejder { id, .. }) => ("medarbejder", Some(id.uuid())),
            // Another system is a system too, with an id.
            Some(Principal::Klient { id, .. }) => ("system", Some(id.uuid())),
        };
        AuditRow {
            id: clock.new_id(),
            at,
            actor_kind: kind.to_owned(),
            actor_id: id,
            organisation_id: organisation,
            borger_id: borger,
            action: action.into(),
            subject_id: subject,
            request_id: self.request_id.clone(),
            detalje: None,
        }
    }
}
