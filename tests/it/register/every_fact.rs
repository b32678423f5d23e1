//! Each fact, one after the other, on a borger with everything. What must come of it is written here a second time, by
//! hand: the compiler asks for both lines when a fact is added.

use super::*;
use crate::support::on_both_engines;
use faellestid::services::register::FravaerUdkast;
use uuid::Uuid;

on_both_engines! {
    every_fact_does_to_a_booking_what_its_row_says,
    no_fact_makes_an_active_frist_overskredet_not_even_on_its_day,
}

/// What must be true afterwards.
struct Expected {
    held: bool,
    jobcenterets: bool,
    faelles: bool,
    a_kassens: bool,
    met: (FristStatus, Option<Grund>),
    active: (FristStatus, Option<Grund>),
    tasks: &'static [&'static str],
    messages: &'static [&'static str],
}

const UNTOUCHED: Expected = Expected {
    held: true,
    jobcenterets: true,
    faelles: true,
    a_kassens: true,
    met: (FristStatus::Indfriet, None),
    active: (FristStatus::Aktiv, None),
    tasks: &[],
    messages: &[],
};

const CLOSED_MESSAGE: &[&str] = &["frist_lukket venter"];

fn expected(faktum: Faktum) -> Expected {
    match faktum {
        Faktum::Doed => Expected {
            held: false,
            jobcenterets: false,
            faelles: false,
            a_kassens: false,
            met: closed(Grund::Doed),
            active: closed(Grund::Doed),
            ..UNTOUCHED
        },
        Faktum::NytJobcenter => Expected {
            held: false,
            jobcenterets: false,
            faelles: false,
            met: closed(Grund::NytJobcenter),
            active: closed(Grund::NytJobcenter),
            tasks: &["ny_borger 46100"],
            messages: &["aflysning venter", "aflysning venter", "frist_lukket venter"],
            ..UNTOUCHED
        },
        Faktum::NyAKasse => {
            Expected { held: false, tasks: &["a_kasse_skiftet 75100", "a_kasse_skiftet hk"], ..UNTOUCHED }
        }
        Faktum::UdAfAKasse => Expected {
            held: false,
            met: closed(Grund::IkkeMedlem),
            tasks: &["a_kasse_skiftet 75100", "a_kasse_skiftet hk"],
            ..UNTOUCHED
        },
        Faktum::ForladtDagpenge => Expected {
            held: false,
            met: closed(Grund::NyKontaktgruppe),
            tasks: &["kontaktgruppe_skiftet 75100"],
            ..UNTOUCHED
        },
        Faktum::Afmeldt => Expected {
            held: false,
            active: closed(Grund::Afmeldt),
            tasks: &["afmeldt 75100", "afmeldt 75100"],
            messages: CLOSED_MESSAGE,
            ..UNTOUCHED
        },
        Faktum::Fravaer56 | Faktum::Fravaer57 => Expected {
            held: false,
            active: closed(Grund::Fravaer),
            tasks: &["skal_indkaldes 75100"],
            messages: CLOSED_MESSAGE,
            ..UNTOUCHED
        },
        Faktum::Fravaer75 => {
            Expected { held: false, active: closed(Grund::Fravaer), messages: CLOSED_MESSAGE, ..UNTOUCHED }
        }
        Faktum::DoedTilbagekaldt => Expected { tasks: &["uden_samtale_og_frist 75100"], ..UNTOUCHED },
        Faktum::IndIAKasse
        | Faktum::AndenKontaktgruppe
        | Faktum::Gentilmeldt
        | Faktum::Stamdata
        | Faktum::FerieSygdom
        | Faktum::AndetFravaer
        | Faktum::FravaerAendret
        | Faktum::CprSkift => UNTOUCHED,
    }
}

/// What must have been so before, without any of its consequences.
async fn prepare(world: &World, borger: BorgerId, faktum: Faktum, id: Uuid) {
    let mut tx = world.store.begin().await.unwrap();
    let mut row = tx.lock_borger(borger).await.unwrap().unwrap();
    match faktum {
        Faktum::DoedTilbagekaldt => row.doed_dato = Some(day(TODAY)),
        Faktum::IndIAKasse => row.a_kasse_id = None,
        Faktum::FravaerAendret => {
            let sick = FravaerUdkast { fravaertype: 11, fra: day(TODAY), til: None };
            drop(tx);
            return service(world).registrer_fravaer(None, borger, id, sick).await.unwrap();
        }
        _ => return,
    }
    tx.update_borger(&row).await.unwrap();
    tx.commit().await.unwrap();
}

/// The register reports it.
async fn report(world: &World, borger: BorgerId, faktum: Faktum, id: Uuid) {
    let today = day(&world.clock.now().date_naive().to_string());
    let (hk, tre_f) = (organisation(world, "a_kasse", "hk").await, organisation(world, "a_kasse", "3f").await);
    let odense = organisation(world, "jobcenter", "46100").await;
    let absent = async |fravaertype| {
        let udkast = FravaerUdkast { fravaertype, fra: today, til: None };
        service(world).registrer_fravaer(None, borger, id, udkast).await.unwrap();
    };
    let load = async |change: &dyn Fn(&mut Fakta)| drop(load(world, borger, change).await);
    match faktum {
        Faktum::Doed => load(&|nu| nu.doed_dato = Some(today)).await,
        Faktum::NytJobcenter => load(&|nu| nu.jobcenter = odense).await,
        Faktum::NyAKasse => load(&|nu| nu.a_kasse = Some(tre_f)).await,
        Faktum::UdAfAKasse => load(&|nu| nu.a_kasse = None).await,
        Faktum::IndIAKasse => load(&|nu| nu.a_kasse = Some(hk)).await,
        Faktum::ForladtDagpenge => load(&|nu| nu.kontaktgruppe = 2).await,
        Faktum::AndenKontaktgruppe => load(&|nu| nu.kontaktgruppe = 8).await,
        Faktum::Afmeldt => load(&|nu| nu.afmeldt_fra = Some(today)).await,
        Faktum::Gentilmeldt => load(&|nu| nu.tilmeldt_fra = Some(today)).await,
        Faktum::DoedTilbagekaldt => load(&|nu| nu.doed_dato = None).await,
        Faktum::Stamdata => load(&|nu| nu.navn = "Prøve Nyt Navn".to_owned()).await,
        Faktum::Fravaer56 => absent(56).await,
        Faktum::Fravaer57 => absent(57).await,
        Faktum::Fravaer75 => absent(75).await,
        Faktum::FerieSygdom => absent(10).await,
        Faktum::AndetFravaer => absent(8).await,
        Faktum::FravaerAendret => service(world).aendr_fravaer(None, borger, id, Some(today)).await.unwrap(),
        Faktum::CprSkift => {
            let ny = "7101010001".parse().unwrap();
            service(world).skift_cpr(None, borger, &ny).await.unwrap();
        }
    }
}

async fn every_fact_does_to_a_booking_what_its_row_says(world: &World) {
    let times = times(world).await;
    for &faktum in Faktum::ALL {
        let live = live(world, times).await;
        let (borger, id) = (live.borger, world.clock.new_id());
        prepare(world, borger, faktum, id).await;
        let places = (world.optaget(live.booked).await, world.optaget(live.held).await);
        let told_before = messages(world, borger).await;
        report(world, borger, faktum, id).await;
        let is = expected(faktum);
        assert_eq!(world.reservation(borger).await.is_some(), is.held, "{faktum:?}");
        let freed = (i32::from(!is.faelles), i32::from(!is.held));
        let now = (world.optaget(live.booked).await, world.optaget(live.held).await);
        assert_eq!(now, (places.0 - freed.0, places.1 - freed.1), "{faktum:?}");
        assert_eq!(stands(world, live.jobcenterets).await, is.jobcenterets, "{faktum:?}");
        assert_eq!(stands(world, live.faelles).await, is.faelles, "{faktum:?}");
        assert_eq!(stands(world, live.a_kassens).await, is.a_kassens, "{faktum:?}");
        assert_eq!(frist(world, live.met).await, is.met, "{faktum:?}");
        assert_eq!(frist(world, live.active).await, is.active, "{faktum:?}");
        assert_eq!(tasks(world, borger).await, is.tasks, "{faktum:?}");
        let told = if faktum == Faktum::Doed { dropped(told_before) } else { with(told_before, is.messages) };
        assert_eq!(messages(world, borger).await, told, "{faktum:?}");
        let lines = &audited(world, borger).await[..];
        assert_eq!(lines.iter().filter(|line| line[9..] == *faktum.as_str()).count(), 1, "{faktum:?}: {lines:?}");
        let everything = world.raw.everything().await;
        report(world, borger, faktum, id).await;
        assert!(world.raw.everything().await == everything, "{faktum:?}: reported again it changed something");
    }
}

fn with(mut messages: Vec<String>, new: &[&str]) -> Vec<String> {
    messages.extend(new.iter().map(|&text| text.to_owned()));
    messages.sort();
    messages
}

fn dropped(messages: Vec<String>) -> Vec<String> {
    messages.into_iter().map(|text| text.replace("venter", "bortfaldet")).collect()
}

async fn no_fact_makes_an_active_frist_overskredet_not_even_on_its_day(world: &World) {
    let mut borgere = Vec::new();
    for &faktum in Faktum::ALL {
        let borger = world.other_borgere(1).await[0];
        let frist = world.set_frist(borger, SamtaleType::FaellesJobsamtale, day(FRISTDATO), day(LAST)).await;
        borgere.push((faktum, borger, frist));
    }
    world.clock.set(at("2026-12-10T22:30:00Z"));
    for (faktum, borger, id) in borgere {
        let own = world.clock.new_id();
        prepare(world, borger, faktum, own).await;
        report(world, borger, faktum, own).await;
        let closes = match faktum {
            Faktum::Doed => Some(Grund::Doed),
            Faktum::NytJobcenter => Some(Grund::NytJobcenter),
            Faktum::UdAfAKasse => Some(Grund::IkkeMedlem),
            Faktum::ForladtDagpenge => Some(Grund::NyKontaktgruppe),
            Faktum::Afmeldt => Some(Grund::Afmeldt),
            Faktum::Fravaer56 | Faktum::Fravaer57 | Faktum::Fravaer75 => Some(Grund::Fravaer),
            _ => None,
        };
        assert_eq!(frist(world, id).await, closes.map_or((FristStatus::Aktiv, None), closed), "{faktum:?}");
        let message = messages(world, borger).await.contains(&"frist_lukket venter".to_owned());
        assert_eq!(message, closes.is_some_and(|grund| grund != Grund::Doed), "{faktum:?}");
    }
}
