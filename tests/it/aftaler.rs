//! From a draft to times that can be booked; newer versions; and the end.

use crate::support::{World, aftale_udkast, day, kald, on_both_engines, refused, serie_form};
use faellestid::domain::aftale::AftaleStatus;
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::AftaleId;
use faellestid::domain::opgave::OpgaveSlags;
use faellestid::domain::rules::Code;
use faellestid::domain::rules::serie::SerieForm;
use faellestid::services::aftaler::AftaleSkridt;
use faellestid::services::kald::{Afvist, Kald};

on_both_engines! {
    an_aftale_is_drafted_proposed_sent_back_and_agreed_and_only_then_has_times,
    what_was_agreed_outside_says_who_and_when,
    two_aftaler_never_cover_the_same_days,
    a_newer_version_takes_over_the_times_with_those_who_have_booked,
    a_version_that_is_replaced_from_its_first_day_leaves_no_time_open,
    an_ended_aftale_cannot_be_booked_after_its_last_day,
    nobody_else_sees_or_moves_an_aftale,
}

async fn version(world: &World, id: AftaleId) -> i64 {
    world.aftale(id).await.version
}

async fn tag(world: &World, kald: &Kald<'_>, id: AftaleId, skridt: AftaleSkridt) -> Result<(), Afvist> {
    world.aftaler().tag(kald, id, version(world, id).await, &skridt).await
}

async fn times(world: &World, id: AftaleId) -> usize {
    world.raw.count(&format!("tid WHERE aftale_id = {}", world.raw.id(id.uuid()))).await
}

async fn tasks(world: &World, kald: &Kald<'_>) -> Vec<OpgaveSlags> {
    let all = world.store.read().await.unwrap().open_opgaver(kald.myndighed.id.unwrap()).await.unwrap();
    all.into_iter().map(|opgave| opgave.slags).filter(|slags| slags.as_str().starts_with("aftale_")).collect()
}

/// A draft of Aarhus with an a-kasse it has no aftale with, with one series.
async fn draft<'a>(world: &World, jobcenter: &Kald<'_>) -> (AftaleId, Kald<'a>) {
    let a_kasse = world.new_a_kasse().await;
    let udkast = aftale_udkast("2026-11-24", "2027-11-23");
    let id = world.aftaler().opret(jobcenter, Some(a_kasse), &udkast).await.unwrap();
    (id, kald(MyndighedType::AKasse, Some(a_kasse)))
}

async fn with_series(world: &World, jobcenter: &Kald<'_>, id: AftaleId) {
    let (aftale, row) = world.frame_of(world.borger("borger-med-frist").await).await;
    let aftale_now = world.aftale(id).await;
    assert_ne!(aftale.id, id);
    let mut form = serie_form(&row);
    (form.fra, form.til) = (aftale_now.valid_from.to_string(), aftale_now.valid_to.to_string());
    world.serier().opret(jobcenter, id, &form).await.unwrap();
}

async fn an_aftale_is_drafted_proposed_sent_back_and_agreed_and_only_then_has_times(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (id, a_kasse) = draft(world, &jobcenter).await;
    assert_eq!(refused(tag(world, &jobcenter, id, AftaleSkridt::Foreslaa).await), [Code::AftaleWithoutSerie]);
    with_series(world, &jobcenter, id).await;
    tag(world, &jobcenter, id, AftaleSkridt::Foreslaa).await.unwrap();
    assert_eq!(tasks(world, &a_kasse).await, [OpgaveSlags::AftaleForeslaaet]);
    assert_eq!(refused(tag(world, &jobcenter, id, AftaleSkridt::Bekraeft).await), [Code::NotAuthorised]);
    let back = |kommentar: &str| AftaleSkridt::SendTilbage { kommentar: kommentar.into() };
    assert_eq!(refused(tag(world, &a_kasse, id, back(" ")).await), [Code::BegrundelseMissing]);
    tag(world, &a_kasse, id, back("Vi kan ikke om fredagen.")).await.unwrap();
    assert_eq!(
        (tasks(world, &a_kasse).await, tasks(world, &jobcenter).await),
        (vec![], vec![OpgaveSlags::AftaleSendtTilbage])
    );
    let seen = version(world, id).await;
    tag(world, &jobcenter, id, AftaleSkridt::Foreslaa).await.unwrap();
    let stale = world.aftaler().tag(&a_kasse, id, seen, &AftaleSkridt::Bekraeft).await;
    assert!(matches!(stale, Err(Afvist::Foraeldet { .. })), "{stale:?}");
    assert_eq!(times(world, id).await, 0);
    tag(world, &a_kasse, id, AftaleSkridt::Bekraeft).await.unwrap();
    assert!(times(world, id).await > 100);
    assert_eq!((tasks(world, &a_kasse).await, tasks(world, &jobcenter).await), (vec![], vec![]));
    let told = world.aftaler().vis(&jobcenter, id).await.unwrap().historik;
    assert_eq!(told.len(), 6, "{told:?}");
    assert!(told.iter().any(|line| line.kommentar.as_deref() == Some("Vi kan ikke om fredagen.")));
    let rewritten = AftaleSkridt::Ret(aftale_udkast("2026-11-25", "2027-11-23"));
    assert_eq!(refused(tag(world, &jobcenter, id, rewritten).await), [Code::AftaleWrongStep]);
}

async fn what_was_agreed_outside_says_who_and_when(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (id, _) = draft(world, &jobcenter).await;
    with_series(world, &jobcenter, id).await;
    let outside = |hvem: &str, hvornaar: &str| AftaleSkridt::UdenOm { hvem: hvem.into(), hvornaar: hvornaar.into() };
    let wrong = refused(tag(world, &jobcenter, id, outside("", "2026-11-25")).await);
    assert_eq!(wrong, [Code::AftaltMedMissing, Code::AftaltDatoAhead]);
    tag(world, &jobcenter, id, outside("Bo Prøve", "2026-11-20")).await.unwrap();
    let aftale = world.aftale(id).await;
    assert_eq!((aftale.status, aftale.aftalt_med.as_deref()), (AftaleStatus::Aftalt, Some("Bo Prøve")));
    assert_eq!(aftale.aftalt_dato, Some(day("2026-11-20")));
    assert!(times(world, id).await > 100);
}

async fn two_aftaler_never_cover_the_same_days(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (first, a_kasse) = draft(world, &jobcenter).await;
    let (second, _) = draft(world, &jobcenter).await;
    for id in [first, second] {
        with_series(world, &jobcenter, id).await;
    }
    let service = world.aftaler();
    let (one, other) = (version(world, first).await, version(world, second).await);
    let (a, b) = tokio::join!(
        service.tag(&jobcenter, first, one, &AftaleSkridt::Foreslaa),
        service.tag(&jobcenter, second, other, &AftaleSkridt::Foreslaa)
    );
    let lost = if a.is_ok() { b } else { a };
    assert_eq!(refused(lost), [Code::AftaleOverlaps]);
    assert_eq!(tasks(world, &a_kasse).await.len(), 1);
}

async fn a_newer_version_takes_over_the_times_with_those_who_have_booked(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (old, serie) = world.frame_of(sofie).await;
    let booked_at = "2026-12-02T08:30:00".parse().unwrap();
    let there = world.store.read().await.unwrap().kommende_tider(serie.id, world.clock.now()).await.unwrap();
    let tid = there.iter().find(|tid| tid.local_start == booked_at).unwrap().id;
    world.hold(sofie, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    let before = world.raw.count("tid").await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let new = world.aftaler().ny_version(&jobcenter, old.id).await.unwrap();
    tag(world, &jobcenter, new, AftaleSkridt::Ret(aftale_udkast("2026-12-01", "2027-11-24"))).await.unwrap();
    tag(world, &jobcenter, new, AftaleSkridt::Foreslaa).await.unwrap();
    assert_eq!(world.tid(tid).await.aftale_id, old.id, "nothing changes before the yes");
    let hk = world.a_kasse_of(sofie).await;
    tag(world, &hk, new, AftaleSkridt::Bekraeft).await.unwrap();
    let moved = world.tid(tid).await;
    assert_eq!(
        (moved.aftale_id, moved.optaget, moved.open),
        (new, there.iter().find(|t| t.id == tid).unwrap().optaget + 1, true)
    );
    assert_eq!(world.raw.count("tid").await, before, "no time is there twice");
    assert_eq!(world.aftale(old.id).await.valid_to, day("2026-11-30"));
    let other = world.other_borgere(1).await[0];
    world.hold(other, tid).await.unwrap();
    world.book(other, tid).await.unwrap();
}

async fn a_version_that_is_replaced_from_its_first_day_leaves_no_time_open(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let (old, a_kasse) = draft(world, &jobcenter).await;
    with_series(world, &jobcenter, old).await;
    tag(world, &jobcenter, old, AftaleSkridt::Foreslaa).await.unwrap();
    tag(world, &a_kasse, old, AftaleSkridt::Bekraeft).await.unwrap();
    let new = world.aftaler().ny_version(&jobcenter, old).await.unwrap();
    let copy = world.store.read().await.unwrap().serier_under(new).await.unwrap().remove(0);
    let other = SerieForm { medarbejder: "Team Tre".into(), ..serie_form(&copy) };
    world.serier().opret(&jobcenter, new, &other).await.unwrap();
    world.serier().fjern(&jobcenter, new, version(world, new).await, copy.id).await.unwrap();
    tag(world, &jobcenter, new, AftaleSkridt::Foreslaa).await.unwrap();
    tag(world, &a_kasse, new, AftaleSkridt::Bekraeft).await.unwrap();
    assert_eq!(world.aftale(old).await.status, AftaleStatus::Ophoert);
    assert!(times(world, old).await > 0 && times(world, new).await > 0);
    let open = format!("tid WHERE open AND aftale_id = {}", world.raw.id(old.uuid()));
    assert_eq!(world.raw.count(&open).await, 0);
    world.assert_whole().await;
}

async fn an_ended_aftale_cannot_be_booked_after_its_last_day(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (aftale, _) = world.frame_of(sofie).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let end = |sidste: &str| AftaleSkridt::Opsig { sidste: sidste.into() };
    assert_eq!(refused(tag(world, &jobcenter, aftale.id, end("2026-11-23")).await), [Code::OpsigelseOutside]);
    tag(world, &jobcenter, aftale.id, end("2026-12-01")).await.unwrap();
    let (in_time, late) =
        (world.tid_with(1, "2026-12-01T07:00:00").await, world.tid_with(1, "2026-12-02T07:00:00").await);
    assert!(world.hold(sofie, late).await.is_err());
    world.hold(sofie, in_time).await.unwrap();
}

async fn nobody_else_sees_or_moves_an_aftale(world: &World) {
    let actor = world.actor("jobcenter-koordinator").await;
    let aarhus = world.aarhus(&actor).await;
    let (id, a_kasse) = draft(world, &aarhus).await;
    let odense = kald(MyndighedType::Jobcenter, Some(world.organisation("jobcenter", "46100").await));
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    for foreign in [&odense, &hk, &a_kasse] {
        assert_eq!(
            refused(world.aftaler().vis(foreign, id).await),
            [Code::NotAuthorised],
            "a draft is the jobcenter's own"
        );
        assert!(world.aftaler().liste(foreign).await.unwrap().iter().all(|line| line.aftale.id != id));
        assert_eq!(refused(tag(world, foreign, id, AftaleSkridt::Kasser).await), [Code::NotAuthorised]);
    }
    with_series(world, &aarhus, id).await;
    tag(world, &aarhus, id, AftaleSkridt::Foreslaa).await.unwrap();
    assert!(world.aftaler().vis(&a_kasse, id).await.is_ok());
    assert_eq!(refused(tag(world, &hk, id, AftaleSkridt::Bekraeft).await), [Code::NotAuthorised]);
}
