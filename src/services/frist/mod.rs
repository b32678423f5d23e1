//! FristService: a jobcenter sets, changes and reopens frister and reads them. There is no deletion; a-kasser have no access in
//! any form. What may be asked stands in `rules::frist`, the life of a frist in `domain::frist`.
//!
//! `laes`: reading. `vend`: what the job writes down as days go by. `vurder`: what is asked before a frist is set.

mod laes;
mod vend;
mod vurder;

use super::forloeb::Forloeb;
use super::kald::{Afvist, Kald, kraev, kraev_version};
use super::read_log::ReadLog;
use super::retry_collisions;
use crate::clock::Clock;
use crate::domain::code_lists::SamtaleType;
use crate::domain::frist::{FristFakta, FristHaendelse, FristStatus};
use crate::domain::ids::{BorgerId, FristId};
use crate::domain::rules::frist::{BEGRUNDELSE_MAX, Datoer, Kalder, genaabn, opdater};
use crate::domain::rules::tekst::{angivet, linjer};
use crate::domain::rules::{Code, Field, Verdict};
use crate::store::{Frist, Store, StoreError};

pub use laes::LaestFrist;
pub use vend::Vendt;
use vurder::Vurderet;
pub use vurder::{Proevet, TiderTilRaadighed};

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
        self.udsted_fordi(kald, borger, id, udkast, None).await
    }

    /// The same with a reason, which stands in the history: why it is set though she can book no time, say.
    ///
    /// # Errors
    /// As [`FristService::udsted`].
    pub async fn udsted_fordi(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        udkast: &FristUdkast,
        begrundelse: Option<&str>,
    ) -> Result<FristModtaget, Afvist> {
        retry_collisions!(self.try_udsted(kald, borger, id, udkast, begrundelse))
    }

    async fn try_udsted(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        udkast: &FristUdkast,
        begrundelse: Option<&str>,
    ) -> Result<FristModtaget, Afvist> {
        let mut forloeb = self.begin(kald, borger).await?.fordi(begrundelse);
        let Vurderet { verdict, .. } = vurder::ny(kald, &mut forloeb, udkast).await?;
        kraev(&verdict)?;
        let samtaletype = SamtaleType::from_id(udkast.samtaletype);
        let Some(samtaletype) = samtaletype else { return Err(Afvist::Regler(verdict)) };
        let (today, FristUdkast { fristdato, sidste_afholdelsesdato, .. }) = (forloeb.today, *udkast);
        let ny = FristFakta::ny(samtaletype, fristdato, sidste_afholdelsesdato, today);
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
        self.forlaeng(kald, borger, id, version, til, None).await
    }

    /// The same with a reason, which stands in the history.
    ///
    /// # Errors
    /// As [`FristService::opdater`].
    pub async fn forlaeng(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        version: Option<i64>,
        til: Datoer,
        begrundelse: Option<&str>,
    ) -> Result<FristModtaget, Afvist> {
        retry_collisions!(self.try_aendr(kald, borger, id, version, til, Aendring::Forlaeng(begrundelse)))
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
        retry_collisions!(self.try_aendr(kald, borger, id, version, til, Aendring::Genaabn(begrundelse)))
    }

    async fn try_aendr(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: FristId,
        version: Option<i64>,
        til: Datoer,
        aendring: Aendring<'_>,
    ) -> Result<FristModtaget, Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        let kalder = kalder(kald, &forloeb);
        let place = forloeb.frister.iter().position(|frist| frist.id == id);
        let verdict = aendring.verdict(&kalder, &forloeb, place, til);
        let Some(place) = place.filter(|_| kalder.egen_borger) else {
            let unknown = Verdict::refused(&[Field::FristId], Code::UnknownFrist);
            // Who may not ask learns nothing of which ids there are.
            return Err(Afvist::Regler(if kalder.egen_borger { verdict.and(&unknown) } else { verdict }));
        };
        let frist = &forloeb.frister[place];
        kraev(&verdict)?;
        kraev_version(version.filter(|&seen| !forloeb.has_seen(frist, seen)), frist.version)?;
        if matches!(aendring, Aendring::Forlaeng(_)) && datoer_of(frist) == til {
            // Nobody is told of a change that is none.
            return Ok(FristModtaget { frist: frist.clone(), advarsler: verdict });
        }
        let kind = Some(frist.samtaletype);
        let Vurderet { verdict, .. } = vurder::med_tider(&mut forloeb, kind, til, verdict).await?;
        let Datoer { fristdato, sidste_afholdelsesdato } = til;
        let haendelse = FristHaendelse::Opdater { fristdato, sidste_afholdelsesdato };
        let changed = forloeb.haend(place, haendelse, None, aendring.begrundelse()).await;
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

/// A change of a frist that is there, with its reason.
#[derive(Clone, Copy)]
enum Aendring<'a> {
    /// Other dates for an active one.
    Forlaeng(Option<&'a str>),
    /// A missed one holds again.
    Genaabn(&'a str),
}

impl<'a> Aendring<'a> {
    fn begrundelse(self) -> Option<&'a str> {
        match self {
            Self::Forlaeng(begrundelse) => begrundelse.and_then(angivet),
            Self::Genaabn(begrundelse) => Some(begrundelse.trim()),
        }
    }

    /// What the rules say of it for the frist at `place`. None: there is no such frist, and the rest of the call is judged all the
    /// same.
    fn verdict(self, kalder: &Kalder, forloeb: &Forloeb<'_>, place: Option<usize>, til: Datoer) -> Verdict {
        let frist = place.map(|place| &forloeb.frister[place]);
        let (today, indstillinger) = (forloeb.today, &forloeb.indstillinger);
        match self {
            Self::Forlaeng(begrundelse) => {
                let status = frist.map_or(FristStatus::Aktiv, |frist| frist.status);
                let dates = opdater(kalder, status, frist.map_or(til, datoer_of), til, today, indstillinger);
                dates.and(&linjer(&[Field::Begrundelse], begrundelse, BEGRUNDELSE_MAX))
            }
            Self::Genaabn(begrundelse) => {
                let status = frist.map_or(FristStatus::Overskredet, |frist| frist.status);
                let aktiv = har_aktiv(forloeb, frist.map(|frist| frist.samtaletype));
                genaabn(kalder, status, til, begrundelse, aktiv, today, indstillinger)
            }
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
