//! OpgaveService: the list of what needs a person. A task is made by what happens (`services/forloeb`); here it is found, taken,
//! given back, seen to, and put back.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::kald::{Afvist, Kald, kraev_version};
use super::read_log::{Look, ReadLog};
use super::retry_collisions;
use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::ids::{MedarbejderId, OrganisationId};
use crate::domain::opgave::{OPGAVER_TALT, OpgaveHandling, OpgaveSlags, OpgaveStatus, behandl};
use crate::domain::rules::{Code, Field};
use crate::store::{ListetOpgave, MedAfbud, OpgaveUdvalg, Store};

/// Tasks on one page.
const ON_A_PAGE: i64 = 25;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct OpgaveService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

/// Whose tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ejerskab {
    /// Everybody's.
    #[default]
    Alle,
    /// Those of who asks.
    Mine,
    /// Nobody's.
    Ingens,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpgaveFilter {
    /// Those that are seen to, instead of the open ones.
    pub loeste: bool,
    /// Only this kind.
    pub slags: Option<OpgaveSlags>,
    /// Whose.
    pub ejerskab: Ejerskab,
    /// Page, from 1.
    pub side: u32,
}

/// One page of the list.
#[derive(Clone)]
pub struct Opgaveliste {
    /// The tasks.
    pub opgaver: Vec<ListetOpgave>,
    /// Of those about a day to which the a-kasse cannot come: of how many conversations it has said so.
    pub med_afbud: BTreeMap<Uuid, usize>,
    /// How many there are on all pages; of more than [`OPGAVER_TALT`] one more.
    pub i_alt: i64,
    /// Which page this is, from 1. The last one when a later one was asked for and all are counted.
    pub side: u32,
    /// How many pages there are, as far as is known: the next one, where not all are counted.
    pub sider: u32,
}

impl OpgaveService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    /// How many open tasks the caller's authority has; of more than [`OPGAVER_TALT`] one more.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller works for no authority.
    pub async fn antal_aabne(&self, kald: &Kald<'_>) -> Result<i64, Afvist> {
        let udvalg = udvalg(kald, OpgaveFilter::default())?;
        Ok(self.store.read().await?.count_opgaver(udvalg, OPGAVER_TALT + 1).await?)
    }

    /// A page of the list. Each borger whose name is shown gets a line in the audit trail.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller works for no authority.
    pub async fn liste(&self, kald: &Kald<'_>, filter: OpgaveFilter) -> Result<Opgaveliste, Afvist> {
        let udvalg = udvalg(kald, filter)?;
        let mut connection = self.store.read().await?;
        let i_alt = connection.count_opgaver(udvalg, OPGAVER_TALT + 1).await?;
        let talt = i_alt <= OPGAVER_TALT;
        let talte = u32::try_from(i_alt.max(1).saturating_add(ON_A_PAGE - 1) / ON_A_PAGE).unwrap_or(u32::MAX);
        let side = filter.side.clamp(1, if talt { talte } else { u32::MAX - 1 });
        // One more than is shown tells whether there is a next page.
        let mut opgaver = connection.list_opgaver(udvalg, ON_A_PAGE + 1, i64::from(side - 1) * ON_A_PAGE).await?;
        let flere = i64::try_from(opgaver.len()).is_ok_and(|found| found > ON_A_PAGE);
        opgaver.truncate(usize::try_from(ON_A_PAGE).unwrap_or_default());
        let sider = if talt { talte } else { side + u32::from(flere) };
        let days: Vec<_> = opgaver.iter().filter_map(|opgave| opgave.dag).collect();
        let afbud = match (days.iter().min(), days.iter().max()) {
            (Some(&fra), Some(&til)) => connection.samtaler_med_afbud(udvalg.organisation, fra, til).await?,
            _ => vec![],
        };
        drop(connection);
        for borger in opgaver.iter().filter_map(|opgave| opgave.borger_id) {
            let now = self.clock.now();
            let row =
                kald.actor.audit(&self.clock, now, "opgaver_laest", Some(borger), Some(udvalg.organisation), None);
            self.read_log.remember(Look::Audit(row)).await?;
        }
        let med_afbud = |opgave: &ListetOpgave| {
            let (a_kasse, dag) = (opgave.a_kasse_id?, opgave.dag?);
            let on_it = |one: &&MedAfbud| one.a_kasse_id == a_kasse && one.local_start.date() == dag;
            Some((opgave.id, afbud.iter().filter(on_it).count()))
        };
        let med_afbud = opgaver.iter().filter_map(med_afbud).collect();
        Ok(Opgaveliste { opgaver, med_afbud, i_alt, side, sider })
    }

    /// Takes a task, gives it back, sees to it, or puts it back. `version` is the one on the caller's page.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: there is no such task of his authority's; [`Afvist::Foraeldet`]: a colleague was first.
    pub async fn behandl(
        &self,
        kald: &Kald<'_>,
        id: Uuid,
        version: i64,
        handling: OpgaveHandling,
    ) -> Result<(), Afvist> {
        retry_collisions!(self.try_behandl(kald, id, version, handling))
    }

    async fn try_behandl(
        &self,
        kald: &Kald<'_>,
        id: Uuid,
        version: i64,
        handling: OpgaveHandling,
    ) -> Result<(), Afvist> {
        let (own, hvem) = (own(kald)?, medarbejder(kald)?);
        let mut tx = self.store.begin().await?;
        let locked = tx.lock_opgave(own, id).await?;
        let opgave = locked.ok_or_else(|| Afvist::kode(&[Field::Opgave], Code::UnknownOpgave))?;
        kraev_version(Some(version), opgave.version)?;
        let next = behandl(opgave.status, opgave.ejer_id, hvem, handling);
        let (status, ejer) = next.ok_or(Afvist::Foraeldet { version: opgave.version })?;
        let now = self.clock.now();
        tx.update_opgave(id, status, ejer, now).await?;
        let action = handling.revisionsspor();
        tx.insert_audit(&kald.actor.audit(&self.clock, now, action, opgave.borger_id, Some(own), Some(id))).await?;
        Ok(tx.commit().await?)
    }
}

fn own(kald: &Kald<'_>) -> Result<OrganisationId, Afvist> {
    kald.myndighed.id.ok_or_else(|| Afvist::kode(&[Field::Myndighed], Code::NotAuthorised))
}

/// A task is taken by a person.
fn medarbejder(kald: &Kald<'_>) -> Result<MedarbejderId, Afvist> {
    match kald.actor.principal {
        Some(Principal::Medarbejder { id, .. }) => Ok(id),
        _ => Err(Afvist::kode(&[Field::Myndighed], Code::NotAuthorised)),
    }
}

fn udvalg(kald: &Kald<'_>, filter: OpgaveFilter) -> Result<OpgaveUdvalg, Afvist> {
    let ejer = match filter.ejerskab {
        Ejerskab::Alle => None,
        Ejerskab::Mine => Some(Some(medarbejder(kald)?)),
        Ejerskab::Ingens => Some(None),
    };
    let status = if filter.loeste { OpgaveStatus::Loest } else { OpgaveStatus::Aaben };
    Ok(OpgaveUdvalg { organisation: own(kald)?, status, slags: filter.slags, ejer })
}
