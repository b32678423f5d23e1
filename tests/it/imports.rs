//! The direction of use: who may know whom. Reads every source file and refuses the rest.
//!
//! To add a folder under src/: a line in [`MAY_USE`].

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What each part of the house may use of ours, beside itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("texts", &["domain"]),
    ("islands", &["domain", "texts"]),
    ("clock", &[]),
    ("config", &["clock"]),
    ("store", &["domain"]),
    ("services", &["domain", "store", "clock"]),
    ("kanaler", &["domain", "texts", "store", "services", "clock", "config"]),
    ("jobs", &["domain", "store", "services", "kanaler", "clock"]),
    ("api", &["domain", "texts", "store", "services", "clock", "config"]),
    ("web", &["domain", "texts", "islands", "store", "services", "kanaler", "clock", "config"]),
];

/// The module tree and the command line: they join the parts and may use all of them.
const FRAME: [&str; 5] = ["lib", "main", "commands", "serve", "telemetry"];

/// What the pure parts may not even mention.
const IMPURE: [&str; 8] = ["sqlx", "axum", "leptos", "tokio", "chrono_tz", "rand", "tower", "std::env"];

/// Where a `<textarea` may stand: HTML drops its first line break, so there is one place that knows.
const TEXTAREA: &str = "src/web/components/textarea.rs";

struct Source {
    /// From the root of the project.
    path: String,
    /// `["web", "borger", "check"]`.
    module: Vec<String>,
    /// Without comments.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("src"), &mut paths);
    assert!(paths.len() > 50, "the sources were not found");
    paths.iter().map(|path| source(path.strip_prefix(root).unwrap(), &std::fs::read_to_string(path).unwrap())).collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn source(path: &Path, text: &str) -> Source {
    let path = path.to_str().unwrap().to_owned();
    let inside = path.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
    let module = inside.split('/').filter(|part| *part != "mod").map(str::to_owned).collect();
    let without_comments = text
        .lines()
        .map(|line| if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap() });
    Source { path, module, code: without_comments.collect::<Vec<_>>().join("\n") }
}

/// The parts of the house that a source names: by `crate::`, by our own name, or by enough `super::`.
fn named(source: &Source) -> BTreeSet<String> {
    let up = "super::".repeat(source.module.len());
    let mut found = BTreeSet::new();
    for door in ["crate::", "faellestid::", &up] {
        for (place, _) in source.code.match_indices(door) {
            let before = source.code[..place].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') {
                found.extend(first_names(&source.code[place + door.len()..]));
            }
        }
    }
    found.retain(|name| MAY_USE.iter().any(|(part, _)| part == name));
    found
}

/// The names directly behind a `crate::`: one, or those of a list in braces.
fn first_names(path: &str) -> Vec<String> {
    let Some(list) = path.strip_prefix('{') else {
        return vec![path.chars().take_while(|&c| c.is_alphanumeric() || c == '_').collect()];
    };
    let (mut depth, mut names, mut at_start) = (1, Vec::new(), true);
    for (place, c) in list.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            break;
        }
        if at_start && c.is_alphanumeric() {
            names.extend(first_names(&list[place..]));
            at_start = false;
        }
        at_start |= c == ',' && depth == 1;
    }
    names
}

/// Whether `word` stands in the code by itself.
fn mentions(code: &str, word: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    code.match_indices(word).any(|(place, _)| {
        !part_of_word(code[..place].chars().next_back()) && !part_of_word(code[place + word.len()..].chars().next())
    })
}

/// What a source does against the direction.
fn faults(source: &Source) -> Vec<String> {
    let part = source.module[0].as_str();
    if FRAME.contains(&part) {
        return vec![];
    }
    let Some((_, may_use)) = MAY_USE.iter().find(|(known, _)| *known == part) else {
        return vec![format!("{}: say in MAY_USE what {part} may use", source.path)];
    };
    let against = named(source).into_iter().filter(|name| name != part && !may_use.contains(&name.as_str()));
    let mut faults: Vec<_> = against.map(|name| format!("{}: {part} may not know {name}", source.path)).collect();
    if ["domain", "texts"].contains(&part) {
        let impure = IMPURE.iter().filter(|word| mentions(&source.code, word));
        faults.extend(impure.map(|word| format!("{}: {part} is pure and may not mention {word}", source.path)));
    }
    if source.code.contains("<textarea") && source.path != TEXTAREA {
        faults.push(format!("{}: a <textarea stands in {TEXTAREA} alone", source.path));
    }
    faults
}

#[test]
fn every_source_keeps_to_the_direction_of_use() {
    let faults: Vec<_> = sources().iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_is_against_the_direction_is_found_however_it_is_written() {
    let refused = [
        ("src/domain/frist.rs", "use crate::store::Frist;", "store"),
        ("src/domain/rules/mod.rs", "use super::super::clock::Clock;", "clock"),
        ("src/domain/frist.rs", "fn f() { super::super::texts::hello() }", "texts"),
        ("src/texts/mod.rs", "pub use crate::{domain::ids, services::{tider, zone}};", "services"),
        ("src/store/mod.rs", "use crate::{\n    domain::{ids, frist},\n    clock::Clock,\n};", "clock"),
        ("src/services/zone.rs", "fn f() { crate::web::page() }", "web"),
        ("src/jobs/outbox.rs", "use faellestid::api::openapi;", "api"),
        ("src/web/page.rs", "use crate::jobs;", "jobs"),
        ("src/domain/frist.rs", "use chrono_tz::Tz;", "chrono_tz"),
        ("src/domain/frist.rs", "    let x = rand::random();", "rand"),
        ("src/web/page.rs", "view! { <textarea name=\"x\"></textarea> }", "<textarea"),
        ("src/elsewhere/mod.rs", "", "MAY_USE"),
    ];
    for (path, code, word) in refused {
        let found = faults(&source(Path::new(path), code));
        assert!(found.len() == 1 && found[0].contains(word), "{path}: {code}: {found:?}");
    }
    let kept = [
        ("src/domain/frist.rs", "// use crate::store::Frist;\nuse super::ids;\nlet brand = operand; // crate::web"),
        ("src/services/tider.rs", "use crate::{clock::Clock, store::{Store, Tid}};\nuse super::zone;"),
        ("src/web/borger/check.rs", "use super::super::page;\nuse crate::texts::web_words;"),
        ("src/main.rs", "use faellestid::web;"),
    ];
    for (path, code) in kept {
        assert_eq!(faults(&source(Path::new(path), code)), [""; 0], "{path}: {code}");
    }
}
