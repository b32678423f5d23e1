//! Cv-godkendelsesstatus: how far an a-kasse is with a member's cv. Before, at or after her first jobsamtale; nothing here knows
//! of any conversation.

use chrono::NaiveDate;

use super::IndkaldelseService;
use crate::domain::code_lists::CvGodkendelsesstatus;
use crate::domain::ids::BorgerId;
use crate::domain::rules::register::cv_godkendelse;
use crate::domain::rules::{Code, Field};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::zone;
use crate::store::CvGodkendelse;

impl IndkaldelseService {
    /// Reports the status, as of a local day.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn indberet_cv_status(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        status: u16,
        dato: NaiveDate,
    ) -> Result<CvGodkendelse, Afvist> {
        let mut tx = self.store.begin().await?;
        let found = tx.borger(borger).await?;
        let borger = found.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))?;
        let now = self.clock.now();
        let medlemskab = kald.myndighed.medlemskab(&borger);
        let verdict = cv_godkendelse(kald.myndighed.slags, medlemskab, status, dato, zone::local_date(now));
        kraev(&verdict)?;
        let known = CvGodkendelsesstatus::from_id(status).zip(kald.myndighed.id);
        let Some((status, a_kasse_id)) = known else { return Err(Afvist::Regler(verdict)) };
        let report = CvGodkendelse { id: self.clock.new_id(), borger_id: borger.id, a_kasse_id, status, dato, at: now };
        tx.insert_cv_godkendelse(&report).await?;
        let subject = Some(report.id);
        let line = kald.actor.audit(
            &self.clock,
            now,
            "cv_godkendelse_indberettet",
            Some(borger.id),
            Some(a_kasse_id),
            subject,
        );
        tx.insert_audit(&line).await?;
        tx.commit().await?;
        Ok(report)
    }

    /// Every report about a borger's cv, oldest first; the last one holds.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see them.
    pub async fn cv_status(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Vec<CvGodkendelse>, Afvist> {
        let (mut connection, borger) = self.look(kald, borger, "cv_godkendelse_laest").await?;
        Ok(connection.cv_godkendelser_of(borger.id).await?)
    }
}
