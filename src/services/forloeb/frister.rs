//! What the clock and her conversations make of a borger's frister. What it means stands in `domain::frist`; here it is written
//! down, with what it leaves behind.

use super::Forloeb;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::frist::{
    Booking, FristFakta, FristHaendelse, FristStatus, Grund, Virkning, anvend, daekker, naeste_skridt,
};
use crate::domain::haendelse::FristHandling;
use crate::domain::ids::{FristId, IndkaldelseId};
use crate::domain::indkaldelse::{Aflyser, Gruppe};
use crate::domain::opgave::OpgaveSlags;
use crate::store::{Frist, Indkaldelse, StoreError};

/// What the domain asks of a stored frist.
pub(in crate::services) fn fakta(frist: &Frist) -> FristFakta {
    FristFakta {
        status: frist.status,
        grund: frist.grund,
        samtaletype: frist.samtaletype,
        fristdato: frist.fristdato,
        sidste_afholdelsesdato: frist.sidste_afholdelsesdato,
        aktiv_fra: frist.aktiv_fra,
        booking_dato: frist.booking_dato,
    }
}

/// What the domain asks of a stored conversation. One that excludes nothing counts as the a-kasse's.
pub(in crate::services) fn booking_of(row: &Indkaldelse) -> Booking {
    let holder = if row.gruppe == Gruppe::Uden { MyndighedType::AKasse } else { MyndighedType::Jobcenter };
    Booking {
        samtaletype: row.samtaletype,
        a_kasse_deltager: row.a_kasse_id.is_some(),
        holder,
        fastlaast: row.ejersystem.is_some_and(|ejer| ejer != Ejersystem::Faellestid),
        local_date: row.local_start.date(),
    }
}

impl Forloeb<'_> {
    /// Writes down what the clock has made of her frister. Every change begins with it, so it never matters whether the job
    /// came before.
    pub async fn turn_over(&mut self) -> Result<(), StoreError> {
        for place in 0..self.frister.len() {
            let next =
                |own: &Self| naeste_skridt(&fakta(&own.frister[place]), own.forhold(), &own.indstillinger, own.today);
            while let Some(step) = next(self) {
                self.write_frist(place, step, None, None).await?;
            }
        }
        self.indfri().await
    }

    /// Sets a frist. The caller turns over afterwards: it may be met at once.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the id is in use.
    pub async fn udsted(&mut self, id: FristId, ny: FristFakta) -> Result<(), StoreError> {
        let frist = Frist {
            id,
            borger_id: self.borger.id,
            jobcenter_id: Some(self.borger.jobcenter_id),
            samtaletype: ny.samtaletype,
            fristdato: ny.fristdato,
            sidste_afholdelsesdato: ny.sidste_afholdelsesdato,
            status: ny.status,
            indkaldelse_id: None,
            booking_dato: None,
            grund: None,
            aktiv_fra: ny.aktiv_fra,
            version: 1,
            created_at: self.now,
            updated_at: self.now,
        };
        self.tx.insert_frist(&frist).await?;
        self.trace_frist(&frist, FristHandling::Udstedt, None).await?;
        self.besked_om_frist(&frist, FristHandling::Udstedt).await?;
        let place = self.frister.partition_point(|other| (other.fristdato, other.id) < (frist.fristdato, id));
        self.frister.insert(place, frist);
        Ok(())
    }

    /// Every active frist that a coming conversation meets is met.
    pub async fn indfri(&mut self) -> Result<(), StoreError> {
        for place in 0..self.frister.len() {
            let frist = fakta(&self.frister[place]);
            let met_by = self.coming.iter().find(|row| daekker(&booking_of(row), &frist));
            let Some(row) = met_by.filter(|_| frist.status == FristStatus::Aktiv) else { continue };
            let (id, dato) = (row.id, row.local_start.date());
            self.haend(place, FristHaendelse::Booket { dato }, Some(id), None).await?;
        }
        Ok(())
    }

    /// A conversation was made or moved: it makes up for every frist that she has missed and not made up for. One that was there
    /// when the day went by does not: then it would matter when the job has run. Held earlier today and reported afterwards, it
    /// meets the active ones too, though it is coming no more.
    pub(super) async fn goer_godt(&mut self, row: &Indkaldelse) -> Result<(), StoreError> {
        for place in 0..self.frister.len() {
            let frist = fakta(&self.frister[place]);
            let open = frist.status == FristStatus::Aktiv || frist.kraever_straksbooking();
            if open && daekker(&booking_of(row), &frist) {
                let dato = row.local_start.date();
                self.haend(place, FristHaendelse::Booket { dato }, Some(row.id), None).await?;
            }
        }
        Ok(())
    }

    /// The conversation is gone, or no longer what it was: what it met is met by another, or no longer.
    pub(super) async fn tab(&mut self, id: IndkaldelseId, by: Aflyser) -> Result<(), StoreError> {
        for place in self.met_by(id) {
            self.mist(place, id, by).await?;
        }
        Ok(())
    }

    /// One frist loses the conversation.
    async fn mist(&mut self, place: usize, id: IndkaldelseId, by: Aflyser) -> Result<(), StoreError> {
        let frist = fakta(&self.frister[place]);
        let other = self.coming.iter().find(|row| row.id != id && daekker(&booking_of(row), &frist));
        let (other, ellers) = (other.map(|row| row.id), other.map(|row| row.local_start.date()));
        self.haend(place, FristHaendelse::Aflyst { af: by, ellers }, other, None).await
    }

    /// The conversation was changed: what it met it meets still, on its new day, or it is lost. An authority's move past the
    /// last day extends it; a change of type may not.
    pub(super) async fn flyt_frister(&mut self, changed: &Indkaldelse, by: Aflyser) -> Result<(), StoreError> {
        for place in self.met_by(changed.id) {
            let (frist, til) = (fakta(&self.frister[place]), changed.local_start.date());
            let flyttet = FristHaendelse::Flyttet { til, af: by };
            let then = anvend(&frist, flyttet, &self.indstillinger, self.today).frist;
            if daekker(&booking_of(changed), &then) {
                self.haend(place, flyttet, Some(changed.id), None).await?;
            } else {
                self.mist(place, changed.id, by).await?;
            }
        }
        Ok(())
    }

    /// Lets an event act on one of her frister, by its place in the list. `met_by` is the conversation that stands behind it.
    pub async fn haend(
        &mut self,
        place: usize,
        haendelse: FristHaendelse,
        met_by: Option<IndkaldelseId>,
        begrundelse: Option<&str>,
    ) -> Result<(), StoreError> {
        let virkning = anvend(&fakta(&self.frister[place]), haendelse, &self.indstillinger, self.today);
        self.write_frist(place, virkning, met_by, begrundelse).await
    }

    fn met_by(&self, id: IndkaldelseId) -> Vec<usize> {
        (0..self.frister.len()).filter(|&place| self.frister[place].indkaldelse_id == Some(id)).collect()
    }

    /// Writes what became of a frist, if anything did, with all it leaves behind.
    async fn write_frist(
        &mut self,
        place: usize,
        virkning: Virkning,
        met_by: Option<IndkaldelseId>,
        begrundelse: Option<&str>,
    ) -> Result<(), StoreError> {
        let virkning = self.en_aktiv_af_hver_type(place, virkning).await?;
        let before = self.frister[place].clone();
        let after = virkning.frist;
        // Closed by the day of its conversation, it keeps the conversation.
        let indkaldelse_id = after.booking_dato.and(met_by.or(before.indkaldelse_id));
        if after == fakta(&before) && indkaldelse_id == before.indkaldelse_id {
            return self.frist_opgave(&before, virkning.opgave).await;
        }
        let told = (after.status, after.grund, after.fristdato, after.sidste_afholdelsesdato)
            != (before.status, before.grund, before.fristdato, before.sidste_afholdelsesdato);
        let handling = handling(before.status, after.status);
        let changed = Frist {
            status: after.status,
            grund: after.grund,
            fristdato: after.fristdato,
            sidste_afholdelsesdato: after.sidste_afholdelsesdato,
            aktiv_fra: after.aktiv_fra,
            booking_dato: after.booking_dato,
            indkaldelse_id,
            version: before.version + i64::from(told),
            updated_at: self.now,
            ..before
        };
        self.tx.update_frist(&changed).await?;
        // Which conversation stands behind it is told of the conversation.
        if told {
            self.trace_frist(&changed, handling, begrundelse).await?;
        }
        if virkning.besked {
            self.besked_om_frist(&changed, handling).await?;
        }
        self.frist_opgave(&changed, virkning.opgave).await?;
        self.frister[place] = changed;
        Ok(())
    }

    /// A frist that would be active beside another active one of its type: the later date holds, the other is closed.
    async fn en_aktiv_af_hver_type(&mut self, place: usize, virkning: Virkning) -> Result<Virkning, StoreError> {
        let becomes = virkning.frist;
        let other = self.frister.iter().position(|other| {
            other.id != self.frister[place].id
                && other.status == FristStatus::Aktiv
                && other.samtaletype == becomes.samtaletype
        });
        let Some(other) = other.filter(|_| becomes.status == FristStatus::Aktiv) else { return Ok(virkning) };
        if self.frister[other].fristdato >= becomes.fristdato {
            let frist =
                FristFakta { status: FristStatus::AdministrativtLukket, grund: Some(Grund::Erstattet), ..becomes };
            return Ok(Virkning { frist, besked: false, opgave: None });
        }
        let lukket = anvend(
            &fakta(&self.frister[other]),
            FristHaendelse::Luk(Grund::Erstattet),
            &self.indstillinger,
            self.today,
        );
        Box::pin(self.write_frist(other, Virkning { besked: false, ..lukket }, None, None)).await?;
        Ok(virkning)
    }

    async fn frist_opgave(&mut self, frist: &Frist, opgave: Option<OpgaveSlags>) -> Result<(), StoreError> {
        match opgave {
            Some(slags) => self.opgave(slags, self.borger.jobcenter_id, None, Some(frist.id)).await,
            None => Ok(()),
        }
    }
}

/// How the history names the step from one state to another.
fn handling(before: FristStatus, after: FristStatus) -> FristHandling {
    match (before, after) {
        (_, FristStatus::AdministrativtLukket) => FristHandling::Lukket,
        (FristStatus::Overskredet, FristStatus::Aktiv) => FristHandling::Genaabnet,
        (FristStatus::Aktiv, FristStatus::Overskredet) => FristHandling::Overskredet,
        (FristStatus::Aktiv | FristStatus::AdministrativtLukket, FristStatus::Indfriet) => FristHandling::Indfriet,
        (FristStatus::Indfriet | FristStatus::AdministrativtLukket, FristStatus::Aktiv) => FristHandling::AktivIgen,
        (FristStatus::Aktiv, FristStatus::Aktiv)
        | (FristStatus::Overskredet, FristStatus::Indfriet | FristStatus::Overskredet)
        | (FristStatus::Indfriet, FristStatus::Indfriet | FristStatus::Overskredet)
        | (FristStatus::AdministrativtLukket, FristStatus::Overskredet) => FristHandling::Opdateret,
    }
}
