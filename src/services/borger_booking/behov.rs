//! What she needs to take part: written down, and a task for those who see to it.

use super::{BookingError, BorgerBookingService, retry_collisions};
use crate::domain::behov::Behov;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::opgave::OpgaveSlags;
use crate::services::Actor;

impl BorgerBookingService {
    /// Says what she needs for a conversation that has not ended, in place of what she said before.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when she has no such coming conversation.
    pub async fn oplys_behov(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
        behov: &[Behov],
    ) -> Result<(), BookingError> {
        retry_collisions!(self.try_oplys_behov(actor, borger, id, behov))
    }

    async fn try_oplys_behov(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
        behov: &[Behov],
    ) -> Result<(), BookingError> {
        let mut forloeb = self.begin(actor, borger, &[]).await?;
        let myndighed = forloeb.samtale(id).ok_or(BookingError::NotFound)?.myndighed_id;
        let mut told = behov.to_vec();
        told.sort_by_key(|behov| behov.as_str());
        told.dedup();
        if forloeb.tx.behov_of(id).await? == told {
            return Ok(());
        }
        let now = forloeb.now;
        forloeb.tx.set_behov(id, &told, now).await?;
        let audit = forloeb.audit("behov_oplyst".to_owned(), myndighed, Some(id.uuid()));
        forloeb.tx.insert_audit(&audit).await?;
        if !told.is_empty() {
            forloeb.opgave(OpgaveSlags::BehovOplyst, myndighed, Some(id), None).await?;
        }
        Ok(forloeb.commit().await?)
    }
}
