//! Random games of what can happen to some borgere, their frister, conversations and times, played on both engines through the
//! services and checked after every step against a truth of its own.
//!
//! `handling`: what can happen. `scene`: a game on one engine. `regler`, `virkning`: what the law says of a step: whether it is
//! allowed, and what it does. `sandhed`, `frist`: the truth. `invarianter`: what must be true after every step.
//! `ROUNDS` multiplies the games. A failing game is made as small as it gets and printed; the seed is fixed.

mod frist;
mod handling;
mod invarianter;
mod regler;
mod sandhed;
mod scene;
mod virkning;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use self::frist::Frist;
use self::handling::{Slags, Spil, Trin, spil};
use self::regler::Forventet;
use self::sandhed::{Model, Samtale};
use self::scene::{Om, Scene, Svar};
use crate::support::{Engine, rounds};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::{FristId, IndkaldelseId};

const SEED: [u8; 32] = *b"Et spil om frister og samtaler 1";
/// Games, and steps in each at most.
const GAMES: u32 = 15;
const STEPS: usize = 80;

#[test]
fn whatever_happens_both_engines_tell_the_truth() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    let config =
        Config { cases: rounds(GAMES), failure_persistence: None, max_shrink_time: 120_000, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    let played = TestRunner::new_with_rng(config, rng).run(&spil(STEPS), |game| {
        let (sqlite, postgres) = runtime.block_on(async {
            let (sqlite, postgres) = (play(Engine::Sqlite, game.clone()), play(Engine::Postgres, game.clone()));
            let (sqlite, postgres) = tokio::join!(tokio::spawn(sqlite), tokio::spawn(postgres));
            (sqlite.expect("SQLite"), postgres.expect("PostgreSQL"))
        });
        assert_eq!(sqlite, postgres, "the engines differ");
        Ok(())
    });
    played.unwrap_or_else(|failure| panic!("{failure:#}"));
}

/// Plays a game on one engine; gives the answers, step by step.
async fn play(engine: Engine, game: Spil) -> Vec<Option<Svar>> {
    let (mut scene, mut model) = Scene::on(engine, game.begynder).await;
    let mut before = scene.aftryk(&model).await;
    let mut answers = Vec::new();
    for (nr, trin) in game.trin.iter().enumerate() {
        let Some((trin, om)) = look_up(&mut scene, &model, trin) else {
            answers.push(None);
            continue;
        };
        let expected = model.forvent(&trin, om);
        if let Trin::TidenGaar(hop) = trin {
            model.gaa(model.hop(hop));
        }
        let missed = missede(&model);
        let (svar, ny) = scene.spil(&trin, om, &model).await;
        assert_eq!(kind(&svar), expected, "step {nr}, {trin:?}: {svar:?}; {:#?}", model);
        if svar == Svar::Ja {
            model.spil(&trin, om, ny);
        }
        assert!(missede(&model) <= missed, "step {nr}, {trin:?} cost somebody her frist");
        let after = scene.aftryk(&model).await;
        assert!(svar == Svar::Ja || after == before, "step {nr}, {trin:?}: refused, and something changed");
        invarianter::holder(&model);
        scene.efterse(&model, &after).await;
        answers.push(Some(svar));
        before = after;
    }
    answers
}

/// The step with its numbers looked up, and what it is about: the newest first, and rather one that the step can be allowed for.
/// None: there is no such thing yet.
fn look_up(scene: &mut Scene, model: &Model, trin: &Trin) -> Option<(Trin, Om)> {
    let mut trin = trin.clone();
    let nu = model.nu;
    let frist = |hvem: usize, nr: usize, helst: FristStatus| -> Option<&Frist> {
        let nyeste = || model.borgere[hvem].frister.iter().rev();
        nth(nyeste().filter(|frist| frist.status == helst), nr).or_else(|| nth(nyeste(), nr))
    };
    let samtale = |hvem: usize, nr: usize| -> Option<&Samtale> {
        let nyeste = || model.borgere[hvem].samtaler.iter().rev();
        let to_come = nyeste().filter(|samtale| !samtale.aflyst && samtale.fra > nu && nr < 3);
        nth(to_come, nr).or_else(|| nth(nyeste(), nr))
    };
    let egen = |hvem: usize, nr: usize| {
        let hers = model.borgere[hvem].samtaler.iter().rev().filter(|samtale| model.maa_aflyse(samtale));
        nth(hers, nr).or_else(|| samtale(hvem, nr))
    };
    let begyndt = |hvem: usize, nr: usize| {
        nth(model.borgere[hvem].samtaler.iter().filter(|s| !s.aflyst && s.fra <= nu), nr).or_else(|| samtale(hvem, nr))
    };
    let om = match &mut trin {
        Trin::Udsted { .. } => Om::Frist(FristId::from_uuid(scene.ny_id())),
        Trin::Opret { .. } => Om::Samtale(IndkaldelseId::from_uuid(scene.ny_id())),
        Trin::OpdaterFrist { hvem, nr, .. } => Om::Frist(frist(*hvem, *nr, FristStatus::Aktiv)?.id),
        Trin::Genaabn { hvem, nr, .. } => Om::Frist(frist(*hvem, *nr, FristStatus::Overskredet)?.id),
        Trin::Udfald { hvem, nr, .. } => Om::Samtale(begyndt(*hvem, *nr)?.id),
        Trin::Opdater { hvem, nr, som, fremmed, .. } => {
            let samtale = samtale(*hvem, *nr)?;
            *som = if *fremmed { *som } else { som.hos(samtale.jobcenterets, samtale.fremmed) };
            Om::Samtale(samtale.id)
        }
        Trin::MyndighedAflys { hvem, nr, som } => {
            let samtale = samtale(*hvem, *nr)?;
            *som = som.or(Some(Slags::Job7.hos(samtale.jobcenterets, samtale.fremmed)));
            Om::Samtale(samtale.id)
        }
        Trin::Aflys { hvem, nr } if *nr < 3 => Om::Samtale(egen(*hvem, *nr)?.id),
        Trin::Aflys { hvem, nr }
        | Trin::Bekraeft { hvem, nr }
        | Trin::Valg { hvem, nr: Some(nr), .. }
        | Trin::KanIkkeKomme { hvem, nr } => Om::Samtale(samtale(*hvem, *nr)?.id),
        Trin::Hold { tid, .. } | Trin::Book { tid, .. } | Trin::LukTid { tid, .. } => {
            let passed = model.tider.iter().filter(|tid| tid.fra <= nu).count();
            *tid = (*tid + passed).min(model.tider.len() - 1);
            Om::Intet
        }
        Trin::Valg { nr: None, .. } | Trin::Fravaer { .. } | Trin::NytCpr { .. } => Om::Intet,
        Trin::TidenGaar(_) | Trin::Vend { .. } => Om::Intet,
    };
    Some((trin, om))
}

/// The nth, counted around.
fn nth<'a, T>(of: impl Iterator<Item = &'a T>, nr: usize) -> Option<&'a T> {
    let of: Vec<_> = of.collect();
    (!of.is_empty()).then(|| of[nr % of.len()])
}

fn kind(svar: &Svar) -> Forventet {
    match svar {
        Svar::Ja => Forventet::Ja,
        Svar::Nej(_) => Forventet::Nej,
        Svar::Optaget => Forventet::Optaget,
        Svar::HarEn => Forventet::HarEn,
    }
}

/// Frister that were missed, whether or not something has made up for them since.
fn missede(model: &Model) -> usize {
    model.borgere.iter().flat_map(|borger| &borger.frister).filter(|frist| frist.var_misset()).count()
}
