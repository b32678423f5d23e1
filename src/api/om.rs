//! Whether a caller may call this method, and about this borger: asked here and nowhere else. The answer stands in `domain::snitflade`.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use chrono::NaiveDate;

use super::kalder::Kalder;
use super::problem::Problem;
use super::spor::{self, Forsoeg};
use super::state::Api;
use crate::domain::access::{may_read, system_may_read_as_guest};
use crate::domain::code_lists::MyndighedType;
use crate::domain::cpr::Cpr;
use crate::domain::medlemskab::Medlemsperiode;
use crate::domain::rules::Code;
use crate::domain::snitflade::{ApiKode, Forhold, Metode, maa};
use crate::services::zone;
use crate::store::{Borger, Connection, Gaesteadgang, StoreError};

impl Kalder {
    /// Fails unless it may call the method at all.
    pub fn maa(&self, metode: Metode) -> Result<(), Problem> {
        self.identitet.metode.set(metode).ok();
        if !self.identitet.scopes.contains(&metode.adgang().scope) {
            return Err(Problem::af(ApiKode::ScopeMissing));
        }
        if self.har_kolonne(metode) { Ok(()) } else { Err(Problem::af(ApiKode::MethodForbidden)) }
    }

    /// Whether the table has a column for such a caller at all. Another actor has columns of its own, and none of the authority's it acts
    /// for.
    fn har_kolonne(&self, metode: Metode) -> bool {
        let kolonner = metode.adgang().kolonner(self.myndighed().slags);
        match self.identitet.anden_aktoer {
            None => !kolonner.is_empty(),
            Some(_) => kolonner.iter().any(|kolonne| kolonne.er_anden_aktoers()),
        }
    }

    /// Whether it may learn of frister, which FristService's columns say.
    pub fn ser_frister(&self) -> bool {
        self.har_kolonne(Metode::GetFrister)
    }

    /// The borger the call is about, when it may be made about her. One it may not be made about does not exist, and the attempt
    /// is remembered; so is the user on whose behalf it is made.
    pub async fn om_borger(&self, api: &Api, metode: Metode) -> Result<Borger, Problem> {
        self.maa(metode)?;
        self.om(api, metode, &self.personnummer()?).await
    }

    /// The borger with this personnummer, under the same conditions.
    pub async fn om(&self, api: &Api, metode: Metode, cpr: &Cpr) -> Result<Borger, Problem> {
        let mut connection = api.store.read().await?;
        let found = match connection.borger_med_cpr(cpr).await? {
            Some(id) => connection.borger(id).await?,
            None => None,
        };
        let borger = found.ok_or_else(ukendt)?;
        let forhold = self.forhold_til(api, metode, &borger, &mut connection).await?;
        drop(connection);
        if !maa(metode, self.myndighed().slags, forhold) {
            self.identitet.husket.store(true, Ordering::Relaxed);
            let status = Some(StatusCode::NOT_FOUND);
            self.husk(api, "api_afvist", &borger, metode, status).await?;
            return Err(ukendt());
        }
        if self.identitet.bruger.is_some() {
            self.husk(api, "api_kald", &borger, metode, None).await?;
        }
        Ok(borger)
    }

    /// How it stands to her, as far as the method asks.
    async fn forhold_til(
        &self,
        api: &Api,
        metode: Metode,
        borger: &Borger,
        connection: &mut Connection,
    ) -> Result<Forhold, StoreError> {
        let perioder = match self.myndighed().slags {
            MyndighedType::AKasse => connection.medlemsperioder_of(borger.id).await?,
            _ => vec![],
        };
        let slags = self.myndighed().slags;
        let forhold = self.forhold(borger, &perioder, zone::local_date(api.clock.now()));
        let gaest = match self.identitet.anden_aktoer {
            None => Forhold::Gaest,
            Some(_) => Forhold::AndenAktoerGaest,
        };
        // Nobody is asked for as a guest who is let in anyhow, or whom no guest may ask about.
        if !maa(metode, slags, forhold) && maa(metode, slags, gaest) && self.er_gaest(api, borger, connection).await? {
            return Ok(gaest);
        }
        Ok(forhold)
    }

    fn forhold(&self, borger: &Borger, perioder: &[Medlemsperiode], today: NaiveDate) -> Forhold {
        let forhold = self.myndighed().forhold(borger, perioder, today);
        match self.identitet.anden_aktoer {
            None => forhold,
            own if forhold == Forhold::Egen && own == borger.anden_aktoer => Forhold::AndenAktoerEgen,
            Some(_) => Forhold::Fremmed,
        }
    }

    /// Whether it has opened her for itself, and its hours are not over.
    async fn er_gaest(&self, api: &Api, borger: &Borger, connection: &mut Connection) -> Result<bool, StoreError> {
        let (klient, own, bruger) = (self.identitet.klient, self.myndighed().id, self.identitet.bruger.as_deref());
        let (Some(principal), Some(own), Some(bruger)) = (self.actor().principal, own, bruger) else {
            return Ok(false);
        };
        let found = connection.gaesteadgang_for_klient(borger.id, klient, bruger, own).await?;
        let reads = |adgang: Gaesteadgang| {
            system_may_read_as_guest(principal, (klient, adgang.organisation_id, adgang.udloeber_at), api.clock.now())
        };
        Ok(found.is_some_and(reads))
    }

    /// Whether she is its own already, so that it needs no guest access to her.
    pub fn er_egen(&self, borger: &Borger, today: NaiveDate) -> bool {
        matches!(self.forhold(borger, &[], today), Forhold::Egen | Forhold::AndenAktoerEgen)
    }

    /// Whether a borger the door let it ask about is one of those it reads about: an a-kasse reads about some of its members only.
    pub fn ser(&self, borger: &Borger) -> bool {
        may_read(self.myndighed().slags, true, borger.kontaktgruppe, borger.tilmeldekategori)
    }

    async fn husk(
        &self,
        api: &Api,
        action: &str,
        borger: &Borger,
        metode: Metode,
        status: Option<StatusCode>,
    ) -> Result<(), Problem> {
        let forsoeg = Forsoeg { hvad: metode.navn().to_owned(), status, bruger: self.identitet.bruger.as_deref() };
        spor::linje(api, self.actor(), action, borger, &forsoeg).await
    }
}

fn ukendt() -> Problem {
    Problem::regel(StatusCode::NOT_FOUND, Code::UnknownBorger)
}
