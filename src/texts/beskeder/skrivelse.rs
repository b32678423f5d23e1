//! A message in words, before it is an e-mail, a letter or a document.

/// Subject, paragraphs, rows, paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skrivelse {
    /// One line.
    pub emne: String,
    /// What has happened and what she has to do.
    pub indledning: Vec<String>,
    /// The details: what it is, and what that is called.
    pub raekker: Vec<(&'static str, String)>,
    /// What else she should know.
    pub slutning: Vec<String>,
}

impl Skrivelse {
    /// As plain text: paragraphs with an empty line between, a row a line.
    pub fn som_tekst(&self) -> String {
        let mut afsnit = self.indledning.clone();
        if !self.raekker.is_empty() {
            afsnit.push(super::samtale::som_tekst(&self.raekker));
        }
        afsnit.extend(self.slutning.iter().cloned());
        afsnit.join("\n\n")
    }
}
