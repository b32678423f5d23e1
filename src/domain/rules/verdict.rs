//! What the rules say: every breach, sorted, with the fields it concerns; faults apart from warnings.

use super::{Code, Field};

/// One rule that was broken, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// Where; the first is the one to go to.
    pub fields: &'static [Field],
    /// Which rule.
    pub code: Code,
}

/// All that was found, each once, by field and code. Without faults the rules are kept, whatever is warned of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    faults: Vec<Breach>,
    warnings: Vec<Breach>,
}

impl Verdict {
    /// Adds a fault when `broken`.
    pub(super) fn refuse_if(&mut self, broken: bool, fields: &'static [Field], code: Code) {
        insert(&mut self.faults, broken, Breach { fields, code });
    }

    /// Adds a warning when `broken`.
    pub(super) fn warn_if(&mut self, broken: bool, fields: &'static [Field], code: Code) {
        insert(&mut self.warnings, broken, Breach { fields, code });
    }

    /// A verdict of one fault: for what only the database can know, such as an id that is taken.
    #[must_use]
    pub fn refused(fields: &'static [Field], code: Code) -> Self {
        Self { faults: vec![Breach { fields, code }], warnings: vec![] }
    }

    /// What was found, in order.
    pub fn breaches(&self) -> &[Breach] {
        &self.faults
    }

    /// What is allowed and should be looked at, in order.
    pub fn warnings(&self) -> &[Breach] {
        &self.warnings
    }

    /// Whether every rule is kept.
    pub fn is_kept(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether this fault was found.
    pub fn has(&self, code: Code) -> bool {
        self.faults.iter().any(|breach| breach.code == code)
    }

    /// The first code, for where only one page can be shown.
    pub fn first(&self) -> Option<Code> {
        self.faults.first().map(|breach| breach.code)
    }

    /// The code of the first fault that concerns `field`, if any.
    pub fn at(&self, field: Field) -> Option<Code> {
        self.faults.iter().find(|breach| breach.fields.contains(&field)).map(|breach| breach.code)
    }

    /// Both verdicts as one.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for breach in &other.faults {
            insert(&mut self.faults, true, *breach);
        }
        for breach in &other.warnings {
            insert(&mut self.warnings, true, *breach);
        }
        self
    }
}

fn insert(found: &mut Vec<Breach>, broken: bool, breach: Breach) {
    if let (true, Err(place)) = (broken, found.binary_search(&breach)) {
        found.insert(place, breach);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_sorted_and_names_each_breach_once() {
        let mut verdict = Verdict::default();
        verdict.refuse_if(true, &[Field::Email], Code::EmailForm);
        verdict.refuse_if(true, &[Field::Borger], Code::NotMember);
        verdict.refuse_if(true, &[Field::Email], Code::EmailForm);
        verdict.refuse_if(false, &[Field::Tid], Code::Closed);
        let codes: Vec<_> = verdict.breaches().iter().map(|breach| breach.code).collect();
        assert_eq!(codes, [Code::NotMember, Code::EmailForm]);
        assert_eq!(verdict.clone().and(&verdict), verdict);
    }

    #[test]
    fn a_warning_stands_apart_and_refuses_nothing() {
        let mut verdict = Verdict::default();
        verdict.warn_if(true, &[Field::Starttidspunkt], Code::Sammenfald);
        assert!(verdict.is_kept() && !verdict.has(Code::Sammenfald));
        assert_eq!(verdict.warnings().len(), 1);
        let both = verdict.and(&Verdict::refused(&[Field::Titel], Code::TitelMissing));
        assert!(!both.is_kept() && both.warnings().len() == 1);
        assert_eq!(both.at(Field::Titel), Some(Code::TitelMissing));
    }
}
