//! What the job writes down as days go by. Nothing waits for it: every reader and every change asks the clock itself. Running it
//! twice, late, or on two nodes at once gives the same.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::FristService;
use crate::domain::fravaer::Periode;
use crate::domain::frist::{Forhold, naeste_skridt};
use crate::domain::ids::BorgerId;
use crate::services::forloeb::{Forloeb, fakta};
use crate::services::kald::Afvist;
use crate::services::{Actor, retry_collisions, zone};
use crate::store::{FristIBrug, StoreError};

/// Borgere looked at in one read.
const AT_ONCE: i64 = 2_000;

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vendt {
    /// Borgere whose frister were looked at.
    pub set: u64,
    /// Borgere of whom something was written down.
    pub vendt: u64,
    /// Borgere whose frister could not be written down; the next run tries again.
    pub fejlet: u64,
}

/// Borgere looked at in one read.
struct Page {
    last: BorgerId,
    set: u64,
    due: Vec<BorgerId>,
}

impl FristService {
    /// Writes down what the days have made of everybody's frister. `alle` looks at every frist that is not closed; else only at
    /// those whose day has come. One borger's failure stops no other's.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn vend(&self, alle: bool) -> Result<Vendt, StoreError> {
        let today = zone::local_date(self.clock.now());
        let mut run = Vendt::default();
        let mut after = None;
        while let Some(page) = self.page(today, alle, after).await? {
            after = Some(page.last);
            run.set += page.set;
            for id in page.due {
                self.count(&mut run, id).await;
            }
        }
        Ok(run)
    }

    /// The next borgere by id, and those among them on whose frister the day has left a mark. None: there are no more.
    async fn page(&self, today: NaiveDate, alle: bool, after: Option<BorgerId>) -> Result<Option<Page>, StoreError> {
        let mut connection = self.store.read().await?;
        let rows = connection.frister_i_brug(today, alle, after, AT_ONCE).await?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(None) };
        let (first, last) = (first.frist.borger_id, last.frist.borger_id);
        let indstillinger = connection.indstillinger_on(None, today).await?;
        let mut fravaer: BTreeMap<BorgerId, Vec<Periode>> = BTreeMap::new();
        for (id, period) in connection.fravaer_between(first, last).await? {
            fravaer.entry(id).or_default().push(period.into());
        }
        let people = rows.chunk_by(|one, next| one.frist.borger_id == next.frist.borger_id);
        let mut page = Page { last, set: 0, due: vec![] };
        for hers in people {
            let id = hers[0].frist.borger_id;
            let fravaer = fravaer.get(&id).map_or(&[][..], Vec::as_slice);
            let has_step = |row: &FristIBrug| {
                let forhold = Forhold { fravaer, afmeldt_fra: row.afmeldt_fra };
                naeste_skridt(&fakta(&row.frist), forhold, &indstillinger, today).is_some()
            };
            page.set += 1;
            page.due.extend(hers.iter().any(has_step).then_some(id));
        }
        Ok(Some(page))
    }

    async fn count(&self, run: &mut Vendt, id: BorgerId) {
        match retry_collisions!(self.vend_en(id)) {
            Ok(()) => run.vendt += 1,
            Err(error) => {
                run.fejlet += 1;
                tracing::error!(error = &error as &dyn std::error::Error, borger = %id, "frister not turned over");
            }
        }
    }

    /// Beginning a [`Forloeb`] is what turns her frister over.
    async fn vend_en(&self, id: BorgerId) -> Result<(), Afvist> {
        match Forloeb::begin(&self.store, &self.clock, &Actor::SYSTEM, id, &[]).await? {
            Some(forloeb) => Ok(forloeb.commit().await?),
            None => Ok(()),
        }
    }
}
