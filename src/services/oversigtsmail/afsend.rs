//! Taking an address to send to it, what is sent, and writing down how it went. Sending itself happens between, outside any transaction.
//!
//! At least once: who breaks off after sending leaves a lease that runs out, and the same mail leaves once more under the same id.

use chrono::{DateTime, TimeDelta, Utc};

use super::{OversigtService, aftryk, morgen};
use crate::clock::secret;
use crate::domain::besked::forsoeg;
use crate::domain::oversigtsmail::{OversigtUdfald, SVARFRIST_DAGE, sendes};
use crate::services::a_kasse::tael;
use crate::services::besked::Udfald;
use crate::services::{Actor, zone};
use crate::store::{Afsendt, Oversigtsmail, StoreError};

/// How long a node holds an address: longer than sending to all that it takes at once can take.
const HOLDES: TimeDelta = TimeDelta::minutes(10);

/// An address that this node has taken, and what to send to it.
#[derive(Clone, Debug)]
pub struct Afsendelse {
    /// The address.
    pub til: Oversigtsmail,
    /// The a-kasse, by name.
    pub a_kasse: String,
    /// What.
    pub besked: Besked,
    /// When that was known.
    pub at: DateTime<Utc>,
}

/// What is sent to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Besked {
    /// Whether it wants the digest, with the code that says yes.
    Spoerg(String),
    /// The digest.
    Oversigt(crate::domain::oversigtsmail::NytTal),
}

impl OversigtService {
    /// Takes up to `limit` addresses to which something is to be sent. None: there are no more. Those to which nothing new is to be
    /// told, and those whose a-kasse is closed now, are settled here and not given.
    ///
    /// # Errors
    /// When the database fails; what was taken by then is free again when its lease has run out.
    pub async fn tag(&self, limit: i64) -> Result<Vec<Afsendelse>, StoreError> {
        loop {
            let now = self.clock.now();
            let due = self.store.read().await?.forfaldne_oversigtsmail(now, limit).await?;
            let (any, mut given) = (!due.is_empty(), Vec::new());
            for id in due {
                let mut tx = self.store.begin().await?;
                let taken = tx.tag_oversigtsmail(id, now, now + HOLDES).await?;
                tx.commit().await?;
                if let Some(taken) = taken {
                    given.extend(self.besked(taken, now).await?);
                }
            }
            if !any || !given.is_empty() {
                return Ok(given);
            }
        }
    }

    async fn besked(&self, til: Oversigtsmail, now: DateTime<Utc>) -> Result<Option<Afsendelse>, StoreError> {
        let mut connection = self.store.read().await?;
        let a_kasse = connection.organisation(til.organisation_id).await?.map(|found| found.navn).unwrap_or_default();
        if til.bekraeftet_at.is_none() {
            let kode = secret();
            let mut tx = self.store.begin().await?;
            tx.save_oversigtsmail_kode(til.id, &aftryk(&kode), now + TimeDelta::days(SVARFRIST_DAGE)).await?;
            tx.commit().await?;
            return Ok(Some(Afsendelse { til, a_kasse, besked: Besked::Spoerg(kode), at: now }));
        }
        let local = zone::local(now);
        let lukket = connection.lukkedag(til.organisation_id, local.date()).await?.is_some();
        if !sendes(local, lukket) {
            let mut tx = self.store.begin().await?;
            tx.udskyd_oversigtsmail(&til, morgen(now)).await?;
            tx.commit().await?;
            return Ok(None);
        }
        let tal = tael(&mut connection, til.organisation_id, til.siden_at).await?;
        drop(connection);
        let afsendelse = Afsendelse { til, a_kasse, besked: Besked::Oversigt(tal), at: now };
        if tal.er_tom() {
            self.luk(&afsendelse, afsendt(&afsendelse, OversigtUdfald::IntetNyt, None, now)).await?;
            return Ok(None);
        }
        Ok(Some(afsendelse))
    }

    /// Writes down how it went.
    ///
    /// # Errors
    /// When the database fails: then it is sent again when the lease has run out.
    pub async fn afslut(&self, afsendelse: &Afsendelse, udfald: &Udfald) -> Result<(), StoreError> {
        let now = self.clock.now();
        let sendt = match afsendelse.besked {
            Besked::Spoerg(_) => OversigtUdfald::Spurgt,
            Besked::Oversigt(_) => OversigtUdfald::Sendt,
        };
        let afsendt = match udfald {
            Udfald::Sendt => afsendt(afsendelse, sendt, None, now),
            Udfald::Afvist(kode) => afsendt(afsendelse, OversigtUdfald::Opgivet, Some(kode), now),
            Udfald::Bortfald(_) => afsendt(afsendelse, OversigtUdfald::Opgivet, None, now),
            Udfald::Midlertidigt(kode) => {
                let forsoeg = afsendelse.til.forsoeg;
                match forsoeg::vent(u32::try_from(forsoeg).unwrap_or(u32::MAX)) {
                    Some(vent) => {
                        let again = afsendt(afsendelse, OversigtUdfald::ProeverIgen, Some(kode), now);
                        Afsendt { naeste_at: Some(now + vent), forsoeg, ..again }
                    }
                    None => afsendt(afsendelse, OversigtUdfald::Opgivet, Some(kode), now),
                }
            }
        };
        self.luk(afsendelse, afsendt).await
    }

    async fn luk(&self, afsendelse: &Afsendelse, afsendt: Afsendt) -> Result<(), StoreError> {
        let (til, now) = (&afsendelse.til, self.clock.now());
        let mut tx = self.store.begin().await?;
        let ours = tx.afslut_oversigtsmail(til, &afsendt, now).await?;
        if ours && matches!(afsendt.udfald, OversigtUdfald::Sendt | OversigtUdfald::Spurgt) {
            let action = format!("oversigtsmail_{}", afsendt.udfald.as_str());
            let line = Actor::SYSTEM.audit(&self.clock, now, action, None, Some(til.organisation_id), Some(til.id));
            tx.insert_audit(&line).await?;
        }
        tx.commit().await
    }
}

/// The end of a sending: what was told is not told again, what was not is told the next working morning.
fn afsendt(afsendelse: &Afsendelse, udfald: OversigtUdfald, kode: Option<&str>, now: DateTime<Utc>) -> Afsendt {
    let told = matches!(udfald, OversigtUdfald::Sendt | OversigtUdfald::IntetNyt);
    let siden_at = if told { afsendelse.at } else { afsendelse.til.siden_at };
    let naeste_at = matches!(afsendelse.besked, Besked::Oversigt(_)).then(|| morgen(now));
    Afsendt { udfald, kode: kode.map(str::to_owned), siden_at, naeste_at, forsoeg: 0 }
}
