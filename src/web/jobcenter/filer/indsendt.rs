//! A form with a file in it, read strictly: each field once, text in UTF-8, the file as bytes.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Multipart, Request};

use crate::domain::fil::{FIL_MAX, afkod};
use crate::domain::rules::{Code, Field};
use crate::web::error::WebError;

/// What was posted.
pub struct Indsendt {
    fields: BTreeMap<String, Vec<u8>>,
    too_large: bool,
}

impl Indsendt {
    /// Reads the form of a request.
    ///
    /// # Errors
    /// When it is no such form, or repeats a field.
    pub async fn read(request: Request) -> Result<Self, WebError> {
        let mut form = Multipart::from_request(request, &()).await.map_err(|_| WebError::WrongType)?;
        let (mut fields, mut too_large) = (BTreeMap::new(), false);
        loop {
            let mut field = match form.next_field().await {
                Ok(Some(field)) => field,
                Ok(None) => return Ok(Self { fields, too_large }),
                Err(error) => return Err(refused(error.status())),
            };
            let name = field.name().ok_or(WebError::BadRequest)?.to_owned();
            let mut bytes = vec![];
            // What there is no room for is read all the same: who sends it is answered when all of it has come.
            while let Some(chunk) = field.chunk().await.map_err(|error| refused(error.status()))? {
                if bytes.len() + chunk.len() > FIL_MAX {
                    too_large = true;
                } else {
                    bytes.extend_from_slice(&chunk);
                }
            }
            if fields.insert(name, bytes).is_some() {
                return Err(WebError::BadRequest);
            }
        }
    }

    /// A short field as typed; one that was not sent, or is no text, is empty.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// What was pasted, also where it is not used because there is a file.
    pub fn indsat(&self) -> &str {
        self.field(Field::Indhold.as_str())
    }

    /// The file, or what was pasted.
    ///
    /// # Errors
    /// When it is too large, or no text that we read.
    pub fn tekst(&self) -> Result<String, Code> {
        if self.too_large {
            return Err(Code::FilTooLarge);
        }
        // A file that was not chosen is sent as an empty one.
        let file = self.fields.get(Field::Fil.as_str()).filter(|bytes| !bytes.is_empty());
        file.or_else(|| self.fields.get(Field::Indhold.as_str())).map_or(Ok(String::new()), |bytes| afkod(bytes))
    }
}

fn refused(status: axum::http::StatusCode) -> WebError {
    if status == axum::http::StatusCode::PAYLOAD_TOO_LARGE { WebError::TooLarge } else { WebError::BadRequest }
}
