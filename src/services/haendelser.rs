//! HaendelseService: numbers are given to events after commit, and an authority reads its own in their order (decision 16).

use chrono::{DateTime, TimeDelta, Utc};

use super::retry_collisions;
use crate::domain::haendelse::{Entitet, Haendelsesbesked};
use crate::domain::ids::OrganisationId;
use crate::store::{NummereretHaendelse, Store, StoreError};

/// How many events get a number in one transaction.
const PORTION: i64 = 1_000;
/// How long an event may wait for its number while a node that works is somewhere. The job comes every second.
const TAALMODIGHED: TimeDelta = TimeDelta::minutes(1);
/// The most events in one answer.
pub const MAX_ANTAL: i64 = 500;

/// A part of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// In the order of their numbers.
    pub haendelser: Vec<NummereretHaendelse>,
    /// What to ask for next: the last number here, or the one that was asked with.
    pub naeste: i64,
    /// Whether more are there already.
    pub flere: bool,
}

/// Gives numbers to all events that are committed and have none. Gives how many. Two nodes at once give the same result.
///
/// # Errors
/// When the database fails.
pub async fn nummerer(store: &Store) -> Result<u64, StoreError> {
    let mut all = 0;
    while store.read().await?.has_unnumbered_haendelser().await? {
        let given = retry_collisions!(portion(store))?;
        all += given;
        // Another node gave them, or they were undone.
        if given == 0 {
            break;
        }
    }
    Ok(all)
}

/// Whether the outbox moves: no event has waited long for its number. Until it has one nobody is told of it, neither by the feed nor by a
/// webhook nor at DFDG. A receiver that is down holds up itself alone, and is for `/drift` to show.
///
/// # Errors
/// When the database fails.
pub async fn bevaeger_sig(store: &Store, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let waiting = store.read().await?.oldest_unnumbered_haendelse().await?;
    Ok(waiting.is_none_or(|since| now - since <= TAALMODIGHED))
}

async fn portion(store: &Store) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let given = tx.number_haendelser(PORTION).await?;
    tx.commit().await?;
    Ok(given)
}

/// An authority's events after a number: at most `antal`, and never more than [`MAX_ANTAL`].
///
/// # Errors
/// When the database fails.
pub async fn efter(store: &Store, modtager: OrganisationId, efter: i64, antal: i64) -> Result<Feed, StoreError> {
    let antal = antal.clamp(1, MAX_ANTAL);
    Ok(del(store.read().await?.haendelser_to(modtager, efter, antal + 1).await?, efter, antal))
}

/// What a kommune is told of its jobcenter's events: conversations (Indkaldelse.WSB goes to jobcenter, kommune and a-kasse), no frister (Frist.WSB is
/// formed for the jobcenter), and not that somebody confirmed.
///
/// # Errors
/// When the database fails.
pub async fn efter_for_kommune(
    store: &Store,
    jobcenter: OrganisationId,
    efter: i64,
    antal: i64,
) -> Result<Feed, StoreError> {
    let antal = antal.clamp(1, MAX_ANTAL);
    Ok(del(store.read().await?.haendelser_to_kommune(jobcenter, efter, antal + 1).await?, efter, antal))
}

/// A part of a feed, of which one more than `antal` was asked for.
fn del(mut haendelser: Vec<NummereretHaendelse>, efter: i64, antal: i64) -> Feed {
    let flere = i64::try_from(haendelser.len()).is_ok_and(|found| found > antal);
    if flere {
        haendelser.pop();
    }
    let naeste = haendelser.last().map_or(efter, |last| last.number);
    Feed { haendelser, naeste, flere }
}

/// The event as it is told: thin. Only a conversation's event says what was done with it.
pub fn besked(haendelse: &NummereretHaendelse) -> Haendelsesbesked {
    Haendelsesbesked {
        nummer: haendelse.number,
        haendelse_id: haendelse.id,
        entitet_id: haendelse.entitet.id(),
        entitet_navn: haendelse.entitet.navn(),
        ekstern_identifier: haendelse.entitet_id,
        aendringstype: haendelse.aendringstype.id(),
        indkaldelseshaendelse: (haendelse.entitet == Entitet::Indkaldelse).then(|| haendelse.slags.clone()),
        tidspunkt: haendelse.created_at,
    }
}
