//! Tokens of another authorization server: signed (JWT), judged by its published keys. What the client may and for whom it acts
//! still stands here: the other server says only who it is, and perhaps takes scopes away.

use std::collections::BTreeSet;
use std::time::Duration;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use reqwest::Client;
use reqwest::redirect::Policy;
use serde::Deserialize;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::config::JwtUdsteder;
use crate::domain::ids::KlientId;
use crate::domain::snitflade::Scope;
use crate::services::klienter;

/// Signatures with a key pair alone: a shared secret would let whoever reads tokens make some.
const ALGORITHMS: [Algorithm; 3] = [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256];
/// A key we do not know makes us ask again, this often at most.
const ASK_AGAIN: Duration = Duration::from_secs(60);
/// How long the other server may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The other server, with its keys as last fetched.
#[derive(Debug)]
pub(super) struct Udsteder {
    config: JwtUdsteder,
    http: Client,
    keys: Mutex<Keys>,
}

#[derive(Debug, Default)]
struct Keys {
    set: Option<JwkSet>,
    asked: Option<Instant>,
}

/// What a good token says.
pub(super) struct Sagt {
    /// Which client.
    pub klient: KlientId,
    /// What it is good for.
    pub scopes: BTreeSet<Scope>,
}

#[derive(Deserialize)]
struct Claims {
    azp: Option<String>,
    client_id: Option<String>,
    sub: Option<String>,
    #[serde(default)]
    scope: String,
}

impl Udsteder {
    /// Nothing is fetched yet.
    pub fn new(config: JwtUdsteder) -> Result<Self, reqwest::Error> {
        let http = Client::builder().redirect(Policy::none()).timeout(PATIENCE).build()?;
        Ok(Self { config, http, keys: Mutex::default() })
    }

    /// What the token says, when it is good: signed by a key of the server's, made out for us, and not run out.
    pub async fn laest(&self, token: &str) -> Option<Sagt> {
        let header = decode_header(token).ok()?;
        let key = self.key(header.kid.as_deref()?).await?;
        if !ALGORITHMS.contains(&header.alg) {
            return None;
        }
        let mut validation = Validation::new(header.alg);
        validation.set_issuer(&[&self.config.issuer]);
        validation.set_audience(&[&self.config.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        let claims = decode::<Claims>(token, &key, &validation).ok()?.claims;
        let named = claims.azp.or(claims.client_id).or(claims.sub)?;
        Some(Sagt { klient: named.parse().ok()?, scopes: klienter::scopes(&claims.scope) })
    }

    /// A key by its name; one that is not known is asked for, since servers change keys.
    async fn key(&self, kid: &str) -> Option<DecodingKey> {
        let mut keys = self.keys.lock().await;
        let known = |keys: &Keys| keys.set.as_ref().and_then(|set| set.find(kid)).map(DecodingKey::from_jwk);
        let lately = keys.asked.is_some_and(|asked| asked.elapsed() < ASK_AGAIN);
        if known(&keys).is_none() && !lately {
            keys.asked = Some(Instant::now());
            match self.fetched().await {
                Ok(set) => keys.set = Some(set),
                Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "no keys of the token issuer"),
            }
        }
        known(&keys)?.ok()
    }

    async fn fetched(&self) -> reqwest::Result<JwkSet> {
        self.http.get(&self.config.jwks).send().await?.error_for_status()?.json().await
    }
}
