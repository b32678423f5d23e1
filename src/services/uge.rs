//! A week as an authority's people see it: the agreed times, how many places are taken, and by whom.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::clock::Clock;
use crate::domain::calendar::IsoWeek;
use crate::domain::ids::{OrganisationId, TidId};
use crate::services::read_log::{Look, ReadLog, ReadLogClosed};
use crate::services::{Actor, zone};
use crate::store::{Afbudsdag, Aftale, BookedInWeek, Organisation, SerieRow, Store, StoreError, TidInWeek};

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
    /// Its times that were asked for, by start.
    pub tider: Vec<TidInWeek>,
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
    /// What its times are narrowed to.
    pub udvalg: Udvalg,
}

/// Which of a week's times are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Udvalg {
    /// Only those agreed with this authority.
    pub part: Option<OrganisationId>,
    /// Only those that this caseworker or team holds.
    pub medarbejder: Option<String>,
}

impl Udvalg {
    fn omfatter(&self, tid: &TidInWeek) -> bool {
        let part = self.part.is_none_or(|part| part == tid.a_kasse_id || part == tid.jobcenter_id);
        part && self.medarbejder.as_ref().is_none_or(|who| *who == tid.medarbejder)
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
    let today = zone::local_date(now);
    let this_week = IsoWeek::of(today);
    let week = week.unwrap_or(this_week);
    let (monday, sunday) = (week.monday(), week.monday() + Days::new(6));
    let mut connection = store.read().await?;
    let shown = connection.organisation(organisation).await?.ok_or(UgeError::NotFound)?;
    let aftaler = connection.aftaler_of(organisation).await?;
    let serier = connection.serier_of(organisation).await?;
    let mut tider = connection.tider_in_week(organisation, monday, sunday, now).await?;
    tider.retain(|tid| udvalg.omfatter(tid));
    let afbudsdage = connection.afbudsdage(organisation, monday, sunday).await?;
    let delinger = connection.delinger_der_venter(organisation, today).await?.len();
    let rows = connection.booked_in_week(organisation, monday, sunday).await?;
    let names = connection
        .organisationer()
        .await?
        .into_iter()
        .map(|organisation| (organisation.id, organisation.navn))
        .collect();
    drop(connection);
    let shown_tider: BTreeSet<_> = tider.iter().map(|tid| tid.id).collect();
    let mut booked: BTreeMap<TidId, Vec<BookedInWeek>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| shown_tider.contains(&row.tid_id)) {
        let audit = actor.audit(clock, now, "uge_set", Some(row.borger_id), Some(organisation), Some(row.id.uuid()));
        read_log.remember(Look::Audit(audit)).await?;
        booked.entry(row.tid_id).or_default().push(row);
    }
    Ok(Uge {
        week,
        this_week,
        organisation: shown,
        aftaler,
        serier,
        tider,
        booked,
        delinger,
        afbudsdage,
        names,
        today,
        udvalg,
    })
}
