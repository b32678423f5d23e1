//! The database, SQLite or PostgreSQL, behind one set of statements.
//!
//! A use case reads on a [`Connection`] or works in a [`Tx`], which leads to one; on it every query is a method,
//! one file per aggregate. Methods that write are on [`Tx`] alone. Dropping a `Tx` without [`Tx::commit`] undoes it.
//! A statement is written once, with `$1…`, and run by the macros of `statement.rs` on whichever engine it is.
//!
//! To add a table: the same migration in `migrations/sqlite` and `migrations/postgres`, a file here with its row type and
//! methods, its line in the `mod` list. No wall clock in SQL: the instant is an argument.

mod abonnementer;
mod afbudsdage;
mod afgoerelser;
mod afledning;
mod aftale_historik;
mod aftale_ja;
mod aftaleaendringer;
mod aftaler;
mod andel_forslag;
mod andele;
mod api_klienter;
mod behov;
mod borger_soegning;
mod borgere;
mod codec;
mod counts;
mod cv_godkendelser;
mod deltagelse;
mod demo_people;
mod error;
mod fejlmeldinger;
mod filimport;
mod flytninger;
mod forsendelser;
mod fravaer;
mod frister;
mod gaesteadgang;
mod haendelser;
mod idempotens;
mod indkaldelser;
mod indstillinger;
mod invariants;
mod kalenderabonnementer;
mod ledige_tider;
mod lukkedage;
mod masseaendringer;
mod medlemsperioder;
mod medvirkende;
mod migrations;
mod nedetid;
mod notifikationer;
mod open;
mod opgaver;
mod organisationer;
mod oversigtsmail;
mod paamindelser;
mod ramte;
mod reservationer;
mod sendte;
mod serier;
mod sessions;
mod sletning;
mod statement;
mod statistik;
mod tider;
mod tidsbehov;
mod traces;
mod uge;
mod undtagelser;
mod visninger;

pub use abonnementer::{Abonnement, AbonnementStatus, Laas};
pub use afbudsdage::{Afbudsdag, MedAfbud};
pub use afgoerelser::{Afgoerelse, LaestAfgoerelse};
pub use afledning::KommendeTid;
pub use aftale_historik::AftaleVersion;
pub use aftale_ja::{AftaleJa, Aftalenyt};
pub use aftaleaendringer::{Aftaleaendring, BooketSamtale, RamtAfAendring};
pub use aftaler::Aftale;
pub use andele::{SerieAndel, TidAndel};
pub use api_klienter::{ApiKlient, GyldigtToken};
pub use borger_soegning::FundetBorger;
pub use borgere::Borger;
pub use counts::Counts;
pub use cv_godkendelser::CvGodkendelse;
pub use deltagelse::{Myndighedsdeltager, ValgRow};
pub use demo_people::DemoPerson;
pub use error::StoreError;
pub use fejlmeldinger::{Fejlmelding, UdfasetKald};
pub use filimport::{FilImport, FilLinje};
pub use flytninger::{Flytning, FlyttetSamtale, PlanlagtFlytning};
pub use forsendelser::Forsendelse;
pub use fravaer::{FravaerPeriode, RegistreretFravaer};
pub use frister::{Frist, FristIBrug, FristVersion};
pub use gaesteadgang::{Gaesteadgang, LaestGaesteadgang};
pub use haendelser::NummereretHaendelse;
pub use indkaldelser::{
    AendretSamtale, AndenSamtale, BookedInWeek, Indkaldelse, IndkaldelseVersion, Medlemssamtale, SamtalePaaDagen,
    Soegt, flyttet_fra,
};
pub use indstillinger::IndstillingRow;
pub use invariants::Broken;
pub use kalenderabonnementer::{AabenKalender, Arbejdssamtale, Kalenderabonnement};
pub use ledige_tider::{DayWithTimes, FreeTime, TimesFor};
pub use lukkedage::{Lukkedag, LukkedagSpor};
pub use masseaendringer::Masseaendring;
pub use nedetid::Nedetid;
pub use notifikationer::{Notifikation, StoredNotifikation};
pub use opgaver::{ListetOpgave, Opgave, OpgaveUdvalg};
pub use organisationer::{Medarbejder, Organisation};
pub use oversigtsmail::{Afsendt, Oversigtsmail};
pub use paamindelser::ForestaaendeDag;
pub use ramte::{RamtSamtale, ValgtTid};
pub use reservationer::Reservation;
pub use sendte::SendtBesked;
pub use serier::{SerieBookbar, SerieRow};
pub use sletning::{EgenAlder, Graenser, tabeller};
pub use statistik::{DagensBrug, DagensSoegninger, Forloebet, FristTal, Ventetid};
pub use tider::{Bookbar, Tid};
pub use tidsbehov::{DagensAntal, Seriestand};
pub use traces::{AuditRow, Haendelse};
pub use uge::{DagensPladser, TidInWeek, Udvalg};
pub use undtagelser::{Udtaget, Undtagelse};
pub use visninger::Visning;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

/// An open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Pools,
    /// How often times were changed otherwise than by booking, since the start.
    tider_aendret: Arc<AtomicU64>,
}

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite has one writer: its pool holds one connection and the pool's queue is the queue of writers.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// One connection of either engine, plain or inside a transaction.
#[derive(Debug)]
pub struct Connection(Link);

#[derive(Debug)]
enum Link {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
    SqliteTx(Transaction<'static, Sqlite>),
    PostgresTx(Transaction<'static, Postgres>),
}

/// What a statement runs on.
enum Engine<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Connection {
    fn engine(&mut self) -> Engine<'_> {
        match &mut self.0 {
            Link::Sqlite(link) => Engine::Sqlite(link),
            Link::SqliteTx(link) => Engine::Sqlite(link),
            Link::Postgres(link) => Engine::Postgres(link),
            Link::PostgresTx(link) => Engine::Postgres(link),
        }
    }
}

/// A transaction that writes. It reads too, through its [`Connection`].
#[derive(Debug)]
pub struct Tx {
    connection: Connection,
    tider_aendret: Arc<AtomicU64>,
    /// It has changed times otherwise than by booking.
    aendrer_tider: bool,
}

impl std::ops::Deref for Tx {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

impl Store {
    /// A number that is another one as soon as this process has made, opened, closed or changed times; bookings do not count. Whoever
    /// remembers what was counted from times asks it before counting.
    pub fn tider_aendret(&self) -> u64 {
        self.tider_aendret.load(Ordering::Acquire)
    }

    /// A connection for reading. Never waits for writers.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database cannot be reached in time.
    pub async fn read(&self) -> Result<Connection, StoreError> {
        let link = match &self.pools {
            Pools::Sqlite { readers, .. } => Link::Sqlite(readers.acquire().await?),
            Pools::Postgres(pool) => Link::Postgres(pool.acquire().await?),
        };
        Ok(Connection(link))
    }

    /// Begins a transaction that writes: `BEGIN IMMEDIATE` on SQLite, so that it never has to be upgraded and fail half-way;
    /// `READ COMMITTED` on PostgreSQL, where the row locks of [`Tx::lock_tid`] and [`Tx::lock_borger`] decide the order.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database cannot be reached, or the queue of writers not entered, in time.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let link = match &self.pools {
            Pools::Sqlite { writer, .. } => Link::SqliteTx(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Link::PostgresTx(pool.begin().await?),
        };
        let tider_aendret = Arc::clone(&self.tider_aendret);
        Ok(Tx { connection: Connection(link), tider_aendret, aendrer_tider: false })
    }

    /// `SQLite` or `PostgreSQL`, for people.
    pub fn engine_name(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "SQLite",
            Pools::Postgres(_) => "PostgreSQL",
        }
    }
}

impl Tx {
    /// Makes everything done in this transaction true, all of it or nothing.
    ///
    /// # Errors
    /// When the database refuses; then nothing happened.
    pub async fn commit(self) -> Result<(), StoreError> {
        let committed = match self.connection.0 {
            Link::SqliteTx(tx) => tx.commit().await,
            Link::PostgresTx(tx) => tx.commit().await,
            Link::Sqlite(_) | Link::Postgres(_) => unreachable!("a Tx is only made by Store::begin"),
        };
        // Also when the answer was lost: then nobody knows.
        if self.aendrer_tider {
            self.tider_aendret.fetch_add(1, Ordering::Release);
        }
        Ok(committed?)
    }

    /// To be said by every method that changes what can be booked, but for taking and giving back places.
    fn aendrer_tider(&mut self) {
        self.aendrer_tider = true;
    }
}
