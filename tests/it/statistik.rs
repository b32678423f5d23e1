//! The figures of the overview against what was done, and what each side may see of them.

use chrono::{NaiveDate, TimeDelta};

use crate::http::app::TestApp;
use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::statistik::{Interval, Periode};
use faellestid::services::statistik::{Hvem, Statistik, statistik};
use faellestid::store::Visning;

on_both_engines! {
    a_booking_a_move_and_afbud_are_counted,
    a_search_without_times_is_counted_by_week,
    an_a_kasse_learns_nothing_of_frister,
    a_period_that_cannot_be_is_told_beside_its_field,
    the_file_has_every_figure,
    figures_are_remembered_for_ten_minutes_or_until_new_ones_are_asked_for,
}

async fn of_sofies_jobcenter(world: &World, from: NaiveDate, to: NaiveDate) -> Statistik {
    let jobcenter = world.borger_row(world.borger("borger-med-frist").await).await.jobcenter_id;
    let periode = Periode::new(from, to).unwrap();
    statistik(&world.store, Hvem::Jobcenter(jobcenter), periode).await.unwrap()
}

async fn a_booking_a_move_and_afbud_are_counted(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    // Days on which the demo has no times.
    let (from, to) = (day("2026-11-28"), day("2026-11-29"));
    let first = world.tid_for(sofie, 3, "2026-11-28T07:00:00").await;
    let second = world.tid_for(sofie, 2, "2026-11-28T08:00:00").await;
    let before = of_sofies_jobcenter(world, from, to).await;
    let places = |tal: &Statistik| tal.brug.iter().map(|brug| (brug.pladser, brug.optaget)).collect::<Vec<_>>();
    assert_eq!(places(&before), [(5, 0)]);
    assert_eq!(before.samtaler, []);

    world.book(sofie, first).await.unwrap();
    world.move_to(sofie, second).await.unwrap();
    let booked = of_sofies_jobcenter(world, from, to).await;
    assert_eq!(places(&booked), [(5, 1)]);
    assert_eq!((booked.samtaler[0].alle, booked.samtaler[0].flytninger), (1, 1));
    let four_days = booked.ventetid.iter().find(|(interval, _)| *interval == Interval::FireTilSyv).unwrap();
    assert_eq!(four_days.1, 1);
    assert_eq!(booked.ventetid.iter().map(|(_, antal)| antal).sum::<i64>(), 1);
}

async fn a_search_without_times_is_counted_by_week(world: &World) {
    let freja = world.borger("borger-uden-tider").await;
    let (from, to) = (day("2026-11-23"), day("2026-11-29"));
    let before = of_sofies_jobcenter(world, from, to).await.soegninger.unwrap();
    assert_eq!((before[0].alle, before[0].uden_tider), (2, 0), "the demo's own");
    let mut tx = world.store.begin().await.unwrap();
    for (hour, shown) in [("08", 0), ("09", 12)] {
        let visning = Visning {
            id: world.clock.new_id(),
            at: at(&format!("2026-11-24T{hour}:00:00Z")),
            borger_id: freja,
            frist_id: None,
            from_date: from,
            shown,
            first_date: None,
            last_date: None,
            jobcenter_id: None,
            a_kasse_id: None,
            samtaleform: None,
            tider: None,
        };
        tx.insert_visning(&visning).await.unwrap();
    }
    tx.commit().await.unwrap();
    let after = of_sofies_jobcenter(world, from, to).await.soegninger.unwrap();
    assert_eq!((after.len(), after[0].alle, after[0].uden_tider), (1, 4, 1));
}

async fn an_a_kasse_learns_nothing_of_frister(world: &World) {
    let app = TestApp::on(world);
    let page = app.a_kasse("a-kasse-koordinator").await.get("/a-kasse/overblik").await;
    assert_eq!(page.status, 200);
    assert!(!page.body.to_lowercase().contains("frist"), "nothing of frister");
    let file = app.a_kasse("a-kasse-koordinator").await.get("/a-kasse/overblik.csv").await;
    assert!(!file.body.to_lowercase().contains("frist"));
    let jobcenter = app.jobcenter("jobcenter-koordinator").await.get("/jobcenter/overblik").await;
    assert!(jobcenter.body.contains("Overskredet") && jobcenter.body.contains("<svg"));
}

async fn a_period_that_cannot_be_is_told_beside_its_field(world: &World) {
    let app = TestApp::on(world);
    let jobcenter = app.jobcenter("jobcenter-koordinator").await;
    for (asked, told) in [
        ("fra=2026-12-02&til=2026-12-01", "Perioden kan ikke slutte, før den begynder"),
        ("fra=2026-01-01&til=3026-01-01", "Vælg en periode på højst et år"),
        ("fra=i+morgen", "Skriv datoen, som den ser ud"),
        ("fra=-262143-01-01&til=%2B262142-12-31", "Vælg en periode på højst et år"),
    ] {
        let answer = jobcenter.get(&format!("/jobcenter/overblik?{asked}")).await;
        assert_eq!(answer.status, 422, "{asked}");
        assert!(answer.body.contains(told), "{asked}");
        assert_eq!(jobcenter.get(&format!("/jobcenter/overblik.csv?{asked}")).await.status, 400);
    }
    let kept = jobcenter.get("/jobcenter/overblik?fra=2026-12-02&til=2026-12-01").await.body;
    assert!(kept.contains("2026-12-02") && kept.contains("2026-12-01"), "what was typed stands");
}

async fn the_file_has_every_figure(world: &World) {
    let app = TestApp::on(world);
    let file = app.jobcenter("jobcenter-koordinator").await.get("/jobcenter/overblik.csv").await;
    assert_eq!(file.status, 200);
    let text = file.body.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').flexible(true).has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
    assert!(rows.iter().any(|row| &row[0] == "Brug af aftalte tider" && row.len() == 6), "{rows:?}");
    assert!(rows.iter().any(|row| &row[0] == "Frister"));
}

async fn figures_are_remembered_for_ten_minutes_or_until_new_ones_are_asked_for(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_for(sofie, 3, "2026-11-28T07:00:00").await;
    let app = TestApp::on(world);
    let (jytte, begun) = (app.jobcenter("jobcenter-koordinator").await, world.clock.now());
    let period = "/jobcenter/overblik?fra=2026-11-28&til=2026-11-29";
    // A-kasser with conversations in the period, as the file tells.
    let told = async |more: &str| {
        let file = jytte.get(&format!("/jobcenter/overblik.csv?fra=2026-11-28&til=2026-11-29{more}")).await;
        file.body.lines().filter(|line| line.starts_with("Samtalernes forløb;")).count() - 1
    };
    assert!(jytte.get(period).await.text().contains("Tallene er fra kl. 10.00."));
    assert_eq!(told("").await, 0);
    world.book(sofie, tid).await.unwrap();
    world.clock.set(begun + TimeDelta::minutes(9));
    let page = jytte.get(period).await;
    assert!(page.text().contains("Tallene er fra kl. 10.00."), "{}", page.summary());
    assert_eq!(told("").await, 0);
    // Who did not ask before gets figures of their own.
    let kim = app.a_kasse("a-kasse-koordinator").await;
    let theirs = kim.get("/a-kasse/overblik?fra=2026-11-28&til=2026-11-29").await;
    assert!(theirs.text().contains("Tallene er fra kl. 10.09.") && !theirs.body.to_lowercase().contains("frist"));
    let renew = page.links().into_iter().find(|href| href.ends_with("nye=ja")).expect("a way to ask again");
    let renewed = jytte.get(&renew.replace("&amp;", "&")).await;
    assert!(renewed.text().contains("Tallene er fra kl. 10.09."), "{}", renewed.summary());
    assert_eq!(told("").await, 1);
    world.move_to(sofie, world.tid_for(sofie, 1, "2026-12-10T07:00:00").await).await.unwrap();
    assert_eq!(told("&nye=ja").await, 1, "new ones are not made in the same moment");
    world.clock.set(begun + TimeDelta::minutes(19));
    assert_eq!(told("").await, 0, "ten minutes later");
}
