//! Where a borger stands: her frister, her conversations, and whether she may book.

use chrono::{DateTime, NaiveDate, Utc};

use super::{BookingError, BorgerBookingService};
use crate::domain::code_lists::{Kontaktgruppe, SamtaleType};
use crate::domain::frist::{FristStatus, releases};
use crate::domain::ids::BorgerId;
use crate::domain::indkaldelse::Gruppe;
use crate::domain::rules::{Code, Verdict, selvbooking};
use crate::services::{Actor, zone};
use crate::store::{Borger, Connection, Frist, Indkaldelse, Organisation, Reservation, StoreError};

/// A frist and what its status means today.
#[derive(Clone, Debug)]
pub struct FristToday {
    /// As stored.
    pub frist: Frist,
    /// By the clock.
    pub status: FristStatus,
}

/// All that the borger's pages show of her.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Who.
    pub borger: Borger,
    /// Her jobcenter.
    pub jobcenter: Organisation,
    /// Her a-kasse.
    pub a_kasse: Option<Organisation>,
    /// Frister with effect, soonest first.
    pub frister: Vec<FristToday>,
    /// Conversations that have not ended, soonest first.
    pub coming: Vec<Indkaldelse>,
    /// Her hold, run out or not.
    pub hold: Option<Reservation>,
    /// Whether she may book a fælles jobsamtale, and why not.
    pub verdict: Verdict,
    /// The instant all this was true.
    pub now: DateTime<Utc>,
    /// The Danish day of that instant.
    pub today: NaiveDate,
}

impl FristToday {
    /// Whether a fælles jobsamtale, which is all that is booked here, can meet it.
    pub fn can_be_met_here(&self) -> bool {
        is_covered(&self.frist)
    }
}

impl Situation {
    /// The soonest frist that she still has to meet, and can meet here.
    pub fn open_frist(&self) -> Option<&FristToday> {
        self.frister.iter().find(|frist| frist.status == FristStatus::Aktiv && frist.can_be_met_here())
    }

    /// The frister that say something about now, those she still has to meet first: not one that was met by a conversation
    /// held since, nor one that passed and was replaced.
    pub fn frister_now(&self) -> Vec<&FristToday> {
        let coming =
            |frist: &FristToday| self.coming.iter().any(|coming| Some(coming.id) == frist.frist.indkaldelse_id);
        let missed = self.verdict.breaches().iter().any(|breach| breach.code == Code::FristOverskredet);
        let speaks = |frist: &&FristToday| match frist.status {
            FristStatus::Aktiv => true,
            FristStatus::Indfriet => coming(frist),
            FristStatus::Overskredet => missed,
            FristStatus::AdministrativtLukket => false,
        };
        let mut now: Vec<_> = self.frister.iter().filter(speaks).collect();
        now.sort_by_key(|frist| frist.status != FristStatus::Aktiv);
        now
    }

    /// The conversation that a new booking of a fælles jobsamtale would have to move.
    pub fn booking(&self) -> Option<&Indkaldelse> {
        booking(&self.coming)
    }

    /// Whether her booking may still be moved by herself.
    pub fn can_move(&self) -> bool {
        let in_time = |booking: &Indkaldelse| {
            booking.starts_at > self.now && booking.ombook_til.is_some_and(|last| self.today <= last)
        };
        self.verdict.is_kept() && self.booking().is_some_and(in_time)
    }

    /// The last local day on which the conversation may be held, when a frist sets one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        last_day(&self.frister, self.booking())
    }
}

impl BorgerBookingService {
    /// Where she stands now.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when there is no such borger.
    pub async fn situation(&self, actor: &Actor, id: BorgerId) -> Result<Situation, BookingError> {
        let now = self.clock.now();
        let today = zone::local_date(now);
        let mut connection = self.store.read().await?;
        let borger = connection.borger(id).await?.ok_or(BookingError::NotFound)?;
        let jobcenter = connection.organisation(borger.jobcenter_id).await?.ok_or(BookingError::NotFound)?;
        let a_kasse = match borger.a_kasse_id {
            Some(id) => connection.organisation(id).await?,
            None => None,
        };
        let frister = frister_today(&mut connection, id, today).await?;
        let coming = connection.coming_indkaldelser(id, now).await?;
        let facts = facts(&mut connection, &borger, &frister, booking(&coming), today).await?;
        let hold = connection.reservation(id).await?;
        drop(connection);
        self.remember_look(actor, "overblik_set", id, jobcenter.id, None).await?;
        let verdict = selvbooking::person(&facts);
        Ok(Situation { borger, jobcenter, a_kasse, frister, coming, hold, verdict, now, today })
    }
}

/// A borger's frister with what they mean today.
pub(super) async fn frister_today(
    connection: &mut Connection,
    id: BorgerId,
    today: NaiveDate,
) -> Result<Vec<FristToday>, StoreError> {
    let frister = connection.frister_of(id).await?;
    Ok(frister.into_iter().map(|frist| FristToday { status: frist.status.on(frist.fristdato, today), frist }).collect())
}

/// What the rules need to know of her today. `booking` is the conversation she has, not one that has ended.
pub(super) async fn facts(
    connection: &mut Connection,
    borger: &Borger,
    frister: &[FristToday],
    booking: Option<&Indkaldelse>,
    today: NaiveDate,
) -> Result<selvbooking::Person, StoreError> {
    let fravaer = connection.fravaer_on(borger.id, today).await?;
    // A missed frist is replaced by a later one; an earlier one, met by a conversation held long ago, changes nothing.
    let latest = frister.iter().rfind(|frist| is_covered(&frist.frist));
    Ok(selvbooking::Person {
        jobcenter: borger.jobcenter_id,
        a_kasse: borger.a_kasse_id,
        kontaktgruppe: u16::try_from(borger.kontaktgruppe).ok().and_then(Kontaktgruppe::from_id),
        fravaer: fravaer.into_iter().map(|period| period.fravaertype).collect(),
        frist_overskredet: latest.is_some_and(|frist| frist.status == FristStatus::Overskredet),
        sidste_afholdelsesdato: last_day(frister, booking),
    })
}

fn is_covered(frist: &Frist) -> bool {
    releases(SamtaleType::FaellesJobsamtale, frist.samtaletype)
}

fn booking(coming: &[Indkaldelse]) -> Option<&Indkaldelse> {
    coming.iter().find(|coming| coming.gruppe == Gruppe::Jobsamtale)
}

/// The tightest SidsteAfholdelsesdato of the frister that the booking meets or has met: a move stays within it too. A frist
/// that was met by a conversation held before binds no more.
fn last_day(frister: &[FristToday], booking: Option<&Indkaldelse>) -> Option<NaiveDate> {
    let binding = |today: &&FristToday| match today.status {
        FristStatus::Aktiv => is_covered(&today.frist),
        FristStatus::Indfriet => booking.is_some_and(|booking| today.frist.indkaldelse_id == Some(booking.id)),
        FristStatus::Overskredet | FristStatus::AdministrativtLukket => false,
    };
    frister.iter().filter(binding).map(|frist| frist.frist.sidste_afholdelsesdato).min()
}
