//! Memberships that begin or end as days go by: the same happens as when somebody had reported it on the day.

use uuid::Uuid;

use super::{RegisterService, staar, udfoer};
use crate::domain::ids::BorgerId;
use crate::services::kald::Afvist;
use crate::services::{retry_collisions, zone};
use crate::store::StoreError;

/// Borgere looked up at once.
const AT_ONCE: i64 = 500;

impl RegisterService {
    /// Makes the a-kasse of each borger the one her memberships say of today. Gives of how many it was another. One borger's failure stops
    /// no other's. Running it again, or on two nodes at once, changes nothing more.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn vend_medlemskaber(&self) -> Result<u64, StoreError> {
        let today = zone::local_date(self.clock.now());
        let (mut vendt, mut after) = (0, BorgerId::from_uuid(Uuid::nil()));
        loop {
            let due = self.store.read().await?.borgere_med_andet_medlemskab(today, after, AT_ONCE).await?;
            let Some(&last) = due.last() else { return Ok(vendt) };
            after = last;
            for id in due {
                match retry_collisions!(self.vend_medlemskab(id)) {
                    Ok(()) => vendt += 1,
                    Err(error) => {
                        tracing::error!(error = &error as &dyn std::error::Error, borger = %id, "membership not turned over");
                    }
                }
            }
        }
    }

    async fn vend_medlemskab(&self, id: BorgerId) -> Result<(), Afvist> {
        let mut forloeb = self.begin(None, id).await?;
        let foer = staar(&mut forloeb).await?;
        let nu = foer.medlem_paa(forloeb.today);
        udfoer(forloeb, &foer, &nu).await.map(drop)
    }
}
