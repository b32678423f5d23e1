//! OversigtService: the addresses to which an a-kasse gets its daily digest by e-mail. Its coordinator writes them, and somebody who
//! reads the address says yes before anything is sent to it. `afsend`: sending, without names.

mod afsend;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::aftaler::{medarbejder, not_theirs};
use super::kald::{Afvist, Kald, kraev};
use super::{Actor, zone};
use crate::clock::Clock;
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::OrganisationId;
use crate::domain::oversigtsmail::naeste_morgen;
use crate::domain::rules::oversigtsmail::adresse;
use crate::store::{Oversigtsmail, Store};

pub use afsend::{Afsendelse, Besked};

/// An address is not asked twice within this time: nobody's mailbox is filled from here.
const MELLEM: TimeDelta = TimeDelta::minutes(10);

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct OversigtService {
    store: Store,
    clock: Clock,
}

impl OversigtService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// The addresses of the calling a-kasse.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no a-kasse.
    pub async fn liste(&self, kald: &Kald<'_>) -> Result<Vec<Oversigtsmail>, Afvist> {
        Ok(self.store.read().await?.oversigtsmail_of(a_kasse(kald)?).await?)
    }

    /// Puts an address in and lets it be asked.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with what is wrong with it.
    pub async fn tilfoej(&self, kald: &Kald<'_>, text: &str) -> Result<(), Afvist> {
        let own = a_kasse(kald)?;
        let (id, now) = (self.clock.new_id(), self.clock.now());
        let mut tx = self.store.begin().await?;
        // Two at the same moment see each other's: there are never too many.
        tx.lock_aftaler_of(own).await?;
        let kendte: Vec<_> = tx.oversigtsmail_of(own).await?.into_iter().map(|known| known.email).collect();
        let (verdict, email) = adresse(text, &kendte);
        kraev(&verdict)?;
        let email = email.ok_or_else(not_theirs)?;
        tx.insert_oversigtsmail(id, own, email.as_str(), medarbejder(kald), now).await?;
        let line = kald.actor.audit(&self.clock, now, "oversigtsmail_tilfoejet", None, Some(own), Some(id));
        tx.insert_audit(&line).await?;
        Ok(tx.commit().await?)
    }

    /// Takes an address away: nothing more is sent to it.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn fjern(&self, kald: &Kald<'_>, id: Uuid) -> Result<(), Afvist> {
        let (own, now) = (a_kasse(kald)?, self.clock.now());
        let mut tx = self.store.begin().await?;
        if !tx.delete_oversigtsmail(own, id).await? {
            return Err(not_theirs());
        }
        let line = kald.actor.audit(&self.clock, now, "oversigtsmail_fjernet", None, Some(own), Some(id));
        tx.insert_audit(&line).await?;
        Ok(tx.commit().await?)
    }

    /// Lets an address that has not said yes be asked once more, some minutes after the last time at the earliest.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's, or has said yes.
    pub async fn spoerg_igen(&self, kald: &Kald<'_>, id: Uuid) -> Result<(), Afvist> {
        let (own, now) = (a_kasse(kald)?, self.clock.now());
        let mut tx = self.store.begin().await?;
        let known = tx.oversigtsmail_of(own).await?.into_iter().find(|known| known.id == id).ok_or_else(not_theirs)?;
        let earliest = known.sidste_at.map_or(now, |last| now.max(last + MELLEM));
        if !tx.spoerg_oversigtsmail(own, id, earliest).await? {
            return Err(not_theirs());
        }
        let line = kald.actor.audit(&self.clock, now, "oversigtsmail_spurgt_igen", None, Some(own), Some(id));
        tx.insert_audit(&line).await?;
        Ok(tx.commit().await?)
    }

    /// The address and the name of the a-kasse that are asked by this code; none: it is good for nothing, or no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn spurgt(&self, kode: &str) -> Result<Option<(String, String)>, Afvist> {
        let mut connection = self.store.read().await?;
        let Some(asked) = connection.oversigtsmail_spurgt(&aftryk(kode), self.clock.now()).await? else {
            return Ok(None);
        };
        let navn = connection.organisation(asked.organisation_id).await?.map(|found| found.navn);
        Ok(Some((asked.email, navn.unwrap_or_default())))
    }

    /// Somebody who reads the address says yes. A code does so once. False: it is good for nothing, or no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bekraeft(&self, kode: &str) -> Result<bool, Afvist> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some(said) = tx.bekraeft_oversigtsmail(&aftryk(kode), now, morgen(now)).await? else { return Ok(false) };
        let (own, action) = (Some(said.organisation_id), "oversigtsmail_bekraeftet");
        tx.insert_audit(&Actor::SYSTEM.audit(&self.clock, now, action, None, own, Some(said.id))).await?;
        tx.commit().await?;
        Ok(true)
    }
}

fn a_kasse(kald: &Kald<'_>) -> Result<OrganisationId, Afvist> {
    kald.myndighed.id.filter(|_| kald.myndighed.slags == MyndighedType::AKasse).ok_or_else(not_theirs)
}

/// When the next digest is due, as an instant.
fn morgen(now: DateTime<Utc>) -> DateTime<Utc> {
    zone::lookup(naeste_morgen(zone::local_date(now))).unique().unwrap_or(now + TimeDelta::days(1))
}

fn aftryk(kode: &str) -> String {
    Sha256::digest(kode.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
