//! The demo people's doors, and the guard that keeps the demo away from real people.

use sqlx::FromRow;

use super::statement::{fetch_all, fetch_optional};
use super::{Connection, StoreError};
use crate::domain::access::{Principal, Rolle};
use crate::domain::ids::{BorgerId, MedarbejderId, OrganisationId};

/// Somebody the demo log-in can let in.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// Name as shown.
    pub navn: String,
    /// As whom.
    pub principal: Principal,
}

#[derive(FromRow)]
struct BorgerRow {
    id: BorgerId,
    navn: String,
}

#[derive(FromRow)]
struct MedarbejderRow {
    id: MedarbejderId,
    navn: String,
    organisation_id: Option<OrganisationId>,
    rolle: Rolle,
}

impl Connection {
    /// The demo person of that name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn demo_person(&mut self, slug: &str) -> Result<Option<DemoPerson>, StoreError> {
        let borger =
            fetch_optional!(self, BorgerRow, "SELECT id, navn FROM borger WHERE demo AND demo_slug = $1", slug)?;
        if let Some(BorgerRow { id, navn }) = borger {
            return Ok(Some(DemoPerson { navn, principal: Principal::Borger(id) }));
        }
        let medarbejder = fetch_optional!(
            self,
            MedarbejderRow,
            "SELECT id, navn, organisation_id, rolle FROM medarbejder WHERE demo AND demo_slug = $1",
            slug
        )?;
        Ok(medarbejder.map(|MedarbejderRow { id, navn, organisation_id, rolle }| DemoPerson {
            navn,
            principal: Principal::Medarbejder { id, organisation: organisation_id, rolle },
        }))
    }

    /// The demo borgere that only fill the weeks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn demo_borgere_without_door(&mut self) -> Result<Vec<BorgerId>, StoreError> {
        let rows =
            fetch_all!(self, (BorgerId,), "SELECT id FROM borger WHERE demo AND demo_slug IS NULL ORDER BY cpr")?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Whether anybody in here is not a demo person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_real_people(&mut self) -> Result<bool, StoreError> {
        let row = fetch_optional!(
            self,
            (i32,),
            "SELECT 1 FROM borger WHERE NOT demo UNION ALL SELECT 1 FROM medarbejder WHERE NOT demo LIMIT 1"
        )?;
        Ok(row.is_some())
    }
}
