//! Mødetilbud: the frames a borger may book in, as another system asks for them with what it knows of her (DFDG's søgeregler).

use chrono::{DateTime, Utc};

use super::record::{self, Kontakt};
use super::{BookingError, BorgerBookingService, Chosen, Situation};
use crate::domain::code_lists::{Kontaktgruppe, SamtaleType};
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::Gruppe;
use crate::domain::rules::{Code, Field, Verdict};
use crate::store::{Aftale, Indkaldelse, Organisation, SerieRow};

/// What the caller knows of her, to match offers by. Visitationskategori and markings are in none of our frames, and hide none.
#[derive(Clone, Debug)]
pub struct Soegeregler {
    /// Her jobcenter, five digits.
    pub jobcenter: String,
    /// Her kontaktgruppe.
    pub kontaktgruppe: i32,
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
    /// The offers for her, and why there are none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tilbud(
        &self,
        situation: &Situation,
        soegeregler: &Soegeregler,
    ) -> Result<(Vec<Tilbud>, Verdict), BookingError> {
        let verdict = situation.verdict.clone().and(&passer(situation, soegeregler));
        let a_kasse = situation.borger.a_kasse_id.filter(|_| verdict.is_kept());
        let Some(a_kasse) = a_kasse else { return Ok((vec![], verdict)) };
        let (mut connection, jobcenter) = (self.store.read().await?, situation.borger.jobcenter_id);
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

/// Whether what the caller knows agrees with what we know.
fn passer(situation: &Situation, soegeregler: &Soegeregler) -> Verdict {
    let mut verdict = Verdict::default();
    if soegeregler.jobcenter != situation.jobcenter.code {
        verdict = verdict.and(&Verdict::refused(&[Field::Jobcenter], Code::NotOwnBorger));
    }
    let group = u16::try_from(soegeregler.kontaktgruppe).ok().and_then(Kontaktgruppe::from_id);
    if !group.is_some_and(Kontaktgruppe::is_dagpenge) {
        verdict = verdict.and(&Verdict::refused(&[Field::Kontaktgruppe], Code::NotDagpenge));
    }
    let elsewhere = |(id, kind, at): &(IndkaldelseId, u16, DateTime<Utc>)| {
        let jobsamtale = SamtaleType::from_id(*kind).is_some_and(|kind| {
            Gruppe::of(kind, crate::domain::code_lists::MyndighedType::Jobcenter) == Gruppe::Jobsamtale
        });
        jobsamtale && *at > situation.now && situation.coming.iter().all(|row| row.id != *id)
    };
    if soegeregler.bookinger.iter().any(elsewhere) {
        verdict = verdict.and(&Verdict::refused(&[Field::Borger], Code::OneAtATime));
    }
    verdict
}
