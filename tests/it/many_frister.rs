//! The job over many borgere: it writes down what is due and nothing else, once, whoever else runs it. `ROUNDS=50` makes it
//! 100,000 borgere.

use std::ops::RangeInclusive;

use crate::support::{Raw, World, on_both_engines, rounds};
use faellestid::services::frist::{FristService, Vendt};
use faellestid::services::read_log::ReadLog;

on_both_engines! { the_job_writes_down_what_is_due_once_on_any_number_of_nodes }

/// Borgere, each with an active frist.
const BORGERE: u32 = 2_000;
/// One frist in so many is due.
const DUE: u32 = 100;

async fn the_job_writes_down_what_is_due_once_on_any_number_of_nodes(world: &World) {
    let many = rounds(BORGERE);
    let due = many / DUE;
    people(&world.raw, 1..=due, "2026-11-20").await;
    people(&world.raw, due + 1..=many, "2026-12-10").await;
    // The demo has one of its own that is due, and five that are not.
    let (due, all) = (u64::from(due) + 1, u64::from(many) + 6);

    let store = world.db.store().await;
    let (read_log, _) = ReadLog::start(store.clone());
    let another = FristService::new(store, world.clock.clone(), read_log);
    let (one, other) = tokio::join!(world.frist_service.vend(false), another.vend(false));
    for vendt in [one.unwrap(), other.unwrap()] {
        assert_eq!((vendt.set, vendt.fejlet), (due, 0));
    }
    let missed = world.raw.count("frist WHERE status = 'overskredet' AND version = 2").await;
    assert_eq!(missed as u64, due, "each once");
    assert_eq!(world.raw.count("opgave WHERE slags = 'frist_overskredet'").await as u64, due);

    assert_eq!(world.frist_service.vend(false).await.unwrap(), Vendt { set: due, vendt: 0, fejlet: 0 });
    assert_eq!(world.frist_service.vend(true).await.unwrap(), Vendt { set: all, vendt: 0, fejlet: 0 });
}

/// A table, which of its rows is copied, and the columns that differ.
type Copy<'a> = (&'a str, String, &'a [(&'a str, &'a str)]);

/// Borgere like Sofie, with a frist like hers but for its day.
async fn people(raw: &Raw, numbers: RangeInclusive<u32>, fristdato: &str) {
    let id = match raw {
        Raw::Sqlite(_) => "unhex(printf('%032x', n.i))",
        Raw::Postgres(_) => "lpad(to_hex(n.i), 32, '0')::uuid",
    };
    let dato = format!("'{fristdato}'");
    let sofie = "(SELECT id FROM borger WHERE demo_slug = 'borger-med-frist')";
    let hers = format!("(SELECT id FROM frist WHERE borger_id = {sofie})");
    let (borger, frist) = (("borger_id", id), ("frist_id", id));
    let of = |column: &str, whose: &str| format!("old.{column} = {whose}");
    let copies: [Copy<'_>; 5] = [
        ("borger", of("id", sofie), &[("id", id), ("cpr", "'P' || n.i"), ("demo_slug", "NULL")]),
        ("frist", of("id", &hers), &[("id", id), borger, ("fristdato", &dato)]),
        ("frist_historik", of("frist_id", &hers), &[frist, ("fristdato", &dato)]),
        ("haendelse", of("entitet_id", &hers), &[("id", id), ("entitet_id", id), borger]),
        ("audit", of("subject_id", &hers), &[("id", id), ("subject_id", id), borger]),
    ];
    for (table, which, new) in copies {
        let columns = raw.columns(table).await;
        let new = |name: &String| new.iter().find(|(column, _)| column == name).map(|(_, value)| (*value).to_owned());
        let values: Vec<_> = columns.iter().map(|name| new(name).unwrap_or_else(|| format!("old.{name}"))).collect();
        let (columns, values) = (columns.join(", "), values.join(", "));
        let (first, last) = (numbers.start(), numbers.end());
        raw.run(&format!(
            "WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
             INSERT INTO {table} ({columns}) SELECT {values} FROM {table} old, n WHERE {which}"
        ))
        .await;
    }
}
