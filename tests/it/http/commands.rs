//! The commands for settings, retention and what was phased out, as processes of their own.

use super::server::{ended, faellestid};
use crate::support::{World, on_both_engines};
use faellestid::domain::indstilling::Indstilling;
use faellestid::domain::opbevaring::{REGISTER, UDEN_PERSONDATA};
use faellestid::domain::udfaset::UDFASEDE;

on_both_engines! {
    a_setting_is_set_and_shown_with_its_source,
    a_setting_that_cannot_be_is_refused_in_one_line,
    what_is_deleted_is_told_table_by_table,
}

const CLOCK: (&str, &str) = ("FAELLESTID_CLOCK", "2026-11-24T09:00:00Z");
const LOGIN: (&str, &str) = ("FAELLESTID_LOGIN", "demo");

/// What a command says when it ends well.
async fn said(world: &World, arguments: &[&str]) -> String {
    let mut command = faellestid(arguments[0], &world.db.url(), &[CLOCK, LOGIN]);
    command.args(&arguments[1..]);
    let output = ended(command).await;
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

async fn a_setting_is_set_and_shown_with_its_source(world: &World) {
    let of_aarhus = ["--organisation", "jobcenter:75100"];
    let set = ["set", "rejse.minutter", "45", "--fra", "2026-11-24", "--kilde", "aftalt på møde"];
    assert_eq!(said(world, &set).await, "rejse.minutter er 45 fra 2026-11-24.\n");
    said(
        world,
        &[&["set", "rejse.minutter", "60", "--fra", "2026-11-24", "--kilde", "lange veje"][..], &of_aarhus].concat(),
    )
    .await;
    said(world, &["set", "cv.indberettet_foer", "", "--fra", "2026-11-24", "--kilde", "som skæringsdatoen"]).await;
    let shown = said(world, &["settings", "--now"]).await;
    for line in [
        "| rejse.minutter | 45 | alle | 2026-11-24 | aftalt på møde |",
        "| rejse.minutter | 60 | jobcenter:75100 | 2026-11-24 | lange veje |",
        "| cv.indberettet_foer | (tom) | alle | 2026-11-24 | som skæringsdatoen |",
        "| frist.min_dage | 8 | alle |  | standard |",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    assert_eq!(world.raw.count("audit WHERE action = 'indstilling_sat' AND actor_kind = 'system'").await, 3);
}

async fn a_setting_that_cannot_be_is_refused_in_one_line(world: &World) {
    let stored = world.raw.everything().await;
    for (arguments, word) in [
        (["frist.max_dage", "9", "--kilde", "x"].as_slice(), "frist.max_dage"),
        (&["frist.min_dage", "otte", "--kilde", "x"], "otte"),
        (&["frist.min_dage", "-1", "--kilde", "x"], "-1"),
        (&["frist.min_dage", "9", "--kilde", " "], "kilden"),
        (&["frist.min_dage", "9", "--kilde", "x", "--organisation", "jobcenter:75100"], "ens for alle"),
        (&["rejse.minutter", "9", "--kilde", "x", "--organisation", "jobcenter:00000"], "jobcenter:00000"),
        (&["rejse.minutter", "9", "--kilde", "x", "--organisation", "75100"], "75100"),
    ] {
        let mut command = faellestid("set", &world.db.url(), &[]);
        command.args(arguments).args(["--fra", "2026-11-24"]);
        let output = ended(command).await;
        let line = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {line}");
        assert!(line.lines().count() == 1 && line.contains(word), "{line}");
    }
    assert_eq!(world.raw.everything().await, stored);
}

async fn what_is_deleted_is_told_table_by_table(world: &World) {
    world.raw.run("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE subject_id IS NULL").await;
    let old = world.raw.count("audit WHERE subject_id IS NULL").await;
    let told = said(world, &["delete-expired"]).await;
    assert!(told.lines().any(|line| line == format!("audit: {old}")), "{told}");
    assert!(told.lines().any(|line| line == "indkaldelse: 0"), "{told}");
    assert_eq!(
        said(world, &["delete-expired"]).await.lines().find(|line| line.starts_with("audit:")),
        Some("audit: 0")
    );
    said(world, &["check"]).await;
}

/// The pages that are made from tables in the code name every row of them.
#[tokio::test]
async fn the_generated_pages_name_everything() {
    let page = async |command| {
        let output = ended(faellestid(command, "sqlite::memory:", &[])).await;
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let settings = page("settings").await;
    assert!(Indstilling::ALL.iter().all(|key| settings.contains(&format!("| {} |", key.as_str()))), "{settings}");
    let retention = page("retention").await;
    let tables = REGISTER.iter().map(|entry| entry.tabel).chain(UDEN_PERSONDATA.iter().map(|(tabel, _)| *tabel));
    assert!(tables.into_iter().all(|tabel| retention.contains(&format!("| `{tabel}` |"))), "{retention}");
    let legacy = page("legacy").await;
    assert!(UDFASEDE.iter().all(|old| legacy.contains(&format!("| {} |", old.navn()))), "{legacy}");
}
