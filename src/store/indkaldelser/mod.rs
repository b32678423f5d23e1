//! Conversations: summoned or self-booked, one table. Reading them here; `write` changes them, `history` keeps every version.

mod dag;
mod history;
mod medlemmer;
mod search;
mod write;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
pub use dag::SamtalePaaDagen;
pub use history::{IndkaldelseVersion, flyttet_fra};
pub use medlemmer::{AendretSamtale, AndenSamtale, Medlemssamtale};
pub use search::Soegt;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{fetch_all, fetch_optional};
use super::uge::{Udvalg, udvalgte};
use super::{Connection, StoreError};
use crate::domain::code_lists::{Ejersystem, MoedeGruppeType, SamtaleType, Samtaleform, Udfald};
use crate::domain::ids::{AftaleId, BorgerId, IndkaldelseId, OrganisationId, TidId};
use crate::domain::indkaldelse::{Aflyser, Gruppe, IndkaldelseStatus};

/// A planned conversation, with what databekendtgørelsen § 20 wants registered.
#[derive(Clone, FromRow, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indkaldelse {
    /// Key; stays the same when the conversation is moved.
    pub id: IndkaldelseId,
    /// With whom.
    pub borger_id: BorgerId,
    /// The authority that holds it.
    pub myndighed_id: OrganisationId,
    /// The a-kasse of a joint conversation: its guest authority.
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
    /// Who holds it, as the borger reads it; of a team, its name until somebody is named.
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
    /// She may move it, within the limit.
    pub ombooking_mulig: bool,
    /// Last whole local day on which she may move it.
    pub ombook_til: Option<NaiveDate>,
    /// She may call it off, within the limit, or until it begins when there is none.
    pub aflysning_mulig: bool,
    /// Last whole local day on which she may call it off.
    pub aflys_til: Option<NaiveDate>,
    /// Shared by the members of a group meeting.
    pub gruppemoede_id: Option<Uuid>,
    /// The one system that may change it.
    pub ejersystem: Option<Ejersystem>,
    /// Individual or group.
    pub moedegruppetype: MoedeGruppeType,
    /// The team that holds it.
    pub team: Option<String>,
    /// `medarbejder` is a person, not a team.
    pub medarbejder_navngivet: bool,
    /// Of a telephone meeting: she rings `moedetelefon`; else she is rung on `borger_telefon`.
    pub borger_ringer: bool,
    /// The authority's number for questions.
    pub kontakt_telefon: Option<String>,
    /// The authority's address for questions.
    pub kontakt_email: Option<String>,
    /// When it was first registered as a cv-samtale (type 10).
    pub foerst_cv_at: Option<DateTime<Utc>>,
    /// When she confirmed that she comes.
    pub bekraeftet_at: Option<DateTime<Utc>>,
    /// When the a-kasse said that it cannot come. Changes no choice.
    pub a_kasse_afbud_at: Option<DateTime<Utc>>,
    /// By whom it was called off.
    pub aflyst_af: Option<Aflyser>,
    /// How it went, once registered.
    pub udfald: Option<Udfald>,
    /// Whether the a-kasse took part, once registered.
    pub a_kasse_deltog: Option<bool>,
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

impl Indkaldelse {
    /// Jobcenter and a-kasse together: a 17, or a 7 in which the a-kasse takes part.
    pub fn is_faelles(&self) -> bool {
        self.samtaletype.is_faelles() || (self.samtaletype == SamtaleType::Jobsamtale && self.a_kasse_id.is_some())
    }

    /// It stands and has not ended.
    pub fn is_coming(&self, now: DateTime<Utc>) -> bool {
        self.status == IndkaldelseStatus::Planlagt && self.ends_at > now
    }
}

/// Personal data stays out of logs: only the keys are shown.
impl std::fmt::Debug for Indkaldelse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indkaldelse").field("id", &self.id).field("tid_id", &self.tid_id).finish_non_exhaustive()
    }
}

/// Of its own members an a-kasse reads about these: as `domain::access::may_read` says of one.
macro_rules! a_kasse_reads {
    () => {
        "(borger.kontaktgruppe = 1 OR (borger.kontaktgruppe = 8 AND borger.tilmeldekategori = 5))"
    };
}
pub(super) use a_kasse_reads;

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

    /// A conversation of anybody's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indkaldelse(&mut self, id: IndkaldelseId) -> Result<Option<Indkaldelse>, StoreError> {
        fetch_optional!(self, Indkaldelse, "SELECT * FROM indkaldelse WHERE id = $1", id)
    }

    /// All of a borger's conversations, whatever became of them, soonest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indkaldelser_of(&mut self, borger: BorgerId) -> Result<Vec<Indkaldelse>, StoreError> {
        fetch_all!(self, Indkaldelse, "SELECT * FROM indkaldelse WHERE borger_id = $1 ORDER BY starts_at, id", borger)
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

    /// The conversations that stand in a time, each with its borger.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn booked_in(&mut self, tid: TidId) -> Result<Vec<(BorgerId, IndkaldelseId)>, StoreError> {
        fetch_all!(
            self,
            (BorgerId, IndkaldelseId),
            "SELECT borger_id, id FROM indkaldelse WHERE tid_id = $1 AND status = 'planlagt' ORDER BY id",
            tid
        )
    }

    /// Who has booked the times of an authority from `from` to `to`, both included, that `udvalg` asks for. An a-kasse sees its own members in
    /// kontaktgruppe 1, or 8 with tilmeldekategori 5 (epic 999.8, caseworker login).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn booked_in_week(
        &mut self,
        organisation: OrganisationId,
        (from, to): (NaiveDate, NaiveDate),
        udvalg: &Udvalg,
    ) -> Result<Vec<BookedInWeek>, StoreError> {
        fetch_all!(
            self,
            BookedInWeek,
            concat!(
                "SELECT indkaldelse.tid_id, indkaldelse.id, borger.id AS borger_id, borger.navn
             FROM indkaldelse JOIN borger ON borger.id = indkaldelse.borger_id
               JOIN tid ON tid.id = indkaldelse.tid_id JOIN aftale ON aftale.id = tid.aftale_id JOIN serie ON serie.id = tid.serie_id
             WHERE ((indkaldelse.myndighed_id = $1 AND indkaldelse.local_start >= $2 AND indkaldelse.local_start < $3)
                 OR (indkaldelse.a_kasse_id = $1 AND indkaldelse.local_start >= $2 AND indkaldelse.local_start < $3
                   AND borger.a_kasse_id = $1 AND ",
                a_kasse_reads!(),
                "))
               AND indkaldelse.status = 'planlagt' AND ",
                udvalgte!(),
                " ORDER BY borger.navn, indkaldelse.id"
            ),
            organisation,
            from.and_time(NaiveTime::MIN),
            to.succ_opt().unwrap_or(to).and_time(NaiveTime::MIN),
            udvalg.part,
            udvalg.medarbejder.as_deref()
        )
    }
}
