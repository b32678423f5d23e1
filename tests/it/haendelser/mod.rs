//! Events on their way out of the house: numbers after commit, the feed of an authority, and sending to other systems.

mod daarlig_modtager;
mod drift;
mod feed;
mod indberetning;
mod kommune;
mod modtager;
mod nummer;
mod udsendelse;

use chrono::DateTime;
use uuid::Uuid;

use crate::support::World;
use faellestid::domain::haendelse::{Aendringstype, Entitet};
use faellestid::domain::ids::{HaendelseId, OrganisationId};
use faellestid::store::{Haendelse, Store};

impl World {
    /// An event of a conversation of `borger-med-booking`, told to `modtagere` and not written yet.
    async fn haendelse(&self, modtagere: &[OrganisationId]) -> Haendelse {
        let borger_id = self.borger("borger-med-booking").await;
        Haendelse {
            id: HaendelseId::from_uuid(self.clock.new_id()),
            entitet: Entitet::Indkaldelse,
            entitet_id: self.coming(borger_id).await[0].id.uuid(),
            aendringstype: Aendringstype::Opdateret,
            slags: "opdateret",
            borger_id,
            modtagere: modtagere.to_vec(),
        }
    }

    /// `n` such events, committed one by one, in order.
    async fn leave_haendelser(&self, n: usize, modtagere: &[OrganisationId]) -> Vec<HaendelseId> {
        let mut ids = Vec::new();
        for number in 0..n {
            let haendelse = self.haendelse(modtagere).await;
            let at = self.clock.now() + chrono::TimeDelta::milliseconds(i64::try_from(number).unwrap());
            leave(&self.store, &haendelse, at).await;
            ids.push(haendelse.id);
        }
        ids
    }

    /// Her jobcenter, of whom the demo's receivers are told.
    async fn jobcenter(&self) -> OrganisationId {
        self.borger_row(self.borger("borger-med-booking").await).await.jobcenter_id
    }

    async fn a_kasse(&self) -> OrganisationId {
        self.borger_row(self.borger("borger-med-booking").await).await.a_kasse_id.unwrap()
    }
}

/// A copy of an event under another id.
fn again(haendelse: &Haendelse, id: Uuid) -> Haendelse {
    Haendelse { id: HaendelseId::from_uuid(id), ..haendelse.clone() }
}

async fn leave(store: &Store, haendelse: &Haendelse, at: DateTime<chrono::Utc>) {
    let mut tx = store.begin().await.unwrap();
    tx.insert_haendelse(haendelse, at).await.unwrap();
    tx.commit().await.unwrap();
}
