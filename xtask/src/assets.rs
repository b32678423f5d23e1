//! Style sheet, icons and fonts, from `style/` and the npm package of Det Fælles Designsystem.

use std::fs;
use std::path::Path;

use crate::frontend::pkg;
use crate::node::Node;
use crate::paths;
use crate::shell::{Outcome, file_error, run, say};
use crate::stamp::{self, write_if_changed};

const SYSTEM: &str = "dkfds/dist";

/// Builds `faellestid.css`, `icons.svg`, and the files that the CSS names under `icons/` and `fonts/`.
pub fn build(node: &Node) -> Outcome {
    let root = paths::root();
    let inputs = [
        root.join("style"),
        root.join("package-lock.json"),
        root.join("public/favicon.svg"),
        root.join("xtask/src/assets.rs"),
    ];
    let outputs = ["faellestid.css", "icons.svg", "icons", "fonts"].map(|name| pkg().join(name));
    stamp::stage("assets", &inputs, &outputs, || {
        say("Building the style sheet, icons and fonts");
        for folder in [&outputs[2], &outputs[3]].into_iter().filter(|folder| folder.exists()) {
            fs::remove_dir_all(folder).map_err(file_error(folder))?;
        }
        style_sheet(node, &outputs[0])?;
        files_named_in(&outputs[0])?;
        sprite(&outputs[1])
    })
}

fn style_sheet(node: &Node, to: &Path) -> Outcome {
    let mut sass = node.script("sass/sass.js");
    run(sass
        .args(["--no-source-map", "--style=compressed", "--quiet-deps", "--load-path=node_modules", "style/main.scss"])
        .arg(to))
}

/// Copies what the CSS asks for, and nothing else: icons, the mark, the fonts.
fn files_named_in(css: &Path) -> Outcome {
    let text = fs::read_to_string(css).map_err(file_error(css))?;
    for address in addresses(&text) {
        let Some(name) = address.strip_prefix("./") else {
            return Err(format!(
                "The style sheet names {address}: only addresses that start with ./ are served, and no data: addresses."
            ));
        };
        let from = match name.split_once('/') {
            Some(("icons", "maerke.svg")) => paths::root().join("public/favicon.svg"),
            Some(("icons", icon)) => paths::npm(SYSTEM).join("img/svg-icons").join(icon),
            Some(("fonts", font)) => paths::npm(SYSTEM).join("fonts/IBMPlexSans/split/woff2").join(font),
            _ => return Err(format!("The style sheet names {address}: neither an icon nor a font.")),
        };
        write_if_changed(&pkg().join(name), &fs::read(&from).map_err(file_error(&from))?)?;
    }
    Ok(())
}

/// What stands in `url("…")`, in order.
fn addresses(css: &str) -> Vec<&str> {
    let after_each = css.split("url(").skip(1);
    after_each.filter_map(|rest| rest.split_once(')')).map(|(address, _)| address.trim_matches(['"', '\''])).collect()
}

/// One SVG with the symbols that `style/icons.txt` lists; pages refer to them as `icons.svg#name`.
fn sprite(to: &Path) -> Outcome {
    let all = paths::npm(SYSTEM).join("img/all-svg-icons.svg");
    let all = fs::read_to_string(&all).map_err(file_error(&all))?;
    let list = fs::read_to_string("style/icons.txt").map_err(file_error(Path::new("style/icons.txt")))?;
    let mut text = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg">"#);
    for name in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        text.push_str(
            symbol(&all, name).ok_or_else(|| format!("style/icons.txt: the design system has no icon {name}."))?,
        );
    }
    text.push_str("</svg>\n");
    write_if_changed(to, text.as_bytes())
}

fn symbol<'a>(sprite: &'a str, name: &str) -> Option<&'a str> {
    const END: &str = "</symbol>";
    let start = sprite.find(&format!(r#"<symbol id="{name}""#))?;
    let length = sprite[start..].find(END)? + END.len();
    Some(&sprite[start..start + length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_with_and_without_quotes() {
        assert_eq!(
            addresses(r#"a{b:url("./icons/x.svg")}c{d:url(./fonts/y.woff2) format("woff2")}"#),
            ["./icons/x.svg", "./fonts/y.woff2"]
        );
    }

    #[test]
    fn a_symbol_is_cut_out_by_its_whole_name() {
        let sprite = r#"<svg><symbol id="check-white"><a/></symbol><symbol id="check"><b/></symbol></svg>"#;
        assert_eq!(symbol(sprite, "check"), Some(r#"<symbol id="check"><b/></symbol>"#));
        assert_eq!(symbol(sprite, "nothing"), None);
    }
}
