//! Letting the a-kasse be asked: what is typed for an agreed aftale goes into the draft of its newer version, and what is agreed
//! stands until the a-kasse has said yes to that.

use chrono::NaiveDate;

use super::{SerieService, egen};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::serie::SerieForm;
use crate::domain::rules::{Code, Field};
use crate::services::aftaleaendring::Beslutning;
use crate::services::aftaler::{begynd, kraev_aftalt, not_theirs};
use crate::services::kald::{Afvist, Kald, kraev_version};
use crate::services::{retry_collisions, zone};
use crate::store::{Aftale, Tx};

impl SerieService {
    /// The newer version of the caller's aftale that is being agreed, if there is one.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the aftale is not the caller's.
    pub async fn nyere_version(&self, kald: &Kald<'_>, aftale: AftaleId) -> Result<Option<Aftale>, Afvist> {
        let mut connection = self.store.read().await?;
        egen(&mut connection, kald, aftale).await?;
        Ok(connection.nyere_version(aftale).await?)
    }

    /// Puts a series into the draft of a newer version, begun here when there is none; gives that draft. `ret`: the series of the agreed
    /// aftale that is changed, with the version in which the caller read it; none: a new one.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it, or that a proposal is being answered, or that the series is not in the draft
    /// as it is agreed; [`Afvist::Foraeldet`]: somebody else was first.
    pub async fn foreslaa(
        &self,
        kald: &Kald<'_>,
        aftale: AftaleId,
        ret: Option<(SerieId, i64)>,
        form: &SerieForm,
    ) -> Result<AftaleId, Afvist> {
        retry_collisions!(self.foreslaa_once(kald, aftale, ret, form))
    }

    async fn foreslaa_once(
        &self,
        kald: &Kald<'_>,
        aftale: AftaleId,
        ret: Option<(SerieId, i64)>,
        form: &SerieForm,
    ) -> Result<AftaleId, Afvist> {
        let mut tx = self.store.begin().await?;
        let seen = egen(&mut tx, kald, aftale).await?;
        // Two who begin at the same moment get one draft.
        tx.lock_aftaler_of(seen.jobcenter_id).await?;
        let agreed = tx.lock_aftale(aftale).await?.ok_or_else(not_theirs)?;
        kraev_aftalt(&agreed, zone::local_date(self.clock.now()))?;
        if let Some((id, version)) = ret {
            let row = tx.serie(id).await?.filter(|row| row.aftale_id == aftale).ok_or_else(not_theirs)?;
            kraev_version(Some(version), row.version)?;
        }
        let draft = self.kladde(&mut tx, kald, agreed).await?;
        let form = fra(form, draft.valid_from);
        match ret {
            None => drop(self.tilfoej(&mut tx, kald, &draft, &form).await?),
            Some((id, _)) => self.ret_i(&mut tx, kald, &draft, (id, &form)).await?,
        }
        tx.commit().await?;
        Ok(draft.id)
    }

    /// The draft of the newer version, locked.
    async fn kladde(&self, tx: &mut Tx, kald: &Kald<'_>, agreed: Aftale) -> Result<Aftale, Afvist> {
        match tx.nyere_version(agreed.id).await? {
            Some(open) if open.status == AftaleStatus::Kladde => tx.lock_aftale(open.id).await?.ok_or_else(not_theirs),
            Some(_) => Err(Afvist::kode(&[Field::Myndighed], Code::ForslagUndervejs)),
            None => {
                let draft = begynd(tx, &self.clock, kald, agreed).await?;
                tx.lock_aftale(draft.id).await?.ok_or_else(not_theirs)
            }
        }
    }

    /// Changes the series of the draft that goes on from `id`. One that was changed or taken out there is left as it is.
    async fn ret_i(
        &self,
        tx: &mut Tx,
        kald: &Kald<'_>,
        draft: &Aftale,
        (id, form): (SerieId, &SerieForm),
    ) -> Result<(), Afvist> {
        let mut copies = tx.serier_under(draft.id).await?;
        copies.retain(|copy| copy.afloeser_id == Some(id) && copy.version == 1);
        let changed = || Afvist::kode(&[Field::Myndighed], Code::SerieRettetIKladde);
        let copy = copies.pop().ok_or_else(changed)?;
        let copy = tx.lock_serie(copy.id).await?.ok_or_else(changed)?;
        self.aendr(tx, kald, draft, copy, form, Beslutning::USET).await.map(drop)
    }
}

/// What lies before the first day of the draft is no part of it.
fn fra(form: &SerieForm, first: NaiveDate) -> SerieForm {
    let before = form.fra.parse::<NaiveDate>().is_ok_and(|day| day < first);
    SerieForm { fra: if before { first.to_string() } else { form.fra.clone() }, ..form.clone() }
}
