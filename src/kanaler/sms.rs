//! SMS through a gateway: a POST with JSON. The key of the message is its `Idempotency-Key`, so that a gateway that gets it twice
//! can send it once.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde::Serialize;

use super::{Brev, KanalFejl, Vej};
use crate::config;
use crate::domain::phone::Telefonnummer;
use crate::services::besked::Udfald;

/// How long the gateway may take.
const LAENGST: Duration = Duration::from_secs(10);

/// An SMS gateway.
pub struct Sms {
    client: Client,
    config: config::Sms,
}

/// What the gateway is told.
#[derive(Serialize)]
struct Body<'a> {
    /// International form.
    to: String,
    /// At most 160 characters of the GSM alphabet.
    text: &'a str,
    /// The key of the message.
    reference: String,
}

impl Sms {
    /// A gateway at this address.
    ///
    /// # Errors
    /// When this machine cannot make encrypted connections.
    pub fn ny(config: &config::Sms) -> Result<Self, KanalFejl> {
        // A redirect could lead a number and a token elsewhere.
        let client = Client::builder().timeout(LAENGST).redirect(Policy::none()).build();
        let client = client
            .map_err(|_| KanalFejl("der kan ikke laves sikre forbindelser: mangler ca-certificates?".to_owned()))?;
        Ok(Self { client, config: config.clone() })
    }
}

#[async_trait]
impl Vej for Sms {
    async fn send(&self, brev: &Brev<'_>) -> Udfald {
        let telefon = brev.grundlag.telefon().and_then(|telefon| telefon.parse::<Telefonnummer>().ok());
        let Some(telefon) = telefon else { return Udfald::Afvist("telefonnummer".to_owned()) };
        let to = format!("+45{}", telefon.as_str());
        let body = Body { to, text: &brev.sms, reference: brev.id() };
        let call = self.client.post(self.config.url.clone()).bearer_auth(&self.config.token);
        match call.header("Idempotency-Key", brev.id()).json(&body).send().await {
            Ok(answer) => udfald(answer.status()),
            Err(error) if error.is_timeout() => Udfald::Midlertidigt("sms tavs".to_owned()),
            Err(_) => Udfald::Midlertidigt("sms forbindelse".to_owned()),
        }
    }
}

/// Only what says that this number or text will never do is for good; a wrong token or address of ours is not.
fn udfald(status: StatusCode) -> Udfald {
    let kode = format!("sms {}", status.as_u16());
    match status {
        status if status.is_success() => Udfald::Sendt,
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Udfald::Afvist(kode),
        _ => Udfald::Midlertidigt(kode),
    }
}
