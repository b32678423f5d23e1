//! What a report would come to, before it is made.

use super::{Indberettet, RegisterService, maa_staa_saadan, ny, staar};
use crate::domain::cpr::Cpr;
use crate::domain::register::{Fakta, nye};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::zone;

impl RegisterService {
    /// What reporting this would come to. Nothing is changed.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code, as [`RegisterService::indberet`].
    pub async fn proev(&self, kald: &Kald<'_>, cpr: &Cpr, nu: &Fakta) -> Result<Indberettet, Afvist> {
        let mut connection = self.store.read().await?;
        let today = zone::local_date(self.clock.now());
        let Some(id) = connection.borger_med_cpr(cpr).await? else {
            kraev(&ny::maa_oprettes(&mut connection, kald, nu, today).await?)?;
            return Ok(Indberettet::Oprettet);
        };
        drop(connection);
        let mut forloeb = self.begin(Some(kald), id).await?;
        let foer = staar(&mut forloeb).await?;
        kraev(&maa_staa_saadan(Some(kald), &mut forloeb, &foer, nu).await?)?;
        let nyt = nye(&foer, &nu.gaeldende(forloeb.today).fyldt_op(&foer, forloeb.today));
        Ok(if nyt.is_empty() { Indberettet::Uaendret } else { Indberettet::Opdateret(nyt) })
    }
}
