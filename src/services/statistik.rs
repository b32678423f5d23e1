//! What an authority's people look at to see how it goes: use of the agreed times, how long before people book, frister, moves,
//! afbud, people who did not come, searches without times. Sums alone; nobody can be told from them but by those who may.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::husket::{Husket, Talt};
use crate::clock::Clock;
use crate::domain::calendar::IsoWeek;
use crate::domain::code_lists::Udfald;
use crate::domain::frist::{FristStatus, Grund};
use crate::domain::ids::OrganisationId;
use crate::domain::indkaldelse::Aflyser;
use crate::domain::statistik::{Interval, Periode};
use crate::store::{DagensSoegninger, Forloebet, FristTal, Store, StoreError, Ventetid};

/// All figures of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistik {
    /// By ISO week, then a-kasse.
    pub brug: Vec<Brug>,
    /// Conversations that borgere booked, by how long before; every interval, also empty ones.
    pub ventetid: Vec<(Interval, i64)>,
    /// By a-kasse.
    pub samtaler: Vec<Samtaler>,
    /// What became of frister. An a-kasse has none.
    pub frister: Option<Frister>,
    /// By ISO week. An a-kasse has none.
    pub soegninger: Option<Vec<Soegninger>>,
}

/// Places of one week under the agreements with one a-kasse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brug {
    /// The week.
    pub uge: IsoWeek,
    /// The a-kasse's name.
    pub a_kasse: String,
    /// Places.
    pub pladser: i64,
    /// Taken ones.
    pub optaget: i64,
}

/// How the conversations with one a-kasse went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samtaler {
    /// The a-kasse's name.
    pub a_kasse: String,
    /// All that were booked for the period, also those called off.
    pub alle: i64,
    /// Moves.
    pub flytninger: i64,
    /// Called off by the borger.
    pub aflyst_af_borger: i64,
    /// Called off otherwise.
    pub aflyst_ellers: i64,
    /// She came.
    pub fremmoedt: i64,
    /// She did not.
    pub udeblevet: i64,
    /// She sent word.
    pub afbud: i64,
}

/// What became of the frister of the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frister {
    /// Booked before the frist.
    pub naaet: i64,
    /// It went by.
    pub misset: i64,
    /// Still open.
    pub aabne: i64,
    /// Closed for another reason.
    pub lukket: i64,
}

/// Searches of one week by borgere with an open frist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Soegninger {
    /// The week.
    pub uge: IsoWeek,
    /// All.
    pub alle: i64,
    /// Those that found no time.
    pub uden_tider: i64,
}

/// Whose figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hvem {
    /// A jobcenter's own.
    Jobcenter(OrganisationId),
    /// An a-kasse's: nothing of frister, nor of what was searched for under them.
    AKasse(OrganisationId),
}

/// So long are figures remembered: they tell of weeks.
const HUSKES: TimeDelta = TimeDelta::minutes(10);
/// Who asks for new ones gets them, but not more often than this.
const NYE_TIDLIGST: TimeDelta = TimeDelta::seconds(10);
/// Rows remembered of all figures together, about 100 bytes each. A year of a jobcenter with 20 a-kasser has 1,100.
const PLADS: u64 = 100_000;

/// Figures, remembered for ten minutes. Cheap to clone.
#[derive(Clone, Debug)]
pub struct StatistikService {
    store: Store,
    clock: Clock,
    husket: Husket<(Hvem, Periode), Statistik>,
}

impl StatistikService {
    /// A service on this database and clock that remembers nothing yet.
    pub fn new(store: Store, clock: Clock) -> Self {
        let fylder =
            |tal: &Statistik| tal.brug.len() + tal.samtaler.len() + tal.soegninger.as_ref().map_or(0, Vec::len);
        Self { store, clock, husket: Husket::new(PLADS, fylder) }
    }

    /// The figures of a period and when they were counted: at most ten minutes ago; with `nye` just now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tal(&self, hvem: Hvem, periode: Periode, nye: bool) -> Result<Talt<Statistik>, StoreError> {
        let now = self.clock.now();
        let alder = if nye { NYE_TIDLIGST } else { HUSKES };
        let count = statistik(&self.store, hvem, periode);
        self.husket.hent((hvem, periode), now, |talt| talt.yngre_end(alder, now), count).await
    }
}

/// The figures of a period, counted now, in a number of statements that does not depend on what there is.
///
/// # Errors
/// When the database fails.
pub async fn statistik(store: &Store, hvem: Hvem, periode: Periode) -> Result<Statistik, StoreError> {
    let (Hvem::Jobcenter(organisation) | Hvem::AKasse(organisation)) = hvem;
    let (fra, til) = (periode.fra(), periode.til());
    let (first, last) = (fra.and_time(NaiveTime::MIN), end_of(til));
    let mut connection = store.read().await?;
    let navne: BTreeMap<_, _> = connection.organisationer().await?.into_iter().map(|row| (row.id, row.navn)).collect();
    let navn = |id: &OrganisationId| navne.get(id).cloned().unwrap_or_default();
    let mut brug: BTreeMap<(IsoWeek, String), (i64, i64)> = BTreeMap::new();
    for dag in connection.brug(organisation, fra, til).await? {
        let sum = brug.entry((IsoWeek::of(dag.local_date), navn(&dag.a_kasse_id))).or_default();
        *sum = (sum.0 + dag.pladser, sum.1 + dag.optaget);
    }
    let brug = brug.into_iter().map(|((uge, a_kasse), (pladser, optaget))| Brug { uge, a_kasse, pladser, optaget });
    let ventetid = intervaller(&connection.ventetider(organisation, first, last).await?);
    let samtaler = samtaler(&connection.forloebet(organisation, first, last).await?, navn);
    let (mut frister, mut soegninger) = (None, None);
    if let Hvem::Jobcenter(jobcenter) = hvem {
        frister = Some(frister_af(&connection.frist_tal(jobcenter, fra, til).await?));
        // Counted by the day in UTC, as is each search.
        let found = connection.soegninger(jobcenter, first.and_utc(), last.and_utc()).await?;
        soegninger = Some(by_week(found));
    }
    Ok(Statistik { brug: brug.collect(), ventetid, samtaler, frister, soegninger })
}

fn end_of(day: NaiveDate) -> chrono::NaiveDateTime {
    day.and_hms_opt(23, 59, 59).unwrap_or_else(|| day.and_time(NaiveTime::MIN))
}

fn intervaller(rows: &[Ventetid]) -> Vec<(Interval, i64)> {
    let sum =
        |interval: Interval| rows.iter().filter(|row| Interval::of(row.dage) == interval).map(|row| row.antal).sum();
    Interval::ALL.map(|interval| (interval, sum(interval))).to_vec()
}

fn samtaler(rows: &[Forloebet], navn: impl Fn(&OrganisationId) -> String) -> Vec<Samtaler> {
    let mut sums: BTreeMap<String, Samtaler> = BTreeMap::new();
    for row in rows {
        let a_kasse = navn(&row.a_kasse_id);
        let sum = sums.entry(a_kasse.clone()).or_insert_with(|| Samtaler { a_kasse, ..Samtaler::default() });
        sum.alle += row.antal;
        sum.flytninger += row.flytninger;
        match (row.aflyst_af, row.udfald) {
            (Some(Aflyser::Borger), _) => sum.aflyst_af_borger += row.antal,
            (Some(_), _) => sum.aflyst_ellers += row.antal,
            (None, Some(Udfald::Fremmoedt)) => sum.fremmoedt += row.antal,
            (None, Some(Udfald::Udeblevet)) => sum.udeblevet += row.antal,
            (None, Some(Udfald::Afbud)) => sum.afbud += row.antal,
            (None, None) => {}
        }
    }
    sums.into_values().collect()
}

fn frister_af(rows: &[FristTal]) -> Frister {
    let mut sum = Frister::default();
    for row in rows {
        let of = match (row.status, row.grund) {
            (FristStatus::Aktiv, _) => &mut sum.aabne,
            (FristStatus::Indfriet, _) | (FristStatus::AdministrativtLukket, Some(Grund::Moededag)) => &mut sum.naaet,
            (FristStatus::Overskredet, _) | (FristStatus::AdministrativtLukket, Some(Grund::StraksHoldt)) => {
                &mut sum.misset
            }
            (FristStatus::AdministrativtLukket, _) => &mut sum.lukket,
        };
        *of += row.antal;
    }
    sum
}

fn by_week(days: Vec<DagensSoegninger>) -> Vec<Soegninger> {
    let mut weeks: BTreeMap<IsoWeek, (i64, i64)> = BTreeMap::new();
    for day in days {
        let sum = weeks.entry(IsoWeek::of(day.dag)).or_default();
        *sum = (sum.0 + day.alle, sum.1 + day.uden_tider);
    }
    weeks.into_iter().map(|(uge, (alle, uden_tider))| Soegninger { uge, alle, uden_tider }).collect()
}
