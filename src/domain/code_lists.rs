//! DFDG's code lists, as far as they could be established, as closed enums with the official ids.
//!
//! On the wire and in the store a code is its id. Lists whose official ids were not found have ids from
//! [`FIRST_INVENTED_ID`] up, which are ours and must be mapped before anything is sent to DFDG.
//! To add a code: a line with its id and Danish name in its list.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Ids from here up are invented by us; the official ones that were seen have two digits.
pub const FIRST_INVENTED_ID: u16 = 901;

/// An id that is on no line of the list we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{list} has no code {id}")]
pub struct UnknownCode {
    /// Name of the list's type.
    pub list: &'static str,
    /// The id that was met.
    pub id: u16,
}

macro_rules! code_list {
    ($(#[$doc:meta])* $list:ident { $($(#[$code_doc:meta])* $code:ident = $id:literal, $name:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "u16", into = "u16")]
        pub enum $list {
            $(#[doc = concat!($name, ", id ", stringify!($id), ".")] $(#[$code_doc])* $code,)*
        }

        impl $list {
            /// Every code of the list, by id.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The id on the wire and in the store.
            pub const fn id(self) -> u16 {
                match self { $(Self::$code => $id,)* }
            }

            /// `None` for an id that is not on the list.
            pub const fn from_id(id: u16) -> Option<Self> {
                match id { $($id => Some(Self::$code),)* _ => None }
            }

            /// The Danish name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// Whether the id is DFDG's own, not one of ours.
            pub const fn is_official(self) -> bool {
                self.id() < FIRST_INVENTED_ID
            }
        }

        impl From<$list> for u16 {
            fn from(code: $list) -> Self {
                code.id()
            }
        }

        impl TryFrom<u16> for $list {
            type Error = UnknownCode;

            fn try_from(id: u16) -> Result<Self, UnknownCode> {
                Self::from_id(id).ok_or(UnknownCode { list: stringify!($list), id })
            }
        }
    };
}

code_list! {
    /// What a conversation is about (InterviewType). Ids 1–3, 5, 6, 14, 16 and 18 exist or may exist; none was seen.
    SamtaleType {
        Opfoelgningssamtale = 4, "Opfølgningssamtale";
        Jobsamtale = 7, "Jobsamtale";
        Henvisning = 8, "Henvisning";
        Informationsmoede = 9, "Informationsmøde";
        /// Leaves use for a-kasser with epic 999.8: see [`SamtaleType::validity`].
        CvSamtale = 10, "CV-samtale";
        Formidlingssamtale = 11, "Formidlingssamtale";
        AndenSamtale = 12, "Anden samtale";
        InformationsmoedeUdenPligt = 13, "Informationsmøde uden mødepligt";
        Raadighedssamtale = 15, "Rådighedssamtale";
        /// The type of a fælles jobsamtale, whether or not the a-kasse attends in the end. Earlier called "Jobsamtale med a-kasse".
        FaellesJobsamtale = 17, "Fælles jobsamtale med dagpengemodtager";
        /// Stands beside 17 in the source, with different texts in different versions. Read, never written.
        FaellesJobsamtaleType19 = 19, "Fælles jobsamtale (type 19)";
        /// Planned for the a-kasse trial (epic 935.4); never became reality.
        AKasseForsoegssamtale = 20, "A-kasse forsøgssamtale";
    }
}

/// First and last day of use, both included. `None` where no source gives a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// No bound is known.
    pub const UNBOUNDED: Self = Self { from: None, to: None };

    /// Whether the day lies within what is known.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

impl SamtaleType {
    /// When conversations of the type may be held. Known only for the CV-samtale, and there only as a default: the epic
    /// leaves 1 January or 1 February 2024 open, so the cut-off in force is a setting.
    pub const fn validity(self) -> Validity {
        match self {
            Self::CvSamtale => Validity { from: None, to: NaiveDate::from_ymd_opt(2023, 12, 31) },
            _ => Validity::UNBOUNDED,
        }
    }

    /// False for a type that was planned and never used.
    pub const fn was_realised(self) -> bool {
        !matches!(self, Self::AKasseForsoegssamtale)
    }

    /// Whether an a-kasse may see its members' conversations of the type. Source: InterviewService's filter for held ones
    /// (7–13 but 4, 15, 17, 19), taken over for planned ones.
    pub const fn is_seen_by_a_kasse(self) -> bool {
        !matches!(self, Self::Opfoelgningssamtale | Self::AKasseForsoegssamtale)
    }

    /// Jobcenter and a-kasse together. Type 19 counts: both texts seen for it describe a joint conversation.
    pub const fn is_faelles(self) -> bool {
        matches!(self, Self::FaellesJobsamtale | Self::FaellesJobsamtaleType19)
    }
}

code_list! {
    /// The group a citizen is in by benefit (ContactGroupType). The ids are those in use in 2022-3; no names but those of
    /// 1 and 8 could be seen, and those two only by what they mean for epic 999.8.
    Kontaktgruppe {
        Kg1 = 1, "Kontaktgruppe 1 (dagpengemodtager)"; Kg2 = 2, "Kontaktgruppe 2"; Kg3 = 3, "Kontaktgruppe 3";
        Kg4 = 4, "Kontaktgruppe 4"; Kg5 = 5, "Kontaktgruppe 5"; Kg6 = 6, "Kontaktgruppe 6"; Kg7 = 7, "Kontaktgruppe 7";
        Kg8 = 8, "Kontaktgruppe 8 (dagpengemodtager)"; Kg10 = 10, "Kontaktgruppe 10"; Kg11 = 11, "Kontaktgruppe 11";
        Kg12 = 12, "Kontaktgruppe 12"; Kg13 = 13, "Kontaktgruppe 13"; Kg14 = 14, "Kontaktgruppe 14";
        Kg15 = 15, "Kontaktgruppe 15"; Kg16 = 16, "Kontaktgruppe 16"; Kg17 = 17, "Kontaktgruppe 17";
        Kg18 = 18, "Kontaktgruppe 18"; Kg19 = 19, "Kontaktgruppe 19"; Kg20 = 20, "Kontaktgruppe 20";
        Kg21 = 21, "Kontaktgruppe 21"; Kg22 = 22, "Kontaktgruppe 22"; Kg23 = 23, "Kontaktgruppe 23";
        Kg24 = 24, "Kontaktgruppe 24"; Kg25 = 25, "Kontaktgruppe 25"; Kg26 = 26, "Kontaktgruppe 26";
        Kg27 = 27, "Kontaktgruppe 27"; Kg28 = 28, "Kontaktgruppe 28"; Kg29 = 29, "Kontaktgruppe 29";
    }
}

impl Kontaktgruppe {
    /// Whether the group holds dagpengemodtagere in the sense of epic 999.8: groups 1 and 8.
    pub const fn is_dagpenge(self) -> bool {
        matches!(self, Self::Kg1 | Self::Kg8)
    }
}

code_list! {
    /// How a citizen is registered as jobseeker. Only one value is known, and it is the only one a rule asks for: in
    /// kontaktgruppe 8 an a-kasse sees members with it. Treat an id that is not on the list as "another".
    Tilmeldekategori {
        Dimittend = 5, "Dimittend";
    }
}

code_list! {
    /// How a conversation is held. Of the official ids only 6 ("Møde direkte på arbejde", which is for Henvisning alone and
    /// left out) and 8 are known; the others are named in the source without id.
    Samtaleform {
        /// A link is required.
        Digital = 8, "Digitalt møde";
        /// The id is invented. An address is required.
        Personlig = 901, "Personligt fremmøde";
        /// The id is invented. A number is required when the citizen is the one to call.
        Telefonisk = 902, "Telefonisk";
    }
}

code_list! {
    /// Individual or for a group (InterviewFormType). The ids were not found; these are invented.
    MoedeGruppeType {
        Individuelt = 901, "Individuelt møde";
        Gruppe = 902, "Gruppemøde";
    }
}

code_list! {
    /// The system that owns a conversation (EjersystemType), and where an error came from (ClientSystemType). 30 and 32 are
    /// official; the others are invented.
    Ejersystem {
        Dfdg = 30, "DFDG";
        Jobnet = 32, "Jobnet";
        Faellestid = 901, "Fællestid";
        Kss = 902, "Kommunens sagssystem";
        AKassesystem = 903, "A-kassens system";
    }
}

code_list! {
    /// Who somebody is at a conversation (databekendtgørelsen § 87). The names are those of the text, the ids invented.
    DeltagerRolle {
        Medarbejder = 901, "Medarbejder";
        Mentor = 902, "Mentor";
        Stoetteperson = 903, "Støtte- eller kontaktperson";
        Bisidder = 904, "Bisidder";
        Partsrepraesentant = 905, "Partsrepræsentant";
        Handicaphjaelper = 906, "Handicaphjælper";
        Tolk = 907, "Tolk";
        Anden = 908, "Anden";
    }
}

code_list! {
    /// Whether the a-kasse takes part (Kontaktforloeb.DeltagelsesvalgType). 1 is official; the new value of 2024 exists, but
    /// its id was not seen, so the others are invented.
    Deltagelsesvalg {
        FravalgtAfBorger = 1, "Borgeren fravælger a-kassens deltagelse";
        OensketAfBorger = 901, "Borgeren ønsker a-kassens deltagelse";
        FravalgtAfAKasse = 902, "A-kassen fravælger at deltage";
        OensketAfJobcenter = 903, "Jobcenteret ønsker a-kassens deltagelse";
    }
}

code_list! {
    /// How a planned conversation went. The ids are invented.
    Udfald {
        Fremmoedt = 901, "Fremmødt";
        Udeblevet = 902, "Udeblevet";
        Afbud = 903, "Afbud";
    }
}

code_list! {
    /// How far an a-kasse is with a member's cv. The ids are invented.
    CvGodkendelsesstatus {
        Afventer = 901, "Afventer godkendelse";
        Godkendt = 902, "Godkendt";
        IkkeGodkendt = 903, "Ikke godkendt";
    }
}

code_list! {
    /// Absences that matter to a frist or a booking; DFDG has more. The ids are official.
    FravaerType {
        MidlertidigtArbejde = 2, "Midlertidigt arbejde";
        Barsel = 8, "Barsel";
        Ferie = 10, "Ferie";
        Sygdom = 11, "Sygdom";
        FritagetForSelvbook = 56, "Fritaget for pligt til selvbook";
        FratagetSelvbook = 57, "Frataget ret til selvbook";
        KontaktforloebHosAKasse = 75, "Kontaktforløb er hos a-kassen";
    }
}

impl FravaerType {
    /// Whether registering the absence closes an open frist (FristService: 56, 57 and 75).
    pub const fn closes_frist(self) -> bool {
        matches!(self, Self::FritagetForSelvbook | Self::FratagetSelvbook | Self::KontaktforloebHosAKasse)
    }
}

code_list! {
    /// Kinds of authority in DFDG. The names are official, all ids are invented.
    MyndighedType {
        AKasse = 901, "A-kasse";
        Jobcenter = 902, "JobCenter";
        Kommune = 903, "Kommune";
        Star = 904, "STAR";
        Aub = 905, "AUB";
        Udk = 906, "UDK";
        Stil = 907, "STIL";
        Uim = 908, "UIM";
        Driftsselskab = 909, "Driftsselskab";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ids rise, read back, and no two codes share a name.
    macro_rules! check {
        ($list:ident, $ids:expr) => {
            let ids: Vec<u16> = $list::ALL.iter().map(|code| code.id()).collect();
            assert_eq!(ids, $ids);
            assert!($list::ALL.iter().all(|code| $list::try_from(code.id()) == Ok(*code)));
            assert_eq!(
                $list::ALL.iter().map(|code| code.name()).collect::<std::collections::BTreeSet<_>>().len(),
                ids.len()
            );
            assert_eq!($list::try_from(0), Err(UnknownCode { list: stringify!($list), id: 0 }));
        };
    }

    #[test]
    fn ids_are_those_of_the_source() {
        check!(SamtaleType, [4, 7, 8, 9, 10, 11, 12, 13, 15, 17, 19, 20]);
        check!(Kontaktgruppe, (1..=8).chain(10..=29).collect::<Vec<_>>());
        check!(Tilmeldekategori, [5]);
        check!(Samtaleform, [8, 901, 902]);
        check!(FravaerType, [2, 8, 10, 11, 56, 57, 75]);
        check!(MoedeGruppeType, [901, 902]);
        check!(Ejersystem, [30, 32, 901, 902, 903]);
        check!(DeltagerRolle, (901..=908).collect::<Vec<_>>());
        check!(Deltagelsesvalg, [1, 901, 902, 903]);
        check!(Udfald, [901, 902, 903]);
        check!(CvGodkendelsesstatus, [901, 902, 903]);
        check!(MyndighedType, (901..=909).collect::<Vec<_>>());
    }

    #[test]
    fn the_cv_samtale_ends_with_2023() {
        let validity = SamtaleType::CvSamtale.validity();
        assert!(validity.contains(NaiveDate::from_ymd_opt(2023, 12, 31).unwrap()));
        assert!(!validity.contains(NaiveDate::from_ymd_opt(2024, 1, 1).unwrap()));
        assert!(SamtaleType::Raadighedssamtale.validity().contains(NaiveDate::MAX));
    }

    #[test]
    fn predicates() {
        let dagpenge: Vec<_> = Kontaktgruppe::ALL.iter().filter(|kg| kg.is_dagpenge()).map(|kg| kg.id()).collect();
        assert_eq!(dagpenge, [1, 8]);
        let closing: Vec<_> =
            FravaerType::ALL.iter().filter(|fravaer| fravaer.closes_frist()).map(|fravaer| fravaer.id()).collect();
        assert_eq!(closing, [56, 57, 75]);
        let faelles: Vec<_> = SamtaleType::ALL.iter().filter(|typ| typ.is_faelles()).map(|typ| typ.id()).collect();
        assert_eq!(faelles, [17, 19]);
        assert!(Samtaleform::Digital.is_official() && !Samtaleform::Personlig.is_official());
    }
}
