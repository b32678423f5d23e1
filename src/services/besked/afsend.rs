//! Taking one way of a message to send it, and writing down how it went. Sending itself happens between the two, outside any
//! transaction.
//!
//! At least once: who breaks off after sending leaves a lease that runs out, and the way is taken once more, under the same
//! Message-ID. Nodes never hold the same way at the same time.

use chrono::{DateTime, TimeDelta, Utc};

use super::grundlag::Grundlag;
use super::{BeskedService, sendetid};
use crate::domain::besked::kanal::{Kanal, naaet};
use crate::domain::besked::vurdering::Bortfald;
use crate::domain::besked::{BeskedStatus, ForsendelseStatus, forsoeg};
use crate::services::Actor;
use crate::store::{Forsendelse, StoreError, Tx};

/// How long a node holds a way: longer than sending can take.
const HOLDES: TimeDelta = TimeDelta::minutes(10);

/// A way that this node has taken, with the message. None: the message has been deleted.
pub struct Afsendelse {
    /// The way.
    pub forsendelse: Forsendelse,
    /// The message.
    pub grundlag: Grundlag,
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Udfald {
    /// The other side has taken it.
    Sendt,
    /// Not now. With a code, never with words that may name her.
    Midlertidigt(String),
    /// Not ever on this way.
    Afvist(String),
    /// It holds no more.
    Bortfald(Bortfald),
}

impl BeskedService {
    /// Takes up to `limit` ways that are due; none: there are no more, or it is night. Those that hold no more, and those whose
    /// outcome is unknown too often, are settled here and not given.
    ///
    /// # Errors
    /// When the database fails; what was taken by then is free again when its lease has run out.
    pub async fn tag(&self, limit: i64) -> Result<Vec<Afsendelse>, StoreError> {
        loop {
            let taken = self.tag_forfaldne(limit).await?;
            let (any, mut given) = (!taken.is_empty(), Vec::new());
            for forsendelse in taken {
                let Some(grundlag) = self.grundlag(forsendelse.notifikation_id).await? else { continue };
                let afsendelse = Afsendelse { forsendelse, grundlag };
                match staar_i_vejen(&afsendelse, self.clock.now()) {
                    Some(udfald) => self.afslut(&afsendelse, &udfald).await?,
                    None => given.push(afsendelse),
                }
            }
            if !any || !given.is_empty() {
                return Ok(given);
            }
        }
    }

    async fn tag_forfaldne(&self, limit: i64) -> Result<Vec<Forsendelse>, StoreError> {
        let now = self.clock.now();
        if !sendetid::aaben(now) {
            return Ok(vec![]);
        }
        let mut due = self.store.read().await?.forfaldne_forsendelser(now, limit).await?;
        if due.is_empty() {
            return Ok(vec![]);
        }
        // In one order on every node: two that meet wait in a line, never in a ring.
        due.sort_unstable();
        let mut tx = self.store.begin().await?;
        let mut taken = Vec::new();
        for key in due {
            taken.extend(tx.tag_forsendelse(key, now, now + HOLDES).await?);
        }
        tx.commit().await?;
        Ok(taken)
    }

    /// Writes down how it went: the way, and with the last one the message.
    ///
    /// # Errors
    /// When the database fails: then the way is taken again when its lease has run out.
    pub async fn afslut(&self, afsendelse: &Afsendelse, udfald: &Udfald) -> Result<(), StoreError> {
        let now = self.clock.now();
        let Afsendelse { forsendelse, grundlag } = afsendelse;
        let mut tx = self.store.begin().await?;
        // The ways of a message wait for each other here, so that the last one sees that it is.
        tx.lock_notifikation(forsendelse.notifikation_id).await?;
        skriv(&mut tx, forsendelse, udfald, now).await?;
        let veje = tx.forsendelser_of(forsendelse.notifikation_id).await?;
        if veje.iter().all(|(_, status)| *status != ForsendelseStatus::Venter) {
            let sendt = veje.into_iter().filter(|(_, status)| *status == ForsendelseStatus::Sendt);
            let sendt: Vec<Kanal> = sendt.map(|(kanal, _)| kanal).collect();
            self.luk(&mut tx, grundlag, &sendt, udfald, now).await?;
        }
        tx.commit().await
    }

    /// Settles the message: no way waits any more.
    async fn luk(
        &self,
        tx: &mut Tx,
        grundlag: &Grundlag,
        sendt: &[Kanal],
        udfald: &Udfald,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let besked = &grundlag.notifikation;
        match udfald {
            _ if naaet(besked.kind, sendt) => {
                if tx.afslut_notifikation(besked.id, BeskedStatus::Sendt, None, now).await? {
                    let (borger, jobcenter) = (Some(besked.borger_id), Some(grundlag.jobcenter.id));
                    let line =
                        Actor::SYSTEM.audit(&self.clock, now, "besked_sendt", borger, jobcenter, Some(besked.id));
                    tx.insert_audit(&line).await?;
                }
                Ok(())
            }
            Udfald::Bortfald(grund) => {
                tx.afslut_notifikation(besked.id, BeskedStatus::Bortfaldet, Some(*grund), now).await?;
                Ok(())
            }
            Udfald::Sendt | Udfald::Midlertidigt(_) | Udfald::Afvist(_) => self.kan_ikke_naas(tx, grundlag).await,
        }
    }
}

/// What keeps a way that was taken from being sent.
fn staar_i_vejen(afsendelse: &Afsendelse, now: DateTime<Utc>) -> Option<Udfald> {
    let besked = &afsendelse.grundlag.notifikation;
    if besked.status != BeskedStatus::Venter {
        return Some(Udfald::Bortfald(besked.grund.unwrap_or(Bortfald::Vaek)));
    }
    if let Err(grund) = afsendelse.grundlag.vurder(now) {
        return Some(Udfald::Bortfald(grund));
    }
    let broken_off = u32::try_from(afsendelse.forsendelse.uafklarede).unwrap_or(u32::MAX);
    (broken_off > forsoeg::UAFKLAREDE).then(|| Udfald::Afvist("uafklaret".to_owned()))
}

async fn skriv(tx: &mut Tx, forsendelse: &Forsendelse, udfald: &Udfald, now: DateTime<Utc>) -> Result<(), StoreError> {
    match udfald {
        Udfald::Sendt => tx.afslut_forsendelse(forsendelse, ForsendelseStatus::Sendt, None, now).await,
        Udfald::Bortfald(_) => tx.drop_forsendelser(forsendelse.notifikation_id, now).await,
        Udfald::Afvist(kode) => tx.afslut_forsendelse(forsendelse, ForsendelseStatus::Opgivet, Some(kode), now).await,
        Udfald::Midlertidigt(kode) => match forsoeg::vent(u32::try_from(forsendelse.forsoeg).unwrap_or(u32::MAX)) {
            Some(vent) => tx.udskyd_forsendelse(forsendelse, kode, sendetid::tidligst(now + vent)).await,
            None => tx.afslut_forsendelse(forsendelse, ForsendelseStatus::Opgivet, Some(kode), now).await,
        },
    }
}
