//! Demo people by the thousand: replacement CPR numbers, a door of their own in the demo log-in, a frist each.

use anyhow::{Context, Result, ensure};
use chrono::Days;
use faellestid::clock::Clock;
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::cpr::Cpr;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::{BorgerId, FristId};
use faellestid::services::zone;
use faellestid::store::{Borger, Frist, FristVersion, Tx};

use crate::http::Client;
use crate::places::Frame;

/// A borger who can log in.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: BorgerId,
    slug: String,
}

/// Inserts person number `number`, who may book in `frame` and has a frist two months away.
pub async fn insert(tx: &mut Tx, clock: &Clock, frame: Frame, number: usize) -> Result<Person> {
    let now = clock.now();
    let person = Person { id: BorgerId::from_uuid(clock.new_id()), slug: format!("bench-{number:05}") };
    let borger = Borger {
        id: person.id,
        navn: format!("Bente Prøve {number}"),
        telefon: Some("12345678".to_owned()),
        email: Some("borger@example.com".to_owned()),
        jobcenter_id: frame.jobcenter,
        a_kasse_id: Some(frame.a_kasse),
        kontaktgruppe: 1,
        tilmeldekategori: None,
        ledig_siden: None,
        tilmeldt_fra: None,
        afmeldt_fra: None,
        doed_dato: None,
        visitationskategori: None,
        visiteret_dato: None,
        anden_aktoer: None,
        fritaget_digital_post: false,
        version: 1,
        demo: true,
        demo_slug: Some(person.slug.clone()),
    };
    tx.insert_borger(&borger, &cpr(number)?).await?;
    let fristdato = zone::local_date(now) + Days::new(60);
    let frist = Frist {
        id: FristId::from_uuid(clock.new_id()),
        borger_id: person.id,
        jobcenter_id: Some(frame.jobcenter),
        samtaletype: SamtaleType::FaellesJobsamtale,
        fristdato,
        sidste_afholdelsesdato: fristdato + Days::new(28),
        status: FristStatus::Aktiv,
        indkaldelse_id: None,
        booking_dato: None,
        grund: None,
        aktiv_fra: zone::local_date(now),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    tx.insert_frist(&frist).await?;
    tx.insert_frist_version(&FristVersion::of(&frist, "udstedt", "system", now)).await?;
    Ok(person)
}

/// Day + 60, so it can be nobody's; apart from the demo people's by its last four digits.
fn cpr(number: usize) -> Result<Cpr> {
    let (rest, serial) = (number / 7000, 2000 + number % 7000);
    let (day, month) = (61 + rest % 28, 1 + rest / 28 % 12);
    format!("{day}{month:02}60{serial}").parse().context("a CPR number")
}

/// Logs a person in, as the demo page's button does, and reads her overview once.
pub async fn log_in(client: &mut Client, slug: &str) -> Result<()> {
    let answer = client.post("/log-ind/demo", &format!("person={slug}&retur=")).await?;
    ensure!(answer.status == 303, "the log-in answered {}", answer.status);
    // Her first page writes down when she was last seen; that belongs to no measurement.
    let answer = client.get("/borger").await?;
    ensure!(answer.status == 200, "the overview answered {}", answer.status);
    Ok(())
}

impl Person {
    /// Her name at the demo log-in.
    pub fn slug(&self) -> &str {
        &self.slug
    }
}
