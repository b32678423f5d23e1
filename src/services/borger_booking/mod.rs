//! BorgerBookingService: what a borger is offered, holds, books and moves, from the page and from the wire.
//!
//! `situation` reads where she stands, `search` finds times, `hold` keeps one for her, `book` makes it hers, `afbud` gives it
//! back, `behov` says what she needs for it, `samtale` is the one she looks at;
//! `paa_vegne` is what her jobcenter does for her; `tilbud` and `fejlmelding` are for other systems alone; `person` is what the rules are asked about her and `record` how a conversation is filled in.

mod afbud;
mod behov;
mod book;
mod deltagelse;
mod fejlmelding;
mod hold;
mod opgaver;
mod paa_vegne;
mod person;
mod record;
mod samtale;
mod search;
mod situation;
mod soegninger;
mod tidy;
mod tilbud;

pub use book::{BookRequest, Booked};
pub use fejlmelding::NyFejlmelding;
pub(super) use hold::kan_flyttes_til;
pub use paa_vegne::PaaVegne;
pub(super) use record::{Kontakt, indkaldelse as samtale_i};
pub use samtale::{EfterAflysning, Flytning, Muligheder, Samtalebillede};
pub use search::Days;
pub use situation::{FristToday, Situation};
pub use soegninger::Soegninger;
pub use tilbud::{Soegeregler, Tilbud};

use crate::clock::Clock;
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId, TidId};
use crate::domain::rules::Verdict;
use crate::services::Actor;
use crate::services::forloeb::Forloeb;
use crate::services::read_log::{Look, ReadLog, ReadLogClosed};
use crate::store::{Aftale, Indkaldelse, Reservation, SerieRow, Store, StoreError, Tid};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct BorgerBookingService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

/// Why a borger did not get what she asked for. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BookingError {
    /// A rule says no.
    #[error("a rule says no: {0:?}")]
    Refused(Verdict),
    /// Somebody else has the last place.
    #[error("the time is taken")]
    Taken(TidId),
    /// She has a conversation already; it can be moved.
    #[error("already booked")]
    AlreadyBooked(IndkaldelseId),
    /// It was changed since she saw it.
    #[error("changed since it was seen")]
    Stale(IndkaldelseId),
    /// There is no such thing, or it is not hers.
    #[error("not found")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The look could not be remembered.
    #[error(transparent)]
    Unaudited(#[from] ReadLogClosed),
}

/// A time with the rule and the frame it comes from, and the borger's own hold on it.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The time.
    pub tid: Tid,
    /// Where and how.
    pub serie: SerieRow,
    /// The frame.
    pub aftale: Aftale,
    /// Her hold on this time, run out or not.
    pub hold: Option<Reservation>,
}

impl BookingError {
    pub(in crate::services) fn is_collision(&self) -> bool {
        matches!(self, Self::Store(StoreError::Collision(_)))
    }
}

impl BorgerBookingService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    /// Locks her and these times for a change.
    async fn begin<'a>(
        &'a self,
        actor: &'a Actor,
        borger: BorgerId,
        wanted: &[TidId],
    ) -> Result<Forloeb<'a>, BookingError> {
        Forloeb::begin(&self.store, &self.clock, actor, borger, wanted).await?.ok_or(BookingError::NotFound)
    }

    /// The time she is about to confirm.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when there is no such time.
    pub async fn chosen(&self, borger: BorgerId, id: TidId) -> Result<Chosen, BookingError> {
        let mut connection = self.store.read().await?;
        let tid = connection.tid(id).await?.ok_or(BookingError::NotFound)?;
        let serie = connection.serie(tid.serie_id).await?.ok_or(BookingError::NotFound)?;
        let aftale = connection.aftale_for(&tid, borger).await?.ok_or(BookingError::NotFound)?;
        let hold = connection.reservation(borger).await?.filter(|hold| hold.tid_id == id);
        Ok(Chosen { tid, serie, aftale, hold })
    }

    /// One of her own conversations.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when it is not hers.
    pub async fn indkaldelse(
        &self,
        actor: &Actor,
        borger: BorgerId,
        id: IndkaldelseId,
    ) -> Result<Indkaldelse, BookingError> {
        let found = self.store.read().await?.indkaldelse_of(borger, id).await?.ok_or(BookingError::NotFound)?;
        self.remember_look(actor, "indkaldelse_set", borger, found.myndighed_id, Some(id)).await?;
        Ok(found)
    }

    /// Read audit: somebody saw this borger's data.
    async fn remember_look(
        &self,
        actor: &Actor,
        action: &'static str,
        borger: BorgerId,
        authority: OrganisationId,
        of: Option<IndkaldelseId>,
    ) -> Result<(), ReadLogClosed> {
        let subject = of.map(IndkaldelseId::uuid);
        let row = actor.audit(&self.clock, self.clock.now(), action, Some(borger), Some(authority), subject);
        self.read_log.remember(Look::Audit(row)).await
    }
}

use super::retry_collisions;
