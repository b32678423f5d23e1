//! Filling in a conversation from the time, the series and the frame it was booked in, with all that databekendtgørelsen § 20
//! wants registered.

use chrono::{DateTime, NaiveDate, Utc};

use super::BookRequest;
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::{Gruppe, IndkaldelseStatus, limit_before};
use crate::store::{Aftale, Indkaldelse, SerieRow, Tid};

/// The conversation that `request` makes of this time.
pub(super) fn indkaldelse(
    id: IndkaldelseId,
    request: &BookRequest,
    tid: &Tid,
    serie: &SerieRow,
    aftale: &Aftale,
    now: DateTime<Utc>,
) -> Indkaldelse {
    Indkaldelse {
        id,
        borger_id: request.borger,
        myndighed_id: aftale.jobcenter_id,
        a_kasse_id: Some(aftale.a_kasse_id),
        aftale_id: Some(aftale.id),
        tid_id: Some(tid.id),
        samtaletype: aftale.samtaletype,
        gruppe: Gruppe::of(aftale.samtaletype, MyndighedType::Jobcenter),
        local_start: tid.local_start,
        local_end: tid.local_end,
        starts_at: tid.starts_at,
        ends_at: tid.ends_at,
        samtaleform: serie.samtaleform,
        adresse: serie.adresse.clone(),
        moedetelefon: serie.telefon.clone(),
        moedelink: serie.link.clone(),
        medarbejder: serie.medarbejder.clone(),
        titel: serie.titel.clone(),
        beskrivelse: serie.beskrivelse.clone(),
        borger_telefon: Some(request.telefon.as_str().to_owned()),
        borger_email: request.email.as_ref().map(|email| email.as_str().to_owned()),
        selvbooket: true,
        ombook_til: limit(tid.local_date, aftale.ombook_days),
        aflys_til: limit(tid.local_date, aftale.aflys_days),
        status: IndkaldelseStatus::Planlagt,
        occupies: true,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

fn limit(held_on: NaiveDate, days: Option<i32>) -> Option<NaiveDate> {
    limit_before(held_on, days.and_then(|days| u32::try_from(days).ok()))
}
