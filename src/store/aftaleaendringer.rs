//! Changes of the times of agreed aftaler, and whose conversations each has hit.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::aftaleaendring::{AendringSlags, RamtGrund, RamtUdfald};
use crate::domain::ids::{AftaleId, BorgerId, IndkaldelseId, MedarbejderId, OrganisationId, SerieId, TidId};
use crate::domain::lukning::MasseStatus;

/// A change.
#[derive(Clone, Debug, FromRow)]
pub struct Aftaleaendring {
    /// Key.
    pub id: Uuid,
    /// The jobcenter whose conversations it hits.
    pub organisation_id: OrganisationId,
    /// The jobcenter's employee who did it; none: the a-kasse's yes did.
    pub medarbejder_id: Option<MedarbejderId>,
    /// Of which aftale.
    pub aftale_id: AftaleId,
    /// Of which series; none: of the whole aftale.
    pub serie_id: Option<SerieId>,
    /// What was done.
    pub slags: AendringSlags,
    /// Whether booked conversations get the new place, employee or text too.
    pub ret_samtaler: bool,
    /// Which parts of the series those are: [`crate::domain::aftaleaendring::dele_af_tekst`].
    pub dele: String,
    /// How far it is.
    pub status: MasseStatus,
    /// Times that were made.
    pub nye: i64,
    /// Times that got another length, number of places or booking period.
    pub aendrede: i64,
    /// Times that were opened again.
    pub genaabnede: i64,
    /// Times that were closed, with and without anybody in them.
    pub lukkede: i64,
    /// Of an aftale that was ended: its first day before.
    pub foer_fra: Option<NaiveDate>,
    /// Of an aftale that was ended: its last day before.
    pub foer_til: Option<NaiveDate>,
    /// When it was done.
    pub created_at: DateTime<Utc>,
}

/// A conversation that stands in a time of an aftale, with what it was booked with.
#[derive(Clone, Debug, FromRow)]
pub struct BooketSamtale {
    /// Key.
    pub id: IndkaldelseId,
    /// In which time.
    pub tid_id: TidId,
    /// Who.
    pub borger_id: BorgerId,
    /// By name.
    pub navn: String,
    /// The series of that time.
    pub serie_id: SerieId,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Local end.
    pub local_end: NaiveDateTime,
    /// How they meet.
    pub samtaleform: crate::domain::code_lists::Samtaleform,
    /// Where, when in person.
    pub adresse: Option<String>,
    /// The number to ring.
    pub moedetelefon: Option<String>,
    /// The link of a digital meeting.
    pub moedelink: Option<String>,
    /// Who holds it.
    pub medarbejder: String,
    /// What it is called.
    pub titel: String,
    /// What it is about.
    pub beskrivelse: String,
}

/// A conversation that a change has hit.
#[derive(Clone, Debug, FromRow)]
pub struct RamtAfAendring {
    /// Key.
    pub id: IndkaldelseId,
    /// In which time it stands now.
    pub tid_id: Option<TidId>,
    /// That time can be booked.
    pub tid_aaben: bool,
    /// Who.
    pub borger_id: BorgerId,
    /// By name.
    pub navn: String,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Why.
    pub grund: RamtGrund,
    /// What became of it.
    pub udfald: RamtUdfald,
    /// The rule that kept it from being changed.
    pub kode: Option<String>,
    /// It was changed, and no message about that is on its way or was sent.
    pub ikke_naaet: bool,
}

impl Connection {
    /// A change.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftaleaendring(&mut self, id: Uuid) -> Result<Option<Aftaleaendring>, StoreError> {
        fetch_optional!(self, Aftaleaendring, "SELECT * FROM aftaleaendring WHERE id = $1", id)
    }

    /// The changes of an aftale, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftaleaendringer_of(
        &mut self,
        aftale: AftaleId,
        limit: i64,
    ) -> Result<Vec<Aftaleaendring>, StoreError> {
        fetch_all!(
            self,
            Aftaleaendring,
            "SELECT * FROM aftaleaendring WHERE aftale_id = $1 ORDER BY created_at DESC, id LIMIT $2",
            aftale,
            limit
        )
    }

    /// Changes that have conversations waiting, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftaleaendringer_i_gang(&mut self) -> Result<Vec<Uuid>, StoreError> {
        let rows =
            fetch_all!(self, (Uuid,), "SELECT id FROM aftaleaendring WHERE status = 'i_gang' ORDER BY created_at, id")?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The conversations that stand in the coming times of an aftale after a day, by start and name. `serie`: only those of one series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bookede_samtaler(
        &mut self,
        aftale: AftaleId,
        serie: Option<SerieId>,
        efter: Option<NaiveDate>,
        now: DateTime<Utc>,
    ) -> Result<Vec<BooketSamtale>, StoreError> {
        fetch_all!(
            self,
            BooketSamtale,
            "SELECT indkaldelse.id, tid.id AS tid_id, borger.id AS borger_id, borger.navn, tid.serie_id, indkaldelse.local_start, indkaldelse.local_end,
               indkaldelse.samtaleform, indkaldelse.adresse, indkaldelse.moedetelefon, indkaldelse.moedelink, indkaldelse.medarbejder,
               indkaldelse.titel, indkaldelse.beskrivelse
             FROM tid JOIN indkaldelse ON indkaldelse.tid_id = tid.id JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE tid.aftale_id = $1 AND tid.starts_at > $2 AND ($3 IS NULL OR tid.serie_id = $3)
               AND ($4 IS NULL OR tid.local_date > $4) AND indkaldelse.status = 'planlagt'
             ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id",
            aftale,
            now,
            serie,
            efter
        )
    }

    /// The conversations that a change has hit, by start and name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ramt_af_aendring(&mut self, id: Uuid) -> Result<Vec<RamtAfAendring>, StoreError> {
        fetch_all!(
            self,
            RamtAfAendring,
            "SELECT indkaldelse.id, indkaldelse.tid_id, COALESCE(tid.open, FALSE) AS tid_aaben, borger.id AS borger_id, borger.navn,
               indkaldelse.local_start, ramt.grund,
               ramt.status AS udfald, ramt.kode,
               (ramt.status = 'rettet' AND NOT EXISTS (SELECT 1 FROM notifikation WHERE notifikation.indkaldelse_id = indkaldelse.id
                 AND notifikation.kind = 'aendring' AND notifikation.om_version >= ramt.version
                 AND notifikation.status NOT IN ('kan_ikke_naas', 'bortfaldet'))) AS ikke_naaet
             FROM aftaleaendring_samtale ramt JOIN indkaldelse ON indkaldelse.id = ramt.indkaldelse_id
             JOIN borger ON borger.id = indkaldelse.borger_id LEFT JOIN tid ON tid.id = indkaldelse.tid_id
             WHERE ramt.aftaleaendring_id = $1 ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id",
            id
        )
    }

    /// The next conversations of a change that wait, each with who has it and why it is hit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ventende_samtaler(
        &mut self,
        id: Uuid,
        limit: i64,
    ) -> Result<Vec<(BorgerId, IndkaldelseId, RamtGrund)>, StoreError> {
        fetch_all!(
            self,
            (BorgerId, IndkaldelseId, RamtGrund),
            "SELECT indkaldelse.borger_id, indkaldelse.id, ramt.grund FROM aftaleaendring_samtale ramt
             JOIN indkaldelse ON indkaldelse.id = ramt.indkaldelse_id
             WHERE ramt.aftaleaendring_id = $1 AND ramt.status = 'venter' ORDER BY indkaldelse.starts_at, indkaldelse.id LIMIT $2",
            id,
            limit
        )
    }
}

impl Tx {
    /// Writes a change down with the conversations it hits, each waiting for its turn.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_aftaleaendring(
        &mut self,
        ny: &Aftaleaendring,
        ramte: &[(IndkaldelseId, RamtGrund)],
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO aftaleaendring (id, organisation_id, medarbejder_id, aftale_id, serie_id, slags, ret_samtaler, dele, status, nye,
             aendrede, genaabnede, lukkede, foer_fra, foer_til, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)",
            ny.id,
            ny.organisation_id,
            ny.medarbejder_id,
            ny.aftale_id,
            ny.serie_id,
            ny.slags,
            ny.ret_samtaler,
            &ny.dele,
            ny.status,
            ny.nye,
            ny.aendrede,
            ny.genaabnede,
            ny.lukkede,
            ny.foer_fra,
            ny.foer_til,
            ny.created_at
        )?;
        for &(samtale, grund) in ramte {
            execute!(
                self,
                "INSERT INTO aftaleaendring_samtale (aftaleaendring_id, indkaldelse_id, grund, status) VALUES ($1, $2, $3, 'venter')",
                ny.id,
                samtale,
                grund
            )?;
        }
        Ok(())
    }

    /// What became of one of them; who was first holds. `kode`: the rule that said no. `version`: what the change made of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_ramt(
        &mut self,
        id: Uuid,
        samtale: IndkaldelseId,
        udfald: RamtUdfald,
        (kode, version): (Option<&str>, Option<i64>),
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE aftaleaendring_samtale SET status = $3, kode = $4, version = $5 WHERE aftaleaendring_id = $1 AND indkaldelse_id = $2
               AND status = 'venter'",
            id,
            samtale,
            udfald,
            kode,
            version
        )?;
        Ok(())
    }

    /// How far a change has come.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_aftaleaendring(
        &mut self,
        id: Uuid,
        status: MasseStatus,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(self, "UPDATE aftaleaendring SET status = $2, updated_at = $3 WHERE id = $1", id, status, at)?;
        Ok(())
    }
}
