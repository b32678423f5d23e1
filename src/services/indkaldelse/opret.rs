//! CreateIndkaldelse: an authority reports a conversation under an id it chose.

use super::dagtid::set_efter;
use super::vurder::vurder;
use super::{IndkaldelseService, Modtaget, giver_besked, id_findes, raekke};
use crate::domain::besked::BeskedSlags;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Udkast;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::frist::BEGRUNDELSE_MAX;
use crate::domain::rules::tekst::linjer;
use crate::domain::rules::{Code, Field};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::retry_collisions;

impl IndkaldelseService {
    /// Reports a conversation. It is never refused because she has another one, only warned about.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn opret(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        udkast: &Udkast,
    ) -> Result<Modtaget, Afvist> {
        self.opret_fordi(kald, borger, id, udkast, None).await
    }

    /// The same with a reason, which stands in the history for the caller's own people.
    ///
    /// # Errors
    /// As [`IndkaldelseService::opret`].
    pub async fn opret_fordi(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        udkast: &Udkast,
        begrundelse: Option<&str>,
    ) -> Result<Modtaget, Afvist> {
        kraev(&linjer(&[Field::Begrundelse], begrundelse, BEGRUNDELSE_MAX))?;
        retry_collisions!(self.try_opret(kald, borger, id, udkast, begrundelse))
    }

    async fn try_opret(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        udkast: &Udkast,
        begrundelse: Option<&str>,
    ) -> Result<Modtaget, Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?.fordi(begrundelse);
        let vurderet = vurder(kald, &forloeb, udkast, None)?;
        let vurderet = set_efter(kald, &mut forloeb, vurderet, None).await?;
        let Some(indkalder) = kald.myndighed.id else {
            return Err(Afvist::kode(&[Field::Myndighed], Code::NotAuthorised));
        };
        let ny = raekke::ny(kald, indkalder, &forloeb.borger, id, udkast, &vurderet, forloeb.now);
        let inserted = forloeb.indsaet(ny.clone(), IndkaldelseHandling::Oprettet).await;
        inserted.map_err(|error| id_findes(error, &[Field::IndkaldelseId]))?;
        if giver_besked(kald) {
            forloeb.besked(BeskedSlags::Indkaldelse, &ny).await?;
        }
        if !ny.medarbejder_navngivet {
            forloeb.opgave(OpgaveSlags::NavngivMedarbejder, indkalder, Some(id), None).await?;
        }
        let indkaldelse = forloeb.samtale(id).cloned().unwrap_or(ny);
        forloeb.commit().await?;
        Ok(Modtaget { indkaldelse, advarsler: vurderet.advarsler, sammenfald: vurderet.sammenfald })
    }
}
