//! The a-kasser from 2023 to 2026, with their mergers.
//!
//! Sources: a-kasser.dk for 2023–24, the names of the Jobindsats statistics from 2025. Danmarks Statistik's codes are other
//! numbers and must not be used as official ones.
//! To add a merger: end the row that goes with `until`, and name the row it went into.

use chrono::NaiveDate;

use crate::domain::code_lists::Validity;

/// An a-kasse in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AKasse {
    /// Our own key: lower-case ASCII, stable over changes of name.
    pub slug: &'static str,
    /// The newest name known. When an a-kasse took it is not recorded.
    pub name: &'static str,
    /// Three-digit main number with leading zero. Verified for Lederne only.
    pub official_number: Option<&'static str>,
    /// Days on which the a-kasse had members. The first one is where the table starts, not when the a-kasse was founded.
    pub validity: Validity,
    /// Slug of the a-kasse that took the members over on the day after the last.
    pub merged_into: Option<&'static str>,
}

/// First day that the sources speak for.
const TABLE_START: Option<NaiveDate> = NaiveDate::from_ymd_opt(2023, 1, 1);

const fn listed(slug: &'static str, name: &'static str) -> AKasse {
    let validity = Validity { from: TABLE_START, to: None };
    AKasse { slug, name, official_number: None, validity, merged_into: None }
}

const fn until(year: i32, month: u32, day: u32) -> Validity {
    Validity { from: TABLE_START, to: NaiveDate::from_ymd_opt(year, month, day) }
}

/// All of them, by slug.
pub static AKASSER: [AKasse; 22] = [
    listed("3f", "Faglig Fælles A-kasse (3F)"),
    listed("aka", "Akademikernes A-kasse"),
    listed("ajks", "A-kassen for Journalistik, Kommunikation og Sprog (AJKS)"),
    listed("ase", "A-kassen Ase"),
    listed("bupl", "BUPL A-kasse"),
    listed("ca", "CA A-kasse"),
    listed("dfh", "Det Faglige Hus A-kasse"),
    listed("dsa", "Din Sundhedsfaglige A-kasse (DSA)"),
    listed("fak", "Din Faglige A-kasse"),
    listed("foa", "FOAs A-kasse"),
    listed("frie", "A-kassen Frie"),
    listed("ftfa", "A-kassen A&Til (tidligere FTFa)"),
    listed("hk", "HK/Danmarks A-kasse"),
    listed("krifa", "Kristelig A-kasse (Krifa)"),
    AKasse { official_number: Some("067"), ..listed("lederne", "Lederne A-kasse") },
    listed("laererne", "Lærernes A-kasse"),
    listed("ma", "Magistrenes A-kasse (MA)"),
    listed("metal", "Metalarbejdernes A-kasse (Metal)"),
    listed("min", "Min A-kasse"),
    AKasse {
        validity: until(2024, 12, 31),
        merged_into: Some("fak"),
        ..listed("nnf", "Fødevareforbundet NNF's A-kasse")
    },
    listed("sl", "Socialpædagogernes A-kasse"),
    listed("tekniker", "Teknikernes A-kasse"),
];

/// The a-kasse with the slug, also one that is gone.
pub fn akasse(slug: &str) -> Option<AKasse> {
    AKASSER.iter().copied().find(|akasse| akasse.slug == slug)
}

/// The a-kasser there were on the day, by slug. None before 2023: the table does not reach that far.
pub fn akasser_on(date: NaiveDate) -> impl Iterator<Item = AKasse> {
    AKASSER.iter().copied().filter(move |akasse| akasse.validity.contains(date))
}

/// Who has the members of the a-kasse on the day: itself, or where mergers have led. `None` if nobody is known.
pub fn akasse_on(slug: &str, date: NaiveDate) -> Option<AKasse> {
    let mergers = std::iter::successors(akasse(slug), |gone| gone.merged_into.and_then(akasse));
    // Bounded by the table, so that a slip in it cannot turn into an endless walk.
    mergers.take(AKASSER.len()).find(|akasse| akasse.validity.contains(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn counts_by_year() {
        for (date, count) in
            [("2022-12-31", 0), ("2023-01-01", 22), ("2024-12-31", 22), ("2025-01-01", 21), ("2026-12-31", 21)]
        {
            assert_eq!(akasser_on(day(date)).count(), count, "{date}");
        }
    }

    #[test]
    fn nnf_went_into_fak() {
        let holder = |date| akasse_on("nnf", day(date)).map(|akasse| akasse.slug);
        assert_eq!((holder("2024-12-31"), holder("2025-01-01")), (Some("nnf"), Some("fak")));
        assert_eq!((holder("2022-01-01"), akasse_on("ukendt", day("2025-01-01"))), (None, None));
    }

    #[test]
    fn slugs_are_plain_and_unique_and_mergers_lead_somewhere() {
        let slugs: BTreeSet<_> = AKASSER.iter().map(|akasse| akasse.slug).collect();
        assert_eq!(slugs.len(), AKASSER.len());
        assert!(slugs.iter().all(|slug| slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())));
        assert!(AKASSER.iter().all(|akasse| akasse.validity.to.is_some() == akasse.merged_into.is_some()));
        assert!(AKASSER.iter().all(|akasse| akasse_on(akasse.slug, day("2026-01-01")).is_some()));
    }

    #[test]
    fn only_one_number_is_verified() {
        let numbers: Vec<_> = AKASSER.iter().filter_map(|akasse| akasse.official_number).collect();
        assert_eq!(numbers, ["067"]);
    }
}
