//! Both engines have the same shape: tables, columns in order, nullability, keys, unique indexes, CHECKs and references.

use std::collections::BTreeSet;

use crate::support::{Engine, Raw, TestDb};
use faellestid::store::Store;

/// A migrated database without data, and two ways into it.
async fn migrated(engine: Engine) -> (TestDb, Store, Raw) {
    let db = TestDb::empty(engine).await;
    let (store, raw) = (db.store().await, Raw::open(&db.url()));
    store.migrate().await.unwrap();
    (db, store, raw)
}

/// What one query of its own gives on each engine, as sets.
async fn both(sqlite: &str, postgres: &str) -> [BTreeSet<String>; 2] {
    let (_file, _, on_sqlite) = migrated(Engine::Sqlite).await;
    let (_database, _, on_postgres) = migrated(Engine::Postgres).await;
    let facts = [on_sqlite.texts(sqlite).await, on_postgres.texts(postgres).await];
    facts.map(|facts| {
        assert!(!facts.is_empty());
        facts.into_iter().collect()
    })
}

fn migration_names(engine: &str) -> Vec<String> {
    let folder = std::fs::read_dir(format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut names: Vec<_> = folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn both_engines_have_the_same_migrations() {
    assert_eq!(migration_names("sqlite"), migration_names("postgres"));
    assert!(!migration_names("sqlite").is_empty());
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (_db, store, raw) = migrated(engine).await;
        let tables = raw.tables().await;
        store.migrate().await.unwrap();
        assert!(store.is_current().await.unwrap());
        assert_eq!(raw.tables().await, tables);
    }
}

#[tokio::test]
async fn a_database_with_another_migration_than_ours_is_not_current() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (_db, store, raw) = migrated(engine).await;
        raw.run("UPDATE _sqlx_migrations SET version = version + 1000").await;
        assert!(!store.is_current().await.unwrap());
        assert!(store.migrate().await.is_err(), "a newer program was here");
        assert!(TestDb::empty(engine).await.store().await.is_current().await.is_err(), "never migrated");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn processes_may_migrate_at_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let db = TestDb::empty(engine).await;
        let mut processes = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let store = db.store().await;
            processes.spawn(async move { store.migrate().await.map(|()| store) });
        }
        for store in processes.join_all().await {
            assert!(store.unwrap().is_current().await.unwrap());
        }
    }
}

#[tokio::test]
async fn tables_and_columns_are_the_same_in_the_same_order() {
    let [sqlite, postgres] = both(
        "SELECT tables.name || '.' || cid || ' ' || columns.name || ' ' || columns.type || iif(columns.\"notnull\" OR pk > 0, '', ' NULL')
         FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_sqlx%' ESCAPE '\\' AND tables.name NOT LIKE 'sqlite%'",
        "SELECT table_name || '.' || ordinal_position - 1 || ' ' || column_name || ' ' ||
         CASE data_type WHEN 'uuid' THEN 'BLOB' WHEN 'integer' THEN 'INTEGER' WHEN 'bigint' THEN 'INTEGER' WHEN 'boolean' THEN 'INTEGER'
         ELSE 'TEXT' END || CASE is_nullable WHEN 'YES' THEN ' NULL' ELSE '' END
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'",
    )
    .await;
    assert_eq!(sqlite, postgres);
    assert!(sqlite.contains("tid.8 kapacitet INTEGER") && sqlite.contains("frist.6 indkaldelse_id BLOB NULL"));
}

#[tokio::test]
async fn keys_and_unique_indexes_are_the_same() {
    let [sqlite, postgres] = both(
        "SELECT tables.name || ' (' || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(indexes.name) ORDER BY seqno))
         || ')' || iif(partial, ' partial', '')
         FROM sqlite_master AS tables JOIN pragma_index_list(tables.name) AS indexes
         WHERE tables.type = 'table' AND indexes.\"unique\" AND tables.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
        "SELECT relname || ' (' || (SELECT string_agg(attname, ',' ORDER BY place) FROM unnest(indkey) WITH ORDINALITY AS key (number, place)
         JOIN pg_attribute ON attrelid = indrelid AND attnum = key.number) || ')' || CASE WHEN indpred IS NULL THEN '' ELSE ' partial' END
         FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
         WHERE indisunique AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_sqlx%'",
    )
    .await;
    assert_eq!(sqlite, postgres);
    assert!(sqlite.contains("indkaldelse (borger_id,gruppe) partial") && sqlite.contains("tid (serie_id,local_start)"));
}

#[tokio::test]
async fn references_are_the_same() {
    let [sqlite, postgres] = both(
        "SELECT tables.name || '.' || links.\"from\" || ' ' || links.\"table\"
         FROM sqlite_master AS tables JOIN pragma_foreign_key_list(tables.name) AS links WHERE tables.type = 'table'",
        "SELECT conrelid::regclass || '.' || attname || ' ' || confrelid::regclass
         FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'",
    )
    .await;
    assert_eq!(sqlite, postgres);
}

/// The columns that each CHECK of a table looks at, from the words of the statement that made it.
fn checked(table: &str, statement: &str, columns: &[String]) -> Vec<String> {
    let statement: String =
        statement.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join(" ");
    let checks = statement.split("CHECK (").skip(1).map(|rest| {
        let mut depth = 1;
        let end = rest.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        let outside_quotes = rest[..end.unwrap()].split('\'').step_by(2).collect::<Vec<_>>().join(" ");
        let words: BTreeSet<_> =
            outside_quotes.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect();
        let mut looked_at: Vec<_> = columns.iter().filter(|column| words.contains(*column)).cloned().collect();
        looked_at.sort();
        format!("{table} ({})", looked_at.join(","))
    });
    checks.collect()
}

#[tokio::test]
async fn the_same_columns_are_checked() {
    let (_file, _, sqlite) = migrated(Engine::Sqlite).await;
    let (_database, _, postgres) = migrated(Engine::Postgres).await;
    let mut on_sqlite = Vec::new();
    for table in sqlite.tables().await {
        let made = sqlite.texts(&format!("SELECT sql FROM sqlite_master WHERE name = '{table}'")).await;
        on_sqlite.extend(checked(&table, &made[0], &sqlite.columns(&table).await));
    }
    let mut on_postgres = postgres
        .texts(
            "SELECT conrelid::regclass || ' (' || (SELECT string_agg(attname, ',' ORDER BY attname COLLATE \"C\") FROM pg_attribute
             WHERE attrelid = conrelid AND attnum = ANY (conkey)) || ')' FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace",
        )
        .await;
    on_sqlite.sort();
    on_postgres.sort();
    assert_eq!(on_sqlite, on_postgres);
    assert!(on_sqlite.contains(&"tid (kapacitet,optaget)".to_owned()));
}
