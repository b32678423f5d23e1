//! FristService: a jobcenter sets, changes and reopens frister and reads them. There is no deletion; a-kasser have no access in
//! any form. What may be asked stands in `rules::frist`, the life of a frist in `domain::frist`.
//!
//! `laes`: reading. `vend`: what the job writes down as days go by.

mod laes;
mod vend;

use super::forloeb::{Forloeb, booking_of};
use super::kald::{Afvist, Kald, kraev, kraev_version};
use super::read_log::ReadLog;
use super::retry_collisions;
use crate::clock::Clock;
use crate::domain::code_lists::SamtaleType;
use crate::domain::frist::{FristFakta, FristHaendelse, FristStatus, daekker};
use crate::domain::ids::{BorgerId, FristId};
use crate::domain::rules::frist::{Datoer, Kalder, Person, genaabn, opdater, udsted};
use crate::domain::rules::{Code, Field, Verdict};
use crate::store::{Frist, Store, StoreError};

pub use laes::LaestFrist;
pub use vend::Vendt;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct FristService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

/// A frist as the caller wants it. Dates are local days, each with its whole day.
#[derive(Clone, Copy, Debug)]
pub struct FristUdkast {
    /// A value of `SamtaleType`.
    pub samtaletype: u16,
    /// Last day to book.
    pub fristdato: chrono::NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: chrono::NaiveDate,
}

/// What was written, and what the caller should look at.
#[derive(Clone, Debug)]
pub struct FristModtaget {
    /// As it is now.
    pub frist: Frist,
    /// No fault, perhaps warnings.
    pub advarsler: Verdict,
}

impl FristService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    /// Sets a frist, under an id the caller chose. It can always be set: when a booking meets it already it is born met, and with
    /// absence 56, 57 or 75 it is born closed; both with a warning.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn udsted(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        udkast: &FristUdkast,
    ) -> Result<FristModtaget, Afvist> {
        retry_collisions!(self.try_udsted(kald, borger, id, udkast))
    }

    async fn try_udsted(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        udkast: &FristUdkast,
    ) -> Result<FristModtaget, Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        let datoer = Datoer { fristdato: udkast.fristdato, sidste_afholdelsesdato: udkast.sidste_afholdelsesdato };
        let samtaletype = SamtaleType::from_id(udkast.samtaletype);
        let person = person(&forloeb, samtaletype, datoer);
        let (today, indstillinger) = (forloeb.today, &forloeb.indstillinger);
        let verdict = udsted(&kalder(kald, &forloeb), &person, udkast.samtaletype, datoer, today, indstillinger);
        kraev(&verdict)?;
        let Some(samtaletype) = samtaletype else { return Err(Afvist::Regler(verdict)) };
        let ny = FristFakta::ny(samtaletype, datoer.fristdato, datoer.sidste_afholdelsesdato, today);
        let inserted = forloeb.udsted(id, ny).await;
        settled(forloeb, id, inserted, verdict).await
    }

    /// Changes the dates of an active frist. `version` is the one the caller read; none: whichever it is.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code, [`Afvist::Foraeldet`].
    pub async fn opdater(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        version: Option<i64>,
        til: Datoer,
    ) -> Result<FristModtaget, Afvist> {
        retry_collisions!(self.try_aendr(kald, borger, id, version, til, None))
    }

    /// Opens a missed frist again, with new dates and a reason: when the authority or the system was at fault.
    ///
    /// # Errors
    /// As [`FristService::opdater`].
    pub async fn genaabn(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        version: Option<i64>,
        til: Datoer,
        begrundelse: &str,
    ) -> Result<FristModtaget, Afvist> {
        retry_collisions!(self.try_aendr(kald, borger, id, version, til, Some(begrundelse)))
    }

    async fn try_aendr(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        version: Option<i64>,
        til: Datoer,
        begrundelse: Option<&str>,
    ) -> Result<FristModtaget, Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        let kalder = kalder(kald, &forloeb);
        let place = forloeb.frister.iter().position(|frist| frist.id == id);
        let verdict = aendring(&kalder, &forloeb, place, til, begrundelse);
        let Some(place) = place.filter(|_| kalder.egen_borger) else {
            let unknown = Verdict::refused(&[Field::FristId], Code::UnknownFrist);
            // Who may not ask learns nothing of which ids there are.
            return Err(Afvist::Regler(if kalder.egen_borger { verdict.and(&unknown) } else { verdict }));
        };
        let frist = &forloeb.frister[place];
        kraev(&verdict)?;
        kraev_version(version, frist.version)?;
        if begrundelse.is_none() && datoer_of(frist) == til {
            // Nobody is told of a change that is none.
            return Ok(FristModtaget { frist: frist.clone(), advarsler: verdict });
        }
        let Datoer { fristdato, sidste_afholdelsesdato } = til;
        let haendelse = FristHaendelse::Opdater { fristdato, sidste_afholdelsesdato };
        let changed = forloeb.haend(place, haendelse, None, begrundelse.map(str::trim)).await;
        settled(forloeb, id, changed, verdict).await
    }

    async fn begin<'a>(&'a self, kald: &'a Kald<'_>, borger: BorgerId) -> Result<Forloeb<'a>, Afvist> {
        let forloeb = Forloeb::begin(&self.store, &self.clock, kald.actor, borger, &[]).await?;
        forloeb.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))
    }
}

/// Turns over once more (it may be met, or closed, at once) and commits.
async fn settled(
    mut forloeb: Forloeb<'_>,
    id: FristId,
    written: Result<(), StoreError>,
    advarsler: Verdict,
) -> Result<FristModtaget, Afvist> {
    match written {
        Err(StoreError::Taken(_)) => return Err(Afvist::kode(&[Field::FristId], Code::IdExists)),
        other => other?,
    }
    forloeb.turn_over().await?;
    let frist = forloeb.frister.iter().find(|frist| frist.id == id).cloned();
    forloeb.commit().await?;
    let frist = frist.ok_or_else(|| Afvist::kode(&[Field::FristId], Code::UnknownFrist))?;
    Ok(FristModtaget { frist, advarsler })
}

/// What the rules say of changing the frist at `place`, or of opening it again with a reason. None: there is no such frist, and
/// the rest of the call is judged all the same.
fn aendring(
    kalder: &Kalder,
    forloeb: &Forloeb<'_>,
    place: Option<usize>,
    til: Datoer,
    begrundelse: Option<&str>,
) -> Verdict {
    let frist = place.map(|place| &forloeb.frister[place]);
    let (today, indstillinger) = (forloeb.today, &forloeb.indstillinger);
    match begrundelse {
        None => {
            let status = frist.map_or(FristStatus::Aktiv, |frist| frist.status);
            opdater(kalder, status, frist.map_or(til, datoer_of), til, today, indstillinger)
        }
        Some(begrundelse) => {
            let status = frist.map_or(FristStatus::Overskredet, |frist| frist.status);
            let aktiv = har_aktiv(forloeb, frist.map(|frist| frist.samtaletype));
            genaabn(kalder, status, til, begrundelse, aktiv, today, indstillinger)
        }
    }
}

fn datoer_of(frist: &Frist) -> Datoer {
    Datoer { fristdato: frist.fristdato, sidste_afholdelsesdato: frist.sidste_afholdelsesdato }
}

fn kalder(kald: &Kald<'_>, forloeb: &Forloeb<'_>) -> Kalder {
    Kalder { myndighed: kald.myndighed.slags, egen_borger: kald.myndighed.er_hendes_jobcenter(&forloeb.borger) }
}

fn har_aktiv(forloeb: &Forloeb<'_>, samtaletype: Option<SamtaleType>) -> bool {
    forloeb.frister.iter().any(|frist| frist.status == FristStatus::Aktiv && Some(frist.samtaletype) == samtaletype)
}

fn person(forloeb: &Forloeb<'_>, samtaletype: Option<SamtaleType>, datoer: Datoer) -> Person {
    let ny =
        samtaletype.map(|kind| FristFakta::ny(kind, datoer.fristdato, datoer.sidste_afholdelsesdato, forloeb.today));
    let meets = |ny: &FristFakta| forloeb.coming.iter().any(|row| daekker(&booking_of(row), ny));
    let in_force = |period: &&crate::domain::fravaer::Periode| period.covers(forloeb.today);
    Person {
        kontaktgruppe: forloeb.borger.kontaktgruppe(),
        tilmeldt: forloeb.borger.er_tilmeldt(forloeb.today),
        doed: forloeb.borger.doed_dato.is_some(),
        selvbook_fravaer: forloeb.fravaer.iter().filter(in_force).any(|period| period.fravaertype.closes_frist()),
        har_aktiv: har_aktiv(forloeb, samtaletype),
        har_booket: ny.as_ref().is_some_and(meets),
    }
}
