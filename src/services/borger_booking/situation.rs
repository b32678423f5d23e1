//! Where a borger stands: her frister, her conversations, and whether she may book.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::person::{Stored, booking, is_met_here};
use super::{BookingError, BorgerBookingService};
use crate::domain::code_lists::Deltagelsesvalg;
use crate::domain::fravaer::Periode;
use crate::domain::frist::{Forhold, FristFakta, FristStatus, Grund, idag};
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::domain::indstilling::Indstillinger;
use crate::domain::rules::{Verdict, ombooking, selvbooking};
use crate::services::forloeb::fakta;
use crate::services::indkaldelse::{foerste, gaeldende};
use crate::services::{Actor, zone};
use crate::store::{Borger, Frist, Indkaldelse, Organisation, Reservation};

/// A frist and what it is today, by the clock.
#[derive(Clone, Debug)]
pub struct FristToday {
    /// As stored.
    pub frist: Frist,
    /// As it is today.
    pub fakta: FristFakta,
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
    /// All her frister, soonest first.
    pub frister: Vec<FristToday>,
    /// Conversations that have not ended, soonest first.
    pub coming: Vec<Indkaldelse>,
    /// The authorities of those conversations that are neither her jobcenter nor her a-kasse.
    pub(super) andre: Vec<Organisation>,
    /// Her hold, run out or not.
    pub hold: Option<Reservation>,
    /// Whether she may book a fælles jobsamtale, and why not.
    pub verdict: Verdict,
    /// Whether she may move the one she has.
    pub ombooking: Verdict,
    /// What the rules know of her.
    pub(super) person: selvbooking::Person,
    /// No joint conversation of hers has been held before.
    pub(super) foerste: bool,
    /// The choice in force about the a-kasse in the one she has, or in her next.
    pub(super) valg: Option<Deltagelsesvalg>,
    /// The settings in force.
    pub indstillinger: Indstillinger,
    /// The instant all this was true.
    pub now: DateTime<Utc>,
    /// The Danish day of that instant.
    pub today: NaiveDate,
}

impl FristToday {
    /// Its status today.
    pub fn status(&self) -> FristStatus {
        self.fakta.status
    }

    /// It is met by a booking: also on the day of the conversation, when it is closed already.
    pub fn er_indfriet(&self) -> bool {
        self.fakta.status == FristStatus::Indfriet || self.fakta.grund == Some(Grund::Moededag)
    }

    /// Whether a fælles jobsamtale, which is all that is booked here, can meet it.
    pub fn can_be_met_here(&self) -> bool {
        is_met_here(&self.fakta)
    }
}

impl Situation {
    /// The soonest frist that she still has to meet, and can meet here.
    pub fn open_frist(&self) -> Option<&FristToday> {
        self.frister.iter().find(|frist| frist.status() == FristStatus::Aktiv && frist.can_be_met_here())
    }

    /// She missed a frist and has not booked since: she must book at once (StraksbookingPaakraevet).
    pub fn kraever_straksbooking(&self) -> bool {
        self.frister.iter().any(|frist| frist.fakta.kraever_straksbooking())
    }

    /// The frister that say something about now, those she still has to meet first: not one that was met by a conversation
    /// held since, nor one that passed and was replaced.
    pub fn frister_now(&self) -> Vec<&FristToday> {
        let coming =
            |frist: &FristToday| self.coming.iter().any(|coming| Some(coming.id) == frist.frist.indkaldelse_id);
        let speaks = |frist: &&FristToday| match frist.status() {
            FristStatus::Aktiv => true,
            FristStatus::Indfriet => coming(frist),
            FristStatus::AdministrativtLukket => frist.er_indfriet() && coming(frist),
            FristStatus::Overskredet => self.person.frist_overskredet || self.person.straks_senest.is_some(),
        };
        let mut now: Vec<_> = self.frister.iter().filter(speaks).collect();
        now.sort_by_key(|frist| frist.status() != FristStatus::Aktiv);
        now
    }

    /// The name of an authority that she has to do with.
    pub fn navn(&self, id: OrganisationId) -> &str {
        let known = std::iter::once(&self.jobcenter).chain(&self.a_kasse).chain(&self.andre);
        known.into_iter().find(|row| row.id == id).map_or("", |row| row.navn.as_str())
    }

    /// The conversation that a new booking of a fælles jobsamtale would have to move.
    pub fn booking(&self) -> Option<&Indkaldelse> {
        booking(&self.coming)
    }

    /// Whether her booking may still be moved by herself.
    pub fn can_move(&self) -> bool {
        self.verdict.is_kept() && self.booking().is_some() && self.ombooking.is_kept()
    }

    /// The last local day on which the conversation may be held, when a frist sets one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        [self.person.sidste_afholdelsesdato, self.person.straks_senest].into_iter().flatten().min()
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
        let indstillinger = connection.indstillinger_on(Some(jobcenter.id), today).await?;
        let fravaer: Vec<Periode> = connection.fravaer_of(id).await?.into_iter().map(Into::into).collect();
        let forhold = Forhold { fravaer: &fravaer, afmeldt_fra: borger.afmeldt_fra };
        let stored = connection.alle_frister_of(id).await?.into_iter();
        let on_day = |frist| FristToday { fakta: idag(&fakta(&frist), forhold, &indstillinger, today), frist };
        let frister: Vec<_> = stored.map(on_day).collect();
        let coming = connection.coming_indkaldelser(id, now).await?;
        let hold = connection.reservation(id).await?;
        let foerste = foerste(&mut connection, id).await?;
        let valg = gaeldende(&mut connection, id, booking(&coming).map(|row| row.id)).await?.map(|row| row.valg);
        let known = [Some(jobcenter.id), borger.a_kasse_id];
        let of_coming = coming.iter().flat_map(|row| [Some(row.myndighed_id), row.a_kasse_id]);
        let mut andre = Vec::new();
        for id in of_coming.filter(|id| !known.contains(id)).flatten().collect::<BTreeSet<_>>() {
            andre.extend(connection.organisation(id).await?);
        }
        drop(connection);
        self.remember_look(actor, "overblik_set", id, jobcenter.id, None).await?;
        let pairs: Vec<(FristFakta, Option<IndkaldelseId>)> =
            frister.iter().map(|frist| (frist.fakta, frist.frist.indkaldelse_id)).collect();
        let stored = Stored {
            borger: &borger,
            fravaer: &fravaer,
            frister: &pairs,
            coming: &coming,
            indstillinger: &indstillinger,
            now,
            today,
        };
        let person = stored.person();
        let ombooking =
            stored.booking().map(|row| ombooking::ombooking(&stored.samtale(row), today)).unwrap_or_default();
        let verdict = selvbooking::person(&person);
        Ok(Situation {
            borger,
            jobcenter,
            a_kasse,
            frister,
            coming,
            andre,
            hold,
            verdict,
            ombooking,
            person,
            foerste,
            valg,
            indstillinger,
            now,
            today,
        })
    }
}
