//! Sending what is due: reminders are planned, messages get their ways, and each way is tried by itself. One that fails, hangs or
//! crashes stops no other.

use tokio::task::JoinSet;

use crate::kanaler::Kanaler;
use crate::services::besked::{Afsendelse, BeskedService, Udfald};
use crate::store::StoreError;

/// Ways tried at the same time.
const PAA_EN_GANG: i64 = 16;

/// Sends everything that is due. Gives how many ways were tried.
///
/// # Errors
/// When the database cannot be read.
pub async fn send(service: &BeskedService, kanaler: &Kanaler) -> Result<u64, StoreError> {
    service.fordel(kanaler.veje()).await?;
    let mut tried = 0;
    loop {
        let taken = service.tag(PAA_EN_GANG).await?;
        if taken.is_empty() {
            return Ok(tried);
        }
        tried += taken.len() as u64;
        send_alle(service, kanaler, taken).await;
    }
}

/// Each in a task of its own: one that crashes leaves its lease, and is given up when it does so again.
async fn send_alle(service: &BeskedService, kanaler: &Kanaler, taken: Vec<Afsendelse>) {
    let mut running = JoinSet::new();
    for afsendelse in taken {
        let kanaler = kanaler.clone();
        running.spawn(async move {
            let udfald = kanaler.send(&afsendelse).await;
            (afsendelse, udfald)
        });
    }
    while let Some(sent) = running.join_next().await {
        match sent {
            Ok((afsendelse, udfald)) => skriv(service, &afsendelse, &udfald).await,
            Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "sending a message crashed"),
        }
    }
}

async fn skriv(service: &BeskedService, afsendelse: &Afsendelse, udfald: &Udfald) {
    let (besked, kanal) = (afsendelse.forsendelse.notifikation_id, afsendelse.forsendelse.kanal.as_str());
    match udfald {
        Udfald::Sendt => metrics::counter!("beskeder_sendt_total", "kanal" => kanal).increment(1),
        Udfald::Midlertidigt(kode) | Udfald::Afvist(kode) => {
            metrics::counter!("beskeder_fejlet_total", "kanal" => kanal).increment(1);
            tracing::warn!(%besked, kanal, kode, "message not sent");
        }
        Udfald::Bortfald(_) => {}
    }
    if let Err(error) = service.afslut(afsendelse, udfald).await {
        tracing::error!(error = &error as &dyn std::error::Error, %besked, kanal, "outcome of a message not written");
    }
}
