//! A caseworker's conversations as a calendar to subscribe to (RFC 5545, RFC 7986). It may lie on anybody's server, so it says when,
//! how and where, and nothing of whom: no name, and no id by which she is known elsewhere.

use icalendar::{Calendar, Class, Component, Event, EventLike, EventStatus, Property};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::kalender::ren;
use crate::services::kalender::Fulgt;
use crate::store::Arbejdssamtale;
use crate::texts::{Sprog, borger};

/// The whole file, with CRLF line ends. The same rows give the same file; a conversation keeps its UID while it is moved.
pub fn fil(fulgt: &Fulgt) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Fællestid//Arbejdskalender//DA"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&ren(&format!("Fællestid: {}", fulgt.hvem)));
    // Calendars ask again when they see fit; this is what we think often enough.
    calendar.append_property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
    for samtale in &fulgt.samtaler {
        calendar.push(event(fulgt.abonnement, samtale));
    }
    calendar.to_string()
}

fn event(abonnement: Uuid, samtale: &Arbejdssamtale) -> Event {
    let form = borger::form(Sprog::Da, samtale.samtaleform).to_lowercase();
    let mut event = Event::new();
    event
        .uid(&format!("{}@faellestid", maerke(abonnement, samtale)))
        .sequence(u32::try_from(samtale.version).unwrap_or(u32::MAX))
        .timestamp(samtale.updated_at)
        .starts(samtale.starts_at)
        .ends(samtale.ends_at)
        .summary(&format!("{}, {form}", samtale.samtaletype.name()))
        .class(Class::Private)
        .status(EventStatus::Confirmed);
    if let Some(adresse) = &samtale.adresse {
        event.location(&ren(adresse));
    }
    event.done()
}

/// The conversation's mark in this calendar alone: from two calendars nobody can tell that it is the same one.
fn maerke(abonnement: Uuid, samtale: &Arbejdssamtale) -> String {
    let mut sum = Sha256::new();
    sum.update(abonnement.as_bytes());
    sum.update(samtale.id.uuid().as_bytes());
    sum.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
