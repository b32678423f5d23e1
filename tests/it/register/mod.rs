//! Facts that change under a live frist or booking: every row of the table by its effect, on both engines.
//!
//! `every_fact` walks the whole table; the others look closer at one kind of fact, its borders and who is told.

mod a_kasse;
mod afmelding;
mod cpr;
mod doed;
mod every_fact;
mod fravaer;
mod jobcenter;
mod medlemskab;
mod refused;

use crate::support::{World, at, day, herself};
use faellestid::domain::code_lists::{MyndighedType, SamtaleType};
use faellestid::domain::frist::{FristStatus, Grund};
use faellestid::domain::haendelse::{Entitet, IndkaldelseHandling};
use faellestid::domain::ids::{BorgerId, FristId, HaendelseId, IndkaldelseId, OrganisationId, TidId};
use faellestid::domain::indkaldelse::{Gruppe, IndkaldelseStatus};
use faellestid::domain::register::{Fakta, Faktum};
use faellestid::services::Actor;
use faellestid::services::read_log::ReadLog;
use faellestid::services::register::RegisterService;
use faellestid::store::{Haendelse, Indkaldelse, IndkaldelseVersion};

const TODAY: &str = "2026-11-24";
const FRISTDATO: &str = "2026-12-10";
const LAST: &str = "2026-12-31";

fn service(world: &World) -> RegisterService {
    let (read_log, _) = ReadLog::start(world.store.clone());
    RegisterService::new(world.store.clone(), world.clock.clone(), read_log)
}

async fn organisation(world: &World, kind: &str, code: &str) -> OrganisationId {
    world.store.read().await.unwrap().organisation_by_code(kind, code).await.unwrap().expect(code).id
}

/// The register's own load says of her what it said before, but for one change.
async fn load(world: &World, borger: BorgerId, change: impl FnOnce(&mut Fakta)) -> Vec<Faktum> {
    let mut nu = Fakta::from(&world.borger_row(borger).await);
    change(&mut nu);
    service(world).opdater(None, borger, &nu).await.unwrap()
}

/// A borger of Aarhus and HK with everything that a fact can touch.
struct Live {
    borger: BorgerId,
    /// Of a fælles jobsamtale she has booked, on 1 December.
    booked: TidId,
    faelles: IndkaldelseId,
    /// Of the other time she holds, to move to.
    held: TidId,
    /// A conversation that the jobcenter holds alone, on 2 December.
    jobcenterets: IndkaldelseId,
    /// One that the a-kasse holds alone, on 3 December.
    a_kassens: IndkaldelseId,
    /// For a fælles jobsamtale, met.
    met: FristId,
    /// For an opfølgningssamtale, active.
    active: FristId,
}

/// Two times for all.
async fn times(world: &World) -> (TidId, TidId) {
    (world.tid_with(90, "2026-12-01T07:00:00").await, world.tid_with(90, "2026-12-01T18:00:00").await)
}

async fn live(world: &World, (booked, held): (TidId, TidId)) -> Live {
    let borger = world.other_borgere(1).await[0];
    let row = world.borger_row(borger).await;
    let met = world.set_frist(borger, SamtaleType::FaellesJobsamtale, day(FRISTDATO), day(LAST)).await;
    let active = world.set_frist(borger, SamtaleType::Opfoelgningssamtale, day(FRISTDATO), day(LAST)).await;
    let faelles = world.book(borger, booked).await.unwrap();
    let jobcenterets = conversation(world, faelles, row.jobcenter_id, "2026-12-02").await;
    let a_kassens = conversation(world, faelles, row.a_kasse_id.unwrap(), "2026-12-03").await;
    world.service.hold(&herself(borger), borger, held, true).await.unwrap();
    Live { borger, booked, faelles, held, jobcenterets, a_kassens, met, active }
}

/// Another conversation (12) of the same borger, which `holder` holds alone at noon.
async fn conversation(world: &World, like: IndkaldelseId, holder: OrganisationId, date: &str) -> IndkaldelseId {
    let id = IndkaldelseId::from_uuid(world.clock.new_id());
    let starts_at = at(&format!("{date}T11:00:00Z"));
    let local_start = day(date).and_hms_opt(12, 0, 0).unwrap();
    let row = Indkaldelse {
        id,
        myndighed_id: holder,
        a_kasse_id: None,
        aftale_id: None,
        tid_id: None,
        samtaletype: SamtaleType::AndenSamtale,
        gruppe: Gruppe::of(SamtaleType::AndenSamtale, MyndighedType::AKasse),
        local_start,
        local_end: local_start + chrono::TimeDelta::hours(1),
        starts_at,
        ends_at: starts_at + chrono::TimeDelta::hours(1),
        selvbooket: false,
        occupies: false,
        version: 1,
        ..stored(world, like).await
    };
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_indkaldelse(&row).await.unwrap();
    let (aendringstype, slags) = IndkaldelseHandling::Oprettet.told_as();
    let event = Haendelse {
        id: HaendelseId::from_uuid(world.clock.new_id()),
        entitet: Entitet::Indkaldelse,
        entitet_id: id.uuid(),
        aendringstype,
        slags,
        borger_id: row.borger_id,
        modtagere: vec![holder],
    };
    tx.insert_haendelse(&event, world.clock.now()).await.unwrap();
    let now = world.clock.now();
    let subject = Some(id.uuid());
    let audit = Actor::SYSTEM.audit(&world.clock, now, "indkaldelse_oprettet", Some(row.borger_id), None, subject);
    tx.insert_audit(&audit).await.unwrap();
    let version = IndkaldelseVersion {
        indkaldelse_id: id,
        version: 1,
        at: now,
        handling: "oprettet".to_owned(),
        actor_kind: "system".to_owned(),
        actor_id: None,
        organisation_id: None,
        begrundelse: None,
        tilstand: "{}".to_owned(),
    };
    tx.insert_indkaldelse_version(&version).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn stored(world: &World, id: IndkaldelseId) -> Indkaldelse {
    world.store.read().await.unwrap().indkaldelse(id).await.unwrap().expect("a conversation")
}

async fn stands(world: &World, id: IndkaldelseId) -> bool {
    stored(world, id).await.status == IndkaldelseStatus::Planlagt
}

async fn frist(world: &World, id: FristId) -> (FristStatus, Option<Grund>) {
    let frist = world.store.read().await.unwrap().frist(id).await.unwrap().expect("a frist");
    (frist.status, frist.grund)
}

fn closed(grund: Grund) -> (FristStatus, Option<Grund>) {
    (FristStatus::AdministrativtLukket, Some(grund))
}

/// The tasks about her, as `slags` and the code of whose it is.
async fn tasks(world: &World, borger: BorgerId) -> Vec<String> {
    let hers = world.raw.id(borger.uuid());
    let tasks = format!(
        "SELECT opgave.slags || ' ' || organisation.code FROM opgave
         JOIN organisation ON organisation.id = opgave.organisation_id WHERE opgave.borger_id = {hers} ORDER BY 1"
    );
    world.raw.texts(&tasks).await
}

/// The messages to her, as `kind` and status.
async fn messages(world: &World, borger: BorgerId) -> Vec<String> {
    let hers = world.raw.id(borger.uuid());
    world
        .raw
        .texts(&format!("SELECT kind || ' ' || status FROM notifikation WHERE borger_id = {hers} ORDER BY 1"))
        .await
}

/// Who was told what of a thing, as the event's word and the receiver's code.
async fn told(world: &World, of: uuid::Uuid) -> Vec<String> {
    let of = world.raw.id(of);
    let told = format!(
        "SELECT haendelse.slags || ' ' || organisation.code FROM haendelse
         JOIN haendelse_modtager modtager ON modtager.haendelse_id = haendelse.id
         JOIN organisation ON organisation.id = modtager.organisation_id WHERE haendelse.entitet_id = {of} ORDER BY 1"
    );
    world.raw.texts(&told).await
}

/// The lines that the register left in the audit trail about her.
async fn audited(world: &World, borger: BorgerId) -> Vec<String> {
    let hers = world.raw.id(borger.uuid());
    let lines =
        format!("SELECT action FROM audit WHERE borger_id = {hers} AND action LIKE 'register_%' ORDER BY action");
    world.raw.texts(&lines).await
}
