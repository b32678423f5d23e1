//! Taking a series out of a draft: before an aftale is agreed, its series have no times.

use super::{SerieService, egen};
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::{not_theirs, spor};
use crate::services::kald::{Afvist, Kald, kraev_version};

impl SerieService {
    /// Takes a series out of the caller's draft, which he read in that version.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's, or no draft; [`Afvist::Foraeldet`]: somebody else was first.
    pub async fn fjern(&self, kald: &Kald<'_>, aftale: AftaleId, version: i64, id: SerieId) -> Result<(), Afvist> {
        let mut tx = self.store.begin().await?;
        egen(&mut tx, kald, aftale).await?;
        let aftale = tx.lock_aftale(aftale).await?.ok_or_else(not_theirs)?;
        kraev_version(Some(version), aftale.version - 1)?;
        if aftale.status != AftaleStatus::Kladde {
            return Err(Afvist::kode(&[Field::Myndighed], Code::AftaleWrongStep));
        }
        let under = tx.lock_serie(id).await?.filter(|serie| serie.aftale_id == aftale.id);
        under.ok_or_else(not_theirs)?;
        tx.delete_serie(id).await?;
        spor(&mut tx, &self.clock, kald, &aftale, (AftaleHandling::SerieFjernet, None)).await?;
        Ok(tx.commit().await?)
    }
}
