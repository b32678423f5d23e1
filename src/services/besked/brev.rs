//! A message as a letter: what her jobcenter prints when no other way led to her.

use uuid::Uuid;

use super::BeskedService;
use super::grundlag::Grundlag;
use crate::domain::besked::BeskedStatus;
use crate::domain::ids::OrganisationId;
use crate::services::Actor;
use crate::services::read_log::{Look, ReadLog, ReadLogClosed};
use crate::store::StoreError;

/// Why a letter is not shown.
#[derive(Debug, thiserror::Error)]
pub enum BrevFejl {
    /// There is no such message to a borger of this jobcenter.
    #[error("not found")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The look could not be remembered.
    #[error(transparent)]
    Unaudited(#[from] ReadLogClosed),
}

/// A letter, and whether it should still be sent.
pub struct Brev {
    /// The message and what it is about.
    pub grundlag: Grundlag,
    /// It says what holds now.
    pub aktuelt: bool,
    /// How far the message is: only one that reached nobody is to be posted.
    pub status: BeskedStatus,
}

impl BeskedService {
    /// The message `id` to a borger of `jobcenter`. The look is remembered.
    ///
    /// # Errors
    /// [`BrevFejl::NotFound`] also when she belongs to another jobcenter now.
    pub async fn brev(
        &self,
        read_log: &ReadLog,
        actor: &Actor,
        jobcenter: OrganisationId,
        id: Uuid,
    ) -> Result<Brev, BrevFejl> {
        let found = self.grundlag(id).await?.filter(|found| found.borger.jobcenter_id == jobcenter);
        let grundlag = found.ok_or(BrevFejl::NotFound)?;
        let now = self.clock.now();
        let audit = actor.audit(&self.clock, now, "brev_laest", Some(grundlag.borger.id), Some(jobcenter), Some(id));
        read_log.remember(Look::Audit(audit)).await?;
        let aktuelt = grundlag.vurder(now).is_ok();
        let status = grundlag.notifikation.status;
        Ok(Brev { grundlag, aktuelt, status })
    }
}
