//! An employee's conversations in his own calendar, by an address that nobody can guess: opened, exchanged for a new one, closed.
//! What is fetched by it says nothing of any borger.

use chrono::{NaiveDate, TimeDelta};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::kald::{Afvist, Kald};
use super::zone;
use crate::clock::{Clock, secret};
use crate::domain::access::{Action, Principal, may};
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{MedarbejderId, OrganisationId};
use crate::domain::rules::{Code, Field};
use crate::store::{Arbejdssamtale, Connection, Kalenderabonnement, Store, StoreError};

/// How far back a calendar follows.
const BACK: TimeDelta = TimeDelta::days(28);
/// And how far ahead.
const AHEAD: TimeDelta = TimeDelta::days(183);

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct KalenderService {
    store: Store,
    clock: Clock,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct MinKalender {
    /// The address that is open. The address itself is shown once, when it is made.
    pub abonnement: Option<Kalenderabonnement>,
    /// Whose conversations can be followed, by name.
    pub navne: Vec<String>,
}

/// What is fetched by an address.
#[derive(Clone, Debug)]
pub struct Fulgt {
    /// Key of the address.
    pub abonnement: Uuid,
    /// Whose conversations.
    pub hvem: String,
    /// They, by start.
    pub samtaler: Vec<Arbejdssamtale>,
}

impl KalenderService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// The caller's address, and whom he can follow.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is nobody's employee.
    pub async fn min(&self, kald: &Kald<'_>) -> Result<MinKalender, Afvist> {
        let (medarbejder, own) = hvem(kald)?;
        let mut connection = self.store.read().await?;
        let abonnement = connection.kalenderabonnement_of(medarbejder).await?;
        let navne = self.navne(&mut connection, kald.myndighed.slags, own, medarbejder).await?;
        Ok(MinKalender { abonnement, navne })
    }

    /// Whose conversations there are: at a jobcenter who holds them, at an a-kasse who is named for it, and oneself.
    async fn navne(
        &self,
        connection: &mut Connection,
        slags: MyndighedType,
        own: OrganisationId,
        medarbejder: MedarbejderId,
    ) -> Result<Vec<String>, StoreError> {
        if slags != MyndighedType::AKasse {
            return connection.hvem_holder(own, self.today()).await;
        }
        let mut navne = connection.hvem_deltager(own, self.today()).await?;
        navne.extend(connection.medarbejder(medarbejder).await?.map(|own| own.navn));
        navne.sort();
        navne.dedup();
        Ok(navne)
    }

    /// Opens an address for the conversations of `navn`, in the place of the one that his page shows (`set`), which is shut at once.
    /// Gives the secret: it is kept nowhere.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: nobody of that name holds anything there. [`Afvist::Foraeldet`]: he has another address by now.
    pub async fn ny(&self, kald: &Kald<'_>, navn: &str, set: Option<Uuid>) -> Result<String, Afvist> {
        let (medarbejder, own) = hvem(kald)?;
        let mut connection = self.store.read().await?;
        let known = self.navne(&mut connection, kald.myndighed.slags, own, medarbejder).await?;
        drop(connection);
        if !known.iter().any(|one| one == navn) {
            return Err(Afvist::kode(&[Field::Medarbejder], Code::MedarbejderMissing));
        }
        let (secret, now) = (secret(), self.clock.now());
        let ny = Kalenderabonnement { id: self.clock.new_id(), hvem: navn.to_owned(), created_at: now };
        let mut tx = self.store.begin().await?;
        if !tx.save_kalenderabonnement(medarbejder, set, &ny, &hash(&secret)).await? {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        tx.insert_audit(&kald.actor.audit(&self.clock, now, "kalender_oprettet", None, Some(own), Some(ny.id))).await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// Closes the address that his page shows.
    ///
    /// # Errors
    /// [`Afvist::Foraeldet`]: he has another one by now, or none.
    pub async fn luk(&self, kald: &Kald<'_>, set: Uuid) -> Result<(), Afvist> {
        let (medarbejder, own) = hvem(kald)?;
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        if !tx.delete_kalenderabonnement(medarbejder, set).await? {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        tx.insert_audit(&kald.actor.audit(&self.clock, now, "kalender_lukket", None, Some(own), Some(set))).await?;
        Ok(tx.commit().await?)
    }

    /// What is followed by a secret; none: there is no such address, or who opened it works there no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fulgt(&self, secret: &str) -> Result<Option<Fulgt>, StoreError> {
        let now = self.clock.now();
        let mut connection = self.store.read().await?;
        let Some(found) = connection.kalender_med_hash(&hash(secret)).await? else { return Ok(None) };
        let (id, rolle) = (found.medarbejder_id, found.rolle);
        let who = Principal::Medarbejder { id, organisation: found.organisation_id, rolle };
        let Some(own) = found.organisation_id else { return Ok(None) };
        let (fra, til) = (now - BACK, now + AHEAD);
        let samtaler = if may(who, Action::SeeJobcenter(own)) {
            connection.arbejdssamtaler(own, &found.hvem, fra, til).await?
        } else if may(who, Action::SeeAKasse(own)) {
            connection.a_kassens_arbejdssamtaler(own, &found.hvem, fra, til).await?
        } else {
            return Ok(None);
        };
        Ok(Some(Fulgt { abonnement: found.id, hvem: found.hvem, samtaler }))
    }

    fn today(&self) -> NaiveDate {
        zone::local_date(self.clock.now())
    }
}

fn hvem(kald: &Kald<'_>) -> Result<(MedarbejderId, OrganisationId), Afvist> {
    match (kald.actor.principal, kald.myndighed.id) {
        (Some(Principal::Medarbejder { id, .. }), Some(own)) => Ok((id, own)),
        _ => Err(Afvist::kode(&[Field::Myndighed], Code::NotAuthorised)),
    }
}

fn hash(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
