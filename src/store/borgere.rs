//! Borgere.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::statement::{execute, fetch_optional};
use super::{Connection, Engine, StoreError, Tx};
use crate::domain::code_lists::Kontaktgruppe;
use crate::domain::cpr::Cpr;
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::domain::medlemskab::Medlemsperiode;

/// A borger as the register knows her. The CPR number is not here: only [`Tx::insert_borger`] takes it, only
/// [`Connection::cpr_of`] gives it.
#[derive(Clone, FromRow)]
pub struct Borger {
    /// Key; never the CPR number.
    pub id: BorgerId,
    /// Full name.
    pub navn: String,
    /// Where she can be rung.
    pub telefon: Option<String>,
    /// Where she can be written to.
    pub email: Option<String>,
    /// Her jobcenter.
    pub jobcenter_id: OrganisationId,
    /// The a-kasse she is a member of.
    pub a_kasse_id: Option<OrganisationId>,
    /// Kontaktgruppe as reported; may be a number we do not know.
    pub kontaktgruppe: i32,
    /// Tilmeldekategori as reported.
    pub tilmeldekategori: Option<i32>,
    /// Since when she has been unemployed, when the register says.
    pub ledig_siden: Option<NaiveDate>,
    /// Her last registration as jobseeker, when the register says.
    pub tilmeldt_fra: Option<NaiveDate>,
    /// The first local day on which she is no jobseeker.
    pub afmeldt_fra: Option<NaiveDate>,
    /// The day she died.
    pub doed_dato: Option<NaiveDate>,
    /// Visitationskategori as reported.
    pub visitationskategori: Option<i32>,
    /// Since when she has been in it.
    pub visiteret_dato: Option<NaiveDate>,
    /// P-nummer of the other actor that her jobcenter has sent her to.
    pub anden_aktoer: Option<i64>,
    /// Exempt from Digital Post: she cannot be written to there.
    pub fritaget_digital_post: bool,
    /// Counts changes; also the lock on her bookings.
    pub version: i64,
    /// Fictional.
    pub demo: bool,
    /// The demo log-in's name for her.
    pub demo_slug: Option<String>,
}

impl Borger {
    /// Her kontaktgruppe; none when the register holds a number we do not know.
    pub fn kontaktgruppe(&self) -> Option<Kontaktgruppe> {
        u16::try_from(self.kontaktgruppe).ok().and_then(Kontaktgruppe::from_id)
    }

    /// Whether she is registered as jobseeker on a local day.
    pub fn er_tilmeldt(&self, day: NaiveDate) -> bool {
        self.afmeldt_fra.is_none_or(|afmeldt| day < afmeldt)
    }
}

/// Personal data stays out of logs: only the key is shown.
impl std::fmt::Debug for Borger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Borger").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Who of many has which number.
macro_rules! borgere_med {
    ($link:expr, $cpr:expr) => {{
        let mut query = QueryBuilder::new("SELECT cpr, id, jobcenter_id FROM borger WHERE cpr IN (");
        let mut numbers = query.separated(", ");
        for cpr in $cpr {
            numbers.push_bind(cpr.as_str());
        }
        query.push(")");
        query.build_query_as::<(String, BorgerId, OrganisationId)>().fetch_all($link).await
    }};
}

impl Connection {
    /// One borger.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn borger(&mut self, id: BorgerId) -> Result<Option<Borger>, StoreError> {
        fetch_optional!(self, Borger, "SELECT * FROM borger WHERE id = $1", id)
    }

    /// The borger who has this CPR number now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn borger_med_cpr(&mut self, cpr: &Cpr) -> Result<Option<BorgerId>, StoreError> {
        let found = fetch_optional!(self, (BorgerId,), "SELECT id FROM borger WHERE cpr = $1", cpr.as_str())?;
        Ok(found.map(|(id,)| id))
    }

    /// Of these CPR numbers those that somebody has now: who, and her jobcenter.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn borgere_med(&mut self, cpr: &[Cpr]) -> Result<Vec<(Cpr, (BorgerId, OrganisationId))>, StoreError> {
        if cpr.is_empty() {
            return Ok(vec![]);
        }
        let found = match self.engine() {
            Engine::Sqlite(link) => borgere_med!(link, cpr),
            Engine::Postgres(link) => borgere_med!(link, cpr),
        }?;
        let read =
            |(cpr, id, jobcenter): (String, BorgerId, OrganisationId)| Some((cpr.parse().ok()?, (id, jobcenter)));
        Ok(found.into_iter().filter_map(read).collect())
    }

    /// Her CPR number, for the places where it is her address: Digital Post, and systems we report to.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cpr_of(&mut self, id: BorgerId) -> Result<Option<Cpr>, StoreError> {
        let found = fetch_optional!(self, (String,), "SELECT cpr FROM borger WHERE id = $1", id)?;
        Ok(found.and_then(|(cpr,)| cpr.parse().ok()))
    }
}

impl Tx {
    /// Locks the borger's bookings, hold and frister until the transaction ends, and gives her as she is now.
    /// Order of locks: tider by id first, the borger last.
    ///
    /// # Errors
    /// When the database fails, or waiting for another transaction took too long.
    pub async fn lock_borger(&mut self, id: BorgerId) -> Result<Option<Borger>, StoreError> {
        fetch_optional!(self, Borger, "UPDATE borger SET version = version + 1 WHERE id = $1 RETURNING *", id)
    }

    /// Writes what the register now says of a locked borger. Not her CPR number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_borger(&mut self, borger: &Borger) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE borger SET navn = $2, telefon = $3, email = $4, jobcenter_id = $5, a_kasse_id = $6, kontaktgruppe = $7,
             tilmeldekategori = $8, ledig_siden = $9, tilmeldt_fra = $10, afmeldt_fra = $11, doed_dato = $12, fritaget_digital_post = $13,
             visitationskategori = $14, visiteret_dato = $15, anden_aktoer = $16
             WHERE id = $1",
            borger.id,
            &borger.navn,
            &borger.telefon,
            &borger.email,
            borger.jobcenter_id,
            borger.a_kasse_id,
            borger.kontaktgruppe,
            borger.tilmeldekategori,
            borger.ledig_siden,
            borger.tilmeldt_fra,
            borger.afmeldt_fra,
            borger.doed_dato,
            borger.fritaget_digital_post,
            borger.visitationskategori,
            borger.visiteret_dato,
            borger.anden_aktoer
        )?;
        Ok(())
    }

    /// Inserts a borger with her CPR number in clear. Since when she is a member of her a-kasse is not known.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the CPR number is known already.
    pub async fn insert_borger(&mut self, borger: &Borger, cpr: &Cpr) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO borger (id, cpr, navn, telefon, email, jobcenter_id, a_kasse_id, kontaktgruppe, tilmeldekategori, version, demo, demo_slug,
             ledig_siden, tilmeldt_fra, afmeldt_fra, doed_dato, fritaget_digital_post,
             visitationskategori, visiteret_dato, anden_aktoer)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
            borger.id,
            cpr.as_str(),
            &borger.navn,
            &borger.telefon,
            &borger.email,
            borger.jobcenter_id,
            borger.a_kasse_id,
            borger.kontaktgruppe,
            borger.tilmeldekategori,
            borger.version,
            borger.demo,
            &borger.demo_slug,
            borger.ledig_siden,
            borger.tilmeldt_fra,
            borger.afmeldt_fra,
            borger.doed_dato,
            borger.fritaget_digital_post,
            borger.visitationskategori,
            borger.visiteret_dato,
            borger.anden_aktoer,
        )?;
        let medlem = borger.a_kasse_id.map(|a_kasse| Medlemsperiode { a_kasse, fra: None, til: None });
        self.set_medlemsperioder(borger.id, medlem.as_slice()).await
    }

    /// Gives a locked borger another CPR number; the one she had is kept.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when another borger has it.
    pub async fn skift_cpr(
        &mut self,
        id: Uuid,
        borger: BorgerId,
        ny: &Cpr,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO cpr_historik (id, borger_id, cpr, til) SELECT $1, borger.id, borger.cpr, $2 FROM borger WHERE borger.id = $3",
            id,
            now,
            borger
        )?;
        execute!(self, "UPDATE borger SET cpr = $2 WHERE id = $1", borger, ny.as_str())?;
        Ok(())
    }
}
