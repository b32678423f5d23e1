//! What her page shows beside her frister and conversations: the messages to her, and what those who acted are called.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Sagsbehandling, own_borger};
use crate::domain::cpr::Cpr;
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::services::kald::{Afvist, Kald};
use crate::store::{Medarbejder, SendtBesked};

/// Messages that her page shows.
const BESKEDER: i64 = 50;

/// A message and the ways it took.
#[derive(Clone, Debug)]
pub struct Besked {
    /// The message, with its first way.
    pub besked: SendtBesked,
    /// Its ways, none while it has not been taken up.
    pub veje: Vec<SendtBesked>,
}

/// What those are called who stand in her history.
#[derive(Clone, Debug, Default)]
pub struct Medvirkende {
    /// Whose page it is: its own people are called by name, others by their authority's.
    pub own: Option<OrganisationId>,
    /// The employees.
    pub medarbejdere: BTreeMap<Uuid, Medarbejder>,
    /// The authorities, by name.
    pub organisationer: BTreeMap<OrganisationId, String>,
}

/// What her page shows beside the rest.
#[derive(Clone)]
pub struct Omkring {
    /// Her number, which shows itself masked.
    pub cpr: Option<Cpr>,
    /// The messages to her, newest first.
    pub beskeder: Vec<Besked>,
    /// What those are called who have changed her conversations and frister.
    pub medvirkende: Medvirkende,
}

impl Sagsbehandling {
    /// What the page of one of the caller's own borgere shows beside the rest. The look is audited with her page.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: there is no such borger of the caller's.
    pub async fn omkring(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Omkring, Afvist> {
        let mut connection = self.store.read().await?;
        own_borger(&mut connection, kald, borger).await?;
        let cpr = connection.cpr_of(borger).await?;
        let rows = connection.sendte_beskeder(borger, BESKEDER).await?;
        let medarbejdere = connection.medvirkende(borger).await?;
        let organisationer = connection.organisationer().await?;
        let one = |ways: &[SendtBesked]| {
            let veje = ways.iter().filter(|way| way.kanal.is_some()).copied().collect();
            ways.first().map(|&besked| Besked { besked, veje })
        };
        let medvirkende = Medvirkende {
            own: kald.myndighed.id,
            medarbejdere: medarbejdere.into_iter().map(|one| (one.id.uuid(), one)).collect(),
            organisationer: organisationer.into_iter().map(|one| (one.id, one.navn)).collect(),
        };
        let beskeder = rows.chunk_by(|one, next| one.id == next.id).filter_map(one).collect();
        Ok(Omkring { cpr, beskeder, medvirkende })
    }
}
