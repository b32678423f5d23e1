//! AKasseService: an a-kasse's own members' fælles jobsamtaler. Reading them here; `dag`: a whole agreed day, and who stands in for whom;
//! `afbud`: that nobody can come that day; `nyt`: what is new. Who comes to one conversation is `IndkaldelseService`'s. Nothing of frister: they are the jobcenter's.

mod afbud;
mod dag;
mod nyt;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::indkaldelse::IndkaldelseService;
use super::kald::{Afvist, Kald};
use super::read_log::{Look, ReadLog};
use super::zone;
use crate::clock::Clock;
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::domain::indstilling::Indstillinger;
use crate::domain::rules::deltagelse::{deltager, regime};
use crate::domain::rules::{Code, Field};
use crate::domain::statistik::Periode;
use crate::store::{AndenSamtale, Medlemssamtale, Myndighedsdeltager, Store};

pub use dag::{AKasseDag, Afloeser, Gjort, MedJobcenter};
pub use nyt::{Samtalenyt, tael};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AKasseService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
    samtaler: IndkaldelseService,
}

/// A member's fælles jobsamtale, with the a-kasse's own part in it.
#[derive(Clone)]
pub struct MedDeltagere {
    /// The conversation.
    pub samtale: Medlemssamtale,
    /// Who comes for the a-kasse, by name, in the order they were named.
    pub deltagere: Vec<Myndighedsdeltager>,
    /// The a-kasse is to take part, by law and by what was chosen.
    pub med: bool,
}

/// One of them, with what else she is summoned to.
#[derive(Clone)]
pub struct EnSamtale {
    /// The conversation.
    pub samtale: MedDeltagere,
    /// It is still to come, and hers is the a-kasse's to take part in: a former member's is for reading only.
    pub kommer: bool,
    /// Her other coming conversations, by start: when, which type and whose.
    pub andre: Vec<AndenSamtale>,
}

impl MedDeltagere {
    /// Somebody has said no to the a-kasse's part.
    pub fn fravalgt(&self) -> bool {
        self.samtale.valg.is_some() && !self.med
    }

    /// The a-kasse can still say who comes, or that nobody can.
    pub fn er_aaben(&self, now: DateTime<Utc>) -> bool {
        self.samtale.er_medlem && self.samtale.starts_at > now
    }

    /// Of a jobcenter's conversations one of which it is said, with the day, that nobody can come: not begun, not said of before, and
    /// the a-kasse was to be there.
    pub fn faar_besked(&self, jobcenter: OrganisationId, now: DateTime<Utc>) -> bool {
        let samtale = &self.samtale;
        samtale.myndighed_id == jobcenter
            && samtale.a_kasse_afbud_at.is_none()
            && self.er_aaben(now)
            && !self.fravalgt()
    }

    /// It has said that it cannot come, and can take that back.
    pub fn kan_komme_alligevel(&self, now: DateTime<Utc>) -> bool {
        self.samtale.a_kasse_afbud_at.is_some() && self.er_aaben(now)
    }
}

impl AKasseService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        let samtaler = IndkaldelseService::new(store.clone(), clock.clone(), read_log.clone());
        Self { store, clock, read_log, samtaler }
    }

    /// The members' fælles jobsamtaler in a period, by start.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no a-kasse.
    pub async fn samtaler(&self, kald: &Kald<'_>, periode: Periode) -> Result<Vec<MedDeltagere>, Afvist> {
        let (own, today) = (own(kald)?, zone::local_date(self.clock.now()));
        let mut connection = self.store.read().await?;
        let rows = connection.medlemssamtaler(own, today, (periode.fra(), periode.til())).await?;
        let named = connection.a_kassens_deltagere(own, periode.fra(), periode.til()).await?;
        let indstillinger = connection.indstillinger_on(None, today).await?;
        drop(connection);
        for borger in rows.iter().map(|row| row.borger_id).collect::<BTreeSet<_>>() {
            self.remember(kald, own, borger, "medlemssamtaler_set").await?;
        }
        Ok(together(rows, named, &indstillinger))
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: there is no such conversation of a member's that stands.
    pub async fn samtale(&self, kald: &Kald<'_>, id: IndkaldelseId) -> Result<EnSamtale, Afvist> {
        let (own, now) = (own(kald)?, self.clock.now());
        let today = zone::local_date(now);
        let mut connection = self.store.read().await?;
        let row = connection.medlemssamtale(own, today, id).await?;
        let row = row.ok_or_else(|| Afvist::kode(&[Field::IndkaldelseId], Code::UnknownIndkaldelse))?;
        let mut named = connection.myndighedsdeltagere(id).await?;
        named.retain(|deltager| deltager.organisation_id == own);
        let andre = connection.andre_samtaler(own, row.borger_id, now).await?;
        let indstillinger = connection.indstillinger_on(None, today).await?;
        drop(connection);
        self.remember(kald, own, row.borger_id, "medlemssamtale_set").await?;
        let med = er_med(&row, &indstillinger);
        let samtale = MedDeltagere { samtale: row, deltagere: named, med };
        Ok(EnSamtale { kommer: samtale.er_aaben(now), samtale, andre })
    }

    async fn remember(
        &self,
        kald: &Kald<'_>,
        own: OrganisationId,
        borger: BorgerId,
        action: &'static str,
    ) -> Result<(), Afvist> {
        let row = kald.actor.audit(&self.clock, self.clock.now(), action, Some(borger), Some(own), None);
        Ok(self.read_log.remember(Look::Audit(row)).await?)
    }
}

fn own(kald: &Kald<'_>) -> Result<OrganisationId, Afvist> {
    let own = kald.myndighed.id.filter(|_| kald.myndighed.slags == MyndighedType::AKasse);
    own.ok_or_else(|| Afvist::kode(&[Field::Myndighed], Code::NotAuthorised))
}

fn together(rows: Vec<Medlemssamtale>, named: Vec<Myndighedsdeltager>, law: &Indstillinger) -> Vec<MedDeltagere> {
    let mut by: BTreeMap<IndkaldelseId, Vec<_>> = BTreeMap::new();
    for deltager in named {
        by.entry(deltager.indkaldelse_id).or_default().push(deltager);
    }
    let with = |samtale: Medlemssamtale| MedDeltagere {
        deltagere: by.remove(&samtale.id).unwrap_or_default(),
        med: er_med(&samtale, law),
        samtale,
    };
    rows.into_iter().map(with).collect()
}

/// As `IndkaldelseService::deltagelse` says of one.
fn er_med(row: &Medlemssamtale, law: &Indstillinger) -> bool {
    deltager(regime(row.local_start.date(), row.ledig_siden, !row.har_holdt, law), row.valg)
}

/// A day as a period.
fn en_dag(dato: NaiveDate) -> Result<Periode, Afvist> {
    Periode::new(dato, dato).map_err(|_| Afvist::kode(&[Field::Fra], Code::DatoMissing))
}
