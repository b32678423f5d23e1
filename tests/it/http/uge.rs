//! The week of agreed times: every state in words, narrowed to one a-kasse or one caseworker, as a table, as lines, as a file.

use super::answer::Answer;
use super::app::TestApp;
use crate::support::{World, on_both_engines};

on_both_engines! {
    each_time_says_what_it_is,
    the_week_is_narrowed_to_one_a_kasse_and_to_one_caseworker,
    the_lines_and_the_file_say_the_same_and_name_nobody,
    both_sides_see_the_day_on_which_the_a_kasse_cannot_come,
    a_week_is_narrowed_to_one_day_and_a_telephone_begins_with_today,
    what_is_asked_for_wrong_is_no_page,
    a_week_too_full_to_read_is_summed_up_and_leads_to_each_a_kasse,
}

const WEEK: &str = "/jobcenter/uge?uge=2026-W49";

/// The entries of the table, each as it is read.
fn entries(answer: &Answer) -> Vec<String> {
    // What stands before the first entry is none.
    let cells = answer.body.split("class=\"uge-tid ").skip(1);
    let text =
        |cell: &str| cell[cell.find('>').unwrap() + 1..].split("</a>").next().unwrap_or_default().replace("<br>", "; ");
    cells.map(|cell| text(cell).split("</span>").next().unwrap_or_default().replace("<!>", "")).collect()
}

async fn each_time_says_what_it_is(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    world.hold(sofie, world.tid_with(1, "2026-12-01T06:00:00").await).await.unwrap();
    let her = world.one_borger().await;
    world.book(her, world.tid_with(1, "2026-12-01T06:05:00").await).await.unwrap();
    world.tid_with(2, "2026-12-01T06:10:00").await;
    let closed = world.tid_with(2, "2026-12-01T06:15:00").await;
    let mut tx = world.store.begin().await.unwrap();
    tx.set_tid_open(closed, false).await.unwrap();
    tx.commit().await.unwrap();
    let app = TestApp::on(world);
    let morten = app.jobcenter("jobcenter-sagsbehandler").await;
    let page = morten.get(WEEK).await;
    let told = entries(&page);
    for state in
        ["Holdes: 0 booket af 1, 1 holdes lige nu", "Fuldt booket: 1 af 1", "2 ledige af 2", "Lukket: 0 booket af 2"]
    {
        assert!(told.iter().any(|entry| entry.ends_with(state)), "{state}: {told:?}");
    }
    for class in ["uge-tid--holdt", "uge-tid--fuld", "uge-tid--ledig", "uge-tid--lukket"] {
        assert!(page.body.contains(class), "{class}");
    }
    world.clock.set(world.clock.now() + chrono::TimeDelta::minutes(11));
    let later = entries(&morten.get(WEEK).await);
    assert!(
        !later.iter().any(|entry| entry.contains("holdes lige nu")),
        "a hold that has run out holds nothing: {later:?}"
    );
}

async fn the_week_is_narrowed_to_one_a_kasse_and_to_one_caseworker(world: &World) {
    let app = TestApp::on(world);
    let morten = app.jobcenter("jobcenter-sagsbehandler").await;
    let (hk, all) =
        (world.organisation("a_kasse", "hk").await, entries(&morten.get("/jobcenter/uge?uge=2026-W50").await));
    let of_hk = entries(&morten.get(&format!("/jobcenter/uge?uge=2026-W50&part={hk}")).await);
    assert!(!of_hk.is_empty() && of_hk.len() < all.len());
    assert!(of_hk.iter().all(|entry| entry.contains("HK/Danmarks A-kasse")), "{of_hk:?}");
    let page = morten.get("/jobcenter/uge?uge=2026-W50&medarbejder=Team%20Digital").await;
    let digital = entries(&page);
    assert!(!digital.is_empty() && digital.iter().all(|entry| entry.contains("Team Digital")), "{digital:?}");
    let next = "/jobcenter/uge?uge=2026-W51&amp;medarbejder=Team%20Digital";
    assert!(page.body.contains(next), "the next week is narrowed too");
    assert!(page.body.contains("<option value=\"Team Digital\" selected"), "what was chosen stays chosen");
    assert!(entries(&morten.get("/jobcenter/uge?medarbejder=Ingen").await).is_empty());
}

async fn the_lines_and_the_file_say_the_same_and_name_nobody(world: &World) {
    let app = TestApp::on(world);
    let henrik = app.a_kasse("a-kasse-koordinator").await;
    let morten = app.jobcenter("jobcenter-sagsbehandler").await;
    for (client, page) in [(&*morten, "/jobcenter/uge"), (&*henrik, "/a-kasse")] {
        let table = entries(&client.get(&format!("{page}?uge=2026-W49")).await);
        let lines = client.get(&format!("{page}?uge=2026-W49&vis=liste")).await;
        assert!(entries(&lines).is_empty() && lines.text().contains("Fuldt booket") | lines.text().contains("Ledig"));
        let path = if page == "/a-kasse" { "/a-kasse/uge.csv" } else { "/jobcenter/uge.csv" };
        let file = client.get(&format!("{path}?uge=2026-W49")).await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
        assert_eq!(file.body.trim_end().lines().count(), table.len() + 1, "a line for each time and one for the head");
        assert!(!file.body.contains("Mads"), "the times, not who has booked them");
    }
}

async fn both_sides_see_the_day_on_which_the_a_kasse_cannot_come(world: &World) {
    let app = TestApp::on(world);
    let henrik = app.a_kasse("a-kasse-koordinator").await;
    let aarhus = world.organisation("jobcenter", "75100").await;
    henrik.post(&format!("/a-kasse/dag/2026-12-01/kan-ikke-komme/{aarhus}"), &[]).await.location();
    let own = henrik.get("/a-kasse?uge=2026-W49").await;
    assert!(
        own.text().contains("tirsdag den 1. december 2026, Jobcenter Aarhus: I har meldt, at I ikke kan komme"),
        "{}",
        own.summary()
    );
    let morten = app.jobcenter("jobcenter-sagsbehandler").await;
    let theirs = morten.get(WEEK).await;
    assert!(
        theirs.text().contains("tirsdag den 1. december 2026: HK/Danmarks A-kasse kan ikke komme"),
        "{}",
        theirs.summary()
    );
}

async fn a_week_is_narrowed_to_one_day_and_a_telephone_begins_with_today(world: &World) {
    let morten = TestApp::on(world).jobcenter("jobcenter-sagsbehandler").await;
    // The demo's day is Tuesday 24 November.
    let this_week = morten.get("/jobcenter/uge").await;
    assert!(this_week.text().contains("Her vises kun resten af tirsdag 24. november."), "{}", this_week.summary());
    let days: Vec<_> = this_week.links().into_iter().filter(|link| link.contains("&dag=")).collect();
    assert!(days.len() > 3 && days.last().unwrap().ends_with("&dag=alle"), "{days:?}");
    let monday = morten.get(&format!("{WEEK}&dag=2026-11-30")).await;
    assert!(monday.text().contains("Booket mandag 30. november"), "{}", monday.summary());
    assert!(!monday.body.contains("uge-anden-dag") && !monday.body.contains("dato=2026-12-01"));
    assert!(entries(&monday).len() < entries(&morten.get(WEEK).await).len());
    let all = morten.get(&format!("{WEEK}&dag=alle")).await;
    assert!(!all.body.contains("uge-anden-dag") && !all.text().contains("Her vises kun"), "{}", all.summary());
    let elsewhere = morten.get(&format!("{WEEK}&dag=2027-06-01")).await;
    assert_eq!(entries(&elsewhere), entries(&all), "a day of another week is no day of this one");
}

async fn what_is_asked_for_wrong_is_no_page(world: &World) {
    let app = TestApp::on(world);
    let morten = app.jobcenter("jobcenter-sagsbehandler").await;
    for query in ["uge=2026-W54", "part=hk", "uge=x"] {
        for page in ["/jobcenter/uge", "/jobcenter/uge.csv"] {
            assert_eq!(morten.get(&format!("{page}?{query}")).await.status, 404, "{page}?{query}");
        }
    }
    assert_eq!(morten.get("/jobcenter/uge?vis=noget").await.status, 200);
}

async fn a_week_too_full_to_read_is_summed_up_and_leads_to_each_a_kasse(world: &World) {
    let her = world.one_borger().await;
    let mads = world.tid_with(2, "2026-12-01T00:00:00").await;
    world.book(her, mads).await.unwrap();
    for minute in 1..=300 {
        world.tid_with(2, &format!("2026-12-01T{:02}:{:02}:00", minute / 60, minute % 60)).await;
    }
    let app = TestApp::on(world);
    let morten = app.jobcenter("jobcenter-sagsbehandler").await;
    let hk = world.organisation("a_kasse", "hk").await;
    let sums = morten.get(WEEK).await;
    assert!(sums.text().contains("Vælg en a-kasse for at se tiderne én for én"), "{}", sums.summary());
    assert!(!sums.text().contains("Booket i ugen"), "nobody is named: {}", sums.summary());
    let link = format!("href=\"/jobcenter/uge?uge=2026-W49&amp;part={}\"", hk.to_string().replace('-', "%2D"));
    assert!(sums.body.contains(&link), "{}", sums.summary());
    let of_hk = morten.get(&format!("{WEEK}&part={hk}")).await;
    assert!(entries(&of_hk).len() > 300 && of_hk.text().contains("Booket i ugen"), "{}", of_hk.summary());
    let file = morten.get("/jobcenter/uge.csv?uge=2026-W49").await;
    let lines: Vec<Vec<&str>> = file.body.lines().map(|line| line.split(';').collect()).collect();
    let first = lines.iter().find(|line| line[1].starts_with("0.00")).unwrap();
    let of_hk = lines.iter().filter(|line| (line[0], line[2]) == (first[0], first[2]));
    let places = of_hk.map(|line| [6, 7, 8].map(|column| line[column].parse::<u32>().unwrap()));
    let (ledige, optaget) = places.fold((0, 0), |sum, place| (sum.0 + place[0], sum.1 + place[1] + place[2]));
    let told = format!("{ledige} ledige, {optaget} optaget");
    assert!(ledige > 600 && sums.text().contains(&told), "{told}: {}", sums.summary());
}
