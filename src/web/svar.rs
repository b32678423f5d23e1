//! What came of a posted form that was not carried out, for the page to show again with what was typed.

use axum::http::StatusCode;

use super::error::WebError;
use crate::domain::rules::{Code, Verdict};
use crate::services::kald::Afvist;

/// What came of a form, for the page to show again: the faults, or that the page was stale.
#[derive(Clone, Debug, Default)]
pub struct Svar {
    /// The faults.
    pub verdict: Verdict,
    /// Somebody else was first.
    pub foraeldet: bool,
}

impl Svar {
    /// What the person can mend himself; anything else is another page.
    ///
    /// # Errors
    /// [`WebError`] for those.
    pub fn af(afvist: Afvist) -> Result<Self, WebError> {
        match afvist {
            Afvist::Regler(verdict) if !verdict.has(Code::NotAuthorised) => Ok(Self { verdict, foraeldet: false }),
            Afvist::Foraeldet { .. } => Ok(Self { verdict: Verdict::default(), foraeldet: true }),
            other => Err(other.into()),
        }
    }

    /// 409, 422, or 200 when nothing is wrong.
    pub fn status(&self) -> StatusCode {
        match (self.foraeldet, self.verdict.is_kept()) {
            (true, _) => StatusCode::CONFLICT,
            (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, true) => StatusCode::OK,
        }
    }
}
