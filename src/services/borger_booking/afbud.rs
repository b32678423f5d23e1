//! Calling her conversation off, and confirming that she comes.

use super::hold::stored;
use super::person::frister_of;
use super::{BookingError, BorgerBookingService, retry_collisions};
use crate::domain::besked::BeskedSlags;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::rules::Verdict;
use crate::domain::rules::ombooking;
use crate::domain::rules::ombooking::Samtale;
use crate::services::Actor;
use crate::services::forloeb::Forloeb;
use crate::store::Indkaldelse;

impl BorgerBookingService {
    /// Calls her conversation off, in the version she has `seen`; none: as it is. Her frist holds again, or is closed:
    /// `domain::frist` says which.
    ///
    /// # Errors
    /// [`BookingError::Refused`] when a rule says no, [`BookingError::Stale`] when it was changed since she saw it,
    /// [`BookingError::NotFound`] when it is not hers.
    pub async fn aflys(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
        seen: Option<i64>,
    ) -> Result<(), BookingError> {
        retry_collisions!(self.try_aflys(actor, borger, id, seen))
    }

    async fn try_aflys(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
        seen: Option<i64>,
    ) -> Result<(), BookingError> {
        let mut forloeb = self.begin(actor, borger, &[]).await?;
        let row = self.must(&mut forloeb, id, ombooking::aflysning).await?;
        if seen.is_some_and(|seen| seen != row.version) {
            return Err(BookingError::Stale(id));
        }
        let gone = forloeb.aflys(id, Aflyser::Borger).await?.ok_or(BookingError::NotFound)?;
        forloeb.besked(BeskedSlags::Aflysning, &gone).await?;
        Ok(forloeb.commit().await?)
    }

    /// She confirms that she comes. Confirming twice is confirming once.
    ///
    /// # Errors
    /// As [`BorgerBookingService::aflys`].
    pub async fn bekraeft(&self, actor: &Actor, borger: BorgerId, id: IndkaldelseId) -> Result<(), BookingError> {
        retry_collisions!(self.try_bekraeft(actor, borger, id))
    }

    async fn try_bekraeft(&self, actor: &Actor, borger: BorgerId, id: IndkaldelseId) -> Result<(), BookingError> {
        let mut forloeb = self.begin(actor, borger, &[]).await?;
        let row = self.must(&mut forloeb, id, |samtale, _| ombooking::bekraeftelse(samtale)).await?;
        if row.bekraeftet_at.is_some() {
            return Ok(());
        }
        let confirmed = Indkaldelse { bekraeftet_at: Some(forloeb.now), ..row };
        forloeb.aendr(confirmed, IndkaldelseHandling::Bekraeftet, Aflyser::Borger).await?;
        Ok(forloeb.commit().await?)
    }

    /// Her conversation, if the rule lets her.
    async fn must(
        &self,
        forloeb: &mut Forloeb<'_>,
        id: IndkaldelseId,
        rule: fn(&Samtale, chrono::NaiveDate) -> Verdict,
    ) -> Result<Indkaldelse, BookingError> {
        let row = forloeb.tx.indkaldelse_of(forloeb.borger.id, id).await?.ok_or(BookingError::NotFound)?;
        let frister = frister_of(forloeb);
        let verdict = rule(&stored(forloeb, &frister).samtale(&row), forloeb.today);
        if verdict.is_kept() { Ok(row) } else { Err(BookingError::Refused(verdict)) }
    }
}
