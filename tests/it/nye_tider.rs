//! New times in an agreed aftale: nothing of them is in force before the a-kasse has said yes.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::support::{World, on_both_engines, refused, sagt_ja, serie_form};
use faellestid::domain::aftale::{AftaleHandling, AftaleStatus};
use faellestid::domain::rules::Code;
use faellestid::domain::rules::nye_tider::JaForm;
use faellestid::domain::rules::serie::SerieForm;
use faellestid::services::a_kasse::AKasseService;
use faellestid::services::aftaler::{AftaleSkridt, SerieForskel};
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::read_log::ReadLog;
use faellestid::store::SerieRow;

on_both_engines! {
    new_times_are_refused_without_a_yes_and_nothing_is_done,
    fewer_times_need_no_yes,
    a_yes_outside_the_system_is_kept_and_told_to_both_sides,
    a_proposal_leaves_what_is_agreed_until_the_yes,
    what_is_being_answered_or_was_changed_there_is_left_alone,
    two_who_propose_at_once_get_one_draft,
    two_who_change_the_same_series_at_once,
    a_draft_takes_series_without_asking,
}

async fn frame(world: &World) -> SerieRow {
    world.frame_of(world.borger("borger-med-frist").await).await.1
}

async fn version(world: &World, serie: &SerieRow) -> i64 {
    world.store.read().await.unwrap().serie(serie.id).await.unwrap().unwrap().version
}

/// Another series beside the one there is.
fn beside(serie: &SerieRow, team: &str, ja: JaForm) -> SerieForm {
    SerieForm { medarbejder: team.into(), ja, ..serie_form(serie) }
}

fn typed(hvem: &str, hvornaar: &str) -> JaForm {
    JaForm { hvem: hvem.into(), hvornaar: hvornaar.into(), ..JaForm::default() }
}

async fn new_times_are_refused_without_a_yes_and_nothing_is_done(world: &World) {
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let stored = world.raw.everything().await;
    for (ja, expected) in [
        (typed("", ""), Code::NyeTiderWithoutJa),
        (typed(" ", "2026-11-20"), Code::AftaltMedMissing),
        (typed("Bo Prøve", ""), Code::DatoEmpty),
        (typed("Bo Prøve", "i går"), Code::DatoMissing),
        (typed("Bo Prøve", "2026-11-25"), Code::AftaltDatoAhead),
        (typed("<b>Bo", "2026-11-20"), Code::HtmlInText),
    ] {
        let more = SerieForm { kapacitet: "9".into(), ja: ja.clone(), ..serie_form(&serie) };
        assert_eq!(refused(world.serier().ret(&jobcenter, serie.id, 1, &more).await), [expected]);
        let new = beside(&serie, "Team Ny", ja);
        assert_eq!(refused(world.serier().opret(&jobcenter, serie.aftale_id, &new).await), [expected]);
    }
    let seen =
        world.serier().forhaandsvis(&jobcenter, serie.aftale_id, None, &beside(&serie, "T", typed("", ""))).await;
    assert!(seen.unwrap().skal_sige_ja.egen.is_some(), "the preview says so");
    assert_eq!(world.raw.everything().await, stored, "nothing was done by half");
}

async fn fewer_times_need_no_yes(world: &World) {
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let form = SerieForm { ja: JaForm::default(), ugedage: "ons".parse().unwrap(), ..serie_form(&serie) };
    world.serier().ret(&jobcenter, serie.id, 1, &form).await.unwrap();
    let other = SerieForm { medarbejder: "Andre".into(), til: "2026-12-31".into(), bookbar_fra: "20".into(), ..form };
    world.serier().ret(&jobcenter, serie.id, 2, &other).await.unwrap();
    assert_eq!(world.raw.count("aftale_ja").await, 0);
    let back = SerieForm { til: serie.valid_to.to_string(), ..other };
    let grown = world.serier().ret(&jobcenter, serie.id, 3, &back).await;
    assert_eq!(refused(grown), [Code::NyeTiderWithoutJa], "what was given up is agreed anew");
}

async fn a_yes_outside_the_system_is_kept_and_told_to_both_sides(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, hk) = (world.aarhus(&actor).await, world.a_kasse_of(sofie).await);
    let tider = world.raw.count("tid").await;
    world.serier().opret(&jobcenter, serie.aftale_id, &beside(&serie, "Team Ny", sagt_ja(&[]))).await.unwrap();
    assert!(world.raw.count("tid").await > tider, "they are there at once");
    for side in [&jobcenter, &hk] {
        let seen = world.aftaler().vis(side, serie.aftale_id).await.unwrap();
        let first = &seen.historik[0];
        assert_eq!(first.handling, AftaleHandling::SerieTilfoejet);
        let yes = &seen.ja[&first.version];
        let said = yes[0].sagt.as_ref().map(|(hvem, dato)| (hvem.as_str(), dato.to_string()));
        assert_eq!((yes.len(), said), (1, Some(("Bo Prøve", "2026-11-20".to_owned()))));
    }
    let audit = world.raw.count("audit WHERE action = 'aftale_ja_registreret'").await;
    assert_eq!(audit, 1);
    let service = AKasseService::new(world.store.clone(), world.clock.clone(), ReadLog::start(world.store.clone()).0);
    let told = service.aftalenyt(&hk, 1).await.unwrap();
    let line = &told[0];
    assert!(line.egen && line.jobcenter_navn.contains("Aarhus"));
    assert_eq!((line.handling, line.hvem.as_deref()), (AftaleHandling::SerieTilfoejet, Some("Bo Prøve")));
    assert_eq!(refused(service.aftalenyt(&jobcenter, 1).await), [Code::NotAuthorised]);
    world.clock.set(world.clock.now() + TimeDelta::hours(25));
    assert!(service.aftalenyt(&hk, 1).await.unwrap().is_empty());
}

async fn a_proposal_leaves_what_is_agreed_until_the_yes(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let (jobcenter, hk) = (world.aarhus(&actor).await, world.a_kasse_of(sofie).await);
    let stored = world.raw.rows("tid").await;
    let more = SerieForm { kapacitet: "9".into(), ja: JaForm::default(), ..serie_form(&serie) };
    let seen = version(world, &serie).await;
    let draft = world.serier().foreslaa(&jobcenter, serie.aftale_id, Some((serie.id, seen)), &more).await.unwrap();
    let new = beside(&serie, "Team Ny", JaForm::default());
    let same = world.serier().foreslaa(&jobcenter, serie.aftale_id, None, &new).await.unwrap();
    assert_eq!(draft, same, "one proposal at a time");
    assert_eq!(world.raw.rows("tid").await, stored, "what is agreed stands");
    assert_eq!(world.aftale(draft).await.afloeser_id, Some(serie.aftale_id));
    let shown = world.aftaler().vis(&jobcenter, draft).await.unwrap();
    let forskel = shown.forskel.unwrap();
    let count = |which: fn(&SerieForskel) -> bool| forskel.serier.values().filter(|one| which(one)).count();
    assert_eq!(count(|one| matches!(one, SerieForskel::Aendret { .. })), 1);
    assert_eq!(count(|one| matches!(one, SerieForskel::Ny)), 1);
    for (kald, step) in [(&jobcenter, AftaleSkridt::Foreslaa), (&hk, AftaleSkridt::Bekraeft)] {
        let version = world.aftale(draft).await.version;
        world.aftaler().tag(kald, draft, version, &step).await.unwrap();
    }
    assert!(world.raw.rows("tid").await.len() > stored.len());
    assert_eq!(world.raw.count("aftale_ja").await, 0, "it was said inside the system");
    world.assert_whole().await;
}

async fn what_is_being_answered_or_was_changed_there_is_left_alone(world: &World) {
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let more = SerieForm { kapacitet: "9".into(), ja: JaForm::default(), ..serie_form(&serie) };
    let ask = async |kald: &Kald<'_>, version: i64| {
        world.serier().foreslaa(kald, serie.aftale_id, Some((serie.id, version)), &more).await
    };
    let stored = world.raw.everything().await;
    assert!(matches!(ask(&jobcenter, 7).await, Err(Afvist::Foraeldet { .. })));
    let hk = world.a_kasse_of(world.borger("borger-med-frist").await).await;
    assert_eq!(refused(ask(&hk, 1).await), [Code::NotAuthorised]);
    assert_eq!(world.raw.everything().await, stored);
    let draft = ask(&jobcenter, 1).await.unwrap();
    assert_eq!(refused(ask(&jobcenter, 1).await), [Code::SerieRettetIKladde], "a colleague's change is not lost");
    let step = AftaleSkridt::Foreslaa;
    world.aftaler().tag(&jobcenter, draft, world.aftale(draft).await.version, &step).await.unwrap();
    let new = beside(&serie, "Team Ny", JaForm::default());
    let answered = world.serier().foreslaa(&jobcenter, serie.aftale_id, None, &new).await;
    assert_eq!(refused(answered), [Code::ForslagUndervejs]);
    let nested = world.serier().foreslaa(&jobcenter, draft, None, &new).await;
    assert_eq!(refused(nested), [Code::AftaleWrongStep], "only an agreed aftale has a newer version");
}

async fn two_who_propose_at_once_get_one_draft(world: &World) {
    let serie = frame(world).await;
    let (mut tasks, start) = (JoinSet::new(), Arc::new(Barrier::new(2)));
    for team in ["Team Et", "Team To"] {
        let (service, start, actor) = (world.serier(), start.clone(), world.actor("jobcenter-koordinator").await);
        let (own, form) = (world.aarhus(&actor).await.myndighed, beside(&serie, team, JaForm::default()));
        let aftale = serie.aftale_id;
        tasks.spawn(async move {
            start.wait().await;
            service.foreslaa(&Kald { actor: &actor, myndighed: own }, aftale, None, &form).await.unwrap()
        });
    }
    let drafts = tasks.join_all().await;
    assert_eq!(drafts[0], drafts[1]);
    let under = world.store.read().await.unwrap().serier_under(drafts[0]).await.unwrap();
    let both = under.iter().filter(|row| row.medarbejder.starts_with("Team ") && row.afloeser_id.is_none());
    assert_eq!(both.count(), 2);
}

async fn two_who_change_the_same_series_at_once(world: &World) {
    let serie = frame(world).await;
    let (mut tasks, start) = (JoinSet::new(), Arc::new(Barrier::new(2)));
    for places in ["8", "9"] {
        let (service, start, actor) = (world.serier(), start.clone(), world.actor("jobcenter-koordinator").await);
        let own = world.aarhus(&actor).await.myndighed;
        let form = SerieForm { kapacitet: places.into(), ..serie_form(&serie) };
        let id = serie.id;
        tasks.spawn(async move {
            start.wait().await;
            service.ret(&Kald { actor: &actor, myndighed: own }, id, 1, &form).await.is_ok()
        });
    }
    let done = tasks.join_all().await;
    assert_eq!(done.iter().filter(|done| **done).count(), 1, "the second sees the first one's change");
    assert_eq!(world.raw.count("aftale_ja").await, 1);
}

async fn a_draft_takes_series_without_asking(world: &World) {
    let serie = frame(world).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let jobcenter = world.aarhus(&actor).await;
    let draft = world.aftaler().ny_version(&jobcenter, serie.aftale_id).await.unwrap();
    let form = SerieForm { fra: "2026-11-24".into(), ..beside(&serie, "Team Ny", JaForm::default()) };
    world.serier().opret(&jobcenter, draft, &form).await.unwrap();
    assert_eq!(world.aftale(draft).await.status, AftaleStatus::Kladde);
    assert_eq!(world.raw.count("aftale_ja").await, 0);
}
