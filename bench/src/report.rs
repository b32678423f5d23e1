//! The table that comes out, and what fails.

use std::fmt;

use crate::database::Engine;

/// What a figure is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Within the budget, or nothing to keep to.
    Ok,
    /// Over a budget in absolute time: machines are noisy.
    Warn,
    /// A booking lost, a size or a ratio over its budget.
    Fail,
}

impl Verdict {
    /// For correctness, sizes and ratios.
    pub fn must(kept: bool) -> Self {
        if kept { Self::Ok } else { Self::Fail }
    }

    /// For absolute times and rates.
    pub fn should(kept: bool) -> Self {
        if kept { Self::Ok } else { Self::Warn }
    }
}

#[derive(Debug)]
struct Row {
    what: &'static str,
    budget: &'static str,
    sqlite: String,
    postgres: String,
    verdict: Verdict,
}

/// Rows in the order they were first measured.
#[derive(Debug, Default)]
pub struct Report(Vec<Row>);

impl Report {
    /// Enters what was measured on one engine.
    pub fn put(
        &mut self,
        engine: Engine,
        what: &'static str,
        budget: &'static str,
        measured: String,
        verdict: Verdict,
    ) {
        let row = match self.0.iter_mut().position(|row| row.what == what) {
            Some(at) => &mut self.0[at],
            None => {
                self.0.push(Row { what, budget, sqlite: "–".into(), postgres: "–".into(), verdict });
                let last = self.0.len() - 1;
                &mut self.0[last]
            }
        };
        crate::say(&format!("  {}: {what}: {measured} ({verdict})", engine.name()));
        row.verdict = row.verdict.max(verdict);
        match engine {
            Engine::Sqlite => row.sqlite = measured,
            Engine::Postgres => row.postgres = measured,
        }
    }

    /// Whether nothing failed.
    pub fn passed(&self) -> bool {
        self.0.iter().all(|row| row.verdict != Verdict::Fail)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ok => "ok",
            Self::Warn => "WARN",
            Self::Fail => "FAIL",
        })
    }
}

/// As Markdown, so that it can be kept.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | budget | SQLite | PostgreSQL | |\n|---|---|---|---|---|")?;
        for Row { what, budget, sqlite, postgres, verdict } in &self.0 {
            writeln!(f, "| {what} | {budget} | {sqlite} | {postgres} | {verdict} |")?;
        }
        Ok(())
    }
}
