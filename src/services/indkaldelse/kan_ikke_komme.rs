//! The a-kasse that cannot come to a fælles jobsamtale, or can after all.

use super::IndkaldelseService;
use super::valg::{conversation, samtale};
use crate::domain::afbud::AfbudAarsag;
use crate::domain::besked::BeskedSlags;
use crate::domain::code_lists::MyndighedType;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::deltagelse::{Samtale, kan_ikke_komme};
use crate::services::forloeb::Forloeb;
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::retry_collisions;
use crate::store::Indkaldelse;

/// What an a-kasse says with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Afbud {
    /// Why, when it says so. Stands in the history.
    pub aarsag: Option<AfbudAarsag>,
    /// It cannot come to anything that day: then the day is the jobcenter's task, not this conversation.
    pub hele_dagen: bool,
}

impl IndkaldelseService {
    /// The a-kasse reports that it cannot come. That changes no choice; it becomes a task for the jobcenter, and the borger is
    /// told.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn kan_ikke_komme(&self, kald: &Kald<'_>, borger: BorgerId, id: IndkaldelseId) -> Result<(), Afvist> {
        self.kan_ikke_komme_fordi(kald, borger, id, Afbud::default()).await
    }

    /// The same, with more said.
    ///
    /// # Errors
    /// As [`IndkaldelseService::kan_ikke_komme`].
    pub async fn kan_ikke_komme_fordi(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        afbud: Afbud,
    ) -> Result<(), Afvist> {
        retry_collisions!(self.try_kan_ikke_komme(kald, borger, id, afbud))
    }

    async fn try_kan_ikke_komme(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: IndkaldelseId,
        afbud: Afbud,
    ) -> Result<(), Afvist> {
        let forloeb = self.begin(kald.actor, borger).await?;
        let mut forloeb = forloeb.fordi(afbud.aarsag.map(AfbudAarsag::navn));
        let Some(row) = own_to_say(&mut forloeb, kald, id).await? else { return Ok(()) };
        if row.a_kasse_afbud_at.is_some() {
            return Ok(());
        }
        let (to, id) = (row.myndighed_id, row.id);
        let told = Indkaldelse { a_kasse_afbud_at: Some(forloeb.now), ..row };
        let told = forloeb.aendr(told, IndkaldelseHandling::AKasseAfbud, Aflyser::Myndighed).await?;
        if !afbud.hele_dagen {
            forloeb.opgave(OpgaveSlags::AKasseKanIkkeKomme, to, Some(id), None).await?;
        }
        forloeb.besked(BeskedSlags::Deltagelse, &told).await?;
        Ok(forloeb.commit().await?)
    }

    /// The a-kasse takes it back: it comes. The jobcenter's task about it closes, and the borger is told.
    ///
    /// # Errors
    /// As [`IndkaldelseService::kan_ikke_komme`].
    pub async fn kommer_alligevel(&self, kald: &Kald<'_>, borger: BorgerId, id: IndkaldelseId) -> Result<(), Afvist> {
        retry_collisions!(self.try_kommer_alligevel(kald, borger, id))
    }

    async fn try_kommer_alligevel(&self, kald: &Kald<'_>, borger: BorgerId, id: IndkaldelseId) -> Result<(), Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?;
        let Some(row) = own_to_say(&mut forloeb, kald, id).await? else { return Ok(()) };
        if row.a_kasse_afbud_at.is_none() {
            return Ok(());
        }
        let comes = Indkaldelse { a_kasse_afbud_at: None, ..row };
        let comes = forloeb.aendr(comes, IndkaldelseHandling::AKasseKommer, Aflyser::Myndighed).await?;
        forloeb.besked(BeskedSlags::Deltagelse, &comes).await?;
        Ok(forloeb.commit().await?)
    }
}

/// The conversation, when the caller may say whether it comes to it.
async fn own_to_say(
    forloeb: &mut Forloeb<'_>,
    kald: &Kald<'_>,
    id: IndkaldelseId,
) -> Result<Option<Indkaldelse>, Afvist> {
    let medlemskab = kald.myndighed.medlemskab(&forloeb.borger);
    let row = conversation(forloeb, Some(kald), Some(id)).await;
    // Who has nothing to do with her learns nothing of which ids there are.
    let nothing = Samtale { er_faelles: true, indkalder: MyndighedType::Jobcenter, aflyst: false, begyndt: false };
    let known = row.as_ref().ok().and_then(Option::as_ref);
    let about = known.map_or(nothing, |row| samtale(row, forloeb));
    let gaest = known.is_none_or(|row| row.a_kasse_id == kald.myndighed.id);
    kraev(&kan_ikke_komme(kald.myndighed.slags, medlemskab, &about, gaest))?;
    row
}
