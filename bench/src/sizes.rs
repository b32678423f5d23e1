//! What a borger's browser fetches, in bytes on the wire, heads included: Sofie's way from the front page to the check.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use crate::database::Engine;
use crate::http::{Answer, Client};
use crate::people::log_in;
use crate::report::{Report, Verdict};
use crate::walk::{answer_no, first_choice};
use crate::world::World;

const FIRST_VIEW: usize = 75_000;
const AFTER: usize = 15_000;
const WASM: usize = 120_000;

/// The pages, with the rows they make.
const PAGES: [&str; 5] = [
    "front page, first view / after, br (gzip)",
    "overview, first view / after, br (gzip)",
    "days, first view / after, br (gzip)",
    "times, first view / after, br (gzip)",
    "check, first view / after, br (gzip)",
];

/// One page under one encoding.
struct Weight {
    first_view: usize,
    /// What a browser that came this way has not got yet.
    after: usize,
    wasm: usize,
    parts: String,
}

pub async fn measure(world: &World, report: &mut Report) -> Result<()> {
    let addr = world.server()?.addr;
    let mut plain = Client::new(addr);
    log_in(&mut plain, "borger-med-frist").await?;
    let paths = way_to_check(&mut plain).await?;
    let mut weights = Vec::new();
    for encoding in ["br", "gzip"] {
        let mut packed = Client::new(addr).accepting(encoding);
        log_in(&mut packed, "borger-med-frist").await?;
        let mut cached = BTreeSet::new();
        let mut all = Vec::new();
        for path in &paths {
            all.push(weigh(&mut plain, &mut packed, path, &mut cached).await?);
        }
        weights.push(all);
    }
    let (Some(br), Some(gzip)) = (weights.first(), weights.get(1)) else { return Ok(()) };
    for (nth, (what, (br, gzip))) in PAGES.into_iter().zip(br.iter().zip(gzip)).enumerate() {
        let within = |page: &Weight| page.first_view <= FIRST_VIEW && (nth == 0 || page.after <= AFTER);
        let told = format!(
            "{} / {} ({} / {}) kB: {}",
            kb(br.first_view),
            kb(br.after),
            kb(gzip.first_view),
            kb(gzip.after),
            br.parts
        );
        let budget = "≤ 75 kB first view, ≤ 15 kB after";
        report.put(Engine::Sqlite, what, budget, told, Verdict::must(within(br) && within(gzip)));
    }
    let wasm = |all: &[Weight]| all.iter().map(|page| page.wasm).max().unwrap_or_default();
    let told = format!("{} ({}) kB", kb(wasm(br)), kb(wasm(gzip)));
    report.put(Engine::Sqlite, "WASM, br (gzip)", "≤ 120 kB gzip", told, Verdict::must(wasm(gzip) <= WASM));
    Ok(())
}

/// Walks with what the pages offer: a check that the fields the bench posts are the fields there are.
async fn way_to_check(client: &mut Client) -> Result<Vec<String>> {
    let book = "/borger/book";
    answer_no(client).await?;
    let day = first_choice(&text(client.get(book).await?)?, "dag")?;
    let times = client.post(book, &format!("fra=&dag={day}&handling=vaelg")).await?.location.context("no day")?;
    let tid = first_choice(&text(client.get(&times).await?)?, "tid")?;
    let held = client.post(&times, &format!("tid={tid}&handling=vaelg")).await?;
    let check = held.location.context("no hold")?;
    first_choice(&text(client.get(&check).await?)?, "noegle")?;
    Ok(["/", "/borger", book, &times, &check].map(str::to_owned).to_vec())
}

fn text(answer: Answer) -> Result<String> {
    ensure!(answer.status == 200, "a page answered {}", answer.status);
    Ok(String::from_utf8(answer.body)?)
}

async fn weigh(plain: &mut Client, packed: &mut Client, path: &str, cached: &mut BTreeSet<String>) -> Result<Weight> {
    let html = packed.get(path).await?.bytes;
    let page = text(plain.get(path).await?)?;
    let mut files = named_in(&page);
    for css in files.clone().iter().filter(|file| file.ends_with(".css")) {
        files.extend(icons_of(css, &text(plain.get(css).await?)?));
    }
    let (mut css, mut fonts, mut scripts, mut images, mut wasm, mut known) = (0, 0, 0, 0, 0, 0);
    for file in files {
        let answer = packed.get(&file).await?;
        ensure!(answer.status == 200, "{file} answered {}", answer.status);
        let kind = match file.rsplit('.').next().unwrap_or_default() {
            "css" => &mut css,
            "woff2" => &mut fonts,
            "js" => &mut scripts,
            "wasm" => &mut wasm,
            _ => &mut images,
        };
        *kind += answer.bytes;
        if !cached.insert(file.clone()) && !file.ends_with(".wasm") {
            known += answer.bytes;
        }
    }
    let first_view = html + css + fonts + scripts + images;
    let parts =
        format!("html {}, css {}, fonts {}, js {}, images {}", kb(html), kb(css), kb(fonts), kb(scripts), kb(images));
    Ok(Weight { first_view, after: first_view - known, wasm, parts })
}

/// The files of the front end that a page names, its mark included.
fn named_in(page: &str) -> BTreeSet<String> {
    let ends = |letter: char| matches!(letter, '"' | '\'' | '#' | ')' | ' ' | '>' | '`' | '\\');
    let names = page.split("/pkg/").skip(1).filter_map(|rest| rest.split(ends).next());
    let files = names.filter(|name| name.contains('.')).map(|name| format!("/pkg/{name}"));
    files.chain(["/favicon.svg".to_owned()]).collect()
}

/// The icons a style sheet names. A browser fetches only those it needs; fonts are counted where a page preloads them.
fn icons_of(css: &str, text: &str) -> Vec<String> {
    let folder = css.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let names = names.filter_map(|name| name.trim_matches(['"', '\'']).strip_prefix("./icons/"));
    names.map(|name| format!("{folder}/icons/{name}")).collect()
}

fn kb(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1e3)
}
