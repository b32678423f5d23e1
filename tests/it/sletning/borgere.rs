//! The borger herself goes last: when she left long ago and nothing else is left about her.

use super::{delete_at, deleted, new_id, only, stamp, stranger};
use crate::support::{World, at, on_both_engines};
use faellestid::domain::ids::BorgerId;
use faellestid::domain::indstilling::Indstilling::SletBorgerDage;
use faellestid::store::Reservation;

on_both_engines! {
    she_goes_with_what_is_only_hers_on_the_day,
    one_who_died_goes_too,
    one_who_is_here_or_came_back_stays,
    whatever_is_left_about_her_keeps_her,
}

/// The tables that go with her.
const HERS: [&str; 7] =
    ["borger", "cpr_historik", "fravaer", "afgoerelse", "cv_godkendelse", "deltagelsesvalg", "opgave"];

async fn hers(world: &World, borger: BorgerId) -> Vec<usize> {
    let mut found = Vec::new();
    for tabel in HERS {
        let column = if tabel == "borger" { "id" } else { "borger_id" };
        found.push(world.raw.count(&format!("{tabel} WHERE {column} = {}", world.raw.id(borger.uuid()))).await);
    }
    found
}

/// A borger with a row in each of those tables, and what the register says of her.
async fn borger(world: &World, register: &str) -> BorgerId {
    let id = world.other_borgere(1).await[0];
    let (of, to, now) = (world.raw.id(id.uuid()), world.raw.id(stranger(world).await.uuid()), stamp(world.clock.now()));
    let (key, absence) = (world.clock.new_id(), new_id(world));
    for statement in [
        format!("UPDATE borger SET {register} WHERE id = {of}"),
        format!(
            "INSERT INTO cpr_historik (id, borger_id, cpr, til) VALUES ({}, {of}, '6112709999', {now})",
            new_id(world)
        ),
        format!("INSERT INTO fravaer (id, borger_id, fravaertype, fra) VALUES ({absence}, {of}, 56, '2026-01-01')"),
        format!(
            "INSERT INTO afgoerelse (id, borger_id, fravaer_id, aarsag, begrundelse, dato, at)
             VALUES ({}, {of}, {absence}, 'helbred', 'prøve', '2026-01-01', {now})",
            new_id(world)
        ),
        format!(
            "INSERT INTO cv_godkendelse (id, borger_id, a_kasse_id, status, dato, at) VALUES ({}, {of}, {to}, 1, '2026-01-01', {now})",
            new_id(world)
        ),
        format!("INSERT INTO deltagelsesvalg (id, borger_id, valg, at) VALUES ({}, {of}, 1, {now})", new_id(world)),
        format!(
            "INSERT INTO opgave (id, organisation_id, borger_id, slags, status, dedup, created_at, updated_at)
             VALUES ({}, {to}, {of}, 'prøve', 'aaben', '{key}', {now}, {now})",
            world.raw.id(key)
        ),
    ] {
        world.raw.run(&statement).await;
    }
    id
}

async fn she_goes_with_what_is_only_hers_on_the_day(world: &World) {
    only(world, &[(SletBorgerDage, 30)]).await;
    let gone = borger(world, "afmeldt_fra = '2026-11-20'").await;
    let stays = borger(world, "afmeldt_fra = NULL").await;
    // The whole of 19 December in Denmark is the day before.
    delete_at(world, at("2026-12-19T22:59:59Z")).await;
    assert_eq!(hers(world, gone).await, [1; 7]);
    delete_at(world, at("2026-12-19T23:00:00Z")).await;
    assert_eq!(hers(world, gone).await, [0; 7]);
    assert_eq!(hers(world, stays).await, [1; 7]);
}

async fn one_who_died_goes_too(world: &World) {
    only(world, &[(SletBorgerDage, 30)]).await;
    let gone = borger(world, "doed_dato = '2026-11-20'").await;
    delete_at(world, at("2026-12-19T12:00:00Z")).await;
    assert_eq!(hers(world, gone).await, [1; 7]);
    delete_at(world, at("2026-12-20T12:00:00Z")).await;
    assert_eq!(hers(world, gone).await, [0; 7]);
}

async fn one_who_is_here_or_came_back_stays(world: &World) {
    only(world, &[(SletBorgerDage, 0)]).await;
    let stay = [
        borger(world, "tilmeldt_fra = '2020-01-01'").await,
        borger(world, "afmeldt_fra = '2020-01-01', tilmeldt_fra = '2020-02-01'").await,
        borger(world, "afmeldt_fra = '2020-01-01', tilmeldt_fra = '2020-01-01'").await,
        borger(world, "afmeldt_fra = '2099-01-01'").await,
    ];
    let goes = borger(world, "afmeldt_fra = '2020-01-01', tilmeldt_fra = '2019-01-01'").await;
    assert_eq!(deleted(world, "borger").await, 1);
    for id in stay {
        assert_eq!(hers(world, id).await, [1; 7]);
    }
    assert_eq!(hers(world, goes).await, [0; 7]);
}

async fn whatever_is_left_about_her_keeps_her(world: &World) {
    only(world, &[(SletBorgerDage, 0)]).await;
    let id = borger(world, "afmeldt_fra = '2026-11-24'").await;
    let (of, now) = (world.raw.id(id.uuid()), stamp(world.clock.now()));
    let version = world.borger_row(id).await.version;
    for (tabel, statement) in [
        ("visning", format!("(id, at, borger_id, from_date, shown) VALUES ({}, {now}, {of}, '2026-11-24', 0)", new_id(world))),
        (
            "notifikation",
            format!(
                "(id, borger_id, kind, status, dedup, planned_at, created_at) VALUES ({}, {of}, 'prøve', 'sendt', 'x', {now}, {now})",
                new_id(world)
            ),
        ),
        (
            "frist",
            format!(
                "(id, borger_id, samtaletype, fristdato, sidste_afholdelsesdato, status, version, created_at, updated_at)
                 VALUES ({}, {of}, 17, '2026-11-24', '2026-11-24', 'overskredet', 1, {now}, {now})",
                new_id(world)
            ),
        ),
    ] {
        world.raw.run(&format!("INSERT INTO {tabel} {statement}")).await;
        assert_eq!(deleted(world, "borger").await, 0, "{tabel}");
        assert_eq!(world.borger_row(id).await.version, version, "to be looked at is no change");
        world.raw.run(&format!("DELETE FROM {tabel} WHERE borger_id = {of}")).await;
    }
    // The place of a hold is given back by its own job, in its own way.
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let mut tx = world.store.begin().await.unwrap();
    tx.save_reservation(Reservation { borger_id: id, tid_id: tid, expires_at: world.clock.now() }).await.unwrap();
    tx.change_optaget(tid, 1).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(deleted(world, "borger").await, 0, "reservation");
    world.service.let_go_of_expired_holds().await.unwrap();
    assert_eq!(hers(world, id).await, [1; 7]);
    assert_eq!(deleted(world, "borger").await, 1);
}
