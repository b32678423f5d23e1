//! What the rules of self-booking are asked about a borger, from what is stored of her.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::domain::code_lists::{Ejersystem, SamtaleType};
use crate::domain::fravaer::Periode;
use crate::domain::frist::{FristFakta, FristStatus, Grund, blocks, daekker, releases};
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::{Gruppe, IndkaldelseStatus};
use crate::domain::indstilling::Indstillinger;
use crate::domain::rules::ombooking::Samtale;
use crate::domain::rules::sammenfald::Anden;
use crate::domain::rules::selvbooking::Person;
use crate::services::forloeb::{Forloeb, booking_of};
use crate::store::{Borger, Indkaldelse};

/// All that is stored of her and bears on what she may book, at one instant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stored<'a> {
    pub borger: &'a Borger,
    pub fravaer: &'a [Periode],
    /// As they are today, with the conversation behind each; soonest first.
    pub frister: &'a [(FristFakta, Option<IndkaldelseId>)],
    /// Conversations that stand and have not ended.
    pub coming: &'a [Indkaldelse],
    pub indstillinger: &'a Indstillinger,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

/// Her frister as the rules are asked about them.
pub(super) fn frister_of(forloeb: &Forloeb<'_>) -> Vec<(FristFakta, Option<IndkaldelseId>)> {
    let fakta = |frist| (crate::services::forloeb::fakta(frist), frist.indkaldelse_id);
    forloeb.frister.iter().map(fakta).collect()
}

impl Stored<'_> {
    /// The conversation that a new booking of a fælles jobsamtale would have to move.
    pub fn booking(&self) -> Option<&Indkaldelse> {
        booking(self.coming)
    }

    /// What the rules need to know of her.
    pub fn person(&self) -> Person {
        let missed = self.missed();
        let again = missed.and_then(|frist| self.borger.tilmeldt_fra.filter(|tilmeldt| *tilmeldt > frist.fristdato));
        let straks = Days::new(self.indstillinger.straksbooking_dage.into());
        let own = self.booking().map(|booking| booking.id);
        let others = self.coming.iter().filter(|row| Some(row.id) != own);
        let in_force = self.fravaer.iter().filter(|period| period.covers(self.today));
        Person {
            jobcenter: self.borger.jobcenter_id,
            a_kasse: self.borger.a_kasse_id,
            kontaktgruppe: self.borger.kontaktgruppe(),
            fravaer: in_force.map(|period| period.fravaertype).collect(),
            tilmeldt: self.borger.er_tilmeldt(self.today),
            doed: self.borger.doed_dato.is_some(),
            frist_overskredet: missed.is_some() && again.is_none(),
            straks_senest: again.and_then(|tilmeldt| tilmeldt.checked_add_days(straks)),
            sidste_afholdelsesdato: self.last_day(),
            andre: others.map(|row| Anden { starts_at: row.starts_at, ends_at: row.ends_at }).collect(),
            rejse_minutter: self.indstillinger.rejse_minutter,
        }
    }

    /// The frist she missed, when none that is met here has come after it.
    fn missed(&self) -> Option<&FristFakta> {
        let in_effect = |row: &&(FristFakta, Option<IndkaldelseId>)| {
            let open = row.0.status != FristStatus::AdministrativtLukket || self.is_closed_by_its_day(row);
            open && is_met_here(&row.0)
        };
        let latest = self.frister.iter().rfind(in_effect).map(|(frist, _)| frist);
        latest.filter(|frist| frist.var_misset())
    }

    /// The day of her booking has come, and closed it; while she may still move the booking, its limits hold.
    fn is_closed_by_its_day(&self, (frist, met_by): &(FristFakta, Option<IndkaldelseId>)) -> bool {
        let own = self.booking().map(|booking| booking.id);
        own.is_some() && *met_by == own && matches!(frist.grund, Some(Grund::Moededag | Grund::StraksHoldt))
    }

    /// The tightest SidsteAfholdelsesdato of the frister that the booking meets or has met: a move stays within it too. A frist
    /// that was met by a conversation held before binds no more.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let own = self.booking().map(|booking| booking.id);
        let binds = |row: &&(FristFakta, Option<IndkaldelseId>)| match row.0.status {
            FristStatus::Aktiv => is_met_here(&row.0),
            FristStatus::Indfriet => own.is_some() && row.1 == own,
            FristStatus::AdministrativtLukket => !row.0.var_misset() && self.is_closed_by_its_day(row),
            FristStatus::Overskredet => false,
        };
        self.frister.iter().filter(binds).map(|(frist, _)| frist.sidste_afholdelsesdato).min()
    }

    /// What the rules need to know of one of her conversations.
    pub fn samtale(&self, row: &Indkaldelse) -> Samtale {
        let booking = booking_of(row);
        let bars = |frist: &FristFakta| {
            frist.status == FristStatus::Aktiv && blocks(&booking, frist.samtaletype) && !daekker(&booking, frist)
        };
        Samtale {
            ombooking_mulig: row.ombooking_mulig,
            ombook_til: row.ombook_til,
            aflysning_mulig: row.aflysning_mulig,
            aflys_til: row.aflys_til,
            begyndt: row.starts_at <= self.now,
            aflyst: row.status == IndkaldelseStatus::Aflyst,
            andet_ejersystem: row.ejersystem.is_some_and(|ejer| ejer != Ejersystem::Faellestid),
            staar_i_vejen: self.frister.iter().any(|(frist, _)| bars(frist)),
        }
    }
}

/// Whether a fælles jobsamtale, which is all that is booked here, can meet the frist.
pub(super) fn is_met_here(frist: &FristFakta) -> bool {
    releases(SamtaleType::FaellesJobsamtale, true, frist.samtaletype)
}

pub(super) fn booking(coming: &[Indkaldelse]) -> Option<&Indkaldelse> {
    coming.iter().find(|coming| coming.gruppe == Gruppe::Jobsamtale && coming.occupies)
}
