//! What is told to other systems: one attempt to send one event to one receiver, over HTTP.
//!
//! `adresse`: which addresses are called. `signatur`: how a webhook proves that it is ours. `webhook`: the thin event, signed.
//! `dfdg`: everything in full, to DFDG; `samtale`: of a conversation; `krop`: in its words.
//! To add a way: a value of `AbonnementArt`, its file here, its arm in [`Afsender::send`].

mod adresse;
mod dfdg;
mod krop;
mod samtale;
mod signatur;
mod webhook;

use std::sync::Arc;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, StatusCode};

use crate::clock::Clock;
use crate::config;
use crate::domain::haendelse::AbonnementArt;
use crate::domain::udsendelse::{Fejl, Levering, TIMEOUT};
use crate::store::{Abonnement, NummereretHaendelse, Store};

use dfdg::Dfdg;

pub use adresse::{Net, tjek};
pub use signatur::{er_aegte, signatur};

/// Sends. Cheap to clone; one for the whole process, so that connections are used again.
#[derive(Clone, Debug)]
pub struct Afsender {
    webhooks: Client,
    net: Net,
    dfdg: Option<Dfdg>,
}

impl Afsender {
    /// One that calls addresses on `net`.
    ///
    /// # Errors
    /// When the machine's own trusted certificates cannot be read.
    pub fn new(net: Net) -> Result<Self, reqwest::Error> {
        let webhooks = builder().dns_resolver(Arc::new(adresse::Opslag(net))).build()?;
        Ok(Self { webhooks, net, dfdg: None })
    }

    /// One that also reports to DFDG. That address is operations' own choice, on whichever network.
    ///
    /// # Errors
    /// As [`Afsender::new`].
    pub fn med_dfdg(self, config: &config::Dfdg, store: &Store, clock: &Clock) -> Result<Self, reqwest::Error> {
        let dfdg = Dfdg::new(builder().build()?, config.clone(), store.clone(), clock.clone());
        Ok(Self { dfdg: Some(dfdg), ..self })
    }

    /// Whether it reports to DFDG.
    pub const fn indberetter(&self) -> bool {
        self.dfdg.is_some()
    }

    /// One attempt.
    pub async fn send(&self, til: &Abonnement, haendelse: &NummereretHaendelse) -> Levering {
        match til.art {
            AbonnementArt::Webhook => webhook::send(&self.webhooks, self.net, til, haendelse).await,
            AbonnementArt::Indberetning => match &self.dfdg {
                Some(dfdg) => dfdg.send(til, haendelse).await,
                None => Levering::Fejlet(Fejl::Adresse),
            },
        }
    }
}

/// A redirect could lead into our own network; a proxy of the environment would look up names for us.
fn builder() -> ClientBuilder {
    Client::builder()
        .user_agent(concat!("Faellestid/", env!("CARGO_PKG_VERSION")))
        .timeout(TIMEOUT)
        .redirect(Policy::none())
        .no_proxy()
}

/// Only the status counts. What else the receiver says is not even read.
fn levering(answer: reqwest::Result<StatusCode>) -> Levering {
    match answer {
        Ok(status) if status.is_success() => Levering::Leveret,
        Ok(status) => Levering::Fejlet(Fejl::Svar(status.as_u16())),
        Err(error) => Levering::Fejlet(adresse::fejl(&error)),
    }
}
