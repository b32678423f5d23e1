//! Which weeks a serie has times in.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::domain::calendar::IsoWeek;

const EVERY: &str = "alle";
const EVEN: &str = "lige";
const ODD: &str = "ulige";

/// The weeks of a serie. As text: "alle", "lige", "ulige", or a list such as "2026-W49,2026-W51".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeekPattern {
    /// Every week.
    Every,
    /// Weeks of even number. Not always a fortnight apart: see [`IsoWeek::is_even`].
    Even,
    /// Weeks of odd number; two in a row when a year has 53.
    Odd,
    /// These weeks and no other. An empty list is a fault in a serie, and is stored as the empty text.
    Listed(BTreeSet<IsoWeek>),
}

/// The text is neither a known word nor a list of weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("weeks are written as alle, lige, ulige or a list such as 2026-W49,2026-W51")]
pub struct WeekPatternFejl;

impl WeekPattern {
    /// Whether the pattern has the week.
    pub fn contains(&self, week: IsoWeek) -> bool {
        match self {
            Self::Every => true,
            Self::Even => week.is_even(),
            Self::Odd => !week.is_even(),
            Self::Listed(weeks) => weeks.contains(&week),
        }
    }

    /// Whether the pattern can have no week at all.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Listed(weeks) if weeks.is_empty())
    }
}

impl fmt::Display for WeekPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every => f.write_str(EVERY),
            Self::Even => f.write_str(EVEN),
            Self::Odd => f.write_str(ODD),
            Self::Listed(weeks) => f.write_str(&weeks.iter().map(IsoWeek::to_string).collect::<Vec<_>>().join(",")),
        }
    }
}

impl FromStr for WeekPattern {
    type Err = WeekPatternFejl;

    /// A list may come in any order; blanks are refused.
    fn from_str(text: &str) -> Result<Self, WeekPatternFejl> {
        match text {
            EVERY => Ok(Self::Every),
            EVEN => Ok(Self::Even),
            ODD => Ok(Self::Odd),
            "" => Ok(Self::Listed(BTreeSet::new())),
            list => {
                list.split(',').map(str::parse).collect::<Result<_, _>>().map(Self::Listed).map_err(|_| WeekPatternFejl)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_and_lists_round_trip() {
        for text in ["alle", "lige", "ulige", "2026-W49,2026-W51", "2026-W53", ""] {
            assert_eq!(text.parse::<WeekPattern>().unwrap().to_string(), text);
        }
        assert_eq!("2027-W02,2026-W51".parse::<WeekPattern>().unwrap().to_string(), "2026-W51,2027-W02");
    }

    #[test]
    fn refuses_other_texts() {
        for text in ["Alle", "2026-W49,", "2026-W49, 2026-W51", "2025-W53", "49,51"] {
            assert_eq!(text.parse::<WeekPattern>(), Err(WeekPatternFejl), "{text}");
        }
    }

    proptest! {
        #[test]
        fn even_and_odd_share_the_weeks_between_them(year in 2000..2100i32, number in 1..=52u32) {
            let week = IsoWeek::new(year, number).unwrap();
            prop_assert!(WeekPattern::Every.contains(week));
            prop_assert_ne!(WeekPattern::Even.contains(week), WeekPattern::Odd.contains(week));
            prop_assert!(WeekPattern::Listed([week].into()).contains(week));
        }
    }
}
