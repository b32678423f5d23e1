//! Enough times? What a jobcenter has of open frister and free places, a-kasse by a-kasse and week by week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::aftaler::jobcenter;
use super::kald::{Afvist, Kald};
use super::tider::HORIZON_DAYS;
use super::zone;
use crate::clock::Clock;
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{AftaleId, OrganisationId};
use crate::domain::tidsbehov::{Uge, uger, varsel};
use crate::store::{DagensAntal, Store};

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

/// All a-kasser for which the caller's jobcenter has open frister or free places: those that lack times first, then by name.
///
/// # Errors
/// [`Afvist::Regler`] when the caller is no jobcenter.
pub async fn behov(store: &Store, clock: &Clock, kald: &Kald<'_>) -> Result<Vec<Behov>, Afvist> {
    let today = zone::local_date(clock.now());
    behov_til(store, clock, kald, today + Days::new(HORIZON_DAYS)).await
}

/// The names of the a-kasser that lack times so soon that it is to be warned of. No further ahead is looked: every visit asks this.
///
/// # Errors
/// [`Afvist::Regler`] when the caller is no jobcenter.
pub async fn mangler(store: &Store, clock: &Clock, kald: &Kald<'_>) -> Result<Vec<String>, Afvist> {
    let (own, today) = (jobcenter(kald)?, zone::local_date(clock.now()));
    let dage = store.read().await?.indstillinger_on(Some(own), today).await?.tidsbehov_varsel_dage;
    let last = today + Days::new(u64::from(dage).min(HORIZON_DAYS) + DAYS_OF_A_WEEK);
    let all = behov_til(store, clock, kald, last).await?;
    Ok(all.into_iter().filter(|one| one.varsel.is_some()).filter_map(|one| one.navn).collect())
}

async fn behov_til(store: &Store, clock: &Clock, kald: &Kald<'_>, last: NaiveDate) -> Result<Vec<Behov>, Afvist> {
    let (own, now) = (jobcenter(kald)?, clock.now());
    let today = zone::local_date(now);
    let mut connection = store.read().await?;
    let dage = connection.indstillinger_on(Some(own), today).await?.tidsbehov_varsel_dage;
    let frister = by_a_kasse(connection.aabne_frister_efter_dag(own).await?);
    let pladser = by_a_kasse(connection.ledige_pladser_efter_dag(own, now, (today, last)).await?);
    let aftaler = connection.aftaler_of(own).await?;
    let names: BTreeMap<_, _> =
        connection.organisationer().await?.into_iter().map(|found| (found.id, found.navn)).collect();
    drop(connection);
    let agreed = |a_kasse| {
        let holds = |aftale: &&crate::store::Aftale| {
            Some(aftale.a_kasse_id) == a_kasse && aftale.status == AftaleStatus::Aftalt && aftale.valid_to >= today
        };
        aftaler.iter().find(holds).map(|aftale| aftale.id)
    };
    let begun = |a_kasse| {
        let waits = |aftale: &&crate::store::Aftale| {
            let on_its_way = matches!(aftale.status, AftaleStatus::Kladde | AftaleStatus::Foreslaaet);
            Some(aftale.a_kasse_id) == a_kasse && on_its_way && aftale.valid_to >= today
        };
        aftaler.iter().find(waits).map(|aftale| aftale.id)
    };
    let days = |of: &BTreeMap<_, Vec<_>>, a_kasse| of.get(&a_kasse).cloned().unwrap_or_default();
    let one = |a_kasse: Option<OrganisationId>| {
        let uger = uger(today, days(&frister, a_kasse), days(&pladser, a_kasse));
        let navn = a_kasse.and_then(|id| names.get(&id).cloned());
        let aftale = agreed(a_kasse);
        let paa_vej = begun(a_kasse).filter(|_| aftale.is_none());
        Behov { a_kasse, navn, aftale, paa_vej, varsel: varsel(&uger, today, dage), uger }
    };
    let all: BTreeSet<_> = frister.keys().chain(pladser.keys()).copied().collect();
    let mut all: Vec<_> = all.into_iter().map(one).collect();
    all.sort_by_key(|behov| (behov.varsel.is_none(), behov.navn.as_ref().map(|navn| navn.to_lowercase())));
    Ok(all)
}

fn by_a_kasse(rows: Vec<DagensAntal>) -> BTreeMap<Option<OrganisationId>, Vec<(NaiveDate, i64)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        found.entry(row.a_kasse_id).or_default().push((row.dag, row.antal));
    }
    found
}
