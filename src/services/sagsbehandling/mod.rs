//! What a caseworker reads across borgere and about one: finding her, the day's conversations, and everything her page shows that
//! has no service of its own. Each look is audited.
//!
//! `omkring`: the messages to her, and what those are called who stand in her history.

mod omkring;

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

pub use omkring::{Besked, Medvirkende, Omkring};

use super::kald::{Afvist, Kald};
use super::read_log::{Look, ReadLog};
use super::zone;
use crate::clock::Clock;
use crate::domain::cpr::Cpr;
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::domain::rules::{Code, Field};
use crate::store::{Borger, Connection, FundetBorger, LaestAfgoerelse, Organisation, SamtalePaaDagen, Store, Visning};

/// Borgere in one answer at most.
const FOUND: usize = 50;
/// Rows looked through for them: letters outside a–z are told apart here, not in the database.
const LOOKED_THROUGH: i64 = 400;
/// Conversations on a page of the day list.
const ON_A_PAGE: i64 = 50;
/// Looks at times that her page shows.
const VISNINGER: i64 = 50;
/// Letters of a name that are searched for.
const LETTERS: usize = 2;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Sagsbehandling {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

/// Who was found.
#[derive(Clone)]
pub struct Fundne {
    /// By name.
    pub borgere: Vec<FundetBorger>,
    /// There are more than are shown.
    pub flere: bool,
}

/// A day's conversations.
#[derive(Clone)]
pub struct Dagen {
    /// Which local day.
    pub dato: NaiveDate,
    /// Those that stand, by start.
    pub samtaler: Vec<SamtalePaaDagen>,
}

/// A page of a day's conversations.
#[derive(Clone)]
pub struct Dagsside {
    /// Those on it.
    pub dagen: Dagen,
    /// How many the day has.
    pub i_alt: i64,
    /// Its number, from 1.
    pub side: u32,
    /// How many pages there are.
    pub sider: u32,
}

/// A borger as her jobcenter's page shows her.
#[derive(Clone)]
pub struct Sag {
    /// Who.
    pub borger: Borger,
    /// Her jobcenter.
    pub jobcenter: Organisation,
    /// Her a-kasse.
    pub a_kasse: Option<Organisation>,
    /// What she was shown while she had a frist, newest first.
    pub visninger: Vec<Visning>,
    /// Decisions about self-booking, newest first.
    pub afgoerelser: Vec<LaestAfgoerelse>,
    /// The Danish day this was true.
    pub today: NaiveDate,
}

impl Sagsbehandling {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    /// The caller's own borgere with that CPR number, or with these words in their names.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: it is neither a CPR number nor two letters of a name.
    pub async fn find(&self, kald: &Kald<'_>, soegning: &str) -> Result<Fundne, Afvist> {
        let own = own(kald)?;
        let soegning = soegning.trim();
        let mut connection = self.store.read().await?;
        let mut borgere = match soegning.parse::<Cpr>() {
            Ok(cpr) => connection.borgere_med_cpr(own, &cpr).await?,
            Err(_) if soegning.chars().filter(|c| c.is_alphabetic()).count() < LETTERS => {
                return Err(Afvist::kode(&[Field::Soegning], Code::SoegningTooShort));
            }
            Err(_) => {
                let mut found = connection.borgere_med_navn(own, soegning, LOOKED_THROUGH).await?;
                found.retain(|borger| holds(&borger.navn, soegning));
                found
            }
        };
        drop(connection);
        let flere = borgere.len() > FOUND;
        borgere.truncate(FOUND);
        for borger in &borgere {
            self.remember(kald, own, borger.id, "borgere_fundet").await?;
        }
        Ok(Fundne { borgere, flere })
    }

    /// The first `antal` of today's conversations that are not over, and how many more the day has.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller works for no authority.
    pub async fn i_dag(&self, kald: &Kald<'_>, antal: i64) -> Result<(Dagen, i64), Afvist> {
        let own = own(kald)?;
        let now = zone::local(self.clock.now());
        let mut connection = self.store.read().await?;
        let alle = connection.antal_paa_dagen(own, now.date()).await?;
        // Of a short day all are shown, also those that are over.
        let efter = if alle > antal { now } else { now.date().and_time(NaiveTime::MIN) };
        let samtaler = connection.samtaler_paa_dagen(own, now.date(), efter, (antal, 0)).await?;
        drop(connection);
        let dagen = self.set(kald, own, now.date(), samtaler).await?;
        let flere = alle - i64::try_from(dagen.samtaler.len()).unwrap_or(alle);
        Ok((dagen, flere))
    }

    /// All conversations the caller holds on a local day; none: today.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller works for no authority.
    pub async fn dagen(&self, kald: &Kald<'_>, dato: Option<NaiveDate>) -> Result<Dagen, Afvist> {
        let own = own(kald)?;
        let dato = dato.unwrap_or_else(|| zone::local_date(self.clock.now()));
        let (efter, hele) = (dato.and_time(NaiveTime::MIN), (i64::MAX, 0));
        let samtaler = self.store.read().await?.samtaler_paa_dagen(own, dato, efter, hele).await?;
        self.set(kald, own, dato, samtaler).await
    }

    /// One page of them.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller works for no authority.
    pub async fn dagens_side(&self, kald: &Kald<'_>, dato: Option<NaiveDate>, side: u32) -> Result<Dagsside, Afvist> {
        let own = own(kald)?;
        let dato = dato.unwrap_or_else(|| zone::local_date(self.clock.now()));
        let mut connection = self.store.read().await?;
        let i_alt = connection.antal_paa_dagen(own, dato).await?;
        let sider = u32::try_from(i_alt.max(1).saturating_add(ON_A_PAGE - 1) / ON_A_PAGE).unwrap_or(u32::MAX);
        let side = side.clamp(1, sider);
        let (efter, vist) = (dato.and_time(NaiveTime::MIN), (ON_A_PAGE, i64::from(side - 1) * ON_A_PAGE));
        let samtaler = connection.samtaler_paa_dagen(own, dato, efter, vist).await?;
        drop(connection);
        Ok(Dagsside { dagen: self.set(kald, own, dato, samtaler).await?, i_alt, side, sider })
    }

    /// Each borger who is shown gets a line in the audit trail.
    async fn set(
        &self,
        kald: &Kald<'_>,
        own: OrganisationId,
        dato: NaiveDate,
        samtaler: Vec<SamtalePaaDagen>,
    ) -> Result<Dagen, Afvist> {
        for borger in samtaler.iter().map(|samtale| samtale.borger_id).collect::<BTreeSet<_>>() {
            self.remember(kald, own, borger, "dagen_set").await?;
        }
        Ok(Dagen { dato, samtaler })
    }

    /// One of the caller's own borgere.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: there is no such borger of the caller's.
    pub async fn sag(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Sag, Afvist> {
        let own = own(kald)?;
        let mut connection = self.store.read().await?;
        let borger = own_borger(&mut connection, kald, borger).await?;
        let jobcenter = connection.organisation(own).await?;
        let jobcenter = jobcenter.ok_or_else(|| Afvist::kode(&[Field::Myndighed], Code::NotAuthorised))?;
        let a_kasse = match borger.a_kasse_id {
            Some(id) => connection.organisation(id).await?,
            None => None,
        };
        let visninger = connection.visninger_of(borger.id, 0, VISNINGER).await?;
        let afgoerelser = connection.afgoerelser_of(borger.id).await?;
        drop(connection);
        self.remember(kald, own, borger.id, "borger_set").await?;
        let today = zone::local_date(self.clock.now());
        Ok(Sag { borger, jobcenter, a_kasse, visninger, afgoerelser, today })
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

async fn own_borger(connection: &mut Connection, kald: &Kald<'_>, id: BorgerId) -> Result<Borger, Afvist> {
    let found = connection.borger(id).await?.filter(|borger| kald.myndighed.er_hendes_jobcenter(borger));
    found.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))
}

fn own(kald: &Kald<'_>) -> Result<OrganisationId, Afvist> {
    kald.myndighed.id.ok_or_else(|| Afvist::kode(&[Field::Myndighed], Code::NotAuthorised))
}

/// Whether a name holds these words in this order, whatever their capitals.
fn holds(navn: &str, words: &str) -> bool {
    let navn = navn.to_lowercase();
    let mut rest = navn.as_str();
    words.to_lowercase().split_whitespace().all(|word| match rest.find(word) {
        Some(place) => {
            rest = &rest[place + word.len()..];
            true
        }
        None => false,
    })
}
