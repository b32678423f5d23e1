//! The steps of an aftale: each asks whether it is one from here, by this side, and writes itself down.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::{AftaleService, AftaleUdkast, medarbejder, not_theirs, retry_collisions, spor, tider, zone};
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::AftaleId;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::aftale::{kan_foreslaas, kommentar, opsig, uden_om, vilkaar};
use crate::domain::rules::{Code, Field};
use crate::services::aftaleaendring::{Afloest, arbejd, noter_afloest, noter_opsigelse};
use crate::services::kald::{Afvist, Kald, kraev, kraev_version};
use crate::services::serier::overtag_svar;
use crate::store::{Aftale, SerieRow, Tx};

/// A step, with what was typed for it.
#[derive(Clone, Debug)]
pub enum AftaleSkridt {
    /// The jobcenter changes its draft.
    Ret(AftaleUdkast),
    /// The jobcenter asks the a-kasse.
    Foreslaa,
    /// The jobcenter takes the question back.
    TraekTilbage,
    /// The jobcenter throws its draft away.
    Kasser,
    /// The a-kasse said yes outside the system.
    UdenOm {
        /// Who.
        hvem: String,
        /// When.
        hvornaar: String,
    },
    /// The jobcenter ends it.
    Opsig {
        /// Its last day.
        sidste: String,
    },
    /// The a-kasse says yes.
    Bekraeft,
    /// The a-kasse wants something else.
    SendTilbage {
        /// What.
        kommentar: String,
    },
}

impl AftaleSkridt {
    const fn handling(&self) -> AftaleHandling {
        match self {
            Self::Ret(_) => AftaleHandling::Rettet,
            Self::Foreslaa => AftaleHandling::Foreslaaet,
            Self::TraekTilbage => AftaleHandling::TrukketTilbage,
            Self::Kasser => AftaleHandling::Kasseret,
            Self::UdenOm { .. } => AftaleHandling::AftaltUdenOm,
            Self::Opsig { .. } => AftaleHandling::Opsagt,
            Self::Bekraeft => AftaleHandling::Bekraeftet,
            Self::SendTilbage { .. } => AftaleHandling::SendtTilbage,
        }
    }

    const fn er_a_kassens(&self) -> bool {
        matches!(self, Self::Bekraeft | Self::SendTilbage { .. })
    }
}

impl AftaleService {
    /// Takes a step with an aftale that the caller read in that version.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: it is not theirs, not a step from where it stands, or something typed is wrong;
    /// [`Afvist::Foraeldet`]: somebody else was first.
    pub async fn tag(&self, kald: &Kald<'_>, id: AftaleId, version: i64, skridt: &AftaleSkridt) -> Result<(), Afvist> {
        self.tag_set(kald, id, version, skridt, None).await.map(|_| ())
    }

    /// Ends an aftale, if it hits those who were shown (`set`). Gives the change, to be found again.
    pub(in crate::services) async fn opsig(
        &self,
        kald: &Kald<'_>,
        id: AftaleId,
        version: i64,
        sidste: &str,
        set: &str,
    ) -> Result<Uuid, Afvist> {
        let skridt = AftaleSkridt::Opsig { sidste: sidste.to_owned() };
        self.tag_set(kald, id, version, &skridt, Some(set)).await?.ok_or_else(not_theirs)
    }

    async fn tag_set(
        &self,
        kald: &Kald<'_>,
        id: AftaleId,
        version: i64,
        skridt: &AftaleSkridt,
        set: Option<&str>,
    ) -> Result<Option<Uuid>, Afvist> {
        let done = retry_collisions!(self.tag_once(kald, id, version, skridt, set))?;
        if let Some(done) = done {
            arbejd(&self.store, &self.clock, None, done).await?;
        }
        // The times follow from what was agreed. The job would make them too.
        if let Err(error) = tider::derive_aftale(&self.store, &self.clock, id).await {
            tracing::error!(error = &error as &dyn std::error::Error, "the times of an aftale were not made");
        }
        Ok(done)
    }

    /// Gives the change of the times, when the step made one whose conversations wait for their turn.
    async fn tag_once(
        &self,
        kald: &Kald<'_>,
        id: AftaleId,
        version: i64,
        skridt: &AftaleSkridt,
        set: Option<&str>,
    ) -> Result<Option<Uuid>, Afvist> {
        let mut tx = self.store.begin().await?;
        let seen = tx.aftale(id).await?.filter(|aftale| er_part(kald, aftale, skridt)).ok_or_else(not_theirs)?;
        tx.lock_aftaler_of(seen.jobcenter_id).await?;
        let mut aftale = tx.lock_aftale(id).await?.ok_or_else(not_theirs)?;
        kraev_version(Some(version), aftale.version - 1)?;
        let wrong_step = || Afvist::kode(&[Field::Myndighed], Code::AftaleWrongStep);
        let status = skridt.handling().fra(aftale.status).ok_or_else(wrong_step)?;
        let before = aftale.clone();
        let sagt = self.udfyld(&mut tx, kald, &mut aftale, skridt).await?;
        let agreed_now = status == AftaleStatus::Aftalt && aftale.status != AftaleStatus::Aftalt;
        aftale.status = status;
        // A draft is told so too: nobody puts a year of times into one that can never be proposed.
        let told = matches!(status, AftaleStatus::Foreslaaet | AftaleStatus::Aftalt);
        if (told || matches!(skridt, AftaleSkridt::Ret(_))) && tx.overlapper(&aftale).await?.is_some() {
            return Err(Afvist::kode(&[Field::Fra, Field::Til], Code::AftaleOverlaps));
        }
        tx.save_aftale(&aftale).await?;
        spor(&mut tx, &self.clock, kald, &aftale, (skridt.handling(), sagt.as_deref())).await?;
        self.opgaver(&mut tx, &aftale, skridt).await?;
        let mut done = None;
        if matches!(skridt, AftaleSkridt::Opsig { .. }) {
            let lukkede = self.luk_efter(&mut tx, &aftale).await?;
            let om = (&self.clock, kald);
            done = Some(noter_opsigelse(&mut tx, om, (&before, &aftale), lukkede, set).await?);
        }
        if agreed_now {
            done = self.afloes(&mut tx, kald, &aftale).await?;
        }
        tx.commit().await?;
        Ok(done)
    }

    /// Writes what was typed into the aftale; gives what was said about it.
    async fn udfyld(
        &self,
        tx: &mut Tx,
        kald: &Kald<'_>,
        aftale: &mut Aftale,
        skridt: &AftaleSkridt,
    ) -> Result<Option<String>, Afvist> {
        let now = self.clock.now();
        let today = zone::local_date(now);
        match skridt {
            AftaleSkridt::Ret(udkast) => ret(aftale, udkast, today)?,
            AftaleSkridt::Foreslaa => {
                self.kan_foreslaas(tx, aftale, today).await?;
                (aftale.jobcenter_approved_by, aftale.jobcenter_approved_at) = (medarbejder(kald), Some(now));
            }
            AftaleSkridt::TraekTilbage | AftaleSkridt::Kasser => {
                (aftale.jobcenter_approved_by, aftale.jobcenter_approved_at) = (None, None);
            }
            AftaleSkridt::SendTilbage { kommentar: sagt } => {
                kraev(&kommentar(sagt))?;
                (aftale.jobcenter_approved_by, aftale.jobcenter_approved_at) = (None, None);
                return Ok(Some(sagt.trim().to_owned()));
            }
            AftaleSkridt::Bekraeft => {
                (aftale.a_kasse_approved_by, aftale.a_kasse_approved_at) = (medarbejder(kald), Some(now));
            }
            AftaleSkridt::UdenOm { hvem, hvornaar } => {
                let (verdict, told) = uden_om(hvem, hvornaar, today);
                kraev(&verdict)?;
                self.kan_foreslaas(tx, aftale, today).await?;
                (aftale.aftalt_med, aftale.aftalt_dato) = told.unzip();
                (aftale.jobcenter_approved_by, aftale.jobcenter_approved_at) = (medarbejder(kald), Some(now));
                aftale.a_kasse_approved_at = Some(now);
            }
            AftaleSkridt::Opsig { sidste } => {
                let (verdict, last) = opsig(sidste, today, aftale.valid_to);
                kraev(&verdict)?;
                aftale.valid_to = last.unwrap_or(aftale.valid_to);
                aftale.valid_from = aftale.valid_from.min(aftale.valid_to);
            }
        }
        Ok(None)
    }

    async fn kan_foreslaas(&self, tx: &mut Tx, aftale: &Aftale, today: NaiveDate) -> Result<(), Afvist> {
        let serier = tx.serier_under(aftale.id).await?;
        // A series that goes on from an older version began before this one does.
        let fra = |serie: &SerieRow| match serie.afloeser_id {
            Some(_) => serie.valid_from.max(aftale.valid_from),
            None => serie.valid_from,
        };
        let perioder: Vec<_> = serier.iter().map(|serie| fra(serie)..=serie.valid_to).collect();
        kraev(&kan_foreslaas(&(aftale.valid_from..=aftale.valid_to), &perioder, today))
    }

    /// Whoever has to act next has a task; whoever has acted has none any more.
    async fn opgaver(&self, tx: &mut Tx, aftale: &Aftale, skridt: &AftaleSkridt) -> Result<(), Afvist> {
        let now = self.clock.now();
        tx.loes_aftale_opgaver(aftale.id, now).await?;
        let next = match skridt {
            AftaleSkridt::Foreslaa => Some((OpgaveSlags::AftaleForeslaaet, aftale.a_kasse_id)),
            AftaleSkridt::SendTilbage { .. } => Some((OpgaveSlags::AftaleSendtTilbage, aftale.jobcenter_id)),
            _ => None,
        };
        if let Some((slags, til)) = next {
            tx.insert_aftale_opgave(self.clock.new_id(), slags, til, aftale, now).await?;
        }
        Ok(())
    }

    /// The older version ends the day before, and its times from then on go over, with everybody who has booked them.
    async fn afloes(&self, tx: &mut Tx, kald: &Kald<'_>, ny: &Aftale) -> Result<Option<Uuid>, Afvist> {
        let Some(gammel) = ny.afloeser_id else { return Ok(None) };
        let mut afloest = Afloest::default();
        let now = self.clock.now();
        let day = ny.valid_from.max(zone::local_date(now));
        let Some(mut gammel) = tx.lock_aftale(gammel).await? else { return Ok(None) };
        for serie in tx.serier_under(ny.id).await? {
            let Some(before) = serie.afloeser_id else { continue };
            for tid in tx.kommende_tider(before, now).await? {
                tx.lock_tid(tid.id).await?;
            }
            let serie = overtag_svar(tx, before, serie, ny.a_kasse_id).await?;
            tx.overtag_tider(before, (serie.id, ny.id), day).await?;
            // Those of a closure that came after this version was begun.
            tx.arv_undtagelser(before, serie.id).await?;
            let plan = tider::tilpas(tx, &self.clock, &serie).await.map_err(Afvist::af_tider)?;
            if tx.serie_andele(before).await? != tx.serie_andele(serie.id).await? {
                tider::fordel_serie(tx, &serie, now, &plan).await?;
            }
            if let Some(foer) = tx.serie(before).await? {
                afloest.gaar_over(tx, &self.clock, (&foer, &serie), &plan).await?;
            }
        }
        match day.checked_sub_days(Days::new(1)).filter(|last| *last >= gammel.valid_from) {
            Some(last) => gammel.valid_to = gammel.valid_to.min(last),
            None => gammel.status = AftaleStatus::Ophoert,
        }
        tx.save_aftale(&gammel).await?;
        let lukkede = self.luk_efter(tx, &gammel).await?;
        afloest.ophoerer(tx, &self.clock, &gammel, lukkede).await?;
        spor(tx, &self.clock, kald, &gammel, (AftaleHandling::Afloest, None)).await?;
        noter_afloest(tx, (&self.clock, kald), ny, afloest).await
    }

    /// Closes the times that an aftale has after its last day; who has booked one keeps it. Gives how many were closed.
    async fn luk_efter(&self, tx: &mut Tx, aftale: &Aftale) -> Result<usize, Afvist> {
        let mut lukkede = 0;
        for serie in tx.serier_under(aftale.id).await? {
            if aftale.status == AftaleStatus::Ophoert {
                lukkede += tider::luk_kommende(tx, &self.clock, serie.id).await?;
            } else {
                let plan = tider::tilpas(tx, &self.clock, &serie).await.map_err(Afvist::af_tider)?;
                lukkede += plan.lukkes.len() + plan.booket.len();
            }
        }
        Ok(lukkede)
    }
}

fn er_part(kald: &Kald<'_>, aftale: &Aftale, skridt: &AftaleSkridt) -> bool {
    let (slags, side) = match skridt.er_a_kassens() {
        true => (MyndighedType::AKasse, aftale.a_kasse_id),
        false => (MyndighedType::Jobcenter, aftale.jobcenter_id),
    };
    kald.myndighed.slags == slags && kald.myndighed.id == Some(side)
}

fn ret(aftale: &mut Aftale, udkast: &AftaleUdkast, today: NaiveDate) -> Result<(), Afvist> {
    let (verdict, terms) = vilkaar(&udkast.form, today);
    kraev(&verdict)?;
    if let Some(terms) = terms {
        (aftale.valid_from, aftale.valid_to) = (terms.fra, terms.til);
        (aftale.ombook_days, aftale.aflys_days) = (terms.ombook, terms.aflys);
    }
    aftale.selvbooking = udkast.selvbooking;
    Ok(())
}
