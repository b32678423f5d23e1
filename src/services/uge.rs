//! A week as an authority's people see it: the agreed times, how many places are taken, and by whom.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};

use crate::clock::Clock;
use crate::domain::calendar::IsoWeek;
use crate::domain::ids::{OrganisationId, TidId};
use crate::domain::pladser::Pladser;
use crate::services::read_log::{Look, ReadLog, ReadLogClosed};
use crate::services::{Actor, zone};
use crate::store::{
    Afbudsdag, Aftale, BookedInWeek, Connection, DagensPladser, Organisation, SerieRow, Store, StoreError, TidInWeek,
    Udvalg,
};

/// A week and the agreements behind it.
#[derive(Clone)]
pub struct Uge {
    /// Which.
    pub week: IsoWeek,
    /// The week that is now.
    pub this_week: IsoWeek,
    /// Whose.
    pub organisation: Organisation,
    /// Its agreements, newest first.
    pub aftaler: Vec<Aftale>,
    /// The series under them.
    pub serier: Vec<SerieRow>,
    /// Its times that were asked for, by start; none when there are too many to show.
    pub tider: Vec<TidInWeek>,
    /// Instead of its times: their sums, by day.
    pub pladser: Vec<DagensPladser>,
    /// Who has booked each time, by name.
    pub booked: BTreeMap<TidId, Vec<BookedInWeek>>,
    /// How many series the a-kasse is asked to share.
    pub delinger: usize,
    /// Days on which an a-kasse has said that it cannot come.
    pub afbudsdage: Vec<Afbudsdag>,
    /// The names of all authorities.
    pub names: BTreeMap<OrganisationId, String>,
    /// The Danish day this was true.
    pub today: NaiveDate,
    /// What the clock in Denmark showed.
    pub nu: NaiveDateTime,
    /// What its times are narrowed to.
    pub udvalg: Udvalg,
}

impl Uge {
    /// Its Monday and its Sunday.
    fn dage(&self) -> (NaiveDate, NaiveDate) {
        (self.week.monday(), self.week.monday() + Days::new(6))
    }

    /// Whether a time has begun.
    pub fn er_begyndt(&self, tid: &TidInWeek) -> bool {
        tid.local_start <= self.nu
    }

    /// How the places of a time are used: what has begun can be booked no more.
    pub fn pladser(&self, tid: &TidInWeek) -> Pladser {
        let pladser = tid.pladser();
        Pladser { aaben: pladser.aaben && !self.er_begyndt(tid), ..pladser }
    }
}

/// Why a week cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum UgeError {
    /// There is no such authority.
    #[error("not found")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The look could not be remembered.
    #[error(transparent)]
    Unaudited(#[from] ReadLogClosed),
}

/// More times than this in a week are summed up by day and agreement: nobody reads a thousand.
const MANGE_TIDER: i64 = 300;

/// The week `week` (none: this week) of an authority, either side of its agreements, with the times of `udvalg`. Each borger whose name is shown gets a
/// line in the audit trail.
///
/// # Errors
/// When the database fails, or the look cannot be remembered.
pub async fn show(
    store: &Store,
    clock: &Clock,
    read_log: &ReadLog,
    actor: &Actor,
    organisation: OrganisationId,
    week: Option<IsoWeek>,
    udvalg: Udvalg,
) -> Result<Uge, UgeError> {
    let now = clock.now();
    let mut connection = store.read().await?;
    let mut uge = frame(&mut connection, now, organisation, week, udvalg).await?;
    let days = uge.dage();
    uge.afbudsdage = connection.afbudsdage(organisation, days.0, days.1).await?;
    if uge.udvalg.er_alt() {
        let pladser = connection.dagens_pladser(organisation, days, now).await?;
        if pladser.iter().map(|dag| dag.tider).sum::<i64>() > MANGE_TIDER {
            uge.pladser = pladser;
            return Ok(uge);
        }
    }
    uge.tider = connection.tider_in_week(organisation, days, &uge.udvalg, now).await?;
    for row in connection.booked_in_week(organisation, days, &uge.udvalg).await? {
        let audit = actor.audit(clock, now, "uge_set", Some(row.borger_id), Some(organisation), Some(row.id.uuid()));
        read_log.remember(Look::Audit(audit)).await?;
        uge.booked.entry(row.tid_id).or_default().push(row);
    }
    Ok(uge)
}

/// All times of the week, however many, and nobody's name: for a file.
///
/// # Errors
/// When the database fails.
pub async fn tider(
    store: &Store,
    clock: &Clock,
    organisation: OrganisationId,
    week: Option<IsoWeek>,
    udvalg: Udvalg,
) -> Result<Uge, UgeError> {
    let now = clock.now();
    let mut connection = store.read().await?;
    let mut uge = frame(&mut connection, now, organisation, week, udvalg).await?;
    uge.tider = connection.tider_in_week(organisation, uge.dage(), &uge.udvalg, now).await?;
    Ok(uge)
}

/// The week without its times.
async fn frame(
    connection: &mut Connection,
    now: DateTime<Utc>,
    organisation: OrganisationId,
    week: Option<IsoWeek>,
    udvalg: Udvalg,
) -> Result<Uge, UgeError> {
    let today = zone::local_date(now);
    let this_week = IsoWeek::of(today);
    let shown = connection.organisation(organisation).await?.ok_or(UgeError::NotFound)?;
    let names = connection.organisationer().await?.into_iter().map(|organisation| (organisation.id, organisation.navn));
    Ok(Uge {
        week: week.unwrap_or(this_week),
        this_week,
        organisation: shown,
        aftaler: connection.aftaler_of(organisation).await?,
        serier: connection.serier_of(organisation).await?,
        tider: Vec::new(),
        pladser: Vec::new(),
        booked: BTreeMap::new(),
        delinger: connection.delinger_der_venter(organisation, today).await?.len(),
        afbudsdage: Vec::new(),
        names: names.collect(),
        today,
        nu: zone::local(now),
        udvalg,
    })
}
