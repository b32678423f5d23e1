//! Aftaler and the series under them.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::aftale::AftaleStatus;
use crate::domain::code_lists::{SamtaleType, Samtaleform};
use crate::domain::ids::{AftaleId, MedarbejderId, OrganisationId, SerieId};

/// What one jobcenter and one a-kasse have agreed.
#[derive(Clone, Debug, FromRow)]
pub struct Aftale {
    /// Key.
    pub id: AftaleId,
    /// One side.
    pub jobcenter_id: OrganisationId,
    /// The other.
    pub a_kasse_id: OrganisationId,
    /// What for.
    pub samtaletype: SamtaleType,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// Where it stands.
    pub status: AftaleStatus,
    /// Whether borgere may book in it themselves: the jobcenter's choice.
    pub selvbooking: bool,
    /// Whole local days before a conversation until which it may be moved; none: never.
    pub ombook_days: Option<i32>,
    /// The same for calling it off.
    pub aflys_days: Option<i32>,
    /// Who said yes for the jobcenter.
    pub jobcenter_approved_by: Option<MedarbejderId>,
    /// When.
    pub jobcenter_approved_at: Option<DateTime<Utc>>,
    /// Who said yes for the a-kasse.
    pub a_kasse_approved_by: Option<MedarbejderId>,
    /// When.
    pub a_kasse_approved_at: Option<DateTime<Utc>>,
}

/// A series as stored; `services::aftaler` turns it into the domain's `Serie`.
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
}

impl Connection {
    /// One aftale.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftale(&mut self, id: AftaleId) -> Result<Option<Aftale>, StoreError> {
        fetch_optional!(self, Aftale, "SELECT * FROM aftale WHERE id = $1", id)
    }

    /// The aftaler of an authority, either side, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftaler_of(&mut self, organisation: OrganisationId) -> Result<Vec<Aftale>, StoreError> {
        fetch_all!(
            self,
            Aftale,
            "SELECT * FROM aftale WHERE jobcenter_id = $1 OR a_kasse_id = $1 ORDER BY valid_from DESC, id",
            organisation
        )
    }

    /// The aftaler in which a member of `a_kasse` at `jobcenter` may book herself, on `today` or later.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn self_bookable_aftaler(
        &mut self,
        jobcenter: OrganisationId,
        a_kasse: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<Aftale>, StoreError> {
        fetch_all!(
            self,
            Aftale,
            "SELECT * FROM aftale
             WHERE jobcenter_id = $1 AND a_kasse_id = $2 AND status = 'aftalt' AND selvbooking AND valid_to >= $3
             ORDER BY valid_from, id",
            jobcenter,
            a_kasse,
            today
        )
    }

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

    /// The days on which a series has no times: its own exceptions and the closed days of both authorities.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn excepted_days(&mut self, serie: SerieId) -> Result<BTreeSet<NaiveDate>, StoreError> {
        let rows = fetch_all!(
            self,
            (NaiveDate,),
            "SELECT dato FROM undtagelse WHERE serie_id = $1
             UNION
             SELECT lukkedag.dato FROM lukkedag JOIN aftale ON lukkedag.organisation_id IN (aftale.jobcenter_id, aftale.a_kasse_id)
             JOIN serie ON serie.aftale_id = aftale.id WHERE serie.id = $1",
            serie
        )?;
        Ok(rows.into_iter().map(|(day,)| day).collect())
    }
}

impl Tx {
    /// Inserts an aftale.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it is agreed without both sides' yes.
    pub async fn insert_aftale(&mut self, aftale: &Aftale) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO aftale (id, jobcenter_id, a_kasse_id, samtaletype, valid_from, valid_to, status, selvbooking, ombook_days,
             aflys_days, jobcenter_approved_by, jobcenter_approved_at, a_kasse_approved_by, a_kasse_approved_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            aftale.id,
            aftale.jobcenter_id,
            aftale.a_kasse_id,
            aftale.samtaletype,
            aftale.valid_from,
            aftale.valid_to,
            aftale.status,
            aftale.selvbooking,
            aftale.ombook_days,
            aftale.aflys_days,
            aftale.jobcenter_approved_by,
            aftale.jobcenter_approved_at,
            aftale.a_kasse_approved_by,
            aftale.a_kasse_approved_at,
        )?;
        Ok(())
    }

    /// Inserts a series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_serie(&mut self, serie: &SerieRow) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO serie (id, aftale_id, weekdays, weeks, from_time, to_time, length_minutes, pause_minutes, kapacitet,
             valid_from, valid_to, samtaleform, adresse, telefon, link, medarbejder, titel, beskrivelse)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            serie.id,
            serie.aftale_id,
            &serie.weekdays,
            &serie.weeks,
            serie.from_time,
            serie.to_time,
            serie.length_minutes,
            serie.pause_minutes,
            serie.kapacitet,
            serie.valid_from,
            serie.valid_to,
            serie.samtaleform,
            &serie.adresse,
            &serie.telefon,
            &serie.link,
            &serie.medarbejder,
            &serie.titel,
            &serie.beskrivelse,
        )?;
        Ok(())
    }

    /// Closes an authority for a day. Times already derived stay; the next derivation makes none.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the day is closed already.
    pub async fn insert_lukkedag(
        &mut self,
        organisation: OrganisationId,
        dato: NaiveDate,
        navn: &str,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO lukkedag (organisation_id, dato, navn) VALUES ($1, $2, $3)",
            organisation,
            dato,
            navn
        )?;
        Ok(())
    }

    /// Leaves one day out of one series.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when it is left out already.
    pub async fn insert_undtagelse(&mut self, serie: SerieId, dato: NaiveDate) -> Result<(), StoreError> {
        execute!(self, "INSERT INTO undtagelse (serie_id, dato) VALUES ($1, $2)", serie, dato)?;
        Ok(())
    }
}
