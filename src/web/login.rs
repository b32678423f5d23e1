//! Who is logged in, as the session remembers it from log-in on, and what they may open.

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::error::WebError;
use super::kept_form::KeptForm;
use super::own_page::is_own_page;
use super::request::RequestId;
use super::state::AppState;
use super::{language, last_person};
use crate::domain::access::{Action, Principal, may};
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::services::Actor;

/// The session's key for [`User`].
pub const USER: &str = "bruger";

/// What the session remembers of somebody who logged in.
#[derive(Clone, Serialize, Deserialize)]
pub struct User {
    /// As whom.
    pub principal: Principal,
    /// Name, for the page's head.
    pub navn: String,
    /// The role in words; none for a borger.
    pub rolle: Option<String>,
    /// The authority whose pages these are.
    pub myndighed: Option<String>,
    /// Whom to ring there.
    pub telefon: Option<String>,
}

impl User {
    /// Whether they work for an authority, or for operations.
    pub fn is_staff(&self) -> bool {
        matches!(self.principal, Principal::Medarbejder { .. })
    }

    /// Where they begin.
    pub fn home(&self) -> &'static str {
        use crate::domain::access::Rolle;
        match self.principal {
            Principal::Borger(_) => "/borger",
            Principal::Medarbejder { rolle, .. } => match rolle {
                Rolle::JobcenterKoordinator | Rolle::JobcenterSagsbehandler => "/jobcenter",
                Rolle::AKasseKoordinator | Rolle::AKasseSagsbehandler => "/a-kasse",
                Rolle::Revisor => "/revision",
                Rolle::Drift => "/drift",
            },
        }
    }
}

/// Begins the session of somebody who has proved who they are, and sends them to the page they asked for, or where they begin.
///
/// A session that somebody else may have planted before log-in must not become a logged-in one. Nor may what the last person
/// typed on this machine be shown to the next.
///
/// # Errors
/// When the session cannot be kept.
pub async fn begin(app: &AppState, session: &Session, user: User, back: &str) -> Result<Response, WebError> {
    let (principal, home) = (user.principal, user.home());
    let sprog = language::of(session).await;
    let kept = KeptForm::of(session, principal).await?;
    session.clear().await;
    session.cycle_id().await?;
    session.insert(USER, user).await?;
    language::keep(session, sprog).await?;
    if let Some(kept) = kept {
        kept.keep(session).await?;
    }
    let go = if is_own_page(back) && back.starts_with(home) { back } else { home };
    let mut response = Redirect::to(go).into_response();
    last_person::remember(app, &mut response, principal);
    Ok(response)
}

/// Somebody who is logged in. As an argument of a handler it sends everybody else to the log-in.
pub struct LoggedIn {
    /// Who.
    pub user: User,
    /// The same, for services and the audit trail.
    pub actor: Actor,
    /// The session itself.
    pub session: Session,
}

impl LoggedIn {
    /// The borger, for pages about oneself. To anybody else the page does not exist.
    ///
    /// # Errors
    /// [`WebError::NotFound`].
    pub fn borger(&self) -> Result<BorgerId, WebError> {
        match self.user.principal {
            Principal::Borger(id) if may(self.user.principal, Action::UseBorger(id)) => Ok(id),
            _ => Err(WebError::NotFound),
        }
    }

    /// The employee's own organisation, when he may do `action` with it. To anybody else the page does not exist.
    ///
    /// # Errors
    /// [`WebError::NotFound`].
    pub fn own_organisation(&self, action: impl Fn(OrganisationId) -> Action) -> Result<OrganisationId, WebError> {
        match self.user.principal {
            Principal::Medarbejder { organisation: Some(own), .. } if may(self.user.principal, action(own)) => Ok(own),
            _ => Err(WebError::NotFound),
        }
    }

    /// Whether they may do `action`.
    ///
    /// # Errors
    /// [`WebError::NotFound`].
    pub fn authorise(&self, action: Action) -> Result<(), WebError> {
        if may(self.user.principal, action) { Ok(()) } else { Err(WebError::NotFound) }
    }
}

impl FromRequestParts<AppState> for LoggedIn {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, WebError> {
        let session = parts.extensions.get::<Session>().cloned().ok_or(WebError::Internal)?;
        let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone());
        match session.get::<User>(USER).await? {
            Some(user) => {
                let actor = Actor { principal: Some(user.principal), request_id };
                Ok(Self { user, actor, session })
            }
            None => Err(WebError::LogIn(way_back(parts))),
        }
    }
}

/// After log-in a reader comes back to the page; somebody who posted comes back to the page she posted from.
pub fn way_back(parts: &Parts) -> String {
    let query = parts.uri.query().filter(|_| parts.method == Method::GET);
    let path = query.map_or_else(|| parts.uri.path().to_owned(), |query| format!("{}?{query}", parts.uri.path()));
    percent_encoding::utf8_percent_encode(&path, percent_encoding::NON_ALPHANUMERIC).to_string()
}
