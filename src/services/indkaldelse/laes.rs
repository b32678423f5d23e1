//! Reading conversations: one, all, their history, and a search. Each look is audited, one line for each borger seen.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::Deserialize;

use super::IndkaldelseService;
use crate::domain::code_lists::{MyndighedType, SamtaleType};
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::rules::{Code, Field};
use crate::services::kald::{Afvist, Kald};
use crate::services::read_log::Look;
use crate::store::{Borger, Connection, Indkaldelse, IndkaldelseVersion, Soegt};

/// Rows in one answer at most.
const MOST: i64 = 500;

/// The first day that both databases can compare. What is stored lies well inside.
const FIRST: NaiveDate = or(NaiveDate::from_ymd_opt(1, 1, 1), NaiveDate::MIN);
/// The last one.
const LAST: NaiveDate = or(NaiveDate::from_ymd_opt(9999, 12, 31), NaiveDate::MAX);

const fn or(day: Option<NaiveDate>, other: NaiveDate) -> NaiveDate {
    match day {
        Some(day) => day,
        None => other,
    }
}

/// What is searched for: conversations with the caller's own borgere or members.
#[derive(Clone, Copy, Debug)]
pub struct Soegning {
    /// First local day.
    pub fra: NaiveDate,
    /// Last local day.
    pub til: NaiveDate,
    /// Only this type.
    pub samtaletype: Option<SamtaleType>,
    /// Goes on after this row of an earlier answer.
    pub efter: Option<(DateTime<Utc>, IndkaldelseId)>,
    /// Rows wanted, at most 500.
    pub antal: i64,
}

/// One page of an answer, by start.
#[derive(Clone, Debug)]
pub struct Fundet {
    /// The conversations.
    pub indkaldelser: Vec<Indkaldelse>,
    /// Where the next page goes on; none: there are no more.
    pub efter: Option<(DateTime<Utc>, IndkaldelseId)>,
}

impl IndkaldelseService {
    /// One conversation of a borger's.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see it, or there is none.
    pub async fn hent(&self, kald: &Kald<'_>, borger: BorgerId, id: IndkaldelseId) -> Result<Indkaldelse, Afvist> {
        let (mut connection, borger) = self.look(kald, borger, "indkaldelse_laest").await?;
        let found =
            connection.indkaldelse_of(borger.id, id).await?.filter(|row| kald.myndighed.ser_typen(row.samtaletype));
        found.ok_or_else(|| Afvist::kode(&[Field::IndkaldelseId], Code::UnknownIndkaldelse))
    }

    /// All of a borger's conversations that the caller may see, whatever became of them, soonest first.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see them.
    pub async fn hent_alle(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Vec<Indkaldelse>, Afvist> {
        let (mut connection, borger) = self.look(kald, borger, "indkaldelser_laest").await?;
        let mut rows = connection.indkaldelser_of(borger.id).await?;
        rows.retain(|row| kald.myndighed.ser_typen(row.samtaletype));
        Ok(rows)
    }

    /// Every version of one conversation, oldest first.
    ///
    /// # Errors
    /// As [`IndkaldelseService::hent`].
    pub async fn historik_for(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
    ) -> Result<Vec<IndkaldelseVersion>, Afvist> {
        self.hent(kald, borger, id).await?;
        let mut versions = self.store.read().await?.indkaldelse_historik(id).await?;
        versions.retain(|version| ses_version(kald, version));
        skjul_begrundelser(kald, &mut versions);
        Ok(versions)
    }

    /// Every version of all of a borger's conversations that the caller may see, oldest first.
    ///
    /// # Errors
    /// As [`IndkaldelseService::hent_alle`].
    pub async fn historik(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Vec<IndkaldelseVersion>, Afvist> {
        let seen: BTreeSet<_> = self.hent_alle(kald, borger).await?.into_iter().map(|row| row.id).collect();
        let mut versions = self.store.read().await?.indkaldelse_historik_of(borger).await?;
        versions.retain(|version| seen.contains(&version.indkaldelse_id) && ses_version(kald, version));
        skjul_begrundelser(kald, &mut versions);
        Ok(versions)
    }

    /// The conversations that the caller's own borgere or members have in a period.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller has no borgere of its own.
    pub async fn soegning(&self, kald: &Kald<'_>, soegning: &Soegning) -> Result<Fundet, Afvist> {
        let own = kald.myndighed.id.filter(|_| kald.myndighed.har_egne());
        let own = own.ok_or_else(|| Afvist::kode(&[Field::Myndighed], Code::NotAuthorised))?;
        let limit = soegning.antal.clamp(1, MOST);
        let asked = Soegt {
            organisation: own,
            fra: soegning.fra.clamp(FIRST, LAST),
            til: soegning.til.clamp(FIRST, LAST),
            samtaletype: soegning.samtaletype,
            efter: soegning.efter.map(|(start, id)| (start.clamp(utc(FIRST), utc(LAST)), id)),
            // One more than asked for tells whether there is a next page.
            limit: limit + 1,
        };
        let mut rows = self.store.read().await?.soeg_indkaldelser(&asked).await?;
        let more = i64::try_from(rows.len()).is_ok_and(|found| found > limit);
        rows.truncate(usize::try_from(limit).unwrap_or_default());
        let efter = rows.last().filter(|_| more).map(|row| (row.starts_at, row.id));
        for borger in rows.iter().map(|row| row.borger_id).collect::<BTreeSet<_>>() {
            self.remember(kald, borger, "indkaldelser_fundet").await?;
        }
        Ok(Fundet { indkaldelser: rows, efter })
    }

    /// A connection, once it is certain that the caller may look at her, and remembered that he does.
    pub(super) async fn look(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        action: &'static str,
    ) -> Result<(Connection, Borger), Afvist> {
        let mut connection = self.store.read().await?;
        let found = connection.borger(borger).await?.filter(|borger| kald.myndighed.ser(borger));
        let borger = found.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))?;
        self.remember(kald, borger.id, action).await?;
        Ok((connection, borger))
    }

    async fn remember(&self, kald: &Kald<'_>, borger: BorgerId, action: &'static str) -> Result<(), Afvist> {
        let row = kald.actor.audit(&self.clock, self.clock.now(), action, Some(borger), kald.myndighed.id, None);
        Ok(self.read_log.remember(Look::Audit(row)).await?)
    }
}

fn utc(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// Why an authority did something is for its own people alone. But for why an a-kasse cannot come: that is a code, and said to the
/// jobcenter.
fn skjul_begrundelser(kald: &Kald<'_>, versions: &mut [IndkaldelseVersion]) {
    let til_os = |version: &IndkaldelseVersion| {
        kald.myndighed.slags == MyndighedType::Jobcenter
            && version.handling == IndkaldelseHandling::AKasseAfbud.as_str()
    };
    let of_others =
        |version: &&mut IndkaldelseVersion| version.organisation_id != kald.myndighed.id && !til_os(version);
    for version in versions.iter_mut().filter(of_others) {
        version.begrundelse = None;
    }
}

/// What an a-kasse must not see of a version: the type it had then.
#[derive(Deserialize)]
struct DaTypen {
    samtaletype: Option<SamtaleType>,
}

/// A conversation that was of type 4 once has versions that an a-kasse never sees. One whose type cannot be read may be such.
fn ses_version(kald: &Kald<'_>, version: &IndkaldelseVersion) -> bool {
    let da = serde_json::from_str::<DaTypen>(&version.tilstand);
    da.map_or(kald.myndighed.slags != MyndighedType::AKasse, |da| {
        da.samtaletype.is_none_or(|typen| kald.myndighed.ser_typen(typen))
    })
}
