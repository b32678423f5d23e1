//! Who calls: known by the token, for one organisation, perhaps on a user's behalf. Whether it may call this method, and about
//! this borger, is asked in `om`.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

use super::certifikat;
use super::hoveder::{self, ORGANISATION};
use super::problem::Problem;
use super::spor::{self, Forsoeg};
use super::state::Api;
use crate::domain::access::Principal;
use crate::domain::cpr::Cpr;
use crate::domain::ids::{KlientId, OrganisationId};
use crate::domain::snitflade::{ApiKode, Metode, Scope};
use crate::services::kald::{Kald, Myndighed};
use crate::services::{Actor, RequestId, klienter};
use crate::store::ApiKlient;

/// A client that showed a token which holds.
#[derive(Debug)]
pub struct Identitet {
    /// Which client.
    pub klient: KlientId,
    pub(super) scopes: BTreeSet<Scope>,
    myndighed: Myndighed,
    actor: Actor,
    pub(super) anden_aktoer: Option<i64>,
    /// The user on whose behalf, as the calling system knows him.
    pub bruger: Option<String>,
    /// The method it turned out to call.
    pub(super) metode: OnceLock<Metode>,
    /// That it was refused is remembered already.
    pub(super) husket: AtomicBool,
}

/// Who calls, with what was said in the headers.
#[derive(Clone, Debug)]
pub struct Kalder {
    /// The client.
    pub identitet: Arc<Identitet>,
    headers: HeaderMap,
}

/// Before every method: a token that holds, not too many calls, an organisation of the client's own. After it: a call about somebody we
/// know that came to nothing is remembered.
pub async fn lad_ind(State(api): State<Api>, request: Request, next: Next) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    let identitet = Arc::new(kendt(&api, &parts).await?);
    parts.extensions.insert(Arc::clone(&identitet));
    let (navngivet, adresse) = (hoveder::personnummer(&parts.headers).ok(), adresse(&parts));
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(cpr) = navngivet.filter(|_| response.status().is_client_error() && !identitet.er_husket()) else {
        return Ok(response);
    };
    let hvad = identitet.metode.get().map_or(adresse, |metode| metode.navn().to_owned());
    let forsoeg = Forsoeg { hvad, status: Some(response.status()), bruger: identitet.bruger.as_deref() };
    spor::afvist(&api, &identitet.actor, &cpr, &forsoeg).await?;
    Ok(response)
}

/// How the method is reached, without the ids that were sent.
fn adresse(parts: &Parts) -> String {
    let path = parts.extensions.get::<MatchedPath>().map_or("", |path| path.as_str());
    format!("{} {path}", parts.method)
}

async fn kendt(api: &Api, parts: &Parts) -> Result<Identitet, Problem> {
    let headers = &parts.headers;
    let invalid = || Problem::af(ApiKode::TokenInvalid);
    let token = hoveder::eneste(headers, AUTHORIZATION).map_err(|()| invalid())?;
    let token = token.ok_or_else(|| Problem::af(ApiKode::TokenMissing))?;
    let token = token.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(invalid)?;
    let (klient, scopes, own) = af_token(api, token.trim()).await?;
    certifikat::kraev(api.certifikat.as_ref(), &klient, parts)?;
    api.takst.taael(klient.id).map_err(|seconds| Problem::af(ApiKode::TooManyRequests).vent(seconds))?;
    let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone());
    let actor = |organisation| {
        let principal = Some(Principal::Klient { id: klient.id, organisation });
        Actor { principal, request_id: request_id.clone() }
    };
    let organisation = match organisation(api, headers, &own).await {
        Ok(organisation) => organisation,
        Err(problem) => {
            // For somebody else's authority about somebody: worth knowing.
            if let Ok(cpr) = hoveder::personnummer(headers) {
                let forsoeg = Forsoeg { hvad: adresse(parts), status: None, bruger: None };
                spor::afvist(api, &actor(None), &cpr, &forsoeg).await?;
            }
            return Err(problem);
        }
    };
    Ok(Identitet {
        klient: klient.id,
        scopes,
        myndighed: Myndighed { slags: klient.myndighedstype, id: organisation, system: klient.ejersystem },
        actor: actor(organisation),
        anden_aktoer: klient.anden_aktoer,
        bruger: hoveder::bruger(headers)?,
        metode: OnceLock::new(),
        husket: AtomicBool::new(false),
    })
}

/// The client of a token, what the token is good for, and for whom the client acts. Our own tokens have no dots; signed ones do.
async fn af_token(api: &Api, token: &str) -> Result<(ApiKlient, BTreeSet<Scope>, Vec<OrganisationId>), Problem> {
    let invalid = || Problem::af(ApiKode::TokenInvalid);
    if let Some(udsteder) = api.udsteder.as_ref().filter(|_| token.contains('.')) {
        let told = udsteder.laest(token).await.ok_or_else(invalid)?;
        let (klient, own) = klienter::aaben(&api.store, told.klient).await?.ok_or_else(invalid)?;
        let scopes = klienter::scopes(&klient.scopes).intersection(&told.scopes).copied().collect();
        return Ok((klient, scopes, own));
    }
    let (found, own) = klienter::kendt(&api.store, token).await?.ok_or_else(invalid)?;
    Ok((found.klient, klienter::scopes(&found.token_scopes), own))
}

/// The organisation that is named, or the only one there is.
async fn organisation(
    api: &Api,
    headers: &HeaderMap,
    own: &[OrganisationId],
) -> Result<Option<OrganisationId>, Problem> {
    let Some(code) = hoveder::organisation(headers)? else {
        return match own {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            _ => Err(Problem::ved(ApiKode::OrganisationMissing, &[ORGANISATION])),
        };
    };
    let all = api.organisationer().await?;
    let named = own.iter().find(|id| all.get(id).is_some_and(|organisation| organisation.code == code));
    named.map(|id| Some(*id)).ok_or_else(|| Problem::ved(ApiKode::OrganisationForeign, &[ORGANISATION]))
}

impl<S: Send + Sync> FromRequestParts<S> for Kalder {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let identitet = parts.extensions.get::<Arc<Identitet>>().cloned();
        let identitet = identitet.ok_or_else(|| Problem::af(ApiKode::TokenMissing))?;
        Ok(Self { identitet, headers: parts.headers.clone() })
    }
}

impl Identitet {
    fn er_husket(&self) -> bool {
        self.husket.load(std::sync::atomic::Ordering::Relaxed)
    }
}

impl Kalder {
    /// The call, for the services.
    pub fn kald(&self) -> Kald<'_> {
        Kald { actor: &self.identitet.actor, myndighed: self.identitet.myndighed }
    }

    /// For whom it calls.
    pub fn myndighed(&self) -> Myndighed {
        self.identitet.myndighed
    }

    /// Who it is, for the audit trail.
    pub fn actor(&self) -> &Actor {
        &self.identitet.actor
    }

    /// The version it read.
    pub fn if_match(&self) -> Result<Option<i64>, Problem> {
        hoveder::if_match(&self.headers)
    }

    /// The personnummer of the header.
    pub fn personnummer(&self) -> Result<Cpr, Problem> {
        hoveder::personnummer(&self.headers)
    }

    /// Its own id of the request.
    pub fn request_id(&self) -> Result<String, Problem> {
        hoveder::request_id(&self.headers)
    }
}
