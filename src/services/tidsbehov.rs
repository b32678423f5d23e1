//! Enough times? What a jobcenter has of open frister and free places, a-kasse by a-kasse and week by week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::aftaler::jobcenter;
use super::husket::{Husket, Talt};
use super::kald::{Afvist, Kald};
use super::tider::HORIZON_DAYS;
use super::zone;
use crate::clock::Clock;
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{AftaleId, OrganisationId};
use crate::domain::tidsbehov::{Uge, uger, varsel};
use crate::store::{Aftale, DagensAntal, Seriestand, Store, StoreError};

/// The week that the last day of a warning lies in is looked at to its end.
const DAYS_OF_A_WEEK: u64 = 7;

/// One a-kasse's weeks.
#[derive(Clone, Debug)]
pub struct Behov {
    /// Which; none: borgere whose a-kasse is not known.
    pub a_kasse: Option<OrganisationId>,
    /// By name.
    pub navn: Option<String>,
    /// The agreed aftale in which more times can be made; none: there is none.
    pub aftale: Option<AftaleId>,
    /// One that is not agreed yet, where none is.
    pub paa_vej: Option<AftaleId>,
    /// From this week to the last that has something.
    pub uger: Vec<Uge>,
    /// The first week that lacks times and is so near that it is to be warned of.
    pub varsel: Option<Uge>,
}

/// So long are free places remembered, unless somebody has made or changed times since.
const HUSKES: TimeDelta = TimeDelta::minutes(1);
/// Who asks for a new count gets it, but not more often than this.
const NYE_TIDLIGST: TimeDelta = TimeDelta::seconds(5);
/// Rows remembered of all counts together, about 40 bytes each. A jobcenter with 20 a-kasser has 1,200.
const PLADS: u64 = 200_000;

/// Whose free places, and from which day to which.
type Hvis = (OrganisationId, NaiveDate, NaiveDate);

/// Free places by a-kasse and day, and how the times stood that they were counted from.
#[derive(Debug)]
struct Ledige {
    stand: Stand,
    dage: Vec<DagensAntal>,
}

/// What is another one when times were made or changed: on this server at once, and from a series or an aftale on any server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stand {
    tider: u64,
    serier: Seriestand,
    aftaler: i64,
}

/// Whether there are enough times. Frister are looked up at each visit; what borgere have booked is at most a minute old. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TidsbehovService {
    store: Store,
    clock: Clock,
    husket: Husket<Hvis, Ledige>,
}

impl TidsbehovService {
    /// A service on this database and clock that remembers nothing yet.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock, husket: Husket::new(PLADS, |ledige| ledige.dage.len()) }
    }

    /// All a-kasser for which the caller's jobcenter has open frister or free places: those that lack times first, then by name; and
    /// when the places were counted. With `nye` they are counted now.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no jobcenter.
    pub async fn behov(&self, kald: &Kald<'_>, nye: bool) -> Result<(Vec<Behov>, DateTime<Utc>), Afvist> {
        let today = zone::local_date(self.clock.now());
        self.behov_til(kald, today + Days::new(HORIZON_DAYS), nye).await
    }

    /// The names of the a-kasser that lack times so soon that it is to be warned of. No further ahead is looked: every visit asks this.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no jobcenter.
    pub async fn mangler(&self, kald: &Kald<'_>) -> Result<Vec<String>, Afvist> {
        let (own, today) = (jobcenter(kald)?, zone::local_date(self.clock.now()));
        let dage = self.store.read().await?.indstillinger_on(Some(own), today).await?.tidsbehov_varsel_dage;
        let last = today + Days::new(u64::from(dage).min(HORIZON_DAYS) + DAYS_OF_A_WEEK);
        let (all, _) = self.behov_til(kald, last, false).await?;
        Ok(all.into_iter().filter(|one| one.varsel.is_some()).filter_map(|one| one.navn).collect())
    }

    async fn behov_til(
        &self,
        kald: &Kald<'_>,
        last: NaiveDate,
        nye: bool,
    ) -> Result<(Vec<Behov>, DateTime<Utc>), Afvist> {
        let (own, today) = (jobcenter(kald)?, zone::local_date(self.clock.now()));
        let mut connection = self.store.read().await?;
        let dage = connection.indstillinger_on(Some(own), today).await?.tidsbehov_varsel_dage;
        let frister = by_a_kasse(&connection.aabne_frister_efter_dag(own).await?);
        let aftaler = connection.aftaler_of(own).await?;
        let names: BTreeMap<_, _> =
            connection.organisationer().await?.into_iter().map(|found| (found.id, found.navn)).collect();
        drop(connection);
        let ledige = self.ledige((own, today, last), &aftaler, nye).await?;
        let pladser = by_a_kasse(&ledige.tal.dage);
        let days = |of: &BTreeMap<_, Vec<_>>, a_kasse| of.get(&a_kasse).cloned().unwrap_or_default();
        let one = |a_kasse: Option<OrganisationId>| {
            let uger = uger(today, days(&frister, a_kasse), days(&pladser, a_kasse));
            let navn = a_kasse.and_then(|id| names.get(&id).cloned());
            let aftale = aftalen(&aftaler, a_kasse, today, &[AftaleStatus::Aftalt]);
            let paa_vej = aftalen(&aftaler, a_kasse, today, &[AftaleStatus::Kladde, AftaleStatus::Foreslaaet]);
            let paa_vej = paa_vej.filter(|_| aftale.is_none());
            Behov { a_kasse, navn, aftale, paa_vej, varsel: varsel(&uger, today, dage), uger }
        };
        let all: BTreeSet<_> = frister.keys().chain(pladser.keys()).copied().collect();
        let mut all: Vec<_> = all.into_iter().map(one).collect();
        all.sort_by_key(|behov| (behov.varsel.is_none(), behov.navn.as_ref().map(|navn| navn.to_lowercase())));
        Ok((all, ledige.at))
    }

    async fn ledige(&self, hvis: Hvis, aftaler: &[Aftale], nye: bool) -> Result<Talt<Ledige>, StoreError> {
        let (now, (own, today, last)) = (self.clock.now(), hvis);
        // Read before counting: what changes meanwhile makes the count an old one.
        let tider = self.store.tider_aendret();
        let serier = self.store.read().await?.seriestand(own).await?;
        let stand = Stand { tider, serier, aftaler: aftaler.iter().map(|aftale| aftale.version).sum() };
        let alder = if nye { NYE_TIDLIGST } else { HUSKES };
        let gaelder = |talt: &Talt<Ledige>| talt.tal.stand == stand && talt.yngre_end(alder, now);
        let count = async {
            let dage = self.store.read().await?.ledige_pladser_efter_dag(own, now, (today, last)).await?;
            Ok(Ledige { stand, dage })
        };
        self.husket.hent(hvis, now, gaelder, count).await
    }
}

/// The first aftale with an a-kasse that is not over and stands so.
fn aftalen(
    aftaler: &[Aftale],
    a_kasse: Option<OrganisationId>,
    today: NaiveDate,
    status: &[AftaleStatus],
) -> Option<AftaleId> {
    let holds = |aftale: &&Aftale| {
        Some(aftale.a_kasse_id) == a_kasse && status.contains(&aftale.status) && aftale.valid_to >= today
    };
    aftaler.iter().find(holds).map(|aftale| aftale.id)
}

fn by_a_kasse(rows: &[DagensAntal]) -> BTreeMap<Option<OrganisationId>, Vec<(NaiveDate, i64)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        found.entry(row.a_kasse_id).or_default().push((row.dag, row.antal));
    }
    found
}
