//! Who events are sent to: added, removed and sent to again by operations, each with a line in the audit trail.

use super::Actor;
use super::udsendelse::nu;
use crate::clock::{Clock, secret};
use crate::domain::haendelse::AbonnementArt;
use crate::domain::ids::{AbonnementId, OrganisationId};
use crate::store::{Abonnement, AuditRow, Store, StoreError};

/// Adds a webhook for an authority, told of what happens from now on. The address was tried before (`kanaler::udsendelse`). Gives
/// the receiver with its secret, which is shown this once.
///
/// # Errors
/// [`StoreError::Taken`] when the authority has one at that address already.
pub async fn opret_webhook(
    store: &Store,
    clock: &Clock,
    organisation: OrganisationId,
    url: &str,
) -> Result<Abonnement, StoreError> {
    opret(store, clock, (organisation, false), url).await
}

/// The same for the kommune of a jobcenter, which is told of less: `domain::haendelse` says of what.
///
/// # Errors
/// As [`opret_webhook`].
pub async fn opret_webhook_til_kommune(
    store: &Store,
    clock: &Clock,
    jobcenter: OrganisationId,
    url: &str,
) -> Result<Abonnement, StoreError> {
    opret(store, clock, (jobcenter, true), url).await
}

async fn opret(
    store: &Store,
    clock: &Clock,
    (organisation, som_kommune): (OrganisationId, bool),
    url: &str,
) -> Result<Abonnement, StoreError> {
    let mut tx = store.begin().await?;
    let ny = Abonnement {
        organisation_id: Some(organisation),
        som_kommune,
        hemmelighed: Some(secret()),
        sidste: tx.last_haendelse_number().await?,
        ..tomt(clock, AbonnementArt::Webhook, url)
    };
    tx.insert_abonnement(&ny).await?;
    tx.insert_audit(&linje(clock, "webhook_oprettet", Some(organisation), Some(ny.id))).await?;
    tx.commit().await?;
    Ok(ny)
}

/// Everything is reported to DFDG at that address from now on, beginning with all there is. Its credentials are settings of the
/// process, not rows.
///
/// # Errors
/// When the database fails.
pub async fn indberet_til(store: &Store, clock: &Clock, url: &str) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.upsert_indberetning(&tomt(clock, AbonnementArt::Indberetning, url)).await?;
    tx.commit().await
}

/// Removes a receiver with what was laid aside for it. Gives whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn slet(store: &Store, clock: &Clock, id: AbonnementId) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let there = tx.delete_abonnement(id).await?;
    if there {
        tx.insert_audit(&linje(clock, "webhook_slettet", None, Some(id))).await?;
    }
    tx.commit().await?;
    Ok(there)
}

/// Sends again what was laid aside, for one receiver or (none) for all, and tries those that wait at once. Gives how many events.
///
/// # Errors
/// When the database fails.
pub async fn send_igen(store: &Store, clock: &Clock, id: Option<AbonnementId>) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let antal = tx.send_again(id, nu()).await?;
    let linje = linje(clock, "webhook_send_igen", None, id);
    tx.insert_audit(&AuditRow { detalje: Some(format!("{antal} hændelser")), ..linje }).await?;
    tx.commit().await?;
    Ok(antal)
}

fn tomt(clock: &Clock, art: AbonnementArt, url: &str) -> Abonnement {
    Abonnement {
        id: AbonnementId::from_uuid(clock.new_id()),
        art,
        organisation_id: None,
        som_kommune: false,
        url: url.to_owned(),
        hemmelighed: None,
        sidste: 0,
        forsoeg: 0,
        naeste_at: nu(),
        fejl: None,
        created_at: clock.now(),
    }
}

fn linje(clock: &Clock, action: &str, organisation: Option<OrganisationId>, id: Option<AbonnementId>) -> AuditRow {
    Actor::SYSTEM.audit(clock, clock.now(), action, None, organisation, id.map(AbonnementId::uuid))
}
