//! Booking and moving: one transaction in which the place, the conversation, the frist, the event, the audit line and the
//! message become true together, or nothing does.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::hold::{allowed, take_place};
use super::locks::Locked;
use super::situation::frister_today;
use super::{BookingError, BorgerBookingService, TRIES, record, retry_collisions};
use crate::domain::email::Email;
use crate::domain::frist::{FristStatus, releases};
use crate::domain::ids::{BorgerId, HaendelseId, IndkaldelseId, TidId};
use crate::domain::phone::Telefonnummer;
use crate::services::{Actor, zone};
use crate::store::{Aftale, Haendelse, Indkaldelse, Notifikation, StoreError, Tx};

/// DFDG's numbers of the two kinds of thing that events tell of.
const INDKALDELSE: i32 = 90000;
const FRIST: i32 = 90001;

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
        retry_collisions!(self.try_book(actor, request))
    }

    async fn try_book(&self, actor: &Actor, request: &BookRequest) -> Result<Booked, BookingError> {
        let mut tx = self.store.begin().await?;
        let locked = Locked::new(&mut tx, request.borger, request.tid).await?;
        // The same key on another time, or another errand, is another request.
        let caller = format!("borger:{}", request.borger);
        let key = format!("{}:{}:{}", request.key, request.tid, if request.moving { "flyt" } else { "book" });
        if let Some(answer) = tx.answer_given(&caller, &key).await? {
            return Ok(Booked { id: answer.parse().map_err(|_| BookingError::NotFound)? });
        }
        let now = self.clock.now();
        tx.release_ended_indkaldelser(request.borger, now).await?;
        let aftale = allowed(&mut tx, &locked, request.tid, now, request.moving).await?;
        take_place(&mut tx, &locked, request.tid, now).await?;
        let_go_of_hold(&mut tx, &locked, request.tid).await?;
        let booked = self.write(&mut tx, &locked, request, &aftale, now).await?;
        self.release_frister(&mut tx, request.borger, &booked, now).await?;
        self.tell(&mut tx, actor, &booked, now).await?;
        tx.remember_answer(&caller, &key, &booked.id.to_string(), now).await?;
        tx.commit().await?;
        Ok(Booked { id: booked.id })
    }

    /// Writes the new conversation, or moves the one she has and gives its old place back.
    async fn write(
        &self,
        tx: &mut Tx,
        locked: &Locked,
        request: &BookRequest,
        aftale: &Aftale,
        now: DateTime<Utc>,
    ) -> Result<Indkaldelse, BookingError> {
        let tid = locked.tid(request.tid)?;
        let serie = tx.serie(tid.serie_id).await?.ok_or(BookingError::NotFound)?;
        let Some(current) = locked.booking.as_ref().filter(|booking| booking.ends_at > now) else {
            let id = IndkaldelseId::from_uuid(self.clock.new_id());
            let new = record::indkaldelse(id, request, tid, &serie, aftale, now);
            return match tx.insert_indkaldelse(&new).await {
                Err(StoreError::Taken(_)) => Err(StoreError::met_another_tab().into()),
                other => Ok(other.map(|()| new)?),
            };
        };
        let version = current.version + 1;
        let moved = Indkaldelse { version, ..record::indkaldelse(current.id, request, tid, &serie, aftale, now) };
        if let Some(old) = current.tid_id {
            tx.change_optaget(old, -1).await?;
        }
        tx.move_indkaldelse(&moved).await?;
        Ok(moved)
    }

    /// Every active frist that the conversation covers is met.
    async fn release_frister(
        &self,
        tx: &mut Tx,
        borger: BorgerId,
        booked: &Indkaldelse,
        now: DateTime<Utc>,
    ) -> Result<(), BookingError> {
        for open in frister_today(tx, borger, zone::local_date(now)).await? {
            let frist = open.frist;
            if open.status == FristStatus::Aktiv && releases(booked.samtaletype, frist.samtaletype) {
                tx.release_frist(frist.id, booked.id, now).await?;
                self.event(tx, FRIST, frist.id.uuid(), 2, "indfriet", borger, now).await?;
            }
        }
        Ok(())
    }

    /// Event for other systems, line in the audit trail, receipt to the borger.
    async fn tell(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        booked: &Indkaldelse,
        now: DateTime<Utc>,
    ) -> Result<(), BookingError> {
        let (change, slags, action) = match booked.version {
            1 => (1, "oprettet", "indkaldelse_booket"),
            _ => (2, "opdateret", "indkaldelse_flyttet"),
        };
        self.event(tx, INDKALDELSE, booked.id.uuid(), change, slags, booked.borger_id, now).await?;
        let audit = actor.audit(
            &self.clock,
            now,
            action,
            Some(booked.borger_id),
            Some(booked.myndighed_id),
            Some(booked.id.uuid()),
        );
        tx.insert_audit(&audit).await?;
        let receipt = Notifikation {
            id: self.clock.new_id(),
            borger_id: booked.borger_id,
            indkaldelse_id: booked.id,
            kind: "kvittering",
            dedup: format!("kvittering:{}:{}", booked.id, booked.version),
            planned_at: now,
        };
        Ok(tx.insert_notifikation(&receipt, now).await?)
    }

    #[expect(clippy::too_many_arguments, reason = "an event has that many parts")]
    async fn event(
        &self,
        tx: &mut Tx,
        entitet: i32,
        entitet_id: Uuid,
        aendringstype: i32,
        slags: &'static str,
        borger_id: BorgerId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = HaendelseId::from_uuid(self.clock.new_id());
        tx.insert_haendelse(&Haendelse { id, entitet, entitet_id, aendringstype, slags, borger_id }, now).await
    }
}

/// Her hold has done its work: on the booked time its place becomes the booking's, on another time it is given back.
async fn let_go_of_hold(tx: &mut Tx, locked: &Locked, booked: TidId) -> Result<(), StoreError> {
    let Some(hold) = locked.hold else { return Ok(()) };
    tx.delete_reservation(hold.borger_id).await?;
    if hold.tid_id == booked { Ok(()) } else { tx.change_optaget(hold.tid_id, -1).await }
}
