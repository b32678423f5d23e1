//! Finding times: the next days that have some, the times of a day, and what is left for somebody who just lost one.

use chrono::{Days as CalendarDays, NaiveDate, NaiveDateTime, Timelike};

use super::{BookingError, BorgerBookingService, Situation};
use crate::domain::code_lists::Samtaleform;
use crate::domain::rules::sammenfald::sammenfald;
use crate::domain::visning::Vist;
use crate::services::read_log::{Look, ReadLogClosed};
use crate::services::tider::HORIZON_DAYS;
use crate::store::{DayWithTimes, FreeTime, TimesFor, Visning};

/// Days shown on one page.
const DAYS_ON_A_PAGE: usize = 10;
/// Times offered to somebody who just lost one.
const NEAREST: usize = 6;
/// Times that the nearest are picked from: more than a long day has.
const LOOKED_AMONG: i64 = 64;

/// One page of days with times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// The days, in order.
    pub days: Vec<DayWithTimes>,
    /// From where the next page goes on; none: there are no more.
    pub next_from: Option<NaiveDate>,
}

impl BorgerBookingService {
    /// The forms of meeting that her frame offers, for choosing among them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forms(&self, situation: &Situation) -> Result<Vec<Samtaleform>, BookingError> {
        let Some(times_for) = times_for(situation, None) else { return Ok(vec![]) };
        Ok(self.store.read().await?.forms_offered(times_for, situation.today).await?)
    }

    /// Whether there is any time for her at all. Nothing is shown by it, so nothing is kept as proof.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_times(&self, situation: &Situation) -> Result<bool, BookingError> {
        let Some(times_for) = times_for(situation, None) else { return Ok(false) };
        let (from, last) = (situation.today, last_date(situation));
        Ok(!self.store.read().await?.days_with_times(times_for, from, last, 1).await?.is_empty())
    }

    /// The next days on which she can find a time of that form (none: any), from `from` on. With an open frist the answer is
    /// kept as proof.
    ///
    /// # Errors
    /// When the database fails, or the proof cannot be kept.
    pub async fn days(
        &self,
        situation: &Situation,
        from: Option<NaiveDate>,
        form: Option<Samtaleform>,
    ) -> Result<Days, BookingError> {
        let (from, last) = (from.unwrap_or(situation.today).max(situation.today), last_date(situation));
        let Some(times_for) = times_for(situation, form).filter(|_| from <= last) else {
            return Ok(Days { days: vec![], next_from: None });
        };
        let limit = i64::try_from(DAYS_ON_A_PAGE + 1).unwrap_or(i64::MAX);
        let mut connection = self.store.read().await?;
        let mut days = connection.days_with_times(times_for, from, last, limit).await?;
        let next_from = days.get(DAYS_ON_A_PAGE).map(|day| day.local_date);
        days.truncate(DAYS_ON_A_PAGE);
        // Only the days around her other conversations are counted again, without the times that collide with one.
        for day in days.iter_mut().filter(|day| is_busy(situation, day.local_date)) {
            let mut free = connection.free_times(times_for, day.local_date).await?;
            free.retain(|time| can_be_hers(situation, time));
            *day = counted(day.local_date, &free);
        }
        drop(connection);
        days.retain(|day| day.times > 0);
        let vist = Vist::Dage(days.iter().map(|day| (day.local_date, day.times)).collect());
        self.remember_shown(situation, from, form, &days, &vist).await?;
        Ok(Days { days, next_from })
    }

    /// Her free times of that form (none: any) on one day.
    ///
    /// # Errors
    /// When the database fails, or the proof cannot be kept.
    pub async fn times(
        &self,
        situation: &Situation,
        day: NaiveDate,
        form: Option<Samtaleform>,
    ) -> Result<Vec<FreeTime>, BookingError> {
        let Some(times_for) = times_for(situation, form) else { return Ok(vec![]) };
        if !(situation.today..=last_date(situation)).contains(&day) {
            return Ok(vec![]);
        }
        let mut times = self.store.read().await?.free_times(times_for, day).await?;
        times.retain(|time| can_be_hers(situation, time));
        self.remember_times(situation, day, form, &times).await?;
        Ok(times)
    }

    /// What is still free around a local time: the nearest on its day or later, in order; else the first there are.
    ///
    /// # Errors
    /// When the database fails, or the proof cannot be kept.
    pub async fn nearest(&self, situation: &Situation, around: NaiveDateTime) -> Result<Vec<FreeTime>, BookingError> {
        let Some(times_for) = times_for(situation, None) else { return Ok(vec![]) };
        let (today, last, day) = (situation.today, last_date(situation), around.date());
        let mut from = if (today..=last).contains(&day) { day } else { today };
        let mut connection = self.store.read().await?;
        let mut times = connection.next_free_times(times_for, from, last, LOOKED_AMONG).await?;
        if times.is_empty() {
            from = today;
            times = connection.next_free_times(times_for, from, last, LOOKED_AMONG).await?;
        }
        drop(connection);
        times.retain(|time| can_be_hers(situation, time));
        times.sort_by_key(|time| (time.local_start - around).abs());
        times.truncate(NEAREST);
        times.sort_by_key(|time| time.local_start);
        self.remember_times(situation, from, None, &times).await?;
        Ok(times)
    }

    /// Her free times in an interval of local days, by start, `limit` at most: what other systems ask for.
    ///
    /// # Errors
    /// When the database fails, or the proof cannot be kept.
    pub async fn times_between(
        &self,
        situation: &Situation,
        from: NaiveDate,
        to: NaiveDate,
        limit: i64,
    ) -> Result<Vec<FreeTime>, BookingError> {
        let (from, to) = (from.max(situation.today), to.min(last_date(situation)));
        let Some(times_for) = times_for(situation, None).filter(|_| from <= to) else { return Ok(vec![]) };
        let mut times = self.store.read().await?.next_free_times(times_for, from, to, limit).await?;
        times.retain(|time| can_be_hers(situation, time));
        self.remember_times(situation, from, None, &times).await?;
        Ok(times)
    }

    async fn remember_times(
        &self,
        situation: &Situation,
        from: NaiveDate,
        form: Option<Samtaleform>,
        times: &[FreeTime],
    ) -> Result<(), ReadLogClosed> {
        let vist = Vist::Tider(times.iter().map(|time| time.local_start).collect());
        self.remember_shown(situation, from, form, &by_day(times), &vist).await
    }

    async fn remember_shown(
        &self,
        situation: &Situation,
        from: NaiveDate,
        form: Option<Samtaleform>,
        days: &[DayWithTimes],
        vist: &Vist,
    ) -> Result<(), ReadLogClosed> {
        let Some(frist) = situation.open_frist() else { return Ok(()) };
        let shown: i64 = days.iter().map(|day| day.times).sum();
        let visning = Visning {
            id: self.clock.new_id(),
            at: situation.now,
            borger_id: situation.borger.id,
            frist_id: Some(frist.frist.id),
            from_date: from,
            shown: i32::try_from(shown).unwrap_or(i32::MAX),
            first_date: days.first().map(|day| day.local_date),
            last_date: days.last().map(|day| day.local_date),
            jobcenter_id: Some(situation.borger.jobcenter_id),
            a_kasse_id: situation.borger.a_kasse_id,
            samtaleform: form,
            tider: (shown > 0).then(|| vist.som_tekst()),
        };
        self.read_log.remember(Look::Visning(visning)).await
    }
}

/// A time that collides with another conversation of hers is not offered, and the time of the one she has is no other time.
pub(super) fn can_be_hers(situation: &Situation, time: &FreeTime) -> bool {
    let person = &situation.person;
    situation.booking().is_none_or(|booking| booking.tid_id != Some(time.id))
        && sammenfald(time.starts_at, time.ends_at, &person.andre, person.rejse_minutter).is_kept()
}

/// A day on which, or beside which, she has another conversation.
fn is_busy(situation: &Situation, day: NaiveDate) -> bool {
    let own = situation.booking().map(|booking| booking.id);
    situation
        .coming
        .iter()
        .filter(|row| Some(row.id) != own)
        .any(|row| (row.local_start.date().pred_opt()..=row.local_end.date().succ_opt()).contains(&Some(day)))
}

/// How many of these times, which are in order, lie on each day.
fn by_day(times: &[FreeTime]) -> Vec<DayWithTimes> {
    let days = times.chunk_by(|one, next| one.local_date == next.local_date);
    days.filter_map(|day| day.first().map(|first| counted(first.local_date, day))).collect()
}

fn counted(local_date: NaiveDate, times: &[FreeTime]) -> DayWithTimes {
    let count = |times: usize| i64::try_from(times).unwrap_or(i64::MAX);
    let formiddag = times.iter().filter(|time| time.local_start.hour() < 12).count();
    DayWithTimes { local_date, times: count(times.len()), formiddag: count(formiddag) }
}

/// Times are looked for up to her SidsteAfholdelsesdato, or as far as times are made.
fn last_date(situation: &Situation) -> NaiveDate {
    let horizon = situation.today + CalendarDays::new(HORIZON_DAYS);
    situation.last_day().map_or(horizon, |last| last.min(horizon))
}

/// Whose times: none for somebody who may not book.
fn times_for(situation: &Situation, form: Option<Samtaleform>) -> Option<TimesFor> {
    let a_kasse = situation.borger.a_kasse_id.filter(|_| situation.verdict.is_kept())?;
    Some(TimesFor {
        jobcenter: situation.borger.jobcenter_id,
        a_kasse,
        borger: situation.borger.id,
        now: situation.now,
        form,
    })
}
