//! Membership of an a-kasse over time, as the register tells it: whose member she is on a day, and which a-kasser may read about her then.

use chrono::{Days, NaiveDate};

use super::ids::OrganisationId;

/// An a-kasse reads about a person from so many days before her membership to so many days after it. Source: DFDG PersonStatusService v20
/// (*tidligere egne borgere*).
pub const LAESEDAGE: u64 = 120;

/// A membership, from its first to its last local day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Medlemsperiode {
    /// Of which a-kasse.
    pub a_kasse: OrganisationId,
    /// First day; none: nobody knows since when.
    pub fra: Option<NaiveDate>,
    /// Last day, that whole day included; none: it lasts.
    pub til: Option<NaiveDate>,
}

impl Medlemsperiode {
    /// Whether she is a member on `day`.
    pub fn omfatter(&self, day: NaiveDate) -> bool {
        self.fra.is_none_or(|fra| fra <= day) && self.til.is_none_or(|til| day <= til)
    }

    /// Whether the a-kasse may read about her on `day`: while she is a member, and [`LAESEDAGE`] before and after. Reading only: nobody
    /// writes about one who is not its member.
    pub fn kan_laeses(&self, day: NaiveDate) -> bool {
        let (senest_begyndt, tidligst_endt) = laesegraenser(day);
        self.fra.is_none_or(|fra| fra <= senest_begyndt) && self.til.is_none_or(|til| tidligst_endt <= til)
    }

    fn moeder(&self, other: &Self) -> bool {
        let before = |fra: Option<NaiveDate>, til: Option<NaiveDate>| match (fra, til) {
            (Some(fra), Some(til)) => fra <= til,
            _ => true,
        };
        before(self.fra, other.til) && before(other.fra, self.til)
    }
}

/// The memberships that may be read on `day`: those that began at the latest on the first of these days, and did not end before the second.
/// (What the store asks of many rows at once.)
pub fn laesegraenser(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let senest_begyndt = day.checked_add_days(Days::new(LAESEDAGE)).unwrap_or(NaiveDate::MAX);
    let tidligst_endt = day.checked_sub_days(Days::new(LAESEDAGE)).unwrap_or(NaiveDate::MIN);
    (senest_begyndt, tidligst_endt)
}

/// The a-kasse she is a member of on `day`.
pub fn a_kasse_paa(perioder: &[Medlemsperiode], day: NaiveDate) -> Option<OrganisationId> {
    perioder.iter().find(|periode| periode.omfatter(day)).map(|periode| periode.a_kasse)
}

/// Whether an a-kasse may read about her on `day` for the sake of a membership that is over or still to come, or of one that lasts.
pub fn a_kasse_laeser(perioder: &[Medlemsperiode], a_kasse: OrganisationId, day: NaiveDate) -> bool {
    perioder.iter().any(|periode| periode.a_kasse == a_kasse && periode.kan_laeses(day))
}

/// Whether two of them share a day: nobody is a member of two a-kasser, or twice of one.
pub fn overlapper(perioder: &[Medlemsperiode]) -> bool {
    perioder.iter().enumerate().any(|(place, one)| perioder[..place].iter().any(|other| one.moeder(other)))
}

/// The memberships once it is known that she is a member of this a-kasse (none: of no a-kasse) today, and no more than that: what held
/// ended yesterday, and what holds begins today as far as we know. What was told of later is contradicted, and goes.
pub fn efter_skift(foer: &[Medlemsperiode], nu: Option<OrganisationId>, today: NaiveDate) -> Vec<Medlemsperiode> {
    if a_kasse_paa(foer, today) == nu {
        return foer.to_vec();
    }
    let yesterday = today.pred_opt().unwrap_or(NaiveDate::MIN);
    let ended = foer.iter().filter(|periode| periode.fra.is_none_or(|fra| fra < today));
    let ended = ended.map(|periode| Medlemsperiode {
        til: Some(periode.til.map_or(yesterday, |til| til.min(yesterday))),
        ..*periode
    });
    let begun = nu.map(|a_kasse| Medlemsperiode { a_kasse, fra: Some(today), til: None });
    ended.chain(begun).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn a_kasse(number: u128) -> OrganisationId {
        OrganisationId::from_uuid(Uuid::from_u128(number))
    }

    fn periode(number: u128, fra: &str, til: &str) -> Medlemsperiode {
        let date = |text: &str| (!text.is_empty()).then(|| day(text));
        Medlemsperiode { a_kasse: a_kasse(number), fra: date(fra), til: date(til) }
    }

    #[test]
    fn an_a_kasse_reads_120_days_before_and_after_and_not_one_more() {
        let of = periode(1, "2026-06-01", "2026-06-30");
        for (date, expected) in [
            ("2026-01-31", false),
            ("2026-02-01", true),
            ("2026-06-01", true),
            ("2026-06-30", true),
            ("2026-10-28", true),
            ("2026-10-29", false),
        ] {
            assert_eq!(of.kan_laeses(day(date)), expected, "{date}");
            assert_eq!(a_kasse_laeser(&[of], a_kasse(1), day(date)), expected, "{date}");
            assert!(!a_kasse_laeser(&[of], a_kasse(2), day(date)));
        }
        assert!(periode(1, "", "").kan_laeses(NaiveDate::MIN) && periode(1, "", "").kan_laeses(NaiveDate::MAX));
        assert!(periode(1, "", "2026-06-30").kan_laeses(day("2000-01-01")), "nobody knows since when");
    }

    #[test]
    fn both_ends_of_a_membership_are_inside() {
        let of = [periode(1, "", "2026-05-31"), periode(2, "2026-06-01", "2026-06-30"), periode(3, "2026-07-02", "")];
        let on = |date| a_kasse_paa(&of, day(date));
        assert_eq!((on("2026-05-31"), on("2026-06-01")), (Some(a_kasse(1)), Some(a_kasse(2))));
        assert_eq!((on("2026-06-30"), on("2026-07-01"), on("2026-07-02")), (Some(a_kasse(2)), None, Some(a_kasse(3))));
        assert_eq!(a_kasse_paa(&[], day("2026-06-01")), None);
    }

    #[test]
    fn two_memberships_share_no_day() {
        let june = periode(1, "2026-06-01", "2026-06-30");
        for (other, expected) in [
            (periode(2, "2026-07-01", ""), false),
            (periode(2, "2026-06-30", ""), true),
            (periode(2, "", "2026-05-31"), false),
            (periode(2, "", "2026-06-01"), true),
            (periode(1, "", ""), true),
        ] {
            assert_eq!(overlapper(&[june, other]), expected, "{other:?}");
            assert_eq!(overlapper(&[other, june]), expected, "{other:?}");
        }
        assert!(!overlapper(&[june]) && !overlapper(&[]));
    }

    #[test]
    fn the_a_kasse_alone_ends_what_held_and_begins_today() {
        let (today, foer) = (day("2026-11-24"), [periode(1, "", "")]);
        assert_eq!(efter_skift(&foer, Some(a_kasse(1)), today), foer, "as it was");
        let changed = efter_skift(&foer, Some(a_kasse(2)), today);
        assert_eq!(changed, [periode(1, "", "2026-11-23"), periode(2, "2026-11-24", "")]);
        assert_eq!(efter_skift(&foer, None, today), [periode(1, "", "2026-11-23")]);
        assert_eq!(efter_skift(&[], Some(a_kasse(1)), today), [periode(1, "2026-11-24", "")]);
        // What was told of from today on is not so, and what ended before keeps its day.
        let told = [periode(1, "2026-01-01", "2026-02-01"), periode(2, "2026-11-24", ""), periode(3, "2027-01-01", "")];
        assert_eq!(efter_skift(&told, None, today), [told[0]]);
        for changed in [changed, efter_skift(&told, Some(a_kasse(3)), today)] {
            assert!(!overlapper(&changed), "{changed:?}");
        }
    }
}
