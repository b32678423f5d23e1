//! What a new fact about her does to the rest of her course: carries out a row of `domain::register`.

use chrono::NaiveDate;

use super::Forloeb;
use crate::domain::besked::BeskedSlags;
use crate::domain::besked::vurdering::Bortfald;
use crate::domain::code_lists::SamtaleType;
use crate::domain::frist::{FristHaendelse, Grund};
use crate::domain::ids::{IndkaldelseId, OrganisationId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::register::{Besked, Foelger, Frister, Hold, Om, Opgave, Samtaler};
use crate::store::{Indkaldelse, StoreError};

/// From when a fact holds, and the a-kasse she is a member of once it does.
#[derive(Clone, Copy, Debug)]
pub(in crate::services) struct Virkning {
    pub fra: NaiveDate,
    pub a_kasse: Option<OrganisationId>,
}

impl Forloeb<'_> {
    /// Carries out a row, but for its tasks about herself. Her own row still says what it said before, so that whoever
    /// loses her is told; only her death must stand there, so that nobody writes to her.
    pub async fn foelg(&mut self, row: &Foelger, virkning: Virkning) -> Result<(), StoreError> {
        if row.hold == Hold::Slippes && virkning.fra <= self.today {
            self.slip_hold(None).await?;
        }
        self.luk_frister(row.frister).await?;
        self.aflys_samtaler(row).await?;
        for opgave in row.opgaver {
            self.opgaver_om_samtaler(*opgave, virkning).await?;
        }
        if row.besked == Besked::Bortfalder {
            self.tx.drop_notifikationer(self.borger.id, Bortfald::Doed, self.now).await?;
        }
        Ok(())
    }

    /// The row's tasks about herself, for the jobcenter she has now.
    pub async fn opgaver_om_hende(&mut self, row: &Foelger) -> Result<(), StoreError> {
        for opgave in row.opgaver.iter().filter(|opgave| opgave.om == Om::Hende) {
            self.opgave(opgave.slags, self.borger.jobcenter_id, None, None).await?;
        }
        Ok(())
    }

    async fn luk_frister(&mut self, frister: Frister) -> Result<(), StoreError> {
        let grund = |samtaletype: SamtaleType| -> Option<Grund> {
            match frister {
                Frister::Staar | Frister::Uret => None,
                Frister::Lukkes(grund) => Some(grund),
                Frister::LukkesForFaelles(grund) => samtaletype.is_faelles().then_some(grund),
            }
        };
        for place in 0..self.frister.len() {
            if let Some(grund) = grund(self.frister[place].samtaletype) {
                self.haend(place, FristHaendelse::Luk(grund), None, None).await?;
            }
        }
        Ok(())
    }

    async fn aflys_samtaler(&mut self, row: &Foelger) -> Result<(), StoreError> {
        let now = self.now;
        let gone = |own: &Self, samtale: &Indkaldelse| match own.slags(samtale).of(row) {
            Samtaler::Staar => false,
            Samtaler::Aflyses => samtale.starts_at > now,
            Samtaler::AflysesAlle => true,
        };
        let ids: Vec<IndkaldelseId> =
            self.coming.iter().filter(|samtale| gone(self, samtale)).map(|samtale| samtale.id).collect();
        for id in ids {
            let gone = self.aflys(id, Aflyser::Registeret).await?;
            if let Some(gone) = gone.filter(|_| row.besked == Besked::OmTabet) {
                self.besked(BeskedSlags::Aflysning, &gone).await?;
            }
        }
        Ok(())
    }

    async fn opgaver_om_samtaler(&mut self, opgave: Opgave, virkning: Virkning) -> Result<(), StoreError> {
        let ahead = |samtale: &&Indkaldelse| samtale.starts_at > self.now && samtale.local_start.date() >= virkning.fra;
        let concerned = self.coming.iter().filter(ahead);
        let concerned = concerned.filter(|samtale| match (opgave.om, self.slags(samtale)) {
            (Om::FaellesMedAndenAKasse, Slags::Faelles) => {
                samtale.a_kasse_id.is_none() || samtale.a_kasse_id != virkning.a_kasse
            }
            (Om::FaellesSamtale, Slags::Faelles) => true,
            (Om::JobcenteretsSamtale, Slags::Faelles | Slags::Jobcenterets) => true,
            (Om::AKassensSamtale, Slags::AKassens) => Some(samtale.myndighed_id) != virkning.a_kasse,
            _ => false,
        });
        let about: Vec<_> = concerned.map(|samtale| (samtale.id, samtale.myndighed_id)).collect();
        for (id, holder) in about {
            self.opgave(opgave.slags, holder, Some(id), None).await?;
        }
        Ok(())
    }

    fn slags(&self, samtale: &Indkaldelse) -> Slags {
        match samtale.myndighed_id == self.borger.jobcenter_id {
            true if samtale.is_faelles() => Slags::Faelles,
            true => Slags::Jobcenterets,
            false => Slags::AKassens,
        }
    }
}

/// Which column of the table a conversation stands in.
#[derive(Clone, Copy)]
enum Slags {
    Faelles,
    Jobcenterets,
    AKassens,
}

impl Slags {
    const fn of(self, row: &Foelger) -> Samtaler {
        match self {
            Self::Faelles => row.faelles,
            Self::Jobcenterets => row.jobcenterets,
            Self::AKassens => row.a_kassens,
        }
    }
}
