//! A conversation the demo's jobcenter has summoned somebody to.

use chrono::{Days, NaiveDate, NaiveTime};

use super::{DemoError, TELEFON};
use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::code_lists::{Ejersystem, MoedeGruppeType, MyndighedType, SamtaleType, Samtaleform};
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::{Tidspunkt, Udkast};
use crate::services::Actor;
use crate::services::indkaldelse::IndkaldelseService;
use crate::services::kald::{Kald, Myndighed};
use crate::store::Store;

/// Summons Nora, through the service that every authority uses.
pub(super) async fn summon(
    service: &IndkaldelseService,
    store: &Store,
    clock: &Clock,
    today: NaiveDate,
) -> Result<(), DemoError> {
    let mut connection = store.read().await?;
    let nora = connection.demo_person("borger-indkaldt").await?;
    let Some(Principal::Borger(nora)) = nora.map(|person| person.principal) else {
        return Err(DemoError::Data("borger-indkaldt"));
    };
    let jobcenter = connection.borger(nora).await?.ok_or(DemoError::Data("borger-indkaldt"))?.jobcenter_id;
    drop(connection);
    let myndighed =
        Myndighed { slags: MyndighedType::Jobcenter, id: Some(jobcenter), system: Some(Ejersystem::Faellestid) };
    let kald = Kald { actor: &Actor::SYSTEM, myndighed };
    let id = IndkaldelseId::from_uuid(clock.new_id());
    service.opret(&kald, nora, id, &udkast(today + Days::new(7))).await?;
    Ok(())
}

fn udkast(day: NaiveDate) -> Udkast {
    let ten = NaiveTime::from_num_seconds_from_midnight_opt(10 * 60 * 60, 0).unwrap_or_default();
    let some = |text: &str| Some(text.to_owned());
    Udkast {
        gruppemoede_id: None,
        ejersystem: None,
        ombooking_mulig: false,
        ombooking_frist: None,
        aflysning_mulig: true,
        aflysning_frist: None,
        selvbooket: false,
        start: Some(Tidspunkt::Lokal(day.and_time(ten), None)),
        slut: None,
        varighed: Some(45),
        samtaletype: SamtaleType::Jobsamtale.id(),
        moedegruppetype: MoedeGruppeType::Individuelt.id(),
        samtaleform: Samtaleform::Personlig.id(),
        a_kasse_deltager: false,
        titel: "Jobsamtale".to_owned(),
        beskrivelse: "Vi taler om din jobsøgning og dit cv. Tag gerne et jobopslag med.".to_owned(),
        medarbejder: some("Mette Prøve"),
        team: None,
        adresse: some("Demogade 12, 8000 Aarhus C"),
        borger_ringer: false,
        moedetelefon: None,
        link: None,
        borger_telefon: None,
        borger_email: None,
        kontakt_telefon: some(TELEFON),
        kontakt_email: None,
    }
}
