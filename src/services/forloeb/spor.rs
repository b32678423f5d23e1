//! What every change leaves behind: a version in the history, an event for other systems, a line in the audit trail, and, when a
//! person has to act or be told, a task or a message.

use super::Forloeb;
use crate::domain::besked::BeskedSlags;
use crate::domain::haendelse::{Beroerte, Entitet, FristHandling, IndkaldelseHandling, modtagere};
use crate::domain::ids::{FristId, HaendelseId, IndkaldelseId, OrganisationId};
use crate::domain::opgave::OpgaveSlags;
use crate::services::besked::sendetid;
use crate::store::{
    AuditRow, Frist, FristVersion, Haendelse, Indkaldelse, IndkaldelseVersion, Notifikation, Opgave, StoreError,
};

impl Forloeb<'_> {
    /// After a conversation was written: its version, event and audit line.
    pub(super) async fn trace_indkaldelse(
        &mut self,
        changed: &Indkaldelse,
        handling: IndkaldelseHandling,
    ) -> Result<(), StoreError> {
        let (aendringstype, slags) = handling.told_as();
        let hvem = Beroerte {
            jobcenter: self.borger.jobcenter_id,
            a_kasse: self.borger.a_kasse_id,
            indkalder: changed.myndighed_id,
            gaest: changed.a_kasse_id,
        };
        let event = Haendelse {
            id: HaendelseId::from_uuid(self.clock.new_id()),
            entitet: Entitet::Indkaldelse,
            entitet_id: changed.id.uuid(),
            aendringstype,
            slags,
            borger_id: changed.borger_id,
            modtagere: self.og_nyt_jobcenter(modtagere(handling, changed.samtaletype, hvem)),
        };
        let action = format!("indkaldelse_{}", handling.as_str());
        let audit = self.audit(action, changed.myndighed_id, Some(changed.id.uuid()));
        let version = IndkaldelseVersion {
            indkaldelse_id: changed.id,
            version: changed.version,
            at: self.now,
            handling: handling.as_str().to_owned(),
            actor_kind: audit.actor_kind.clone(),
            actor_id: audit.actor_id,
            organisation_id: self.actor.organisation(),
            begrundelse: self.begrundelse.clone(),
            tilstand: serde_json::to_string(changed).map_err(StoreError::unwritable)?,
        };
        self.tx.insert_indkaldelse_version(&version).await?;
        self.tx.insert_haendelse(&event, self.now).await?;
        self.tx.insert_audit(&audit).await
    }

    /// After a frist was written: its version, event and audit line.
    pub(super) async fn trace_frist(
        &mut self,
        changed: &Frist,
        handling: FristHandling,
        begrundelse: Option<&str>,
    ) -> Result<(), StoreError> {
        let event = Haendelse {
            id: HaendelseId::from_uuid(self.clock.new_id()),
            entitet: Entitet::Frist,
            entitet_id: changed.id.uuid(),
            aendringstype: handling.told_as(),
            slags: handling.as_str(),
            borger_id: changed.borger_id,
            modtagere: self.og_nyt_jobcenter(vec![self.borger.jobcenter_id]),
        };
        let audit =
            self.audit(format!("frist_{}", handling.as_str()), self.borger.jobcenter_id, Some(changed.id.uuid()));
        let version = FristVersion {
            actor_id: audit.actor_id,
            organisation_id: self.actor.organisation(),
            begrundelse: begrundelse.map(str::to_owned).or_else(|| self.begrundelse.clone()),
            ..FristVersion::of(changed, handling.as_str(), &audit.actor_kind, self.now)
        };
        self.tx.insert_frist_version(&version).await?;
        self.tx.insert_haendelse(&event, self.now).await?;
        self.tx.insert_audit(&audit).await
    }

    /// The receivers, each once, with the jobcenter she moves to by this change.
    fn og_nyt_jobcenter(&self, mut modtagere: Vec<OrganisationId>) -> Vec<OrganisationId> {
        modtagere.extend(self.nyt_jobcenter.filter(|nyt| !modtagere.contains(nyt)));
        modtagere
    }

    /// The audit line of something done with this borger, which concerns `organisation`.
    pub fn audit(&self, action: String, organisation: OrganisationId, subject: Option<uuid::Uuid>) -> AuditRow {
        self.actor.audit(self.clock, self.now, action, Some(self.borger.id), Some(organisation), subject)
    }

    /// A task for an authority. A second one about the same thing is the first one.
    pub async fn opgave(
        &mut self,
        slags: OpgaveSlags,
        til: OrganisationId,
        om: Option<IndkaldelseId>,
        frist: Option<FristId>,
    ) -> Result<(), StoreError> {
        let about = om.map(|id| id.to_string()).or_else(|| frist.map(|id| id.to_string()));
        let about = about.unwrap_or_else(|| self.borger.id.to_string());
        let opgave = Opgave {
            id: self.clock.new_id(),
            organisation_id: til,
            borger_id: Some(self.borger.id),
            indkaldelse_id: om,
            frist_id: frist,
            notifikation_id: None,
            slags,
            dedup: format!("{}:{til}:{about}:{}", slags.as_str(), self.today),
            created_at: self.now,
        };
        self.tx.insert_opgave(&opgave).await
    }

    /// The tasks of a kind about a conversation are over.
    pub(super) async fn luk_opgaver_om(&mut self, om: IndkaldelseId, slags: OpgaveSlags) -> Result<(), StoreError> {
        let closed = self.tx.luk_opgaver_om(om, slags, self.now, self.clock.new_id()).await?;
        self.trace_lukkede(closed).await
    }

    /// She comes to a conversation again, or it has another time: what was to be done about a closed time, or about there being none,
    /// is done.
    pub(super) async fn luk_opgaver_om_lukning(&mut self, ny: &Indkaldelse) -> Result<(), StoreError> {
        if !ny.is_coming(self.now) {
            return Ok(());
        }
        let (borger, maerke) = (self.borger.id, self.clock.new_id());
        let closed = self.tx.luk_opgaver_om_lukning(borger, (ny.gruppe, ny.id), self.now, maerke).await?;
        self.trace_lukkede(closed).await?;
        if !ny.is_faelles() {
            return Ok(());
        }
        let closed = self.tx.luk_opgaver_om_ingen_tider(borger, self.now, self.clock.new_id()).await?;
        self.trace_lukkede(closed).await
    }

    async fn trace_lukkede(&mut self, opgaver: Vec<uuid::Uuid>) -> Result<(), StoreError> {
        for id in opgaver {
            let line = self.audit("opgave_lukket_af_sig_selv".to_owned(), self.borger.jobcenter_id, Some(id));
            self.tx.insert_audit(&line).await?;
        }
        Ok(())
    }

    /// A message to the borger about a conversation, in the version it has now.
    pub async fn besked(&mut self, slags: BeskedSlags, om: &Indkaldelse) -> Result<(), StoreError> {
        let dedup = format!("{}:{}:{}", slags.as_str(), om.id, om.version);
        self.skriv_besked(Notifikation { indkaldelse_id: Some(om.id), ..self.ny_besked(slags, om.version, dedup) })
            .await
    }

    pub(super) async fn besked_om_frist(&mut self, om: &Frist, handling: FristHandling) -> Result<(), StoreError> {
        let slags = BeskedSlags::om_frist(handling);
        let dedup = format!("{}:{}:{}", slags.as_str(), om.id, om.version);
        self.skriv_besked(Notifikation { frist_id: Some(om.id), ..self.ny_besked(slags, om.version, dedup) }).await
    }

    fn ny_besked(&self, kind: BeskedSlags, om_version: i64, dedup: String) -> Notifikation {
        Notifikation {
            id: self.clock.new_id(),
            borger_id: self.borger.id,
            indkaldelse_id: None,
            frist_id: None,
            kind,
            dedup,
            planned_at: sendetid::tidligst(self.now),
            om_version: Some(om_version),
            om_dag: None,
            dage: None,
        }
    }

    /// Nobody writes to the dead.
    async fn skriv_besked(&mut self, besked: Notifikation) -> Result<(), StoreError> {
        if self.borger.doed_dato.is_none() {
            self.tx.insert_notifikation(&besked, self.now).await?;
        }
        Ok(())
    }
}
