//! A day of agreed times as the a-kasse sees it, and who stands in for an employee who is away.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{AKasseService, MedDeltagere, en_dag, own};
use crate::domain::ids::OrganisationId;
use crate::domain::rules::deltagelse::DeltagerUdkast;
use crate::domain::rules::tekst::angivet;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::{Afvist, Kald};
use crate::services::zone;
use crate::store::{Afbudsdag, Myndighedsdeltager, TidInWeek, Udvalg};

/// A day.
#[derive(Clone)]
pub struct AKasseDag {
    /// Which local day.
    pub dato: NaiveDate,
    /// Whole days from today on can be called off.
    pub kommer: bool,
    /// The members' conversations, by start.
    pub samtaler: Vec<MedDeltagere>,
    /// What is agreed, jobcenter by jobcenter, by name.
    pub jobcentre: Vec<MedJobcenter>,
}

/// What is agreed with one jobcenter on a day.
#[derive(Clone)]
pub struct MedJobcenter {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub navn: String,
    /// The a-kasse can say of the day that it cannot come, or take that back: it is agreed with the a-kasse itself, or shared with it
    /// by its own aftale of that day.
    pub kan_meldes: bool,
    /// How many places the open times have that are not kept for other a-kasser.
    pub pladser: i64,
    /// How many of the members' conversations are held there.
    pub samtaler: usize,
    /// The a-kasse has said that it cannot come.
    pub meldt: Option<Afbudsdag>,
}

/// What came of a change of several conversations, each by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gjort {
    /// Conversations that were changed.
    pub samtaler: usize,
    /// Conversations that were not: they had begun, or somebody else was first.
    pub ikke: usize,
}

impl Gjort {
    /// Counts what came of one. Without one that was done, what is refused is refused.
    fn taeller(&mut self, done: Result<(), Afvist>) -> Result<(), Afvist> {
        match done {
            Err(refused @ (Afvist::Regler(_) | Afvist::Foraeldet { .. })) if self.samtaler == 0 => Err(refused),
            other => self.taeller_alle(other),
        }
    }

    /// Counts what came of one, whatever it was.
    pub(super) fn taeller_alle(&mut self, done: Result<(), Afvist>) -> Result<(), Afvist> {
        match done {
            Ok(()) => self.samtaler += 1,
            Err(Afvist::Regler(_) | Afvist::Foraeldet { .. }) => self.ikke += 1,
            Err(other) => return Err(other),
        }
        Ok(())
    }
}

/// Who stands in for whom.
#[derive(Clone, Debug)]
pub struct Afloeser<'a> {
    /// The name of the one who is away, as it stands in the conversations.
    pub fravaerende: &'a str,
    /// Who comes instead.
    pub udkast: DeltagerUdkast,
}

impl AKasseService {
    /// A day; none: today.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no a-kasse.
    pub async fn dagen(&self, kald: &Kald<'_>, dato: Option<NaiveDate>) -> Result<AKasseDag, Afvist> {
        let (own, today) = (own(kald)?, zone::local_date(self.clock.now()));
        let dato = dato.unwrap_or(today);
        let samtaler = self.samtaler(kald, en_dag(dato)?).await?;
        let mut connection = self.store.read().await?;
        let tider = connection.tider_in_week(own, (dato, dato), &Udvalg::default(), self.clock.now()).await?;
        let meldt = connection.afbudsdage(own, dato, dato).await?;
        let meldt = |id| meldt.iter().find(|dag: &&Afbudsdag| dag.jobcenter_id == id).copied();
        let names = connection.organisationer().await?;
        let ved_aftale = connection.jobcentre_med_aftale(own, dato).await?;
        let jobcenter = |(id, tider): (OrganisationId, Vec<TidInWeek>)| MedJobcenter {
            id,
            navn: names.iter().find(|one| one.id == id).map(|one| one.navn.clone()).unwrap_or_default(),
            kan_meldes: meldt(id).is_some()
                || ved_aftale.contains(&id)
                || tider.iter().any(|tid| tid.a_kasse_id == own),
            pladser: tider
                .iter()
                .filter(|tid| tid.open)
                .map(|tid| i64::from(tid.kapacitet) - tid.pladser().til_andre)
                .sum(),
            samtaler: samtaler.iter().filter(|one| one.samtale.myndighed_id == id).count(),
            meldt: meldt(id),
        };
        let mut jobcentre: Vec<_> = by_jobcenter(tider).into_iter().map(jobcenter).collect();
        jobcentre.sort_by(|one, other| one.navn.cmp(&other.navn));
        Ok(AKasseDag { dato, kommer: dato >= today, samtaler, jobcentre })
    }

    /// Somebody stands in for an employee who is away that day, in every conversation that has not begun.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with what is wrong with the name, or that nobody of that name comes that day.
    pub async fn afloes(&self, kald: &Kald<'_>, dato: NaiveDate, afloeser: &Afloeser<'_>) -> Result<Gjort, Afvist> {
        let now = self.clock.now();
        if afloeser.udkast.navn.as_deref().and_then(angivet).is_none() {
            return Err(Afvist::kode(&[Field::Navn], Code::DeltagerNavnMissing));
        }
        let samtaler = self.samtaler(kald, en_dag(dato)?).await?;
        let hans = |one: &MedDeltagere| {
            let his = |deltager: &&Myndighedsdeltager| deltager.navn.as_deref() == Some(afloeser.fravaerende);
            let id = one.deltagere.iter().find(his).map(|deltager| (deltager.id, deltager.version));
            id.filter(|_| one.er_aaben(now)).map(|(id, version)| (one.samtale.borger_id, id, version))
        };
        let hans: Vec<(_, Uuid, i64)> = samtaler.iter().filter_map(hans).collect();
        if hans.is_empty() {
            return Err(Afvist::Regler(Verdict::refused(&[Field::Medarbejder], Code::UnknownDeltager)));
        }
        let mut gjort = Gjort::default();
        for (borger, id, version) in hans {
            let done = self.samtaler.opdater_deltager(kald, borger, id, Some(version), &afloeser.udkast).await;
            gjort.taeller(done.map(drop))?;
        }
        Ok(gjort)
    }
}

fn by_jobcenter(tider: Vec<TidInWeek>) -> BTreeMap<OrganisationId, Vec<TidInWeek>> {
    let mut by: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for tid in tider {
        by.entry(tid.jobcenter_id).or_default().push(tid);
    }
    by
}
