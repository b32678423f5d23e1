//! Mødetilbud: the frames a borger may book in, as another system asks for them with what it knows of her (DFDG's søgeregler).

use chrono::{DateTime, Utc};

use super::record::{self, Kontakt};
use super::{BookingError, BorgerBookingService, Chosen, Situation};
use crate::domain::code_lists::{MyndighedType, SamtaleType};
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::Gruppe;
use crate::domain::rules::Verdict;
use crate::domain::rules::soegeregler::{self as rule, Staar};
use crate::store::{Aftale, Indkaldelse, Organisation, SerieRow};

/// What the caller knows of her, to match offers by.
#[derive(Clone, Debug)]
pub struct Soegeregler {
    /// How she stands.
    pub staar: Staar,
    /// Conversations of hers that the caller knows: which, of what type, from when. We may not have been told of all.
    pub bookinger: Vec<(IndkaldelseId, u16, DateTime<Utc>)>,
}

/// An offer: a frame with the series that stand under it.
#[derive(Clone, Debug)]
pub struct Tilbud {
    /// The frame.
    pub aftale: Aftale,
    /// Where and how.
    pub serier: Vec<SerieRow>,
}

impl BorgerBookingService {
    /// The offers for her; and why there are none, and where the caller and the register differ.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tilbud(
        &self,
        situation: &Situation,
        soegeregler: &Soegeregler,
    ) -> Result<(Vec<Tilbud>, Verdict), BookingError> {
        let (mut connection, jobcenter) = (self.store.read().await?, situation.borger.jobcenter_id);
        let kendt = Staar {
            jobcenter: situation.jobcenter.code.clone(),
            kontaktgruppe: situation.borger.kontaktgruppe,
            visitationskategori: situation.borger.visitationskategori,
            visiteret_dato: situation.borger.visiteret_dato,
            markeringer: Some(connection.markeringer_of(situation.borger.id).await?),
        };
        let passer = rule::soegeregler(&soegeregler.staar, &kendt, andetsteds(situation, soegeregler));
        let verdict = situation.verdict.clone().and(&passer);
        let a_kasse = situation.borger.a_kasse_id.filter(|_| verdict.is_kept());
        let Some(a_kasse) = a_kasse else { return Ok((vec![], verdict)) };
        let aftaler = connection.self_bookable_aftaler(jobcenter, a_kasse, situation.today).await?;
        let serier = connection.serier_of(a_kasse).await?;
        let shared = connection.serier_delt_med(jobcenter, a_kasse, situation.today).await?;
        let with_serier = |aftale: Aftale| {
            let live = serier.iter().filter(|serie| serie.aftale_id == aftale.id && serie.valid_to >= situation.today);
            let meets = |serie: &&SerieRow| serie.valid_from <= aftale.valid_to && aftale.valid_from <= serie.valid_to;
            let live = live.chain(shared.iter().filter(meets));
            Tilbud { serier: live.cloned().collect(), aftale }
        };
        Ok((aftaler.into_iter().map(with_serier).collect(), verdict))
    }

    /// The whole conversation that a time would become, under this id.
    pub fn udkast(&self, id: IndkaldelseId, chosen: &Chosen, situation: &Situation) -> Indkaldelse {
        let borger = &situation.borger;
        let kontakt = Kontakt { borger: borger.id, telefon: borger.telefon.clone(), email: borger.email.clone() };
        let row = record::indkaldelse(id, &kontakt, &chosen.tid, &chosen.serie, &chosen.aftale, situation.now);
        let Organisation { telefon, .. } = &situation.jobcenter;
        Indkaldelse { kontakt_telefon: telefon.clone(), ..row }
    }
}

/// Whether the caller knows of a coming jobsamtale of hers that we do not.
fn andetsteds(situation: &Situation, soegeregler: &Soegeregler) -> bool {
    let elsewhere = |(id, kind, at): &(IndkaldelseId, u16, DateTime<Utc>)| {
        let jobsamtale = SamtaleType::from_id(*kind)
            .is_some_and(|kind| Gruppe::of(kind, MyndighedType::Jobcenter) == Gruppe::Jobsamtale);
        jobsamtale && *at > situation.now && situation.coming.iter().all(|row| row.id != *id)
    };
    soegeregler.bookinger.iter().any(elsewhere)
}
