//! Who may call a method about whom: the six columns of DFDG's access tables, by authority. The cells stand in `metoder`.

use super::metoder::Metode;
use crate::domain::code_lists::MyndighedType;
use crate::domain::stored_text::stored_text;

stored_text! {
    /// What a client is let in for. A client has some of them, a token those or fewer.
    #[derive(PartialOrd, Ord)]
    pub enum Scope {
        /// Reads conversations and choices.
        SamtaleRead = "kontaktforloeb.samtale.read",
        /// Reports conversations and choices.
        SamtaleWrite = "kontaktforloeb.samtale.write",
        /// Reads frister.
        FristRead = "kontaktforloeb.frist.read",
        /// Sets and changes frister.
        FristWrite = "kontaktforloeb.frist.write",
        /// Books for borgere: what Jobnet has.
        BorgerBooking = "borgerbooking",
        /// Reads where a borger stands.
        BorgerstatusRead = "borgerstatus.read",
        /// Reads facts of the register.
        RegisterRead = "register.read",
        /// Reports facts of the register.
        RegisterWrite = "register.write",
        /// Follows events.
        HaendelserRead = "haendelser.read",
        /// Opens a borger as a guest.
        GaesteadgangWrite = "gaesteadgang.write",
    }
}

stored_text! {
    /// A column of an access table.
    pub enum Kolonne {
        /// Everybody.
        Alle = "Alle borgere",
        /// The authority's own borgere or members.
        Egne = "Egne borgere",
        /// Those who were its own.
        TidligereEgne = "Tidligere egne borgere",
        /// Those it has been given access to, for a written reason.
        Gaest = "Gæsteadgang",
        /// Those that another actor has been given by the authority.
        AndenAktoerEgne = "Anden Aktør - egne borgere",
        /// Those that another actor has guest access to.
        AndenAktoerGaest = "Anden Aktør - gæsteadgang",
    }
}

impl Kolonne {
    /// Whether it speaks of another actor that acts for the authority.
    pub const fn er_anden_aktoers(self) -> bool {
        matches!(self, Self::AndenAktoerEgne | Self::AndenAktoerGaest)
    }
}

/// How a caller stands to a borger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forhold {
    /// She is its own.
    Egen,
    /// She was its own.
    TidligereEgen,
    /// It has guest access to her.
    Gaest,
    /// It is another actor, and she is its own.
    AndenAktoerEgen,
    /// It is another actor with guest access to her.
    AndenAktoerGaest,
    /// It has nothing to do with her.
    Fremmed,
}

impl Forhold {
    /// Every one of them.
    pub const ALL: [Self; 6] =
        [Self::Egen, Self::TidligereEgen, Self::Gaest, Self::AndenAktoerEgen, Self::AndenAktoerGaest, Self::Fremmed];

    /// The column that speaks of it; a stranger is in none but "everybody".
    pub const fn kolonne(self) -> Option<Kolonne> {
        match self {
            Self::Egen => Some(Kolonne::Egne),
            Self::TidligereEgen => Some(Kolonne::TidligereEgne),
            Self::Gaest => Some(Kolonne::Gaest),
            Self::AndenAktoerEgen => Some(Kolonne::AndenAktoerEgne),
            Self::AndenAktoerGaest => Some(Kolonne::AndenAktoerGaest),
            Self::Fremmed => None,
        }
    }
}

/// The authorities of the epic's tables, in its order.
pub const MYNDIGHEDER: [MyndighedType; 7] = [
    MyndighedType::AKasse,
    MyndighedType::Jobcenter,
    MyndighedType::Kommune,
    MyndighedType::Star,
    MyndighedType::Aub,
    MyndighedType::Udk,
    MyndighedType::Stil,
];

/// Whether the authority may call the method at all.
pub fn maa_kalde(metode: Metode, myndighed: MyndighedType) -> bool {
    !metode.adgang().kolonner(myndighed).is_empty()
}

/// Whether the authority may call the method about a borger it stands in `forhold` to.
pub fn maa(metode: Metode, myndighed: MyndighedType, forhold: Forhold) -> bool {
    let kolonner = metode.adgang().kolonner(myndighed);
    kolonner.contains(&Kolonne::Alle) || forhold.kolonne().is_some_and(|kolonne| kolonner.contains(&kolonne))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_a_kasse_comes_to_no_frist_in_any_form() {
        let of_frister = |metode: &&Metode| metode.navn().contains("Frist");
        assert_eq!(Metode::ALL.iter().filter(of_frister).count(), 6);
        for &metode in Metode::ALL.iter().filter(of_frister) {
            assert!(!maa_kalde(metode, MyndighedType::AKasse), "{}", metode.navn());
            for forhold in Forhold::ALL {
                assert!(!maa(metode, MyndighedType::AKasse, forhold), "{} {forhold:?}", metode.navn());
            }
        }
    }

    /// Every cell that is empty refuses, and every cell with a cross lets in exactly those of its column.
    #[test]
    fn a_cell_lets_in_its_own_column_and_no_other() {
        for &metode in Metode::ALL {
            for &myndighed in MyndighedType::ALL {
                let kolonner = metode.adgang().kolonner(myndighed);
                for forhold in Forhold::ALL {
                    let crossed = forhold.kolonne().is_some_and(|own| kolonner.contains(&own));
                    let expected = crossed || kolonner.contains(&Kolonne::Alle);
                    assert_eq!(maa(metode, myndighed, forhold), expected, "{} {myndighed:?}", metode.navn());
                }
                assert_eq!(maa_kalde(metode, myndighed), !kolonner.is_empty());
            }
        }
    }

    #[test]
    fn only_star_reaches_a_stranger_and_three_authorities_reach_nobody() {
        for &metode in Metode::ALL {
            for &myndighed in MyndighedType::ALL {
                let stranger = maa(metode, myndighed, Forhold::Fremmed);
                // To open somebody as a guest is to ask about a stranger.
                let may = myndighed == MyndighedType::Star || metode == Metode::CreateGaesteadgang;
                assert!(!stranger || may, "{} {myndighed:?}", metode.navn());
            }
            for myndighed in [MyndighedType::Aub, MyndighedType::Udk, MyndighedType::Stil] {
                assert!(!maa_kalde(metode, myndighed));
            }
        }
    }

    /// DFDG PersonStatusService v20, and what a guest sees on our own page.
    #[test]
    fn a_guest_reads_the_status_and_a_jobcenters_guest_what_lies_ahead() {
        let with = |forhold: Forhold, myndighed| -> Vec<_> {
            let through = |metode: &&Metode| {
                forhold.kolonne().is_some_and(|own| metode.adgang().kolonner(myndighed).contains(&own))
            };
            Metode::ALL.iter().filter(through).map(|metode| metode.navn()).collect()
        };
        assert_eq!(with(Forhold::Gaest, MyndighedType::AKasse), ["GetBorgerstatus"]);
        assert_eq!(with(Forhold::Gaest, MyndighedType::Jobcenter), ["GetBorgerstatus", "GetMitOverblik"]);
        let aktoer = with(Forhold::AndenAktoerGaest, MyndighedType::Jobcenter);
        assert_eq!(aktoer, ["GetBorgerstatus", "CreateGaesteadgang"]);
        for &myndighed in MyndighedType::ALL {
            let may = matches!(myndighed, MyndighedType::AKasse | MyndighedType::Jobcenter);
            assert_eq!(maa_kalde(Metode::CreateGaesteadgang, myndighed), may, "{myndighed:?}");
            assert!(may || with(Forhold::Gaest, myndighed).is_empty());
        }
    }

    #[test]
    fn the_service_of_the_epic_has_the_crosses_of_the_epic() {
        use Kolonne::{Alle, AndenAktoerEgne, Egne};
        let cells = |myndighed| Metode::GetIndkaldelse.adgang().kolonner(myndighed);
        assert_eq!(cells(MyndighedType::AKasse), [Egne]);
        assert_eq!(cells(MyndighedType::Jobcenter), [Egne, AndenAktoerEgne]);
        assert_eq!(cells(MyndighedType::Kommune), [Egne]);
        assert_eq!(cells(MyndighedType::Star), [Alle]);
    }
}
