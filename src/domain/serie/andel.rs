//! The places of a time that several a-kasser share: each has some kept for its members until they are released; the rest is for
//! whoever comes first.

use crate::domain::ids::OrganisationId;

/// What one a-kasse has of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Andel {
    /// Which.
    pub a_kasse: OrganisationId,
    /// Places kept for it.
    pub pladser: i32,
    /// Places its members have, booked or held.
    pub taget: i32,
}

impl Andel {
    /// Places kept and not taken.
    fn ledige(&self) -> i32 {
        (self.pladser - self.taget).max(0)
    }
}

/// How many places of a time are kept, when `optaget` of its `kapacitet` are taken: never more than there are.
pub fn holdt(andele: &[Andel], kapacitet: i32, optaget: i32) -> i32 {
    let wanted: i32 = andele.iter().map(Andel::ledige).sum();
    wanted.min(kapacitet - optaget).max(0)
}

/// Whether a member of `a_kasse` may take one more place of a time of which `optaget` of `kapacitet` are taken; if so, how many
/// places are kept for others then.
pub fn tag(andele: &[Andel], a_kasse: Option<OrganisationId>, kapacitet: i32, optaget: i32) -> Option<i32> {
    if optaget >= kapacitet {
        return None;
    }
    let own = |andel: &&Andel| Some(andel.a_kasse) == a_kasse && andel.ledige() > 0;
    let within = i32::from(andele.iter().any(|andel| own(&andel)));
    let kept: i32 = andele.iter().map(Andel::ledige).sum::<i32>() - within;
    // What is kept for her is hers also when the others' shares were made larger than there is room for.
    let kept = if within == 1 { kept.min(kapacitet - optaget - 1) } else { kept };
    (optaget + 1 + kept <= kapacitet).then_some(kept)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn a_kasse(n: u128) -> OrganisationId {
        OrganisationId::from_uuid(Uuid::from_u128(n))
    }

    fn andel(n: u128, pladser: i32, taget: i32) -> Andel {
        Andel { a_kasse: a_kasse(n), pladser, taget }
    }

    #[test]
    fn what_is_kept_for_one_a_kasse_is_taken_by_its_members_alone() {
        // Three places: one kept for each of two a-kasser, one for whoever comes first.
        let nobody = [andel(1, 1, 0), andel(2, 1, 0)];
        assert_eq!(holdt(&nobody, 3, 0), 2);
        assert_eq!(tag(&nobody, Some(a_kasse(1)), 3, 0), Some(1), "her own share first");
        assert_eq!(tag(&nobody, Some(a_kasse(9)), 3, 0), Some(2), "the common place");
        let first = [andel(1, 1, 1), andel(2, 1, 0)];
        assert_eq!(tag(&first, Some(a_kasse(1)), 3, 1), Some(1), "the common place");
        let second = [andel(1, 1, 2), andel(2, 1, 0)];
        assert_eq!(tag(&second, Some(a_kasse(1)), 3, 2), None, "the last one is kept for the other");
        assert_eq!(tag(&second, Some(a_kasse(2)), 3, 2), Some(0));
        assert_eq!(tag(&[andel(1, 1, 2), andel(2, 1, 1)], Some(a_kasse(2)), 3, 3), None, "full is full");
    }

    #[test]
    fn released_or_unshared_places_are_for_everybody() {
        assert_eq!(tag(&[], Some(a_kasse(1)), 1, 0), Some(0));
        assert_eq!(tag(&[], None, 1, 1), None);
        assert_eq!(holdt(&[], 3, 1), 0);
    }

    #[test]
    fn shares_that_came_too_late_keep_what_is_left() {
        let late = [andel(1, 2, 0), andel(2, 2, 0)];
        assert_eq!(holdt(&late, 3, 2), 1);
        assert_eq!(holdt(&late, 3, 3), 0);
        assert_eq!(tag(&late, Some(a_kasse(1)), 3, 2), Some(0), "one of those the place is kept for");
        assert_eq!(tag(&late, Some(a_kasse(9)), 3, 2), None);
    }

    /// Whoever takes and gives back, in whatever order: a share that is not used up is always there, and never too many are taken.
    #[test]
    fn a_share_is_there_until_it_is_used() {
        for steps in 0..3_u32.pow(6) {
            let (mut rows, mut optaget) = ([andel(1, 1, 0), andel(2, 1, 0), andel(3, 0, 0)], 0);
            for step in 0..6 {
                let who = steps / 3_u32.pow(step) % 3;
                let place = usize::try_from(who).unwrap();
                if tag(&rows, Some(rows[place].a_kasse), 3, optaget).is_some() {
                    rows[place].taget += 1;
                    optaget += 1;
                } else {
                    assert!(rows[place].taget >= rows[place].pladser, "her share was not used up");
                }
                assert!(optaget + holdt(&rows, 3, optaget) <= 3);
            }
        }
    }
}
