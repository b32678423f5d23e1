//! A new personnummer. Everything is bound to her own id, so nothing has to be moved; the old number is kept as
//! history.

use super::{RegisterService, maa_skrive, noter};
use crate::domain::cpr::Cpr;
use crate::domain::ids::BorgerId;
use crate::domain::register::Faktum;
use crate::domain::rules::register::cpr_skift;
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::retry_collisions;
use crate::store::StoreError;

impl RegisterService {
    /// Gives a borger this personnummer. The one she has already changes nothing.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not, or another borger has it.
    pub async fn skift_cpr(&self, kald: Option<&Kald<'_>>, borger: BorgerId, ny: &Cpr) -> Result<(), Afvist> {
        retry_collisions!(self.try_skift_cpr(kald, borger, ny))
    }

    async fn try_skift_cpr(&self, kald: Option<&Kald<'_>>, borger: BorgerId, ny: &Cpr) -> Result<(), Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        // Who may not write learns nothing of which numbers there are.
        kraev(&maa_skrive(kald, &forloeb.borger))?;
        let owner = forloeb.tx.borger_med_cpr(ny).await?;
        kraev(&cpr_skift(owner.is_some_and(|owner| owner != borger)))?;
        if owner.is_some() {
            return Ok(());
        }
        match forloeb.tx.skift_cpr(self.clock.new_id(), borger, ny, forloeb.now).await {
            // Another borger got it meanwhile.
            Err(StoreError::Taken(_)) => return Err(Afvist::Regler(cpr_skift(true))),
            other => other?,
        }
        noter(&mut forloeb, Faktum::CprSkift, None).await?;
        Ok(forloeb.commit().await?)
    }
}
