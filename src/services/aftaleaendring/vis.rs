//! What came of a change of times: the receipt, and finding it again.

use uuid::Uuid;

use super::AftaleaendringService;
use super::opsigelse::kan_fortrydes;
use crate::services::aftaler::{jobcenter, not_theirs};
use crate::services::kald::{Afvist, Kald};
use crate::services::zone;
use crate::store::{Aftale, Aftaleaendring, RamtAfAendring};

/// How a change stands.
#[derive(Clone, Debug)]
pub struct Kvittering {
    /// Itself, with what became of the times.
    pub aendring: Aftaleaendring,
    /// The aftale, as it is now.
    pub aftale: Aftale,
    /// Whose conversations it has hit, and what became of each.
    pub ramte: Vec<RamtAfAendring>,
    /// It can be taken back now.
    pub kan_fortrydes: bool,
}

impl AftaleaendringService {
    /// How a change of the caller's stands. Each borger whose name can be shown gets a line in the audit trail.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn vis(&self, kald: &Kald<'_>, id: Uuid) -> Result<Kvittering, Afvist> {
        let own = jobcenter(kald)?;
        let mut connection = self.store.read().await?;
        let aendring = connection.aftaleaendring(id).await?.filter(|aendring| aendring.organisation_id == own);
        let aendring = aendring.ok_or_else(not_theirs)?;
        let aftale = connection.aftale(aendring.aftale_id).await?.ok_or_else(not_theirs)?;
        let ramte = connection.ramt_af_aendring(id).await?;
        let today = zone::local_date(self.clock.now());
        let kan_fortrydes = match kan_fortrydes(&mut connection, &aendring, &aftale, today).await {
            Ok(_) => true,
            Err(Afvist::Regler(_)) => false,
            Err(other) => return Err(other),
        };
        drop(connection);
        self.set(kald, "aftaleaendring_set", ramte.iter().map(|row| (row.borger_id, row.id))).await?;
        Ok(Kvittering { aendring, aftale, ramte, kan_fortrydes })
    }
}
