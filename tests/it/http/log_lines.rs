//! What a server wrote to its log, line by line.

use serde_json::Value;

/// One line.
pub struct Line(Value);

/// Every line; each must be JSON.
pub fn lines(log: &str) -> Vec<Line> {
    log.lines().map(|line| Line(serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))).collect()
}

impl Line {
    /// A field of the event.
    pub fn field(&self, name: &str) -> &str {
        self.0["fields"][name].as_str().unwrap_or_default()
    }

    /// Which part of the program wrote it.
    pub fn target(&self) -> &str {
        self.0["target"].as_str().unwrap_or_default()
    }

    /// Something about the request that it belongs to; empty outside of one.
    pub fn request(&self, what: &str) -> &str {
        let spans = self.0["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
        let request = spans.iter().find(|span| span["name"] == "request");
        request.and_then(|span| span[what].as_str()).unwrap_or_default()
    }

    /// The line of an answer: one a request.
    pub fn is_answer(&self) -> bool {
        self.field("message") == "answered" && self.target().starts_with("faellestid")
    }
}
