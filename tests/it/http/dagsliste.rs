//! A day with more conversations than one page shows, and the first page of a day that is half over.

use std::collections::BTreeSet;

use super::app::TestApp;
use super::statements::fill;
use crate::support::{World, on_both_engines};

on_both_engines! {
    a_long_day_is_shown_page_by_page_and_whole_when_asked,
    the_first_page_shows_what_is_to_come,
}

/// The conversations a page leads to.
fn shown(answer: &super::answer::Answer) -> Vec<String> {
    answer.links().into_iter().filter(|href| href.contains("/samtale/")).collect()
}

async fn a_long_day_is_shown_page_by_page_and_whole_when_asked(world: &World) {
    fill(world, 60, 1).await;
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let day = "/jobcenter/dag?dato=2026-12-01";
    let whole = jytte.get(&format!("{day}&alle=ja")).await;
    let all = shown(&whole);
    assert!(all.len() >= 60 && !whole.text().contains("side 1 af"), "{}", whole.summary());
    let first = jytte.get(day).await;
    assert_eq!(shown(&first), all[..50]);
    assert!(first.text().contains(&format!("{} samtaler, side 1 af 2", all.len())), "{}", first.summary());
    let second = jytte.get(&format!("{day}&side=2")).await;
    assert_eq!(shown(&second), all[50..], "in the same order, each once");
    assert_eq!(shown(&jytte.get(&format!("{day}&side=99")).await), all[50..], "there is no later page");
    assert_eq!(shown(&jytte.get(&format!("{day}&side=0")).await), all[..50]);
    let file = jytte.get("/jobcenter/dag.csv?dato=2026-12-01").await;
    assert_eq!(file.body.lines().count(), all.len() + 1, "all of the day");
    let short = jytte.get("/jobcenter/dag").await;
    assert!(!short.text().contains("side 1 af"), "a short day is one page");
}

async fn the_first_page_shows_what_is_to_come(world: &World) {
    fill(world, 60, 1).await;
    // The made-up times begin a minute after another from 0.01 on and last an hour at most.
    world.clock.set(crate::support::at("2026-11-30T23:30:00Z"));
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    let page = jytte.get("/jobcenter").await;
    let first = shown(&page);
    assert_eq!((first.len(), first.iter().collect::<BTreeSet<_>>().len()), (20, 20));
    let all = shown(&jytte.get("/jobcenter/dag?alle=ja").await);
    assert!(page.text().contains(&format!("Se også dagens andre {} samtaler", all.len() - 20)), "{}", page.summary());
    let from = all.iter().position(|href| *href == first[0]).unwrap();
    assert_eq!(first, all[from..from + 20], "those that are not over, in the day's order");
}
