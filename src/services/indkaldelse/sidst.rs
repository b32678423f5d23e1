//! Who changed a conversation last: told to the one who comes second.

use chrono::{DateTime, Utc};

use super::IndkaldelseService;
use crate::domain::ids::{IndkaldelseId, MedarbejderId};
use crate::services::kald::{Afvist, Kald};

impl IndkaldelseService {
    /// When a conversation that the caller has read was changed last, and by whom, by name when it was one of his own people. None: there is
    /// no such conversation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sidst_aendret(
        &self,
        kald: &Kald<'_>,
        id: IndkaldelseId,
    ) -> Result<Option<(Option<String>, DateTime<Utc>)>, Afvist> {
        let mut connection = self.store.read().await?;
        let versions = connection.indkaldelse_historik(id).await?;
        let Some(last) = versions.into_iter().max_by_key(|version| version.version) else { return Ok(None) };
        let own = last.organisation_id.is_some() && last.organisation_id == kald.myndighed.id;
        let who = match last.actor_id.filter(|_| own && last.actor_kind == "medarbejder") {
            Some(who) => connection.medarbejder(MedarbejderId::from_uuid(who)).await?,
            None => None,
        };
        Ok(Some((who.map(|who| who.navn), last.at)))
    }
}
