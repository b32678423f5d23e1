//! Absences: registered, given another last day, and read. They are never deleted. 56 and 57 are the jobcenter's alone;
//! an a-kasse's own exemptions stay with the a-kasse and are not registered here at all.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{RegisterService, maa_skrive, noter, skriver_registeret};
use crate::domain::code_lists::FravaerType;
use crate::domain::fravaer::Periode;
use crate::domain::ids::BorgerId;
use crate::domain::register::{Faktum, foelger};
use crate::domain::rules::register::{fravaer, fravaer_ses_af};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::forloeb::{Forloeb, Virkning};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::read_log::Look;
use crate::services::retry_collisions;
use crate::store::{FravaerPeriode, RegistreretFravaer, StoreError};

/// An absence as the caller reports it: whole local days, both included.
#[derive(Clone, Copy, Debug)]
pub struct FravaerUdkast {
    /// A value of `FravaerType`.
    pub fravaertype: u16,
    /// First day.
    pub fra: NaiveDate,
    /// Last day; none: it is not known when it ends.
    pub til: Option<NaiveDate>,
}

impl RegisterService {
    /// Registers an absence under an id the caller chose. The same one again changes nothing.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn registrer_fravaer(
        &self,
        kald: Option<&Kald<'_>>,
        borger: BorgerId,
        id: Uuid,
        udkast: FravaerUdkast,
    ) -> Result<(), Afvist> {
        retry_collisions!(self.try_registrer(kald, borger, id, udkast))
    }

    async fn try_registrer(
        &self,
        kald: Option<&Kald<'_>>,
        borger: BorgerId,
        id: Uuid,
        udkast: FravaerUdkast,
    ) -> Result<(), Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        let verdict = tilladt(kald, &forloeb, udkast);
        kraev(&verdict)?;
        let FravaerUdkast { fravaertype, fra, til } = udkast;
        let Some(fravaertype) = FravaerType::from_id(fravaertype) else { return Err(Afvist::Regler(verdict)) };
        let periode = FravaerPeriode { fravaertype, fra, til };
        if let Some(known) = forloeb.tx.fravaer(id).await? {
            let same = known == RegistreretFravaer { id, borger_id: borger, periode };
            return if same { Ok(()) } else { Err(id_exists()) };
        }
        match forloeb.tx.insert_fravaer(id, borger, &periode).await {
            Err(StoreError::Taken(_)) => return Err(id_exists()),
            other => other?,
        }
        virk(forloeb, Faktum::af_fravaer(fravaertype), id, periode.into()).await
    }

    /// Gives an absence another last day; none: it is not known when it ends. Nothing that was lost comes back by that.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn aendr_fravaer(
        &self,
        kald: Option<&Kald<'_>>,
        borger: BorgerId,
        id: Uuid,
        til: Option<NaiveDate>,
    ) -> Result<(), Afvist> {
        retry_collisions!(self.try_aendr(kald, borger, id, None, til))
    }

    /// The same from a page that showed `foer` as the last day.
    ///
    /// # Errors
    /// As [`RegisterService::aendr_fravaer`]; [`Afvist::Foraeldet`] when it has another last day by now.
    pub async fn ophoer_fravaer(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: Uuid,
        foer: Option<NaiveDate>,
        til: NaiveDate,
    ) -> Result<(), Afvist> {
        retry_collisions!(self.try_aendr(Some(kald), borger, id, Some(foer), Some(til)))
    }

    async fn try_aendr(
        &self,
        kald: Option<&Kald<'_>>,
        borger: BorgerId,
        id: Uuid,
        set: Option<Option<NaiveDate>>,
        til: Option<NaiveDate>,
    ) -> Result<(), Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        kraev(&maa_skrive(kald, &forloeb.borger))?;
        let known = forloeb.tx.fravaer(id).await?.filter(|known| known.borger_id == borger);
        let known = known.ok_or_else(|| Afvist::kode(&[Field::FravaerId], Code::UnknownFravaer))?;
        let FravaerPeriode { fravaertype, fra, til: foer } = known.periode;
        kraev(&tilladt(kald, &forloeb, FravaerUdkast { fravaertype: fravaertype.id(), fra, til }))?;
        if til == foer {
            return Ok(());
        }
        if set.is_some_and(|set| set != foer) {
            return Err(Afvist::Foraeldet { version: 0 });
        }
        forloeb.tx.set_fravaer_til(id, til).await?;
        // One that was over and is so no more begins anew.
        let anew = er_slut(foer, forloeb.today) && !er_slut(til, forloeb.today);
        let faktum = if anew { Faktum::af_fravaer(fravaertype) } else { Faktum::FravaerAendret };
        virk(forloeb, faktum, id, Periode { fravaertype, fra, til }).await
    }

    /// The absences of a borger that the caller may see, earliest first.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see her, or there is no such borger.
    pub async fn fravaer_of(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Vec<RegistreretFravaer>, Afvist> {
        let mut connection = self.store.read().await?;
        let found = connection.borger(borger).await?.filter(|borger| kald.myndighed.ser(borger));
        let borger = found.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))?;
        let mut rows = connection.registreret_fravaer_of(borger.id).await?;
        drop(connection);
        let concerns = Some(borger.jobcenter_id);
        let row = kald.actor.audit(&self.clock, self.clock.now(), "fravaer_laest", Some(borger.id), concerns, None);
        self.read_log.remember(Look::Audit(row)).await?;
        rows.retain(|row| fravaer_ses_af(kald.myndighed.slags, row.periode.fravaertype));
        Ok(rows)
    }
}

/// Every fault of the caller and of the absence at once.
pub(super) fn tilladt(kald: Option<&Kald<'_>>, forloeb: &Forloeb<'_>, udkast: FravaerUdkast) -> Verdict {
    let FravaerUdkast { fravaertype, fra, til } = udkast;
    let myndighed = kald.filter(|kald| !skriver_registeret(kald)).map(|kald| kald.myndighed.slags);
    let asked = fravaer(myndighed, fravaertype, fra, til, forloeb.today, &forloeb.indstillinger);
    maa_skrive(kald, &forloeb.borger).and(&asked)
}

/// Carries out what follows from the absence as it is now, and commits. One that is over leaves its mark by the clock
/// alone, and of the dead nothing follows.
pub(super) async fn virk(mut forloeb: Forloeb<'_>, faktum: Faktum, id: Uuid, periode: Periode) -> Result<(), Afvist> {
    noter(&mut forloeb, faktum, Some(id)).await?;
    if !er_slut(periode.til, forloeb.today) && forloeb.borger.doed_dato.is_none() {
        let row = foelger(faktum);
        let virkning = Virkning { fra: periode.fra, a_kasse: forloeb.borger.a_kasse_id };
        forloeb.foelg(&row, virkning).await?;
        forloeb.opgaver_om_hende(&row).await?;
    }
    forloeb.fravaer = forloeb.tx.fravaer_of(forloeb.borger.id).await?.into_iter().map(Into::into).collect();
    forloeb.turn_over().await?;
    Ok(forloeb.commit().await?)
}

fn er_slut(til: Option<NaiveDate>, today: NaiveDate) -> bool {
    til.is_some_and(|til| til < today)
}

pub(super) fn id_exists() -> Afvist {
    Afvist::kode(&[Field::FravaerId], Code::IdExists)
}
