//! Her a-kasse's part in the conversation she books or moves: whether she is asked, and what holds when she is not.

use chrono::NaiveDate;

use super::{BookingError, BorgerBookingService, Situation, retry_collisions};
use crate::domain::besked::BeskedSlags;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::rules::deltagelse::{Regime, borgers_valg, deltager, is_borgers, regime, spoerges};
use crate::services::Actor;
use crate::services::forloeb::Forloeb;
use crate::services::indkaldelse::gaeldende;

impl Situation {
    /// The rules that a conversation on that local day is under.
    pub fn regime(&self, held_on: NaiveDate) -> Regime {
        regime(held_on, self.borger.ledig_siden, self.foerste, &self.indstillinger)
    }

    /// Whether it is hers to say if the a-kasse takes part.
    pub fn spoerges_om_a_kasse(&self) -> bool {
        self.a_kasse.is_some() && spoerges(self.regime(self.today))
    }

    /// What she has said herself about the conversation she has, or her next.
    pub fn eget_svar(&self) -> Option<bool> {
        self.valg.filter(|valg| is_borgers(*valg)).map(|valg| valg == borgers_valg(true))
    }

    /// Whether she may still change her answer about this conversation: her joint one, while it has not begun.
    pub fn vaelger_a_kasse_til(&self, id: IndkaldelseId) -> bool {
        let held = self.booking().filter(|row| row.id == id && row.is_faelles() && row.starts_at > self.now);
        self.a_kasse.is_some() && held.is_some_and(|row| spoerges(self.regime(row.local_start.date())))
    }

    /// Whether the a-kasse takes part in a conversation on that local day, with what she `said` on the way to it.
    pub fn a_kasse_deltager(&self, held_on: NaiveDate, said: Option<bool>) -> bool {
        deltager(self.regime(held_on), said.map(borgers_valg).or(self.valg))
    }
}

impl BorgerBookingService {
    /// Her answer about the a-kasse in a conversation she has. Answering the same again changes nothing.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when she has no such conversation that is joint and has not begun.
    pub async fn svar_om_a_kasse(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
        med: bool,
    ) -> Result<(), BookingError> {
        retry_collisions!(self.try_svar(actor, borger, id, med))
    }

    async fn try_svar(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
        med: bool,
    ) -> Result<(), BookingError> {
        let mut forloeb = self.begin(actor, borger, &[]).await?;
        let standing = forloeb.samtale(id).filter(|row| row.is_faelles() && row.starts_at > forloeb.now).cloned();
        let row = standing.ok_or(BookingError::NotFound)?;
        if registrer_svar(&mut forloeb, id, med).await? {
            let row = forloeb.aendr(row, IndkaldelseHandling::ValgAendret, Aflyser::Borger).await?;
            forloeb.besked(BeskedSlags::Deltagelse, &row).await?;
        }
        Ok(forloeb.commit().await?)
    }
}

/// Her answer about the a-kasse, unless it is what holds already. Gives whether it is new.
pub(super) async fn registrer_svar(
    forloeb: &mut Forloeb<'_>,
    om: IndkaldelseId,
    med: bool,
) -> Result<bool, BookingError> {
    let before = gaeldende(&mut forloeb.tx, forloeb.borger.id, Some(om)).await?;
    let valg = borgers_valg(med);
    if before.is_some_and(|before| before.valg == valg) {
        return Ok(false);
    }
    let row = forloeb.registrer_valg(Some(om), valg, None).await?;
    let line = forloeb.audit("deltagelsesvalg_registreret".to_owned(), forloeb.borger.jobcenter_id, Some(row.id));
    forloeb.tx.insert_audit(&line).await?;
    Ok(true)
}
