//! CreateFejlmelding: what went wrong on Jobnet, or in what DFDG was offered, kept for those who run the planner.

use chrono::{DateTime, Utc};

use super::{BookingError, BorgerBookingService};
use crate::domain::code_lists::Ejersystem;
use crate::domain::ids::{AftaleId, BorgerId, IndkaldelseId, KlientId};
use crate::domain::rules::{Code, Field, Verdict, tekst};
use crate::services::Actor;
use crate::store::Fejlmelding;

/// The longest text, in characters.
const TEKST_MAX: usize = 500;

/// What is reported.
#[derive(Clone)]
pub struct NyFejlmelding {
    /// Whom it befell.
    pub borger: BorgerId,
    /// The offer it is about.
    pub moedetilbud: Option<AftaleId>,
    /// The conversation it is about.
    pub indkaldelse: Option<IndkaldelseId>,
    /// Which kind of error. The official list was never published: any number is taken.
    pub fejlkode: i32,
    /// In words, at most 500 characters.
    pub fejltekst: Option<String>,
    /// DFDG or Jobnet.
    pub fejlophav: Ejersystem,
    /// When it happened.
    pub fejltidspunkt: DateTime<Utc>,
}

impl BorgerBookingService {
    /// Keeps an error report.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] for an unknown offer, [`BookingError::Refused`] for an unknown conversation or a text that cannot be kept.
    pub async fn meld_fejl(&self, actor: &Actor, klient: KlientId, ny: &NyFejlmelding) -> Result<(), BookingError> {
        let verdict = tekst::linjer(&[Field::Beskrivelse], ny.fejltekst.as_deref(), TEKST_MAX);
        let mut tx = self.store.begin().await?;
        if let Some(id) = ny.moedetilbud {
            tx.aftale(id).await?.ok_or(BookingError::NotFound)?;
        }
        if let Some(id) = ny.indkaldelse {
            let unknown = || BookingError::Refused(Verdict::refused(&[Field::IndkaldelseId], Code::UnknownIndkaldelse));
            tx.indkaldelse_of(ny.borger, id).await?.ok_or_else(unknown)?;
        }
        if !verdict.is_kept() {
            return Err(BookingError::Refused(verdict));
        }
        let at = self.clock.now();
        let melding = Fejlmelding {
            id: self.clock.new_id(),
            at,
            borger_id: ny.borger,
            klient_id: klient,
            moedetilbud_id: ny.moedetilbud.map(AftaleId::uuid),
            indkaldelse_id: ny.indkaldelse.map(IndkaldelseId::uuid),
            fejlkode: ny.fejlkode,
            fejltekst: ny.fejltekst.clone(),
            fejlophav: i32::from(ny.fejlophav.id()),
            fejltidspunkt: ny.fejltidspunkt,
        };
        tx.insert_fejlmelding(&melding).await?;
        let line = actor.audit(
            &self.clock,
            at,
            "fejlmelding_modtaget",
            Some(ny.borger),
            actor.organisation(),
            Some(melding.id),
        );
        tx.insert_audit(&line).await?;
        Ok(tx.commit().await?)
    }
}
