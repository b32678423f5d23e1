//! LukningService: many times at once. What is hit is shown first; then each time is closed by itself, so that the whole can be
//! left, broken off and gone on with.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::arbejd;
use super::plan::kan_ses_igennem;
use super::senere::Senere;
use crate::clock::Clock;
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId, TidId};
use crate::domain::lukning::{Maade, Valg, kendetegn};
use crate::domain::rules::aftale::kommentar;
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::{jobcenter, medarbejder, not_theirs};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::navne;
use crate::services::read_log::ReadLog;
use crate::store::{PlanlagtFlytning, RamtSamtale, Store, Tx, ValgtTid};

/// Times that are closed while the person waits.
const STRAKS: usize = 50;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct LukningService {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) read_log: ReadLog,
}

/// What a choice hits.
#[derive(Clone, Debug)]
pub struct Ramt {
    /// The times.
    pub tider: Vec<ValgtTid>,
    /// The conversations in them.
    pub samtaler: Vec<RamtSamtale>,
    /// What it leaves out of the days that no times are laid out for yet.
    pub senere: Senere,
}

impl Ramt {
    /// Tells this from what is hit at another moment.
    pub fn kendetegn(&self) -> String {
        let seen = kendetegn(self.tider.iter().map(|tid| tid.id), self.samtaler.iter().map(|samtale| samtale.id));
        match &self.senere {
            none if none.undtagelser.is_empty() => seen,
            senere => format!("{seen}-{}-{}", senere.undtagelser.len(), senere.tider),
        }
    }

    /// Fails when there is nothing to close.
    pub(super) fn kraev_noget(&self) -> Result<(), Afvist> {
        match self.tider.is_empty() && self.senere.undtagelser.is_empty() {
            true => Err(Afvist::kode(&[Field::Fra], Code::NoTimesChosen)),
            false => Ok(()),
        }
    }
}

/// What is to be done, as it was decided on the page that showed it.
#[derive(Clone, Copy, Debug)]
pub struct Beslutning<'a> {
    /// What becomes of the conversations.
    pub maade: Maade,
    /// Tells what was shown: [`Ramt::kendetegn`].
    pub set: &'a str,
    /// Of a move: the time that was shown for each conversation, [`Flytteplan::til`](super::Flytteplan::til).
    pub til: &'a BTreeMap<IndkaldelseId, TidId>,
    /// Why, when conversations are called off.
    pub begrundelse: &'a str,
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
        ramt.kraev_noget()?;
        let shown = ramt.samtaler.iter().map(|row| (row.borger_id, row.id));
        self.set(kald, "lukning_forhaandsvist", shown).await?;
        Ok(ramt)
    }

    /// Closes what was chosen, if it is still what was shown. A few times at once, many by the job. Conversations are moved where it
    /// was shown, each judged anew when its turn comes, or not at all.
    ///
    /// # Errors
    /// [`Afvist::Foraeldet`] when somebody has booked, called off or changed times since; nothing is closed then.
    /// [`Afvist::Regler`] when no reason is given for calling off.
    pub async fn begynd(&self, kald: &Kald<'_>, valg: &Valg, beslutning: Beslutning<'_>) -> Result<Uuid, Afvist> {
        let (own, who) = (jobcenter(kald)?, medarbejder(kald).ok_or_else(not_theirs)?);
        let Beslutning { maade, set, til, begrundelse } = beslutning;
        let why = (maade == Maade::Aflys).then(|| begrundelse.trim());
        if let Some(why) = why {
            kraev(&kommentar(why))?;
        }
        let ramt = self.ramt(own, valg).await?;
        ramt.kraev_noget()?;
        if ramt.kendetegn() != set {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        if matches!(maade, Maade::Flyt { .. }) {
            kan_ses_igennem(&ramt)?;
        }
        let (id, now) = (self.clock.new_id(), self.clock.now());
        let mut tx = self.store.begin().await?;
        if !ramt.senere.undtagelser.is_empty() {
            // Whoever lays out times meanwhile sees the days left out, or is waited for.
            tx.lock_aftaler_of(own).await?;
        }
        tx.insert_masseaendring(id, (own, who), (maade, why), valg, &ramt.tider, now).await?;
        ramt.senere.gem(&mut tx, id).await?;
        if matches!(maade, Maade::Flyt { .. }) {
            gem_plan(&mut tx, id, &ramt, til).await?;
        }
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

    pub(super) async fn ramt(&self, own: OrganisationId, valg: &Valg) -> Result<Ramt, Afvist> {
        let now: DateTime<Utc> = self.clock.now();
        let mut connection = self.store.read().await?;
        let mut tider = connection.valgte_tider(own, valg, now).await?;
        let mut samtaler = connection.ramte_samtaler(own, valg, now).await?;
        if let Some(only) = &valg.serier {
            tider.retain(|tid| only.contains(&tid.serie_id));
            samtaler.retain(|samtale| only.contains(&samtale.serie_id));
        }
        if let Some(only) = &valg.kun {
            tider.retain(|tid| only.contains(&tid.id));
            samtaler.retain(|samtale| only.contains(&samtale.tid_id));
        }
        let senere = Senere::af(&mut connection, own, valg, now).await?;
        Ok(Ramt { tider, samtaler, senere })
    }

    /// Remembers whose names were shown.
    pub(super) async fn set(
        &self,
        kald: &Kald<'_>,
        action: &str,
        samtaler: impl Iterator<Item = (BorgerId, IndkaldelseId)>,
    ) -> Result<(), Afvist> {
        navne::husk(&self.read_log, &self.clock, kald, action, samtaler).await
    }
}

/// Writes where each conversation is to go. A time that there is not is none: it becomes a task.
async fn gem_plan(tx: &mut Tx, masse: Uuid, ramt: &Ramt, til: &BTreeMap<IndkaldelseId, TidId>) -> Result<(), Afvist> {
    for samtale in &ramt.samtaler {
        let shown = match til.get(&samtale.id) {
            Some(&shown) => tx.tid(shown).await?.map(|tid| tid.id),
            None => None,
        };
        let (indkaldelse_id, fra_tid_id) = (samtale.id, samtale.tid_id);
        tx.insert_planlagt_flytning(masse, PlanlagtFlytning { indkaldelse_id, fra_tid_id, planlagt_tid_id: shown })
            .await?;
    }
    Ok(())
}
