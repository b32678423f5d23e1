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
    /// It is at the same time, and others take part.
    Deltagere(Andre),
    /// It is there no more, or the a-kasse is not its guest any more.
    Aflyst {
        /// Its local start then.
        fra: NaiveDateTime,
    },
    /// It came to be and was called off since.
    KomOgGik {
        /// Its last local start.
        fra: NaiveDateTime,
    },
}

/// In what others take part than before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Andre {
    /// Another employee of the jobcenter holds it.
    pub medarbejder: bool,
    /// Others are named as participants.
    pub deltagere: bool,
    /// The a-kasse's own part was chosen or not chosen.
    pub valg: bool,
}

/// The news of a conversation, by its local start before and now, each none while it did not stand with the a-kasse as its guest.
/// `mellem`: its last start, if it stood so in between and was called off. `andre`: in what others take part than before. What was only
/// worded otherwise is no news.
pub fn nyt(
    foer: Option<NaiveDateTime>,
    nu: Option<NaiveDateTime>,
    mellem: Option<NaiveDateTime>,
    andre: Andre,
) -> Option<Nyt> {
    match (foer, nu) {
        (None, Some(_)) => Some(Nyt::Ny),
        (Some(fra), Some(now)) if fra != now => Some(Nyt::Flyttet { fra }),
        (Some(_), Some(_)) => (andre != Andre::default()).then_some(Nyt::Deltagere(andre)),
        (Some(fra), None) => Some(Nyt::Aflyst { fra }),
        (None, None) => mellem.map(|fra| Nyt::KomOgGik { fra }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_moved_or_gone() {
        let (nine, ten) = ("2026-12-01T09:00:00".parse().unwrap(), "2026-12-01T10:00:00".parse().unwrap());
        let none = Andre::default();
        let some =
            [Andre { medarbejder: true, ..none }, Andre { deltagere: true, ..none }, Andre { valg: true, ..none }];
        for andre in some.into_iter().chain([none]) {
            assert_eq!(nyt(None, Some(nine), None, andre), Some(Nyt::Ny));
            assert_eq!(nyt(Some(nine), Some(ten), None, andre), Some(Nyt::Flyttet { fra: nine }));
            assert_eq!(nyt(Some(nine), None, Some(ten), andre), Some(Nyt::Aflyst { fra: nine }), "moved in between");
            assert_eq!(nyt(None, None, Some(nine), andre), Some(Nyt::KomOgGik { fra: nine }));
            assert_eq!(nyt(None, None, None, andre), None, "the a-kasse was never its guest");
        }
        for andre in some {
            assert_eq!(nyt(Some(nine), Some(nine), None, andre), Some(Nyt::Deltagere(andre)));
        }
        assert_eq!(nyt(Some(nine), Some(nine), None, none), None, "it was only worded otherwise");
    }
}
