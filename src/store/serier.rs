//! Series. The days left out of them: `lukkedage`; who shares them: `andele`.

use chrono::{NaiveDate, NaiveTime};
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::Samtaleform;
use crate::domain::ids::{AftaleId, OrganisationId, SerieId};

/// A series as stored; `services::tider` turns it into the domain's `Serie`.
#[derive(Clone, Debug, FromRow)]
pub struct SerieRow {
    /// Key.
    pub id: SerieId,
    /// The aftale it stands under.
    pub aftale_id: AftaleId,
    /// "man,ons".
    pub weekdays: String,
    /// "alle", "lige", "ulige" or a list of ISO weeks.
    pub weeks: String,
    /// First start, local.
    pub from_time: NaiveTime,
    /// Last end, local.
    pub to_time: NaiveTime,
    /// Length of a conversation.
    pub length_minutes: i32,
    /// Between two conversations.
    pub pause_minutes: i32,
    /// Simultaneous conversations.
    pub kapacitet: i32,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Where, when in person.
    pub adresse: Option<String>,
    /// The number to ring, when the borger rings.
    pub telefon: Option<String>,
    /// The link of a digital meeting.
    pub link: Option<String>,
    /// Who holds it.
    pub medarbejder: String,
    /// What it is called.
    pub titel: String,
    /// What it is about and what to bring.
    pub beskrivelse: String,
    /// Counts changes.
    pub version: i64,
    /// The series of the older aftale whose times it takes over.
    pub afloeser_id: Option<SerieId>,
    /// From when until when its times can be booked, and by whom.
    #[sqlx(flatten)]
    pub bookbar: SerieBookbar,
}

/// From when until when the times of a series can be booked, and how many places are kept.
#[derive(Clone, Debug, Default, FromRow, PartialEq, Eq)]
pub struct SerieBookbar {
    /// Days before a time from which it can be booked; none: as soon as it is there.
    pub bookbar_fra_dage: Option<i32>,
    /// Days before a time until which it can be booked; none: until it begins.
    pub bookbar_til_dage: Option<i32>,
    /// When on that day, local; none: to its end.
    pub bookbar_til_kl: Option<NaiveTime>,
    /// Hours before a time at which what is kept and not taken is free to all who share it; none: never.
    pub frigiv_timer: Option<i32>,
    /// Places of each time that are kept, for all a-kasser together; none: the series is not shared.
    pub holdes: Option<i32>,
}

impl Connection {
    /// The series under the aftaler of an authority.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serier_of(&mut self, organisation: OrganisationId) -> Result<Vec<SerieRow>, StoreError> {
        fetch_all!(
            self,
            SerieRow,
            "SELECT serie.* FROM serie JOIN aftale ON aftale.id = serie.aftale_id
             WHERE aftale.jobcenter_id = $1 OR aftale.a_kasse_id = $1 ORDER BY serie.valid_from, serie.id",
            organisation
        )
    }

    /// The series under one aftale.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serier_under(&mut self, aftale: AftaleId) -> Result<Vec<SerieRow>, StoreError> {
        fetch_all!(
            self,
            SerieRow,
            "SELECT * FROM serie WHERE aftale_id = $1 ORDER BY valid_from, from_time, id",
            aftale
        )
    }

    /// One series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serie(&mut self, id: SerieId) -> Result<Option<SerieRow>, StoreError> {
        fetch_optional!(self, SerieRow, "SELECT * FROM serie WHERE id = $1", id)
    }

    /// The series whose times are to be derived: agreed and not over on `today`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn live_serier(&mut self, today: NaiveDate) -> Result<Vec<SerieRow>, StoreError> {
        fetch_all!(
            self,
            SerieRow,
            "SELECT serie.* FROM serie JOIN aftale ON aftale.id = serie.aftale_id
             WHERE aftale.status = 'aftalt' AND serie.valid_to >= $1 AND aftale.valid_to >= $1 ORDER BY serie.id",
            today
        )
    }

    /// The same of one jobcenter.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn live_serier_of(
        &mut self,
        jobcenter: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<SerieRow>, StoreError> {
        fetch_all!(
            self,
            SerieRow,
            "SELECT serie.* FROM serie JOIN aftale ON aftale.id = serie.aftale_id
             WHERE aftale.jobcenter_id = $1 AND aftale.status = 'aftalt' AND serie.valid_to >= $2 AND aftale.valid_to >= $2
             ORDER BY serie.id",
            jobcenter,
            today
        )
    }
}

/// Writes a series; both statements name the same columns, so they stand once.
macro_rules! write_serie {
    ($tx:expr, $serie:expr, $before:literal, $between:literal, $after:literal) => {
        execute!(
            $tx,
            concat!(
                $before,
                "id, aftale_id, version, afloeser_id, weekdays, weeks, from_time, to_time, length_minutes, pause_minutes, kapacitet,
                 valid_from, valid_to, samtaleform, adresse, telefon, link, medarbejder, titel, beskrivelse,
                 bookbar_fra_dage, bookbar_til_dage, bookbar_til_kl, frigiv_timer, holdes",
                $between,
                "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                 $24, $25",
                $after
            ),
            $serie.id,
            $serie.aftale_id,
            $serie.version,
            $serie.afloeser_id,
            &$serie.weekdays,
            &$serie.weeks,
            $serie.from_time,
            $serie.to_time,
            $serie.length_minutes,
            $serie.pause_minutes,
            $serie.kapacitet,
            $serie.valid_from,
            $serie.valid_to,
            $serie.samtaleform,
            &$serie.adresse,
            &$serie.telefon,
            &$serie.link,
            &$serie.medarbejder,
            &$serie.titel,
            &$serie.beskrivelse,
            $serie.bookbar.bookbar_fra_dage,
            $serie.bookbar.bookbar_til_dage,
            $serie.bookbar.bookbar_til_kl,
            $serie.bookbar.frigiv_timer,
            $serie.bookbar.holdes,
        )
        .map(|_| ())
    };
}

impl Tx {
    /// Inserts a series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_serie(&mut self, serie: &SerieRow) -> Result<(), StoreError> {
        write_serie!(self, serie, "INSERT INTO serie (", ") VALUES (", ")")
    }

    /// Locks a series until the transaction ends, as its next version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_serie(&mut self, id: SerieId) -> Result<Option<SerieRow>, StoreError> {
        fetch_optional!(self, SerieRow, "UPDATE serie SET version = version + 1 WHERE id = $1 RETURNING *", id)
    }

    /// Takes a series out of a draft, with who was to share it and its exceptions. It has no times yet.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when something hangs on it.
    pub async fn delete_serie(&mut self, id: SerieId) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM serie_andel WHERE serie_id = $1", id)?;
        execute!(self, "DELETE FROM serie_andel_forslag WHERE serie_id = $1", id)?;
        execute!(self, "DELETE FROM undtagelse WHERE serie_id = $1", id)?;
        execute!(self, "DELETE FROM serie WHERE id = $1", id)?;
        Ok(())
    }

    /// Writes a locked series as it is now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_serie(&mut self, serie: &SerieRow) -> Result<(), StoreError> {
        write_serie!(self, serie, "UPDATE serie SET (", ") = (", ") WHERE id = $1")
    }
}
