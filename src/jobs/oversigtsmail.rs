//! The daily digests of a-kasser by e-mail, and the mails that ask whether an address wants them.

use crate::kanaler::Kanaler;
use crate::services::besked::Udfald;
use crate::services::oversigtsmail::OversigtService;
use crate::store::StoreError;

/// Addresses taken at once.
const PAA_EN_GANG: i64 = 16;

/// Sends everything that is due; gives how many mails were tried. Without a mail server, or without the address of the pages, which
/// every mail leads to, everything waits.
///
/// # Errors
/// When the database fails.
pub async fn send(service: &OversigtService, kanaler: &Kanaler) -> Result<u64, StoreError> {
    if !kanaler.kan_sende_oversigt() {
        return Ok(0);
    }
    let mut tried = 0;
    loop {
        let taken = service.tag(PAA_EN_GANG).await?;
        if taken.is_empty() {
            return Ok(tried);
        }
        for afsendelse in taken {
            let udfald = kanaler.send_oversigt(&afsendelse).await;
            if let Udfald::Midlertidigt(kode) | Udfald::Afvist(kode) = &udfald {
                tracing::warn!(oversigtsmail = %afsendelse.til.id, kode, "digest not sent");
            }
            service.afslut(&afsendelse, &udfald).await?;
            tried += 1;
        }
    }
}
