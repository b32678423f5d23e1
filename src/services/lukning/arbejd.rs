//! The work of closing many times: time by time, on behalf of who began it. It may be broken off anywhere, and run twice.

use uuid::Uuid;

use super::flyt::Flytter;
use super::luk_tid;
use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::OrganisationId;
use crate::domain::lukning::{Maade, MasseStatus};
use crate::services::Actor;
use crate::services::aftaler::not_theirs;
use crate::services::kald::{Afvist, Kald, Myndighed};
use crate::store::Store;

/// Times between two looks at what waits.
const BATCH: i64 = 100;

/// Goes on with every change that has times waiting. Gives how many times had their turn.
///
/// # Errors
/// When the database fails; what waits is gone on with next time.
pub async fn arbejd_alle(store: &Store, clock: &Clock) -> Result<u64, Afvist> {
    let waiting = store.read().await?.masseaendringer_i_gang().await?;
    let mut done = 0;
    for (organisation, id) in waiting {
        done += arbejd(store, clock, organisation, id).await?;
    }
    Ok(done)
}

/// Gives every waiting time of one change its turn.
pub(super) async fn arbejd(
    store: &Store,
    clock: &Clock,
    organisation: OrganisationId,
    id: Uuid,
) -> Result<u64, Afvist> {
    let mut connection = store.read().await?;
    let Some(masse) = connection.masseaendring(organisation, id).await? else { return Ok(0) };
    let who = connection.medarbejder(masse.medarbejder_id).await?.ok_or_else(not_theirs)?;
    drop(connection);
    let principal = Principal::Medarbejder { id: who.id, organisation: Some(organisation), rolle: who.rolle };
    let actor = Actor { principal: Some(principal), request_id: None };
    let system = Some(Ejersystem::Faellestid);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id: Some(organisation), system };
    let kald = Kald { actor: &actor, myndighed };
    let flytter = Flytter { store, clock, kald: &kald };
    if matches!(masse.maade(), Maade::Flyt { .. }) {
        // All are closed before the first is emptied: nobody is moved into a time that is to be closed.
        for tid in store.read().await?.ventende_tider(id, i64::MAX).await? {
            luk_tid(store, clock, &kald, tid, false).await?;
        }
    }
    let mut done = 0;
    loop {
        let waiting = store.read().await?.ventende_tider(id, BATCH).await?;
        if waiting.is_empty() {
            break;
        }
        for tid in waiting {
            match masse.maade() {
                Maade::Flyt { .. } => {
                    for booked in store.read().await?.booked_in(tid).await? {
                        flytter.flyt(&masse, booked, tid).await?;
                    }
                }
                Maade::Luk | Maade::Aflys => {
                    luk_tid(store, clock, &kald, tid, masse.aflys).await?;
                }
            }
            let mut tx = store.begin().await?;
            tx.set_valgt_tid(id, tid, false).await?;
            tx.commit().await?;
            done += 1;
        }
    }
    let mut tx = store.begin().await?;
    tx.set_masseaendring(id, MasseStatus::Faerdig, clock.now()).await?;
    tx.commit().await?;
    Ok(done)
}
