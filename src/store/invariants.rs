//! What must always be true, asked of the database itself. Each line that comes back is a fault.
//!
//! To add one: a line in [`INVARIANTS`] whose statement selects the ids that break it.

use sqlx::FromRow;
use uuid::Uuid;

use super::statement::fetch_all;
use super::{Connection, StoreError};

const INVARIANTS: &[(&str, &str)] = &[
    (
        "tid.optaget er antallet af bookinger og reservationer",
        "SELECT tid.id FROM tid
         LEFT JOIN (SELECT tid_id, COUNT(*) AS n FROM indkaldelse WHERE status = 'planlagt' GROUP BY tid_id) booked ON booked.tid_id = tid.id
         LEFT JOIN (SELECT tid_id, COUNT(*) AS n FROM reservation GROUP BY tid_id) held ON held.tid_id = tid.id
         WHERE tid.optaget <> COALESCE(booked.n, 0) + COALESCE(held.n, 0)",
    ),
    (
        "en booking ligger på sin tids tidspunkt",
        "SELECT indkaldelse.id FROM indkaldelse JOIN tid ON tid.id = indkaldelse.tid_id
         WHERE indkaldelse.status = 'planlagt' AND indkaldelse.starts_at <> tid.starts_at",
    ),
    (
        "en selvbooket fælles jobsamtale ligger i en aftale med borgerens a-kasse",
        "SELECT indkaldelse.id FROM indkaldelse JOIN aftale ON aftale.id = indkaldelse.aftale_id
         WHERE indkaldelse.selvbooket AND (aftale.a_kasse_id <> indkaldelse.a_kasse_id OR aftale.jobcenter_id <> indkaldelse.myndighed_id)",
    ),
    (
        "en indfriet frist har en booking, der står",
        "SELECT frist.id FROM frist JOIN indkaldelse ON indkaldelse.id = frist.indkaldelse_id
         WHERE frist.status = 'indfriet' AND indkaldelse.status <> 'planlagt'",
    ),
    (
        "ingen har en aktiv frist og en booking, der indfrier den",
        "SELECT frist.id FROM frist JOIN indkaldelse ON indkaldelse.borger_id = frist.borger_id AND indkaldelse.occupies
         WHERE frist.status = 'aktiv' AND indkaldelse.ends_at > frist.updated_at
           AND indkaldelse.local_start < frist.sidste_afholdelsesdato
           AND (indkaldelse.samtaletype = frist.samtaletype OR (frist.samtaletype = 7 AND indkaldelse.samtaletype = 17)
             OR (frist.samtaletype = 17 AND indkaldelse.samtaletype = 7 AND indkaldelse.a_kasse_id IS NOT NULL))",
    ),
    (
        "en lukket frist har en grund, og ingen anden har",
        "SELECT id FROM frist WHERE (status = 'administrativt_lukket') <> (grund IS NOT NULL)",
    ),
    (
        "hver version af en samtale står i historikken",
        "SELECT indkaldelse.id FROM indkaldelse LEFT JOIN indkaldelse_historik historik
           ON historik.indkaldelse_id = indkaldelse.id AND historik.version = indkaldelse.version
         WHERE historik.version IS NULL",
    ),
    (
        "hver version af en frist står i historikken, som den er",
        "SELECT frist.id FROM frist LEFT JOIN frist_historik historik
           ON historik.frist_id = frist.id AND historik.version = frist.version
         WHERE historik.version IS NULL OR historik.status <> frist.status OR historik.fristdato <> frist.fristdato
           OR historik.sidste_afholdelsesdato <> frist.sidste_afholdelsesdato",
    ),
    (
        "hver version af en frist har sin hændelse og sin linje i revisionssporet",
        "SELECT frist.id FROM frist
         WHERE (SELECT COUNT(*) FROM haendelse WHERE haendelse.entitet = 90001 AND haendelse.entitet_id = frist.id) <> frist.version
            OR (SELECT COUNT(*) FROM audit WHERE audit.subject_id = frist.id AND audit.borger_id = frist.borger_id
                AND audit.action LIKE 'frist_%') <> frist.version",
    ),
    (
        "ingen hændelse om en frist går til en a-kasse",
        "SELECT haendelse.id FROM haendelse JOIN haendelse_modtager modtager ON modtager.haendelse_id = haendelse.id
         JOIN organisation ON organisation.id = modtager.organisation_id
         WHERE haendelse.entitet = 90001 AND organisation.kind <> 'jobcenter'",
    ),
    (
        "hver booking har sin hændelse",
        "SELECT indkaldelse.id FROM indkaldelse LEFT JOIN haendelse ON haendelse.entitet = 90000 AND haendelse.entitet_id = indkaldelse.id
         WHERE haendelse.id IS NULL",
    ),
    (
        "hver booking har sin linje i revisionssporet",
        "SELECT indkaldelse.id FROM indkaldelse
         WHERE NOT EXISTS (SELECT 1 FROM audit WHERE audit.borger_id = indkaldelse.borger_id AND audit.subject_id = indkaldelse.id)",
    ),
];

/// One thing that breaks one invariant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// What should have been true.
    pub invariant: &'static str,
    /// What breaks it.
    pub id: Uuid,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
}

impl Connection {
    /// Everything that is broken. Empty is how it must be.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn broken_invariants(&mut self) -> Result<Vec<Broken>, StoreError> {
        let mut broken = Vec::new();
        for &(invariant, statement) in INVARIANTS {
            let rows = fetch_all!(self, Row, statement)?;
            broken.extend(rows.into_iter().map(|row| Broken { invariant, id: row.id }));
        }
        Ok(broken)
    }
}
