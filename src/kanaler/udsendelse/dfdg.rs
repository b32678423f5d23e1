//! Reporting to DFDG: every conversation and every frist in full, by the contract of our own machine interface. What is known
//! there is changed, what is not is created, so that it does not matter what got lost before.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::AUTHORIZATION;
use reqwest::{Client, Method, StatusCode};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::adresse;
use super::krop::{AendretFrist, NyFrist};
use crate::clock::Clock;
use crate::config::Dfdg as Config;
use crate::domain::udsendelse::{Fejl, Levering, TIMEOUT};
use crate::services::indberetning::{self, Indberetning, Indhold};
use crate::store::{Abonnement, Frist, NummereretHaendelse, Store};

/// A token is thrown away so long before it ends.
const FOER_UDLOEB: Duration = Duration::from_secs(60);

/// The way to DFDG. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Dfdg {
    client: Client,
    config: Config,
    store: Store,
    clock: Clock,
    token: Arc<Mutex<Option<Token>>>,
}

#[derive(Debug)]
struct Token {
    vaerdi: String,
    til: Instant,
}

#[derive(Deserialize)]
struct TokenSvar {
    access_token: String,
    expires_in: u64,
}

/// One call: which report, and where.
pub(super) struct Kald<'a> {
    basis: &'a str,
    indberetning: &'a Indberetning,
    token: &'a str,
}

impl Dfdg {
    pub(super) fn new(client: Client, config: Config, store: Store, clock: Clock) -> Self {
        Self { client, config, store, clock, token: Arc::default() }
    }

    /// One attempt to report what an event is about.
    pub(super) async fn send(&self, til: &Abonnement, haendelse: &NummereretHaendelse) -> Levering {
        let indberetning = match indberetning::om(&self.store, haendelse).await {
            Ok(Some(found)) => found,
            Ok(None) => return Levering::Leveret,
            Err(_) => return Levering::Fejlet(Fejl::Indhold),
        };
        // All its calls together have the time of one attempt.
        let sent = timeout(TIMEOUT, self.indberet(&til.url, &indberetning)).await;
        sent.unwrap_or(Err(Fejl::Tid)).unwrap_or_else(Levering::Fejlet)
    }

    /// A token that was taken back is asked for once more.
    async fn indberet(&self, basis: &str, indberetning: &Indberetning) -> Result<Levering, Fejl> {
        let token = self.token().await?;
        let first = self.kald(&Kald { basis, indberetning, token: &token }).await?;
        if first != StatusCode::UNAUTHORIZED {
            return Ok(bedoem(first));
        }
        *self.token.lock().await = None;
        let token = self.token().await?;
        Ok(bedoem(self.kald(&Kald { basis, indberetning, token: &token }).await?))
    }

    async fn kald(&self, kald: &Kald<'_>) -> Result<StatusCode, Fejl> {
        match &kald.indberetning.indhold {
            Indhold::Samtale(samtale) => self.samtale(kald, samtale).await,
            Indhold::Frist(frist, begrundelse) => self.frist(kald, frist, begrundelse.as_deref()).await,
        }
    }

    async fn frist(&self, kald: &Kald<'_>, frist: &Frist, begrundelse: Option<&str>) -> Result<StatusCode, Fejl> {
        let sti = format!("Frist/{}", frist.id);
        let krop = AendretFrist::ny(frist, begrundelse);
        match self.sig(kald, Method::PUT, &sti, Some(&krop)).await? {
            StatusCode::NOT_FOUND => self.sig(kald, Method::POST, &sti, Some(&NyFrist::from(frist))).await,
            status => Ok(status),
        }
    }

    /// Her personnummer stands in a header, never in the address. What is answered beside the status is not read.
    pub(super) async fn sig<T: Serialize>(
        &self,
        kald: &Kald<'_>,
        metode: Method,
        sti: &str,
        krop: Option<&T>,
    ) -> Result<StatusCode, Fejl> {
        let basis = kald.basis.trim_end_matches('/');
        let mut request = self
            .client
            .request(metode, format!("{basis}/{sti}"))
            .header(AUTHORIZATION, format!("Bearer {}", kald.token))
            .header("x-civilregistrationIdentifier", kald.indberetning.cpr.as_str())
            .header("x-organisation", &kald.indberetning.myndighed)
            .header("x-requestId", self.clock.new_id().to_string());
        if let Some(krop) = krop {
            request = request.json(krop);
        }
        request.send().await.map(|answer| answer.status()).map_err(|error| adresse::fejl(&error))
    }

    async fn token(&self) -> Result<String, Fejl> {
        let mut kept = self.token.lock().await;
        if let Some(token) = kept.as_ref().filter(|token| Instant::now() < token.til) {
            return Ok(token.vaerdi.clone());
        }
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", &self.config.client_id),
            ("client_secret", &self.config.client_secret),
        ];
        let answer = self.client.post(&self.config.token_url).form(&form).send().await;
        let answer = answer.and_then(|answer| answer.error_for_status()).map_err(|_| Fejl::Token)?;
        let given: TokenSvar = answer.json().await.map_err(|_| Fejl::Token)?;
        let til = Instant::now() + Duration::from_secs(given.expires_in).saturating_sub(FOER_UDLOEB);
        *kept = Some(Token { vaerdi: given.access_token.clone(), til });
        Ok(given.access_token)
    }
}

/// What DFDG has read and does not want would be refused again: it is laid aside at once. The rest is tried again.
fn bedoem(status: StatusCode) -> Levering {
    let fejl = Fejl::Svar(status.as_u16());
    match status.as_u16() {
        200..=299 => Levering::Leveret,
        400 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 => Levering::Afvist(fejl),
        _ => Levering::Fejlet(fejl),
    }
}
