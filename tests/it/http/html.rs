//! Reading a page without a browser: its start tags with their attributes, and its text.

use std::collections::BTreeMap;

/// A start tag. `after` is where its content begins.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub after: usize,
}

impl Tag {
    /// An attribute; one that is not there is empty.
    pub fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }
}

/// Every start tag, in order. End tags, comments and the doctype are passed over.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        at += found + 1;
        if !html[at..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let name_end = at + html[at..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(html.len() - at);
        let (attributes, after) = attributes(html, name_end);
        tags.push(Tag { name: html[at..name_end].to_owned(), attributes, after });
        at = after;
    }
    tags
}

/// The attributes from `at` on, and where the tag ends. A `>` inside quotes does not end it.
fn attributes(html: &str, mut at: usize) -> (BTreeMap<String, String>, usize) {
    let mut attributes = BTreeMap::new();
    while let Some(skipped) = html[at..].find(|c: char| !c.is_ascii_whitespace()) {
        at += skipped;
        if html[at..].starts_with('>') {
            return (attributes, at + 1);
        }
        let end = at + html[at..].find(['=', '>', ' ', '\n']).expect("a tag ends");
        let name = html[at..end].to_owned();
        at = end;
        let mut value = String::new();
        if let Some(quoted) = html[at..].strip_prefix("=\"") {
            let length = quoted.find('"').expect("a quote ends");
            value = unescape(&quoted[..length]);
            at += length + 3;
        }
        attributes.insert(name, value);
    }
    panic!("a tag without end")
}

/// What stands between a start tag and its end tag.
pub fn inside<'a>(html: &'a str, tag: &Tag) -> &'a str {
    let rest = &html[tag.after..];
    &rest[..rest.find(&format!("</{}>", tag.name)).expect("an end tag")]
}

/// The text that is read, each run of blanks as one.
pub fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(tag) = rest.find('<') {
        text.push_str(&rest[..tag]);
        // Words in different blocks are different words; Leptos's own markers stand within words.
        text.push_str(if rest[tag..].starts_with("<!") { "" } else { " " });
        let end = tag + rest[tag..].find('>').expect("a tag ends") + 1;
        rest = &rest[end..];
    }
    text.push_str(rest);
    unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    plain.replace("&amp;", "&")
}
