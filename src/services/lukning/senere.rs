//! The part of a closure that lies further ahead than times are laid out: its days are left out of the series, so that no time comes
//! on them later.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

use super::masse::LukningService;
use crate::domain::ids::{OrganisationId, SerieId};
use crate::domain::lukning::Valg;
use crate::services::kald::{Afvist, Kald};
use crate::services::{tider, zone};
use crate::store::{Connection, Tx, Undtagelse};

/// What a choice leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Senere {
    /// The days, for each series that has times on them by its rule.
    pub undtagelser: Vec<Undtagelse>,
    /// Times that would have been laid out.
    pub tider: usize,
}

impl Senere {
    /// The first and the last day; none: nothing is left out.
    pub fn dage(&self) -> Option<(NaiveDate, NaiveDate)> {
        let fra = self.undtagelser.iter().map(|left_out| left_out.fra).min();
        fra.zip(self.undtagelser.iter().map(|left_out| left_out.til).max())
    }

    /// Reads what a choice leaves out. A choice that ends before the last day that times are laid out for leaves nothing out, and
    /// asks the database nothing.
    pub(super) async fn af(
        connection: &mut Connection,
        own: OrganisationId,
        valg: &Valg,
        now: DateTime<Utc>,
    ) -> Result<Self, Afvist> {
        let today = zone::local_date(now);
        let first = valg.fra.max(*tider::horizon(today).end() + Days::new(1));
        if first > valg.til {
            return Ok(Self::default());
        }
        let aftaler: BTreeMap<_, _> =
            connection.aftaler_of(own).await?.into_iter().map(|aftale| (aftale.id, aftale)).collect();
        let mut excepted: BTreeMap<SerieId, BTreeSet<NaiveDate>> = BTreeMap::new();
        for (serie, day) in connection.excepted_days_of(own).await? {
            excepted.entry(serie).or_default().insert(day);
        }
        let mut senere = Self::default();
        for row in connection.live_serier_of(own, today).await? {
            let chosen = valg.serier.as_ref().is_none_or(|only| only.contains(&row.id));
            let aftale =
                aftaler.get(&row.aftale_id).filter(|aftale| valg.a_kasse.is_none_or(|id| id == aftale.a_kasse_id));
            let Some(aftale) = aftale.filter(|_| chosen) else { continue };
            let fra = first.max(row.valid_from).max(aftale.valid_from);
            let til = valg.til.min(row.valid_to).min(aftale.valid_to);
            let rule = tider::rule(&row).map_err(Afvist::af_tider)?;
            if rule.derive(fra..=til, &BTreeSet::new()).next().is_some() {
                senere.tider += rule.derive(fra..=til, excepted.get(&row.id).unwrap_or(&BTreeSet::new())).count();
                senere.undtagelser.push(Undtagelse { serie_id: row.id, fra, til, masseaendring_id: None });
            }
        }
        Ok(senere)
    }

    /// Leaves them out, on behalf of a closure.
    pub(super) async fn gem(&self, tx: &mut Tx, masse: Uuid) -> Result<(), Afvist> {
        for &left_out in &self.undtagelser {
            tx.insert_undtagelse(Undtagelse { masseaendring_id: Some(masse), ..left_out }).await?;
        }
        Ok(())
    }
}

impl LukningService {
    /// Puts the days back that a closure left out, with the times that are laid out for them by now.
    pub(super) async fn laeg_ud_igen(&self, kald: &Kald<'_>, own: OrganisationId, masse: Uuid) -> Result<(), Afvist> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        tx.lock_aftaler_of(own).await?;
        let back = tx.delete_undtagelser_af(masse).await?;
        if back.is_empty() {
            return Ok(());
        }
        for serie in tx.live_serier_of(own, zone::local_date(now)).await? {
            if back.contains(&serie.id) {
                tider::tilpas(&mut tx, &self.clock, &serie).await.map_err(Afvist::af_tider)?;
            }
        }
        tx.insert_audit(&kald.actor.audit(&self.clock, now, "undtagelser_fjernet", None, Some(own), Some(masse)))
            .await?;
        Ok(tx.commit().await?)
    }
}
