//! Reminders are looked for day by day rather than planned with the booking: so a changed setting, a moved conversation and a
//! frist set by another system all count, and a booking writes no rows that most often are dropped. A day is reminded of once for
//! each number of days, on whichever node (`dedup`).

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::{BeskedService, sendetid};
use crate::domain::besked::{BeskedSlags, paamindelse};
use crate::domain::ids::{FristId, IndkaldelseId, OrganisationId};
use crate::domain::indstilling::{Indstilling, Indstillinger};
use crate::services::zone;
use crate::store::{ForestaaendeDag, Notifikation, StoreError};

/// Frister or conversations looked at in one read.
const AT_ONCE: i64 = 1_000;

/// What one run knows.
struct Run {
    now: DateTime<Utc>,
    today: NaiveDate,
    /// By jobcenter, as they are met.
    indstillinger: BTreeMap<OrganisationId, Indstillinger>,
}

impl BeskedService {
    /// Plans the reminders that are due. Gives how many.
    ///
    /// # Errors
    /// When the database fails; what was planned by then is.
    pub async fn paamind(&self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let mut run = Run { now, today: zone::local_date(now), indstillinger: BTreeMap::new() };
        Ok(self.om_frister(&mut run).await? + self.om_samtaler(&mut run).await?)
    }

    async fn om_frister(&self, run: &mut Run) -> Result<u64, StoreError> {
        let last = run.today + self.furthest(Indstilling::PaamindelseFristDage).await?;
        let (mut after, mut planned) = ((run.today, Uuid::nil()), 0);
        loop {
            let page = self.store.read().await?.forestaaende_frister(run.today, last, after, AT_ONCE).await?;
            let Some(end) = page.last() else { return Ok(planned) };
            after = (end.dag, end.id);
            planned += self.planlaeg(run, BeskedSlags::PaamindelseFrist, &page).await?;
        }
    }

    async fn om_samtaler(&self, run: &mut Run) -> Result<u64, StoreError> {
        // A day more: the last day counts to its end.
        let end = run.now + TimeDelta::days(1) + self.furthest(Indstilling::PaamindelseSamtaleDage).await?;
        let still = run.now - TimeDelta::days(1);
        let (mut after, mut planned) = ((run.now, Uuid::nil()), 0);
        loop {
            let page = self.store.read().await?.forestaaende_samtaler(run.now, end, still, after, AT_ONCE).await?;
            let Some((last, ends_at)) = page.last() else { return Ok(planned) };
            after = (*ends_at, last.id);
            let page: Vec<_> = page.into_iter().map(|(dag, _)| dag).collect();
            planned += self.planlaeg(run, BeskedSlags::PaamindelseSamtale, &page).await?;
        }
    }

    /// The most days before that any authority has set, now or ever.
    async fn furthest(&self, navn: Indstilling) -> Result<Days, StoreError> {
        let rows = self.store.read().await?.indstilling_rows().await?;
        let mut settings = Indstillinger::default();
        let mut most = dage(&settings, navn).first().copied().unwrap_or(0);
        for row in rows.iter().filter(|row| row.navn == navn.as_str()) {
            if settings.set(navn, &row.vaerdi) {
                most = most.max(dage(&settings, navn).first().copied().unwrap_or(0));
            }
        }
        Ok(Days::new(most.into()))
    }

    async fn planlaeg(&self, run: &mut Run, slags: BeskedSlags, page: &[ForestaaendeDag]) -> Result<u64, StoreError> {
        let mut due = Vec::new();
        for forestaaende in page {
            let today = run.today;
            let settings = self.settings(run, forestaaende.jobcenter_id).await?;
            let dage = paamindelse::gaelder(dage(settings, navn(slags)), forestaaende.dag, today);
            let dage = dage.and_then(|dage| i32::try_from(dage).ok());
            if let Some(dage) = dage.filter(|&dage| forestaaende.mindet.is_none_or(|before| dage < before)) {
                due.push(self.paamindelse(run.now, slags, forestaaende, dage));
            }
        }
        if due.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut planned) = (self.store.begin().await?, 0);
        for message in &due {
            planned += u64::from(tx.insert_notifikation(message, run.now).await?);
        }
        tx.commit().await?;
        Ok(planned)
    }

    async fn settings<'r>(&self, run: &'r mut Run, jobcenter: OrganisationId) -> Result<&'r Indstillinger, StoreError> {
        let found = match run.indstillinger.remove(&jobcenter) {
            Some(found) => found,
            None => self.store.read().await?.indstillinger_on(Some(jobcenter), run.today).await?,
        };
        Ok(run.indstillinger.entry(jobcenter).or_insert(found))
    }

    fn paamindelse(&self, now: DateTime<Utc>, slags: BeskedSlags, om: &ForestaaendeDag, dage: i32) -> Notifikation {
        let om_frist = slags == BeskedSlags::PaamindelseFrist;
        Notifikation {
            id: self.clock.new_id(),
            borger_id: om.borger_id,
            indkaldelse_id: (!om_frist).then_some(IndkaldelseId::from_uuid(om.id)),
            frist_id: om_frist.then_some(FristId::from_uuid(om.id)),
            kind: slags,
            dedup: format!("{}:{}:{}:{dage}", slags.as_str(), om.id, om.dag),
            planned_at: sendetid::tidligst(now),
            om_version: None,
            om_dag: Some(om.dag),
            dage: Some(dage),
        }
    }
}

const fn navn(slags: BeskedSlags) -> Indstilling {
    match slags {
        BeskedSlags::PaamindelseFrist => Indstilling::PaamindelseFristDage,
        _ => Indstilling::PaamindelseSamtaleDage,
    }
}

fn dage(settings: &Indstillinger, navn: Indstilling) -> &[u32] {
    match navn {
        Indstilling::PaamindelseFristDage => &settings.paamindelse_frist_dage,
        _ => &settings.paamindelse_samtale_dage,
    }
}
