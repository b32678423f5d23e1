//! Who calls: known by the token, for one organisation, perhaps on a user's behalf. Whether it may call this method, and about
//! this borger, is asked here and nowhere else; the answer stands in `domain::snitflade`.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use chrono::NaiveDate;

use super::certifikat;
use super::hoveder::{self, ORGANISATION};
use super::problem::Problem;
use super::state::Api;
use crate::domain::access::{Principal, may_read};
use crate::domain::code_lists::MyndighedType;
use crate::domain::cpr::Cpr;
use crate::domain::ids::{KlientId, OrganisationId};
use crate::domain::medlemskab::Medlemsperiode;
use crate::domain::rules::Code;
use crate::domain::snitflade::{ApiKode, Forhold, Kolonne, Metode, Scope, maa};
use crate::services::kald::{Kald, Myndighed};
use crate::services::read_log::Look;
use crate::services::{Actor, RequestId, klienter, zone};
use crate::store::{ApiKlient, AuditRow, Borger};

/// A client that showed a token which holds.
#[derive(Debug)]
pub struct Identitet {
    /// Which client.
    pub klient: KlientId,
    scopes: BTreeSet<Scope>,
    myndighed: Myndighed,
    actor: Actor,
    anden_aktoer: Option<i64>,
    bruger: Option<String>,
}

/// Who calls, with what was said in the headers.
#[derive(Clone, Debug)]
pub struct Kalder {
    /// The client.
    pub identitet: Arc<Identitet>,
    headers: HeaderMap,
}

/// Before every method: a token that holds, not too many calls, an organisation of the client's own.
pub async fn lad_ind(State(api): State<Api>, request: Request, next: Next) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    let identitet = kendt(&api, &parts).await?;
    parts.extensions.insert(Arc::new(identitet));
    Ok(next.run(Request::from_parts(parts, body)).await)
}

async fn kendt(api: &Api, parts: &Parts) -> Result<Identitet, Problem> {
    let headers = &parts.headers;
    let token = headers.get(AUTHORIZATION).ok_or_else(|| Problem::af(ApiKode::TokenMissing))?;
    let token = token.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
    let token = token.ok_or_else(|| Problem::af(ApiKode::TokenInvalid))?;
    let (klient, scopes, own) = af_token(api, token.trim()).await?;
    certifikat::kraev(api.certifikat.as_ref(), &klient, parts)?;
    api.takst.taael(klient.id).map_err(|seconds| Problem::af(ApiKode::TooManyRequests).vent(seconds))?;
    let organisation = organisation(api, headers, &own).await?;
    let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone());
    Ok(Identitet {
        klient: klient.id,
        scopes,
        myndighed: Myndighed { slags: klient.myndighedstype, id: organisation, system: klient.ejersystem },
        actor: Actor { principal: Some(Principal::Klient { id: klient.id, organisation }), request_id },
        anden_aktoer: klient.anden_aktoer,
        bruger: hoveder::bruger(headers)?,
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

    /// Its own id of the request.
    pub fn request_id(&self) -> Result<String, Problem> {
        hoveder::request_id(&self.headers)
    }

    /// Fails unless it may call the method at all.
    pub fn maa(&self, metode: Metode) -> Result<(), Problem> {
        if !self.identitet.scopes.contains(&metode.adgang().scope) {
            return Err(Problem::af(ApiKode::ScopeMissing));
        }
        let kolonner = metode.adgang().kolonner(self.myndighed().slags);
        let anden_aktoer = self.identitet.anden_aktoer.is_some();
        // Another actor has a column of its own, and none of the authority's it acts for.
        if kolonner.is_empty() || (anden_aktoer && !kolonner.contains(&Kolonne::AndenAktoerEgne)) {
            return Err(Problem::af(ApiKode::MethodForbidden));
        }
        Ok(())
    }

    /// The borger the call is about, when it may be made about her. One it may not be made about does not exist, and the attempt
    /// is remembered; so is the user on whose behalf it is made.
    pub async fn om_borger(&self, api: &Api, metode: Metode) -> Result<Borger, Problem> {
        self.maa(metode)?;
        self.om(api, metode, &self.personnummer()?).await
    }

    /// The personnummer of the header.
    pub fn personnummer(&self) -> Result<Cpr, Problem> {
        hoveder::personnummer(&self.headers)
    }

    /// The borger with this personnummer, under the same conditions.
    pub async fn om(&self, api: &Api, metode: Metode, cpr: &Cpr) -> Result<Borger, Problem> {
        let mut connection = api.store.read().await?;
        let found = match connection.borger_med_cpr(cpr).await? {
            Some(id) => connection.borger(id).await?,
            None => None,
        };
        let borger = found.ok_or_else(ukendt)?;
        let perioder = match self.myndighed().slags {
            MyndighedType::AKasse => connection.medlemsperioder_of(borger.id).await?,
            _ => vec![],
        };
        drop(connection);
        let forhold = self.forhold(&borger, &perioder, zone::local_date(api.clock.now()));
        if !maa(metode, self.myndighed().slags, forhold) {
            self.husk(api, "api_afvist", &borger, metode).await?;
            return Err(ukendt());
        }
        if self.identitet.bruger.is_some() {
            self.husk(api, "api_kald", &borger, metode).await?;
        }
        Ok(borger)
    }

    fn forhold(&self, borger: &Borger, perioder: &[Medlemsperiode], today: NaiveDate) -> Forhold {
        let forhold = self.myndighed().forhold(borger, perioder, today);
        match self.identitet.anden_aktoer {
            None => forhold,
            own if forhold == Forhold::Egen && own == borger.anden_aktoer => Forhold::AndenAktoerEgen,
            Some(_) => Forhold::Fremmed,
        }
    }

    /// Whether a borger the door let it ask about is one of those it reads about: an a-kasse reads about some of its members only.
    pub fn ser(&self, borger: &Borger) -> bool {
        may_read(self.myndighed().slags, true, borger.kontaktgruppe, borger.tilmeldekategori)
    }

    async fn husk(&self, api: &Api, action: &str, borger: &Borger, metode: Metode) -> Result<(), Problem> {
        let organisation = self.myndighed().id.unwrap_or(borger.jobcenter_id);
        let line = self.actor().audit(&api.clock, api.clock.now(), action, Some(borger.id), Some(organisation), None);
        let user = self.identitet.bruger.as_ref().map(|user| format!(", bruger {user}")).unwrap_or_default();
        let detalje = Some(format!("{}{user}", metode.navn()));
        Ok(api.read_log.remember(Look::Audit(AuditRow { detalje, ..line })).await?)
    }
}

fn ukendt() -> Problem {
    Problem::regel(StatusCode::NOT_FOUND, Code::UnknownBorger)
}
