//! The spelling of what people read: every text in `src/texts` must be right in Danish or in English, word by word. Names and
//! words of the field that no dictionary has stand in `xtask/words.txt`.

mod literals;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::shell::{Outcome, file_error};
use crate::{packages, paths};

const DICTIONARIES: [&str; 2] = ["da_DK", "en_GB"];

/// Fails with every text that is in neither language, and the words it stumbles over.
pub fn check() -> Outcome {
    install()?;
    let texts = texts()?;
    let all: BTreeSet<&str> = texts.iter().flat_map(|(_, text)| words(text)).collect();
    let own = own_words()?;
    let unknown: Vec<BTreeSet<String>> = DICTIONARIES
        .iter()
        .map(|dictionary| unknown(dictionary, all.iter().copied().filter(|word| !own.contains(&word.to_lowercase()))))
        .collect::<Outcome<_>>()?;
    let mut wrong: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for (file, text) in &texts {
        // A text is in one language: it is measured by the dictionary that knows most of it.
        let misses =
            unknown.iter().map(|unknown| words(text).filter(|&word| unknown.contains(word)).collect::<Vec<_>>());
        let fewest = misses.min_by_key(Vec::len).unwrap_or_default();
        if !fewest.is_empty() {
            wrong.entry(file.clone()).or_default().push(format!("  {} in \"{text}\"", fewest.join(", ")));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = wrong.iter().map(|(file, lines)| format!("{}\n{}", file.display(), lines.join("\n"))).collect();
    Err(format!("Unknown words (a new right word goes into xtask/words.txt):\n{}", lines.join("\n")))
}

fn install() -> Outcome {
    if paths::on_path("hunspell").is_some() {
        return Ok(());
    }
    let names = ["hunspell", "hunspell-da", "hunspell-en-gb"];
    packages::install("Hunspell", "the spelling of every text is checked", &names)
}

fn texts() -> Outcome<Vec<(PathBuf, String)>> {
    let mut texts = Vec::new();
    let mut folders = vec![PathBuf::from("src/texts")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(file_error(&folder))? {
            let path = entry.map_err(file_error(&folder))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let source = std::fs::read_to_string(&path).map_err(file_error(&path))?;
                let said = literals::of(&source).into_iter().filter(|text| !is_code(text));
                texts.extend(said.map(|text| (path.clone(), text)));
            }
        }
    }
    Ok(texts)
}

/// What machines call a thing, like "frister_laest".
fn is_code(text: &str) -> bool {
    text.contains('_') && !text.contains(' ')
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |letter: char| letter.is_alphabetic() || letter == '\'' || letter == '-';
    let word = |part: &'_ str| part.trim_matches(['\'', '-']).len() > 1;
    text.split(move |letter| !inside(letter)).filter(move |part| word(part)).map(|part| part.trim_matches(['\'', '-']))
}

fn own_words() -> Outcome<BTreeSet<String>> {
    let file = paths::root().join("xtask/words.txt");
    let text = std::fs::read_to_string(&file).map_err(file_error(&file))?;
    Ok(text.lines().filter(|line| !line.starts_with('#')).map(str::to_lowercase).collect())
}

/// Those of `words` that the dictionary does not have. A compound with a hyphen is right when its parts are.
fn unknown<'a>(dictionary: &str, words: impl Iterator<Item = &'a str>) -> Outcome<BTreeSet<String>> {
    let words: Vec<&str> = words.collect();
    let parts: BTreeSet<&str> = words.iter().flat_map(|word| word.split('-')).collect();
    let parts = hunspell(dictionary, &parts)?;
    let is_unknown = |word: &&&str| word.split('-').any(|part| parts.contains(part));
    Ok(words.iter().filter(is_unknown).map(|&word| word.to_owned()).collect())
}

fn hunspell(dictionary: &str, words: &BTreeSet<&str>) -> Outcome<BTreeSet<String>> {
    let failed = |error: std::io::Error| format!("hunspell cannot be run: {error}");
    let mut command = Command::new("hunspell");
    command.args(["-i", "utf-8", "-d", dictionary, "-l"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let mut input = child.stdin.take().ok_or("hunspell has no input")?;
    let lines = words.iter().map(|word| format!("{word}\n")).collect::<String>();
    // From a thread of its own: both pipes may be full at once.
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let answer = child.wait_with_output().map_err(failed)?;
    writer.join().map_err(|_| "hunspell's input broke off")?.map_err(failed)?;
    if !answer.status.success() {
        return Err(format!("hunspell has no dictionary {dictionary}: install hunspell-da and hunspell-en-gb."));
    }
    Ok(String::from_utf8_lossy(&answer.stdout).lines().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_words() {
        let found: Vec<_> = words("Du kan ikke-flytte a-kassens tid 'nu' - kl. 9").collect();
        assert_eq!(found, ["Du", "kan", "ikke-flytte", "a-kassens", "tid", "nu", "kl"]);
    }
}
