//! What the rules say: every breach, sorted, with the field it concerns.

use super::Code;

/// The fields a person or a system can fill in, as the wire and the forms name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The person herself: nothing that was typed.
    Borger,
    /// The chosen time.
    Tid,
    /// Telephone number.
    Telefon,
    /// E-mail address.
    Email,
}

impl Field {
    /// The name in forms and in field paths.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Borger => "borger",
            Self::Tid => "tid",
            Self::Telefon => "telefon",
            Self::Email => "email",
        }
    }
}

/// One rule that was broken, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// Where.
    pub field: Field,
    /// Which rule.
    pub code: Code,
}

/// All that was found: sorted by field and code, each once. Empty: the rules are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict(Vec<Breach>);

impl Verdict {
    /// Adds a breach when `broken`.
    pub(super) fn refuse_if(&mut self, broken: bool, field: Field, code: Code) {
        let breach = Breach { field, code };
        if let (true, Err(place)) = (broken, self.0.binary_search(&breach)) {
            self.0.insert(place, breach);
        }
    }

    /// What was found, in order.
    pub fn breaches(&self) -> &[Breach] {
        &self.0
    }

    /// Whether every rule is kept.
    pub fn is_kept(&self) -> bool {
        self.0.is_empty()
    }

    /// The first code, for where only one page can be shown.
    pub fn first(&self) -> Option<Code> {
        self.0.first().map(|breach| breach.code)
    }

    /// The code that concerns `field`, if any.
    pub fn at(&self, field: Field) -> Option<Code> {
        self.0.iter().find(|breach| breach.field == field).map(|breach| breach.code)
    }

    /// Both verdicts as one.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for breach in &other.0 {
            self.refuse_if(true, breach.field, breach.code);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_sorted_and_names_each_breach_once() {
        let mut verdict = Verdict::default();
        verdict.refuse_if(true, Field::Email, Code::EmailForm);
        verdict.refuse_if(true, Field::Borger, Code::NotMember);
        verdict.refuse_if(true, Field::Email, Code::EmailForm);
        verdict.refuse_if(false, Field::Tid, Code::Closed);
        let codes: Vec<_> = verdict.breaches().iter().map(|breach| breach.code).collect();
        assert_eq!(codes, [Code::NotMember, Code::EmailForm]);
        assert_eq!(verdict.clone().and(&verdict), verdict);
    }
}
