//! What a borger was shown in one search, as it is kept: the days with how many times each had, or the very times.

use chrono::{NaiveDate, NaiveDateTime};

/// How a stored time reads.
const TID: &str = "%Y-%m-%dT%H:%M";

/// What she was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vist {
    /// Days to choose among, each with how many times it had.
    Dage(Vec<(NaiveDate, i64)>),
    /// Times to choose among, by their local start.
    Tider(Vec<NaiveDateTime>),
}

impl Vist {
    /// As it is stored: words apart, `2026-12-01=7` a day with seven times, `2026-12-01T09:00` a time. Several times that start at
    /// once are one word.
    pub fn som_tekst(&self) -> String {
        let mut words: Vec<_> = match self {
            Self::Dage(dage) => dage.iter().map(|(dag, antal)| format!("{dag}={antal}")).collect(),
            Self::Tider(tider) => tider.iter().map(|tid| tid.format(TID).to_string()).collect(),
        };
        words.dedup();
        words.join(" ")
    }

    /// What a stored text says; none when it says nothing, or is of another version of the program.
    pub fn fra_tekst(tekst: &str) -> Option<Self> {
        let words = || tekst.split_whitespace();
        let dag = |word: &str| {
            let (dag, antal) = word.split_once('=')?;
            Some((dag.parse().ok()?, antal.parse().ok()?))
        };
        let tid = |word: &str| NaiveDateTime::parse_from_str(word, TID).ok();
        if words().next()?.contains('=') {
            words().map(dag).collect::<Option<_>>().map(Self::Dage)
        } else {
            words().map(tid).collect::<Option<_>>().map(Self::Tider)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let tider = Vist::Tider(vec![at("2026-12-01T09:00:00"), at("2026-12-01T09:30:00")]);
        let dage = Vist::Dage(vec![("2026-12-01".parse().unwrap(), 7), ("2026-12-02".parse().unwrap(), 1)]);
        assert_eq!(tider.som_tekst(), "2026-12-01T09:00 2026-12-01T09:30");
        assert_eq!(dage.som_tekst(), "2026-12-01=7 2026-12-02=1");
        for vist in [tider, dage] {
            assert_eq!(Vist::fra_tekst(&vist.som_tekst()), Some(vist));
        }
    }

    #[test]
    fn two_at_once_are_one_and_nothing_is_nothing() {
        let nine: NaiveDateTime = "2026-12-01T09:00:00".parse().unwrap();
        assert_eq!(Vist::Tider(vec![nine, nine]).som_tekst(), "2026-12-01T09:00");
        for nothing in ["", " ", "i morgen", "2026-12-01=mange", "2026-12-01T09:00 2026-12-02=1"] {
            assert_eq!(Vist::fra_tekst(nothing), None, "{nothing}");
        }
    }
}
