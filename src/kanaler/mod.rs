//! What leaves the house, for a borger or for another system, and the ways it takes.
//!
//! `brev`: a message in words. `oversigt`: the daily digest of an a-kasse. `kalender`: a conversation as a calendar file. `email`, `sms`, `digital_post`: the ways.
//! `udsendelse`: events to other systems, as webhooks.
//!
//! To add a way: a variant of `domain::besked::kanal::Kanal`, a file here that implements [`Vej`], its line in [`Kanaler`].

pub mod arbejdskalender;
pub mod brev;
mod digital_post;
mod email;
mod html;
pub mod kalender;
mod memo;
pub mod oversigt;
mod sms;
pub mod udsendelse;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use crate::config::Beskeder;
use crate::domain::besked::kanal::{Kanal, Veje};
use crate::services::besked::{Afsendelse, Udfald};
use crate::services::oversigtsmail;
use crate::store::Store;

pub use brev::Brev;
pub use digital_post::DigitalPost;
pub use email::Email;
pub use sms::Sms;

/// How long one message may take on its way; well within the time for which a node holds it.
const LAENGST: Duration = Duration::from_secs(20);

/// A way to a borger.
#[async_trait]
pub trait Vej: Send + Sync {
    /// Sends a message, the same one again under the same id. What the other side says goes into a code, never its words.
    async fn send(&self, brev: &Brev<'_>) -> Udfald;
}

/// The ways configured here. Cheap to clone.
#[derive(Clone, Default)]
pub struct Kanaler {
    digital_post: Option<Arc<dyn Vej>>,
    email: Option<Arc<dyn Vej>>,
    sms: Option<Arc<dyn Vej>>,
    /// The mail server, for what is no message to a borger.
    post: Option<Arc<Email>>,
    public_url: Option<Arc<str>>,
}

/// A way cannot be used as it is configured, in one line that says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct KanalFejl(String);

impl Kanaler {
    /// The ways of these settings.
    ///
    /// # Errors
    /// The first one that cannot be used.
    pub fn ny(beskeder: &Beskeder, store: &Store) -> Result<Self, KanalFejl> {
        let digital_post = beskeder.digital_post.as_ref().map(|config| DigitalPost::ny(config, store.clone()));
        let post = beskeder.smtp.as_ref().map(|config| Email::ny(config, beskeder.public_url.as_deref()));
        let post = post.transpose()?.map(Arc::new);
        let sms = beskeder.sms.as_ref().map(Sms::ny);
        Ok(Self {
            digital_post: digital_post.transpose()?.map(|vej| Arc::new(vej) as Arc<dyn Vej>),
            email: post.clone().map(|vej| vej as Arc<dyn Vej>),
            sms: sms.transpose()?.map(|vej| Arc::new(vej) as Arc<dyn Vej>),
            post,
            public_url: beskeder.public_url.as_deref().map(Arc::from),
        })
    }

    /// Puts `vej` in the place of a way.
    #[must_use]
    pub fn med(mut self, kanal: Kanal, vej: Arc<dyn Vej>) -> Self {
        match kanal {
            Kanal::DigitalPost => self.digital_post = Some(vej),
            Kanal::Email => self.email = Some(vej),
            Kanal::Sms => self.sms = Some(vej),
        }
        self
    }

    /// Which there are.
    pub fn veje(&self) -> Veje {
        Veje { digital_post: self.digital_post.is_some(), email: self.email.is_some(), sms: self.sms.is_some() }
    }

    /// One of them; none: it is not configured here.
    pub fn vej(&self, kanal: Kanal) -> Option<&dyn Vej> {
        match kanal {
            Kanal::DigitalPost => self.digital_post.as_deref(),
            Kanal::Email => self.email.as_deref(),
            Kanal::Sms => self.sms.as_deref(),
        }
    }

    /// Whether digests can be sent: they leave by mail, and lead to the pages.
    pub fn kan_sende_oversigt(&self) -> bool {
        self.post.is_some() && self.public_url.is_some()
    }

    /// Sends what is due to an a-kasse's address.
    pub async fn send_oversigt(&self, afsendelse: &oversigtsmail::Afsendelse) -> Udfald {
        let (Some(post), Some(url)) = (&self.post, &self.public_url) else {
            return Udfald::Midlertidigt("ikke sat op".to_owned());
        };
        let sent = tokio::time::timeout(LAENGST, post.send_oversigt(afsendelse, url)).await;
        sent.unwrap_or_else(|_| Udfald::Midlertidigt("for langsom".to_owned()))
    }

    /// Sends one message on the way that was taken. A way that is no longer configured, or takes too long, may be there later.
    pub async fn send(&self, afsendelse: &Afsendelse) -> Udfald {
        let Some(vej) = self.vej(afsendelse.forsendelse.kanal) else {
            return Udfald::Midlertidigt("ikke sat op".to_owned());
        };
        let brev = Brev::om(&afsendelse.grundlag, self.public_url.as_deref());
        let sent = tokio::time::timeout(LAENGST, vej.send(&brev)).await;
        sent.unwrap_or_else(|_| Udfald::Midlertidigt("for langsom".to_owned()))
    }
}
