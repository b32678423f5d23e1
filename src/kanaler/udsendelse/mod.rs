//! What is told to other systems: one attempt to send one event to one receiver, over HTTP.
//!
//! `adresse`: which addresses are called. `signatur`: how a webhook proves that it is ours. `webhook`: the thin event, signed.
//! To add a way: a value of `AbonnementArt`, its file here, its arm in [`Afsender::send`].

mod adresse;
mod signatur;
mod webhook;

use std::sync::Arc;

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

use crate::domain::haendelse::AbonnementArt;
use crate::domain::udsendelse::{Fejl, Levering, TIMEOUT};
use crate::store::{Abonnement, NummereretHaendelse};

pub use adresse::{Net, tjek};
pub use signatur::{SIGNATUR, er_aegte, signatur};

/// Sends. Cheap to clone; one for the whole process, so that connections are used again.
#[derive(Clone, Debug)]
pub struct Afsender {
    webhooks: Client,
    net: Net,
}

impl Afsender {
    /// One that calls addresses on `net`.
    ///
    /// # Errors
    /// When the machine's own trusted certificates cannot be read.
    pub fn new(net: Net) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .user_agent(concat!("Faellestid/", env!("CARGO_PKG_VERSION")))
            .timeout(TIMEOUT)
            // A redirect could lead into our own network; a proxy of the environment would look up names for us.
            .redirect(Policy::none())
            .no_proxy();
        let webhooks = client.dns_resolver(Arc::new(adresse::Opslag(net))).build()?;
        Ok(Self { webhooks, net })
    }

    /// One attempt.
    pub async fn send(&self, til: &Abonnement, haendelse: &NummereretHaendelse) -> Levering {
        match til.art {
            AbonnementArt::Webhook => webhook::send(&self.webhooks, self.net, til, haendelse).await,
            AbonnementArt::Indberetning => Levering::Fejlet(Fejl::Adresse),
        }
    }
}

/// Only the status counts. What else the receiver says is not even read.
fn levering(answer: reqwest::Result<StatusCode>) -> Levering {
    match answer {
        Ok(status) if status.is_success() => Levering::Leveret,
        Ok(status) => Levering::Fejlet(Fejl::Svar(status.as_u16())),
        Err(error) => Levering::Fejlet(adresse::fejl(&error)),
    }
}
