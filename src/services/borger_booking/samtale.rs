//! One conversation as its borger sees it: what it is, what she may do with it, and what would follow.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::person::Stored;
use super::{BookingError, BorgerBookingService, Situation};
use crate::domain::behov::Behov;
use crate::domain::frist::{FristFakta, FristHaendelse, FristStatus, anvend, daekker};
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::rules::{Verdict, ombooking};
use crate::services::Actor;
use crate::services::forloeb::booking_of;
use crate::services::indkaldelse::a_kasse_deltager;
use crate::store::{self, Connection, Indkaldelse, IndkaldelseVersion, Myndighedsdeltager, Organisation, StoreError};

/// A conversation with all that its page shows.
#[derive(Clone, Debug)]
pub struct Samtalebillede {
    /// The conversation.
    pub samtale: Indkaldelse,
    /// The authority that holds it.
    pub myndighed: Organisation,
    /// The a-kasse that is its guest.
    pub a_kasse: Option<Organisation>,
    /// Whether it comes.
    pub a_kasse_deltager: bool,
    /// When it was before she moved it.
    pub flyttet_fra: Option<NaiveDateTime>,
    /// Others who take part.
    pub deltagere: Vec<Myndighedsdeltager>,
    /// What she has said she needs.
    pub behov: Vec<Behov>,
    /// What she may do with it now.
    pub muligheder: Muligheder,
    /// What calling it off would do to each frist it meets.
    pub efter_aflysning: Vec<EfterAflysning>,
    /// Where she stands.
    pub situation: Situation,
}

/// What she may do with a conversation, and why not.
#[derive(Clone, Debug, Default)]
pub struct Muligheder {
    /// Move it to another time here.
    pub flytte: Verdict,
    /// Call it off.
    pub aflyse: Verdict,
    /// Confirm that she comes.
    pub bekraefte: Verdict,
}

/// That a conversation of hers was moved to another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flytning {
    /// When it was moved.
    pub at: DateTime<Utc>,
    /// She did it herself.
    pub selv: bool,
    /// When it was to begin, local.
    pub fra: NaiveDateTime,
    /// When it was to begin after that, local.
    pub til: NaiveDateTime,
}

/// What a frist would be once she has called the conversation off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EfterAflysning {
    /// She has to book again by this day.
    GaelderIgen(NaiveDate),
    /// Its day has passed: she stands without conversation and frist, and the jobcenter is told.
    UdenFrist(NaiveDate),
    /// She had missed it, and has to book at once again.
    MissetIgen(NaiveDate),
}

impl Situation {
    /// What she may do with one of her conversations.
    pub fn muligheder(&self, row: &Indkaldelse) -> Muligheder {
        let frister: Vec<_> = self.frister.iter().map(|frist| (frist.fakta, frist.frist.indkaldelse_id)).collect();
        let stored = Stored {
            borger: &self.borger,
            fravaer: &[],
            frister: &frister,
            coming: &self.coming,
            indstillinger: &self.indstillinger,
            now: self.now,
            today: self.today,
        };
        let samtale = stored.samtale(row);
        let mut flytte = ombooking::ombooking(&samtale, self.today);
        // Moving is booking: who may not book may not move.
        if self.booking().is_some_and(|booking| booking.id == row.id) {
            flytte = flytte.and(&self.verdict);
        }
        Muligheder {
            flytte,
            aflyse: ombooking::aflysning(&samtale, self.today),
            bekraefte: ombooking::bekraeftelse(&samtale),
        }
    }

    /// Whether this is the conversation that the pages for moving move, and she may.
    pub fn can_move_here(&self, row: &Indkaldelse) -> bool {
        self.booking().is_some_and(|booking| booking.id == row.id) && self.can_move()
    }

    /// What calling a conversation off would do to each frist it meets now.
    pub fn efter_aflysning(&self, row: &Indkaldelse) -> Vec<EfterAflysning> {
        let met = self.frister.iter().filter(|frist| frist.frist.indkaldelse_id == Some(row.id));
        met.filter_map(|frist| self.efter(row, &frist.fakta)).collect()
    }

    fn efter(&self, row: &Indkaldelse, frist: &FristFakta) -> Option<EfterAflysning> {
        let others = self.coming.iter().filter(|other| other.id != row.id);
        let ellers = others.map(booking_of).find(|other| daekker(other, frist)).map(|other| other.local_date);
        let aflyst = FristHaendelse::Aflyst { af: Aflyser::Borger, ellers };
        let after = anvend(frist, aflyst, &self.indstillinger, self.today).frist;
        match after.status {
            FristStatus::Aktiv => Some(EfterAflysning::GaelderIgen(after.fristdato)),
            FristStatus::AdministrativtLukket if ellers.is_none() => Some(EfterAflysning::UdenFrist(after.fristdato)),
            FristStatus::Overskredet if ellers.is_none() => Some(EfterAflysning::MissetIgen(after.fristdato)),
            _ => None,
        }
    }
}

impl BorgerBookingService {
    /// One of her conversations, whatever became of it.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when it is not hers.
    pub async fn samtale(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
    ) -> Result<Samtalebillede, BookingError> {
        let samtale = self.indkaldelse(actor, borger, id).await?;
        let situation = self.situation(actor, borger).await?;
        let mut connection = self.store.read().await?;
        let myndighed = organisation(&mut connection, samtale.myndighed_id).await?.ok_or(BookingError::NotFound)?;
        let a_kasse = match samtale.a_kasse_id {
            Some(id) => organisation(&mut connection, id).await?,
            None => None,
        };
        let a_kasse_deltager = a_kasse_deltager(&mut connection, &situation.borger, &samtale).await?;
        let flyttet_fra = flyttet_fra(&connection.indkaldelse_historik(id).await?);
        let mut deltagere = connection.myndighedsdeltagere(id).await?;
        deltagere.retain(|deltager| deltager.slettet_at.is_none());
        let behov = connection.behov_of(id).await?;
        let (muligheder, efter_aflysning) = (situation.muligheder(&samtale), situation.efter_aflysning(&samtale));
        Ok(Samtalebillede {
            samtale,
            myndighed,
            a_kasse,
            a_kasse_deltager,
            flyttet_fra,
            deltagere,
            behov,
            muligheder,
            efter_aflysning,
            situation,
        })
    }

    /// Her conversations that have ended or were called off, newest first.
    ///
    /// # Errors
    /// When the database fails, or the look cannot be remembered.
    pub async fn tidligere(&self, actor: &Actor, situation: &Situation) -> Result<Vec<Indkaldelse>, BookingError> {
        let borger = &situation.borger;
        let mut rows = self.store.read().await?.indkaldelser_of(borger.id).await?;
        self.remember_look(actor, "historik_set", borger.id, borger.jobcenter_id, None).await?;
        rows.retain(|row| !row.is_coming(situation.now));
        rows.reverse();
        Ok(rows)
    }

    /// Each time a conversation of hers was moved, coming ones too, newest first. Part of the look at her history, which
    /// [`Self::tidligere`] remembers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn flytninger(&self, borger: BorgerId) -> Result<Vec<Flytning>, BookingError> {
        let versioner = self.store.read().await?.indkaldelse_historik_of(borger).await?;
        let fra = store::flyttet_fra(&versioner);
        let moved = |(version, fra): (&IndkaldelseVersion, Option<NaiveDateTime>)| {
            let (fra, til) = (fra?, version.local_start()?);
            Some(Flytning { at: version.at, selv: version.actor_kind == "borger", fra, til })
        };
        Ok(versioner.iter().zip(fra).filter_map(moved).rev().collect())
    }
}

/// The start in the version before she last moved it.
fn flyttet_fra(versioner: &[IndkaldelseVersion]) -> Option<NaiveDateTime> {
    let moved = versioner.iter().rposition(|version| version.handling == IndkaldelseHandling::Flyttet.as_str())?;
    versioner.get(moved.checked_sub(1)?)?.local_start()
}

async fn organisation(connection: &mut Connection, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
    connection.organisation(id).await
}
