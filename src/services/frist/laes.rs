//! Reading frister: one, all, and their history. Each look is audited.

use chrono::NaiveDate;

use super::FristService;
use crate::domain::calendar::propose_fristdato;
use crate::domain::code_lists::MyndighedType;
use crate::domain::fravaer::Periode;
use crate::domain::frist::{Forhold, FristFakta, idag};
use crate::domain::ids::{BorgerId, FristId, OrganisationId};
use crate::domain::rules::frist::{Graenser, graenser};
use crate::domain::rules::{Code, Field};
use crate::services::forloeb::fakta;
use crate::services::kald::{Afvist, Kald};
use crate::services::read_log::Look;
use crate::services::zone;
use crate::store::{Borger, Connection, Frist, FristVersion};

/// A frist and what it is today, whether or not the job has run.
#[derive(Clone, Debug)]
pub struct LaestFrist {
    /// As stored.
    pub frist: Frist,
    /// As it is today.
    pub idag: FristFakta,
}

impl FristService {
    /// One frist of a borger's.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see it, or there is none.
    pub async fn hent(&self, kald: &Kald<'_>, borger: BorgerId, id: FristId) -> Result<LaestFrist, Afvist> {
        let all = self.hent_alle(kald, borger).await?;
        let found = all.into_iter().find(|frist| frist.frist.id == id);
        found.ok_or_else(|| Afvist::kode(&[Field::FristId], Code::UnknownFrist))
    }

    /// All of a borger's frister, closed ones too, soonest first.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see them.
    pub async fn hent_alle(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Vec<LaestFrist>, Afvist> {
        let (mut connection, borger) = self.look(kald, borger, "frister_laest").await?;
        let today = zone::local_date(self.clock.now());
        let indstillinger = connection.indstillinger_on(Some(borger.jobcenter_id), today).await?;
        let fravaer: Vec<Periode> = connection.fravaer_of(borger.id).await?.into_iter().map(Into::into).collect();
        let forhold = Forhold { fravaer: &fravaer, afmeldt_fra: borger.afmeldt_fra };
        let stored = connection.alle_frister_of(borger.id).await?.into_iter();
        Ok(stored
            .map(|frist| LaestFrist { idag: idag(&fakta(&frist), forhold, &indstillinger, today), frist })
            .collect())
    }

    /// Every version of all of a borger's frister, oldest first.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see them.
    pub async fn historik(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Vec<FristVersion>, Afvist> {
        let (mut connection, borger) = self.look(kald, borger, "fristhistorik_laest").await?;
        Ok(connection.frist_historik_of(borger.id).await?)
    }

    /// The Fristdato that our own pages propose today: the least length, moved forward off days off where the jobcenter wants
    /// that. A Fristdato that another system sends is stored as given.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn foreslaa(&self, jobcenter: OrganisationId) -> Result<NaiveDate, Afvist> {
        let today = zone::local_date(self.clock.now());
        let indstillinger = self.store.read().await?.indstillinger_on(Some(jobcenter), today).await?;
        Ok(propose_fristdato(today, indstillinger.frist_min_dage, indstillinger.frist_undgaa_fridage))
    }

    /// Between which days a Fristdato of a jobcenter's may lie today. `fra`: the one that is changed; none: a new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn graenser(&self, jobcenter: OrganisationId, fra: Option<NaiveDate>) -> Result<Graenser, Afvist> {
        let today = zone::local_date(self.clock.now());
        let indstillinger = self.store.read().await?.indstillinger_on(Some(jobcenter), today).await?;
        Ok(graenser(fra, today, &indstillinger))
    }

    /// A connection, once it is certain that the caller may look, and remembered that he does.
    async fn look(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        action: &'static str,
    ) -> Result<(Connection, Borger), Afvist> {
        if !matches!(kald.myndighed.slags, MyndighedType::Jobcenter | MyndighedType::Star) {
            return Err(Afvist::kode(&[Field::Myndighed], Code::NotAuthorised));
        }
        let mut connection = self.store.read().await?;
        let found = connection.borger(borger).await?.filter(|borger| kald.myndighed.ser(borger));
        let borger = found.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))?;
        let concerns = Some(borger.jobcenter_id);
        let row = kald.actor.audit(&self.clock, self.clock.now(), action, Some(borger.id), concerns, None);
        self.read_log.remember(Look::Audit(row)).await?;
        Ok((connection, borger))
    }
}
