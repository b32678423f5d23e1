//! Where each conversation of times that are to be closed would go: shown before anything is decided, and what is done then.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::flyt::Flytter;
use super::masse::{LukningService, Ramt};
use crate::domain::ids::{IndkaldelseId, OrganisationId, TidId};
use crate::domain::lukning::Valg;
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::jobcenter;
use crate::services::kald::{Afvist, Kald};
use crate::services::retry_collisions;
use crate::store::RamtSamtale;

/// Conversations that are moved at once: so many can be looked through before it is decided.
pub const FLYT_MAX: usize = 200;

/// The plan, in the order of the conversations.
#[derive(Clone, Debug)]
pub struct Flytteplan {
    /// A line for each of them.
    pub linjer: Vec<PlanLinje>,
}

/// Where one conversation would go.
#[derive(Clone, Debug)]
pub struct PlanLinje {
    /// It, and who has it.
    pub samtale: RamtSamtale,
    /// The time, and its local start; none: no time was found for it.
    pub til: Option<(TidId, NaiveDateTime)>,
}

/// Places that the plan has given away already, each with the a-kasse of who gets it.
pub(super) type Lovet = BTreeMap<TidId, Vec<Option<OrganisationId>>>;

impl Flytteplan {
    /// The time that is shown for each conversation that one was found for: what is decided.
    pub fn til(&self) -> BTreeMap<IndkaldelseId, TidId> {
        self.linjer.iter().filter_map(|linje| linje.til.map(|(til, _)| (linje.samtale.id, til))).collect()
    }
}

impl LukningService {
    /// What a choice would hit, and where everybody would go. Each borger whose name is shown gets a line in the audit trail.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when nothing is chosen, or more than can be looked through.
    pub async fn flytteplan(
        &self,
        kald: &Kald<'_>,
        valg: &Valg,
        anden_form: bool,
    ) -> Result<(Ramt, Flytteplan), Afvist> {
        let ramt = self.ramt(jobcenter(kald)?, valg).await?;
        ramt.kraev_noget()?;
        let plan = self.laeg_plan(kald, &ramt, anden_form).await?;
        self.set(kald, "lukning_forhaandsvist", ramt.samtaler.iter().map(|row| (row.borger_id, row.id))).await?;
        Ok((ramt, plan))
    }

    /// Finds a time for each, one after the other: nobody is promised a place that somebody before has been, nor one that is to be
    /// closed.
    async fn laeg_plan(&self, kald: &Kald<'_>, ramt: &Ramt, anden_form: bool) -> Result<Flytteplan, Afvist> {
        kan_ses_igennem(ramt)?;
        let flytter = Flytter { store: &self.store, clock: &self.clock, kald };
        let lukkes: BTreeSet<_> = ramt.tider.iter().map(|tid| tid.id).collect();
        let (mut lovet, mut linjer) = (Lovet::new(), Vec::with_capacity(ramt.samtaler.len()));
        for samtale in &ramt.samtaler {
            let found = retry_collisions!(flytter.find(samtale, anden_form, &lukkes, &lovet))?;
            if let Some((til, _, a_kasse)) = found {
                lovet.entry(til).or_default().push(a_kasse);
            }
            let til = found.map(|(id, start, _)| (id, start));
            linjer.push(PlanLinje { samtale: samtale.clone(), til });
        }
        Ok(Flytteplan { linjer })
    }
}

/// Fails when more would be moved than anybody looks through.
pub(super) fn kan_ses_igennem(ramt: &Ramt) -> Result<(), Afvist> {
    match ramt.samtaler.len() > FLYT_MAX {
        true => Err(Afvist::kode(&[Field::Fra], Code::FlytTooMany)),
        false => Ok(()),
    }
}
