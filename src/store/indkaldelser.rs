//! Conversations: summoned or self-booked, one table.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::{SamtaleType, Samtaleform};
use crate::domain::ids::{AftaleId, BorgerId, IndkaldelseId, OrganisationId, TidId};
use crate::domain::indkaldelse::{Gruppe, IndkaldelseStatus};

/// A planned conversation, with what databekendtgørelsen § 20 wants registered.
#[derive(Clone, FromRow)]
pub struct Indkaldelse {
    /// Key; stays the same when the conversation is moved.
    pub id: IndkaldelseId,
    /// With whom.
    pub borger_id: BorgerId,
    /// The authority that holds it.
    pub myndighed_id: OrganisationId,
    /// The guest authority of a joint conversation.
    pub a_kasse_id: Option<OrganisationId>,
    /// The frame it was booked in.
    pub aftale_id: Option<AftaleId>,
    /// The time it takes a place of.
    pub tid_id: Option<TidId>,
    /// Type.
    pub samtaletype: SamtaleType,
    /// What it excludes.
    pub gruppe: Gruppe,
    /// Local start, as promised.
    pub local_start: NaiveDateTime,
    /// Local end, as promised.
    pub local_end: NaiveDateTime,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Where, when in person.
    pub adresse: Option<String>,
    /// The number to ring, when the borger rings.
    pub moedetelefon: Option<String>,
    /// The link of a digital meeting.
    pub moedelink: Option<String>,
    /// Who holds it.
    pub medarbejder: String,
    /// What it is called.
    pub titel: String,
    /// What it is about and what to bring.
    pub beskrivelse: String,
    /// Where the borger can be rung about it.
    pub borger_telefon: Option<String>,
    /// Where she can be written to about it.
    pub borger_email: Option<String>,
    /// She booked it herself.
    pub selvbooket: bool,
    /// Last whole local day on which she may move it.
    pub ombook_til: Option<NaiveDate>,
    /// Last whole local day on which she may call it off.
    pub aflys_til: Option<NaiveDate>,
    /// Whether it stands.
    pub status: IndkaldelseStatus,
    /// Whether it takes her one place in its group.
    pub occupies: bool,
    /// Counts changes.
    pub version: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Personal data stays out of logs: only the keys are shown.
impl std::fmt::Debug for Indkaldelse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indkaldelse").field("id", &self.id).field("tid_id", &self.tid_id).finish_non_exhaustive()
    }
}

/// Who has booked a time, for the authority's week.
#[derive(Clone, FromRow)]
pub struct BookedInWeek {
    /// The time.
    pub tid_id: TidId,
    /// The conversation.
    pub id: IndkaldelseId,
    /// The borger.
    pub borger_id: BorgerId,
    /// Her name.
    pub navn: String,
}

impl Connection {
    /// A borger's own conversation; another's does not exist.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indkaldelse_of(
        &mut self,
        borger: BorgerId,
        id: IndkaldelseId,
    ) -> Result<Option<Indkaldelse>, StoreError> {
        fetch_optional!(self, Indkaldelse, "SELECT * FROM indkaldelse WHERE id = $1 AND borger_id = $2", id, borger)
    }

    /// A borger's conversations that stand and have not ended, soonest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn coming_indkaldelser(
        &mut self,
        borger: BorgerId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Indkaldelse>, StoreError> {
        fetch_all!(
            self,
            Indkaldelse,
            "SELECT * FROM indkaldelse WHERE borger_id = $1 AND status = 'planlagt' AND ends_at > $2 ORDER BY starts_at, id",
            borger,
            now
        )
    }

    /// Who has booked the times of an authority from `from` to `to`, both included. An a-kasse sees its own members in
    /// kontaktgruppe 1, or 8 with tilmeldekategori 5 (epic 999.8, caseworker login).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn booked_in_week(
        &mut self,
        organisation: OrganisationId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<BookedInWeek>, StoreError> {
        fetch_all!(
            self,
            BookedInWeek,
            "SELECT indkaldelse.tid_id, indkaldelse.id, borger.id AS borger_id, borger.navn
             FROM indkaldelse JOIN tid ON tid.id = indkaldelse.tid_id JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE (indkaldelse.myndighed_id = $1 OR (indkaldelse.a_kasse_id = $1 AND borger.a_kasse_id = $1
                   AND (borger.kontaktgruppe = 1 OR (borger.kontaktgruppe = 8 AND borger.tilmeldekategori = 5))))
               AND indkaldelse.status = 'planlagt'
               AND tid.local_date BETWEEN $2 AND $3
             ORDER BY borger.navn, indkaldelse.id",
            organisation,
            from,
            to
        )
    }
}

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

    /// The conversation that takes a locked borger's place in `gruppe`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn occupying_indkaldelse(
        &mut self,
        borger: BorgerId,
        gruppe: Gruppe,
    ) -> Result<Option<Indkaldelse>, StoreError> {
        fetch_optional!(
            self,
            Indkaldelse,
            "SELECT * FROM indkaldelse WHERE borger_id = $1 AND gruppe = $2 AND occupies",
            borger,
            gruppe
        )
    }

    /// Inserts a conversation.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the borger already has one in its group.
    pub async fn insert_indkaldelse(&mut self, indkaldelse: &Indkaldelse) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO indkaldelse (id, borger_id, myndighed_id, a_kasse_id, aftale_id, tid_id, samtaletype, gruppe, local_start,
             local_end, starts_at, ends_at, samtaleform, adresse, moedetelefon, moedelink, medarbejder, titel, beskrivelse,
             borger_telefon, borger_email, selvbooket, ombook_til, aflys_til, status, occupies, version, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
             $25, $26, $27, $28, $29)",
            indkaldelse.id,
            indkaldelse.borger_id,
            indkaldelse.myndighed_id,
            indkaldelse.a_kasse_id,
            indkaldelse.aftale_id,
            indkaldelse.tid_id,
            indkaldelse.samtaletype,
            indkaldelse.gruppe,
            indkaldelse.local_start,
            indkaldelse.local_end,
            indkaldelse.starts_at,
            indkaldelse.ends_at,
            indkaldelse.samtaleform,
            &indkaldelse.adresse,
            &indkaldelse.moedetelefon,
            &indkaldelse.moedelink,
            &indkaldelse.medarbejder,
            &indkaldelse.titel,
            &indkaldelse.beskrivelse,
            &indkaldelse.borger_telefon,
            &indkaldelse.borger_email,
            indkaldelse.selvbooket,
            indkaldelse.ombook_til,
            indkaldelse.aflys_til,
            indkaldelse.status,
            indkaldelse.occupies,
            indkaldelse.version,
            indkaldelse.created_at,
            indkaldelse.updated_at,
        )?;
        Ok(())
    }

    /// Writes a moved conversation over the one with the same key: all of it but whose it is and who made it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn move_indkaldelse(&mut self, moved: &Indkaldelse) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE indkaldelse SET aftale_id = $2, tid_id = $3, local_start = $4, local_end = $5, starts_at = $6, ends_at = $7,
             samtaleform = $8, adresse = $9, moedetelefon = $10, moedelink = $11, medarbejder = $12, borger_telefon = $13,
             borger_email = $14, ombook_til = $15, aflys_til = $16, version = version + 1, updated_at = $17, myndighed_id = $18,
             a_kasse_id = $19, samtaletype = $20, gruppe = $21, titel = $22, beskrivelse = $23 WHERE id = $1",
            moved.id,
            moved.aftale_id,
            moved.tid_id,
            moved.local_start,
            moved.local_end,
            moved.starts_at,
            moved.ends_at,
            moved.samtaleform,
            &moved.adresse,
            &moved.moedetelefon,
            &moved.moedelink,
            &moved.medarbejder,
            &moved.borger_telefon,
            &moved.borger_email,
            moved.ombook_til,
            moved.aflys_til,
            moved.updated_at,
            moved.myndighed_id,
            moved.a_kasse_id,
            moved.samtaletype,
            moved.gruppe,
            &moved.titel,
            &moved.beskrivelse,
        )?;
        Ok(())
    }
}
