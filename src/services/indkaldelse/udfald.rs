//! How a conversation went: registered by the authority that held it, once it has begun.

use super::IndkaldelseService;
use crate::domain::code_lists::Udfald;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::udfald::{Holdt, udfald as rule};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::retry_collisions;
use crate::store::Indkaldelse;

impl IndkaldelseService {
    /// Registers how it went, and whether the a-kasse took part. A fælles jobsamtale that was held ends the effect of the choices
    /// made for it, whether or not the a-kasse came; one that was not held gives them to the next one, and becomes a task when she stayed away.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn registrer_udfald(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        udfald: u16,
        a_kasse_deltog: Option<bool>,
    ) -> Result<Indkaldelse, Afvist> {
        retry_collisions!(self.try_registrer_udfald(kald, borger, id, udfald, a_kasse_deltog))
    }

    async fn try_registrer_udfald(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        udfald: u16,
        a_kasse_deltog: Option<bool>,
    ) -> Result<Indkaldelse, Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?;
        let found = forloeb.tx.indkaldelse_of(borger, id).await?;
        let Some(row) = found else {
            // The rest of the call is judged all the same.
            let any = Holdt { er_indkalder: true, aflyst: false, begyndt: true, er_faelles: true, a_kasse_deltog };
            let unknown = Verdict::refused(&[Field::IndkaldelseId], Code::UnknownIndkaldelse);
            return Err(Afvist::Regler(rule(udfald, &any).and(&unknown)));
        };
        let verdict = rule(
            udfald,
            &Holdt {
                er_indkalder: kald.myndighed.id == Some(row.myndighed_id),
                aflyst: row.status == IndkaldelseStatus::Aflyst,
                begyndt: row.starts_at <= forloeb.now,
                er_faelles: row.is_faelles(),
                a_kasse_deltog,
            },
        );
        kraev(&verdict)?;
        let Some(udfald) = Udfald::from_id(udfald) else { return Err(Afvist::Regler(verdict)) };
        if (row.udfald, row.a_kasse_deltog) == (Some(udfald), a_kasse_deltog) {
            return Ok(row);
        }
        let to = row.myndighed_id;
        let row = forloeb
            .efter_samtalen(
                Indkaldelse { udfald: Some(udfald), a_kasse_deltog, ..row },
                IndkaldelseHandling::UdfaldRegistreret,
            )
            .await?;
        match udfald {
            _ if !row.is_faelles() => {}
            Udfald::Fremmoedt => forloeb.tx.reset_deltagelsesvalg(id, forloeb.now).await?,
            Udfald::Udeblevet | Udfald::Afbud => forloeb.giv_valg_videre(id).await?,
        }
        if udfald == Udfald::Udeblevet {
            forloeb.opgave(OpgaveSlags::Udeblevet, to, Some(id), None).await?;
        }
        forloeb.commit().await?;
        Ok(row)
    }
}
