//! Sending events out, as far as the database knows of it: who is due, one node's turn at a receiver, and what each attempt came
//! to. The sending itself is `kanaler::udsendelse`, between these calls: no transaction is open meanwhile.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use crate::clock::{Clock, machine_time};
use crate::domain::haendelse::AbonnementArt;
use crate::domain::ids::AbonnementId;
use crate::domain::udsendelse::{Fejl, LAAS, Levering, Skridt, TIMEOUT, naeste_skridt};
use crate::store::{Abonnement, Connection, Laas, NummereretHaendelse, Store, StoreError};

/// How many events one turn sends at most.
const PORTION: i64 = 100;
/// How many receivers are looked up at once.
const MODTAGERE: i64 = 500;

/// One node's turn at one receiver: nobody else sends to it meanwhile.
#[derive(Debug)]
pub struct Tur {
    store: Store,
    laas: Laas,
    /// The receiver, as far as it has come.
    pub abonnement: Abonnement,
}

/// The machine's own now, as both databases keep it.
pub(super) fn nu() -> DateTime<Utc> {
    machine_time().trunc_subsecs(6)
}

/// The receivers that have something to be sent now. `indberetter`: this process reports to DFDG.
///
/// # Errors
/// When the database fails.
pub async fn forfaldne(store: &Store, indberetter: bool) -> Result<Vec<AbonnementId>, StoreError> {
    store.read().await?.due_abonnementer(nu(), indberetter, MODTAGERE).await
}

impl Tur {
    /// Begins a turn. None: somebody else has it, or it is not due any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begynd(store: &Store, clock: &Clock, id: AbonnementId) -> Result<Option<Self>, StoreError> {
        let now = nu();
        let laas = Laas { abonnement: id, token: clock.new_id(), til: now + LAAS };
        let mut tx = store.begin().await?;
        let Some(abonnement) = tx.claim_abonnement(laas, now).await? else { return Ok(None) };
        tx.commit().await?;
        Ok(Some(Self { store: store.clone(), laas, abonnement }))
    }

    /// What is to be sent in this turn, in order: first what operations want sent again, then what is new.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn haendelser(&self) -> Result<Vec<NummereretHaendelse>, StoreError> {
        let mut connection = self.store.read().await?;
        let mut haendelser = connection.sent_again(self.abonnement.id, PORTION).await?;
        haendelser.extend(self.nye(&mut connection).await?);
        Ok(haendelser)
    }

    async fn nye(&self, connection: &mut Connection) -> Result<Vec<NummereretHaendelse>, StoreError> {
        match (self.abonnement.art, self.abonnement.organisation_id) {
            (AbonnementArt::Webhook, Some(modtager)) => {
                connection.haendelser_to(modtager, self.abonnement.sidste, PORTION).await
            }
            (AbonnementArt::Indberetning, _) => connection.haendelser_after(self.abonnement.sidste, PORTION).await,
            (AbonnementArt::Webhook, None) => Ok(Vec::new()),
        }
    }

    /// Whether the lock lasts longer than one more attempt can.
    pub fn kan_naa_en_til(&self, now: DateTime<Utc>) -> bool {
        TimeDelta::from_std(TIMEOUT * 2).is_ok_and(|attempt| self.laas.til - now > attempt)
    }

    /// Writes what an attempt came to. Gives whether the turn goes on: not while this event waits for its next attempt, and not
    /// when somebody else has the lock by now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn skriv(
        &mut self,
        haendelse: &NummereretHaendelse,
        levering: Levering,
        jitter: f64,
    ) -> Result<bool, StoreError> {
        if haendelse.number <= self.abonnement.sidste {
            return self.skriv_igen(haendelse, levering).await;
        }
        match naeste_skridt(levering, self.abonnement.forsoeg, jitter) {
            Skridt::Videre => self.videre(haendelse, None).await,
            Skridt::LaegTilSide(fejl) => self.videre(haendelse, Some(fejl)).await,
            Skridt::Vent(tid) => self.vent(tid, levering).await,
        }
    }

    async fn videre(&mut self, haendelse: &NummereretHaendelse, fejl: Option<Fejl>) -> Result<bool, StoreError> {
        let now = nu();
        let laas = Laas { til: now + LAAS, ..self.laas };
        let mut tx = self.store.begin().await?;
        let ours = tx.advance_abonnement(laas, haendelse.number, fejl).await?;
        if let Some(fejl) = fejl.filter(|_| ours) {
            tx.lay_aside(self.abonnement.id, haendelse, self.abonnement.forsoeg + 1, fejl, now).await?;
        }
        tx.commit().await?;
        self.laas = laas;
        self.abonnement.sidste = haendelse.number;
        self.abonnement.forsoeg = 0;
        Ok(ours)
    }

    async fn vent(&mut self, tid: TimeDelta, levering: Levering) -> Result<bool, StoreError> {
        let (Levering::Fejlet(fejl) | Levering::Afvist(fejl)) = levering else { return Ok(true) };
        let mut tx = self.store.begin().await?;
        tx.delay_abonnement(self.laas, nu() + tid, fejl).await?;
        tx.commit().await?;
        Ok(false)
    }

    /// One attempt was asked for: what does not come through now is laid aside again.
    async fn skriv_igen(&mut self, haendelse: &NummereretHaendelse, levering: Levering) -> Result<bool, StoreError> {
        let (id, now) = (self.abonnement.id, nu());
        let laas = Laas { til: now + LAAS, ..self.laas };
        let mut tx = self.store.begin().await?;
        let fejl = match levering {
            Levering::Leveret => None,
            Levering::Fejlet(fejl) | Levering::Afvist(fejl) => Some(fejl),
        };
        let ours = tx.extend_abonnement(laas).await?;
        match fejl {
            None => tx.delete_ubesoergt(id, haendelse).await?,
            Some(fejl) => tx.lay_aside(id, haendelse, 1, fejl, now).await?,
        }
        tx.commit().await?;
        self.laas = laas;
        Ok(ours)
    }

    /// The turn is over; another may begin at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn slut(self) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.release_abonnement(self.laas).await?;
        tx.commit().await
    }
}
