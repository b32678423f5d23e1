//! The daily digest of an a-kasse, and the question whether an address wants it, as plain mails.

use std::time::SystemTime;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{Address, Message};

use super::brev::en_linje;
use crate::services::oversigtsmail::{Afsendelse, Besked};
use crate::services::zone;
use crate::texts::beskeder::oversigt::{self, Oversigtsmail as T};

/// Where an address says yes.
pub const BEKRAEFT: &str = "/oversigtsmail/";
/// Where it is stopped, by whoever may.
pub const STOP: &str = "/a-kasse/nyt/mail";
/// Where one reads what is new.
const NYT: &str = "/a-kasse/nyt";

/// The mail as it is sent; the same one again has the same id. None: the address is none.
pub(super) fn skriv(afsendelse: &Afsendelse, fra: &Address, vaert: &str, public_url: &str) -> Option<Message> {
    let til: Address = afsendelse.til.email.parse().ok()?;
    let day = zone::local_date(afsendelse.at);
    let stop = format!("{public_url}{STOP}");
    let (emne, tekst, id) = match &afsendelse.besked {
        Besked::Spoerg(kode) => {
            let link = format!("{public_url}{BEKRAEFT}{kode}");
            (T::AskSubject.da().to_owned(), oversigt::spoerg(&afsendelse.a_kasse, &link), format!("{day}.spoerg"))
        }
        Besked::Oversigt(tal) => {
            let links = (format!("{public_url}{NYT}"), stop.clone());
            (oversigt::emne(tal), oversigt::tekst(&afsendelse.a_kasse, tal, (&links.0, &links.1)), day.to_string())
        }
    };
    let header = |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
    let date: SystemTime = afsendelse.at.into();
    let message = Message::builder()
        .message_id(Some(format!("<{}.{id}.oversigt@{vaert}>", afsendelse.til.id)))
        .date(date)
        .from(Mailbox::new(Some(T::From.da().to_owned()), fra.clone()))
        .to(Mailbox::new(Some(en_linje(&afsendelse.a_kasse)), til))
        .subject(emne)
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
        .raw_header(header("List-Unsubscribe", format!("<{stop}>")));
    message.singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(tekst)).ok()
}
