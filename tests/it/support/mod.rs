//! What the tests share: a database of their own on either engine, and a small world of demo people in it.

mod authority;
mod cable;
mod engine;
mod koordinator;
mod raw;
mod world;

pub use authority::{Traces, refused, udkast, warned};
pub use cable::Cable;
pub use engine::{Engine, TestDb};
pub use koordinator::{aftale_udkast, left_out_of, sagt_ja, serie_form};
pub use raw::Raw;
pub use world::{World, at, day, herself, kald};

/// Makes a test on SQLite and one on PostgreSQL of each scenario, an `async fn(&World)` of that name in the same file. When
/// the scenario has played, every invariant must hold and no two transactions have waited for each other. A scenario that is in no list is dead code and does not compile.
macro_rules! on_both_engines {
    ($($scenario:ident),* $(,)?) => {$(
        mod $scenario {
            use $crate::support::{Engine, World};

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                let world = World::on(Engine::Sqlite).await;
                super::$scenario(&world).await;
                world.assert_whole().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                let world = World::on(Engine::Postgres).await;
                super::$scenario(&world).await;
                world.assert_whole().await;
                world.assert_no_deadlock().await;
            }
        }
    )*};
}
pub(crate) use on_both_engines;

/// How often a race is played: `least` times, and `ROUNDS` times as often when that is set.
#[expect(clippy::disallowed_methods, reason = "a longer run is asked for from outside")]
pub fn rounds(least: u32) -> u32 {
    least * std::env::var("ROUNDS").map_or(1, |rounds| rounds.parse::<u32>().unwrap())
}
