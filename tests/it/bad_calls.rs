//! Calls that are wrong: every field in turn and several at once. All codes come back with their fields, nothing panics, the
//! database fails at nothing, and it is unchanged to the byte.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use crate::support::{World, day, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{MoedeGruppeType, SamtaleType, Samtaleform};
use faellestid::domain::indkaldelse::{Gennemloeb, Tidspunkt, Udkast};
use faellestid::domain::rules::{Code, Field};
use faellestid::services::kald::Afvist;

on_both_engines! {
    every_field_of_a_report_wrong_in_turn,
    every_field_of_a_report_wrong_in_an_update,
    everything_wrong_at_once_names_every_field,
}

const TOMORROW: &str = "2026-11-25T09:00:00";

type Spoil = (&'static str, fn(&mut Udkast), &'static [Code]);

fn good() -> Udkast {
    udkast(SamtaleType::AndenSamtale, TOMORROW)
}

fn lokal(local: NaiveDateTime) -> Option<Tidspunkt> {
    Some(Tidspunkt::Lokal(local, None))
}

const SPOILS: &[Spoil] = &[
    ("type 0", |u| u.samtaletype = 0, &[Code::SamtaleTypeUnknown]),
    ("type 65535", |u| u.samtaletype = u16::MAX, &[Code::SamtaleTypeUnknown]),
    ("group type 0", |u| u.moedegruppetype = 0, &[Code::MoedeGruppeTypeUnknown]),
    ("form 65535", |u| u.samtaleform = u16::MAX, &[Code::SamtaleformUnknown]),
    ("ejersystem 0", |u| u.ejersystem = Some(0), &[Code::UnknownCodeValue]),
    ("ejersystem 65535", |u| u.ejersystem = Some(u16::MAX), &[Code::UnknownCodeValue]),
    ("no start", |u| u.start = None, &[Code::StartMissing]),
    ("year 1", |u| u.start = lokal("0001-01-01T09:00:00".parse().unwrap()), &[Code::StartBeforeToday]),
    ("the first moment", |u| u.start = lokal(NaiveDateTime::MIN), &[Code::StartBeforeToday, Code::LocalTimeMissing]),
    ("year 9999", |u| u.start = lokal("9999-12-31T23:59:59".parse().unwrap()), &[Code::TooFarAhead]),
    ("the last moment", |u| u.start = lokal(NaiveDateTime::MAX), &[Code::TooFarAhead]),
    (
        "the first instant",
        |u| u.start = Some(Tidspunkt::Instant(DateTime::<chrono::Utc>::MIN_UTC)),
        &[Code::StartBeforeToday],
    ),
    (
        "the last instant",
        |u| u.start = Some(Tidspunkt::Instant(DateTime::<chrono::Utc>::MAX_UTC)),
        &[Code::TooFarAhead],
    ),
    ("two years and a day", |u| u.start = lokal("2028-11-24T09:00:00".parse().unwrap()), &[Code::TooFarAhead]),
    ("length 0", |u| u.varighed = Some(0), &[Code::VarighedWrong]),
    ("least length", |u| u.varighed = Some(i64::MIN), &[Code::VarighedWrong]),
    ("greatest length", |u| u.varighed = Some(i64::MAX), &[Code::VarighedWrong]),
    (
        "end before start",
        |u| {
            u.varighed = None;
            u.slut = lokal("2026-11-25T08:59:00".parse().unwrap());
        },
        &[Code::EndBeforeStart],
    ),
    (
        "end at the end of time",
        |u| {
            u.varighed = None;
            u.slut = lokal(NaiveDateTime::MAX);
        },
        &[Code::VarighedWrong, Code::TooFarAhead],
    ),
    (
        "last instant as end",
        |u| u.slut = Some(Tidspunkt::Instant(DateTime::<chrono::Utc>::MAX_UTC)),
        &[Code::VarighedWrong, Code::TooFarAhead],
    ),
    (
        "end at the beginning of time",
        |u| u.slut = Some(Tidspunkt::Instant(DateTime::<chrono::Utc>::MIN_UTC)),
        &[Code::EndBeforeStart],
    ),
    ("another length", |u| u.slut = lokal("2026-11-25T09:46:00".parse().unwrap()), &[Code::VarighedWrong]),
    ("ombook limit missing", |u| u.ombooking_mulig = true, &[Code::OmbookingFristMissing]),
    ("ombook limit forbidden", |u| u.ombooking_frist = Some(day("2026-11-24")), &[Code::OmbookingFristForbidden]),
    (
        "ombook limit late",
        |u| {
            u.ombooking_mulig = true;
            u.ombooking_frist = Some(NaiveDate::MAX);
        },
        &[Code::OmbookingFristAfterMeeting],
    ),
    (
        "ombook limit ages ago",
        |u| {
            u.ombooking_mulig = true;
            u.ombooking_frist = Some(NaiveDate::MIN);
        },
        &[Code::TooLongAgo],
    ),
    (
        "ombook limit in year 1",
        |u| {
            u.ombooking_mulig = true;
            u.ombooking_frist = Some(day("0001-01-01"));
        },
        &[Code::TooLongAgo],
    ),
    ("cancel limit forbidden", |u| u.aflysning_frist = Some(day("2026-11-24")), &[Code::AflysningFristForbidden]),
    (
        "cancel limit late",
        |u| {
            u.aflysning_mulig = true;
            u.aflysning_frist = Some(day("2026-11-26"));
        },
        &[Code::AflysningFristAfterMeeting],
    ),
    (
        "cancel limit ages ago",
        |u| {
            u.aflysning_mulig = true;
            u.aflysning_frist = Some(NaiveDate::MIN);
        },
        &[Code::TooLongAgo],
    ),
    ("no title", |u| u.titel = " \t ".to_owned(), &[Code::TitelMissing]),
    ("no description", |u| u.beskrivelse = String::new(), &[Code::BeskrivelseMissing]),
    ("nobody holds it", |u| u.medarbejder = Some("  ".to_owned()), &[Code::MedarbejderMissing]),
    ("no address", |u| u.adresse = None, &[Code::AdresseMissing]),
    ("no link", |u| u.samtaleform = Samtaleform::Digital.id(), &[Code::LinkMissing]),
    ("no number for her", |u| u.samtaleform = Samtaleform::Telefonisk.id(), &[Code::BorgerTelefonMissing]),
    (
        "no number to ring",
        |u| {
            u.samtaleform = Samtaleform::Telefonisk.id();
            u.borger_ringer = true;
        },
        &[Code::MoedetelefonMissing],
    ),
    ("a link to nowhere", |u| u.link = Some("javascript:alert(1)".to_owned()), &[Code::LinkForm]),
    ("a number of letters", |u| u.moedetelefon = Some("ring til os".to_owned()), &[Code::TelefonForm]),
    ("her number of letters", |u| u.borger_telefon = Some("\u{0}".to_owned()), &[Code::TelefonForm]),
    ("her address", |u| u.borger_email = Some("<b>@".to_owned()), &[Code::EmailForm]),
    ("their number", |u| u.kontakt_telefon = Some("1".to_owned()), &[Code::TelefonForm]),
    ("their address", |u| u.kontakt_email = Some("a@b@c".to_owned()), &[Code::EmailForm]),
    ("no way to ask", |u| u.kontakt_telefon = None, &[Code::KontaktMissing]),
    ("a group without id", |u| u.moedegruppetype = MoedeGruppeType::Gruppe.id(), &[Code::GruppemoedeIdMissing]),
    ("an a-kasse that joins nothing", |u| u.a_kasse_deltager = true, &[Code::NotFaelles]),
    ("type 19", |u| u.samtaletype = 19, &[Code::TypeNeverUsed]),
];

/// Each code once, whichever fields it stands at.
fn sorted(mut codes: Vec<Code>) -> Vec<Code> {
    codes.sort();
    codes.dedup();
    codes
}

async fn every_field_of_a_report_wrong_in_turn(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.raw.everything().await);
    for (what, spoil, expected) in SPOILS {
        let mut wanted = good();
        spoil(&mut wanted);
        let answer = world.summon(&jobcenter, borger, &wanted).await;
        assert_eq!(sorted(refused(answer)), sorted(expected.to_vec()), "{what}");
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn every_field_of_a_report_wrong_in_an_update(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let id = world.summoned(borger, &good()).await;
    let before = world.raw.everything().await;
    for (what, spoil, expected) in SPOILS {
        let mut wanted = good();
        spoil(&mut wanted);
        let answer = world.indkaldelse_service.opdater(&jobcenter, borger, id, Some(-1), &wanted).await;
        assert_eq!(sorted(refused(answer)), sorted(expected.to_vec()), "{what}");
    }
    assert_eq!(world.raw.everything().await, before);
}

/// Every field that the report below has a fault in.
const SPOILT: &[Field] = &[
    Field::Ejersystem,
    Field::OmbookingFrist,
    Field::AflysningFrist,
    Field::Starttidspunkt,
    Field::Sluttidspunkt,
    Field::Varighed,
    Field::SamtaleType,
    Field::GruppemoedeId,
    Field::Samtaleform,
    Field::Titel,
    Field::Beskrivelse,
    Field::Medarbejder,
    Field::Team,
    Field::Adresse,
    Field::Moedetelefon,
    Field::DigitaltMoedelink,
    Field::BorgerTelefon,
    Field::BorgerEmail,
    Field::KontaktTelefon,
    Field::KontaktEmail,
];

async fn everything_wrong_at_once_names_every_field(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.raw.everything().await);
    let html = Some("<b>".to_owned());
    let bad = Udkast {
        ejersystem: Some(0),
        ombooking_mulig: true,
        aflysning_frist: Some(NaiveDate::MAX),
        start: Some(Tidspunkt::Lokal("2025-03-30T02:30:00".parse().unwrap(), Some(Gennemloeb::Andet))),
        slut: lokal(NaiveDateTime::MAX),
        varighed: Some(i64::MIN),
        samtaletype: u16::MAX,
        moedegruppetype: MoedeGruppeType::Gruppe.id(),
        samtaleform: 0,
        titel: "<b>".to_owned(),
        beskrivelse: String::new(),
        medarbejder: html.clone(),
        team: html.clone(),
        adresse: html.clone(),
        moedetelefon: html.clone(),
        link: html.clone(),
        borger_telefon: html.clone(),
        borger_email: html.clone(),
        kontakt_telefon: html.clone(),
        kontakt_email: html,
        ..good()
    };
    let Err(Afvist::Regler(verdict)) = world.summon(&jobcenter, borger, &bad).await else { panic!("not refused") };
    for &field in SPOILT {
        assert!(verdict.at(field).is_some(), "{field:?}: {verdict:?}");
    }
    assert_eq!(world.raw.everything().await, before);
}
