//! How long somebody stays logged in without doing anything, and the one action by which they stay.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use time::Duration;
use tower_sessions::Session;

use super::error::WebError;
use super::form::Form;
use super::login::LoggedIn;
use super::page::Page;
use super::state::AppState;
use crate::clock::{Clock, machine_time};
use crate::services::zone;
use crate::texts::{Sprog, dates};

/// How long somebody stays logged in without doing anything.
pub const IDLE: Duration = Duration::minutes(30);
/// Use is written down this often at most, so that a busy reader is not a writer.
const NOTE_EVERY_SECONDS: i64 = 60;
const LAST_USE: &str = "sidst_brugt";

/// When somebody who does nothing more is logged out.
#[derive(Clone, Copy, Debug)]
pub struct LoggedOutAt {
    /// In how many seconds.
    pub seconds: i64,
    /// By the clock on the wall. A session ends by the machine's clock; this is the same moment by the clock the pages go by.
    local: chrono::NaiveDateTime,
}

impl LoggedOutAt {
    /// Of somebody who is logged in and is just being answered.
    pub async fn of(session: &Session, clock: &Clock) -> Self {
        let now = machine_time().timestamp();
        let noted = session.get::<i64>(LAST_USE).await.ok().flatten();
        let used = noted.filter(|noted| now - noted < NOTE_EVERY_SECONDS).unwrap_or(now);
        let seconds = used + IDLE.whole_seconds() - now;
        Self { seconds, local: zone::local(clock.now() + TimeDelta::seconds(seconds)) }
    }

    /// "10.42"
    pub fn time(&self, sprog: Sprog) -> String {
        dates::clock(sprog, self.local.time())
    }
}

/// Moves the end of a session that is in use, at most once a minute.
pub async fn note_use(session: &Session) -> Result<(), WebError> {
    let now = machine_time().timestamp();
    let noted: Option<i64> = session.get(LAST_USE).await?;
    if noted.is_none_or(|noted| now - noted >= NOTE_EVERY_SECONDS) {
        session.insert(LAST_USE, now).await?;
    }
    Ok(())
}

/// `POST /bliv`: they stay. Answers with the seconds and the time of the new end, for the script that asked.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    _form: Form,
) -> Result<Response, WebError> {
    login.session.insert(LAST_USE, machine_time().timestamp()).await?;
    let end = LoggedOutAt::of(&login.session, &app.clock).await;
    let answer = format!("{} {}", end.seconds, end.time(page.sprog));
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], answer).into_response())
}
