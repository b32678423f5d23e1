//! Booking and moving: one transaction in which the place, the conversation, the frist, the event, the audit line and the
//! message become true together, or nothing does.

use uuid::Uuid;

use super::deltagelse::registrer_svar;
use super::hold::{Vaelger, allowed, take_place};
use super::record::{self, Kontakt};
use super::{BookingError, BorgerBookingService, retry_collisions};
use crate::domain::besked::BeskedSlags;
use crate::domain::email::Email;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId, TidId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::phone::Telefonnummer;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::Actor;
use crate::services::forloeb::Forloeb;
use crate::store::{Aftale, Indkaldelse, StoreError};

/// What the borger confirms.
#[derive(Clone, Debug)]
pub struct BookRequest {
    /// Who.
    pub borger: BorgerId,
    /// Which time; the one on the page she confirmed, whatever she may hold by now.
    pub tid: TidId,
    /// Where she can be rung about it.
    pub telefon: Telefonnummer,
    /// Where she can be written to about it.
    pub email: Option<Email>,
    /// She means to move the conversation she has.
    pub moving: bool,
    /// Whether her a-kasse is to take part, when she has said so on the way; none: what held before still holds.
    pub a_kasse_med: Option<bool>,
    /// The form's own key: the same key gets the same answer, never a second booking.
    pub key: Uuid,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The conversation.
    pub id: IndkaldelseId,
}

impl BorgerBookingService {
    /// Books the time, or moves her conversation to it. Confirming after the hold ran out works while a place is left.
    ///
    /// # Errors
    /// As [`BorgerBookingService::hold`]. Nothing is changed then: a move that fails keeps the old time.
    pub async fn book(&self, actor: &Actor, request: &BookRequest) -> Result<Booked, BookingError> {
        retry_collisions!(self.try_book(actor, request, None))
    }

    /// The same, under an id that another system chose for the conversation; moving one, it is the id of that one.
    ///
    /// # Errors
    /// As [`BorgerBookingService::book`]; [`BookingError::Refused`] when the id is in use, or is not that of the conversation she has.
    pub async fn book_under(
        &self,
        actor: &Actor,
        request: &BookRequest,
        id: IndkaldelseId,
    ) -> Result<Booked, BookingError> {
        retry_collisions!(self.try_book(actor, request, Some(id)))
    }

    async fn try_book(
        &self,
        actor: &Actor,
        request: &BookRequest,
        given: Option<IndkaldelseId>,
    ) -> Result<Booked, BookingError> {
        let mut forloeb = self.begin(actor, request.borger, &[request.tid]).await?;
        // The same key on another time, or another errand, is another request.
        let caller = format!("borger:{}", request.borger);
        let key = format!("{}:{}:{}", request.key, request.tid, if request.moving { "flyt" } else { "book" });
        if let Some(answer) = forloeb.tx.answer_given(&caller, &key).await? {
            return Ok(Booked { id: answer.parse().map_err(|_| BookingError::NotFound)? });
        }
        if let Some(id) = given {
            must_fit(&mut forloeb, id, request.moving).await?;
        }
        let aftale = allowed(&mut forloeb, request.tid, request.moving, Vaelger::HunSelv).await?;
        take_place(&mut forloeb, request.tid).await?;
        forloeb.slip_hold(Some(request.tid)).await?;
        let booked = self.write(&mut forloeb, request, &aftale, given, Vaelger::HunSelv).await?;
        if let Some(med) = request.a_kasse_med {
            registrer_svar(&mut forloeb, booked.id, med).await?;
        }
        forloeb.besked(BeskedSlags::Kvittering, &booked).await?;
        forloeb.tx.remember_answer(&caller, &key, &booked.id.to_string(), forloeb.now).await?;
        forloeb.commit().await?;
        Ok(Booked { id: booked.id })
    }

    /// Writes the new conversation, or moves the one she has.
    pub(super) async fn write(
        &self,
        forloeb: &mut Forloeb<'_>,
        request: &BookRequest,
        aftale: &Aftale,
        given: Option<IndkaldelseId>,
        vaelger: Vaelger,
    ) -> Result<Indkaldelse, BookingError> {
        let tid = forloeb.tid(request.tid).ok_or(BookingError::NotFound)?.clone();
        let serie = forloeb.tx.serie(tid.serie_id).await?.ok_or(BookingError::NotFound)?;
        let now = forloeb.now;
        let new_id = || given.unwrap_or_else(|| IndkaldelseId::from_uuid(self.clock.new_id()));
        let id = forloeb.booking().map_or_else(new_id, |current| current.id);
        let booked = record::indkaldelse(id, &Kontakt::from(request), &tid, &serie, aftale, now);
        let herself = vaelger == Vaelger::HunSelv;
        if let Some(current) = forloeb.booking() {
            let (created_at, foerst_cv_at) = (current.created_at, current.foerst_cv_at);
            let selvbooket = herself || current.selvbooket;
            let moved = Indkaldelse { created_at, foerst_cv_at, selvbooket, ..booked };
            let by = if herself { Aflyser::Borger } else { Aflyser::Myndighed };
            return Ok(forloeb.aendr(moved, IndkaldelseHandling::Flyttet, by).await?);
        }
        let booked = Indkaldelse { selvbooket: herself, ..booked };
        match forloeb.indsaet(booked.clone(), IndkaldelseHandling::Booket).await {
            Err(StoreError::Taken(_)) => Err(StoreError::met_another_tab().into()),
            other => Ok(other.map(|()| booked)?),
        }
    }
}

/// An id from outside is new for a new conversation, and hers for one that is moved.
async fn must_fit(forloeb: &mut Forloeb<'_>, id: IndkaldelseId, moving: bool) -> Result<(), BookingError> {
    let refused = |code| Err(BookingError::Refused(Verdict::refused(&[Field::IndkaldelseId], code)));
    if moving {
        let hers = forloeb.booking().is_some_and(|current| current.id == id);
        return if hers { Ok(()) } else { refused(Code::UnknownIndkaldelse) };
    }
    if forloeb.tx.indkaldelse(id).await?.is_some() { refused(Code::IdExists) } else { Ok(()) }
}

impl From<&BookRequest> for Kontakt {
    fn from(request: &BookRequest) -> Self {
        Self {
            borger: request.borger,
            telefon: Some(request.telefon.as_str().to_owned()),
            email: request.email.as_ref().map(|email| email.as_str().to_owned()),
        }
    }
}
