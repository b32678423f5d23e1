//! Sessions in our own database: opaque text under an unguessable key, in our migrations and on our pools.

use std::collections::HashMap;

use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

use crate::clock::machine_time;
use crate::store::Store;

/// The session store on our database. Sessions expire by the machine's clock, whatever the demo clock says.
#[derive(Clone, Debug)]
pub struct Sessions(pub Store);

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

fn encoded(record: &Record) -> Result<(String, String, chrono::DateTime<chrono::Utc>)> {
    let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    let expires_at = chrono::DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0)
        .ok_or_else(|| backend("expiry out of range"))?;
    Ok((record.id.to_string(), data, expires_at))
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            let (id, data, expires_at) = encoded(record)?;
            if self.0.create_session(&id, &data, expires_at).await.map_err(backend)? {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let (id, data, expires_at) = encoded(record)?;
        self.0.save_session(&id, &data, expires_at).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let mut connection = self.0.read().await.map_err(backend)?;
        let Some((data, expires_at)) = connection.session(&id.to_string(), machine_time()).await.map_err(backend)?
        else {
            return Ok(None);
        };
        let data: HashMap<_, _> = serde_json::from_str(&data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(expires_at.timestamp()).map_err(backend)?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.delete_session(&id.to_string()).await.map_err(backend)
    }
}
