//! What the services refuse, as problem documents. One place decides which refusal has which status.

use axum::http::StatusCode;

use super::problem::Problem;
use crate::domain::rules::{Code, Verdict};
use crate::domain::snitflade::ApiKode;
use crate::services::borger_booking::BookingError;
use crate::services::kald::Afvist;
use crate::services::read_log::ReadLogClosed;
use crate::store::StoreError;

/// Seconds until the database may be back.
const VENT_PAA_DATABASEN: u64 = 5;

/// What is private does not exist.
const FINDES_IKKE: [Code; 6] = [
    Code::UnknownBorger,
    Code::NotOwnBorger,
    Code::UnknownIndkaldelse,
    Code::UnknownFrist,
    Code::UnknownFravaer,
    Code::UnknownDeltager,
];

/// It is there, and not the caller's.
const FORBUDT: [Code; 6] = [
    Code::NotAuthorised,
    Code::NotSummoner,
    Code::OtherEjersystem,
    Code::DeltagerNotOwn,
    Code::ValgNotTheirs,
    Code::CvStatusNotTheirs,
];

impl From<Afvist> for Problem {
    fn from(afvist: Afvist) -> Self {
        match afvist {
            Afvist::Regler(verdict) => Self::regler(status(&verdict), &verdict),
            Afvist::Foraeldet { version } => Self::ved(ApiKode::VersionMismatch, &["If-Match"]).version(version),
            Afvist::Store(error) => error.into(),
            Afvist::Unaudited(error) => error.into(),
        }
    }
}

impl From<BookingError> for Problem {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::Refused(verdict) => Self::regler(status(&verdict), &verdict),
            BookingError::Taken(_) => Self::af(ApiKode::TimeTaken),
            BookingError::AlreadyBooked(_) => Self::af(ApiKode::AlreadyBooked),
            BookingError::Stale(_) => Self::ved(ApiKode::VersionMismatch, &["If-Match"]),
            BookingError::NotFound => Self::af(ApiKode::OfferUnknown),
            BookingError::Store(error) => error.into(),
            BookingError::Unaudited(error) => error.into(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "the store failed");
        match error {
            StoreError::Unavailable(_) | StoreError::Collision(_) => {
                Self::af(ApiKode::Unavailable).vent(VENT_PAA_DATABASEN)
            }
            StoreError::Taken(_) | StoreError::Refused(_) | StoreError::Other(_) | StoreError::Migration(_) => {
                Self::af(ApiKode::Internal)
            }
        }
    }
}

impl From<ReadLogClosed> for Problem {
    fn from(_: ReadLogClosed) -> Self {
        Self::af(ApiKode::Unavailable).vent(VENT_PAA_DATABASEN)
    }
}

fn status(verdict: &Verdict) -> StatusCode {
    let has = |codes: &[Code]| codes.iter().any(|&code| verdict.has(code));
    if has(&FORBUDT) {
        StatusCode::FORBIDDEN
    } else if has(&FINDES_IKKE) {
        StatusCode::NOT_FOUND
    } else if has(&[Code::IdExists]) {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::Field;

    #[test]
    fn a_rule_is_422_unless_it_speaks_of_access_existence_or_an_id_in_use() {
        let of = |code| status(&Verdict::refused(&[Field::Borger], code)).as_u16();
        assert_eq!(of(Code::StartBeforeToday), 422);
        assert_eq!(of(Code::UnknownBorger), 404);
        assert_eq!(of(Code::NotAuthorised), 403);
        assert_eq!(of(Code::IdExists), 409);
        let both = Verdict::refused(&[Field::Titel], Code::TitelMissing)
            .and(&Verdict::refused(&[Field::IndkaldelseId], Code::UnknownIndkaldelse));
        assert_eq!(status(&both).as_u16(), 404);
    }
}
