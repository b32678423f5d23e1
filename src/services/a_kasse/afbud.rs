//! The a-kasse cannot come to anything that is agreed with a jobcenter on a day, or can after all.

use chrono::NaiveDate;

use super::{AKasseService, Gjort, MedDeltagere, en_dag, own};
use crate::domain::access::Principal;
use crate::domain::afbud::AfbudAarsag;
use crate::domain::ids::{AftaleId, OrganisationId};
use crate::domain::rules::{Code, Field};
use crate::services::indkaldelse::Afbud;
use crate::services::kald::{Afvist, Kald};
use crate::services::{retry_collisions, zone};
use crate::store::Afbudsdag;

impl AKasseService {
    /// The a-kasse cannot come to anything that is agreed with a jobcenter on a day: that is one task for the jobcenter, whatever
    /// is booked, and is said of each conversation. No time is closed. Said again, it is said of what has been booked since, for the
    /// reason it was said first, and the jobcenter looks at it again.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: nothing is agreed with that jobcenter on that day, or the day is over.
    pub async fn kan_ikke_komme_dagen(
        &self,
        kald: &Kald<'_>,
        jobcenter: OrganisationId,
        dato: NaiveDate,
        aarsag: Option<AfbudAarsag>,
    ) -> Result<Gjort, Afvist> {
        let (own, now) = (own(kald)?, self.clock.now());
        not_over(dato, zone::local_date(now))?;
        let mut connection = self.store.read().await?;
        let aftale = connection.aftale_paa_dagen(own, jobcenter, dato).await?;
        let aftale = aftale.ok_or_else(|| Afvist::kode(&[Field::Tid], Code::NoTimesChosen))?;
        let said = connection.afbudsdag(own, jobcenter, dato).await?;
        drop(connection);
        let aarsag = aarsag.or(said.and_then(|dag| dag.aarsag));
        let medarbejder_id = match kald.actor.principal {
            Some(Principal::Medarbejder { id, .. }) => Some(id),
            _ => None,
        };
        let dag = Afbudsdag { a_kasse_id: own, jobcenter_id: jobcenter, dato, medarbejder_id, at: now, aarsag };
        // The jobcenter is told of the day first: should the rest break off, somebody knows.
        let first = retry_collisions!(self.meld_dagen(kald, &dag, aftale))?;
        // Where the a-kasse is not to come anyhow, nobody is told that it cannot.
        let told = |one: &&MedDeltagere| one.faar_besked(jobcenter, now);
        let afbud = Afbud { aarsag, hele_dagen: true };
        let samtaler = self.samtaler(kald, en_dag(dato)?).await?;
        if !first && samtaler.iter().any(|one| told(&one)) {
            retry_collisions!(self.se_igen(kald, &dag, aftale))?;
        }
        let mut gjort = Gjort::default();
        for one in samtaler.iter().filter(told) {
            let (borger, id) = (one.samtale.borger_id, one.samtale.id);
            gjort.taeller_alle(self.samtaler.kan_ikke_komme_fordi(kald, borger, id, afbud).await)?;
        }
        Ok(gjort)
    }

    /// Gives whether nobody had said so before.
    async fn meld_dagen(&self, kald: &Kald<'_>, dag: &Afbudsdag, aftale: AftaleId) -> Result<bool, Afvist> {
        let mut tx = self.store.begin().await?;
        let first = tx.insert_afbudsdag(dag).await?;
        if first {
            tx.insert_dagsopgave(self.clock.new_id(), dag, aftale).await?;
            for organisation in [dag.a_kasse_id, dag.jobcenter_id] {
                let line = kald.actor.audit(&self.clock, dag.at, "a_kasse_afbudsdag", None, Some(organisation), None);
                tx.insert_audit(&line).await?;
            }
        }
        tx.commit().await?;
        Ok(first)
    }

    /// There is more to be done about a day that was said before: a jobcenter that has seen to it looks at it again.
    async fn se_igen(&self, kald: &Kald<'_>, dag: &Afbudsdag, aftale: AftaleId) -> Result<(), Afvist> {
        let mut tx = self.store.begin().await?;
        if let Some(id) = tx.insert_dagsopgave(self.clock.new_id(), dag, aftale).await? {
            let (action, to) = ("opgave_aabnet_igen", Some(dag.jobcenter_id));
            tx.insert_audit(&kald.actor.audit(&self.clock, dag.at, action, None, to, Some(id))).await?;
        }
        Ok(tx.commit().await?)
    }

    /// It can come after all: the word about the day is taken back, with that about each conversation that has not begun, and the
    /// jobcenter's task closes. What was said of a conversation before the day was said of stands.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the day is over.
    pub async fn kommer_alligevel_dagen(
        &self,
        kald: &Kald<'_>,
        jobcenter: OrganisationId,
        dato: NaiveDate,
    ) -> Result<Gjort, Afvist> {
        let (own, now) = (own(kald)?, self.clock.now());
        not_over(dato, zone::local_date(now))?;
        let mut gjort = Gjort::default();
        let dag = self.store.read().await?.afbudsdag(own, jobcenter, dato).await?;
        let Some(dag) = dag else { return Ok(gjort) };
        let said = |one: &&MedDeltagere| {
            let with_the_day = one.samtale.a_kasse_afbud_at >= Some(dag.at);
            one.samtale.myndighed_id == jobcenter && with_the_day && one.kan_komme_alligevel(now)
        };
        for one in self.samtaler(kald, en_dag(dato)?).await?.iter().filter(said) {
            let (borger, id) = (one.samtale.borger_id, one.samtale.id);
            gjort.taeller_alle(self.samtaler.kommer_alligevel(kald, borger, id).await)?;
        }
        // Last: until then the jobcenter's task stands.
        retry_collisions!(self.fortryd_dagen(kald, own, jobcenter, dato))?;
        Ok(gjort)
    }

    async fn fortryd_dagen(
        &self,
        kald: &Kald<'_>,
        own: OrganisationId,
        jobcenter: OrganisationId,
        dato: NaiveDate,
    ) -> Result<(), Afvist> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        if !tx.delete_afbudsdag(own, jobcenter, dato).await? {
            return Ok(());
        }
        for organisation in [own, jobcenter] {
            let action = "a_kasse_afbudsdag_fortrudt";
            tx.insert_audit(&kald.actor.audit(&self.clock, now, action, None, Some(organisation), None)).await?;
        }
        let dedup = Afbudsdag::opgavens_dedup(own, jobcenter, dato);
        for id in tx.luk_opgave_med(&dedup, now, self.clock.new_id()).await? {
            let action = "opgave_lukket_af_sig_selv";
            tx.insert_audit(&kald.actor.audit(&self.clock, now, action, None, Some(jobcenter), Some(id))).await?;
        }
        Ok(tx.commit().await?)
    }
}

fn not_over(dato: NaiveDate, today: NaiveDate) -> Result<(), Afvist> {
    if dato < today { Err(Afvist::kode(&[Field::Fra], Code::LukkedagInThePast)) } else { Ok(()) }
}
