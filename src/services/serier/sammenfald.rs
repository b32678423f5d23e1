//! Series that would keep the same people busy at the same moments: told when one is typed, with where the other stands.

use std::collections::BTreeMap;

use super::{SerieService, navne, ramme};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::serie::{SerieForm, serie, ved_siden_af};
use crate::services::aftaler::jobcenter;
use crate::services::kald::{Afvist, Kald};
use crate::services::{tider, zone};
use crate::store::{Aftale, SerieRow};

/// A series with times at the same moments, of the same employee or team and the same form.
#[derive(Clone, Debug)]
pub struct Sammenfald {
    /// It.
    pub serie: SerieRow,
    /// The a-kasse of its aftale.
    pub a_kasse: String,
    /// It stands under the same aftale: that is refused. Under another, the same team may have people enough.
    pub samme_aftale: bool,
}

impl SerieService {
    /// What the typed series meets, among all the series of the caller's. `ret`: the one that is changed. Empty also when what is
    /// typed is no series.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no jobcenter.
    pub async fn sammenfald(
        &self,
        kald: &Kald<'_>,
        aftale: &Aftale,
        ret: Option<SerieId>,
        form: &SerieForm,
    ) -> Result<Vec<Sammenfald>, Afvist> {
        let own = jobcenter(kald)?;
        let Some(udkast) = serie(form, (&ramme(aftale), aftale.a_kasse_id)).1 else { return Ok(vec![]) };
        let today = zone::local_date(self.clock.now());
        let mut connection = self.store.read().await?;
        let navne = navne(&mut connection).await?;
        let aftaler = connection.aftaler_of(own).await?;
        let counts: BTreeMap<AftaleId, &Aftale> = aftaler
            .iter()
            .filter(|other| taeller(aftale, other) && other.valid_to >= today)
            .map(|a| (a.id, a))
            .collect();
        let mut found = Vec::new();
        for row in connection.serier_of(own).await? {
            let Some(other) = counts.get(&row.aftale_id).filter(|_| Some(row.id) != ret) else { continue };
            let rule = tider::rule(&row).map_err(Afvist::af_tider)?;
            if ved_siden_af(&udkast, (&rule, row.samtaleform, &row.medarbejder)).is_kept() {
                continue;
            }
            let a_kasse = navne.get(&other.a_kasse_id).cloned().unwrap_or_default();
            found.push(Sammenfald { samme_aftale: other.id == aftale.id, serie: row, a_kasse });
        }
        Ok(found)
    }
}

/// Whether the times of another aftale will be held beside those of this one: not those of the version it takes over from, nor of
/// one that takes over from it.
fn taeller(aftale: &Aftale, other: &Aftale) -> bool {
    let in_force = matches!(other.status, AftaleStatus::Foreslaaet | AftaleStatus::Aftalt);
    let versions = aftale.afloeser_id == Some(other.id) || other.afloeser_id == Some(aftale.id);
    other.id == aftale.id || (in_force && !versions)
}
