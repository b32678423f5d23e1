//! The digest: which members' conversations are new, moved or called off, and where others take part; and what jobcentre have done to
//! the aftaler.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::Deserialize;

use super::{AKasseService, own};
use crate::domain::code_lists::{Deltagelsesvalg, SamtaleType};
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::oversigtsmail::NytTal;
use crate::domain::samtalenyt::{Andre, Nyt, nyt};
use crate::services::kald::{Afvist, Kald};
use crate::store::{AendretSamtale, Aftalenyt, Connection, StoreError};

/// One line of the digest.
#[derive(Clone)]
pub struct Samtalenyt {
    /// The conversation.
    pub id: IndkaldelseId,
    /// The member, by name.
    pub navn: String,
    /// The jobcenter that holds it, by name.
    pub myndighed_navn: String,
    /// Local start now; of one that is gone, when it was to be.
    pub local_start: NaiveDateTime,
    /// Who holds it for the jobcenter.
    pub medarbejder: String,
    /// The choice in force about the a-kasse's part.
    pub valg: Option<Deltagelsesvalg>,
    /// What has become of it.
    pub nyt: Nyt,
    /// When it was last changed.
    pub at: DateTime<Utc>,
}

/// What of an older version is looked at.
#[derive(Deserialize)]
struct Stod {
    a_kasse_id: Option<OrganisationId>,
    samtaletype: SamtaleType,
    local_start: NaiveDateTime,
    status: IndkaldelseStatus,
    medarbejder: String,
}

impl AKasseService {
    /// What has become of the members' fælles jobsamtaler in the last `dage` days of 24 hours, by start.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no a-kasse.
    pub async fn nyt(&self, kald: &Kald<'_>, dage: u32) -> Result<Vec<Samtalenyt>, Afvist> {
        let own = own(kald)?;
        let siden = self.clock.now() - TimeDelta::days(dage.into());
        let rows = self.store.read().await?.aendrede_medlemssamtaler(own, siden).await?;
        let found: Vec<_> = rows.into_iter().filter_map(|row| line(own, row)).collect();
        for borger in found.iter().map(|(borger, _)| *borger).collect::<BTreeSet<_>>() {
            self.remember(kald, own, borger, "medlemssamtaler_set").await?;
        }
        Ok(found.into_iter().map(|(_, line)| line).collect())
    }

    /// What jobcentre have done to the agreed aftaler in the same days, the newest first.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no a-kasse.
    pub async fn aftalenyt(&self, kald: &Kald<'_>, dage: u32) -> Result<Vec<Aftalenyt>, Afvist> {
        let own = own(kald)?;
        let siden = self.clock.now() - TimeDelta::days(dage.into());
        Ok(self.store.read().await?.aftalenyt(own, siden).await?)
    }
}

/// How much has become new since `siden`. It reads nobody's name, so nobody has looked at anybody.
///
/// # Errors
/// When the database fails.
pub async fn tael(
    connection: &mut Connection,
    own: OrganisationId,
    siden: DateTime<Utc>,
) -> Result<NytTal, StoreError> {
    let mut tal = NytTal { aftaler: connection.aftalenyt(own, siden).await?.len(), ..NytTal::default() };
    let rows = connection.aendrede_medlemssamtaler(own, siden).await?;
    for (_, line) in rows.into_iter().filter_map(|row| line(own, row)) {
        match line.nyt {
            Nyt::Ny => tal.nye += 1,
            Nyt::Flyttet { .. } => tal.flyttede += 1,
            Nyt::Aflyst { .. } => tal.aflyste += 1,
            Nyt::KomOgGik { .. } => tal.begge += 1,
            Nyt::Deltagere(_) => tal.deltagere += 1,
        }
    }
    Ok(tal)
}

fn line(own: OrganisationId, row: AendretSamtale) -> Option<(BorgerId, Samtalenyt)> {
    let guest = row.a_kasse_id == Some(own);
    let stands = row.status == IndkaldelseStatus::Planlagt && guest;
    let stod = stod(row.foer.as_deref());
    // One that was called off before is no news, whatever was written about it since.
    let gone_before = stod.as_ref().is_some_and(|stod| stod.status == IndkaldelseStatus::Aflyst);
    let gone = guest && row.status == IndkaldelseStatus::Aflyst && !gone_before;
    let foer = stod.filter(|stod| stod.er_gaest(own));
    let andre = Andre {
        medarbejder: foer.as_ref().is_some_and(|foer| foer.medarbejder != row.medarbejder),
        deltagere: row.andre_deltagere,
        valg: row.andet_valg,
    };
    let (foer, nu) = (foer.map(|foer| foer.local_start), stands.then_some(row.local_start));
    let nyt = nyt(foer, nu, gone.then_some(row.local_start), andre)?;
    let local_start = match nyt {
        Nyt::Aflyst { fra } | Nyt::KomOgGik { fra } => fra,
        Nyt::Ny | Nyt::Flyttet { .. } | Nyt::Deltagere(_) => row.local_start,
    };
    let AendretSamtale { id, navn, myndighed_navn, medarbejder, valg, updated_at: at, .. } = row;
    Some((row.borger_id, Samtalenyt { id, navn, myndighed_navn, local_start, medarbejder, valg, nyt, at }))
}

/// How it stood before. A version from before there was a history cannot be read.
fn stod(tilstand: Option<&str>) -> Option<Stod> {
    serde_json::from_str(tilstand?).ok()
}

impl Stod {
    /// It stood, with the a-kasse as its guest.
    fn er_gaest(&self, own: OrganisationId) -> bool {
        let faelles = self.samtaletype.is_faelles() || self.samtaletype == SamtaleType::Jobsamtale;
        self.status == IndkaldelseStatus::Planlagt && self.a_kasse_id == Some(own) && faelles
    }
}
