//! An answer as a person meets it: status, headers, and of its page the heading, the faults, the choices and the form.

use axum::http::HeaderMap;

use super::html::{Tag, inside, tags, text};

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

/// The form of a page, with what it would send.
#[derive(Clone, Debug)]
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
    /// Choices and buttons: sent only when chosen.
    offered: Vec<(String, String)>,
}

impl Answer {
    /// A header; one that is not there is empty.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where a 303 leads.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.summary());
        self.header("location")
    }

    /// The one heading of the page.
    pub fn h1(&self) -> String {
        let tags = tags(&self.body);
        let headings: Vec<_> = tags.iter().filter(|tag| tag.name == "h1").collect();
        let [heading] = headings[..] else { panic!("{} headings: {}", headings.len(), self.summary()) };
        text(inside(&self.body, heading))
    }

    /// Everything that can be read on the page.
    pub fn text(&self) -> String {
        text(&self.body)
    }

    /// The part of the page that is its own.
    pub fn main(&self) -> &str {
        let main = tags(&self.body).into_iter().find(|tag| tag.name == "main").expect("a main part");
        inside(&self.body, &main)
    }

    /// The faults in the error summary, each with the field it leads to.
    pub fn faults(&self) -> Vec<(String, String)> {
        let Some((_, summary)) = self.body.split_once("id=\"fejlopsummering\"") else { return vec![] };
        let summary = &summary[..summary.find("</ul>").expect("a list of faults")];
        let links = tags(summary).into_iter().filter(|tag| tag.name == "a");
        links.map(|tag| (tag.get("href").to_owned(), text(inside(summary, &tag)))).collect()
    }

    /// Where the links of the main part lead.
    pub fn links(&self) -> Vec<String> {
        let main = self.main();
        tags(main).iter().filter(|tag| tag.name == "a").map(|tag| tag.get("href").to_owned()).collect()
    }

    /// The form of the main part.
    pub fn form(&self) -> Form {
        let main = self.main();
        let form = tags(main).into_iter().find(|tag| tag.name == "form").expect("a form");
        assert_eq!(form.get("method"), "post");
        let (mut fields, mut offered) = (Vec::new(), Vec::new());
        for tag in tags(inside(main, &form)) {
            let pair = (tag.get("name").to_owned(), tag.get("value").to_owned());
            match (tag.name.as_str(), tag.get("type")) {
                ("input", "radio") | ("button", _) => offered.push(pair),
                ("input", _) => fields.push(pair),
                _ => {}
            }
        }
        Form { action: form.get("action").to_owned(), fields, offered }
    }

    /// A line for a person who reads a failed test.
    pub fn summary(&self) -> String {
        format!("{} {:?}: {}", self.status, self.header("location"), text(&self.body))
    }

    /// Whatever went wrong, it is a page of ours: in Danish, with one heading, a title, a way on and every security header.
    pub fn assert_whole_page(&self) {
        let summary = self.summary();
        assert!(self.status < 500, "{summary}");
        assert_eq!(self.header("content-type"), "text/html; charset=utf-8", "{summary}");
        assert!(self.body.starts_with("<!DOCTYPE html><html lang=\"da\">"), "{summary}");
        assert!(!self.h1().is_empty());
        let titles: Vec<Tag> = tags(&self.body).into_iter().filter(|tag| tag.name == "title").collect();
        assert_eq!(titles.len(), 1, "{summary}");
        assert!(text(inside(&self.body, &titles[0])).ends_with(" – Fællestid"), "{summary}");
        let form = tags(self.main()).iter().any(|tag| tag.name == "form");
        assert!(form || self.links().iter().any(|link| link.starts_with('/')), "no way on: {summary}");
        self.assert_security_headers();
    }

    /// What every answer to a person tells the browser.
    pub fn assert_security_headers(&self) {
        let policy = self.header("content-security-policy");
        for part in ["default-src 'self'", "script-src 'nonce-", "form-action 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{part} is not in {policy:?}: {}", self.summary());
        }
        assert!(!policy.contains("unsafe-inline"));
        assert_eq!(self.header("x-content-type-options"), "nosniff");
        assert_eq!(self.header("referrer-policy"), "same-origin");
        assert_eq!(self.header("cache-control"), "no-store");
        assert!(!self.header("permissions-policy").is_empty() && !self.header("x-request-id").is_empty());
    }
}

impl Form {
    /// The values that are offered under a name.
    pub fn choices(&self, name: &str) -> Vec<&str> {
        self.offered.iter().filter(|(offered, _)| offered == name).map(|(_, value)| value.as_str()).collect()
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(field, _)| field == name);
        field.map_or_else(|| panic!("no field {name}: {self:?}"), |(_, value)| value)
    }

    /// Writes in a field, or takes a choice or a button. What the page does not have cannot be sent.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if let Some(field) = self.fields.iter_mut().find(|(field, _)| field == name) {
            value.clone_into(&mut field.1);
        } else {
            assert!(self.choices(name).contains(&value), "no choice {name}={value}: {self:?}");
            self.fields.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}
