//! What a call says in its address: ids in the path, and parameters. Never anything about a person.

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::problem::Problem;
use crate::domain::snitflade::ApiKode;

/// The ids of the path.
pub struct Sti<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Sti<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path: Result<Path<T>, PathRejection> = Path::from_request_parts(parts, state).await;
        path.map(|Path(ids)| Self(ids)).map_err(|_| Problem::af(ApiKode::PathInvalid))
    }
}

/// The parameters.
pub struct Parametre<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Parametre<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = Query::<T>::from_request_parts(parts, state).await;
        query.map(|Query(parameters)| Self(parameters)).map_err(|error| {
            let told = error.body_text();
            // "…: start: invalid value", "… missing field `start`": the parameter is what stands in quotes, or before the fault.
            let quoted = told.split('`').nth(1);
            let before = told.split(": ").nth(1).filter(|name| !name.contains(' '));
            Problem::ved(ApiKode::QueryInvalid, quoted.or(before).as_slice())
        })
    }
}
