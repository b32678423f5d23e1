//! What every line of a file is judged by, read once for all of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::FilService;
use crate::domain::cpr::Cpr;
use crate::domain::fil::Raekke;
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::domain::indstilling::Indstillinger;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::{Afvist, Kald};
use crate::services::zone;
use crate::store::Organisation;

/// The authorities, the settings of the day, and who has the numbers of the file.
pub(super) struct Grundlag {
    myndigheder: Vec<Organisation>,
    pub indstillinger: Indstillinger,
    pub today: NaiveDate,
    /// Of the numbers in the file that somebody has: who, and her jobcenter.
    pub kendte: BTreeMap<Cpr, (BorgerId, OrganisationId)>,
}

impl FilService {
    /// The a-kasser that a file can name, each by key and name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn a_kasser(&self) -> Result<Vec<(String, String)>, Afvist> {
        let all = self.store.read().await?.organisationer().await?;
        Ok(all.into_iter().filter(|row| row.kind == "a_kasse").map(|row| (row.code, row.navn)).collect())
    }

    pub(super) async fn grundlag(&self, kald: Option<&Kald<'_>>, raekker: &[Raekke]) -> Result<Grundlag, Afvist> {
        let today = zone::local_date(self.clock.now());
        let numbers = raekker.iter().filter_map(|raekke| raekke.celle(Field::Personnummer)?.parse().ok());
        let numbers: Vec<Cpr> = numbers.collect();
        let mut connection = self.store.read().await?;
        let myndigheder = connection.organisationer().await?;
        let indstillinger = connection.indstillinger_on(kald.and_then(|kald| kald.myndighed.id), today).await?;
        let kendte = connection.borgere_med(&numbers).await?.into_iter().collect();
        Ok(Grundlag { myndigheder, indstillinger, today, kendte })
    }
}

impl Grundlag {
    /// The authority with that key or name.
    pub fn myndighed(&self, kind: &str, text: &str) -> Option<OrganisationId> {
        let own = |row: &&Organisation| row.kind == kind && (row.code == text || row.navn.eq_ignore_ascii_case(text));
        self.myndigheder.iter().find(own).map(|row| row.id)
    }

    /// The cells that name an authority nobody knows.
    pub fn ukendte_myndigheder(&self, raekke: &Raekke) -> Verdict {
        let unknown = |felter: &'static [Field], kind: &str| {
            let text = felter.first().and_then(|felt| raekke.celle(*felt));
            match text.is_some_and(|text| self.myndighed(kind, text).is_none()) {
                true => Verdict::refused(felter, Code::UnknownCodeValue),
                false => Verdict::default(),
            }
        };
        unknown(&[Field::Jobcenter], "jobcenter").and(&unknown(&[Field::AKasse], "a_kasse"))
    }
}
