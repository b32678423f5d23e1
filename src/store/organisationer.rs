//! Authorities and the people who work for them.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::access::Rolle;
use crate::domain::ids::{MedarbejderId, OrganisationId};

/// A jobcenter or an a-kasse. Its display name is data: not every municipality has a unit called jobcenter.
#[derive(Clone, Debug, FromRow)]
pub struct Organisation {
    /// Key.
    pub id: OrganisationId,
    /// `jobcenter` or `a_kasse`.
    pub kind: String,
    /// Five digits for a jobcenter, our own short name for an a-kasse.
    pub code: String,
    /// As shown to people.
    pub navn: String,
    /// Whom to ring, where known.
    pub telefon: Option<String>,
    /// First day it exists.
    pub valid_from: NaiveDate,
    /// Last day it existed.
    pub valid_to: Option<NaiveDate>,
    /// The code of the organisation that took it over.
    pub merged_into: Option<String>,
}

/// An employee.
#[derive(Clone, Debug, FromRow)]
pub struct Medarbejder {
    /// Key.
    pub id: MedarbejderId,
    /// For whom; operations work for nobody.
    pub organisation_id: Option<OrganisationId>,
    /// As shown to colleagues.
    pub navn: String,
    /// As what.
    pub rolle: Rolle,
    /// Fictional.
    pub demo: bool,
    /// The demo log-in's name for this person.
    pub demo_slug: Option<String>,
}

impl Connection {
    /// One authority.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisation(&mut self, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
        fetch_optional!(self, Organisation, "SELECT * FROM organisation WHERE id = $1", id)
    }

    /// The authority with this code.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisation_by_code(&mut self, kind: &str, code: &str) -> Result<Option<Organisation>, StoreError> {
        fetch_optional!(self, Organisation, "SELECT * FROM organisation WHERE kind = $1 AND code = $2", kind, code)
    }

    /// Every authority, jobcentre last, by code.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisationer(&mut self) -> Result<Vec<Organisation>, StoreError> {
        fetch_all!(self, Organisation, "SELECT * FROM organisation ORDER BY kind, code")
    }

    /// One employee.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn medarbejder(&mut self, id: MedarbejderId) -> Result<Option<Medarbejder>, StoreError> {
        fetch_optional!(self, Medarbejder, "SELECT * FROM medarbejder WHERE id = $1", id)
    }
}

impl Tx {
    /// Inserts the authority, or brings the one with the same kind and code up to date (its key and telephone stay).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_organisation(&mut self, organisation: &Organisation) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO organisation (id, kind, code, navn, telefon, valid_from, valid_to, merged_into)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (kind, code) DO UPDATE
             SET navn = excluded.navn, valid_from = excluded.valid_from, valid_to = excluded.valid_to, merged_into = excluded.merged_into",
            organisation.id,
            &organisation.kind,
            &organisation.code,
            &organisation.navn,
            &organisation.telefon,
            organisation.valid_from,
            organisation.valid_to,
            &organisation.merged_into,
        )?;
        Ok(())
    }

    /// Whom to ring at an authority.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_organisation_telefon(&mut self, id: OrganisationId, telefon: &str) -> Result<(), StoreError> {
        execute!(self, "UPDATE organisation SET telefon = $2 WHERE id = $1", id, telefon)?;
        Ok(())
    }

    /// Inserts an employee.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_medarbejder(&mut self, medarbejder: &Medarbejder) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO medarbejder (id, organisation_id, navn, rolle, demo, demo_slug) VALUES ($1, $2, $3, $4, $5, $6)",
            medarbejder.id,
            medarbejder.organisation_id,
            &medarbejder.navn,
            medarbejder.rolle,
            medarbejder.demo,
            &medarbejder.demo_slug,
        )?;
        Ok(())
    }
}
