//! CancelIndkaldelse, which DFDG's service calls DeleteIndkaldelse: the authority calls its conversation off.

use super::vurder::egen;
use super::{IndkaldelseService, aendrer, giver_besked};
use crate::domain::besked::BeskedSlags;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::rules::frist::BEGRUNDELSE_MAX;
use crate::domain::rules::tekst::linjer;
use crate::domain::rules::{Code, Field};
use crate::services::kald::{Afvist, Kald, kraev, kraev_version};
use crate::services::retry_collisions;
use crate::store::Indkaldelse;

impl IndkaldelseService {
    /// Calls a conversation off. No rule about types or dates stands in the way, and her frist never suffers from it.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's, has begun, or was called off; [`Afvist::Foraeldet`].
    pub async fn aflys(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        version: Option<i64>,
    ) -> Result<Indkaldelse, Afvist> {
        self.aflys_fordi(kald, borger, id, version, None).await
    }

    /// The same with a reason, which stands in the history for the caller's own people.
    ///
    /// # Errors
    /// As [`IndkaldelseService::aflys`].
    pub async fn aflys_fordi(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        version: Option<i64>,
        begrundelse: Option<&str>,
    ) -> Result<Indkaldelse, Afvist> {
        kraev(&linjer(&[Field::Begrundelse], begrundelse, BEGRUNDELSE_MAX))?;
        retry_collisions!(self.try_aflys(kald, borger, id, version, begrundelse))
    }

    async fn try_aflys(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        version: Option<i64>,
        begrundelse: Option<&str>,
    ) -> Result<Indkaldelse, Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?.fordi(begrundelse);
        let (row, standing) = egen(kald, &mut forloeb, id).await?;
        kraev(&standing)?;
        kraev_version(version, row.version)?;
        let gone = forloeb.aflys(id, aendrer(kald, &row)).await?;
        let gone = gone.ok_or_else(|| Afvist::kode(&[Field::IndkaldelseId], Code::AlreadyBegun))?;
        if giver_besked(kald) {
            forloeb.besked(BeskedSlags::Aflysning, &gone).await?;
        }
        forloeb.commit().await?;
        Ok(gone)
    }
}
