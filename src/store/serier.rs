//! Series, the days left out of them, and the days on which an authority is closed.

use std::collections::BTreeSet;

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
}

/// A day on which an authority is closed.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct Lukkedag {
    /// The local day.
    pub dato: NaiveDate,
    /// Why.
    pub navn: String,
    /// Conversations that stand on it.
    pub samtaler: i64,
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

    /// The days from `today` on which an authority is closed, with how many conversations stand on each.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lukkedage_of(
        &mut self,
        organisation: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<Lukkedag>, StoreError> {
        fetch_all!(
            self,
            Lukkedag,
            "SELECT lukkedag.dato, lukkedag.navn, COUNT(indkaldelse.id) AS samtaler FROM lukkedag
             LEFT JOIN aftale ON aftale.jobcenter_id = lukkedag.organisation_id
             LEFT JOIN tid ON tid.aftale_id = aftale.id AND tid.local_date = lukkedag.dato
             LEFT JOIN indkaldelse ON indkaldelse.tid_id = tid.id AND indkaldelse.status = 'planlagt'
             WHERE lukkedag.organisation_id = $1 AND lukkedag.dato >= $2
             GROUP BY lukkedag.dato, lukkedag.navn ORDER BY lukkedag.dato",
            organisation,
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
    /// Inserts a series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_serie(&mut self, serie: &SerieRow) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO serie (id, aftale_id, weekdays, weeks, from_time, to_time, length_minutes, pause_minutes, kapacitet,
             valid_from, valid_to, samtaleform, adresse, telefon, link, medarbejder, titel, beskrivelse,
             version, afloeser_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
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
            serie.version,
            serie.afloeser_id,
        )?;
        Ok(())
    }

    /// Locks a series until the transaction ends, as its next version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_serie(&mut self, id: SerieId) -> Result<Option<SerieRow>, StoreError> {
        fetch_optional!(self, SerieRow, "UPDATE serie SET version = version + 1 WHERE id = $1 RETURNING *", id)
    }

    /// Writes what may change of a locked series: all but the aftale it stands under.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_serie(&mut self, serie: &SerieRow) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE serie SET weekdays = $2, weeks = $3, from_time = $4, to_time = $5, length_minutes = $6, pause_minutes = $7,
             kapacitet = $8, valid_from = $9, valid_to = $10, samtaleform = $11, adresse = $12, telefon = $13, link = $14,
             medarbejder = $15, titel = $16, beskrivelse = $17 WHERE id = $1",
            serie.id,
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

    /// Closes an authority for a day, or gives the closed day another name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_lukkedag(
        &mut self,
        organisation: OrganisationId,
        dato: NaiveDate,
        navn: &str,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO lukkedag (organisation_id, dato, navn) VALUES ($1, $2, $3)
             ON CONFLICT (organisation_id, dato) DO UPDATE SET navn = excluded.navn",
            organisation,
            dato,
            navn
        )?;
        Ok(())
    }

    /// Opens an authority on a day again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_lukkedag(&mut self, organisation: OrganisationId, dato: NaiveDate) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM lukkedag WHERE organisation_id = $1 AND dato = $2", organisation, dato)?;
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
