//! Who changed the series of an aftale last: told to the one who comes second.

use super::{SerieService, egen};
use crate::domain::aftale::AftaleHandling;
use crate::domain::ids::AftaleId;
use crate::services::kald::{Afvist, Kald};
use crate::store::AftaleVersion;

impl SerieService {
    /// The latest change of a series of the caller's aftale. None: none of them was changed.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn sidst_rettet(&self, kald: &Kald<'_>, aftale: AftaleId) -> Result<Option<AftaleVersion>, Afvist> {
        let mut connection = self.store.read().await?;
        egen(&mut connection, kald, aftale).await?;
        let all = connection.aftale_historik(aftale).await?;
        Ok(all.into_iter().find(|version| version.handling == AftaleHandling::SerieRettet))
    }
}
