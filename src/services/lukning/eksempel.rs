//! What the message to a borger whose conversation is called off will say: shown before it is decided.

use super::masse::LukningService;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::services::aftaler::{jobcenter, not_theirs};
use crate::services::kald::{Afvist, Kald};
use crate::store::{Indkaldelse, Organisation};

/// What the message is made of.
#[derive(Clone, Debug)]
pub struct Beskedeksempel {
    /// The conversation that it is about.
    pub samtale: Indkaldelse,
    /// Who holds it.
    pub myndighed: Organisation,
}

impl LukningService {
    /// The first of those that would be called off, as its message tells it. The name was shown before.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn eksempel(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
    ) -> Result<Beskedeksempel, Afvist> {
        let own = jobcenter(kald)?;
        let mut connection = self.store.read().await?;
        let samtale = connection.indkaldelse_of(borger, id).await?.filter(|row| row.myndighed_id == own);
        let samtale = samtale.ok_or_else(not_theirs)?;
        let myndighed = connection.organisation(own).await?.ok_or_else(not_theirs)?;
        Ok(Beskedeksempel { samtale, myndighed })
    }
}
