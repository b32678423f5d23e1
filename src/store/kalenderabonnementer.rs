//! The addresses by which caseworkers' own calendars follow their conversations: one each, kept as a hash.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::indkaldelser::a_kasse_reads;
use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::access::Rolle;
use crate::domain::code_lists::{SamtaleType, Samtaleform};
use crate::domain::ids::{IndkaldelseId, MedarbejderId, OrganisationId};

/// An address that is open.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct Kalenderabonnement {
    /// Key, another one with each new address.
    pub id: Uuid,
    /// Whose conversations it follows: a caseworker or a team, as the conversations name him.
    pub hvem: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// The same, with who opened it, as he is employed now.
#[derive(Clone, Debug, FromRow)]
pub struct AabenKalender {
    /// Key of the address.
    pub id: Uuid,
    /// Whose conversations.
    pub hvem: String,
    /// Who opened it.
    pub medarbejder_id: MedarbejderId,
    /// For whom he works.
    pub organisation_id: Option<OrganisationId>,
    /// As what.
    pub rolle: Rolle,
}

/// A conversation without the borger.
#[derive(Clone, Debug, FromRow)]
pub struct Arbejdssamtale {
    /// Key.
    pub id: IndkaldelseId,
    /// Type.
    pub samtaletype: SamtaleType,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Where, when in person.
    pub adresse: Option<String>,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// Counts changes.
    pub version: i64,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Connection {
    /// An employee's address, if one is open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kalenderabonnement_of(
        &mut self,
        medarbejder: MedarbejderId,
    ) -> Result<Option<Kalenderabonnement>, StoreError> {
        fetch_optional!(
            self,
            Kalenderabonnement,
            "SELECT id, hvem, created_at FROM kalenderabonnement WHERE medarbejder_id = $1",
            medarbejder
        )
    }

    /// The open address whose secret has this hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kalender_med_hash(&mut self, hash: &str) -> Result<Option<AabenKalender>, StoreError> {
        fetch_optional!(
            self,
            AabenKalender,
            "SELECT kalenderabonnement.id, kalenderabonnement.hvem, medarbejder.id AS medarbejder_id, medarbejder.organisation_id,
               medarbejder.rolle
             FROM kalenderabonnement JOIN medarbejder ON medarbejder.id = kalenderabonnement.medarbejder_id
             WHERE kalenderabonnement.hash = $1",
            hash
        )
    }

    /// The caseworkers and teams that hold a jobcenter's times or conversations from a local day on, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hvem_holder(&mut self, jobcenter: OrganisationId, fra: NaiveDate) -> Result<Vec<String>, StoreError> {
        let rows = fetch_all!(
            self,
            (String,),
            "SELECT serie.medarbejder FROM serie JOIN aftale ON aftale.id = serie.aftale_id
             WHERE aftale.jobcenter_id = $1 AND serie.valid_to >= $2
             UNION SELECT medarbejder FROM indkaldelse WHERE myndighed_id = $1 AND local_start >= $3 AND status = 'planlagt'
             ORDER BY 1",
            jobcenter,
            fra,
            fra.and_time(NaiveTime::MIN)
        )?;
        Ok(rows.into_iter().map(|(navn,)| navn).collect())
    }

    /// Those who are named for an a-kasse in its members' conversations from a local day on, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hvem_deltager(&mut self, a_kasse: OrganisationId, fra: NaiveDate) -> Result<Vec<String>, StoreError> {
        let rows = fetch_all!(
            self,
            (String,),
            "SELECT DISTINCT myndighedsdeltager.navn FROM indkaldelse
             JOIN myndighedsdeltager ON myndighedsdeltager.indkaldelse_id = indkaldelse.id
             WHERE indkaldelse.a_kasse_id = $1 AND indkaldelse.local_start >= $2 AND indkaldelse.status = 'planlagt'
               AND myndighedsdeltager.organisation_id = $1 AND slettet_at IS NULL AND myndighedsdeltager.navn IS NOT NULL",
            a_kasse,
            fra.and_time(NaiveTime::MIN)
        )?;
        Ok(rows.into_iter().map(|(navn,)| navn).collect())
    }

    /// The standing conversations to which somebody of that name comes for an a-kasse, and of which it has not said that it cannot
    /// come, that begin between two instants, by start. Only of its own members whom it may read about, and not those to which somebody
    /// has chosen that it does not come (Deltagelsesvalg 1 and 902).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn a_kassens_arbejdssamtaler(
        &mut self,
        a_kasse: OrganisationId,
        hvem: &str,
        fra: DateTime<Utc>,
        til: DateTime<Utc>,
    ) -> Result<Vec<Arbejdssamtale>, StoreError> {
        fetch_all!(
            self,
            Arbejdssamtale,
            concat!(
                "SELECT indkaldelse.id, samtaletype, samtaleform, adresse, starts_at, ends_at, indkaldelse.version, indkaldelse.updated_at
             FROM indkaldelse JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE indkaldelse.a_kasse_id = $1 AND borger.a_kasse_id = $1 AND ",
                a_kasse_reads!(),
                " AND indkaldelse.samtaletype IN (7, 17, 19)
               AND indkaldelse.status = 'planlagt' AND a_kasse_afbud_at IS NULL AND starts_at BETWEEN $3 AND $4
               AND EXISTS (SELECT 1 FROM myndighedsdeltager WHERE myndighedsdeltager.indkaldelse_id = indkaldelse.id
                 AND myndighedsdeltager.organisation_id = $1 AND myndighedsdeltager.navn = $2 AND slettet_at IS NULL)
               AND COALESCE((SELECT valg FROM deltagelsesvalg WHERE deltagelsesvalg.indkaldelse_id = indkaldelse.id AND nulstillet_at IS NULL
                 ORDER BY at DESC, deltagelsesvalg.id DESC LIMIT 1) NOT IN (1, 902), TRUE)
             ORDER BY starts_at, indkaldelse.id"
            ),
            a_kasse,
            hvem,
            fra,
            til
        )
    }

    /// The standing conversations of a caseworker or team of a jobcenter that begin between two instants, by start.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arbejdssamtaler(
        &mut self,
        jobcenter: OrganisationId,
        hvem: &str,
        fra: DateTime<Utc>,
        til: DateTime<Utc>,
    ) -> Result<Vec<Arbejdssamtale>, StoreError> {
        fetch_all!(
            self,
            Arbejdssamtale,
            "SELECT id, samtaletype, samtaleform, adresse, starts_at, ends_at, version, updated_at FROM indkaldelse
             WHERE myndighed_id = $1 AND (medarbejder = $2 OR team = $2) AND status = 'planlagt' AND starts_at BETWEEN $3 AND $4
             ORDER BY starts_at, id",
            jobcenter,
            hvem,
            fra,
            til
        )
    }
}

impl Tx {
    /// Opens an employee's address. `set`: the one that his page shows, which it replaces; none: there is none. Gives whether
    /// that was so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_kalenderabonnement(
        &mut self,
        medarbejder: MedarbejderId,
        set: Option<Uuid>,
        ny: &Kalenderabonnement,
        hash: &str,
    ) -> Result<bool, StoreError> {
        let saved = match set {
            None => execute!(
                self,
                "INSERT INTO kalenderabonnement (medarbejder_id, id, hash, hvem, created_at) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (medarbejder_id) DO NOTHING",
                medarbejder,
                ny.id,
                hash,
                &ny.hvem,
                ny.created_at
            ),
            Some(set) => execute!(
                self,
                "UPDATE kalenderabonnement SET id = $2, hash = $3, hvem = $4, created_at = $5
                 WHERE medarbejder_id = $1 AND id = $6",
                medarbejder,
                ny.id,
                hash,
                &ny.hvem,
                ny.created_at,
                set
            ),
        }?;
        Ok(saved == 1)
    }

    /// Closes an employee's address. Gives whether it was open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_kalenderabonnement(
        &mut self,
        medarbejder: MedarbejderId,
        set: Uuid,
    ) -> Result<bool, StoreError> {
        let gone =
            execute!(self, "DELETE FROM kalenderabonnement WHERE medarbejder_id = $1 AND id = $2", medarbejder, set)?;
        Ok(gone == 1)
    }
}
