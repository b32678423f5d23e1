//! Moving the conversations of closed times to others: each by itself, with its borger's course, under the rules that hold when she
//! moves it herself, but for those about her doing it by herself.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDateTime};

use super::plan::Lovet;
use crate::clock::Clock;
use crate::domain::besked::BeskedSlags;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId, TidId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::lukning::raekkefoelge;
use crate::domain::opgave::OpgaveSlags;
use crate::services::borger_booking::{Kontakt, kan_flyttes_til, samtale_i};
use crate::services::forloeb::Forloeb;
use crate::services::kald::{Afvist, Kald};
use crate::services::{retry_collisions, zone};
use crate::store::{Flytning, Indkaldelse, Masseaendring, RamtSamtale, Store, StoreError, TimesFor};

/// Days before and after the time she had in which another is looked for: near it first, so that a large jobcenter's many times
/// further off do not crowd out the nearest.
const DAGE: [(u64, u64); 2] = [(2, 5), (14, 28)];
/// Times looked at, times tried, and times tried at once.
const SETE: i64 = 1000;
const PROEVEDE: usize = 25;
const AD_GANGEN: usize = 5;

/// On whose behalf conversations are moved, and where.
pub(super) struct Flytter<'a> {
    pub store: &'a Store,
    pub clock: &'a Clock,
    pub kald: &'a Kald<'a>,
}

/// What came of trying one time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proevet {
    Flyttet,
    /// Full, or a rule forbids it.
    Nej,
    /// It has been moved, called off or begun since: it stays as it is.
    ErVaek,
}

impl Flytter<'_> {
    /// Moves a conversation to the time that was shown for it. When there was none, or it is gone, the conversation stands and
    /// becomes a task: it goes nowhere that nobody has seen.
    pub async fn flyt(
        &self,
        masse: &Masseaendring,
        (borger, id): (BorgerId, IndkaldelseId),
        fra: TidId,
    ) -> Result<(), Afvist> {
        let plan = self.store.read().await?.planlagt_flytning(masse.id, id).await?;
        if let Some(til) = plan.and_then(|plan| plan.planlagt_tid_id) {
            let to = Flytning { masse: masse.id, indkaldelse: id, fra, til: Some(til), version: 0 };
            if retry_collisions!(self.proev(borger, &to, false))? != Proevet::Nej {
                return Ok(());
            }
        }
        let nowhere = Flytning { masse: masse.id, indkaldelse: id, fra, til: None, version: 0 };
        retry_collisions!(self.opgiv(borger, &nowhere))
    }

    /// The nearest time there is for a conversation, with its local start and her a-kasse: open, not among those that are to be
    /// closed, with a place that was not promised to somebody else.
    pub async fn find(
        &self,
        samtale: &RamtSamtale,
        anden_form: bool,
        lukkes: &BTreeSet<TidId>,
        lovet: &Lovet,
    ) -> Result<Option<(TidId, NaiveDateTime, Option<OrganisationId>)>, Afvist> {
        for dage in DAGE {
            let tried = self.kandidater(samtale, (anden_form, dage), lukkes).await?;
            for some in tried.chunks(AD_GANGEN) {
                let found = self.find_blandt(samtale.borger_id, some, lovet).await?;
                if found.is_some() {
                    return Ok(found);
                }
            }
        }
        Ok(None)
    }

    /// The first of `tider` that could be hers. Nothing is kept of the look.
    async fn find_blandt(
        &self,
        borger: BorgerId,
        tider: &[TidId],
        lovet: &Lovet,
    ) -> Result<Option<(TidId, NaiveDateTime, Option<OrganisationId>)>, Afvist> {
        let begun = Forloeb::begin(self.store, self.clock, self.kald.actor, borger, tider).await?;
        let Some(mut forloeb) = begun else { return Ok(None) };
        for &id in tider {
            let promised = lovet.get(&id).map(Vec::as_slice).unwrap_or_default();
            if kan_flyttes_til(&mut forloeb, id).await?.is_some() && forloeb.har_plads(id, promised).await? {
                let start = forloeb.tid(id).map(|tid| tid.local_start);
                return Ok(start.map(|start| (id, start, forloeb.borger.a_kasse_id)));
            }
        }
        Ok(None)
    }

    /// Moves a conversation back to where it came from, if it is as it was left and its time has a place.
    pub async fn tilbage(&self, borger: BorgerId, flytning: &Flytning) -> Result<(), Afvist> {
        retry_collisions!(self.proev(borger, flytning, true)).map(|_| ())
    }

    /// The times that may be hers, in the order in which they are tried.
    async fn kandidater(
        &self,
        samtale: &RamtSamtale,
        (anden_form, (foer, efter)): (bool, (u64, u64)),
        lukkes: &BTreeSet<TidId>,
    ) -> Result<Vec<TidId>, StoreError> {
        let (now, borger) = (self.clock.now(), samtale.borger_id);
        let today = zone::local_date(now);
        let mut connection = self.store.read().await?;
        let Some(row) = connection.indkaldelse_of(borger, samtale.id).await? else { return Ok(vec![]) };
        let Some(a_kasse) = row.a_kasse_id else { return Ok(vec![]) };
        let form = (!anden_form).then_some(row.samtaleform);
        let whose = TimesFor { jobcenter: row.myndighed_id, a_kasse, borger, now, form };
        let day = row.local_start.date();
        let from = day.checked_sub_days(Days::new(foer)).unwrap_or(today).max(today);
        let to = day.checked_add_days(Days::new(efter)).unwrap_or(day);
        let free = connection.next_free_times(whose, from, to, SETE).await?;
        // What is to be closed is no time to go to, and must not crowd out those that are.
        let free = free.iter().filter(|time| Some(time.id) != row.tid_id && !lukkes.contains(&time.id));
        let free = free.map(|time| (time.id, time.local_start));
        let mut tried = raekkefoelge(row.local_start, today, free);
        tried.truncate(PROEVEDE);
        Ok(tried)
    }

    async fn proev(&self, borger: BorgerId, flytning: &Flytning, back: bool) -> Result<Proevet, Afvist> {
        let Some(there) = flytning.til else { return Ok(Proevet::Nej) };
        let (fra, til) = if back { (there, flytning.fra) } else { (flytning.fra, there) };
        let begun = Forloeb::begin(self.store, self.clock, self.kald.actor, borger, &[fra, til]).await?;
        let Some(mut forloeb) = begun else { return Ok(Proevet::ErVaek) };
        let as_left = |row: &&Indkaldelse| !back || row.version == flytning.version;
        let here = |row: &&Indkaldelse| row.tid_id == Some(fra) && row.occupies && row.starts_at > forloeb.now;
        let row = forloeb.samtale(flytning.indkaldelse).filter(here).filter(as_left).cloned();
        let Some(row) = row else { return Ok(Proevet::ErVaek) };
        let Some(moved) = self.hendes(&mut forloeb, &row, til).await? else { return Ok(Proevet::Nej) };
        let moved = forloeb.aendr(moved, IndkaldelseHandling::Flyttet, Aflyser::Lukning).await?;
        forloeb.besked(BeskedSlags::Aendring, &moved).await?;
        match back {
            true => forloeb.tx.set_flyttet_tilbage(flytning.masse, row.id).await?,
            false => forloeb.tx.save_flytning(&Flytning { version: moved.version, ..*flytning }).await?,
        }
        forloeb.commit().await?;
        Ok(Proevet::Flyttet)
    }

    /// The conversation as it would be in another time, with a place taken. None: the rules or the places say no.
    async fn hendes(
        &self,
        forloeb: &mut Forloeb<'_>,
        row: &Indkaldelse,
        til: TidId,
    ) -> Result<Option<Indkaldelse>, Afvist> {
        let Some(aftale) = kan_flyttes_til(forloeb, til).await? else { return Ok(None) };
        if forloeb.tag_plads(til).await?.is_err() {
            return Ok(None);
        }
        if forloeb.hold.is_some_and(|hold| hold.tid_id == til) {
            forloeb.slip_hold(Some(til)).await?;
        }
        let Some(tid) = forloeb.tid(til).cloned() else { return Ok(None) };
        let Some(serie) = forloeb.tx.serie(tid.serie_id).await? else { return Ok(None) };
        let kontakt =
            Kontakt { borger: row.borger_id, telefon: row.borger_telefon.clone(), email: row.borger_email.clone() };
        let moved = samtale_i(row.id, &kontakt, &tid, &serie, &aftale, forloeb.now);
        let (created_at, foerst_cv_at, selvbooket) = (row.created_at, row.foerst_cv_at, row.selvbooket);
        Ok(Some(Indkaldelse { created_at, foerst_cv_at, selvbooket, ..moved }))
    }

    /// No time was left: somebody has to see to it.
    async fn opgiv(&self, borger: BorgerId, flytning: &Flytning) -> Result<(), Afvist> {
        let begun = Forloeb::begin(self.store, self.clock, self.kald.actor, borger, &[flytning.fra]).await?;
        let Some(mut forloeb) = begun else { return Ok(()) };
        let here = |row: &&Indkaldelse| row.tid_id == Some(flytning.fra) && row.starts_at > forloeb.now;
        let Some(row) = forloeb.samtale(flytning.indkaldelse).filter(here).cloned() else { return Ok(()) };
        forloeb.opgave(OpgaveSlags::KunneIkkeFlyttes, row.myndighed_id, Some(row.id), None).await?;
        forloeb.tx.save_flytning(&Flytning { version: row.version, ..*flytning }).await?;
        forloeb.commit().await?;
        Ok(())
    }
}
