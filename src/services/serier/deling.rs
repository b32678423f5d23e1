//! Which a-kasser can share the times of an aftale, which of them have said yes, and their answer.

use std::collections::BTreeSet;

use super::SerieService;
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{OrganisationId, SerieId};
use crate::domain::rules::serie::SerieUdkast;
use crate::domain::rules::{Code, Field};
use crate::services::aftaler::not_theirs;
use crate::services::kald::{Afvist, Kald};
use crate::services::{retry_collisions, tider};
use crate::store::{Aftale, Connection, SerieAndel, SerieRow};

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
        tider::tilpas(&mut tx, &self.clock, &row).await.map_err(Afvist::af_tider)?;
        tider::fordel_serie(&mut tx, &row, self.clock.now()).await?;
        let handling = if ja { AftaleHandling::DelingBekraeftet } else { AftaleHandling::DelingAfvist };
        self.spor(&mut tx, kald, &aftale, handling).await?;
        Ok(tx.commit().await?)
    }
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
