//! What a caseworker does on her behalf: sees the times she could choose among, books one, or moves her conversation to it, with a
//! reason. Nothing is kept as proof of what she was shown: she was shown nothing.

use chrono::{Days, NaiveDate};

use super::hold::{Vaelger, allowed, take_place};
use super::search::can_be_hers;
use super::{BookRequest, Booked, BookingError, BorgerBookingService, Situation};
use crate::domain::besked::BeskedSlags;
use crate::domain::ids::{IndkaldelseId, TidId};
use crate::domain::rules::dagtid::dagtid;
use crate::domain::rules::frist::BEGRUNDELSE_MAX;
use crate::domain::rules::tekst::{angivet, linjer};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::Kald;
use crate::services::retry_collisions;
use crate::services::tider::HORIZON_DAYS;
use crate::store::{FreeTime, TimesFor};

/// Times on one page.
const TIDER: i64 = 40;

/// Why, and what she had when the page was made.
#[derive(Clone, Copy, Debug)]
pub struct PaaVegne<'a> {
    /// Stands in the history for the jobcenter's own people.
    pub begrundelse: &'a str,
    /// The conversation that is moved, in the version that was seen; none: she had none.
    pub set: Option<(IndkaldelseId, i64)>,
}

impl BorgerBookingService {
    /// The next times she could choose among, from `fra` on, also when she may not choose herself.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tider_til(&self, situation: &Situation, fra: NaiveDate) -> Result<Vec<FreeTime>, BookingError> {
        let Some(a_kasse) = situation.borger.a_kasse_id else { return Ok(vec![]) };
        let (jobcenter, borger, now) = (situation.borger.jobcenter_id, situation.borger.id, situation.now);
        let whose = TimesFor { jobcenter, a_kasse, borger, now, form: None };
        let last = situation.today + Days::new(HORIZON_DAYS);
        let last = situation.last_day().map_or(last, |day| day.min(last));
        let mut times = self.store.read().await?.next_free_times(whose, fra.max(situation.today), last, TIDER).await?;
        times.retain(|time| can_be_hers(situation, time));
        Ok(times)
    }

    /// What is worth a second look before that time is booked for her. That it is closed, or has begun, the booking itself refuses.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_efter(&self, tid: TidId) -> Result<Verdict, BookingError> {
        let tid = self.store.read().await?.tid(tid).await?;
        Ok(tid.map(|tid| dagtid(tid.local_start, false, None)).unwrap_or_default())
    }

    /// Books the time for her, or moves her conversation to it. She is told by her jobcenter.
    ///
    /// # Errors
    /// As [`BorgerBookingService::book`]; [`BookingError::NotFound`] when she is not the caller's, [`BookingError::Stale`] when she has
    /// booked, moved or called off since the page was made.
    pub async fn book_for(
        &self,
        kald: &Kald<'_>,
        request: &BookRequest,
        sagen: PaaVegne<'_>,
    ) -> Result<Booked, BookingError> {
        let missing = angivet(sagen.begrundelse).is_none();
        let text = linjer(&[Field::Begrundelse], Some(sagen.begrundelse), BEGRUNDELSE_MAX);
        if missing || !text.is_kept() {
            let missing = Verdict::refused(&[Field::Begrundelse], Code::BegrundelseMissing);
            return Err(BookingError::Refused(if text.is_kept() { missing } else { text }));
        }
        retry_collisions!(self.try_book_for(kald, request, sagen))
    }

    async fn try_book_for(
        &self,
        kald: &Kald<'_>,
        request: &BookRequest,
        sagen: PaaVegne<'_>,
    ) -> Result<Booked, BookingError> {
        let begun = self.begin(kald.actor, request.borger, &[request.tid]).await?;
        let mut forloeb = begun.fordi(Some(sagen.begrundelse));
        if !kald.myndighed.er_hendes_jobcenter(&forloeb.borger) {
            return Err(BookingError::NotFound);
        }
        let (caller, key) = (format!("jobcenter:{}", request.borger), format!("{}:{}", request.key, request.tid));
        if let Some(answer) = forloeb.tx.answer_given(&caller, &key).await? {
            return Ok(Booked { id: answer.parse().map_err(|_| BookingError::NotFound)? });
        }
        let now = forloeb.booking().map(|row| (row.id, row.version, row.myndighed_id));
        if now.map(|(id, version, _)| (id, version)) != sagen.set {
            let of = now.map(|(id, ..)| id).or(sagen.set.map(|(id, _)| id));
            return Err(of.map_or(BookingError::NotFound, BookingError::Stale));
        }
        if now.is_some_and(|(_, _, myndighed)| kald.myndighed.id != Some(myndighed)) {
            return Err(BookingError::Refused(Verdict::refused(&[Field::Myndighed], Code::NotSummoner)));
        }
        let aftale = allowed(&mut forloeb, request.tid, sagen.set.is_some(), Vaelger::HendesJobcenter).await?;
        take_place(&mut forloeb, request.tid).await?;
        forloeb.slip_hold(Some(request.tid)).await?;
        let booked = self.write(&mut forloeb, request, &aftale, None, Vaelger::HendesJobcenter).await?;
        let told = if sagen.set.is_some() { BeskedSlags::Aendring } else { BeskedSlags::Indkaldelse };
        forloeb.besked(told, &booked).await?;
        forloeb.tx.remember_answer(&caller, &key, &booked.id.to_string(), forloeb.now).await?;
        forloeb.commit().await?;
        Ok(Booked { id: booked.id })
    }
}
