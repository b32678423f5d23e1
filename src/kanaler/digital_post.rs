//! Digital Post: a MeMo file in a folder from which the sender system fetches. A file is there whole or not at all, under a name
//! that follows from the message: written twice, it is one.

use std::io;
use std::path::PathBuf;

use async_trait::async_trait;
use tokio::fs;
use tokio::io::AsyncWriteExt;

use super::memo;
use super::{Brev, KanalFejl, Vej};
use crate::config;
use crate::services::besked::Udfald;
use crate::store::Store;

/// A folder of MeMo files.
pub struct DigitalPost {
    mappe: PathBuf,
    cvr: String,
    store: Store,
}

impl DigitalPost {
    /// The folder of these settings. The store knows her CPR number, which is her address there.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn ny(config: &config::DigitalPost, store: Store) -> Result<Self, KanalFejl> {
        if !config.mappe.is_dir() {
            let mappe = config.mappe.display();
            return Err(KanalFejl(format!("FAELLESTID_DIGITAL_POST_DIR: mappen {mappe} findes ikke")));
        }
        Ok(Self { mappe: config.mappe.clone(), cvr: config.cvr.clone(), store })
    }

    async fn laeg(&self, navn: &str, dokument: &[u8]) -> io::Result<()> {
        let (under_vejs, faerdig) = (self.mappe.join(format!(".{navn}.tmp")), self.mappe.join(format!("{navn}.xml")));
        let mut options = fs::OpenOptions::new();
        // Her CPR number is in it.
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&under_vejs).await?;
        file.write_all(dokument).await?;
        file.sync_all().await?;
        fs::rename(&under_vejs, &faerdig).await?;
        fs::File::open(&self.mappe).await?.sync_all().await
    }
}

#[async_trait]
impl Vej for DigitalPost {
    async fn send(&self, brev: &Brev<'_>) -> Udfald {
        let cpr = match self.store.read().await {
            Ok(mut connection) => connection.cpr_of(brev.grundlag.borger.id).await,
            Err(error) => Err(error),
        };
        let Ok(cpr) = cpr else { return Udfald::Midlertidigt("digital post: databasen".to_owned()) };
        let Some(cpr) = cpr else { return Udfald::Afvist("digital post: intet personnummer".to_owned()) };
        let navn = memo::noegle(brev.grundlag.notifikation.id).to_string();
        let written = match memo::dokument(brev, &self.cvr, &cpr) {
            Ok(dokument) => self.laeg(&navn, &dokument).await,
            Err(error) => Err(error),
        };
        match written {
            Ok(()) => Udfald::Sendt,
            Err(error) => Udfald::Midlertidigt(format!("digital post: {}", error.kind())),
        }
    }
}
