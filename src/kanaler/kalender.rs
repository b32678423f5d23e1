//! A conversation as a calendar file (RFC 5545, iTIP RFC 5546). A pure function of what is stored: the same row gives the same
//! file, with the same UID for ever and a SEQUENCE that grows with every change, so that a calendar follows moves and afbud.

use icalendar::{Calendar, Class, Component, Event, EventLike, EventStatus, Property};

use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::store::Indkaldelse;
use crate::texts::beskeder::samtale::{Graense, Samtale, som_tekst};

/// The media type of a file, without its method.
pub const MEDIETYPE: &str = "text/calendar; charset=utf-8";

/// Who takes part, by the names that stand elsewhere than in the conversation's own row.
#[derive(Clone, Copy, Debug)]
pub struct Parter<'a> {
    /// The authority that holds it.
    pub myndighed: &'a str,
    /// The a-kasse of a joint conversation.
    pub a_kasse: Option<&'a str>,
    /// Others, by name.
    pub deltagere: &'a [String],
}

/// What the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anledning<'a> {
    /// She fetches it herself: METHOD PUBLISH.
    Hentes,
    /// It is sent to this address: METHOD REQUEST, which makes her calendar replace what it had.
    Sendes {
        /// Her address.
        til: &'a str,
        /// The address it comes from.
        fra: &'a str,
    },
}

/// The whole file, with CRLF line ends. A conversation that was called off gives METHOD CANCEL, whatever the occasion.
///
/// For a page: `kalender::fil(&samtale, Parter { myndighed: &jobcenter.navn, a_kasse, deltagere: &[] }, Anledning::Hentes)`
/// with `Content-Type:` [`MEDIETYPE`] and `Content-Disposition: attachment; filename="samtale.ics"`.
pub fn fil(samtale: &Indkaldelse, parter: Parter<'_>, anledning: Anledning<'_>) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Fællestid//Fælles jobsamtaler//DA"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", metode(samtale, anledning)),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.push(event(samtale, parter, anledning));
    calendar.to_string()
}

/// PUBLISH, REQUEST or CANCEL; also the `method` parameter of the media type.
pub fn metode(samtale: &Indkaldelse, anledning: Anledning<'_>) -> &'static str {
    match (samtale.status, anledning) {
        (IndkaldelseStatus::Aflyst, _) => "CANCEL",
        (IndkaldelseStatus::Planlagt, Anledning::Hentes) => "PUBLISH",
        (IndkaldelseStatus::Planlagt, Anledning::Sendes { .. }) => "REQUEST",
    }
}

fn event(samtale: &Indkaldelse, parter: Parter<'_>, anledning: Anledning<'_>) -> Event {
    let told = fortalt(samtale, parter);
    let status = match samtale.status {
        IndkaldelseStatus::Planlagt => EventStatus::Confirmed,
        IndkaldelseStatus::Aflyst => EventStatus::Cancelled,
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}@faellestid", samtale.id))
        .sequence(u32::try_from(samtale.version).unwrap_or(u32::MAX))
        .timestamp(samtale.updated_at)
        .created(samtale.created_at)
        .last_modified(samtale.updated_at)
        .starts(samtale.starts_at)
        .ends(samtale.ends_at)
        .summary(&ren(&format!("{}: {}", parter.myndighed, samtale.titel)))
        .description(&ren(&som_tekst(&told.raekker())))
        // Others may see her calendar.
        .class(Class::Private)
        .status(status);
    if let Some((_, hvor)) = told.hvor() {
        event.location(&ren(&hvor));
    }
    organizer(&mut event, samtale, parter.myndighed, anledning);
    event.done()
}

/// iTIP wants to know from whom it comes, and, when it is sent, to whom. Nobody waits for an answer.
fn organizer(event: &mut Event, samtale: &Indkaldelse, myndighed: &str, anledning: Anledning<'_>) {
    let (fra, til) = match anledning {
        Anledning::Hentes => (samtale.kontakt_email.as_deref(), None),
        Anledning::Sendes { til, fra } => (Some(fra), Some(til)),
    };
    let fra = fra.map_or_else(|| "invalid:nomail".to_owned(), |fra| format!("mailto:{}", en_linje(fra)));
    let name = en_linje(myndighed).replace('"', "'");
    event.append_property(Property::new("ORGANIZER", fra).add_parameter("CN", &format!("\"{name}\"")).done());
    if let Some(til) = til {
        let attendee = Property::new("ATTENDEE", format!("mailto:{}", en_linje(til)))
            .add_parameter("PARTSTAT", "ACCEPTED")
            .add_parameter("RSVP", "FALSE")
            .done();
        event.append_multi_property(attendee);
    }
}

/// The stored conversation as it is told.
pub fn fortalt<'a>(samtale: &'a Indkaldelse, parter: Parter<'a>) -> Samtale<'a> {
    Samtale {
        start: samtale.local_start,
        slut: samtale.local_end,
        form: samtale.samtaleform,
        adresse: samtale.adresse.as_deref(),
        moedetelefon: samtale.moedetelefon.as_deref().filter(|_| samtale.borger_ringer),
        borger_telefon: samtale.borger_telefon.as_deref(),
        link: samtale.moedelink.as_deref(),
        myndighed: parter.myndighed,
        medarbejder: &samtale.medarbejder,
        // One that has said that it cannot come is not announced.
        a_kasse: parter.a_kasse.filter(|_| samtale.a_kasse_afbud_at.is_none()),
        deltagere: parter.deltagere,
        titel: &samtale.titel,
        beskrivelse: &samtale.beskrivelse,
        flyttes: Graense::ny(samtale.ombooking_mulig, samtale.ombook_til),
        aflyses: Graense::ny(samtale.aflysning_mulig, samtale.aflys_til),
        kontakt_telefon: samtale.kontakt_telefon.as_deref(),
        kontakt_email: samtale.kontakt_email.as_deref(),
    }
}

/// Line breaks are `\n`, which the format escapes; no other control character gets in. A bare CR would end the line.
pub(super) fn ren(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// For a value that the format does not escape.
fn en_linje(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
