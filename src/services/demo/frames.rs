//! The demo's agreements, all different, with the series under them. The agreements and places are fictional.

use chrono::{Days, NaiveTime};

use super::{DemoError, Places, Start};
use crate::clock::Clock;
use crate::domain::aftale::AftaleStatus;
use crate::domain::calendar::IsoWeek;
use crate::domain::code_lists::{SamtaleType, Samtaleform};
use crate::domain::ids::{AftaleId, OrganisationId, SerieId};
use crate::services::demo::people::Staff;
use crate::store::{Aftale, SerieBookbar, SerieRow, Tx};

const TITEL: &str = "Fælles jobsamtale";
const BESKRIVELSE: &str = "Vi taler om din jobsøgning og lægger en plan sammen. Tag gerne dit cv med.";

struct Frame {
    jobcenter: OrganisationId,
    a_kasse: OrganisationId,
    status: AftaleStatus,
    selvbooking: bool,
    series: &'static [Series],
}

struct Series {
    weekdays: &'static str,
    /// As stored, or `listed` for the demo's own list of weeks.
    weeks: &'static str,
    from: (u32, u32),
    to: (u32, u32),
    kapacitet: i32,
    place: Place,
    medarbejder: &'static str,
}

enum Place {
    Address(&'static str),
    Link(&'static str),
    Rings,
}

const AARHUS: Place = Place::Address("Demogade 12, 2. sal, 8000 Aarhus C");
const ODENSE: Place = Place::Address("Eksempelvej 4, 5000 Odense C");

const HK_IN_AARHUS: &[Series] = &[
    Series {
        weekdays: "man,ons,fre",
        weeks: "alle",
        from: (8, 30),
        to: (15, 30),
        kapacitet: 3,
        place: AARHUS,
        medarbejder: "Team Job og Uddannelse",
    },
    Series {
        weekdays: "tir,tor",
        weeks: "alle",
        from: (9, 0),
        to: (17, 0),
        kapacitet: 2,
        place: Place::Link("https://video.example/aarhus-hk"),
        medarbejder: "Team Digital",
    },
];
const TRE_F_IN_AARHUS: &[Series] = &[
    Series {
        weekdays: "man,tir,ons,tor,fre",
        weeks: "lige",
        from: (8, 0),
        to: (16, 0),
        kapacitet: 4,
        place: AARHUS,
        medarbejder: "Team Faglært",
    },
    Series {
        weekdays: "tir,tor",
        weeks: "lige",
        from: (8, 0),
        to: (16, 0),
        kapacitet: 2,
        place: Place::Rings,
        medarbejder: "Team Faglært",
    },
];
const HK_IN_ODENSE: &[Series] = &[Series {
    weekdays: "man,tir,ons,tor",
    weeks: "listed",
    from: (9, 0),
    to: (15, 0),
    kapacitet: 2,
    place: ODENSE,
    medarbejder: "Karen Prøve",
}];
const AKA_IN_ODENSE: &[Series] = &[
    Series {
        weekdays: "tir,fre",
        weeks: "alle",
        from: (8, 30),
        to: (14, 30),
        kapacitet: 3,
        place: ODENSE,
        medarbejder: "Akademikerteamet",
    },
    Series {
        weekdays: "ons",
        weeks: "ulige",
        from: (12, 0),
        to: (18, 0),
        kapacitet: 2,
        place: Place::Link("https://video.example/odense-aka"),
        medarbejder: "Akademikerteamet",
    },
];

pub(super) async fn insert(
    tx: &mut Tx,
    clock: &Clock,
    places: Places,
    staff: &Staff,
    start: Start,
) -> Result<(), DemoError> {
    use AftaleStatus::{Aftalt, Foreslaaet};
    let Places { aarhus, odense, hk, tre_f, aka } = places;
    let frames = [
        Frame { jobcenter: aarhus, a_kasse: hk, status: Aftalt, selvbooking: true, series: HK_IN_AARHUS },
        Frame { jobcenter: aarhus, a_kasse: tre_f, status: Aftalt, selvbooking: true, series: TRE_F_IN_AARHUS },
        // Proposed and not yet answered: its members find no times.
        Frame { jobcenter: aarhus, a_kasse: aka, status: Foreslaaet, selvbooking: true, series: AKA_IN_ODENSE },
        Frame { jobcenter: odense, a_kasse: hk, status: Aftalt, selvbooking: true, series: HK_IN_ODENSE },
        Frame { jobcenter: odense, a_kasse: aka, status: Aftalt, selvbooking: true, series: AKA_IN_ODENSE },
        // Agreed, but this jobcenter summons 3F's members itself.
        Frame { jobcenter: odense, a_kasse: tre_f, status: Aftalt, selvbooking: false, series: TRE_F_IN_AARHUS },
    ];
    for frame in frames {
        let aftale = aftale(&frame, clock, staff, start);
        tx.insert_aftale(&aftale).await?;
        for series in frame.series {
            tx.insert_serie(&serie(series, &aftale, clock, start)).await?;
        }
    }
    let closed = start.today + Days::new(16);
    tx.insert_lukkedag(aarhus, closed, "Fælles temadag").await?;
    Ok(())
}

fn aftale(frame: &Frame, clock: &Clock, staff: &Staff, start: Start) -> Aftale {
    let agreed = frame.status == AftaleStatus::Aftalt;
    Aftale {
        id: AftaleId::from_uuid(clock.new_id()),
        jobcenter_id: frame.jobcenter,
        a_kasse_id: frame.a_kasse,
        samtaletype: SamtaleType::FaellesJobsamtale,
        valid_from: start.today - Days::new(28),
        valid_to: start.today + Days::new(365),
        status: frame.status,
        selvbooking: frame.selvbooking,
        ombook_days: Some(1),
        aflys_days: Some(1),
        jobcenter_approved_by: Some(staff.jobcenter_koordinator),
        jobcenter_approved_at: Some(start.now),
        a_kasse_approved_by: agreed.then_some(staff.a_kasse_koordinator),
        a_kasse_approved_at: agreed.then_some(start.now),
        version: 1,
        afloeser_id: None,
        aftalt_med: None,
        aftalt_dato: None,
    }
}

fn serie(series: &Series, aftale: &Aftale, clock: &Clock, start: Start) -> SerieRow {
    let (samtaleform, adresse, link) = match series.place {
        Place::Address(address) => (Samtaleform::Personlig, Some(address), None),
        Place::Link(link) => (Samtaleform::Digital, None, Some(link)),
        Place::Rings => (Samtaleform::Telefonisk, None, None),
    };
    SerieRow {
        id: SerieId::from_uuid(clock.new_id()),
        aftale_id: aftale.id,
        weekdays: series.weekdays.to_owned(),
        weeks: if series.weeks == "listed" { every_other_pair_of_weeks(start) } else { series.weeks.to_owned() },
        from_time: time(series.from),
        to_time: time(series.to),
        length_minutes: 30,
        pause_minutes: 0,
        kapacitet: series.kapacitet,
        valid_from: aftale.valid_from,
        valid_to: aftale.valid_to,
        samtaleform,
        adresse: adresse.map(str::to_owned),
        telefon: None,
        link: link.map(str::to_owned),
        medarbejder: series.medarbejder.to_owned(),
        titel: TITEL.to_owned(),
        beskrivelse: BESKRIVELSE.to_owned(),
        version: 1,
        afloeser_id: None,
        bookbar: SerieBookbar::default(),
    }
}

fn time((hour, minute): (u32, u32)) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// A year's list of weeks: two on, two off, beginning next week.
fn every_other_pair_of_weeks(start: Start) -> String {
    let week = |number: u64| IsoWeek::of(start.today + Days::new(7 * number)).to_string();
    let listed: Vec<_> = (1..=52).filter(|number| number % 4 == 1 || number % 4 == 2).map(week).collect();
    listed.join(",")
}
