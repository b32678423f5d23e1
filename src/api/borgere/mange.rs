//! Many borgere at once: a line of JSON each (NDJSON), read and answered as they come, so that a whole country fits. Every line gets an
//! answer of its own, and one line's fault stops no other. A full load and a delta are the same: who is not mentioned stays as she is.

use std::collections::VecDeque;

use axum::body::{Body, BodyDataStream};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures::{StreamExt, stream};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ind::BorgerInd;
use super::indberet;
use crate::api::kalder::Kalder;
use crate::api::krop::{KROP_MAX, er_af_type, laest};
use crate::api::objekt::objekt;
use crate::api::problem::{Kode, Problem};
use crate::api::state::Api;
use crate::domain::cpr::Cpr;
use crate::domain::snitflade::{ApiKode, Metode};

const NDJSON: &str = "application/x-ndjson";

/// En linje.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "personnummer": "6101901234", "borger": {
    "navn": "Sofie Prøve", "jobcenter": "75100", "aKasse": "hk", "kontaktgruppe": 1, "tilmeldtFra": "2026-09-01" } }))]
pub struct Linje {
    /// Hvem.
    personnummer: String,
    /// Hvordan borgeren står.
    #[serde(deserialize_with = "objekt")]
    borger: BorgerInd,
}

/// Hvad der blev af en linje.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({ "linje": 1, "udfald": "oprettet", "koder": [] }))]
pub struct LinjeUd {
    /// Dens nummer, fra 1.
    linje: u64,
    /// `oprettet`, `opdateret`, `uaendret` eller `afvist`.
    #[schema(value_type = String)]
    udfald: &'static str,
    /// Hvorfor den blev afvist.
    koder: Vec<Kode>,
}

/// What is still to be read and answered.
struct Laesning {
    api: Api,
    kalder: Kalder,
    body: BodyDataStream,
    /// Read, and not yet a whole line.
    rest: Vec<u8>,
    lines: VecDeque<Result<Vec<u8>, ApiKode>>,
    number: u64,
    ended: bool,
}

#[utoipa::path(post, path = "/Borgere", operation_id = "SaveBorgere",
    request_body(content = Linje, content_type = "application/x-ndjson", description = "En linje JSON for hver borger"),
    responses((status = 200, description = "En linje JSON for hver linje, i samme rækkefølge", body = LinjeUd, content_type = "application/x-ndjson")))]
pub async fn gem(State(api): State<Api>, kalder: Kalder, request: Request) -> Result<Response, Problem> {
    kalder.maa(Metode::SaveBorgere)?;
    er_af_type(request.headers(), NDJSON)?;
    let body = request.into_body().into_data_stream();
    let reading = Laesning { api, kalder, body, rest: vec![], lines: VecDeque::new(), number: 0, ended: false };
    let answers = stream::unfold(reading, |mut reading| async move {
        let answer = reading.next().await?;
        Some((answer, reading))
    });
    // What compresses the answer asks once more after its end.
    let answers = answers.fuse();
    Ok(([(CONTENT_TYPE, NDJSON)], Body::from_stream(answers)).into_response())
}

impl Laesning {
    /// The answer to the next line; none: there is none.
    async fn next(&mut self) -> Option<Result<Vec<u8>, axum::Error>> {
        while self.lines.is_empty() && !self.ended {
            match self.body.next().await {
                Some(Ok(bytes)) => self.take(&bytes),
                // Cut off: what came whole has been done, and is told.
                Some(Err(error)) => return Some(Err(error)),
                None => {
                    self.ended = true;
                    let last = std::mem::take(&mut self.rest);
                    self.lines.push_back(Ok(last));
                }
            }
        }
        loop {
            let line = self.lines.pop_front()?;
            self.number += 1;
            // A line of nothing ends many a file.
            if line.as_ref().is_ok_and(|line| line.iter().all(u8::is_ascii_whitespace)) {
                continue;
            }
            let answer = answered(&self.api, &self.kalder, self.number, line).await;
            let mut text = serde_json::to_vec(&answer).unwrap_or_default();
            text.push(b'\n');
            return Some(Ok(text));
        }
    }

    /// Cuts what came into lines. One that is too long is cut short, and refused.
    fn take(&mut self, bytes: &[u8]) {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            let room = (KROP_MAX + 1).saturating_sub(self.rest.len());
            self.rest.extend(part.iter().take(room).filter(|byte| **byte != b'\n'));
            if part.ends_with(b"\n") {
                let line = std::mem::take(&mut self.rest);
                self.lines.push_back(if line.len() > KROP_MAX { Err(ApiKode::BodyTooLarge) } else { Ok(line) });
            }
        }
    }
}

/// What becomes of one line.
async fn answered(api: &Api, kalder: &Kalder, linje: u64, line: Result<Vec<u8>, ApiKode>) -> LinjeUd {
    let done = match line {
        Ok(line) if line.len() > KROP_MAX => Err(Problem::af(ApiKode::BodyTooLarge)),
        Ok(line) => reported(api, kalder, &line).await,
        Err(kode) => Err(Problem::af(kode)),
    };
    match done {
        Ok(udfald) => LinjeUd { linje, udfald, koder: vec![] },
        Err(problem) => LinjeUd { linje, udfald: "afvist", koder: problem.koder() },
    }
}

async fn reported(api: &Api, kalder: &Kalder, line: &[u8]) -> Result<&'static str, Problem> {
    let linje: Linje = laest(line)?;
    let cpr = linje.personnummer.parse::<Cpr>();
    let cpr = cpr.map_err(|_| Problem::ved(ApiKode::PersonnummerForm, &["personnummer"]))?;
    Ok(indberet(api, kalder, &cpr, &linje.borger, Metode::SaveBorgere).await?.udfald)
}
