//! Choosing the ways of a message when its time has come: all that are both hers and configured here. Where none leads to her, a
//! person gets a task at once.

use uuid::Uuid;

use super::grundlag::{Grundlag, laes};
use super::{BeskedService, sendetid};
use crate::domain::besked::BeskedStatus;
use crate::domain::besked::kanal::{Veje, vaelg};
use crate::domain::opgave::OpgaveSlags;
use crate::services::Actor;
use crate::store::{Opgave, StoreError, Tx};

/// Messages taken up in one read.
const AT_ONCE: i64 = 200;

impl BeskedService {
    /// Takes up the messages whose time has come: each is dropped, gets its ways, or becomes a task. Gives how many. `vores`: the
    /// ways configured here; without any, messages wait. One message's failure stops no other.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn fordel(&self, vores: Veje) -> Result<u64, StoreError> {
        let mut done = 0;
        while vores.nogen() && sendetid::aaben(self.clock.now()) {
            let due = self.store.read().await?.ufordelte_notifikationer(self.clock.now(), AT_ONCE).await?;
            let mut of_these = 0;
            for id in &due {
                match self.fordel_en(*id, vores).await {
                    Ok(taken) => of_these += u64::from(taken),
                    Err(error) => {
                        tracing::error!(error = &error as &dyn std::error::Error, besked = %id, "message not taken up");
                    }
                }
            }
            done += of_these;
            // Those that fail would be read again at once: they wait for the next run.
            if of_these == 0 || due.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX) {
                return Ok(done);
            }
        }
        Ok(done)
    }

    async fn fordel_en(&self, id: Uuid, vores: Veje) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let Some(notifikation) = tx.fordel_notifikation(id, now).await? else { return Ok(false) };
        let Some(grundlag) = laes(&mut tx, notifikation).await? else { return Ok(false) };
        if let Err(grund) = grundlag.vurder(now) {
            tx.afslut_notifikation(id, BeskedStatus::Bortfaldet, Some(grund), now).await?;
        } else {
            let kanaler = vaelg(grundlag.veje(), vores);
            for &kanal in &kanaler {
                tx.insert_forsendelse(id, kanal, now).await?;
            }
            if kanaler.is_empty() {
                self.kan_ikke_naas(&mut tx, &grundlag).await?;
            }
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Settles a message that did not reach her, with a task for her jobcenter. None for a reminder: a letter would come too late,
    /// and of what it repeats there is one.
    pub(super) async fn kan_ikke_naas(&self, tx: &mut Tx, grundlag: &Grundlag) -> Result<(), StoreError> {
        let now = self.clock.now();
        let (besked, jobcenter) = (&grundlag.notifikation, grundlag.borger.jobcenter_id);
        if !tx.afslut_notifikation(besked.id, BeskedStatus::KanIkkeNaas, None, now).await?
            || besked.kind.er_paamindelse()
        {
            return Ok(());
        }
        let slags = OpgaveSlags::KanIkkeNaas;
        let opgave = Opgave {
            id: self.clock.new_id(),
            organisation_id: jobcenter,
            borger_id: Some(besked.borger_id),
            indkaldelse_id: besked.indkaldelse_id,
            frist_id: besked.frist_id,
            notifikation_id: Some(besked.id),
            slags,
            dedup: format!("{}:{}", slags.as_str(), besked.id),
            created_at: now,
        };
        tx.insert_opgave(&opgave).await?;
        let (borger, about) = (Some(besked.borger_id), Some(besked.id));
        let line = Actor::SYSTEM.audit(&self.clock, now, "besked_ikke_naaet", borger, Some(jobcenter), about);
        tx.insert_audit(&line).await
    }
}
