//! BookingService and BookingWsrmMessageService as they are now: phased out (epic 999.8.4). Every call of old is answered with
//! what replaces it, and leaves a line in the audit trail, so that it can be counted who still calls.

use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::udfaset::{UDFASEDE, Udfaset, efterfoelger};
use crate::services::Actor;
use crate::store::{AuditRow, Store, StoreError};

/// What the audit trail says of a call that names nothing of ours: what the caller wrote may be anything.
const UKENDT: &str = "ukendt operation";

/// Why a call has no successor.
#[derive(Debug, thiserror::Error)]
pub enum UdfasetFejl {
    /// There never was such an operation. Told with the whole mapping, so that the caller finds what was meant.
    #[error("operationen kendes ikke; de udfasede er {}", mapping(.0))]
    Ukendt(&'static [Udfaset]),
    /// The database: the call could not be counted.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn mapping(udfasede: &[Udfaset]) -> String {
    let pairs = udfasede.iter().map(|old| format!("{} → {}", old.navn(), old.efterfoelger()));
    pairs.collect::<Vec<_>>().join(", ")
}

/// Who is counted: a client by its id, a person's call by her organisation.
fn kalder(actor: &Actor) -> String {
    match actor.principal {
        Some(Principal::Klient { id, .. }) => id.to_string(),
        _ => actor.organisation().map_or_else(|| "ukendt".to_owned(), |id| id.to_string()),
    }
}

/// Answers a call of old. Nothing else happens: no conversation is made, changed or called off.
///
/// # Errors
/// [`UdfasetFejl::Ukendt`] when there was no such operation; that call is counted too.
pub async fn call(
    store: &Store,
    clock: &Clock,
    actor: &Actor,
    service: &str,
    operation: &str,
) -> Result<&'static Udfaset, UdfasetFejl> {
    let found = efterfoelger(service, operation);
    let line = actor.audit(clock, clock.now(), "udfaset_kald", None, actor.organisation(), None);
    let called = found.map_or_else(|| UKENDT.to_owned(), Udfaset::navn);
    let mut tx = store.begin().await?;
    tx.count_udfaset_kald(&called, &kalder(actor), line.at).await?;
    tx.insert_audit(&AuditRow { detalje: Some(called), ..line }).await?;
    tx.commit().await?;
    found.ok_or(UdfasetFejl::Ukendt(UDFASEDE))
}
