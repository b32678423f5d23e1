//! The demo's people: fictional names, replacement CPR numbers (day + 60), nobody's telephone.

use chrono::Days;

use super::{DemoError, Places, Start};
use crate::clock::Clock;
use crate::domain::access::{Principal, Rolle};
use crate::domain::calendar::propose_fristdato;
use crate::domain::code_lists::{FravaerType, SamtaleType};
use crate::domain::cpr::Cpr;
use crate::domain::frist::FristStatus;
use crate::domain::haendelse::{Entitet, FristHandling};
use crate::domain::ids::{BorgerId, FristId, HaendelseId, MedarbejderId, OrganisationId};
use crate::services::Actor;
use crate::services::borger_booking::{BookRequest, BorgerBookingService};
use crate::store::{Borger, FravaerPeriode, Frist, FristVersion, Haendelse, Medarbejder, Store, Tx};

/// The people whose yes an agreement needs.
pub(super) struct Staff {
    pub jobcenter_koordinator: MedarbejderId,
    pub a_kasse_koordinator: MedarbejderId,
}

/// Borgere who fill the weeks, beside those with a door of their own.
const OTHERS: [&str; 36] = [
    "Agnes Prøvesen",
    "Anton Tænkt",
    "Asta Opdigtet",
    "August Eksempel",
    "Bente Prøve",
    "Birk Tænkesen",
    "Bodil Opspind",
    "Carl Eksempelsen",
    "Dagmar Prøvegaard",
    "Ebbe Tænkt",
    "Edith Opdigtet",
    "Elias Eksempel",
    "Ellen Prøvesen",
    "Emil Tænkesen",
    "Esther Opspind",
    "Filippa Eksempel",
    "Georg Prøve",
    "Gudrun Tænkt",
    "Hassan Eksempelsen",
    "Hjalmar Opdigtet",
    "Inger Prøvesen",
    "Johan Tænkesen",
    "Karla Eksempel",
    "Knud Opspind",
    "Laura Prøvegaard",
    "Leila Tænkt",
    "Magnus Eksempel",
    "Merete Opdigtet",
    "Nanna Prøve",
    "Oskar Tænkesen",
    "Palle Eksempelsen",
    "Rigmor Opspind",
    "Sami Prøvesen",
    "Signe Tænkt",
    "Thyra Eksempel",
    "Villads Opdigtet",
];

pub(super) async fn insert_staff(tx: &mut Tx, clock: &Clock, places: Places) -> Result<Staff, DemoError> {
    let mut insert = async |slug: &str, navn: &str, rolle, organisation_id| {
        let medarbejder = Medarbejder {
            id: MedarbejderId::from_uuid(clock.new_id()),
            organisation_id,
            navn: navn.to_owned(),
            rolle,
            demo: true,
            demo_slug: Some(slug.to_owned()),
        };
        tx.insert_medarbejder(&medarbejder).await.map(|()| medarbejder.id)
    };
    let staff = Staff {
        jobcenter_koordinator: insert(
            "jobcenter-koordinator",
            "Jytte Koordin",
            Rolle::JobcenterKoordinator,
            Some(places.aarhus),
        )
        .await?,
        a_kasse_koordinator: insert(
            "a-kasse-koordinator",
            "Henrik Aftalesen",
            Rolle::AKasseKoordinator,
            Some(places.hk),
        )
        .await?,
    };
    insert("jobcenter-sagsbehandler", "Morten Sagtmod", Rolle::JobcenterSagsbehandler, Some(places.aarhus)).await?;
    insert("a-kasse-sagsbehandler", "Lone Medlemsen", Rolle::AKasseSagsbehandler, Some(places.hk)).await?;
    insert("revisor", "Regitze Revision", Rolle::Revisor, Some(places.aarhus)).await?;
    insert("drift", "Dennis Driftsikker", Rolle::Drift, None).await?;
    Ok(staff)
}

/// A borger with a door of her own in the demo log-in.
struct Door {
    slug: &'static str,
    navn: &'static str,
    a_kasse: Option<OrganisationId>,
    /// Days from today to Fristdato, before it is moved off days off.
    frist_in: Option<u32>,
    fravaer: Option<FravaerType>,
}

pub(super) async fn insert_borgere(tx: &mut Tx, clock: &Clock, places: Places, start: Start) -> Result<(), DemoError> {
    let door = |slug, navn, a_kasse, frist_in| Door { slug, navn, a_kasse: Some(a_kasse), frist_in, fravaer: None };
    let doors = [
        door("borger-med-frist", "Sofie Prøvesen", places.hk, Some(9)),
        door("borger-med-booking", "Mads Eksempel", places.hk, Some(12)),
        door("borger-uden-tider", "Freja Opdigtet", places.aka, Some(9)),
        Door {
            fravaer: Some(FravaerType::FritagetForSelvbook),
            ..door("borger-fritaget", "Poul Tænkt", places.hk, None)
        },
        door("borger-overskredet", "Kim Forsinket", places.hk, None),
        door("borger-anden-a-kasse", "Rasmus Tænkesen", places.tre_f, Some(9)),
        door("borger-indkaldt", "Nora Opdigtet", places.hk, None),
        Door { a_kasse: None, ..door("borger-uden-a-kasse", "Ida Opspind", places.hk, Some(9)) },
    ];
    for (number, door) in (0_u32..).zip(&doors) {
        let borger = borger(clock, door.navn, Some(door.slug), places.aarhus, door.a_kasse);
        tx.insert_borger(&borger, &cpr(number)?).await?;
        if let Some(days) = door.frist_in {
            insert_frist(tx, clock, &borger, propose_fristdato(start.today, days, true), start).await?;
        }
        if let Some(fravaertype) = door.fravaer {
            let period = FravaerPeriode { fravaertype, fra: start.today - Days::new(30), til: None };
            tx.insert_fravaer(clock.new_id(), borger.id, &period).await?;
        }
        if door.slug == "borger-overskredet" {
            insert_frist(tx, clock, &borger, start.today - Days::new(3), start).await?;
        }
    }
    for (number, navn) in (100_u32..).zip(OTHERS) {
        let (jobcenter, a_kasse) = match number % 4 {
            0 | 1 => (places.aarhus, places.hk),
            2 => (places.aarhus, places.tre_f),
            _ => (places.odense, places.aka),
        };
        tx.insert_borger(&borger(clock, navn, None, jobcenter, Some(a_kasse)), &cpr(number)?).await?;
    }
    Ok(())
}

fn borger(
    clock: &Clock,
    navn: &str,
    slug: Option<&str>,
    jobcenter_id: OrganisationId,
    a_kasse_id: Option<OrganisationId>,
) -> Borger {
    Borger {
        id: BorgerId::from_uuid(clock.new_id()),
        navn: navn.to_owned(),
        telefon: Some("12345678".to_owned()),
        email: Some("borger@example.com".to_owned()),
        jobcenter_id,
        a_kasse_id,
        kontaktgruppe: 1,
        tilmeldekategori: None,
        ledig_siden: None,
        tilmeldt_fra: None,
        afmeldt_fra: None,
        doed_dato: None,
        visitationskategori: None,
        visiteret_dato: None,
        anden_aktoer: None,
        fritaget_digital_post: false,
        version: 1,
        demo: true,
        demo_slug: slug.map(str::to_owned),
    }
}

/// A replacement number: day + 60, so it can be nobody's.
fn cpr(number: u32) -> Result<Cpr, DemoError> {
    let (day, month, year) = (61 + number % 28, 1 + number % 12, 60 + number % 40);
    format!("{day:02}{month:02}{year:02}{:04}", 1000 + number).parse().map_err(|_| DemoError::Data("cpr"))
}

async fn insert_frist(
    tx: &mut Tx,
    clock: &Clock,
    borger: &Borger,
    fristdato: chrono::NaiveDate,
    start: Start,
) -> Result<(), DemoError> {
    let frist = Frist {
        id: FristId::from_uuid(clock.new_id()),
        borger_id: borger.id,
        jobcenter_id: Some(borger.jobcenter_id),
        samtaletype: SamtaleType::FaellesJobsamtale,
        fristdato,
        sidste_afholdelsesdato: fristdato + Days::new(28),
        status: FristStatus::Aktiv,
        indkaldelse_id: None,
        booking_dato: None,
        grund: None,
        aktiv_fra: start.today.min(fristdato) - Days::new(8),
        version: 1,
        created_at: start.now,
        updated_at: start.now,
    };
    tx.insert_frist(&frist).await?;
    let (entitet, handling) = (Entitet::Frist, FristHandling::Udstedt);
    let event = Haendelse {
        id: HaendelseId::from_uuid(clock.new_id()),
        entitet,
        entitet_id: frist.id.uuid(),
        aendringstype: handling.told_as(),
        slags: handling.as_str(),
        borger_id: borger.id,
        modtagere: vec![borger.jobcenter_id],
    };
    tx.insert_haendelse(&event, start.now).await?;
    tx.insert_frist_version(&FristVersion::of(&frist, handling.as_str(), "system", start.now)).await?;
    let jobcenter = Some(borger.jobcenter_id);
    let audit =
        Actor::SYSTEM.audit(clock, start.now, "frist_udstedt", Some(borger.id), jobcenter, Some(frist.id.uuid()));
    tx.insert_audit(&audit).await?;
    Ok(())
}

/// Books for Mads, and for the others spread over the coming weeks, each as herself.
pub(super) async fn book(service: &BorgerBookingService, store: &Store, clock: &Clock) -> Result<(), DemoError> {
    let mads = store.read().await?.demo_person("borger-med-booking").await?;
    let Some(Principal::Borger(mads)) = mads.map(|person| person.principal) else {
        return Err(DemoError::Data("borger-med-booking"));
    };
    book_nth(service, clock, mads, 4).await?;
    let others = store.read().await?.demo_borgere_without_door().await?;
    for (nth, borger) in others.into_iter().enumerate() {
        book_nth(service, clock, borger, nth % 9).await?;
    }
    Ok(())
}

/// Books a time on the `nth` day that has some; a different time of the day for each.
async fn book_nth(
    service: &BorgerBookingService,
    clock: &Clock,
    borger: BorgerId,
    nth: usize,
) -> Result<(), DemoError> {
    let actor = Actor { principal: Some(Principal::Borger(borger)), request_id: None };
    let situation = service.situation(&actor, borger).await?;
    let days = service.days(&situation, None, None).await?;
    let Some(day) = days.days.get(nth) else { return Err(DemoError::Data("day with times")) };
    let times = service.times(&situation, day.local_date, None).await?;
    let Some(time) = times.get((nth * 5) % times.len().max(1)) else { return Err(DemoError::Data("time")) };
    let request = BookRequest {
        borger,
        tid: time.id,
        telefon: super::TELEFON.parse().map_err(|_| DemoError::Data("telefon"))?,
        email: None,
        moving: false,
        a_kasse_med: None,
        key: clock.new_id(),
    };
    service.book(&actor, &request).await?;
    Ok(())
}
