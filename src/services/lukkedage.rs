//! Days on which a jobcenter is closed: apart from the rules, known to all of them, and taken back as easily. Times of such a
//! day close when nobody has booked them; who has booked keeps the time until it is called off.

use chrono::NaiveDate;

use super::aftaler::{jobcenter, not_theirs};
use super::kald::{Afvist, Kald, kraev};
use super::{retry_collisions, tider, zone};
use crate::clock::Clock;
use crate::domain::ids::OrganisationId;
use crate::domain::rules::lukning::lukkedag;
use crate::store::{Lukkedag, Store, Tx};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct LukkedagService {
    store: Store,
    clock: Clock,
}

impl LukkedagService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// The caller's closed days from today on, with how many conversations stand on each.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no jobcenter.
    pub async fn liste(&self, kald: &Kald<'_>) -> Result<Vec<Lukkedag>, Afvist> {
        let own = jobcenter(kald)?;
        let today = zone::local_date(self.clock.now());
        Ok(self.store.read().await?.lukkedage_of(own, today).await?)
    }

    /// Closes a day. One that is closed already gets the newer name.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with what is wrong with day or name.
    pub async fn luk(&self, kald: &Kald<'_>, dato: &str, navn: &str) -> Result<NaiveDate, Afvist> {
        let own = jobcenter(kald)?;
        let (verdict, day) = lukkedag(dato, navn, zone::local_date(self.clock.now()));
        kraev(&verdict)?;
        let Some(day) = day else { return Err(not_theirs()) };
        retry_collisions!(self.skift(kald, own, day, Some(navn.trim())))?;
        Ok(day)
    }

    /// Opens a day again, with the times its rules have on it. What somebody closed by hand stays closed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aabn(&self, kald: &Kald<'_>, day: NaiveDate) -> Result<(), Afvist> {
        let own = jobcenter(kald)?;
        retry_collisions!(self.skift(kald, own, day, None))
    }

    async fn skift(
        &self,
        kald: &Kald<'_>,
        own: OrganisationId,
        day: NaiveDate,
        navn: Option<&str>,
    ) -> Result<(), Afvist> {
        let mut tx = self.store.begin().await?;
        tx.lock_aftaler_of(own).await?;
        match navn {
            Some(navn) => tx.save_lukkedag(own, day, navn).await?,
            None => tx.delete_lukkedag(own, day).await?,
        }
        self.tilpas(&mut tx, own).await?;
        let now = self.clock.now();
        let action = if navn.is_some() { "lukkedag_sat" } else { "lukkedag_fjernet" };
        tx.insert_audit(&kald.actor.audit(&self.clock, now, action, None, Some(own), None)).await?;
        Ok(tx.commit().await?)
    }

    async fn tilpas(&self, tx: &mut Tx, own: OrganisationId) -> Result<(), Afvist> {
        let today = zone::local_date(self.clock.now());
        for serie in tx.live_serier_of(own, today).await? {
            tider::tilpas(tx, &self.clock, &serie).await.map_err(Afvist::af_tider)?;
        }
        Ok(())
    }
}
