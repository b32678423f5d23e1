//! Agreements and times for the bench, made through the store like everybody's. A serie here ended yesterday, so that the
//! server's own jobs derive nothing from it and the number of times stays what it is.

use anyhow::{Context, Result};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use faellestid::clock::Clock;
use faellestid::domain::aftale::AftaleStatus;
use faellestid::domain::code_lists::{SamtaleType, Samtaleform};
use faellestid::domain::ids::{AftaleId, OrganisationId, SerieId, TidId};
use faellestid::services::zone;
use faellestid::store::{Aftale, Bookbar, SerieBookbar, SerieRow, Tid, Tx};

/// Times a day, twenty minutes each, from eight o'clock.
pub const TIMES_A_DAY: usize = 20;
const LENGTH: TimeDelta = TimeDelta::minutes(20);

/// An agreement between two authorities, with the one serie under it.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub jobcenter: OrganisationId,
    pub a_kasse: OrganisationId,
    pub aftale: AftaleId,
    pub serie: SerieId,
}

/// A time and the page it stands on.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub day: NaiveDate,
    pub tid: TidId,
}

/// Inserts an agreement that lets its borgere book themselves.
pub async fn insert_frame(
    tx: &mut Tx,
    clock: &Clock,
    jobcenter: OrganisationId,
    a_kasse: OrganisationId,
) -> Result<Frame> {
    let now = clock.now();
    let today = zone::local_date(now);
    let aftale = Aftale {
        id: AftaleId::from_uuid(clock.new_id()),
        jobcenter_id: jobcenter,
        a_kasse_id: a_kasse,
        samtaletype: SamtaleType::FaellesJobsamtale,
        valid_from: today - Days::new(28),
        valid_to: today + Days::new(365),
        status: AftaleStatus::Aftalt,
        selvbooking: true,
        ombook_days: Some(1),
        aflys_days: Some(1),
        jobcenter_approved_by: None,
        jobcenter_approved_at: Some(now),
        a_kasse_approved_by: None,
        a_kasse_approved_at: Some(now),
        version: 1,
        afloeser_id: None,
        aftalt_med: None,
        aftalt_dato: None,
    };
    let serie = SerieRow {
        id: SerieId::from_uuid(clock.new_id()),
        aftale_id: aftale.id,
        weekdays: "man,tir,ons,tor,fre".to_owned(),
        weeks: "alle".to_owned(),
        from_time: NaiveTime::from_hms_opt(8, 0, 0).context("eight o'clock")?,
        to_time: NaiveTime::from_hms_opt(15, 0, 0).context("three o'clock")?,
        length_minutes: 20,
        pause_minutes: 0,
        kapacitet: 50,
        valid_from: aftale.valid_from,
        valid_to: today - Days::new(1),
        samtaleform: Samtaleform::Personlig,
        adresse: Some("Demogade 12, 2. sal, 8000 Aarhus C".to_owned()),
        telefon: None,
        link: None,
        medarbejder: "Team Job og Uddannelse".to_owned(),
        titel: "Fælles jobsamtale".to_owned(),
        beskrivelse: "Vi taler om din jobsøgning og lægger en plan sammen. Tag gerne dit cv med.".to_owned(),
        version: 1,
        afloeser_id: None,
        bookbar: SerieBookbar::default(),
    };
    tx.insert_aftale(&aftale).await?;
    tx.insert_serie(&serie).await?;
    Ok(Frame { jobcenter, a_kasse, aftale: aftale.id, serie: serie.id })
}

/// Inserts `days` working days full of times, from the third day on.
pub async fn insert_times(tx: &mut Tx, clock: &Clock, frame: Frame, days: usize, kapacitet: i32) -> Result<Vec<Slot>> {
    let mut slots = Vec::with_capacity(days * TIMES_A_DAY);
    let working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let first = zone::local_date(clock.now()) + Days::new(3);
    for day in first.iter_days().filter(working).take(days) {
        let mut start = day.and_hms_opt(8, 0, 0).context("eight o'clock")?;
        for _ in 0..TIMES_A_DAY {
            let tid = tid(clock, frame, start, kapacitet)?;
            tx.insert_tid_if_new(&tid).await?;
            slots.push(Slot { day, tid: tid.id });
            start += LENGTH;
        }
    }
    Ok(slots)
}

fn tid(clock: &Clock, frame: Frame, local_start: NaiveDateTime, kapacitet: i32) -> Result<Tid> {
    let starts_at = zone::lookup(local_start).unique().context("a time in the hour that is missing or comes twice")?;
    Ok(Tid {
        id: TidId::from_uuid(clock.new_id()),
        serie_id: frame.serie,
        aftale_id: frame.aftale,
        local_date: local_start.date(),
        local_start,
        local_end: local_start + LENGTH,
        starts_at,
        ends_at: starts_at + LENGTH,
        kapacitet,
        optaget: 0,
        open: true,
        version: 1,
        bookbar: Bookbar::default(),
    })
}
