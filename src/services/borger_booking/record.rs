//! Filling in a conversation from the time, the series and the frame it was booked in, with all that databekendtgørelsen § 20
//! wants registered.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::code_lists::{Ejersystem, MoedeGruppeType, MyndighedType};
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::{Gruppe, IndkaldelseStatus, limit_before};
use crate::store::{Aftale, Indkaldelse, SerieRow, Tid};

/// Who has booked, and where she is reached about it.
pub(in crate::services) struct Kontakt {
    pub borger: BorgerId,
    pub telefon: Option<String>,
    pub email: Option<String>,
}

/// The conversation that somebody makes of this time.
pub(in crate::services) fn indkaldelse(
    id: IndkaldelseId,
    kontakt: &Kontakt,
    tid: &Tid,
    serie: &SerieRow,
    aftale: &Aftale,
    now: DateTime<Utc>,
) -> Indkaldelse {
    Indkaldelse {
        id,
        borger_id: kontakt.borger,
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
        borger_telefon: kontakt.telefon.clone(),
        borger_email: kontakt.email.clone(),
        selvbooket: true,
        ombooking_mulig: aftale.ombook_days.is_some(),
        ombook_til: limit(tid.local_date, aftale.ombook_days),
        aflysning_mulig: aftale.aflys_days.is_some(),
        aflys_til: limit(tid.local_date, aftale.aflys_days),
        gruppemoede_id: None,
        ejersystem: Some(Ejersystem::Faellestid),
        moedegruppetype: MoedeGruppeType::Individuelt,
        team: None,
        medarbejder_navngivet: true,
        // A series with a number of its own is one that she rings.
        borger_ringer: serie.telefon.is_some(),
        kontakt_telefon: None,
        kontakt_email: None,
        foerst_cv_at: None,
        bekraeftet_at: None,
        a_kasse_afbud_at: None,
        aflyst_af: None,
        udfald: None,
        a_kasse_deltog: None,
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
