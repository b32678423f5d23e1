//! Deleting what is no longer to be kept: children before parents, so that no reference is ever broken. Which table goes when
//! stands in `domain::opbevaring`; this is how.
//!
//! To add a table: its statement in the list of what it goes with, before the table it points at.

use chrono::{DateTime, NaiveDate, Utc};

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, TidId};

/// A table and the statement that deletes from it.
type Sletning = (&'static str, &'static str);

/// The borders of one run: what was over on or before its border goes.
#[derive(Clone, Copy, Debug)]
pub struct Graenser {
    /// Now: what ends later is coming.
    pub now: DateTime<Utc>,
    /// For conversations: held or called off.
    pub samtale: DateTime<Utc>,
    /// For frister: closed.
    pub frist: DateTime<Utc>,
    /// For borgere: the local day they left or died.
    pub borger: NaiveDate,
}

/// A table whose rows go by their own age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EgenAlder(Sletning);

impl EgenAlder {
    /// Messages, each with its ways (ON DELETE CASCADE).
    pub const NOTIFIKATION: Self = Self((
        "notifikation",
        "DELETE FROM notifikation WHERE id IN (SELECT id FROM notifikation WHERE planned_at <= $1 ORDER BY planned_at LIMIT $2)",
    ));
    /// Proof of times shown.
    pub const VISNING: Self = Self((
        "visning",
        "DELETE FROM visning WHERE id IN (SELECT id FROM visning WHERE at <= $1 ORDER BY at LIMIT $2)",
    ));
    /// The audit trail. A line about a conversation or a frist that still stands is what proves it.
    pub const AUDIT: Self = Self((
        "audit",
        "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at <= $1
           AND NOT EXISTS (SELECT 1 FROM indkaldelse WHERE indkaldelse.id = audit.subject_id)
           AND NOT EXISTS (SELECT 1 FROM frist WHERE frist.id = audit.subject_id) ORDER BY at LIMIT $2)",
    ));
    /// Answers given.
    pub const IDEMPOTENS: Self = Self((
        "idempotens",
        "DELETE FROM idempotens WHERE (caller, key) IN
           (SELECT caller, key FROM idempotens WHERE created_at <= $1 ORDER BY created_at LIMIT $2)",
    ));
    /// What became of the lines of a file that was loaded: before the files.
    pub const FILIMPORT_LINJE: Self = Self((
        "filimport_linje",
        "DELETE FROM filimport_linje WHERE (filimport_id, linje) IN
           (SELECT filimport_id, linje FROM filimport_linje JOIN filimport ON filimport.id = filimport_linje.filimport_id
            WHERE at <= $1 LIMIT $2)",
    ));
    /// Files that were loaded.
    pub const FILIMPORT: Self = Self((
        "filimport",
        "DELETE FROM filimport WHERE id IN (SELECT id FROM filimport WHERE at <= $1 ORDER BY at LIMIT $2)",
    ));
    /// Log-ins.
    pub const SESSION: Self = Self((
        "session",
        "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
    ));

    const ALL: [Self; 7] = [
        Self::NOTIFIKATION,
        Self::VISNING,
        Self::AUDIT,
        Self::IDEMPOTENS,
        Self::FILIMPORT_LINJE,
        Self::FILIMPORT,
        Self::SESSION,
    ];

    /// Its name in the database.
    pub const fn tabel(self) -> &'static str {
        self.0.0
    }
}

/// The frister of $1 that were closed by $2. One whose conversation is still to come ($3: now) may become active again.
macro_rules! hendes_frister {
    ($before:literal $(, $after:literal)?) => {
        concat!(
            $before,
            " IN (SELECT id FROM frist WHERE borger_id = $1 AND status IN ('indfriet', 'overskredet', 'administrativt_lukket')
               AND updated_at <= $2 AND NOT EXISTS (SELECT 1 FROM indkaldelse WHERE indkaldelse.id = frist.indkaldelse_id
               AND indkaldelse.status = 'planlagt' AND indkaldelse.ends_at > $3))" $(, $after)?
        )
    };
}

const FRISTER: &[Sletning] = &[
    (
        "ubesoergt",
        hendes_frister!(
            "DELETE FROM ubesoergt WHERE haendelse_id IN (SELECT id FROM haendelse WHERE entitet = 90001 AND entitet_id",
            ")"
        ),
    ),
    (
        "haendelse_modtager",
        hendes_frister!(
            "DELETE FROM haendelse_modtager WHERE haendelse_id IN (SELECT id FROM haendelse WHERE entitet = 90001 AND entitet_id",
            ")"
        ),
    ),
    ("haendelse", hendes_frister!("DELETE FROM haendelse WHERE entitet = 90001 AND entitet_id")),
    ("opgave", hendes_frister!("DELETE FROM opgave WHERE frist_id")),
    (
        "forsendelse",
        hendes_frister!(
            "DELETE FROM forsendelse WHERE notifikation_id IN (SELECT id FROM notifikation WHERE frist_id",
            ")"
        ),
    ),
    ("notifikation", hendes_frister!("DELETE FROM notifikation WHERE frist_id")),
    ("visning", hendes_frister!("DELETE FROM visning WHERE frist_id")),
    ("frist_historik", hendes_frister!("DELETE FROM frist_historik WHERE frist_id")),
    ("frist", hendes_frister!("DELETE FROM frist WHERE id")),
];

/// The conversations of $1 that were held or called off by $2, and that no frist points at.
macro_rules! hendes_samtaler {
    ($before:literal $(, $after:literal)?) => {
        concat!(
            $before,
            " IN (SELECT id FROM indkaldelse WHERE borger_id = $1 AND CASE status WHEN 'aflyst' THEN updated_at ELSE ends_at END <= $2
               AND NOT EXISTS (SELECT 1 FROM frist WHERE frist.indkaldelse_id = indkaldelse.id))" $(, $after)?
        )
    };
}

/// A conversation that was held counts in its time; one that was called off does not.
const GIV_PLADSEN_TILBAGE: &str = concat!(
    "UPDATE tid SET optaget = optaget - (SELECT COUNT(*) FROM indkaldelse WHERE tid_id = tid.id AND status = 'planlagt' AND ",
    hendes_samtaler!("id", ")"),
    hendes_samtaler!(" WHERE id IN (SELECT tid_id FROM indkaldelse WHERE status = 'planlagt' AND id", ")")
);

const SAMTALER: &[Sletning] = &[
    (
        "ubesoergt",
        hendes_samtaler!(
            "DELETE FROM ubesoergt WHERE haendelse_id IN (SELECT id FROM haendelse WHERE entitet = 90000 AND entitet_id",
            ")"
        ),
    ),
    (
        "haendelse_modtager",
        hendes_samtaler!(
            "DELETE FROM haendelse_modtager WHERE haendelse_id IN (SELECT id FROM haendelse WHERE entitet = 90000 AND entitet_id",
            ")"
        ),
    ),
    ("haendelse", hendes_samtaler!("DELETE FROM haendelse WHERE entitet = 90000 AND entitet_id")),
    ("opgave", hendes_samtaler!("DELETE FROM opgave WHERE indkaldelse_id")),
    (
        "forsendelse",
        hendes_samtaler!(
            "DELETE FROM forsendelse WHERE notifikation_id IN (SELECT id FROM notifikation WHERE indkaldelse_id",
            ")"
        ),
    ),
    ("notifikation", hendes_samtaler!("DELETE FROM notifikation WHERE indkaldelse_id")),
    ("deltagelsesvalg", hendes_samtaler!("DELETE FROM deltagelsesvalg WHERE indkaldelse_id")),
    ("behov", hendes_samtaler!("DELETE FROM behov WHERE indkaldelse_id")),
    ("myndighedsdeltager", hendes_samtaler!("DELETE FROM myndighedsdeltager WHERE indkaldelse_id")),
    ("masseaendring_samtale", hendes_samtaler!("DELETE FROM masseaendring_samtale WHERE indkaldelse_id")),
    ("aftaleaendring_samtale", hendes_samtaler!("DELETE FROM aftaleaendring_samtale WHERE indkaldelse_id")),
    ("indkaldelse_historik", hendes_samtaler!("DELETE FROM indkaldelse_historik WHERE indkaldelse_id")),
    ("indkaldelse", hendes_samtaler!("DELETE FROM indkaldelse WHERE id")),
];

/// $1 herself, if she left or died by $2 and nothing is left that goes by a period of its own. One who registered again is here.
macro_rules! hende_selv {
    ($before:literal) => {
        concat!(
            $before,
            " IN (SELECT id FROM borger WHERE id = $1
               AND (doed_dato <= $2 OR (afmeldt_fra <= $2 AND (tilmeldt_fra IS NULL OR tilmeldt_fra < afmeldt_fra)))
               AND NOT EXISTS (SELECT 1 FROM indkaldelse WHERE borger_id = $1) AND NOT EXISTS (SELECT 1 FROM frist WHERE borger_id = $1)
               AND NOT EXISTS (SELECT 1 FROM haendelse WHERE borger_id = $1) AND NOT EXISTS (SELECT 1 FROM visning WHERE borger_id = $1)
               AND NOT EXISTS (SELECT 1 FROM notifikation WHERE borger_id = $1) AND NOT EXISTS (SELECT 1 FROM reservation WHERE borger_id = $1))"
        )
    };
}

const BORGER: &[Sletning] = &[
    ("opgave", hende_selv!("DELETE FROM opgave WHERE borger_id")),
    ("deltagelsesvalg", hende_selv!("DELETE FROM deltagelsesvalg WHERE borger_id")),
    ("fejlmelding", hende_selv!("DELETE FROM fejlmelding WHERE borger_id")),
    ("cv_godkendelse", hende_selv!("DELETE FROM cv_godkendelse WHERE borger_id")),
    ("afgoerelse", hende_selv!("DELETE FROM afgoerelse WHERE borger_id")),
    ("gaesteadgang", hende_selv!("DELETE FROM gaesteadgang WHERE borger_id")),
    ("fravaer", hende_selv!("DELETE FROM fravaer WHERE borger_id")),
    ("medlemsperiode", hende_selv!("DELETE FROM medlemsperiode WHERE borger_id")),
    ("persongruppemarkering", hende_selv!("DELETE FROM persongruppemarkering WHERE borger_id")),
    ("cpr_historik", hende_selv!("DELETE FROM cpr_historik WHERE borger_id")),
    ("borger", hende_selv!("DELETE FROM borger WHERE id")),
];

/// Every table that something is deleted from.
pub fn tabeller() -> std::collections::BTreeSet<&'static str> {
    let with_borger = [FRISTER, SAMTALER, BORGER].concat().into_iter().map(|(tabel, _)| tabel);
    with_borger.chain(EgenAlder::ALL.map(EgenAlder::tabel)).collect()
}

impl Connection {
    /// Up to `limit` borgere after `after`, by id, of whom something may go. A UNION: an OR of subqueries made PostgreSQL read
    /// every conversation once for every borger.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn borgere_to_look_at(
        &mut self,
        graenser: &Graenser,
        after: BorgerId,
        limit: i64,
    ) -> Result<Vec<BorgerId>, StoreError> {
        let rows = fetch_all!(
            self,
            (BorgerId,),
            "SELECT id FROM borger WHERE id > $1 AND (doed_dato <= $2 OR afmeldt_fra <= $2)
             UNION SELECT borger_id FROM frist WHERE borger_id > $1 AND status <> 'aktiv' AND updated_at <= $3
             UNION SELECT borger_id FROM indkaldelse WHERE borger_id > $1 AND status = 'planlagt' AND ends_at <= $4
             UNION SELECT borger_id FROM indkaldelse WHERE borger_id > $1 AND status = 'aflyst' AND updated_at <= $4
             ORDER BY 1 LIMIT $5",
            after,
            graenser.borger,
            graenser.frist,
            graenser.samtale,
            limit
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The times in which her conversations that may go are counted, by id: to be locked before she is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tider_to_give_back(
        &mut self,
        borger: BorgerId,
        graenser: &Graenser,
    ) -> Result<Vec<TidId>, StoreError> {
        let rows = fetch_all!(
            self,
            (TidId,),
            "SELECT DISTINCT tid_id FROM indkaldelse
             WHERE borger_id = $1 AND status = 'planlagt' AND ends_at <= $2 AND tid_id IS NOT NULL ORDER BY tid_id",
            borger,
            graenser.samtale
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

impl Tx {
    /// Deletes all of a locked borger that may go: frister, then conversations with their places in locked times, then herself.
    /// Gives how many rows of which table, a table perhaps more than once.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when a table points at one of these that no list here knows.
    pub async fn delete_expired_of(
        &mut self,
        borger: BorgerId,
        graenser: &Graenser,
    ) -> Result<Vec<(&'static str, u64)>, StoreError> {
        let mut deleted = Vec::new();
        for &(tabel, statement) in FRISTER {
            deleted.push((tabel, execute!(self, statement, borger, graenser.frist, graenser.now)?));
        }
        execute!(self, GIV_PLADSEN_TILBAGE, borger, graenser.samtale)?;
        for &(tabel, statement) in SAMTALER {
            deleted.push((tabel, execute!(self, statement, borger, graenser.samtale)?));
        }
        for &(tabel, statement) in BORGER {
            deleted.push((tabel, execute!(self, statement, borger, graenser.borger)?));
        }
        Ok(deleted)
    }

    /// Deletes the oldest rows of a table that are as old as `border` or older, `limit` at most. Gives how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_oldest(&mut self, of: EgenAlder, border: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        execute!(self, of.0.1, border, limit)
    }
}
