//! A report as it is stored: every text trimmed, blank ones left out, local times beside the instants.

use chrono::{DateTime, Utc};

use super::vurder::Vurderet;
use crate::domain::code_lists::{Ejersystem, MyndighedType, SamtaleType};
use crate::domain::ids::{IndkaldelseId, OrganisationId};
use crate::domain::indkaldelse::{Gruppe, IndkaldelseStatus, Tidspunkt, Udkast};
use crate::domain::rules::tekst::angivet;
use crate::services::kald::Kald;
use crate::services::zone;
use crate::store::{Borger, Indkaldelse};

/// A new conversation, held by `indkalder`.
pub(super) fn ny(
    kald: &Kald<'_>,
    indkalder: OrganisationId,
    borger: &Borger,
    id: IndkaldelseId,
    udkast: &Udkast,
    vurderet: &Vurderet,
    now: DateTime<Utc>,
) -> Indkaldelse {
    let (koder, tidsrum) = (&vurderet.koder, &vurderet.tidsrum);
    let text = |text: &Option<String>| text.as_deref().and_then(angivet).map(str::to_owned);
    let medarbejder = text(&udkast.medarbejder);
    Indkaldelse {
        id,
        borger_id: borger.id,
        myndighed_id: indkalder,
        a_kasse_id: gaest(kald, borger, udkast, koder.samtaletype),
        aftale_id: None,
        tid_id: None,
        samtaletype: koder.samtaletype,
        gruppe: Gruppe::of(koder.samtaletype, kald.myndighed.slags),
        local_start: tidsrum.lokal_start,
        local_end: zone::local(tidsrum.ends_at),
        starts_at: tidsrum.starts_at,
        ends_at: tidsrum.ends_at,
        samtaleform: koder.samtaleform,
        adresse: text(&udkast.adresse),
        moedetelefon: text(&udkast.moedetelefon),
        moedelink: text(&udkast.link),
        medarbejder_navngivet: medarbejder.is_some(),
        medarbejder: medarbejder.or_else(|| text(&udkast.team)).unwrap_or_default(),
        titel: udkast.titel.trim().to_owned(),
        beskrivelse: udkast.beskrivelse.trim().to_owned(),
        borger_telefon: text(&udkast.borger_telefon),
        borger_email: text(&udkast.borger_email),
        selvbooket: udkast.selvbooket,
        ombooking_mulig: udkast.ombooking_mulig,
        ombook_til: udkast.ombooking_frist,
        aflysning_mulig: udkast.aflysning_mulig,
        aflys_til: udkast.aflysning_frist,
        gruppemoede_id: udkast.gruppemoede_id,
        ejersystem: koder.ejersystem,
        moedegruppetype: koder.moedegruppetype,
        team: text(&udkast.team),
        borger_ringer: udkast.borger_ringer,
        kontakt_telefon: text(&udkast.kontakt_telefon),
        kontakt_email: text(&udkast.kontakt_email),
        foerst_cv_at: (koder.samtaletype == SamtaleType::CvSamtale).then_some(now),
        bekraeftet_at: None,
        a_kasse_afbud_at: None,
        aflyst_af: None,
        udfald: None,
        a_kasse_deltog: None,
        status: IndkaldelseStatus::Planlagt,
        occupies: false,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// `row` with what the report changes. It keeps its place in a time only while it stays at that time. What she confirmed was
/// the old time; when it moves she has confirmed nothing. What its a-kasse has said is of its start.
pub(super) fn aendret(row: &Indkaldelse, reported: Indkaldelse) -> Indkaldelse {
    let stays = (row.starts_at, row.ends_at) == (reported.starts_at, reported.ends_at);
    // Its guest is the a-kasse of its aftale while it stands in one; else the one she is a member of now.
    let a_kasse_id =
        reported.a_kasse_id.map(|hers| row.a_kasse_id.filter(|_| stays && row.aftale_id.is_some()).unwrap_or(hers));
    let said_of_it = (row.starts_at, row.a_kasse_id) == (reported.starts_at, a_kasse_id);
    Indkaldelse {
        tid_id: row.tid_id.filter(|_| stays),
        aftale_id: row.aftale_id.filter(|_| stays),
        a_kasse_id,
        selvbooket: row.selvbooket || reported.selvbooket,
        foerst_cv_at: row.foerst_cv_at.or(reported.foerst_cv_at),
        bekraeftet_at: row.bekraeftet_at.filter(|_| stays),
        a_kasse_afbud_at: row.a_kasse_afbud_at.filter(|_| said_of_it),
        occupies: row.occupies,
        version: row.version,
        created_at: row.created_at,
        ..reported
    }
}

/// The a-kasse of a joint conversation.
fn gaest(kald: &Kald<'_>, borger: &Borger, udkast: &Udkast, samtaletype: SamtaleType) -> Option<OrganisationId> {
    let joint = samtaletype.is_faelles() || (samtaletype == SamtaleType::Jobsamtale && udkast.a_kasse_deltager);
    borger.a_kasse_id.filter(|_| joint && kald.myndighed.slags != MyndighedType::AKasse)
}

/// What would report a conversation as it stands: what a form that changes some of it begins with.
pub fn som_udkast(row: &Indkaldelse) -> Udkast {
    Udkast {
        gruppemoede_id: row.gruppemoede_id,
        ejersystem: row.ejersystem.map(Ejersystem::id),
        ombooking_mulig: row.ombooking_mulig,
        ombooking_frist: row.ombook_til,
        aflysning_mulig: row.aflysning_mulig,
        aflysning_frist: row.aflys_til,
        selvbooket: row.selvbooket,
        start: Some(Tidspunkt::Instant(row.starts_at)),
        slut: None,
        varighed: Some((row.ends_at - row.starts_at).num_minutes()),
        samtaletype: row.samtaletype.id(),
        moedegruppetype: row.moedegruppetype.id(),
        samtaleform: row.samtaleform.id(),
        a_kasse_deltager: row.a_kasse_id.is_some(),
        titel: row.titel.clone(),
        beskrivelse: row.beskrivelse.clone(),
        medarbejder: Some(row.medarbejder.clone()).filter(|_| row.medarbejder_navngivet),
        team: row.team.clone(),
        adresse: row.adresse.clone(),
        borger_ringer: row.borger_ringer,
        moedetelefon: row.moedetelefon.clone(),
        link: row.moedelink.clone(),
        borger_telefon: row.borger_telefon.clone(),
        borger_email: row.borger_email.clone(),
        kontakt_telefon: row.kontakt_telefon.clone(),
        kontakt_email: row.kontakt_email.clone(),
    }
}

/// Whether a report leaves the conversation as it was.
pub(super) fn siger_det_samme(changed: &Indkaldelse, row: &Indkaldelse) -> bool {
    Indkaldelse { updated_at: row.updated_at, status: row.status, ..changed.clone() } == *row
}
