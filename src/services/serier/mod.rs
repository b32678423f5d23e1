//! SerieService: putting series into an aftale and changing them. The rule and its times become true together; a booking is
//! never taken away by it. `raekke`: the series as it is stored. `deling`: who can share it. `vist`: a series in full. `fjern`: taking one
//! out of a draft. `sammenfald`: what it meets.

mod deling;
mod fjern;
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
use uuid::Uuid;

use self::deling::{Fordelt, kraev_deling};
use self::raekke::{andele, ny_raekke, raekke};
use super::aftaleaendring::{Beslutning, noter_serie};
use super::aftaler::{jobcenter, medarbejder, not_theirs};
use super::kald::{Afvist, Kald, kraev, kraev_version};
use super::{retry_collisions, tider};
use crate::clock::Clock;
use crate::domain::aftale::AftaleHandling;
use crate::domain::ids::{AftaleId, OrganisationId, SerieId};
use crate::domain::rules::serie::{SerieForm, SerieUdkast, serie, ved_siden_af};
use crate::domain::rules::{Code, Field, Verdict};
use crate::domain::serie::Tilpasning;
use crate::store::{Aftale, Connection, SerieAndel, SerieRow, Store, Tx};

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
        let (row, tilpasning) = match before {
            Some(before) => {
                let changed = fordelt.raekke(raekke(&udkast, before));
                let plan = tider::planlaeg(&mut connection, &self.clock, &changed).await.map_err(Afvist::af_tider)?;
                kraev_plads(&plan)?;
                (changed, plan)
            }
            None => (ny_raekke(SerieId::from_uuid(self.clock.new_id()), aftale.id, &udkast), Tilpasning::default()),
        };
        let navne = navne(&mut connection).await?;
        let deling = Delt { egen: aftale.a_kasse_id, aftalt: par(&fordelt.aftalt), venter: par(&fordelt.venter) };
        let vist = SerieVist::ny(row, ramme(&aftale), &excepted, &deling, &navne).map_err(Afvist::af_tider)?;
        Ok(Forhaandsvisning { vist, tilpasning })
    }

    /// Puts a new series into an aftale that is a draft or agreed; of an agreed one the times are made at once.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it.
    pub async fn opret(&self, kald: &Kald<'_>, aftale: AftaleId, form: &SerieForm) -> Result<SerieId, Afvist> {
        let mut tx = self.store.begin().await?;
        egen(&mut tx, kald, aftale).await?;
        let aftale = tx.lock_aftale(aftale).await?.ok_or_else(not_theirs)?;
        let udkast = doemt(&mut tx, &aftale, None, form).await?;
        let fordelt = Fordelt::ny(&andele(&udkast), aftale.a_kasse_id, &[]);
        let row = fordelt.raekke(ny_raekke(SerieId::from_uuid(self.clock.new_id()), aftale.id, &udkast));
        tx.insert_serie(&row).await?;
        tx.save_serie_forslag(row.id, &fordelt.venter).await?;
        tider::tilpas(&mut tx, &self.clock, &row).await.map_err(Afvist::af_tider)?;
        self.spor(&mut tx, kald, &aftale, AftaleHandling::SerieTilfoejet).await?;
        tx.commit().await?;
        Ok(row.id)
    }

    /// Changes a series that the caller read in that version, and its times with it.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it; [`Afvist::Foraeldet`]: somebody else was first.
    pub async fn ret(
        &self,
        kald: &Kald<'_>,
        id: SerieId,
        version: i64,
        form: &SerieForm,
    ) -> Result<Tilpasning, Afvist> {
        Ok(self.ret_besluttet(kald, id, version, form, Beslutning::USET).await?.0)
    }

    /// The same as it was decided on the page that showed whom it hits. Gives also the change, whose conversations wait for their turn;
    /// none while the aftale is not agreed.
    pub(in crate::services) async fn ret_besluttet(
        &self,
        kald: &Kald<'_>,
        id: SerieId,
        version: i64,
        form: &SerieForm,
        beslutning: Beslutning<'_>,
    ) -> Result<(Tilpasning, Option<Uuid>), Afvist> {
        retry_collisions!(self.ret_once(kald, id, version, form, beslutning))
    }

    async fn ret_once(
        &self,
        kald: &Kald<'_>,
        id: SerieId,
        version: i64,
        form: &SerieForm,
        beslutning: Beslutning<'_>,
    ) -> Result<(Tilpasning, Option<Uuid>), Afvist> {
        let mut tx = self.store.begin().await?;
        let known = tx.serie(id).await?.ok_or_else(not_theirs)?;
        egen(&mut tx, kald, known.aftale_id).await?;
        let aftale = tx.lock_aftale(known.aftale_id).await?.ok_or_else(not_theirs)?;
        let before = tx.lock_serie(id).await?.ok_or_else(not_theirs)?;
        kraev_version(Some(version), before.version - 1)?;
        let udkast = doemt(&mut tx, &aftale, Some(id), form).await?;
        let shared = tx.serie_andele(id).await?;
        let fordelt = Fordelt::ny(&andele(&udkast), aftale.a_kasse_id, &shared);
        let row = fordelt.raekke(raekke(&udkast, before.clone()));
        tx.save_serie(&row).await?;
        tx.save_serie_andele(id, &fordelt.aftalt).await?;
        tx.save_serie_forslag(id, &fordelt.venter).await?;
        let plan = tider::tilpas(&mut tx, &self.clock, &row).await.map_err(Afvist::af_tider)?;
        kraev_plads(&plan)?;
        if shared != fordelt.aftalt {
            tider::fordel_serie(&mut tx, &row, self.clock.now(), &plan).await?;
        }
        let om = (&self.clock, kald);
        let done = noter_serie(&mut tx, om, &aftale, (&before, &row), &plan, &beslutning).await?;
        self.spor(&mut tx, kald, &aftale, AftaleHandling::SerieRettet).await?;
        tx.commit().await?;
        Ok((plan, done))
    }

    async fn spor(
        &self,
        tx: &mut Tx,
        kald: &Kald<'_>,
        aftale: &Aftale,
        handling: AftaleHandling,
    ) -> Result<(), Afvist> {
        let now = self.clock.now();
        tx.insert_aftale_version(aftale, now, handling, medarbejder(kald), None).await?;
        let action = format!("aftale_{}", handling.as_str());
        let line = kald.actor.audit(&self.clock, now, action, None, kald.myndighed.id, Some(aftale.id.uuid()));
        Ok(tx.insert_audit(&line).await?)
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
