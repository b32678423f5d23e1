//! UpdateIndkaldelse: the authority that summoned changes what it reported.

use super::dagtid::set_efter;
use super::vurder::{egen, vurder};
use super::{IndkaldelseService, Modtaget, aendrer, giver_besked, raekke};
use crate::domain::besked::BeskedSlags;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Udkast;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::Field;
use crate::domain::rules::frist::BEGRUNDELSE_MAX;
use crate::domain::rules::tekst::linjer;
use crate::services::kald::{Afvist, Kald, kraev, kraev_version};
use crate::services::retry_collisions;

impl IndkaldelseService {
    /// Changes a conversation to what `udkast` says, all of it. `version` is the one the caller read; none: whichever it is. A
    /// report that changes nothing leaves no trace.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code, [`Afvist::Foraeldet`].
    pub async fn opdater(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        version: Option<i64>,
        udkast: &Udkast,
    ) -> Result<Modtaget, Afvist> {
        self.opdater_fordi(kald, borger, id, version, udkast, None).await
    }

    /// The same with a reason, which stands in the history for the caller's own people.
    ///
    /// # Errors
    /// As [`IndkaldelseService::opdater`].
    pub async fn opdater_fordi(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        version: Option<i64>,
        udkast: &Udkast,
        begrundelse: Option<&str>,
    ) -> Result<Modtaget, Afvist> {
        kraev(&linjer(&[Field::Begrundelse], begrundelse, BEGRUNDELSE_MAX))?;
        retry_collisions!(self.try_opdater(kald, borger, id, version, udkast, begrundelse))
    }

    async fn try_opdater(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        version: Option<i64>,
        udkast: &Udkast,
        begrundelse: Option<&str>,
    ) -> Result<Modtaget, Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?.fordi(begrundelse);
        let (row, standing) = egen(kald, &mut forloeb, id).await?;
        let vurderet = match vurder(kald, &forloeb, udkast, Some(&row)) {
            Err(Afvist::Regler(verdict)) => return Err(Afvist::Regler(verdict.and(&standing))),
            other => other?,
        };
        kraev(&standing)?;
        let vurderet = set_efter(kald, &mut forloeb, vurderet, Some(&row)).await?;
        kraev_version(version, row.version)?;
        let reported = raekke::ny(kald, row.myndighed_id, &forloeb.borger, id, udkast, &vurderet, forloeb.now);
        let changed = raekke::aendret(&row, reported);
        let (advarsler, sammenfald) = (vurderet.advarsler, vurderet.sammenfald);
        if raekke::siger_det_samme(&changed, &row) {
            return Ok(Modtaget { indkaldelse: row, advarsler, sammenfald });
        }
        let by = aendrer(kald, &row);
        let indkaldelse = forloeb.aendr(changed, IndkaldelseHandling::Opdateret, by).await?;
        if giver_besked(kald) {
            forloeb.besked(BeskedSlags::Aendring, &indkaldelse).await?;
        }
        if !indkaldelse.medarbejder_navngivet {
            forloeb.opgave(OpgaveSlags::NavngivMedarbejder, row.myndighed_id, Some(id), None).await?;
        }
        forloeb.commit().await?;
        Ok(Modtaget { indkaldelse, advarsler, sammenfald })
    }
}
