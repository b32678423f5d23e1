//! After a change of many times: how it stands, finding it again, and undoing it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::flyt::Flytter;
use super::masse::LukningService;
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{OrganisationId, TidId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::lukning::MasseStatus;
use crate::domain::opgave::OpgaveSlags;
use crate::services::aftaler::{jobcenter, not_theirs};
use crate::services::kald::{Afvist, Kald};
use crate::services::{retry_collisions, zone};
use crate::store::{Flytning, FlyttetSamtale, Masseaendring, RamtSamtale, SerieRow, Tid, Tx, Udtaget};

/// Changes that can be found again.
const SENESTE: i64 = 20;

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
    /// Days left out of series, on which no times are laid out.
    pub udtaget: Option<Udtaget>,
}

impl LukningService {
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
        let udtaget = connection.udtaget_af(id).await?;
        drop(connection);
        self.set(kald, "lukning_set", samtaler.iter().map(|row| (row.borger_id, row.id))).await?;
        self.set(kald, "lukning_set", flyttet.iter().map(|row| (row.borger_id, row.id))).await?;
        // Who was moved back stands in the time again, and is told of once.
        let moved: BTreeSet<_> = flyttet.iter().map(|row| row.id).collect();
        let samtaler = samtaler.into_iter().filter(|row| !moved.contains(&row.id));
        let (staar, aflyst) = samtaler.partition(|row| row.status == IndkaldelseStatus::Planlagt);
        Ok(Resultat { masse, aflyst, staar, flyttet, udtaget })
    }

    /// The caller's latest changes, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seneste(&self, kald: &Kald<'_>) -> Result<Vec<Masseaendring>, Afvist> {
        let own = jobcenter(kald)?;
        Ok(self.store.read().await?.masseaendringer_of(own, SENESTE).await?)
    }

    /// The caller's series that are agreed and not over, to choose among.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serier(&self, kald: &Kald<'_>) -> Result<Vec<SerieRow>, Afvist> {
        let own = jobcenter(kald)?;
        let today = zone::local_date(self.clock.now());
        Ok(self.store.read().await?.live_serier_of(own, today).await?)
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

    /// Opens the times again that a finished change closed, and puts back the days that it left out of series, but for those on days that have been closed, or that the aftale has lost,
    /// since. Conversations that were moved go back, if they are as they were left;
    /// those that were called off stay so: who had them has been told.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn fortryd(&self, kald: &Kald<'_>, id: Uuid) -> Result<(), Afvist> {
        let own = jobcenter(kald)?;
        let mut connection = self.store.read().await?;
        let masse = connection.masseaendring(own, id).await?.ok_or_else(not_theirs)?;
        let closed = connection.lukkede_tider(id).await?;
        let (moved, staar) = (connection.flyttede_samtaler(id).await?, connection.samtaler_ramt_af(&masse).await?);
        drop(connection);
        if masse.status == MasseStatus::IGang {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        retry_collisions!(self.laeg_ud_igen(kald, own, id))?;
        let mut lukkede = BTreeSet::new();
        for tid in closed {
            if !retry_collisions!(self.genaabn(kald, own, id, tid))? {
                lukkede.insert(tid);
            }
        }
        let stands = |row: &&RamtSamtale| row.status == IndkaldelseStatus::Planlagt && !lukkede.contains(&row.tid_id);
        retry_collisions!(self.luk_opgaver(kald, own, staar.iter().filter(stands)))?;
        let flytter = Flytter { store: &self.store, clock: &self.clock, kald };
        for row in moved {
            let (fra, til, version) = (row.fra_tid_id, Some(row.til_tid_id), row.version);
            flytter.tilbage(row.borger_id, &Flytning { masse: id, indkaldelse: row.id, fra, til, version }).await?;
        }
        let mut tx = self.store.begin().await?;
        tx.set_masseaendring(id, MasseStatus::Fortrudt, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Whoever could not be moved has her time again: nobody needs to see to it.
    async fn luk_opgaver(
        &self,
        kald: &Kald<'_>,
        own: OrganisationId,
        staar: impl Iterator<Item = &RamtSamtale>,
    ) -> Result<(), Afvist> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        for row in staar {
            let maerke = self.clock.new_id();
            for opgave in tx.luk_opgaver_om(row.id, OpgaveSlags::KunneIkkeFlyttes, now, maerke).await? {
                let (action, om) = ("opgave_lukket_af_sig_selv", Some(row.borger_id));
                tx.insert_audit(&kald.actor.audit(&self.clock, now, action, om, Some(own), Some(opgave))).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Opens one time again. False: it stays closed with its day.
    async fn genaabn(&self, kald: &Kald<'_>, own: OrganisationId, masse: Uuid, id: TidId) -> Result<bool, Afvist> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some(tid) = tx.lock_tid(id).await? else { return Ok(true) };
        if tid.open || tid.starts_at <= now {
            return Ok(true);
        }
        let aabner = har_dagen(&mut tx, &tid).await?;
        let action = match aabner {
            true => {
                tx.set_tid_open(id, true).await?;
                "tid_genaabnet"
            }
            // From now on the rule keeps it closed, and opens it when the day is opened.
            false => {
                tx.set_tid_by_rule(id, false).await?;
                "tid_overladt_reglen"
            }
        };
        tx.set_valgt_tid(masse, id, true).await?;
        let line = kald.actor.audit(&self.clock, now, action, None, Some(own), Some(id.uuid()));
        tx.insert_audit(&line).await?;
        tx.commit().await?;
        Ok(aabner)
    }
}

/// Whether there can be times on its day: the aftale still has it, and nobody has closed it since.
async fn har_dagen(tx: &mut Tx, tid: &Tid) -> Result<bool, Afvist> {
    let Some(aftale) = tx.aftale(tid.aftale_id).await? else { return Ok(false) };
    let agreed =
        aftale.status == AftaleStatus::Aftalt && (aftale.valid_from..=aftale.valid_to).contains(&tid.local_date);
    Ok(agreed && !tx.excepted_days(tid.serie_id).await?.contains(&tid.local_date))
}
