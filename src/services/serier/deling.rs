//! Which a-kasser can share the times of an aftale, which of them have said yes, and their answer.

use std::collections::BTreeSet;

use super::SerieService;
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{OrganisationId, SerieId};
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::serie::SerieUdkast;
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::not_theirs;
use crate::services::kald::{Afvist, Kald};
use crate::services::{retry_collisions, tider};
use crate::store::{Aftale, Connection, SerieAndel, SerieRow, Tx};

/// Shares as they are wanted, by whether the a-kasse has said yes.
#[derive(Clone, Debug, Default)]
pub(super) struct Fordelt {
    /// These share it. The series' own a-kasse is among them as soon as anybody else is.
    pub aftalt: Vec<SerieAndel>,
    /// These have to answer first.
    pub venter: Vec<SerieAndel>,
}

impl Fordelt {
    /// Sorts what is wanted by who shares the series already.
    pub(super) fn ny(wanted: &[SerieAndel], egen: OrganisationId, shared: &[SerieAndel]) -> Self {
        let agreed = |andel: &&SerieAndel| shared.iter().any(|known| known.a_kasse_id == andel.a_kasse_id);
        let (own, others): (Vec<_>, Vec<_>) = wanted.iter().partition(|andel| andel.a_kasse_id == egen);
        let (mut aftalt, mut venter): (Vec<SerieAndel>, Vec<SerieAndel>) = others.into_iter().partition(agreed);
        match (aftalt.is_empty(), venter.is_empty()) {
            (false, _) => aftalt.extend(own),
            (true, false) => venter.extend(own),
            (true, true) => {}
        }
        aftalt.sort_by_key(|andel| andel.a_kasse_id);
        Self { aftalt, venter }
    }

    /// The series as it is to be: places are kept only for those who have said yes.
    pub(super) fn raekke(&self, row: SerieRow) -> SerieRow {
        let kept = self.aftalt.iter().map(|andel| andel.pladser).sum();
        let holdes = (!self.aftalt.is_empty()).then_some(kept);
        SerieRow { bookbar: crate::store::SerieBookbar { holdes, ..row.bookbar }, ..row }
    }
}

impl SerieService {
    /// The a-kasser that can share the times of an aftale of the caller's, by name; its own first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kan_dele(&self, aftale: &Aftale) -> Result<Vec<(OrganisationId, String)>, Afvist> {
        let mut connection = self.store.read().await?;
        let able = kan_dele(&mut connection, aftale).await?;
        let all = connection.organisationer().await?;
        let named = all.into_iter().filter(|found| able.contains(&found.id)).map(|found| (found.id, found.navn));
        let mut named: Vec<_> = named.collect();
        named.sort_by_key(|(id, navn)| (*id != aftale.a_kasse_id, navn.to_lowercase()));
        Ok(named)
    }

    /// The a-kasser that share a series or are asked to, with the places kept for each. Empty: it is not to be shared.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn andele(&self, serie: SerieId) -> Result<Vec<SerieAndel>, Afvist> {
        let mut connection = self.store.read().await?;
        let mut andele = connection.serie_andele(serie).await?;
        andele.extend(connection.serie_forslag(serie).await?);
        andele.sort_by_key(|andel| andel.a_kasse_id);
        Ok(andele)
    }

    /// The calling a-kasse says yes or no to sharing a series of another one's aftale.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not asked, or has no aftale of its own with the jobcenter in those days.
    pub async fn svar_deling(&self, kald: &Kald<'_>, serie: SerieId, ja: bool) -> Result<(), Afvist> {
        retry_collisions!(self.svar_once(kald, serie, ja))
    }

    async fn svar_once(&self, kald: &Kald<'_>, id: SerieId, ja: bool) -> Result<(), Afvist> {
        let own = kald.myndighed.id.filter(|_| kald.myndighed.slags == MyndighedType::AKasse).ok_or_else(not_theirs)?;
        let mut tx = self.store.begin().await?;
        let known = tx.serie(id).await?.ok_or_else(not_theirs)?;
        let aftale = tx.lock_aftale(known.aftale_id).await?.ok_or_else(not_theirs)?;
        let row = tx.lock_serie(id).await?.ok_or_else(not_theirs)?;
        let mut venter = tx.serie_forslag(id).await?;
        let asked = aftale.status == AftaleStatus::Aftalt && own != aftale.a_kasse_id;
        let asked = venter.iter().find(|andel| andel.a_kasse_id == own).copied().filter(|_| asked);
        let asked = asked.ok_or_else(not_theirs)?;
        venter.retain(|andel| andel.a_kasse_id != own);
        if ja && !kan_dele(&mut tx, &aftale).await?.contains(&own) {
            return Err(Afvist::kode(&[Field::Andele], Code::AndelWithoutAftale));
        }
        let mut shared = tx.serie_andele(id).await?;
        let wanted: Vec<_> = shared.iter().chain(&venter).copied().chain(ja.then_some(asked)).collect();
        shared.extend(ja.then_some(asked));
        let fordelt = Fordelt::ny(&wanted, aftale.a_kasse_id, &shared);
        let row = fordelt.raekke(row);
        tx.save_serie(&row).await?;
        tx.save_serie_andele(id, &fordelt.aftalt).await?;
        tx.save_serie_forslag(id, &fordelt.venter).await?;
        // In one order, whatever becomes of them.
        for tid in tx.kommende_tider(id, self.clock.now()).await? {
            tx.lock_tid(tid.id).await?;
        }
        let plan = tider::tilpas(&mut tx, &self.clock, &row).await.map_err(Afvist::af_tider)?;
        tider::fordel_serie(&mut tx, &row, self.clock.now(), &plan).await?;
        if !ja {
            afvis_i_kladder(&mut tx, id, own).await?;
        }
        let handling = if ja { AftaleHandling::DelingBekraeftet } else { AftaleHandling::DelingAfvist };
        self.spor_svar(&mut tx, kald, &aftale, (own, handling)).await?;
        Ok(tx.commit().await?)
    }

    /// What the answer leaves behind. The history, which the series' own a-kasse reads too, has the name of the a-kasse that
    /// answered, not of its employee: he stands in the audit trail. The jobcenter gets a task.
    async fn spor_svar(
        &self,
        tx: &mut Tx,
        kald: &Kald<'_>,
        aftale: &Aftale,
        (a_kasse, handling): (OrganisationId, AftaleHandling),
    ) -> Result<(), Afvist> {
        let now = self.clock.now();
        let navn = tx.organisation(a_kasse).await?.map(|found| found.navn);
        tx.insert_aftale_version(aftale, now, handling, None, navn.as_deref()).await?;
        let (id, slags) = (self.clock.new_id(), OpgaveSlags::AftaleDelingBesvaret);
        tx.insert_aftale_opgave(id, slags, aftale.jobcenter_id, aftale, now).await?;
        let action = format!("aftale_{}", handling.as_str());
        let line = kald.actor.audit(&self.clock, now, action, None, kald.myndighed.id, Some(aftale.id.uuid()));
        Ok(tx.insert_audit(&line).await?)
    }
}

/// Lets the series of a newer version that takes over now have the yes that was said about the older one after the draft was begun.
pub(in crate::services) async fn overtag_svar(
    tx: &mut Tx,
    foer: SerieId,
    ny: SerieRow,
    egen: OrganisationId,
) -> Result<SerieRow, Afvist> {
    let (before, venter) = (tx.serie_andele(foer).await?, tx.serie_forslag(ny.id).await?);
    let said_yes =
        |andel: &&SerieAndel| andel.a_kasse_id != egen && before.iter().any(|b| b.a_kasse_id == andel.a_kasse_id);
    let answered: Vec<_> = venter.iter().filter(said_yes).copied().collect();
    if answered.is_empty() {
        return Ok(ny);
    }
    let mut shared = tx.serie_andele(ny.id).await?;
    let wanted: Vec<_> = shared.iter().chain(&venter).copied().collect();
    shared.extend(answered);
    let fordelt = Fordelt::ny(&wanted, egen, &shared);
    let row = fordelt.raekke(tx.lock_serie(ny.id).await?.unwrap_or(ny));
    tx.save_serie(&row).await?;
    tx.save_serie_andele(row.id, &fordelt.aftalt).await?;
    tx.save_serie_forslag(row.id, &fordelt.venter).await?;
    Ok(row)
}

/// A no to sharing a series is one to its copy in a newer version that is being agreed too.
async fn afvis_i_kladder(tx: &mut Tx, serie: SerieId, a_kasse: OrganisationId) -> Result<(), Afvist> {
    for copy in tx.serier_i_kladde_efter(serie).await? {
        let (shared, mut venter) = (tx.serie_andele(copy.id).await?, tx.serie_forslag(copy.id).await?);
        venter.retain(|andel| andel.a_kasse_id != a_kasse);
        let Some(aftale) = tx.aftale(copy.aftale_id).await? else { continue };
        let wanted: Vec<_> = shared.iter().chain(&venter).copied().collect();
        let fordelt = Fordelt::ny(&wanted, aftale.a_kasse_id, &shared);
        tx.lock_serie(copy.id).await?;
        tx.save_serie_forslag(copy.id, &fordelt.venter).await?;
    }
    Ok(())
}

/// The a-kasser of the jobcenter's agreed aftaler in the days of this one, its own among them: those that can share its times.
pub(super) async fn kan_dele(connection: &mut Connection, aftale: &Aftale) -> Result<BTreeSet<OrganisationId>, Afvist> {
    let meets = |other: &Aftale| {
        let days = other.valid_from <= aftale.valid_to && aftale.valid_from <= other.valid_to;
        days && other.status == AftaleStatus::Aftalt && other.samtaletype == aftale.samtaletype
    };
    let others = connection.aftaler_of(aftale.jobcenter_id).await?;
    let others = others.iter().filter(|other| meets(other)).map(|other| other.a_kasse_id);
    Ok(others.chain([aftale.a_kasse_id]).collect())
}

/// Fails when it is shared with somebody else.
pub(super) async fn kraev_deling(
    connection: &mut Connection,
    aftale: &Aftale,
    udkast: &SerieUdkast,
) -> Result<(), Afvist> {
    let Some(deling) = &udkast.deling else { return Ok(()) };
    let able = kan_dele(connection, aftale).await?;
    match deling.andele.keys().all(|a_kasse| able.contains(a_kasse)) {
        true => Ok(()),
        false => Err(Afvist::kode(&[Field::Andele], Code::AndelWithoutAftale)),
    }
}
