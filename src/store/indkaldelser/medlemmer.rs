//! What an a-kasse sees of its own members' conversations. Of a fælles jobsamtale what it needs to take part; of the jobcenter's
//! others only when, which type and whose.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use sqlx::FromRow;

use super::a_kasse_reads;
use crate::domain::code_lists::{Deltagelsesvalg, SamtaleType, Samtaleform};
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::medlemskab::laesegraenser;
use crate::store::statement::{fetch_all, fetch_optional};
use crate::store::{Connection, Myndighedsdeltager, StoreError};

/// A fælles jobsamtale of a member that stands, with the a-kasse as its guest.
#[derive(Clone, FromRow)]
pub struct Medlemssamtale {
    /// Key.
    pub id: IndkaldelseId,
    /// The member.
    pub borger_id: BorgerId,
    /// Her name.
    pub navn: String,
    /// The jobcenter that holds it.
    pub myndighed_id: OrganisationId,
    /// Its name.
    pub myndighed_navn: String,
    /// Type.
    pub samtaletype: SamtaleType,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Local end.
    pub local_end: NaiveDateTime,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Where, when in person.
    pub adresse: Option<String>,
    /// The link of a digital meeting.
    pub moedelink: Option<String>,
    /// The number to ring, when the borger rings.
    pub moedetelefon: Option<String>,
    /// Who holds it for the jobcenter.
    pub medarbejder: String,
    /// When the a-kasse said that it cannot come.
    pub a_kasse_afbud_at: Option<DateTime<Utc>>,
    /// Counts changes.
    pub version: i64,
    /// Since when she has been without work.
    pub ledig_siden: Option<NaiveDate>,
    /// The choice in force about the a-kasse's part.
    pub valg: Option<Deltagelsesvalg>,
    /// She is a member today. Otherwise she is one soon, or was one lately: then it is for reading only.
    pub er_medlem: bool,
    /// A fælles jobsamtale of hers has been held.
    pub har_holdt: bool,
}

/// Another conversation of a member's with an authority: no more than this is the a-kasse's business.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct AndenSamtale {
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Type.
    pub samtaletype: SamtaleType,
    /// The authority, by name.
    pub myndighed_navn: String,
}

/// A member's conversation that has changed, with how it stood before.
#[derive(Clone, FromRow)]
pub struct AendretSamtale {
    /// Key.
    pub id: IndkaldelseId,
    /// The member.
    pub borger_id: BorgerId,
    /// Her name.
    pub navn: String,
    /// The jobcenter that holds it, by name.
    pub myndighed_navn: String,
    /// The a-kasse that is its guest now.
    pub a_kasse_id: Option<OrganisationId>,
    /// Local start now.
    pub local_start: NaiveDateTime,
    /// Whether it stands now.
    pub status: IndkaldelseStatus,
    /// Who holds it for the jobcenter now.
    pub medarbejder: String,
    /// Somebody else than the a-kasse has changed who takes part.
    pub andre_deltagere: bool,
    /// Somebody else than the a-kasse has chosen about its part.
    pub andet_valg: bool,
    /// The choice in force about it.
    pub valg: Option<Deltagelsesvalg>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The last version before the change, as the history keeps it; none: there was none.
    pub foer: Option<String>,
}

/// The fælles jobsamtaler of an a-kasse's ($1) own members in which it takes part, when it may read about them. It reads on before and
/// after a membership: $2 and $3 are its `laesegraenser`.
macro_rules! medlemssamtaler {
    ($and:literal) => {
        concat!(
            "SELECT indkaldelse.id, borger.id AS borger_id, borger.navn, indkaldelse.myndighed_id, myndighed.navn AS myndighed_navn,
               indkaldelse.samtaletype, indkaldelse.local_start, indkaldelse.local_end, indkaldelse.starts_at, indkaldelse.samtaleform,
               indkaldelse.adresse, indkaldelse.moedelink, indkaldelse.moedetelefon, indkaldelse.medarbejder,
               indkaldelse.a_kasse_afbud_at, indkaldelse.version, borger.ledig_siden,
               (SELECT valg FROM deltagelsesvalg WHERE deltagelsesvalg.indkaldelse_id = indkaldelse.id AND nulstillet_at IS NULL
                ORDER BY at DESC, deltagelsesvalg.id DESC LIMIT 1) AS valg,
               COALESCE(borger.a_kasse_id = $1, FALSE) AS er_medlem,
               EXISTS (SELECT 1 FROM indkaldelse holdt WHERE holdt.borger_id = borger.id AND holdt.udfald = 901
                AND (holdt.samtaletype IN (17, 19) OR (holdt.samtaletype = 7 AND holdt.a_kasse_id IS NOT NULL))) AS har_holdt
             FROM indkaldelse JOIN borger ON borger.id = indkaldelse.borger_id
             JOIN organisation myndighed ON myndighed.id = indkaldelse.myndighed_id
             WHERE indkaldelse.a_kasse_id = $1 AND (borger.a_kasse_id = $1 OR EXISTS (SELECT 1 FROM medlemsperiode
               WHERE medlemsperiode.borger_id = borger.id AND medlemsperiode.a_kasse_id = $1
               AND (fra IS NULL OR fra <= $2) AND (til IS NULL OR til >= $3))) AND ",
            a_kasse_reads!(),
            " AND indkaldelse.samtaletype IN (7, 17, 19) AND indkaldelse.status = 'planlagt' ",
            $and
        )
    };
}

fn whole_days(fra: NaiveDate, til: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
    let after = til.succ_opt().unwrap_or(til);
    (fra.and_time(NaiveTime::MIN), after.and_time(NaiveTime::MIN))
}

impl Connection {
    /// The members' fælles jobsamtaler from `fra` to `til`, both included, by start.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn medlemssamtaler(
        &mut self,
        a_kasse: OrganisationId,
        today: NaiveDate,
        (fra, til): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Medlemssamtale>, StoreError> {
        let ((begun, ended), (from, before)) = (laesegraenser(today), whole_days(fra, til));
        fetch_all!(
            self,
            Medlemssamtale,
            medlemssamtaler!(
                "AND indkaldelse.local_start >= $4 AND indkaldelse.local_start < $5
                 ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id"
            ),
            a_kasse,
            begun,
            ended,
            from,
            before
        )
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn medlemssamtale(
        &mut self,
        a_kasse: OrganisationId,
        today: NaiveDate,
        id: IndkaldelseId,
    ) -> Result<Option<Medlemssamtale>, StoreError> {
        let (begun, ended) = laesegraenser(today);
        fetch_optional!(self, Medlemssamtale, medlemssamtaler!("AND indkaldelse.id = $4"), a_kasse, begun, ended, id)
    }

    /// Who comes for the a-kasse to the conversations from `fra` to `til`, in the order they were named.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn a_kassens_deltagere(
        &mut self,
        a_kasse: OrganisationId,
        fra: NaiveDate,
        til: NaiveDate,
    ) -> Result<Vec<Myndighedsdeltager>, StoreError> {
        let (from, before) = whole_days(fra, til);
        fetch_all!(
            self,
            Myndighedsdeltager,
            "SELECT myndighedsdeltager.* FROM myndighedsdeltager
             JOIN indkaldelse ON indkaldelse.id = myndighedsdeltager.indkaldelse_id
             WHERE indkaldelse.a_kasse_id = $1 AND myndighedsdeltager.organisation_id = $1
               AND indkaldelse.local_start >= $2 AND indkaldelse.local_start < $3 AND myndighedsdeltager.slettet_at IS NULL
             ORDER BY myndighedsdeltager.created_at, myndighedsdeltager.id",
            a_kasse,
            from,
            before
        )
    }

    /// The other conversations a member has to come, whoever holds them, by start. Never one of type 4 or 20.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn andre_samtaler(
        &mut self,
        a_kasse: OrganisationId,
        borger: BorgerId,
        now: DateTime<Utc>,
    ) -> Result<Vec<AndenSamtale>, StoreError> {
        fetch_all!(
            self,
            AndenSamtale,
            "SELECT indkaldelse.local_start, indkaldelse.samtaletype, myndighed.navn AS myndighed_navn
             FROM indkaldelse JOIN organisation myndighed ON myndighed.id = indkaldelse.myndighed_id
             WHERE indkaldelse.borger_id = $2 AND indkaldelse.status = 'planlagt' AND indkaldelse.ends_at > $3
               AND indkaldelse.samtaletype NOT IN (4, 20)
               AND NOT (indkaldelse.samtaletype IN (7, 17, 19) AND COALESCE(indkaldelse.a_kasse_id = $1, FALSE))
             ORDER BY indkaldelse.local_start, indkaldelse.id",
            a_kasse,
            borger,
            now
        )
    }

    /// The members' conversations that may be fælles and were changed at `siden` or later, by start now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aendrede_medlemssamtaler(
        &mut self,
        a_kasse: OrganisationId,
        siden: DateTime<Utc>,
    ) -> Result<Vec<AendretSamtale>, StoreError> {
        fetch_all!(
            self,
            AendretSamtale,
            concat!(
                "SELECT indkaldelse.id, borger.id AS borger_id, borger.navn, myndighed.navn AS myndighed_navn, indkaldelse.a_kasse_id,
               indkaldelse.local_start, indkaldelse.status, indkaldelse.medarbejder, indkaldelse.updated_at, foer.tilstand AS foer,
               EXISTS (SELECT 1 FROM indkaldelse_historik skift WHERE skift.indkaldelse_id = indkaldelse.id AND skift.at >= $2
                 AND skift.handling = 'deltagere_aendret' AND COALESCE(skift.organisation_id <> $1, TRUE)) AS andre_deltagere,
               EXISTS (SELECT 1 FROM indkaldelse_historik skift WHERE skift.indkaldelse_id = indkaldelse.id AND skift.at >= $2
                 AND skift.handling = 'valg_aendret' AND COALESCE(skift.organisation_id <> $1, TRUE)) AS andet_valg,
               (SELECT valg FROM deltagelsesvalg WHERE deltagelsesvalg.indkaldelse_id = indkaldelse.id AND nulstillet_at IS NULL
                ORDER BY at DESC, deltagelsesvalg.id DESC LIMIT 1) AS valg
             FROM indkaldelse JOIN borger ON borger.id = indkaldelse.borger_id
             JOIN organisation myndighed ON myndighed.id = indkaldelse.myndighed_id
             LEFT JOIN indkaldelse_historik foer ON foer.indkaldelse_id = indkaldelse.id AND foer.version =
               (SELECT MAX(version) FROM indkaldelse_historik WHERE indkaldelse_id = indkaldelse.id AND at < $2)
             WHERE borger.a_kasse_id = $1 AND ",
                a_kasse_reads!(),
                " AND indkaldelse.samtaletype IN (7, 17, 19) AND indkaldelse.updated_at >= $2
             ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id"
            ),
            a_kasse,
            siden
        )
    }
}
