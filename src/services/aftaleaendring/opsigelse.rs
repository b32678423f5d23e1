//! Ending an aftale: who stands after its new last day is shown first; and taking it back.

use chrono::NaiveDate;
use uuid::Uuid;

use super::AftaleaendringService;
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::aftaleaendring::{AendringSlags, RamtUdfald};
use crate::domain::ids::AftaleId;
use crate::domain::lukning::{MasseStatus, kendetegn};
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::aftale::opsig;
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::{AftaleService, jobcenter, medarbejder, not_theirs};
use crate::services::kald::{Afvist, Kald, kraev, kraev_version};
use crate::services::{retry_collisions, tider, zone};
use crate::store::{Aftale, Aftaleaendring, BooketSamtale, Connection, Tx};

/// What ending an aftale on a day would do.
#[derive(Clone, Debug)]
pub struct Opsigelse {
    /// The aftale, as it is.
    pub aftale: Aftale,
    /// The last day it would have.
    pub sidste: NaiveDate,
    /// The conversations that stand after that day.
    pub samtaler: Vec<BooketSamtale>,
}

impl Opsigelse {
    /// Tells this from whom it hits at another moment.
    pub fn kendetegn(&self) -> String {
        kendetegn(std::iter::empty(), self.samtaler.iter().map(|samtale| samtale.id))
    }
}

impl AftaleaendringService {
    /// What ending the caller's aftale would do. Each borger whose name can be shown gets a line in the audit trail.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not his, not agreed, or the day is none; [`Afvist::Foraeldet`]: somebody else was first.
    pub async fn forhaandsvis_opsigelse(
        &self,
        kald: &Kald<'_>,
        id: AftaleId,
        version: i64,
        sidste: &str,
    ) -> Result<Opsigelse, Afvist> {
        let (own, now) = (jobcenter(kald)?, self.clock.now());
        let mut connection = self.store.read().await?;
        let aftale = connection.aftale(id).await?.filter(|aftale| aftale.jobcenter_id == own).ok_or_else(not_theirs)?;
        kraev_version(Some(version), aftale.version)?;
        if AftaleHandling::Opsagt.fra(aftale.status).is_none() {
            return Err(Afvist::kode(&[Field::Myndighed], Code::AftaleWrongStep));
        }
        let (verdict, last) = opsig(sidste, zone::local_date(now), aftale.valid_to);
        kraev(&verdict)?;
        let Some(sidste) = last else { return Err(Afvist::Regler(verdict)) };
        let samtaler = connection.bookede_samtaler(id, None, Some(sidste), now).await?;
        drop(connection);
        let shown = samtaler.iter().map(|samtale| (samtale.borger_id, samtale.id));
        self.set(kald, "aftaleaendring_forhaandsvist", shown).await?;
        Ok(Opsigelse { aftale, sidste, samtaler })
    }

    /// Ends the caller's aftale, if it hits those who were shown: [`Opsigelse::kendetegn`]. They stand, and become tasks. Gives the change,
    /// to be found again.
    ///
    /// # Errors
    /// As the preview; [`Afvist::Foraeldet`] also when it hits others by now.
    pub async fn opsig(
        &self,
        kald: &Kald<'_>,
        id: AftaleId,
        version: i64,
        sidste: &str,
        set: &str,
    ) -> Result<Uuid, Afvist> {
        let aftaler = AftaleService::new(self.store.clone(), self.clock.clone());
        aftaler.opsig(kald, id, version, sidste, set).await
    }

    /// Gives an aftale the days back that it had before it was ended. Times that its rules closed are opened again, and the tasks about
    /// them close by themselves.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the caller's, was ended or changed again since, or another aftale covers the days by now.
    pub async fn fortryd_opsigelse(&self, kald: &Kald<'_>, id: Uuid) -> Result<(), Afvist> {
        retry_collisions!(self.fortryd_once(kald, id))
    }

    async fn fortryd_once(&self, kald: &Kald<'_>, id: Uuid) -> Result<(), Afvist> {
        let (own, now) = (jobcenter(kald)?, self.clock.now());
        let mut tx = self.store.begin().await?;
        let aendring = tx.aftaleaendring(id).await?.filter(|aendring| aendring.organisation_id == own);
        let aendring = aendring.ok_or_else(not_theirs)?;
        tx.lock_aftaler_of(own).await?;
        let mut aftale = tx.lock_aftale(aendring.aftale_id).await?.ok_or_else(not_theirs)?;
        let (fra, til) = kan_fortrydes(&mut tx, &aendring, &aftale, zone::local_date(now)).await?;
        (aftale.valid_from, aftale.valid_to) = (fra, til);
        tx.save_aftale(&aftale).await?;
        let handling = AftaleHandling::OpsigelseFortrudt;
        tx.insert_aftale_version(&aftale, now, handling, medarbejder(kald), None).await?;
        for serie in tx.serier_under(aftale.id).await? {
            tider::tilpas(&mut tx, &self.clock, &serie).await.map_err(Afvist::af_tider)?;
        }
        self.luk_opgaver(&mut tx, kald, &aendring).await?;
        tx.set_aftaleaendring(id, MasseStatus::Fortrudt, now).await?;
        let action = format!("aftale_{}", handling.as_str());
        let line = kald.actor.audit(&self.clock, now, action, None, Some(own), Some(aftale.id.uuid()));
        tx.insert_audit(&line).await?;
        Ok(tx.commit().await?)
    }

    /// Whoever stands in a time that is open again needs nobody to look.
    async fn luk_opgaver(&self, tx: &mut Tx, kald: &Kald<'_>, aendring: &Aftaleaendring) -> Result<(), Afvist> {
        let (now, own) = (self.clock.now(), aendring.organisation_id);
        let ramte = tx.ramt_af_aendring(aendring.id).await?;
        for row in ramte.into_iter().filter(|row| row.tid_aaben && row.udfald == RamtUdfald::Opgave) {
            let maerke = self.clock.new_id();
            for opgave in tx.luk_opgaver_om(row.id, OpgaveSlags::TidUdeAfAftalen, now, maerke).await? {
                let (action, om) = ("opgave_lukket_af_sig_selv", Some(row.borger_id));
                tx.insert_audit(&kald.actor.audit(&self.clock, now, action, om, Some(own), Some(opgave))).await?;
            }
        }
        Ok(())
    }
}

/// The days the aftale gets back. An ending can be taken back while it is the latest one, every conversation has had its turn, and no
/// other aftale has come to cover the days.
pub(super) async fn kan_fortrydes(
    connection: &mut Connection,
    aendring: &Aftaleaendring,
    aftale: &Aftale,
    today: NaiveDate,
) -> Result<(NaiveDate, NaiveDate), Afvist> {
    let wrong_step = || Afvist::kode(&[Field::Myndighed], Code::AftaleWrongStep);
    let done = aendring.slags == AendringSlags::Opsagt && aendring.status == MasseStatus::Faerdig;
    let days = aendring.foer_fra.zip(aendring.foer_til).filter(|_| done && aftale.status == AftaleStatus::Aftalt);
    let (fra, til) = days.filter(|(_, til)| *til >= today).ok_or_else(wrong_step)?;
    let latest = connection.aftaleaendringer_of(aftale.id, SENESTE).await?;
    // Each ending is to an earlier day than the one before it.
    let stand = latest.into_iter().filter(|other| other.slags == AendringSlags::Opsagt && !er_fortrudt(other));
    let latest = stand.min_by_key(|other| other.foer_til);
    if latest.is_none_or(|latest| latest.id != aendring.id) {
        return Err(wrong_step());
    }
    let restored = Aftale { valid_from: fra, valid_to: til, ..aftale.clone() };
    if connection.overlapper(&restored).await?.is_some() {
        return Err(Afvist::kode(&[Field::Fra, Field::Til], Code::AftaleOverlaps));
    }
    Ok((fra, til))
}

/// Changes of an aftale that are looked through.
pub(super) const SENESTE: i64 = 50;

fn er_fortrudt(aendring: &Aftaleaendring) -> bool {
    aendring.status == MasseStatus::Fortrudt
}
