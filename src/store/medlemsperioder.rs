//! Memberships of a-kasser over time, and markings. What is told of a borger replaces what was told before.

use chrono::NaiveDate;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::domain::medlemskab::Medlemsperiode;

impl Connection {
    /// A borger's memberships, as they were told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn medlemsperioder_of(&mut self, borger: BorgerId) -> Result<Vec<Medlemsperiode>, StoreError> {
        let rows = fetch_all!(
            self,
            (OrganisationId, Option<NaiveDate>, Option<NaiveDate>),
            "SELECT a_kasse_id, fra, til FROM medlemsperiode WHERE borger_id = $1 ORDER BY plads",
            borger
        )?;
        Ok(rows.into_iter().map(|(a_kasse, fra, til)| Medlemsperiode { a_kasse, fra, til }).collect())
    }

    /// A borger's persongruppemarkeringer, in the order of their ids.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn markeringer_of(&mut self, borger: BorgerId) -> Result<Vec<Uuid>, StoreError> {
        let rows = fetch_all!(
            self,
            (Uuid,),
            "SELECT markering FROM persongruppemarkering WHERE borger_id = $1 ORDER BY markering",
            borger
        )?;
        Ok(rows.into_iter().map(|(markering,)| markering).collect())
    }

    /// Up to `limit` borgere after `after`, by id, whose a-kasse is another than their memberships say of `today`: one has begun or ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn borgere_med_andet_medlemskab(
        &mut self,
        today: NaiveDate,
        after: BorgerId,
        limit: i64,
    ) -> Result<Vec<BorgerId>, StoreError> {
        let rows = fetch_all!(
            self,
            (BorgerId,),
            "SELECT id FROM borger WHERE id > $2 AND a_kasse_id IS DISTINCT FROM
               (SELECT a_kasse_id FROM medlemsperiode WHERE borger_id = borger.id AND (fra IS NULL OR fra <= $1)
                AND (til IS NULL OR til >= $1) ORDER BY plads LIMIT 1)
             ORDER BY id LIMIT $3",
            today,
            after,
            limit
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

impl Tx {
    /// Makes these the memberships of a locked borger.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_medlemsperioder(
        &mut self,
        borger: BorgerId,
        perioder: &[Medlemsperiode],
    ) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM medlemsperiode WHERE borger_id = $1", borger)?;
        for (plads, periode) in (0_i32..).zip(perioder) {
            execute!(
                self,
                "INSERT INTO medlemsperiode (borger_id, plads, a_kasse_id, fra, til) VALUES ($1, $2, $3, $4, $5)",
                borger,
                plads,
                periode.a_kasse,
                periode.fra,
                periode.til
            )?;
        }
        Ok(())
    }

    /// Makes these the markings of a locked borger.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_markeringer(&mut self, borger: BorgerId, markeringer: &[Uuid]) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM persongruppemarkering WHERE borger_id = $1", borger)?;
        for &markering in markeringer {
            execute!(
                self,
                "INSERT INTO persongruppemarkering (borger_id, markering) VALUES ($1, $2)",
                borger,
                markering
            )?;
        }
        Ok(())
    }
}
