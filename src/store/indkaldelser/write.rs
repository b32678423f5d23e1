//! Writing conversations. Every write takes the whole row: what it becomes was decided by the service, under the borger's lock.

use chrono::{DateTime, Utc};

use super::Indkaldelse;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::store::statement::execute;
use crate::store::{StoreError, Tx};

impl Tx {
    /// Lets go of the places of a locked borger's conversations that have ended by `now`: an index cannot know what is past.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_ended_indkaldelser(&mut self, borger: BorgerId, now: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE indkaldelse SET occupies = FALSE WHERE borger_id = $1 AND occupies AND ends_at <= $2",
            borger,
            now
        )?;
        Ok(())
    }

    /// A conversation of a locked borger takes her place in its group.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when another one does.
    pub async fn occupy(&mut self, id: IndkaldelseId) -> Result<(), StoreError> {
        execute!(self, "UPDATE indkaldelse SET occupies = TRUE WHERE id = $1", id)?;
        Ok(())
    }

    /// Inserts a conversation.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the id is in use, or the borger already has one that occupies its group.
    pub async fn insert_indkaldelse(&mut self, new: &Indkaldelse) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO indkaldelse (id, borger_id, myndighed_id, a_kasse_id, aftale_id, tid_id, samtaletype, gruppe, local_start, local_end,
             starts_at, ends_at, samtaleform, adresse, moedetelefon, moedelink, medarbejder, titel, beskrivelse,
             borger_telefon, borger_email, selvbooket, ombooking_mulig, ombook_til, aflysning_mulig, aflys_til,
             gruppemoede_id, ejersystem, moedegruppetype, team, medarbejder_navngivet, borger_ringer, kontakt_telefon,
             kontakt_email, foerst_cv_at, bekraeftet_at, a_kasse_afbud_at, aflyst_af, udfald, a_kasse_deltog, status,
             occupies, version, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
             $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45)",
            new.id,
            new.borger_id,
            new.myndighed_id,
            new.a_kasse_id,
            new.aftale_id,
            new.tid_id,
            new.samtaletype,
            new.gruppe,
            new.local_start,
            new.local_end,
            new.starts_at,
            new.ends_at,
            new.samtaleform,
            &new.adresse,
            &new.moedetelefon,
            &new.moedelink,
            &new.medarbejder,
            &new.titel,
            &new.beskrivelse,
            &new.borger_telefon,
            &new.borger_email,
            new.selvbooket,
            new.ombooking_mulig,
            new.ombook_til,
            new.aflysning_mulig,
            new.aflys_til,
            new.gruppemoede_id,
            new.ejersystem,
            new.moedegruppetype,
            &new.team,
            new.medarbejder_navngivet,
            new.borger_ringer,
            &new.kontakt_telefon,
            &new.kontakt_email,
            new.foerst_cv_at,
            new.bekraeftet_at,
            new.a_kasse_afbud_at,
            new.aflyst_af,
            new.udfald,
            new.a_kasse_deltog,
            new.status,
            new.occupies,
            new.version,
            new.created_at,
            new.updated_at,
        )?;
        Ok(())
    }

    /// Writes a changed conversation over the one with the same key: all of it but whose it is and how it came to be.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when it would occupy a group that another one occupies.
    pub async fn update_indkaldelse(&mut self, changed: &Indkaldelse) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE indkaldelse SET myndighed_id = $2, a_kasse_id = $3, aftale_id = $4, tid_id = $5, samtaletype = $6, gruppe = $7, local_start = $8,
             local_end = $9, starts_at = $10, ends_at = $11, samtaleform = $12, adresse = $13, moedetelefon = $14,
             moedelink = $15, medarbejder = $16, titel = $17, beskrivelse = $18, borger_telefon = $19, borger_email = $20,
             ombooking_mulig = $21, ombook_til = $22, aflysning_mulig = $23, aflys_til = $24, gruppemoede_id = $25,
             ejersystem = $26, moedegruppetype = $27, team = $28, medarbejder_navngivet = $29, borger_ringer = $30,
             kontakt_telefon = $31, kontakt_email = $32, foerst_cv_at = $33, bekraeftet_at = $34, a_kasse_afbud_at = $35,
             aflyst_af = $36, udfald = $37, a_kasse_deltog = $38, status = $39, occupies = $40, version = $41,
             updated_at = $42, selvbooket = $43
             WHERE id = $1",
            changed.id,
            changed.myndighed_id,
            changed.a_kasse_id,
            changed.aftale_id,
            changed.tid_id,
            changed.samtaletype,
            changed.gruppe,
            changed.local_start,
            changed.local_end,
            changed.starts_at,
            changed.ends_at,
            changed.samtaleform,
            &changed.adresse,
            &changed.moedetelefon,
            &changed.moedelink,
            &changed.medarbejder,
            &changed.titel,
            &changed.beskrivelse,
            &changed.borger_telefon,
            &changed.borger_email,
            changed.ombooking_mulig,
            changed.ombook_til,
            changed.aflysning_mulig,
            changed.aflys_til,
            changed.gruppemoede_id,
            changed.ejersystem,
            changed.moedegruppetype,
            &changed.team,
            changed.medarbejder_navngivet,
            changed.borger_ringer,
            &changed.kontakt_telefon,
            &changed.kontakt_email,
            changed.foerst_cv_at,
            changed.bekraeftet_at,
            changed.a_kasse_afbud_at,
            changed.aflyst_af,
            changed.udfald,
            changed.a_kasse_deltog,
            changed.status,
            changed.occupies,
            changed.version,
            changed.updated_at,
            changed.selvbooket,
        )?;
        Ok(())
    }
}
