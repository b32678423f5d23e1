//! Reading aftaler, for either side. There is nothing about borgere in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{AftaleService, not_theirs};
use crate::domain::aftale::{AftaleStatus, status_paa};
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{AftaleId, OrganisationId};
use crate::services::kald::{Afvist, Kald};
use crate::services::zone;
use crate::store::Aftale;

/// An aftale in a list.
#[derive(Clone, Debug)]
pub struct AftaleLinje {
    /// As stored.
    pub aftale: Aftale,
    /// Where it stands today.
    pub status: AftaleStatus,
    /// The other side's name.
    pub anden_part: String,
    /// Series that the a-kasse is asked to share inside it.
    pub delinger: usize,
}

impl AftaleService {
    /// The caller's aftaler: those that wait for somebody first, then the newest. An a-kasse does not see drafts, nor what the
    /// jobcenter threw away before it was agreed.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no authority with aftaler.
    pub async fn liste(&self, kald: &Kald<'_>) -> Result<Vec<AftaleLinje>, Afvist> {
        let own = kald.myndighed.id.ok_or_else(not_theirs)?;
        let mut connection = self.store.read().await?;
        let aftaler = connection.aftaler_of(own).await?;
        let names: BTreeMap<_, _> =
            connection.organisationer().await?.into_iter().map(|found| (found.id, found.navn)).collect();
        let today = zone::local_date(self.clock.now());
        let seen = aftaler.into_iter().filter(|aftale| ser(kald, aftale));
        let mut lines: Vec<_> = seen.map(|aftale| linje(aftale, own, &names, today)).collect();
        let asked = connection.delinger_der_venter(own, today).await?;
        for line in lines.iter_mut().filter(|line| line.status == AftaleStatus::Aftalt) {
            line.delinger = asked.iter().filter(|(_, jobcenter)| *jobcenter == line.aftale.jobcenter_id).count();
        }
        lines.sort_by_key(|line| (order(line.status), std::cmp::Reverse(line.aftale.valid_from)));
        Ok(lines)
    }

    /// Whether it was proposed to the calling a-kasse and is the jobcenter's draft again, which the a-kasse does not see.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn er_trukket_tilbage(&self, kald: &Kald<'_>, id: AftaleId) -> Result<bool, Afvist> {
        let aftale = self.store.read().await?.aftale(id).await?;
        // A draft that was never proposed has the version it was made with.
        Ok(aftale.is_some_and(|aftale| {
            Some(aftale.a_kasse_id) == kald.myndighed.id && aftale.status == AftaleStatus::Kladde && aftale.version > 1
        }))
    }

    /// The a-kasser an aftale can be made with, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn a_kasser(&self) -> Result<Vec<(OrganisationId, String)>, Afvist> {
        let today = zone::local_date(self.clock.now());
        let all = self.store.read().await?.organisationer().await?;
        let current = all.into_iter().filter(|found| found.kind == "a_kasse");
        let current = current.filter(|found| found.valid_to.is_none_or(|last| last >= today));
        let mut named: Vec<_> = current.map(|found| (found.id, found.navn)).collect();
        named.sort_by_key(|(_, navn)| navn.to_lowercase());
        Ok(named)
    }
}

pub(super) fn linje(
    aftale: Aftale,
    own: OrganisationId,
    names: &BTreeMap<OrganisationId, String>,
    today: NaiveDate,
) -> AftaleLinje {
    let other = if own == aftale.jobcenter_id { aftale.a_kasse_id } else { aftale.jobcenter_id };
    let anden_part = names.get(&other).cloned().unwrap_or_default();
    AftaleLinje { status: status_paa(aftale.status, aftale.valid_to, today), anden_part, delinger: 0, aftale }
}

pub(super) fn ser(kald: &Kald<'_>, aftale: &Aftale) -> bool {
    let agreed_once = aftale.a_kasse_approved_at.is_some();
    match aftale.status {
        AftaleStatus::Foreslaaet | AftaleStatus::Aftalt => true,
        AftaleStatus::Kladde => kald.myndighed.slags == MyndighedType::Jobcenter,
        AftaleStatus::Ophoert => kald.myndighed.slags == MyndighedType::Jobcenter || agreed_once,
    }
}

const fn order(status: AftaleStatus) -> u8 {
    match status {
        AftaleStatus::Foreslaaet => 0,
        AftaleStatus::Kladde => 1,
        AftaleStatus::Aftalt => 2,
        AftaleStatus::Ophoert => 3,
    }
}
