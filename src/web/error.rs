//! What can go wrong on the way to a page. A handler returns the kind; the page in words is made around it, where the frame is
//! known (`middleware::error_pages`).

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::domain::rules::Code;
use crate::services::besked::brev::BrevFejl;
use crate::services::borger_booking::BookingError;
use crate::services::kald::Afvist;
use crate::services::read_log::ReadLogClosed;
use crate::services::uge::UgeError;
use crate::store::StoreError;
use crate::texts::common::Problem;

/// A page that cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebError {
    /// There is no such thing, or it is not theirs: nobody is told which.
    NotFound,
    /// Nobody is logged in; after log-in they come back to the path.
    LogIn(String),
    /// It could not be read.
    BadRequest,
    /// It was too long.
    TooLarge,
    /// Not a form.
    WrongType,
    /// Posted from a foreign site.
    Foreign,
    /// The path is there, the method is not.
    Method,
    /// Far too much was asked for; the seconds to wait.
    TooMany(u64),
    /// The database is away.
    Unavailable,
    /// A mistake of ours.
    Internal,
}

impl WebError {
    /// The error that an answer without a page of its own stands for.
    pub fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::BAD_REQUEST => Some(Self::BadRequest),
            StatusCode::FORBIDDEN => Some(Self::Foreign),
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Self::WrongType),
            StatusCode::SERVICE_UNAVAILABLE => Some(Self::Unavailable),
            other => (other.is_client_error() || other.is_server_error()).then_some(Self::Internal),
        }
    }

    /// Status, heading and text.
    pub fn words(&self) -> (StatusCode, Problem, Problem) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, Problem::NotFoundHeading, Problem::NotFound),
            Self::BadRequest | Self::LogIn(_) => {
                (StatusCode::BAD_REQUEST, Problem::BadRequestHeading, Problem::BadRequest)
            }
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Problem::TooLargeHeading, Problem::TooLarge),
            Self::WrongType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, Problem::WrongTypeHeading, Problem::WrongType),
            Self::Foreign => (StatusCode::FORBIDDEN, Problem::ForeignHeading, Problem::Foreign),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, Problem::MethodHeading, Problem::Method),
            Self::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, Problem::TooManyHeading, Problem::TooMany),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, Problem::UnavailableHeading, Problem::Unavailable),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, Problem::InternalHeading, Problem::Internal),
        }
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        if let Self::LogIn(back) = &self {
            return Redirect::to(&format!("/log-ind?retur={back}")).into_response();
        }
        let mut response = self.words().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "the store failed");
        match error {
            StoreError::Unavailable(_) | StoreError::Collision(_) => Self::Unavailable,
            StoreError::Taken(_) | StoreError::Refused(_) | StoreError::Other(_) | StoreError::Migration(_) => {
                Self::Internal
            }
        }
    }
}

impl From<ReadLogClosed> for WebError {
    fn from(_: ReadLogClosed) -> Self {
        Self::Unavailable
    }
}

impl From<BookingError> for WebError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::NotFound => Self::NotFound,
            BookingError::Store(error) => error.into(),
            BookingError::Unaudited(error) => error.into(),
            // Each has a page of its own where it can happen.
            BookingError::Refused(_)
            | BookingError::Taken(_)
            | BookingError::AlreadyBooked(_)
            | BookingError::Stale(_) => Self::BadRequest,
        }
    }
}

impl From<Afvist> for WebError {
    fn from(error: Afvist) -> Self {
        match error {
            Afvist::Store(error) => error.into(),
            Afvist::Unaudited(error) => error.into(),
            // What the caller may not know of does not exist.
            Afvist::Regler(verdict) if verdict.breaches().iter().any(|breach| is_unknown(breach.code)) => {
                Self::NotFound
            }
            // Each has a page of its own where it can happen.
            Afvist::Regler(_) | Afvist::Foraeldet { .. } => Self::BadRequest,
        }
    }
}

impl From<BrevFejl> for WebError {
    fn from(error: BrevFejl) -> Self {
        match error {
            BrevFejl::NotFound => Self::NotFound,
            BrevFejl::Store(error) => error.into(),
            BrevFejl::Unaudited(error) => error.into(),
        }
    }
}

const fn is_unknown(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownBorger
            | Code::UnknownFrist
            | Code::UnknownIndkaldelse
            | Code::UnknownOpgave
            | Code::UnknownDeltager
            | Code::UnknownFravaer
            | Code::NotOwnBorger
            | Code::NotAuthorised
    )
}

impl From<UgeError> for WebError {
    fn from(error: UgeError) -> Self {
        match error {
            UgeError::NotFound => Self::NotFound,
            UgeError::Store(error) => error.into(),
            UgeError::Unaudited(error) => error.into(),
        }
    }
}

impl From<tower_sessions::session::Error> for WebError {
    fn from(error: tower_sessions::session::Error) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "the session failed");
        Self::Unavailable
    }
}
