//! A newer version of an agreed aftale, as a draft: with the same terms and series, and who shares them.

use chrono::NaiveDate;

use super::{AftaleService, jobcenter, not_theirs, spor};
use crate::clock::Clock;
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::{Code, Field};
use crate::services::kald::{Afvist, Kald};
use crate::services::zone;
use crate::store::{Aftale, SerieRow, Tx};

impl AftaleService {
    /// Begins a newer version of an agreed aftale, with the same terms and series. It takes over on its own first day, when
    /// the a-kasse has said yes; until then nothing changes.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's, or not agreed.
    pub async fn ny_version(&self, kald: &Kald<'_>, id: AftaleId) -> Result<AftaleId, Afvist> {
        let jobcenter = jobcenter(kald)?;
        let mut tx = self.store.begin().await?;
        let old = tx.aftale(id).await?.filter(|old| old.jobcenter_id == jobcenter).ok_or_else(not_theirs)?;
        let new = begynd(&mut tx, &self.clock, kald, old).await?;
        tx.commit().await?;
        Ok(new.id)
    }
}

/// Begins it inside what is being done already.
pub(in crate::services) async fn begynd(
    tx: &mut Tx,
    clock: &Clock,
    kald: &Kald<'_>,
    old: Aftale,
) -> Result<Aftale, Afvist> {
    let today = zone::local_date(clock.now());
    kraev_aftalt(&old, today)?;
    let new = Aftale {
        id: AftaleId::from_uuid(clock.new_id()),
        valid_from: old.valid_from.max(today),
        status: AftaleStatus::Kladde,
        jobcenter_approved_by: None,
        jobcenter_approved_at: None,
        a_kasse_approved_by: None,
        a_kasse_approved_at: None,
        version: 1,
        afloeser_id: Some(old.id),
        aftalt_med: None,
        aftalt_dato: None,
        ..old
    };
    tx.insert_aftale(&new).await?;
    for serie in tx.serier_under(old.id).await? {
        let (older, id) = (serie.id, SerieId::from_uuid(clock.new_id()));
        let copy = SerieRow { id, aftale_id: new.id, version: 1, afloeser_id: Some(older), ..serie };
        tx.insert_serie(&copy).await?;
        tx.arv_serie_andele(older, id).await?;
        tx.arv_undtagelser(older, id).await?;
    }
    spor(tx, clock, kald, &new, (AftaleHandling::Oprettet, None)).await?;
    Ok(new)
}

/// Fails when it is not agreed, or over.
pub(in crate::services) fn kraev_aftalt(aftale: &Aftale, today: NaiveDate) -> Result<(), Afvist> {
    match aftale.status {
        AftaleStatus::Aftalt if aftale.valid_to >= today => Ok(()),
        _ => Err(Afvist::kode(&[Field::Myndighed], Code::AftaleWrongStep)),
    }
}
