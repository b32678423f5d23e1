//! When the times of a series can be booked, and series that several a-kasser share.

use std::sync::Arc;

use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::support::{World, day, kald, on_both_engines, refused, sagt_ja, serie_form};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::{BorgerId, OrganisationId, TidId};
use faellestid::domain::pladser::Pladser;
use faellestid::domain::rules::Code;
use faellestid::domain::rules::serie::SerieForm;
use faellestid::services::borger_booking::BookingError;
use faellestid::store::{Borger, SerieRow, TidInWeek, Udvalg};

on_both_engines! {
    a_time_can_be_booked_from_and_until_the_moments_of_its_series,
    a_shared_time_is_offered_to_both_a_kasser_and_booked_by_each_ones_own_aftale,
    what_is_kept_for_one_a_kasse_is_refused_to_the_other_until_it_is_released,
    an_a_kasse_counts_as_free_what_its_members_can_book,
    two_a_kasser_fight_for_the_last_places,
    shares_changed_afterwards_take_no_booking_away,
    times_are_only_shared_where_there_is_an_aftale,
    a_new_version_of_the_aftale_is_shared_by_the_same,
    nothing_is_shared_before_the_other_a_kasse_has_said_yes,
    on_the_closed_days_of_the_other_a_kasse_its_members_have_no_shared_times,
}

const START: &str = "2026-12-02T08:30:00";

/// The series that the one a-kasse has, and members of both: HK's are Sofie's.
struct Scene {
    serie: SerieRow,
    hk: OrganisationId,
    tre_f: OrganisationId,
    hk_borgere: Vec<BorgerId>,
    tre_f_borgere: Vec<BorgerId>,
}

async fn scene(world: &World) -> Scene {
    let serie = world.frame_of(world.borger("borger-med-frist").await).await.1;
    let (hk, tre_f) = (world.organisation("a_kasse", "hk").await, world.organisation("a_kasse", "3f").await);
    let all = world.other_borgere(20).await;
    let (hk_borgere, others) = all.split_at(10);
    for &borger in others {
        world.change_borger(borger, |row: &mut Borger| row.a_kasse_id = Some(tre_f)).await;
    }
    Scene { serie, hk, tre_f, hk_borgere: hk_borgere.to_vec(), tre_f_borgere: others.to_vec() }
}

/// The stored series with that many places, shares of both and hours of release.
fn form(scene: &Scene, places: u8, shares: [&str; 2], frigiv: &str) -> SerieForm {
    let [hk, tre_f] = shares.map(str::to_owned);
    SerieForm {
        kapacitet: places.to_string(),
        andele: [(scene.hk, hk), (scene.tre_f, tre_f)].into(),
        frigiv: frigiv.to_owned(),
        ja: sagt_ja(&[scene.tre_f]),
        ..serie_form(&scene.serie)
    }
}

async fn change(world: &World, serie: &SerieRow, form: &SerieForm) {
    let actor = world.actor("jobcenter-koordinator").await;
    let version = world.store.read().await.unwrap().serie(serie.id).await.unwrap().unwrap().version;
    world.serier().ret(&world.aarhus(&actor).await, serie.id, version, form).await.unwrap();
    for andel in world.store.read().await.unwrap().serie_forslag(serie.id).await.unwrap() {
        let theirs = kald(MyndighedType::AKasse, Some(andel.a_kasse_id));
        // Its own a-kasse is not asked.
        let asked = andel.a_kasse_id != world.aftale(serie.aftale_id).await.a_kasse_id;
        assert_eq!(world.serier().svar_deling(&theirs, serie.id, true).await.is_ok(), asked);
    }
}

async fn tid_at(world: &World, serie: &SerieRow) -> TidId {
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let free = there.iter().find(|tid| tid.local_start == START.parse().unwrap());
    free.expect("a time at that start").id
}

async fn holdt(world: &World, tid: TidId) -> i32 {
    world.tid(tid).await.bookbar.holdt
}

async fn offered(world: &World, borger: BorgerId, tid: TidId) -> bool {
    let situation = world.service.situation(&faellestid::services::Actor::SYSTEM, borger).await.unwrap();
    let day = world.tid(tid).await.local_date;
    world.service.times(&situation, day, None).await.unwrap().iter().any(|time| time.id == tid)
}

fn code(answer: Result<impl std::fmt::Debug, BookingError>) -> Code {
    match answer {
        Err(BookingError::Refused(verdict)) => verdict.breaches()[0].code,
        other => panic!("not refused by a rule: {other:?}"),
    }
}

async fn a_time_can_be_booked_from_and_until_the_moments_of_its_series(world: &World) {
    let scene = scene(world).await;
    let (tid, sofie) = (tid_at(world, &scene.serie).await, scene.hk_borgere[0]);
    // The demo's clock stands at 10.00 on Tuesday 24 November, eight days before.
    let with = |fra: &str, til: &str, kl: &str| SerieForm {
        bookbar_fra: fra.to_owned(),
        bookbar_til: til.to_owned(),
        bookbar_til_kl: kl.to_owned(),
        ..serie_form(&scene.serie)
    };
    for (form, expected) in [
        (with("7", "", ""), Some(Code::NotYetBookable)),
        (with("", "8", "10:00"), Some(Code::NoLongerBookable)),
        (with("", "9", ""), Some(Code::NoLongerBookable)),
        (with("8", "8", "10:01"), None),
        (with("8", "8", ""), None),
    ] {
        change(world, &scene.serie, &form).await;
        assert_eq!(offered(world, sofie, tid).await, expected.is_none(), "{expected:?}");
        if let Some(expected) = expected {
            assert_eq!(code(world.hold(sofie, tid).await), expected);
            assert_eq!(code(world.book(sofie, tid).await), expected);
        }
    }
    world.book(sofie, tid).await.unwrap();
    world.assert_whole().await;
}

async fn a_shared_time_is_offered_to_both_a_kasser_and_booked_by_each_ones_own_aftale(world: &World) {
    let scene = scene(world).await;
    let (tid, borger) = (tid_at(world, &scene.serie).await, scene.tre_f_borgere[0]);
    assert!(!offered(world, borger, tid).await);
    assert_eq!(code(world.book(borger, tid).await), Code::OtherAKasse);
    change(world, &scene.serie, &form(&scene, 3, ["", "0"], "")).await;
    assert!(offered(world, borger, tid).await && offered(world, scene.hk_borgere[0], tid).await);
    world.hold(borger, tid).await.unwrap();
    world.book(borger, tid).await.unwrap();
    let booked = world.coming(borger).await.remove(0);
    let own = world.frame_of(borger).await.0;
    assert_eq!((booked.a_kasse_id, booked.aftale_id), (Some(scene.tre_f), Some(own.id)));
    world.assert_whole().await;
}

async fn what_is_kept_for_one_a_kasse_is_refused_to_the_other_until_it_is_released(world: &World) {
    let scene = scene(world).await;
    let tid = tid_at(world, &scene.serie).await;
    let [first, second, third] = [0, 1, 2].map(|n| scene.hk_borgere[n]);
    change(world, &scene.serie, &form(&scene, 3, ["1", "1"], "")).await;
    let there = world.optaget(tid).await;
    assert_eq!((there, holdt(world, tid).await), (0, 2));
    world.book(first, tid).await.unwrap();
    world.book(second, tid).await.unwrap();
    assert_eq!(holdt(world, tid).await, 1);
    assert!(!offered(world, third, tid).await && offered(world, scene.tre_f_borgere[0], tid).await);
    assert!(matches!(world.book(third, tid).await, Err(BookingError::Taken(_))));
    assert!(matches!(world.hold(third, tid).await, Err(BookingError::Taken(_))));
    // A hold of the other a-kasse uses its share; letting go gives it back.
    let other = scene.tre_f_borgere[0];
    world.hold(other, tid).await.unwrap();
    assert_eq!((world.optaget(tid).await, holdt(world, tid).await), (3, 0));
    let elsewhere = world.tid_for(other, 1, "2026-12-03T07:00:00").await;
    world.hold(other, elsewhere).await.unwrap();
    assert_eq!((world.optaget(tid).await, holdt(world, tid).await), (2, 1));
    // 190 hours before it begins is in half an hour, 191 were half an hour ago.
    change(world, &scene.serie, &form(&scene, 3, ["1", "1"], "190")).await;
    assert!(!offered(world, third, tid).await);
    change(world, &scene.serie, &form(&scene, 3, ["1", "1"], "191")).await;
    assert!(offered(world, third, tid).await);
    world.book(third, tid).await.unwrap();
    assert!(!offered(world, other, tid).await);
    world.assert_whole().await;
}

/// How many places of a time are free, as that authority's week tells it, and its sums.
async fn free(world: &World, tid: TidId, organisation: OrganisationId) -> i64 {
    let (dag, now) = (world.tid(tid).await.local_date, world.clock.now());
    let (days, all, mut connection) = ((dag, dag), Udvalg::default(), world.store.read().await.unwrap());
    let week = connection.tider_in_week(organisation, days, &all, now).await.unwrap();
    let sums = connection.dagens_pladser(organisation, days, now).await.unwrap();
    let told = sums.iter().fold((0, 0, 0), |sum, one| (sum.0 + one.tider, sum.1 + one.ledige, sum.2 + one.optaget));
    let pladser = week.iter().map(TidInWeek::pladser);
    let taken: i64 = pladser.clone().map(|pladser| pladser.booket + pladser.holdt).sum();
    assert_eq!(told, (i64::try_from(week.len()).unwrap(), pladser.map(Pladser::ledige).sum(), taken));
    week.iter().find(|row| row.id == tid).unwrap().pladser().ledige()
}

async fn an_a_kasse_counts_as_free_what_its_members_can_book(world: &World) {
    let scene = scene(world).await;
    let tid = tid_at(world, &scene.serie).await;
    let aarhus = world.organisation("jobcenter", "75100").await;
    let seen = async || {
        [free(world, tid, scene.hk).await, free(world, tid, scene.tre_f).await, free(world, tid, aarhus).await]
    };
    // Five places, two for each a-kasse, one for whoever comes first; released a day before.
    change(world, &scene.serie, &form(&scene, 5, ["2", "2"], "24")).await;
    assert_eq!(seen().await, [3, 3, 5]);
    for (borger, then) in scene.hk_borgere.iter().zip([[2, 3, 4], [1, 3, 3], [0, 2, 2]]) {
        world.book(*borger, tid).await.unwrap();
        assert_eq!(seen().await, then);
    }
    assert!(matches!(world.book(scene.hk_borgere[3], tid).await, Err(BookingError::Taken(_))), "as the week says");
    world.hold(scene.tre_f_borgere[0], tid).await.unwrap();
    assert_eq!(seen().await, [0, 1, 1], "a hold takes what was kept");
    world.clock.set(world.tid(tid).await.starts_at - chrono::TimeDelta::hours(24));
    assert_eq!(seen().await[0], seen().await[1], "released, it is for all who share");
    assert!(seen().await[0] > 0);
}

/// Five places, two kept for each a-kasse, and ten borgere of each at once: five are booked, and at least two of each.
async fn two_a_kasser_fight_for_the_last_places(world: &World) {
    let scene = scene(world).await;
    let tid = tid_at(world, &scene.serie).await;
    change(world, &scene.serie, &form(&scene, 5, ["2", "2"], "")).await;
    let all: Vec<_> = scene.hk_borgere.iter().chain(&scene.tre_f_borgere).copied().collect();
    let (mut tasks, start) = (JoinSet::new(), Arc::new(Barrier::new(all.len())));
    for borger in all {
        let (service, request, start) = (world.service.clone(), world.request(borger, tid, false), start.clone());
        tasks.spawn(async move {
            start.wait().await;
            (borger, service.book(&faellestid::services::Actor::SYSTEM, &request).await)
        });
    }
    let mut booked = Vec::new();
    for (borger, answer) in tasks.join_all().await {
        match answer {
            Ok(_) => booked.push(borger),
            Err(BookingError::Taken(_)) => {}
            Err(error) => panic!("neither booked nor taken: {error:?}"),
        }
    }
    let of_hk = booked.iter().filter(|borger| scene.hk_borgere.contains(borger)).count();
    assert_eq!(booked.len(), 5);
    assert!((2..=3).contains(&of_hk), "{of_hk} of HK");
    assert_eq!((world.optaget(tid).await, holdt(world, tid).await), (5, 0));
    world.assert_whole().await;
}

async fn shares_changed_afterwards_take_no_booking_away(world: &World) {
    let scene = scene(world).await;
    let tid = tid_at(world, &scene.serie).await;
    for &borger in &scene.hk_borgere[..3] {
        world.book(borger, tid).await.unwrap();
    }
    change(world, &scene.serie, &form(&scene, 4, ["0", "2"], "")).await;
    assert_eq!((world.optaget(tid).await, holdt(world, tid).await), (3, 1), "what is left");
    assert!(matches!(world.book(scene.hk_borgere[3], tid).await, Err(BookingError::Taken(_))));
    world.book(scene.tre_f_borgere[0], tid).await.unwrap();
    // Not shared any more: HK's alone again, and whoever has booked keeps it.
    change(world, &scene.serie, &SerieForm { kapacitet: "5".into(), ..serie_form(&scene.serie) }).await;
    assert_eq!(code(world.book(scene.tre_f_borgere[1], tid).await), Code::OtherAKasse);
    world.book(scene.hk_borgere[3], tid).await.unwrap();
    assert_eq!(world.coming(scene.tre_f_borgere[0]).await.len(), 1);
    world.assert_whole().await;
}

async fn times_are_only_shared_where_there_is_an_aftale(world: &World) {
    let scene = scene(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let stranger = world.new_a_kasse().await;
    let andele = [(scene.hk, "1".to_owned()), (stranger, "1".to_owned())].into();
    let form = SerieForm { andele, ..serie_form(&scene.serie) };
    let answer = world.serier().ret(&world.aarhus(&actor).await, scene.serie.id, 1, &form).await;
    assert_eq!(refused(answer), [Code::AndelWithoutAftale]);
    assert!(world.serier().andele(scene.serie.id).await.unwrap().is_empty());
}

async fn a_new_version_of_the_aftale_is_shared_by_the_same(world: &World) {
    let scene = scene(world).await;
    change(world, &scene.serie, &form(&scene, 3, ["1", "1"], "48")).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let new = world.aftaler().ny_version(&world.aarhus(&actor).await, scene.serie.aftale_id).await.unwrap();
    let copies = world.store.read().await.unwrap().serier_under(new).await.unwrap();
    let copy = copies.iter().find(|copy| copy.afloeser_id == Some(scene.serie.id)).expect("its copy");
    let andele = world.serier().andele(copy.id).await.unwrap();
    assert_eq!(andele, world.serier().andele(scene.serie.id).await.unwrap());
    assert_eq!((andele.len(), copy.bookbar.frigiv_timer, copy.bookbar.holdes), (2, Some(48), Some(2)));
}

async fn nothing_is_shared_before_the_other_a_kasse_has_said_yes(world: &World) {
    let scene = scene(world).await;
    let (tid, borger) = (tid_at(world, &scene.serie).await, scene.tre_f_borgere[0]);
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let tre_f = kald(MyndighedType::AKasse, Some(scene.tre_f));
    let ask = async || {
        let version = world.store.read().await.unwrap().serie(scene.serie.id).await.unwrap().unwrap().version;
        world.serier().ret(&jobcenter, scene.serie.id, version, &form(&scene, 3, ["1", "1"], "")).await.unwrap();
    };
    ask().await;
    assert!(!offered(world, borger, tid).await);
    assert_eq!((code(world.book(borger, tid).await), holdt(world, tid).await), (Code::OtherAKasse, 0));
    let own = world.frame_of(borger).await.0.id;
    let seen = world.aftaler().vis(&tre_f, own).await.unwrap();
    assert_eq!((seen.foreslaaet.len(), seen.delte.len()), (1, 0));
    assert_eq!(seen.foreslaaet[0].venter.len(), 1, "{:?}", seen.foreslaaet[0].venter);
    assert!(
        world.aftaler().liste(&tre_f).await.unwrap().iter().any(|line| line.aftale.id == own && line.delinger == 1)
    );
    let stranger = kald(MyndighedType::AKasse, Some(world.new_a_kasse().await));
    let hk = kald(MyndighedType::AKasse, Some(scene.hk));
    for other in [&stranger, &hk, &jobcenter] {
        assert_eq!(refused(world.serier().svar_deling(other, scene.serie.id, true).await), [Code::NotAuthorised]);
    }
    world.serier().svar_deling(&tre_f, scene.serie.id, false).await.unwrap();
    assert!(world.serier().andele(scene.serie.id).await.unwrap().is_empty());
    ask().await;
    world.serier().svar_deling(&tre_f, scene.serie.id, true).await.unwrap();
    assert_eq!((offered(world, borger, tid).await, holdt(world, tid).await), (true, 2));
    assert_eq!(refused(world.serier().svar_deling(&tre_f, scene.serie.id, true).await), [Code::NotAuthorised]);
    // A share that is changed afterwards needs no new yes.
    change(world, &scene.serie, &form(&scene, 3, ["0", "2"], "")).await;
    assert!(offered(world, borger, tid).await);
    world.assert_whole().await;
}

async fn on_the_closed_days_of_the_other_a_kasse_its_members_have_no_shared_times(world: &World) {
    let scene = scene(world).await;
    let (tid, borger) = (tid_at(world, &scene.serie).await, scene.tre_f_borgere[0]);
    change(world, &scene.serie, &form(&scene, 3, ["0", "1"], "")).await;
    assert!(offered(world, borger, tid).await);
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_lukkedag(scene.tre_f, day(&START[..10]), "Kursus").await.unwrap();
    tx.commit().await.unwrap();
    assert!(!offered(world, borger, tid).await);
    assert_eq!(code(world.book(borger, tid).await), Code::OtherAKasse);
    for &member in &scene.hk_borgere[..3] {
        world.book(member, tid).await.unwrap();
    }
    world.assert_whole().await;
}
