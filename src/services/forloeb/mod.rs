//! One borger's course inside one transaction: what a change of one thing does to the others.
//!
//! A use case begins a [`Forloeb`], asks the rules, changes what it wants through the methods here, and commits. The methods
//! see to it that place, conversation, frist, history, event, audit line, task and message become true together.
//!
//! `laas`: keeping others out. `pladser`: the places of times. `samtaler`: conversations. `frister`: what the clock and the
//! conversations make of her frister. `register`: what a new fact about her does. `spor`: what every change leaves behind.

mod frister;
mod laas;
mod pladser;
mod register;
mod samtaler;
mod spor;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Actor, zone};
use crate::clock::Clock;
use crate::domain::fravaer::Periode;
use crate::domain::frist::Forhold;
use crate::domain::ids::{BorgerId, FristId, IndkaldelseId, OrganisationId, TidId};
use crate::domain::indkaldelse::Gruppe;
use crate::domain::indstilling::Indstillinger;
use crate::domain::rules::tekst::angivet;
use crate::store::{Borger, Frist, Indkaldelse, Reservation, Store, StoreError, Tid, Tx};

pub(super) use frister::{booking_of, fakta};
pub(super) use pladser::NoPlace;
pub(super) use register::Virkning;

/// A locked borger, all that a change may touch, and who changes it when.
pub(super) struct Forloeb<'a> {
    pub tx: Tx,
    pub clock: &'a Clock,
    pub actor: &'a Actor,
    /// The instant of the change, read after the locks: whoever waited for them over midnight is too late.
    pub now: DateTime<Utc>,
    /// The Danish day of that instant.
    pub today: NaiveDate,
    /// The settings in force today for her jobcenter.
    pub indstillinger: Indstillinger,
    pub borger: Borger,
    /// The jobcenter she moves to by this change. It is told of what the move does, as is the one she leaves.
    pub nyt_jobcenter: Option<OrganisationId>,
    /// Why an authority makes the change, when it says so. Stands in the history of what it changes.
    pub begrundelse: Option<String>,
    pub fravaer: Vec<Periode>,
    /// All her frister, closed ones too, soonest first, turned over to today.
    pub frister: Vec<Frist>,
    /// The versions of her frister as they were stored, before today was made of them.
    laest: BTreeMap<FristId, i64>,
    /// Conversations that stand and have not ended, soonest first.
    pub coming: Vec<Indkaldelse>,
    pub hold: Option<Reservation>,
    tider: BTreeMap<TidId, Tid>,
}

impl<'a> Forloeb<'a> {
    /// Locks `wanted` times and the borger with all that is hers, and writes down what the clock has made of her frister.
    /// None: there is no such borger, or no such time.
    pub async fn begin(
        store: &Store,
        clock: &'a Clock,
        actor: &'a Actor,
        borger: BorgerId,
        wanted: &[TidId],
    ) -> Result<Option<Self>, StoreError> {
        let mut tx = store.begin().await?;
        let Some(locked) = laas::lock(&mut tx, borger, wanted, clock.now()).await? else { return Ok(None) };
        let now = clock.now();
        let today = zone::local_date(now);
        tx.release_ended_indkaldelser(borger, now).await?;
        let indstillinger = tx.indstillinger_on(Some(locked.borger.jobcenter_id), today).await?;
        let fravaer = tx.fravaer_of(borger).await?.into_iter().map(Into::into).collect();
        let frister = tx.alle_frister_of(borger).await?;
        let laest = frister.iter().map(|frist| (frist.id, frist.version)).collect();
        let coming = tx.coming_indkaldelser(borger, now).await?;
        let laas::Locked { borger, hold, tider } = locked;
        let nyt_jobcenter = None;
        let mut forloeb = Self {
            tx,
            clock,
            // What the days have done, nobody did.
            actor: &Actor::SYSTEM,
            now,
            today,
            indstillinger,
            borger,
            nyt_jobcenter,
            begrundelse: None,
            fravaer,
            frister,
            laest,
            coming,
            hold,
            tider,
        };
        forloeb.besaet().await?;
        forloeb.turn_over().await?;
        forloeb.actor = actor;
        Ok(Some(forloeb))
    }

    /// The same, with the reason for what is changed from here on.
    pub fn fordi(self, begrundelse: Option<&str>) -> Self {
        Self { begrundelse: begrundelse.and_then(angivet).map(str::to_owned), ..self }
    }

    /// Makes the change true, unless midnight has come since it was judged: then it counts as a collision and is judged anew.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if zone::local_date(self.clock.now()) != self.today {
            return Err(StoreError::met_another_tab());
        }
        self.fordel_delte().await?;
        self.tx.commit().await
    }

    /// Whether a caller who has seen this version of a frist has seen it as it is: readers are shown what the days have done
    /// also before it is written down.
    pub fn has_seen(&self, frist: &Frist, version: i64) -> bool {
        version == frist.version || self.laest.get(&frist.id) == Some(&version)
    }

    /// A locked time.
    pub fn tid(&self, id: TidId) -> Option<&Tid> {
        self.tider.get(&id)
    }

    /// One of her conversations that stand and have not ended.
    pub fn samtale(&self, id: IndkaldelseId) -> Option<&Indkaldelse> {
        self.coming.iter().find(|row| row.id == id)
    }

    /// The conversation that takes her one place among 7 and 17.
    pub fn booking(&self) -> Option<&Indkaldelse> {
        self.coming.iter().find(|coming| coming.gruppe == Gruppe::Jobsamtale && coming.occupies)
    }

    /// What the frister depend on beside the clock.
    pub fn forhold(&self) -> Forhold<'_> {
        Forhold { fravaer: &self.fravaer, afmeldt_fra: self.borger.afmeldt_fra }
    }
}
