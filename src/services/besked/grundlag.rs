//! All that is known of a message and what it is about, as it is now: what decides whether it is sent, and what it is written from.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::BeskedService;
use crate::domain::besked::kanal::Veje;
use crate::domain::besked::vurdering::{Bortfald, Om, SamtaleNu, Situation, vurder};
use crate::services::forloeb::fakta;
use crate::services::indkaldelse::a_kasse_deltager;
use crate::services::zone;
use crate::store::{Borger, Connection, Frist, Indkaldelse, Organisation, StoreError, StoredNotifikation};

/// A message and what it is about.
#[derive(Clone)]
pub struct Grundlag {
    /// The message.
    pub notifikation: StoredNotifikation,
    /// To whom.
    pub borger: Borger,
    /// Her jobcenter.
    pub jobcenter: Organisation,
    /// The conversation it is about, if it is.
    pub samtale: Option<Samtale>,
    /// The frist it is about, if it is.
    pub frist: Option<Frist>,
    /// A message that says more waits too.
    nyere: bool,
}

/// A conversation with the names of those who take part.
#[derive(Clone)]
pub struct Samtale {
    /// The conversation.
    pub indkaldelse: Indkaldelse,
    /// Who holds it.
    pub myndighed: Organisation,
    /// The a-kasse, when it takes part.
    pub a_kasse: Option<Organisation>,
    /// Others, by name.
    pub deltagere: Vec<String>,
}

impl Grundlag {
    /// Whether it still holds.
    ///
    /// # Errors
    /// Why not.
    pub fn vurder(&self, now: DateTime<Utc>) -> Result<(), Bortfald> {
        let om = match (&self.samtale, &self.frist) {
            (Some(samtale), _) => Om::Samtale(samtale.nu()),
            (None, Some(frist)) => Om::Frist(fakta(frist)),
            (None, None) => Om::Intet,
        };
        let dage = self.notifikation.dage.and_then(|dage| u32::try_from(dage).ok());
        let (doed, today) = (self.borger.doed_dato.is_some(), zone::local_date(now));
        vurder(self.notifikation.kind, &Situation { om, doed, nyere: self.nyere, dage, now, today })
    }

    /// Where she can be written to: the address she gave with the conversation, or the register's.
    pub fn email(&self) -> Option<&str> {
        let given = self.samtale.as_ref().and_then(|samtale| samtale.indkaldelse.borger_email.as_deref());
        given.or(self.borger.email.as_deref())
    }

    /// Where she can be sent an SMS: the number she gave with the conversation, or the register's.
    pub fn telefon(&self) -> Option<&str> {
        let given = self.samtale.as_ref().and_then(|samtale| samtale.indkaldelse.borger_telefon.as_deref());
        given.or(self.borger.telefon.as_deref())
    }

    /// The ways that lead to her.
    pub fn veje(&self) -> Veje {
        Veje {
            digital_post: !self.borger.fritaget_digital_post,
            email: self.email().is_some(),
            sms: self.telefon().is_some(),
        }
    }
}

impl Samtale {
    fn nu(&self) -> SamtaleNu {
        SamtaleNu {
            status: self.indkaldelse.status,
            a_kassens: self.myndighed.kind == "a_kasse",
            begynder: self.indkaldelse.starts_at,
            dag: self.indkaldelse.local_start.date(),
            aendret: self.indkaldelse.updated_at,
        }
    }
}

impl BeskedService {
    /// A message with what it is about. None: it has been deleted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn grundlag(&self, id: Uuid) -> Result<Option<Grundlag>, StoreError> {
        let mut connection = self.store.read().await?;
        match connection.notifikation(id).await? {
            Some(notifikation) => laes(&mut connection, notifikation).await,
            None => Ok(None),
        }
    }
}

/// The same for a message that was read already, perhaps inside a transaction.
pub(super) async fn laes(
    connection: &mut Connection,
    notifikation: StoredNotifikation,
) -> Result<Option<Grundlag>, StoreError> {
    let Some(borger) = connection.borger(notifikation.borger_id).await? else { return Ok(None) };
    let Some(jobcenter) = connection.organisation(borger.jobcenter_id).await? else { return Ok(None) };
    let nyere = connection.nyere_venter(&notifikation).await?;
    let frist = match notifikation.frist_id {
        Some(id) => connection.frist(id).await?,
        None => None,
    };
    let indkaldelse = match notifikation.indkaldelse_id {
        Some(id) => connection.indkaldelse(id).await?,
        None => None,
    };
    let samtale = match indkaldelse {
        Some(indkaldelse) => laes_samtale(connection, &borger, indkaldelse).await?,
        None => None,
    };
    Ok(Some(Grundlag { notifikation, borger, jobcenter, samtale, frist, nyere }))
}

async fn laes_samtale(
    connection: &mut Connection,
    borger: &Borger,
    indkaldelse: Indkaldelse,
) -> Result<Option<Samtale>, StoreError> {
    let Some(myndighed) = connection.organisation(indkaldelse.myndighed_id).await? else { return Ok(None) };
    let a_kasse = match indkaldelse.a_kasse_id {
        Some(id) if a_kasse_deltager(connection, borger, &indkaldelse).await? => connection.organisation(id).await?,
        Some(_) | None => None,
    };
    let deltagere = connection.myndighedsdeltagere(indkaldelse.id).await?;
    let staar = deltagere.into_iter().filter(|deltager| deltager.slettet_at.is_none());
    let deltagere = staar.filter_map(|deltager| deltager.navn).collect();
    Ok(Some(Samtale { indkaldelse, myndighed, a_kasse, deltagere }))
}
