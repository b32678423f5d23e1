//! The a-kasse that cannot come to a fælles jobsamtale.

use super::IndkaldelseService;
use super::valg::{conversation, samtale};
use crate::domain::besked::BeskedSlags;
use crate::domain::code_lists::MyndighedType;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::deltagelse::{Samtale, kan_ikke_komme};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::retry_collisions;
use crate::store::Indkaldelse;

impl IndkaldelseService {
    /// The a-kasse reports that it cannot come. That changes no choice; it becomes a task for the jobcenter, and the borger is
    /// told.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn kan_ikke_komme(&self, kald: &Kald<'_>, borger: BorgerId, id: IndkaldelseId) -> Result<(), Afvist> {
        retry_collisions!(self.try_kan_ikke_komme(kald, borger, id))
    }

    async fn try_kan_ikke_komme(&self, kald: &Kald<'_>, borger: BorgerId, id: IndkaldelseId) -> Result<(), Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?;
        let medlemskab = kald.myndighed.medlemskab(&forloeb.borger);
        let row = conversation(&mut forloeb, Some(kald), Some(id)).await;
        // Who has nothing to do with her learns nothing of which ids there are.
        let nothing = Samtale { er_faelles: true, indkalder: MyndighedType::Jobcenter, aflyst: false, begyndt: false };
        let about = row.as_ref().ok().and_then(Option::as_ref).map_or(nothing, |row| samtale(row, &forloeb));
        kraev(&kan_ikke_komme(kald.myndighed.slags, medlemskab, &about))?;
        let Some(row) = row? else { return Ok(()) };
        if row.a_kasse_afbud_at.is_some() {
            return Ok(());
        }
        let (to, id) = (row.myndighed_id, row.id);
        let told = Indkaldelse { a_kasse_afbud_at: Some(forloeb.now), ..row };
        let told = forloeb.aendr(told, IndkaldelseHandling::AKasseAfbud, Aflyser::Myndighed).await?;
        forloeb.opgave(OpgaveSlags::AKasseKanIkkeKomme, to, Some(id), None).await?;
        forloeb.besked(BeskedSlags::Deltagelse, &told).await?;
        Ok(forloeb.commit().await?)
    }
}
