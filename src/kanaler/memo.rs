//! A message as a MeMo document (Digital Post's format, version 1.2): header, body with one HTML document, and for a conversation
//! the action AFTALE, whose reservation a calendar can take over. Elements stand in the order that the format prescribes.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::brev::en_linje;
use super::{Brev, html};
use crate::domain::cpr::Cpr;
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::services::besked::Samtale;

const NAVNERUM: &str = "https://DigitalPost.dk/MeMo-1";
/// What every short text of the format may hold, in characters.
const LAENGST: usize = 256;

/// An element.
enum Element {
    Tekst(&'static str, String),
    Gruppe(&'static str, Vec<Element>),
}

/// The key of the document: the same message gives the same one. The format wants a random UUID (version 4); ours are not.
pub fn noegle(id: Uuid) -> Uuid {
    let digest = Sha256::digest(id.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_random_bytes(bytes).into_uuid()
}

/// The whole document. `cvr`: the sender.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn dokument(brev: &Brev<'_>, cvr: &str, cpr: &Cpr) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("memo:Message");
    root.push_attribute(("xmlns:memo", NAVNERUM));
    root.push_attribute(("memoVersion", "1.2"));
    root.push_attribute(("memoSchVersion", "1.2.0"));
    writer.write_event(Event::Start(root))?;
    skriv(&mut writer, &hoved(brev, cvr, cpr))?;
    skriv(&mut writer, &krop(brev))?;
    writer.write_event(Event::End(BytesEnd::new("memo:Message")))?;
    Ok(writer.into_inner())
}

fn skriv(writer: &mut Writer<Vec<u8>>, element: &Element) -> io::Result<()> {
    let navn = match element {
        Element::Tekst(navn, _) | Element::Gruppe(navn, _) => format!("memo:{navn}"),
    };
    writer.write_event(Event::Start(BytesStart::new(&navn)))?;
    match element {
        Element::Tekst(_, tekst) => writer.write_event(Event::Text(BytesText::new(&tilladt(tekst))))?,
        Element::Gruppe(_, children) => children.iter().try_for_each(|child| skriv(writer, child))?,
    }
    writer.write_event(Event::End(BytesEnd::new(&navn)))
}

fn hoved(brev: &Brev<'_>, cvr: &str, cpr: &Cpr) -> Element {
    let besked = &brev.grundlag.notifikation;
    Element::Gruppe(
        "MessageHeader",
        vec![
            tekst("messageType", "DIGITALPOST"),
            tekst("messageUUID", noegle(besked.id)),
            tekst("messageID", besked.id),
            kort("label", &brev.skrivelse.emne),
            tekst("reply", false),
            tekst("mandatory", false),
            tekst("legalNotification", false),
            Element::Gruppe(
                "Sender",
                vec![tekst("senderID", cvr), tekst("idType", "CVR"), kort("label", &brev.grundlag.jobcenter.navn)],
            ),
            Element::Gruppe(
                "Recipient",
                vec![
                    tekst("recipientID", cpr.as_str()),
                    tekst("idType", "CPR"),
                    kort("label", &brev.grundlag.borger.navn),
                ],
            ),
        ],
    )
}

fn krop(brev: &Brev<'_>) -> Element {
    let fil = Element::Gruppe(
        "File",
        vec![
            tekst("encodingFormat", "text/html"),
            tekst("filename", "besked.html"),
            tekst("language", "da"),
            tekst("content", STANDARD.encode(html::dokument(brev))),
        ],
    );
    let mut hoveddokument = vec![kort("label", &brev.skrivelse.emne), fil];
    hoveddokument.extend(brev.kalendersamtale().and_then(aftale));
    let oprettet = brev.grundlag.notifikation.created_at;
    Element::Gruppe(
        "MessageBody",
        vec![tekst("createdDateTime", tid(oprettet)), Element::Gruppe("MainDocument", hoveddokument)],
    )
}

/// The conversation as an appointment. The format knows no way to take one back: an afbud says so in words alone.
fn aftale(samtale: &Samtale) -> Option<Element> {
    let row = &samtale.indkaldelse;
    if row.status == IndkaldelseStatus::Aflyst {
        return None;
    }
    let told = super::kalender::fortalt(row, samtale.parter());
    let sted = told.hvor().map_or_else(|| samtale.myndighed.navn.clone(), |(_, hvor)| hvor);
    let mut reservation = vec![
        kort("description", &row.titel),
        tekst("reservationUUID", noegle(row.id.uuid())),
        kort("abstract", &format!("{}: {}", samtale.myndighed.navn, row.titel)),
        kort("location", &sted),
        tekst("startDateTime", tid(row.starts_at)),
        tekst("endDateTime", tid(row.ends_at)),
    ];
    reservation.extend(row.kontakt_email.as_deref().map(|email| kort("organizerMail", email)));
    reservation.push(kort("organizerName", &samtale.myndighed.navn));
    Some(Element::Gruppe(
        "Action",
        vec![
            kort("label", &row.titel),
            tekst("actionCode", "AFTALE"),
            tekst("startDateTime", tid(row.starts_at)),
            tekst("endDateTime", tid(row.ends_at)),
            Element::Gruppe("Reservation", reservation),
        ],
    ))
}

fn tekst(navn: &'static str, tekst: impl ToString) -> Element {
    Element::Tekst(navn, tekst.to_string())
}

/// One line of at most [`LAENGST`] characters.
fn kort(navn: &'static str, tekst: &str) -> Element {
    Element::Tekst(navn, en_linje(tekst).chars().take(LAENGST).collect())
}

fn tid(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Without what XML 1.0 cannot hold.
fn tilladt(tekst: &str) -> String {
    let kan_staa = |c: &char| match c {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    tekst.chars().filter(kan_staa).collect()
}
