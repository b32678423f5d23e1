//! Days on which a jobcenter is closed: apart from the rules, known to all of them, and taken back as easily. Who is hit is shown
//! first. Times of such a day close when nobody has booked them; who has booked keeps the time until it is called off.

use chrono::{DateTime, NaiveDate, Utc};

use super::aftaler::{jobcenter, medarbejder, not_theirs};
use super::kald::{Afvist, Kald, kraev};
use super::read_log::ReadLog;
use super::{navne, retry_collisions, tider, zone};
use crate::clock::Clock;
use crate::domain::ids::OrganisationId;
use crate::domain::lukning::{LukkedagHandling, Valg, kendetegn};
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::lukning::lukkedag;
use crate::domain::rules::{Code, Field};
use crate::store::{Lukkedag, LukkedagSpor, Opgave, RamtSamtale, Store, Tx, ValgtTid};

/// What was done with closed days, as far back as the page tells.
const HISTORIK: i64 = 50;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct LukkedagService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

/// What closing a day would do.
#[derive(Clone, Debug)]
pub struct LukkedagVist {
    /// Which.
    pub dag: NaiveDate,
    /// Why it is closed already; none: it is open.
    pub findes: Option<String>,
    /// Its open times.
    pub tider: Vec<ValgtTid>,
    /// The conversations that stand on it.
    pub samtaler: Vec<RamtSamtale>,
}

impl LukkedagVist {
    /// Tells this from what would be hit at another moment.
    pub fn kendetegn(&self) -> String {
        kendetegn(self.tider.iter().map(|tid| tid.id), self.samtaler.iter().map(|samtale| samtale.id))
    }

    /// Open times that nobody has booked: they close.
    pub fn ledige(&self) -> usize {
        let booked = |tid: &ValgtTid| self.samtaler.iter().any(|samtale| samtale.tid_id == tid.id);
        self.tider.iter().filter(|tid| !booked(tid)).count()
    }
}

/// A step with a closed day.
enum Skridt<'a> {
    Luk(&'a str),
    Ret { foer: &'a str, navn: &'a str },
    Aabn,
}

impl LukkedagService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    /// The caller's closed days from today on, with how many conversations stand on each; and what was done with closed days.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no jobcenter.
    pub async fn liste(&self, kald: &Kald<'_>) -> Result<(Vec<Lukkedag>, Vec<LukkedagSpor>), Afvist> {
        let own = jobcenter(kald)?;
        let today = zone::local_date(self.clock.now());
        let mut connection = self.store.read().await?;
        Ok((connection.lukkedage_of(own, today).await?, connection.lukkedag_historik(own, HISTORIK).await?))
    }

    /// What closing a day would do. Each borger whose name can be shown gets a line in the audit trail.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with what is wrong with day or name.
    pub async fn forhaandsvis(&self, kald: &Kald<'_>, dato: &str, navn: &str) -> Result<LukkedagVist, Afvist> {
        let own = jobcenter(kald)?;
        let vist = self.ramt(own, self.doem(dato, navn)?).await?;
        let shown = vist.samtaler.iter().map(|row| (row.borger_id, row.id));
        navne::husk(&self.read_log, &self.clock, kald, "lukning_forhaandsvist", shown).await?;
        Ok(vist)
    }

    /// Closes a day, if it hits what was shown (`set`).
    ///
    /// # Errors
    /// [`Afvist::Regler`] with what is wrong with day or name, or that it is closed already; [`Afvist::Foraeldet`]: somebody has
    /// booked, or times were changed, since.
    pub async fn luk(&self, kald: &Kald<'_>, dato: &str, navn: &str, set: &str) -> Result<NaiveDate, Afvist> {
        let own = jobcenter(kald)?;
        let day = self.doem(dato, navn)?;
        if self.ramt(own, day).await?.kendetegn() != set {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        retry_collisions!(self.skift(kald, own, day, Skridt::Luk(navn.trim())))?;
        Ok(day)
    }

    /// Gives a closed day, which the caller saw with the reason `foer`, another one.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with what is wrong with it; [`Afvist::Foraeldet`]: somebody else has changed it.
    pub async fn ret(&self, kald: &Kald<'_>, dato: &str, foer: &str, navn: &str) -> Result<NaiveDate, Afvist> {
        let own = jobcenter(kald)?;
        let day = self.doem(dato, navn)?;
        retry_collisions!(self.skift(kald, own, day, Skridt::Ret { foer, navn: navn.trim() }))?;
        Ok(day)
    }

    /// Opens a day again, with the times its rules have on it. What somebody closed by hand stays closed, and who was called off
    /// does not come back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aabn(&self, kald: &Kald<'_>, day: NaiveDate) -> Result<(), Afvist> {
        let own = jobcenter(kald)?;
        retry_collisions!(self.skift(kald, own, day, Skridt::Aabn))
    }

    fn doem(&self, dato: &str, navn: &str) -> Result<NaiveDate, Afvist> {
        let (verdict, day) = lukkedag(dato, navn, zone::local_date(self.clock.now()));
        kraev(&verdict)?;
        day.ok_or_else(not_theirs)
    }

    async fn ramt(&self, own: OrganisationId, dag: NaiveDate) -> Result<LukkedagVist, Afvist> {
        let now: DateTime<Utc> = self.clock.now();
        let valg = paa(dag);
        let mut connection = self.store.read().await?;
        let mut tider = connection.valgte_tider(own, &valg, now).await?;
        tider.retain(|tid| tid.open);
        let samtaler = connection.ramte_samtaler(own, &valg, now).await?;
        let findes = connection.lukkedag(own, dag).await?;
        Ok(LukkedagVist { dag, findes, tider, samtaler })
    }

    async fn skift(
        &self,
        kald: &Kald<'_>,
        own: OrganisationId,
        day: NaiveDate,
        skridt: Skridt<'_>,
    ) -> Result<(), Afvist> {
        let mut tx = self.store.begin().await?;
        tx.lock_aftaler_of(own).await?;
        let there = tx.lukkedag(own, day).await?;
        let (handling, action, navn) = match (skridt, there) {
            (Skridt::Luk(_), Some(_)) => return Err(Afvist::kode(&[Field::Fra], Code::LukkedagExists)),
            (Skridt::Luk(navn), None) => (LukkedagHandling::Lukket, "lukkedag_sat", navn.to_owned()),
            (Skridt::Ret { foer, navn }, Some(there)) if there == foer => {
                (LukkedagHandling::Rettet, "lukkedag_rettet", navn.to_owned())
            }
            (Skridt::Ret { .. }, _) => return Err(Afvist::Foraeldet { version: 0 }),
            (Skridt::Aabn, Some(there)) => (LukkedagHandling::Aabnet, "lukkedag_fjernet", there),
            // Opened by somebody else: there is nothing left to do.
            (Skridt::Aabn, None) => return Ok(()),
        };
        match handling {
            LukkedagHandling::Lukket | LukkedagHandling::Rettet => tx.save_lukkedag(own, day, &navn).await?,
            LukkedagHandling::Aabnet => tx.delete_lukkedag(own, day).await?,
        }
        self.tilpas(&mut tx, own).await?;
        let now = self.clock.now();
        match handling {
            LukkedagHandling::Lukket => self.opgaver(&mut tx, own, day).await?,
            LukkedagHandling::Aabnet => {
                for opgave in tx.luk_opgaver_paa_lukkedag(own, day, now, self.clock.new_id()).await? {
                    let (action, about) = ("opgave_lukket_af_sig_selv", Some(opgave));
                    tx.insert_audit(&kald.actor.audit(&self.clock, now, action, None, Some(own), about)).await?;
                }
            }
            LukkedagHandling::Rettet => {}
        }
        let spor = LukkedagSpor { dato: day, at: now, handling, navn, medarbejder: None };
        tx.insert_lukkedag_spor(self.clock.new_id(), own, medarbejder(kald), &spor).await?;
        tx.insert_audit(&kald.actor.audit(&self.clock, now, action, None, Some(own), None)).await?;
        Ok(tx.commit().await?)
    }

    /// Whoever stands on the day needs another one, or somebody who opens for her.
    async fn opgaver(&self, tx: &mut Tx, own: OrganisationId, day: NaiveDate) -> Result<(), Afvist> {
        let (slags, now) = (OpgaveSlags::PaaLukkedag, self.clock.now());
        for samtale in tx.ramte_samtaler(own, &paa(day), now).await? {
            let opgave = Opgave {
                id: self.clock.new_id(),
                organisation_id: own,
                borger_id: Some(samtale.borger_id),
                indkaldelse_id: Some(samtale.id),
                frist_id: None,
                notifikation_id: None,
                slags,
                dedup: format!("{}:{own}:{}:{day}", slags.as_str(), samtale.id),
                created_at: now,
            };
            tx.insert_opgave(&opgave).await?;
        }
        Ok(())
    }

    async fn tilpas(&self, tx: &mut Tx, own: OrganisationId) -> Result<(), Afvist> {
        let today = zone::local_date(self.clock.now());
        for serie in tx.live_serier_of(own, today).await? {
            tider::tilpas(tx, &self.clock, &serie).await.map_err(Afvist::af_tider)?;
        }
        Ok(())
    }
}

/// All times of a day.
const fn paa(dag: NaiveDate) -> Valg {
    Valg { fra: dag, til: dag, a_kasse: None, serier: None, kun: None }
}
