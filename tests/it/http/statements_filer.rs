//! How many statements a line of a file costs does not depend on how many lines there are. Counted in the log of a real server.

use super::filer::{HEAD, numbers, send};
use super::server::Server;
use super::statements::counted;
use crate::support::{World, on_both_engines};

on_both_engines! { a_line_of_a_file_costs_the_same_statements_among_ten_and_among_two_hundred }

/// More than looking at a line should need, and more than doing one.
const LOOK: usize = 20;
const LOAD: usize = 35;

/// Looks at a file of frister for `n` people and loads it; gives the ids of the two requests.
async fn load(world: &World, server: &Server, n: u32) -> [String; 2] {
    let lines = numbers(world, n).await.into_iter().map(|cpr| format!("{cpr};17;4.12.2026;18.12.2026\r\n"));
    let text = format!("{HEAD}\r\n{}", lines.collect::<String>());
    let jytte = server.jobcenter("jobcenter-koordinator").await;
    let seen = send(&jytte, &[("indhold", ""), ("handling", "vis")], Some(text.as_bytes())).await;
    assert_eq!(seen.status, 200, "{}", seen.summary());
    let (id, kept) = (seen.form().value("id").to_owned(), seen.form().value("indhold").to_owned());
    let done = send(&jytte, &[("indhold", &kept), ("id", &id), ("handling", "indlaes")], None).await;
    assert!(done.location().contains(&id), "{}", done.summary());
    [&seen, &done].map(|answer| answer.header("x-request-id").to_owned())
}

async fn a_line_of_a_file_costs_the_same_statements_among_ten_and_among_two_hundred(world: &World) {
    let server = Server::start(&world.db.url(), "warn,faellestid=info,sqlx::query=debug").await;
    let mut measured = vec![];
    for lines in [10, 20, 200] {
        measured.push((lines as usize, load(world, &server, lines).await));
    }
    server.jobcenter("jobcenter-koordinator").await.get("/jobcenter").await;
    let (_, log) = server.stop("TERM").await;
    let counted = counted(&log);
    for (place, most) in [LOOK, LOAD].into_iter().enumerate() {
        let of: Vec<_> = measured.iter().map(|(lines, requests)| (*lines, counted[&requests[place]])).collect();
        let a_line = |(fewer, before): (usize, usize), (more, after): (usize, usize)| (after - before) / (more - fewer);
        let (first, later) = (a_line(of[0], of[1]), a_line(of[1], of[2]));
        assert!(first <= most && later <= first, "{of:?}");
    }
}
