//! Finding one of a jobcenter's own borgere, by name or CPR number.

use sqlx::FromRow;

use super::statement::fetch_all;
use super::{Connection, StoreError};
use crate::domain::cpr::Cpr;
use crate::domain::ids::{BorgerId, OrganisationId};

/// One that was found: what tells her from others of her name.
#[derive(Clone, FromRow)]
pub struct FundetBorger {
    /// Key.
    pub id: BorgerId,
    /// Full name.
    pub navn: String,
    /// Her a-kasse, by name.
    pub a_kasse_navn: Option<String>,
    /// Kontaktgruppe as reported.
    pub kontaktgruppe: i32,
}

impl Connection {
    /// A jobcenter's borgere whose names hold these words in this order, at most `limit`, by name. The database compares letters
    /// outside a–z as any letter, since SQLite knows no other capitals; the caller looks again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn borgere_med_navn(
        &mut self,
        jobcenter: OrganisationId,
        navn: &str,
        limit: i64,
    ) -> Result<Vec<FundetBorger>, StoreError> {
        fetch_all!(
            self,
            FundetBorger,
            "SELECT borger.id, borger.navn, a_kasse.navn AS a_kasse_navn, borger.kontaktgruppe
             FROM borger LEFT JOIN organisation a_kasse ON a_kasse.id = borger.a_kasse_id
             WHERE borger.jobcenter_id = $1 AND LOWER(borger.navn) LIKE $2 ESCAPE '!' ORDER BY borger.navn, borger.id LIMIT $3",
            jobcenter,
            pattern(navn),
            limit
        )
    }

    /// A jobcenter's borger who has, or once had, this CPR number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn borgere_med_cpr(
        &mut self,
        jobcenter: OrganisationId,
        cpr: &Cpr,
    ) -> Result<Vec<FundetBorger>, StoreError> {
        fetch_all!(
            self,
            FundetBorger,
            "SELECT borger.id, borger.navn, a_kasse.navn AS a_kasse_navn, borger.kontaktgruppe
             FROM borger LEFT JOIN organisation a_kasse ON a_kasse.id = borger.a_kasse_id
             WHERE borger.jobcenter_id = $1 AND (borger.cpr = $2
               OR EXISTS (SELECT 1 FROM cpr_historik WHERE cpr_historik.borger_id = borger.id AND cpr_historik.cpr = $2))",
            jobcenter,
            cpr.as_str()
        )
    }
}

/// `Ås prø` becomes `%_s%pr_%`.
fn pattern(navn: &str) -> String {
    let letter = |c: char| match c {
        '%' | '_' | '!' => format!("!{c}"),
        c if c.is_ascii() => c.to_ascii_lowercase().to_string(),
        _ => "_".to_owned(),
    };
    let words: Vec<String> = navn.split_whitespace().map(|word| word.chars().map(letter).collect()).collect();
    format!("%{}%", words.join("%"))
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn what_is_typed_is_never_a_pattern_of_its_own() {
        assert_eq!(pattern("Ås  Prø"), "%_s%pr_%");
        assert_eq!(pattern("100%_!"), "%100!%!_!!%");
    }
}
