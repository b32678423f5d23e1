//! E-mail by SMTP: text and HTML, and the calendar file of a conversation. The Message-ID and the date are those of the message,
//! so that a mailbox that gets it twice can tell.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use lettre::message::header::{ContentDisposition, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::brev::en_linje;
use super::kalender::{self, Anledning};
use super::{Brev, KanalFejl, Vej, html, oversigt};
use crate::config::Smtp;
use crate::services::besked::Udfald;
use crate::services::oversigtsmail::Afsendelse;
use crate::texts::beskeder::ord::Ord;

/// How long the server may be silent.
const TAVS: Duration = Duration::from_secs(10);
/// What a server answers that will never take this address. Other lasting refusals (log-in, relaying, size, policy) are about us:
/// they are tried again, since giving up would make a letter of every message.
const UKENDT_ADRESSE: [u16; 6] = [501, 510, 511, 550, 551, 553];

/// A mail server.
pub struct Email {
    server: AsyncSmtpTransport<Tokio1Executor>,
    fra: Address,
    /// What stands behind the @ of a Message-ID.
    vaert: String,
}

impl Email {
    /// A mail server at this address.
    ///
    /// # Errors
    /// When the settings are none for a mail server.
    pub fn ny(config: &Smtp, public_url: Option<&str>) -> Result<Self, KanalFejl> {
        let unusable = || KanalFejl("FAELLESTID_SMTP_URL eller FAELLESTID_MAIL_FROM kan ikke bruges".to_owned());
        let fra: Address = config.fra.parse().map_err(|_| unusable())?;
        let url = public_url.and_then(|url| url.parse::<reqwest::Url>().ok());
        let vaert = url.as_ref().and_then(|url| url.host_str()).unwrap_or(fra.domain()).to_owned();
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.url).map_err(|_| unusable())?;
        let server = server.timeout(Some(TAVS)).hello_name(ClientId::Domain(vaert.clone())).build();
        Ok(Self { server, fra, vaert })
    }

    /// The message as it is sent. None: her address is none.
    fn skriv(&self, brev: &Brev<'_>) -> Option<Message> {
        let til: Address = brev.grundlag.email()?.parse().ok()?;
        let (navn, jobcenter) = (en_linje(&brev.grundlag.borger.navn), en_linje(&brev.grundlag.jobcenter.navn));
        let date: SystemTime = brev.grundlag.notifikation.created_at.into();
        let message = Message::builder()
            .message_id(Some(format!("<{}.email@{}>", brev.id(), self.vaert)))
            .date(date)
            .from(Mailbox::new(Some(jobcenter), self.fra.clone()))
            .to(Mailbox::new(Some(navn), til.clone()))
            .subject(en_linje(&brev.skrivelse.emne))
            // No out-of-office reply comes back.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ));
        message.multipart(self.indhold(brev, &til)).ok()
    }

    /// Sends what is due to an a-kasse's address.
    pub(super) async fn send_oversigt(&self, afsendelse: &Afsendelse, public_url: &str) -> Udfald {
        self.afsted(oversigt::skriv(afsendelse, &self.fra, &self.vaert, public_url)).await
    }

    async fn afsted(&self, message: Option<Message>) -> Udfald {
        let Some(message) = message else { return Udfald::Afvist("mailadresse".to_owned()) };
        match self.server.send(message).await {
            Ok(_) => Udfald::Sendt,
            Err(error) => udfald(&error),
        }
    }

    fn indhold(&self, brev: &Brev<'_>, til: &Address) -> MultiPart {
        let tekst = format!("{}\n\n{}\n", brev.som_tekst(), Ord::SvarIkke.da());
        let begge = MultiPart::alternative_plain_html(tekst, html::dokument(brev));
        let Some(samtale) = brev.kalendersamtale() else { return begge };
        let anledning = Anledning::Sendes { til: til.as_ref(), fra: self.fra.as_ref() };
        let fil = kalender::fil(&samtale.indkaldelse, samtale.parter(), anledning);
        let metode = kalender::metode(&samtale.indkaldelse, anledning);
        let medietype = ContentType::parse(&format!("{}; method={metode}", kalender::MEDIETYPE));
        let medietype = medietype.unwrap_or(ContentType::TEXT_PLAIN);
        let vedhaeftet = SinglePart::builder().header(medietype).header(ContentDisposition::attachment("samtale.ics"));
        MultiPart::mixed().multipart(begge).singlepart(vedhaeftet.body(fil))
    }
}

#[async_trait]
impl Vej for Email {
    async fn send(&self, brev: &Brev<'_>) -> Udfald {
        self.afsted(self.skriv(brev)).await
    }
}

fn udfald(error: &Error) -> Udfald {
    let Some(code) = error.status() else {
        let kind = if error.is_timeout() { "smtp tavs" } else { "smtp forbindelse" };
        return Udfald::Midlertidigt(kind.to_owned());
    };
    let kode = format!("smtp {code}");
    if UKENDT_ADRESSE.contains(&u16::from(code)) { Udfald::Afvist(kode) } else { Udfald::Midlertidigt(kode) }
}
