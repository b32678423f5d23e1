//! What is news to an a-kasse that looks again at its members' fælles jobsamtaler.

use chrono::NaiveDateTime;

/// What has become of a conversation since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nyt {
    /// It was not there.
    Ny,
    /// It was at another time.
    Flyttet {
        /// Its local start then.
        fra: NaiveDateTime,
    },
    /// It is there no more, or the a-kasse is not its guest any more.
    Aflyst {
        /// Its local start then.
        fra: NaiveDateTime,
    },
}

/// The news of a conversation, by its local start before and now, each none while it did not stand with the a-kasse as its guest.
/// What came and went in between is no news, nor what was only worded otherwise.
pub fn nyt(foer: Option<NaiveDateTime>, nu: Option<NaiveDateTime>) -> Option<Nyt> {
    match (foer, nu) {
        (None, Some(_)) => Some(Nyt::Ny),
        (Some(fra), Some(now)) => (fra != now).then_some(Nyt::Flyttet { fra }),
        (Some(fra), None) => Some(Nyt::Aflyst { fra }),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_moved_or_gone() {
        let (nine, ten) = ("2026-12-01T09:00:00".parse().unwrap(), "2026-12-01T10:00:00".parse().unwrap());
        assert_eq!(nyt(None, Some(nine)), Some(Nyt::Ny));
        assert_eq!(nyt(Some(nine), Some(ten)), Some(Nyt::Flyttet { fra: nine }));
        assert_eq!(nyt(Some(nine), None), Some(Nyt::Aflyst { fra: nine }));
        assert_eq!(nyt(Some(nine), Some(nine)), None, "it was only worded otherwise");
        assert_eq!(nyt(None, None), None, "booked and called off in between");
    }
}
