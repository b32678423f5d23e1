//! The string literals of Rust source, without those of comments and tests, and without what is filled in.

/// In order.
pub fn of(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let said = source.lines().filter(|line| !is_aside(line)).collect::<Vec<_>>().join("\n");
    literals(&said)
}

/// A comment, or an attribute, whose text only engineers read.
fn is_aside(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") || line.starts_with("#[") || line.starts_with("#![")
}

fn literals(source: &str) -> Vec<String> {
    let (mut found, mut letters) = (Vec::new(), source.chars());
    while letters.by_ref().any(|letter| letter == '"') {
        let (mut text, mut filled_in) = (String::new(), 0);
        while let Some(letter) = letters.next().filter(|&letter| letter != '"') {
            match letter {
                '\\' => drop(letters.next()),
                '{' => filled_in += 1,
                '}' => filled_in -= 1,
                plain if filled_in == 0 => text.push(plain),
                _ => {}
            }
        }
        found.push(text);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_is_said_is_found_and_nothing_else() {
        let source = "/// \"ikke mig\"\n#[expect(x, reason = \"nor me\")]\nA => \"Hej {navn}, du\" / \"Say \\\"hi\\\"\",\n#[cfg(test)]\n\"test\"";
        assert_eq!(of(source), ["Hej , du", "Say hi"]);
    }
}
