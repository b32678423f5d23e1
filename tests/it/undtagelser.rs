//! Closing days that no times are laid out for yet: none comes on them, until it is undone.

use std::collections::BTreeMap;

use crate::support::{World, aftale_udkast, at, day, on_both_engines, refused};
use faellestid::domain::ids::{IndkaldelseId, OrganisationId, TidId};
use faellestid::domain::lukning::{Maade, MasseStatus, Valg};
use faellestid::domain::rules::Code;
use faellestid::services::aftaler::{AftaleSkridt, AftaleUdkast};
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::lukning::{Beslutning, LukningService, arbejd_alle};
use faellestid::services::read_log::ReadLog;
use faellestid::services::tider::derive_all;
use faellestid::store::SerieRow;
use uuid::Uuid;

on_both_engines! {
    a_week_far_ahead_gets_no_times_until_it_is_undone,
    a_range_over_the_last_day_laid_out_is_closed_to_its_end,
    of_two_closures_of_the_same_days_the_other_still_stands,
    a_newer_version_leaves_the_same_days_out,
    what_was_shown_of_days_ahead_is_what_is_done,
    five_thousand_times_are_closed_and_found_again,
}

/// A week beyond the twelve for which times are laid out on 24 November 2026.
const FAR: (&str, &str) = ("2027-03-08", "2027-03-14");
static NOWHERE: BTreeMap<IndkaldelseId, TidId> = BTreeMap::new();

fn service(world: &World) -> LukningService {
    let (read_log, _) = ReadLog::start(world.store.clone());
    LukningService::new(world.store.clone(), world.clock.clone(), read_log)
}

fn decided(set: &str) -> Beslutning<'_> {
    Beslutning { maade: Maade::Luk, set, til: &NOWHERE, begrundelse: "" }
}

fn on((fra, til): (&str, &str), serie: &SerieRow) -> Valg {
    Valg { fra: day(fra), til: day(til), a_kasse: None, serier: Some([serie.id].into()), kun: None }
}

/// The days of a series that have an open time, from and to these days, when those of today are laid out.
async fn open_days(world: &World, (fra, til): (&str, &str), serie: &SerieRow) -> Vec<String> {
    derive_all(&world.store, &world.clock).await.unwrap();
    let id = world.raw.id(serie.id.uuid());
    let sql = format!(
        "SELECT DISTINCT CAST(local_date AS TEXT) FROM tid WHERE serie_id = {id} AND open AND local_date BETWEEN '{fra}' AND '{til}' ORDER BY 1"
    );
    world.raw.texts(&sql).await
}

async fn close(world: &World, jobcenter: &Kald<'_>, valg: &Valg) -> Uuid {
    let hit = service(world).forhaandsvis(jobcenter, valg).await.unwrap();
    let id = service(world).begynd(jobcenter, valg, decided(&hit.kendetegn())).await.unwrap();
    arbejd_alle(&world.store, &world.clock).await.unwrap();
    id
}

async fn serie(world: &World) -> SerieRow {
    world.frame_of(world.borger("borger-med-frist").await).await.1
}

async fn a_week_far_ahead_gets_no_times_until_it_is_undone(world: &World) {
    let (actor, serie) = (world.actor("jobcenter-koordinator").await, serie(world).await);
    let (jobcenter, valg) = (world.aarhus(&actor).await, on(FAR, &serie));
    let hit = service(world).forhaandsvis(&jobcenter, &valg).await.unwrap();
    assert!(hit.tider.is_empty() && hit.senere.tider > 0, "{hit:?}");
    assert_eq!(hit.senere.dage(), Some((day(FAR.0), day(FAR.1))));
    let id = close(world, &jobcenter, &valg).await;
    let done = service(world).vis(&jobcenter, id).await.unwrap();
    assert_eq!((done.masse.status, done.masse.tider), (MasseStatus::Faerdig, 0));
    assert_eq!((done.masse.fra, done.masse.til, done.masse.serier), (Some(day(FAR.0)), Some(day(FAR.1)), Some(1)));
    assert_eq!(done.udtaget.map(|left_out| left_out.serier), Some(1));
    world.clock.set(at("2027-02-01T09:00:00Z"));
    assert!(open_days(world, FAR, &serie).await.is_empty());
    assert!(!open_days(world, ("2027-03-15", "2027-03-21"), &serie).await.is_empty(), "the week after is as before");
    service(world).fortryd(&jobcenter, id).await.unwrap();
    assert!(!open_days(world, FAR, &serie).await.is_empty());
    let undone = service(world).vis(&jobcenter, id).await.unwrap();
    assert_eq!((undone.masse.status, undone.udtaget), (MasseStatus::Fortrudt, None));
}

async fn a_range_over_the_last_day_laid_out_is_closed_to_its_end(world: &World) {
    let (actor, serie) = (world.actor("jobcenter-koordinator").await, serie(world).await);
    let jobcenter = world.aarhus(&actor).await;
    let days = ("2027-02-08", "2027-03-14");
    let hit = service(world).forhaandsvis(&jobcenter, &on(days, &serie)).await.unwrap();
    assert!(!hit.tider.is_empty() && hit.senere.tider > 0);
    let last = hit.tider.iter().map(|tid| tid.local_start.date()).max().unwrap();
    assert!(hit.senere.dage().unwrap().0 > last, "no day is told twice");
    let id = close(world, &jobcenter, &on(days, &serie)).await;
    for now in ["2026-12-15T09:00:00Z", "2027-02-01T09:00:00Z"] {
        world.clock.set(at(now));
        assert!(open_days(world, days, &serie).await.is_empty(), "{now}");
    }
    service(world).fortryd(&jobcenter, id).await.unwrap();
    let open = open_days(world, days, &serie).await;
    assert!(open.first().is_some_and(|first| first.as_str() < "2027-02-16"), "{open:?}");
    assert!(open.last().is_some_and(|last| last.as_str() > "2027-03-07"), "{open:?}");
}

async fn of_two_closures_of_the_same_days_the_other_still_stands(world: &World) {
    let (actor, serie) = (world.actor("jobcenter-koordinator").await, serie(world).await);
    let (jobcenter, valg) = (world.aarhus(&actor).await, on(FAR, &serie));
    let first = close(world, &jobcenter, &valg).await;
    let second = close(world, &jobcenter, &valg).await;
    service(world).fortryd(&jobcenter, first).await.unwrap();
    world.clock.set(at("2027-02-01T09:00:00Z"));
    assert!(open_days(world, FAR, &serie).await.is_empty());
    service(world).fortryd(&jobcenter, second).await.unwrap();
    assert!(!open_days(world, FAR, &serie).await.is_empty());
}

async fn a_newer_version_leaves_the_same_days_out(world: &World) {
    let (actor, old) = (world.actor("jobcenter-koordinator").await, serie(world).await);
    let (jobcenter, aftaler) = (world.aarhus(&actor).await, world.aftaler());
    let (earlier, later) = (("2027-03-01", "2027-03-07"), FAR);
    close(world, &jobcenter, &on(earlier, &old)).await;
    let new = aftaler.ny_version(&jobcenter, old.aftale_id).await.unwrap();
    let id = close(world, &jobcenter, &on(later, &old)).await;
    let draft = world.aftale(new).await;
    let udkast: AftaleUdkast = aftale_udkast("2026-12-01", &draft.valid_to.to_string());
    let steps =
        [AftaleSkridt::Ret(udkast), AftaleSkridt::UdenOm { hvem: "Hanne Prøve".into(), hvornaar: "2026-11-24".into() }];
    for step in steps {
        let version = world.aftale(new).await.version;
        aftaler.tag(&jobcenter, new, version, &step).await.unwrap();
    }
    let serier = world.store.read().await.unwrap().serier_under(new).await.unwrap();
    let serie = serier.into_iter().find(|row| row.afloeser_id == Some(old.id)).unwrap();
    world.clock.set(at("2027-02-01T09:00:00Z"));
    for days in [earlier, later] {
        assert!(open_days(world, days, &serie).await.is_empty(), "{days:?}");
    }
    service(world).fortryd(&jobcenter, id).await.unwrap();
    assert!(!open_days(world, later, &serie).await.is_empty());
}

async fn what_was_shown_of_days_ahead_is_what_is_done(world: &World) {
    let (actor, serie) = (world.actor("jobcenter-koordinator").await, serie(world).await);
    let (jobcenter, valg) = (world.aarhus(&actor).await, on(FAR, &serie));
    let seen = service(world).forhaandsvis(&jobcenter, &valg).await.unwrap().kendetegn();
    close(world, &jobcenter, &on((FAR.0, FAR.0), &serie)).await;
    let stale = service(world).begynd(&jobcenter, &valg, decided(&seen)).await;
    assert!(matches!(stale, Err(Afvist::Foraeldet { .. })), "{stale:?}");
    let after_the_series = on(("2032-03-08", "2032-03-14"), &serie);
    assert_eq!(refused(service(world).forhaandsvis(&jobcenter, &after_the_series).await), [Code::NoTimesChosen]);
    let odense: OrganisationId = world.organisation("jobcenter", "46100").await;
    let foreign = crate::support::kald(faellestid::domain::code_lists::MyndighedType::Jobcenter, Some(odense));
    assert_eq!(refused(service(world).forhaandsvis(&foreign, &valg).await), [Code::NoTimesChosen]);
}

async fn five_thousand_times_are_closed_and_found_again(world: &World) {
    let (actor, row) = (world.actor("jobcenter-koordinator").await, serie(world).await);
    let jobcenter = world.aarhus(&actor).await;
    let many = SerieRow {
        id: faellestid::domain::ids::SerieId::from_uuid(world.clock.new_id()),
        weekdays: "man,tir,ons,tor,fre".into(),
        weeks: "alle".into(),
        from_time: "07:00:00".parse().unwrap(),
        to_time: "17:00:00".parse().unwrap(),
        length_minutes: 5,
        pause_minutes: 0,
        ..row
    };
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_serie(&many).await.unwrap();
    tx.commit().await.unwrap();
    derive_all(&world.store, &world.clock).await.unwrap();
    let valg = on(("2026-11-25", "2027-02-12"), &many);
    let hit = service(world).forhaandsvis(&jobcenter, &valg).await.unwrap();
    assert!(hit.tider.len() >= 5000, "{}", hit.tider.len());
    let id = service(world).begynd(&jobcenter, &valg, decided(&hit.kendetegn())).await.unwrap();
    let begun = service(world).seneste(&jobcenter).await.unwrap().remove(0);
    assert_eq!((begun.id, begun.status, begun.venter), (id, MasseStatus::IGang, begun.tider));
    assert_eq!(usize::try_from(begun.tider).unwrap(), hit.tider.len());
    assert_eq!(arbejd_alle(&world.store, &world.clock).await.unwrap(), u64::try_from(begun.tider).unwrap());
    let done = service(world).vis(&jobcenter, id).await.unwrap().masse;
    assert_eq!((done.status, done.venter), (MasseStatus::Faerdig, 0));
    assert!(open_days(world, ("2026-11-25", "2027-02-12"), &many).await.is_empty());
}
