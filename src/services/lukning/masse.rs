//! LukningService: many times at once. What is hit is shown first; then each time is closed by itself, so that the whole can be
//! left, broken off and gone on with.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::arbejd;
use super::flyt::Flytter;
use crate::clock::Clock;
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId, TidId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::lukning::{Maade, MasseStatus, Valg, kendetegn};
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::{jobcenter, medarbejder, not_theirs};
use crate::services::kald::{Afvist, Kald};
use crate::services::read_log::{Look, ReadLog};
use crate::services::retry_collisions;
use crate::store::{Flytning, FlyttetSamtale, Masseaendring, RamtSamtale, SerieRow, Store, ValgtTid};

/// Names shown at most; the rest is counted.
pub const NAVNE_MAX: usize = 200;
/// Times that are closed while the person waits.
const STRAKS: usize = 50;
/// Changes that can be found again.
const SENESTE: i64 = 20;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct LukningService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

/// What a choice hits.
#[derive(Clone, Debug)]
pub struct Ramt {
    /// The times.
    pub tider: Vec<ValgtTid>,
    /// The conversations in them.
    pub samtaler: Vec<RamtSamtale>,
}

impl Ramt {
    /// Tells this from what is hit at another moment.
    pub fn kendetegn(&self) -> String {
        kendetegn(self.tider.iter().map(|tid| tid.id), self.samtaler.iter().map(|samtale| samtale.id))
    }
}

/// How a change stands.
#[derive(Clone, Debug)]
pub struct Resultat {
    /// Itself, with its counts.
    pub masse: Masseaendring,
    /// Conversations that were called off.
    pub aflyst: Vec<RamtSamtale>,
    /// Conversations that stand.
    pub staar: Vec<RamtSamtale>,
    /// Conversations that were moved.
    pub flyttet: Vec<FlyttetSamtale>,
}

impl LukningService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    /// What a choice would hit. Each borger whose name can be shown gets a line in the audit trail.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no jobcenter, or nothing is chosen.
    pub async fn forhaandsvis(&self, kald: &Kald<'_>, valg: &Valg) -> Result<Ramt, Afvist> {
        let ramt = self.ramt(jobcenter(kald)?, valg).await?;
        if ramt.tider.is_empty() {
            return Err(Afvist::kode(&[Field::Fra], Code::NoTimesChosen));
        }
        let shown = ramt.samtaler.iter().map(|row| (row.borger_id, row.id));
        self.set(kald, "lukning_forhaandsvist", shown).await?;
        Ok(ramt)
    }

    /// Closes what was chosen, if it is still what was shown (`set`). A few times at once, many by the job.
    ///
    /// # Errors
    /// [`Afvist::Foraeldet`] when somebody has booked, called off or changed times since; nothing is closed then.
    pub async fn begynd(&self, kald: &Kald<'_>, valg: &Valg, maade: Maade, set: &str) -> Result<Uuid, Afvist> {
        let (own, who) = (jobcenter(kald)?, medarbejder(kald).ok_or_else(not_theirs)?);
        let ramt = self.ramt(own, valg).await?;
        if ramt.tider.is_empty() {
            return Err(Afvist::kode(&[Field::Fra], Code::NoTimesChosen));
        }
        if ramt.kendetegn() != set {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        let (id, now) = (self.clock.new_id(), self.clock.now());
        let mut tx = self.store.begin().await?;
        tx.insert_masseaendring(id, (own, who), maade, &ramt.tider, now).await?;
        let action = match maade {
            Maade::Luk => "tider_lukket",
            Maade::Aflys => "tider_aflyst",
            Maade::Flyt { .. } => "tider_flyttet",
        };
        tx.insert_audit(&kald.actor.audit(&self.clock, now, action, None, Some(own), Some(id))).await?;
        tx.commit().await?;
        if ramt.tider.len() <= STRAKS {
            arbejd::arbejd(&self.store, &self.clock, own, id).await?;
        }
        Ok(id)
    }

    /// How a change of the caller's stands.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn vis(&self, kald: &Kald<'_>, id: Uuid) -> Result<Resultat, Afvist> {
        let own = jobcenter(kald)?;
        let mut connection = self.store.read().await?;
        let masse = connection.masseaendring(own, id).await?.ok_or_else(not_theirs)?;
        let samtaler = connection.samtaler_ramt_af(&masse).await?;
        let flyttet = connection.flyttede_samtaler(id).await?;
        drop(connection);
        self.set(kald, "lukning_set", samtaler.iter().map(|row| (row.borger_id, row.id))).await?;
        self.set(kald, "lukning_set", flyttet.iter().map(|row| (row.borger_id, row.id))).await?;
        // Who was moved back stands in the time again, and is told of once.
        let moved: BTreeSet<_> = flyttet.iter().map(|row| row.id).collect();
        let samtaler = samtaler.into_iter().filter(|row| !moved.contains(&row.id));
        let (staar, aflyst) = samtaler.partition(|row| row.status == IndkaldelseStatus::Planlagt);
        Ok(Resultat { masse, aflyst, staar, flyttet })
    }

    /// The caller's latest changes, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seneste(&self, kald: &Kald<'_>) -> Result<Vec<Masseaendring>, Afvist> {
        let own = jobcenter(kald)?;
        Ok(self.store.read().await?.masseaendringer_of(own, SENESTE).await?)
    }

    /// The caller's series, to choose one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serier(&self, kald: &Kald<'_>) -> Result<Vec<SerieRow>, Afvist> {
        let own = jobcenter(kald)?;
        Ok(self.store.read().await?.serier_of(own).await?)
    }

    /// The day of a coming time of the caller's.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn dag_for(&self, kald: &Kald<'_>, tid: TidId) -> Result<chrono::NaiveDate, Afvist> {
        let own = jobcenter(kald)?;
        let mut connection = self.store.read().await?;
        let tid = connection.tid(tid).await?.ok_or_else(not_theirs)?;
        let aftale = connection.aftale(tid.aftale_id).await?.filter(|aftale| aftale.jobcenter_id == own);
        aftale.map(|_| tid.local_date).ok_or_else(not_theirs)
    }

    /// Opens the times again that a finished change closed. Conversations that were moved go back, if they are as they were left;
    /// those that were called off stay so: who had them has been told.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn fortryd(&self, kald: &Kald<'_>, id: Uuid) -> Result<(), Afvist> {
        let own = jobcenter(kald)?;
        let mut connection = self.store.read().await?;
        let masse = connection.masseaendring(own, id).await?.ok_or_else(not_theirs)?;
        let closed = connection.lukkede_tider(id).await?;
        let moved = connection.flyttede_samtaler(id).await?;
        drop(connection);
        if masse.status == MasseStatus::IGang {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        for tid in closed {
            retry_collisions!(self.genaabn(kald, own, id, tid))?;
        }
        let flytter = Flytter { store: &self.store, clock: &self.clock, kald };
        for row in moved {
            let (fra, til, version) = (row.fra_tid_id, Some(row.til_tid_id), row.version);
            flytter.tilbage(row.borger_id, &Flytning { masse: id, indkaldelse: row.id, fra, til, version }).await?;
        }
        let mut tx = self.store.begin().await?;
        tx.set_masseaendring(id, MasseStatus::Fortrudt, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    async fn genaabn(&self, kald: &Kald<'_>, own: OrganisationId, masse: Uuid, id: TidId) -> Result<(), Afvist> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some(tid) = tx.lock_tid(id).await? else { return Ok(()) };
        if tid.open || tid.starts_at <= now {
            return Ok(());
        }
        tx.set_tid_open(id, true).await?;
        tx.set_valgt_tid(masse, id, true).await?;
        let line = kald.actor.audit(&self.clock, now, "tid_genaabnet", None, Some(own), Some(id.uuid()));
        tx.insert_audit(&line).await?;
        Ok(tx.commit().await?)
    }

    async fn ramt(&self, own: OrganisationId, valg: &Valg) -> Result<Ramt, Afvist> {
        let now: DateTime<Utc> = self.clock.now();
        let mut connection = self.store.read().await?;
        let mut tider = connection.valgte_tider(own, valg, now).await?;
        let mut samtaler = connection.ramte_samtaler(own, valg, now).await?;
        if let Some(only) = &valg.kun {
            tider.retain(|tid| only.contains(&tid.id));
            samtaler.retain(|samtale| only.contains(&samtale.tid_id));
        }
        Ok(Ramt { tider, samtaler })
    }

    /// Remembers whose names were shown.
    async fn set(
        &self,
        kald: &Kald<'_>,
        action: &str,
        samtaler: impl Iterator<Item = (BorgerId, IndkaldelseId)>,
    ) -> Result<(), Afvist> {
        let (now, own) = (self.clock.now(), kald.myndighed.id);
        for (borger, id) in samtaler.take(NAVNE_MAX) {
            let line = kald.actor.audit(&self.clock, now, action, Some(borger), own, Some(id.uuid()));
            self.read_log.remember(Look::Audit(line)).await?;
        }
        Ok(())
    }
}
