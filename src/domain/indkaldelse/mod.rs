//! An indkaldelse: a planned conversation, whether an authority summoned or the borger booked it herself (as in DFDG).

mod udkast;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::code_lists::{MyndighedType, SamtaleType};
use super::stored_text::stored_text;

pub use udkast::{Gennemloeb, Opslag, Tidspunkt, Udkast};

stored_text! {
    /// Whether the conversation stands. That it has been held is a fact of its own, not a status.
    #[derive(Serialize, Deserialize)]
    pub enum IndkaldelseStatus {
        /// It stands.
        Planlagt = "planlagt",
        /// Called off, by whomever.
        Aflyst = "aflyst",
    }
}

stored_text! {
    /// Who called a conversation off. An authority's act never costs the borger her frist.
    #[derive(Serialize, Deserialize)]
    pub enum Aflyser {
        /// She did.
        Borger = "borger",
        /// The authority that holds it.
        Myndighed = "myndighed",
        /// Its time was closed.
        Lukning = "lukning",
        /// The system that owns it.
        Ejersystem = "ejersystem",
        /// A fact about her changed: another jobcenter, death.
        Registeret = "registeret",
    }
}

stored_text! {
    /// What excludes what: a borger has at most one future conversation, held by the jobcenter, in each group.
    /// Source: DFDG IndkaldelseService, a citizen must not be confused by several bookings.
    #[derive(Serialize, Deserialize)]
    pub enum Gruppe {
        /// Jobsamtale (7) and fælles jobsamtale (17).
        Jobsamtale = "jobsamtale",
        /// Opfølgningssamtale (4).
        Opfoelgning = "opfoelgning",
        /// An a-kasse's own conversations, and the jobcenter's of other types: they neither block nor release anything.
        /// (Stored under the name it had when only the a-kasse's were known.)
        Uden = "a_kasse",
    }
}

impl Gruppe {
    /// The group of a conversation that `holder` holds. Source: DFDG IndkaldelseService, an a-kasse's own conversations neither
    /// block nor release.
    pub fn of(samtaletype: SamtaleType, holder: MyndighedType) -> Self {
        match (holder, samtaletype) {
            (MyndighedType::Jobcenter, SamtaleType::Jobsamtale | SamtaleType::FaellesJobsamtale) => Self::Jobsamtale,
            (MyndighedType::Jobcenter, SamtaleType::Opfoelgningssamtale) => Self::Opfoelgning,
            _ => Self::Uden,
        }
    }
}

/// The last day on which a conversation on `held_on` may be moved or called off, that whole day included, when the limit is
/// `days` whole local days before; `None` when the jobcenter does not allow it at all.
pub fn limit_before(held_on: NaiveDate, days: Option<u32>) -> Option<NaiveDate> {
    held_on.checked_sub_days(Days::new(days?.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_limit_counts_whole_days_and_zero_is_the_day_itself() {
        assert_eq!(limit_before(day("2026-12-01"), Some(1)), Some(day("2026-11-30")));
        assert_eq!(limit_before(day("2026-12-01"), Some(0)), Some(day("2026-12-01")));
        assert_eq!(limit_before(day("2026-12-01"), None), None);
    }

    #[test]
    fn seven_and_seventeen_of_the_jobcenter_are_one_group() {
        let jobcenter = |samtaletype| Gruppe::of(samtaletype, MyndighedType::Jobcenter);
        assert_eq!(jobcenter(SamtaleType::Jobsamtale), jobcenter(SamtaleType::FaellesJobsamtale));
        assert_eq!(jobcenter(SamtaleType::Opfoelgningssamtale), Gruppe::Opfoelgning);
        assert_eq!(jobcenter(SamtaleType::AndenSamtale), Gruppe::Uden);
        assert!(SamtaleType::ALL.iter().all(|&own| Gruppe::of(own, MyndighedType::AKasse) == Gruppe::Uden));
    }
}
