//! What a borger asks her jobcenter for when she cannot book: a later frist, or to find out where she is a member.

use chrono::{DateTime, Utc};

use super::{BookingError, BorgerBookingService, Situation, retry_collisions};
use crate::domain::ids::BorgerId;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::Code;
use crate::services::{Actor, zone};

impl BorgerBookingService {
    /// She asks for a later frist: a task for her jobcenter, at most one a day. The frist stays as it is.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when she has no frist that runs.
    pub async fn bed_om_senere_frist(&self, actor: &Actor, borger: BorgerId) -> Result<(), BookingError> {
        let situation = self.situation(actor, borger).await?;
        let frist = situation.open_frist().ok_or(BookingError::NotFound)?.frist.id;
        retry_collisions!(self.try_bed(actor, &situation, OpgaveSlags::SenereFristOensket, Some(frist)))
    }

    /// When she last asked for a later frist than the one that runs.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bad_om_senere_frist(&self, situation: &Situation) -> Result<Option<DateTime<Utc>>, BookingError> {
        let Some(frist) = situation.open_frist() else { return Ok(None) };
        let (borger, slags) = (situation.borger.id, OpgaveSlags::SenereFristOensket);
        let tasks = self.store.read().await?.opgaver_om(borger, slags).await?;
        let about = tasks.iter().find(|task| task.frist_id == Some(frist.frist.id));
        Ok(about.map(|task| task.created_at))
    }

    /// She wanted to book, and nobody knows where she is a member: a task for her jobcenter, at most one a day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meld_ukendt_a_kasse(&self, actor: &Actor, situation: &Situation) -> Result<(), BookingError> {
        let slags = OpgaveSlags::AKasseUkendt;
        let told = self.store.read().await?.opgaver_om(situation.borger.id, slags).await?;
        let today = |at: DateTime<Utc>| zone::local_date(at) == situation.today;
        let unknown = situation.verdict.breaches().iter().any(|breach| breach.code == Code::NotMember);
        if !unknown || told.iter().any(|task| today(task.created_at)) {
            return Ok(());
        }
        retry_collisions!(self.try_bed(actor, situation, slags, None))
    }

    /// She looked for times while her frist runs, and there were none: a task for her jobcenter, one at a time for each frist.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meld_ingen_tider(&self, actor: &Actor, situation: &Situation) -> Result<(), BookingError> {
        let (slags, borger) = (OpgaveSlags::FandtIngenTider, situation.borger.id);
        let Some(frist) = situation.open_frist().map(|open| open.frist.id) else { return Ok(()) };
        if self.store.read().await?.har_aaben_opgave(borger, slags, frist).await? {
            return Ok(());
        }
        retry_collisions!(self.try_bed(actor, situation, slags, Some(frist)))
    }

    async fn try_bed(
        &self,
        actor: &Actor,
        situation: &Situation,
        slags: OpgaveSlags,
        frist: Option<crate::domain::ids::FristId>,
    ) -> Result<(), BookingError> {
        let mut forloeb = self.begin(actor, situation.borger.id, &[]).await?;
        let jobcenter = forloeb.borger.jobcenter_id;
        forloeb.opgave(slags, jobcenter, None, frist).await?;
        let subject = frist.map(crate::domain::ids::FristId::uuid);
        let line = forloeb.audit(slags.as_str().to_owned(), jobcenter, subject);
        forloeb.tx.insert_audit(&line).await?;
        Ok(forloeb.commit().await?)
    }
}
