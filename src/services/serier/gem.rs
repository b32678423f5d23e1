//! Putting a series into an aftale, and changing one, with the times it has.

use uuid::Uuid;

use super::deling::Fordelt;
use super::ja::{kraev_ja, skal_sige_ja};
use super::raekke::{andele, ny_raekke, raekke};
use super::{SerieService, doemt, egen, kraev_plads};
use crate::domain::aftale::AftaleHandling;
use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::nye_tider::{SagtJa, ja};
use crate::domain::rules::serie::SerieForm;
use crate::domain::serie::Tilpasning;
use crate::services::aftaleaendring::{Beslutning, noter_serie};
use crate::services::aftaler::{not_theirs, spor};
use crate::services::kald::{Afvist, Kald, kraev, kraev_version};
use crate::services::{retry_collisions, tider, zone};
use crate::store::{Aftale, SerieRow, Tx};

impl SerieService {
    /// Puts a new series into an aftale that is a draft or agreed; of an agreed one the times are made at once, when its a-kasse has
    /// said yes to them.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it.
    pub async fn opret(&self, kald: &Kald<'_>, aftale: AftaleId, form: &SerieForm) -> Result<SerieId, Afvist> {
        let mut tx = self.store.begin().await?;
        egen(&mut tx, kald, aftale).await?;
        let aftale = tx.lock_aftale(aftale).await?.ok_or_else(not_theirs)?;
        let id = self.tilfoej(&mut tx, kald, &aftale, form).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes a series that the caller read in that version, and its times with it. Of an agreed aftale its a-kasse, and those that
    /// share the times, have said yes to what is new.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with all that is wrong with it; [`Afvist::Foraeldet`]: somebody else was first.
    pub async fn ret(
        &self,
        kald: &Kald<'_>,
        id: SerieId,
        version: i64,
        form: &SerieForm,
    ) -> Result<Tilpasning, Afvist> {
        Ok(self.ret_besluttet(kald, id, version, form, Beslutning::USET).await?.0)
    }

    /// The same as it was decided on the page that showed whom it hits. Gives also the change, whose conversations wait for their turn;
    /// none while the aftale is not agreed.
    pub(in crate::services) async fn ret_besluttet(
        &self,
        kald: &Kald<'_>,
        id: SerieId,
        version: i64,
        form: &SerieForm,
        beslutning: Beslutning<'_>,
    ) -> Result<(Tilpasning, Option<Uuid>), Afvist> {
        retry_collisions!(self.ret_once(kald, id, version, form, beslutning))
    }

    async fn ret_once(
        &self,
        kald: &Kald<'_>,
        id: SerieId,
        version: i64,
        form: &SerieForm,
        beslutning: Beslutning<'_>,
    ) -> Result<(Tilpasning, Option<Uuid>), Afvist> {
        let mut tx = self.store.begin().await?;
        let known = tx.serie(id).await?.ok_or_else(not_theirs)?;
        egen(&mut tx, kald, known.aftale_id).await?;
        let aftale = tx.lock_aftale(known.aftale_id).await?.ok_or_else(not_theirs)?;
        let before = tx.lock_serie(id).await?.ok_or_else(not_theirs)?;
        kraev_version(Some(version), before.version - 1)?;
        let done = self.aendr(&mut tx, kald, &aftale, before, form, beslutning).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Puts a new series into a locked aftale.
    pub(super) async fn tilfoej(
        &self,
        tx: &mut Tx,
        kald: &Kald<'_>,
        aftale: &Aftale,
        form: &SerieForm,
    ) -> Result<SerieId, Afvist> {
        let today = zone::local_date(self.clock.now());
        let udkast = doemt(tx, aftale, None, form).await?;
        let fordelt = Fordelt::ny(&andele(&udkast), aftale.a_kasse_id, &[]);
        let row = fordelt.raekke(ny_raekke(SerieId::from_uuid(self.clock.new_id()), aftale.id, &udkast));
        let skal = skal_sige_ja(tx, aftale, (None, &row), &fordelt.aftalt, today).await?;
        let sagt = kraev_ja(&form.ja, &skal, today)?;
        tx.insert_serie(&row).await?;
        tx.save_serie_forslag(row.id, &fordelt.venter).await?;
        tider::tilpas(tx, &self.clock, &row).await.map_err(Afvist::af_tider)?;
        self.spor_serie(tx, kald, aftale, (AftaleHandling::SerieTilfoejet, &sagt)).await?;
        Ok(row.id)
    }

    /// Changes a locked series of a locked aftale, as it was decided. Gives what became of its times, and the change when it is agreed.
    pub(super) async fn aendr(
        &self,
        tx: &mut Tx,
        kald: &Kald<'_>,
        aftale: &Aftale,
        before: SerieRow,
        form: &SerieForm,
        beslutning: Beslutning<'_>,
    ) -> Result<(Tilpasning, Option<Uuid>), Afvist> {
        let (id, today) = (before.id, zone::local_date(self.clock.now()));
        let udkast = doemt(tx, aftale, Some(id), form).await?;
        let shared = tx.serie_andele(id).await?;
        let fordelt = Fordelt::ny(&andele(&udkast), aftale.a_kasse_id, &shared);
        let row = fordelt.raekke(raekke(&udkast, before.clone()));
        let skal = skal_sige_ja(tx, aftale, (Some(&before), &row), &fordelt.aftalt, today).await?;
        let (uden_ja, sagt) = ja(&form.ja, &skal, today);
        tx.save_serie(&row).await?;
        tx.save_serie_andele(id, &fordelt.aftalt).await?;
        tx.save_serie_forslag(id, &fordelt.venter).await?;
        let plan = tider::tilpas(tx, &self.clock, &row).await.map_err(Afvist::af_tider)?;
        kraev_plads(&plan)?;
        if shared != fordelt.aftalt {
            tider::fordel_serie(tx, &row, self.clock.now(), &plan).await?;
        }
        let om = (&self.clock, kald);
        let done = match noter_serie(tx, om, aftale, (&before, &row), &plan, &beslutning).await {
            // Whose yes is missing and what was not decided are told at once.
            Err(Afvist::Regler(undecided)) => return Err(Afvist::Regler(uden_ja.and(&undecided))),
            noted => noted?,
        };
        kraev(&uden_ja)?;
        self.spor_serie(tx, kald, aftale, (AftaleHandling::SerieRettet, &sagt)).await?;
        Ok((plan, done))
    }

    /// What a change of a series leaves behind, with the yes that was said to it outside the system.
    async fn spor_serie(
        &self,
        tx: &mut Tx,
        kald: &Kald<'_>,
        aftale: &Aftale,
        (handling, sagt): (AftaleHandling, &[SagtJa]),
    ) -> Result<(), Afvist> {
        spor(tx, &self.clock, kald, aftale, (handling, None)).await?;
        for ja in sagt {
            tx.insert_aftale_ja(aftale, ja).await?;
            let (now, action, about) = (self.clock.now(), "aftale_ja_registreret", Some(aftale.id.uuid()));
            let line = kald.actor.audit(&self.clock, now, action, None, Some(ja.a_kasse), about);
            tx.insert_audit(&line).await?;
        }
        Ok(())
    }
}
