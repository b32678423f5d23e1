//! The demo's people and agreements on Tuesday 24 November 2026, ten in the morning in Denmark, and what they do in a test.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::{Engine, Raw, TestDb};
use faellestid::clock::Clock;
use faellestid::domain::access::Principal;
use faellestid::domain::code_lists::{Ejersystem, MyndighedType, SamtaleType};
use faellestid::domain::ids::{BorgerId, FristId, IndkaldelseId, OrganisationId, TidId};
use faellestid::services::borger_booking::{BookRequest, BookingError, BorgerBookingService};
use faellestid::services::frist::{FristService, FristUdkast};
use faellestid::services::indkaldelse::IndkaldelseService;
use faellestid::services::kald::{Kald, Myndighed};
use faellestid::services::read_log::ReadLog;
use faellestid::services::{Actor, zone};
use faellestid::store::{Aftale, Bookbar, Borger, Frist, Indkaldelse, Reservation, SerieRow, Store, Tid};

/// When every test begins.
const NOW: &str = "2026-11-24T09:00:00Z";

/// A clock that stands still until a test sets it.
pub fn clock() -> Clock {
    Clock::still(at(NOW))
}

/// An instant, as `2026-11-24T09:00:00Z`.
pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A day, as `2026-11-24`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// One database with the demo in it, and the service that works on it.
pub struct World {
    pub store: Store,
    pub clock: Clock,
    pub service: BorgerBookingService,
    pub frist_service: FristService,
    pub indkaldelse_service: IndkaldelseService,
    pub raw: Raw,
    pub db: TestDb,
    /// People made so far.
    people: AtomicU32,
}

impl World {
    /// A fresh one.
    pub async fn on(engine: Engine) -> Self {
        let db = TestDb::with_demo(engine).await;
        let (store, clock) = (db.store().await, clock());
        let (read_log, _) = ReadLog::start(store.clone());
        let service = BorgerBookingService::new(store.clone(), clock.clone(), read_log.clone());
        let frist_service = FristService::new(store.clone(), clock.clone(), read_log.clone());
        let indkaldelse_service = IndkaldelseService::new(store.clone(), clock.clone(), read_log);
        Self {
            store,
            clock,
            service,
            frist_service,
            indkaldelse_service,
            raw: Raw::open(&db.url()),
            db,
            people: AtomicU32::new(0),
        }
    }

    /// The service of another process on the same database.
    pub async fn another_node(&self) -> BorgerBookingService {
        let store = self.db.store().await;
        let (read_log, _) = ReadLog::start(store.clone());
        BorgerBookingService::new(store, self.clock.clone(), read_log)
    }

    /// The demo's borger with that door.
    pub async fn borger(&self, slug: &str) -> BorgerId {
        let person = self.store.read().await.unwrap().demo_person(slug).await.unwrap().expect(slug);
        let Principal::Borger(id) = person.principal else { panic!("{slug} is no borger") };
        id
    }

    /// `n` more borgere, of the jobcenter and the a-kasse of `borger-med-frist`, without a frist.
    pub async fn other_borgere(&self, n: u32) -> Vec<BorgerId> {
        let sofie = self.borger_row(self.borger("borger-med-frist").await).await;
        let mut tx = self.store.begin().await.unwrap();
        let mut ids = Vec::new();
        for number in 0..n {
            let id = BorgerId::from_uuid(self.clock.new_id());
            let borger = Borger { id, navn: format!("Prøve Nummer {number}"), demo_slug: None, ..sofie.clone() };
            // Day + 60: nobody's.
            let nth = self.people.fetch_add(1, Ordering::Relaxed);
            let (day, month, serial) = (61 + nth % 28, 1 + nth / 28 % 12, 2000 + nth / 336);
            let cpr = format!("{day:02}{month:02}70{serial:04}");
            tx.insert_borger(&borger, &cpr.parse().unwrap()).await.unwrap();
            ids.push(id);
        }
        tx.commit().await.unwrap();
        ids
    }

    /// Her jobcenter, as a caller.
    pub async fn jobcenter_of(&self, id: BorgerId) -> Kald<'static> {
        let jobcenter = self.borger_row(id).await.jobcenter_id;
        kald(MyndighedType::Jobcenter, Some(jobcenter))
    }

    /// Her a-kasse, as a caller.
    pub async fn a_kasse_of(&self, id: BorgerId) -> Kald<'static> {
        kald(MyndighedType::AKasse, self.borger_row(id).await.a_kasse_id)
    }

    /// Her jobcenter sets a frist.
    pub async fn set_frist(
        &self,
        borger: BorgerId,
        samtaletype: SamtaleType,
        fristdato: NaiveDate,
        last: NaiveDate,
    ) -> FristId {
        let id = FristId::from_uuid(self.clock.new_id());
        let udkast = FristUdkast { samtaletype: samtaletype.id(), fristdato, sidste_afholdelsesdato: last };
        self.frist_service.udsted(&self.jobcenter_of(borger).await, borger, id, &udkast).await.unwrap();
        id
    }

    /// All that is stored of a borger but her CPR number.
    pub async fn borger_row(&self, id: BorgerId) -> Borger {
        self.store.read().await.unwrap().borger(id).await.unwrap().expect("a borger")
    }

    /// The frame that a borger may book in, and the series under it that begins first in the day.
    pub async fn frame_of(&self, id: BorgerId) -> (Aftale, SerieRow) {
        let borger = self.borger_row(id).await;
        let mut connection = self.store.read().await.unwrap();
        let aftaler = connection.aftaler_of(borger.jobcenter_id).await.unwrap();
        let aftale = aftaler.into_iter().find(|aftale| Some(aftale.a_kasse_id) == borger.a_kasse_id).expect("a frame");
        let serier = connection.serier_of(borger.jobcenter_id).await.unwrap();
        let of_the_frame = serier.into_iter().filter(|serie| serie.aftale_id == aftale.id);
        let first = of_the_frame.min_by_key(|serie| (serie.from_time, serie.weekdays.clone())).expect("a serie");
        (aftale, first)
    }

    /// A time of its own with that many places, in the frame of `borger-med-frist`, as `2026-12-01T07:00:00`, local.
    pub async fn tid_with(&self, kapacitet: i32, local_start: &str) -> TidId {
        self.tid_for(self.borger("borger-med-frist").await, kapacitet, local_start).await
    }

    /// The same in the frame of another borger.
    pub async fn tid_for(&self, borger: BorgerId, kapacitet: i32, local_start: &str) -> TidId {
        self.tid_in(&self.frame_of(borger).await, kapacitet, local_start).await
    }

    /// The same in a frame that a test made.
    pub async fn tid_in(&self, (aftale, serie): &(Aftale, SerieRow), kapacitet: i32, local_start: &str) -> TidId {
        let start: NaiveDateTime = local_start.parse().unwrap();
        let starts_at = zone::lookup(start).unique().expect("a time that comes once");
        let length = chrono::TimeDelta::minutes(serie.length_minutes.into());
        let tid = Tid {
            id: TidId::from_uuid(self.clock.new_id()),
            serie_id: serie.id,
            aftale_id: aftale.id,
            local_date: start.date(),
            local_start: start,
            local_end: start + length,
            starts_at,
            ends_at: starts_at + length,
            kapacitet,
            optaget: 0,
            open: true,
            version: 1,
            bookbar: Bookbar::default(),
        };
        let mut tx = self.store.begin().await.unwrap();
        assert!(tx.insert_tid_if_new(&tid).await.unwrap(), "the series has a time then already");
        tx.commit().await.unwrap();
        tid.id
    }

    /// A time as it is now.
    pub async fn tid(&self, id: TidId) -> Tid {
        self.store.read().await.unwrap().tid(id).await.unwrap().expect("a tid")
    }

    /// How many places of a time are taken.
    pub async fn optaget(&self, id: TidId) -> i32 {
        self.tid(id).await.optaget
    }

    /// The borger's frister, soonest first.
    pub async fn frister(&self, borger: BorgerId) -> Vec<Frist> {
        self.store.read().await.unwrap().alle_frister_of(borger).await.unwrap()
    }

    /// The borger's coming conversations, soonest first.
    pub async fn coming(&self, borger: BorgerId) -> Vec<Indkaldelse> {
        self.store.read().await.unwrap().coming_indkaldelser(borger, self.clock.now()).await.unwrap()
    }

    /// The borger's hold, run out or not.
    pub async fn reservation(&self, borger: BorgerId) -> Option<Reservation> {
        self.store.read().await.unwrap().reservation(borger).await.unwrap()
    }

    /// What she sends when she confirms, with a key of its own.
    pub fn request(&self, borger: BorgerId, tid: TidId, moving: bool) -> BookRequest {
        let telefon = "12345678".parse().unwrap();
        BookRequest { borger, tid, telefon, email: None, moving, a_kasse_med: None, key: self.clock.new_id() }
    }

    /// She holds a time for her first conversation.
    pub async fn hold(&self, borger: BorgerId, tid: TidId) -> Result<Reservation, BookingError> {
        self.service.hold(&herself(borger), borger, tid, false).await
    }

    /// She books her first conversation.
    pub async fn book(&self, borger: BorgerId, tid: TidId) -> Result<IndkaldelseId, BookingError> {
        self.send(&self.request(borger, tid, false)).await
    }

    /// She moves the conversation she has.
    pub async fn move_to(&self, borger: BorgerId, tid: TidId) -> Result<IndkaldelseId, BookingError> {
        self.send(&self.request(borger, tid, true)).await
    }

    /// She confirms.
    pub async fn send(&self, request: &BookRequest) -> Result<IndkaldelseId, BookingError> {
        Ok(self.service.book(&herself(request.borger), request).await?.id)
    }

    /// Every invariant holds.
    pub async fn assert_whole(&self) {
        assert_eq!(self.store.read().await.unwrap().broken_invariants().await.unwrap(), []);
    }

    /// PostgreSQL broke no ring of waiting transactions. The retry would hide one from the borger, not from us. Ends every
    /// other connection, since they tell what they met when they leave.
    pub async fn assert_no_deadlock(&self) {
        self.raw
            .run(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            .await;
        let met = "SELECT deadlocks::text FROM pg_stat_database WHERE datname = current_database()";
        assert_eq!(self.raw.texts(met).await, ["0"], "deadlocks");
    }
}

/// A call by an authority.
pub fn kald(slags: MyndighedType, id: Option<OrganisationId>) -> Kald<'static> {
    Kald { actor: &Actor::SYSTEM, myndighed: Myndighed { slags, id, system: Some(Ejersystem::Faellestid) } }
}

/// A borger who acts for herself.
pub fn herself(borger: BorgerId) -> Actor {
    Actor { principal: Some(Principal::Borger(borger)), request_id: Some("test".to_owned()) }
}
