//! The numbers and dates that law or choice may change. Each has a default and a source here; an effective-dated row can
//! replace it from a day on, for everybody or for one organisation (`services/indstillinger`). Rules take [`Indstillinger`] as
//! an argument and never look one up.
//!
//! To add one: a line below. Its default is its first value; nothing else has to know.

mod vaerdi;

use chrono::NaiveDate;

use super::stored_text::stored_text;
use vaerdi::Vaerdi;

/// How far a setting may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omfang {
    /// One value for the country: law.
    Alle,
    /// An organisation may have its own: choice.
    Organisation,
}

macro_rules! indstillinger {
    ($($(#[doc = $doc:literal])+ $key:ident $field:ident: $type:ty = $default:literal, $name:literal, $omfang:ident;)*) => {
        stored_text! {
            /// Every setting there is.
            pub enum Indstilling { $($(#[doc = $doc])+ $key = $name,)* }
        }

        /// The settings in force on one day, for one organisation.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Indstillinger { $($(#[doc = $doc])+ pub $field: $type,)* }

        impl Indstilling {
            /// What holds while nobody has said anything else, as text.
            pub const fn default_text(self) -> &'static str {
                match self { $(Self::$key => $default,)* }
            }

            /// For whom it may differ.
            pub const fn omfang(self) -> Omfang {
                match self { $(Self::$key => Omfang::$omfang,)* }
            }

            /// What it means and its source: the doc comment of the variant.
            pub const fn about(self) -> &'static str {
                match self { $(Self::$key => concat!($($doc),+),)* }
            }

            /// Whether `text` is a value of this setting.
            pub fn takes(self, text: &str) -> bool {
                match self { $(Self::$key => <$type>::read(text).is_some(),)* }
            }
        }

        impl Indstillinger {
            /// Sets one from its stored text. False when the text is no value of it: nothing is changed then.
            #[must_use]
            pub fn set(&mut self, key: Indstilling, text: &str) -> bool {
                match key {
                    $(Indstilling::$key => match <$type>::read(text) {
                        Some(value) => { self.$field = value; true }
                        None => false,
                    },)*
                }
            }

            fn defaults() -> Self {
                Self { $($field: <$type>::read($default).unwrap_or_else(|| unreachable!("{} is no value of {}", $default, $name)),)* }
            }

            /// One of them as text.
            pub fn text_of(&self, key: Indstilling) -> String {
                match key { $(Indstilling::$key => self.$field.write(),)* }
            }
        }
    };
}

indstillinger! {
    /// Første dag, hvor en a-kasse ikke længere holder cv-samtaler (id 10). Kilde: epic 999.8 (1. januar eller 1. februar 2024).
    CvSkaeringsdato cv_skaeringsdato: NaiveDate = "2024-01-01", "cv.skaeringsdato", Alle;
    /// En cv-samtale er indberettet før, når den er registreret som type 10 før denne dag; tom: skæringsdatoen. Kilde: epic 999.8.2.
    CvIndberettetFoer cv_indberettet_foer: Option<NaiveDate> = "", "cv.indberettet_foer", Alle;
    /// Mindste længde af en frist i hele dage. Kilde: star.dk, Spørgsmål og svar om Selvbook på Jobnet (2020).
    FristMinDage frist_min_dage: u32 = "8", "frist.min_dage", Alle;
    /// Om egne sider foreslår en Fristdato flyttet frem fra fridage. Kilde: egen anbefaling efter forældelsesloven § 27, stk. 2.
    FristUndgaaFridage frist_undgaa_fridage: bool = "ja", "frist.undgaa_fridage", Organisation;
    /// Om fravær 10 (ferie) og 11 (sygdom) på Fristdato giver en opgave i stedet for overskredet. Kilde: BEK om rådighed § 20; egen anbefaling.
    FristFravaerPause frist_fravaer_pause: bool = "ja", "frist.fravaer_pause", Alle;
    /// De første dage af fravær 10 og 11, der har den virkning. Kilde: BEK om rådighed § 20 (14 dage).
    FristFravaerDage frist_fravaer_dage: u32 = "14", "frist.fravaer_dage", Alle;
    /// Dage fra gentilmeldingen, inden for hvilke en straksbooket samtale holdes. Kilde: BEK om en aktiv beskæftigelsesindsats § 30, stk. 3.
    StraksbookingDage straksbooking_dage: u32 = "10", "straksbooking.dage", Alle;
    /// Måneder efter Fristdato, hvorefter en overskredet frist er forældet. Kilde: BEK om en aktiv beskæftigelsesindsats § 30, stk. 3.
    StraksbookingMaaneder straksbooking_maaneder: u32 = "3", "straksbooking.maaneder", Alle;
    /// Minutter, en tid holdes til borgeren. Kilde: eget valg.
    ReservationMinutter reservation_minutter: u32 = "10", "reservation.minutter", Organisation;
    /// Minutter mellem to samtaler, borgeren skal kunne nå fra den ene til den anden. Kilde: eget valg.
    RejseMinutter rejse_minutter: u32 = "30", "rejse.minutter", Organisation;
    /// Længden af en samtale, når hverken slut eller varighed er angivet. Kilde: eget valg.
    SamtaleMinutter samtale_minutter: u32 = "45", "samtale.minutter", Organisation;
    /// Dage frem, en samtale eller frist højst kan lægges. Kilde: eget valg.
    FremtidDage fremtid_dage: u32 = "730", "fremtid.dage", Alle;
    /// Første dag med reglerne om tilvalg af a-kassen. Kilde: LAB § 31, stk. 2 (LBK 280/2024).
    DeltagelseTilvalgFra deltagelse_tilvalg_fra: NaiveDate = "2024-01-01", "deltagelse.tilvalg_fra", Alle;
    /// Måneders ledighed, hvorefter a-kassen deltager, medmindre borgeren siger nej. Kilde: LAB § 32, stk. 2.
    DeltagelseFravalgMaaneder deltagelse_fravalg_maaneder: u32 = "16", "deltagelse.fravalg_maaneder", Alle;
    /// Om tilvalgsreglen fra 2024 også gælder fra 1. juli 2026. UBEKRÆFTET: loven siger det ikke. Kilde: lov 1750 af 29/12 2025.
    DeltagelseTilvalgEfterReform deltagelse_tilvalg_efter_reform: bool = "ja", "deltagelse.tilvalg_efter_reform", Alle;
    /// Hele dage før Fristdato, hvor borgeren mindes om at booke, adskilt af komma; tom: aldrig. Kilde: eget valg (STAR's tal er ikke kendt).
    PaamindelseFristDage paamindelse_frist_dage: Vec<u32> = "3,1", "paamindelse.frist_dage", Organisation;
    /// Hele dage før en samtale, hvor borgeren mindes om den, adskilt af komma; tom: aldrig. Kilde: eget valg (STAR's tal er ikke kendt).
    PaamindelseSamtaleDage paamindelse_samtale_dage: Vec<u32> = "2", "paamindelse.samtale_dage", Organisation;
    /// Timer, en sagsbehandler kan læse om en borger i et andet jobcenter, efter at have skrevet hvorfor. Kilde: eget valg.
    GaestTimer gaest_timer: u32 = "8", "gaest.timer", Organisation;
    /// Dage, inden en uge begynder, hvor jobcenteret advares om, at der mangler tider til fristerne i den. Kilde: eget valg.
    TidsbehovVarselDage tidsbehov_varsel_dage: u32 = "28", "tidsbehov.varsel_dage", Organisation;
    /// Dage, et svar på et x-requestId eller en formularnøgle gemmes. Kilde: DFDG, x-requestId (7 dage).
    SletIdempotensDage slet_idempotens_dage: u32 = "7", "slet.idempotens_dage", Alle;
    /// Dage fra en samtale er holdt eller aflyst, til den og dens spor slettes. Kilde: databeskyttelsesforordningen art. 5; perioden er vores valg.
    SletSamtaleDage slet_samtale_dage: u32 = "1825", "slet.samtale_dage", Alle;
    /// Dage fra en frist er lukket, til den slettes. Kilde: databeskyttelsesforordningen art. 5; perioden er vores valg.
    SletFristDage slet_frist_dage: u32 = "1825", "slet.frist_dage", Alle;
    /// Dage, det gemmes, hvilke tider en borger fik vist. Kilde: VEJ 10190/2016, afsnit 2.12 (dokumentation); perioden er vores valg.
    SletVisningDage slet_visning_dage: u32 = "1825", "slet.visning_dage", Alle;
    /// Dage, revisionssporet gemmes. Kilde: statens minimumskrav til logning (mindst 12 måneder); perioden er vores valg.
    SletRevisionDage slet_revision_dage: u32 = "1825", "slet.revision_dage", Alle;
    /// Dage, en besked til en borger gemmes. Kilde: perioden er vores valg.
    SletBeskedDage slet_besked_dage: u32 = "730", "slet.besked_dage", Alle;
    /// Dage, resultatet af en indlæst fil gemmes. Kilde: perioden er vores valg (et kvartal: så længe spørges der til den).
    SletFilDage slet_fil_dage: u32 = "90", "slet.fil_dage", Alle;
    /// Dage fra en borger er afmeldt eller død og intet andet er gemt om borgeren, til borgeren slettes. Kilde: perioden er vores valg.
    SletBorgerDage slet_borger_dage: u32 = "1825", "slet.borger_dage", Alle;
}

impl Default for Indstillinger {
    /// Every default.
    fn default() -> Self {
        DEFAULTS.clone()
    }
}

static DEFAULTS: std::sync::LazyLock<Indstillinger> = std::sync::LazyLock::new(Indstillinger::defaults);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_a_value_of_its_setting_and_reads_back() {
        let defaults = Indstillinger::default();
        for &key in Indstilling::ALL {
            assert!(key.takes(key.default_text()), "{}", key.as_str());
            assert_eq!(defaults.text_of(key), key.default_text());
            assert!(key.about().contains("Kilde: "), "{}", key.as_str());
            assert!(!key.takes("hundrede") && !key.takes("-1") && !key.takes("99999999999"));
        }
    }

    #[test]
    fn a_value_replaces_a_default_and_a_wrong_one_changes_nothing() {
        let mut settings = Indstillinger::default();
        assert!(settings.set(Indstilling::CvSkaeringsdato, "2024-02-01"));
        assert_eq!(settings.cv_skaeringsdato.to_string(), "2024-02-01");
        let before = settings.clone();
        assert!(!settings.set(Indstilling::FristMinDage, "otte"));
        assert_eq!(settings, before);
    }
}
