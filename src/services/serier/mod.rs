//! SerieService: putting series into an aftale and changing them. The rule and its times become true together; a booking is
//! never taken away by it. `gem`: putting one in and changing it. `ja`: who has to say yes first. `forslag`: letting the a-kasse be asked.
//! `raekke`: the series as it is stored. `deling`: who can share it. `vist`: a series in full. `fjern`: taking one out of a draft.
//! `sammenfald`: what it meets.

mod deling;
mod fjern;
mod forslag;
mod gem;
mod ja;
mod raekke;
mod sammenfald;
mod sidst;
mod vist;

pub(super) use deling::overtag_svar;
pub use sammenfald::Sammenfald;
pub(super) use vist::Delt;
pub use vist::SerieVist;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use self::deling::{Fordelt, kraev_deling};
use self::raekke::{andele, ny_raekke, raekke};
use super::aftaler::{jobcenter, not_theirs};
use super::kald::{Afvist, Kald, kraev};
use super::{tider, zone};
use crate::clock::Clock;
use crate::domain::aftale::AftaleHandling;
use crate::domain::ids::{AftaleId, OrganisationId, SerieId};
use crate::domain::rules::dagtid::tidernes_dagtid;
use crate::domain::rules::nye_tider::SkalSigeJa;
use crate::domain::rules::serie::{SerieForm, SerieUdkast, serie, ved_siden_af};
use crate::domain::rules::{Code, Field, Verdict};
use crate::domain::serie::Tilpasning;
use crate::store::{Aftale, Connection, SerieAndel, SerieRow, Store};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SerieService {
    store: Store,
    clock: Clock,
}

/// What a series would come to, before it is saved.
#[derive(Clone, Debug)]
pub struct Forhaandsvisning {
    /// The series, as it is to be.
    pub vist: SerieVist,
    /// What becomes of the times there are.
    pub tilpasning: Tilpasning,
    /// Who has to say yes before it is in force.
    pub skal_sige_ja: SkalSigeJa,
    /// Whether there are times among them at which nobody meets.
    pub advarsler: Verdict,
}

impl SerieService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// The caller's aftale, for a series to be put into.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn aftale(&self, kald: &Kald<'_>, id: AftaleId) -> Result<Aftale, Afvist> {
        egen(&mut self.store.read().await?, kald, id).await
    }

    /// A series of the caller's, with the aftale it stands under.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's.
    pub async fn serie(&self, kald: &Kald<'_>, id: SerieId) -> Result<(SerieRow, Aftale), Afvist> {
        let mut connection = self.store.read().await?;
        let row = connection.serie(id).await?.ok_or_else(not_theirs)?;
        let aftale = egen(&mut connection, kald, row.aftale_id).await?;
        Ok((row, aftale))
    }

    /// What the typed series would come to. `serie`: the one that is changed; none: a new one.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it.
    pub async fn forhaandsvis(
        &self,
        kald: &Kald<'_>,
        aftale: AftaleId,
        ret: Option<SerieId>,
        form: &SerieForm,
    ) -> Result<Forhaandsvisning, Afvist> {
        let mut connection = self.store.read().await?;
        let aftale = egen(&mut connection, kald, aftale).await?;
        let udkast = doemt(&mut connection, &aftale, ret, form).await?;
        let (excepted, before) = match ret {
            Some(id) => (connection.excepted_days(id).await?, connection.serie(id).await?),
            None => (BTreeSet::new(), None),
        };
        let shared = match ret {
            Some(id) => connection.serie_andele(id).await?,
            None => vec![],
        };
        let fordelt = Fordelt::ny(&andele(&udkast), aftale.a_kasse_id, &shared);
        let (row, tilpasning) = match &before {
            Some(before) => {
                let changed = fordelt.raekke(raekke(&udkast, before.clone()));
                let plan = tider::planlaeg(&mut connection, &self.clock, &changed).await.map_err(Afvist::af_tider)?;
                kraev_plads(&plan)?;
                (changed, plan)
            }
            None => (ny_raekke(SerieId::from_uuid(self.clock.new_id()), aftale.id, &udkast), Tilpasning::default()),
        };
        let today = zone::local_date(self.clock.now());
        let skal_sige_ja =
            ja::skal_sige_ja(&mut connection, &aftale, (before.as_ref(), &row), &fordelt.aftalt, today).await?;
        let navne = navne(&mut connection).await?;
        let deling = Delt { egen: aftale.a_kasse_id, aftalt: par(&fordelt.aftalt), venter: par(&fordelt.venter) };
        let vist = SerieVist::ny(row, ramme(&aftale), &excepted, &deling, &navne).map_err(Afvist::af_tider)?;
        // The days and hours of the first weeks are those of all of them.
        let advarsler = tidernes_dagtid(vist.omfang.foerste_uger.values().flatten().map(|slot| slot.start));
        Ok(Forhaandsvisning { vist, tilpasning, skal_sige_ja, advarsler })
    }
}

/// The caller's own aftale.
async fn egen(connection: &mut Connection, kald: &Kald<'_>, id: AftaleId) -> Result<Aftale, Afvist> {
    let jobcenter = jobcenter(kald)?;
    connection.aftale(id).await?.filter(|aftale| aftale.jobcenter_id == jobcenter).ok_or_else(not_theirs)
}

/// The typed series, if it may stand in this aftale beside the others.
async fn doemt(
    connection: &mut Connection,
    aftale: &Aftale,
    ret: Option<SerieId>,
    form: &SerieForm,
) -> Result<SerieUdkast, Afvist> {
    if AftaleHandling::SerieRettet.fra(aftale.status).is_none() {
        return Err(Afvist::kode(&[Field::Myndighed], Code::AftaleWrongStep));
    }
    let (verdict, udkast) = serie(form, (&ramme(aftale), aftale.a_kasse_id));
    kraev(&verdict)?;
    let Some(udkast) = udkast else { return Err(not_theirs()) };
    kraev_deling(connection, aftale, &udkast).await?;
    let mut beside = Verdict::default();
    for other in connection.serier_under(aftale.id).await?.iter().filter(|other| Some(other.id) != ret) {
        let rule = tider::rule(other).map_err(Afvist::af_tider)?;
        beside = beside.and(&ved_siden_af(&udkast, (&rule, other.samtaleform, &other.medarbejder)));
    }
    kraev(&beside)?;
    Ok(udkast)
}

fn par(andele: &[SerieAndel]) -> Vec<(OrganisationId, i32)> {
    andele.iter().map(|andel| (andel.a_kasse_id, andel.pladser)).collect()
}

/// The names of all authorities.
async fn navne(connection: &mut Connection) -> Result<BTreeMap<OrganisationId, String>, Afvist> {
    Ok(connection.organisationer().await?.into_iter().map(|found| (found.id, found.navn)).collect())
}

fn ramme(aftale: &Aftale) -> RangeInclusive<NaiveDate> {
    aftale.valid_from..=aftale.valid_to
}

/// More have booked one of its times than it is to have places.
fn kraev_plads(plan: &Tilpasning) -> Result<(), Afvist> {
    match plan.for_mange {
        Some(_) => Err(Afvist::kode(&[Field::Kapacitet], Code::KapacitetBelowBooked)),
        None => Ok(()),
    }
}
