//! An SMS: one message of at most 160 characters of the GSM alphabet, without a link, and never about what. Source: NemSMS.

use chrono::NaiveDateTime;

use super::ord::Ord;
use crate::domain::besked::BeskedSlags;
use crate::texts::{Sprog, dates};

/// How many characters one SMS holds.
pub const PLADS: usize = 160;

/// What stands in the GSM 03.38 basic alphabet, one place each.
const BASIS: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// What takes two.
const UDVIDET: &str = "^{}\\[~]|€";

/// How many places a text takes; none when a character is not in the alphabet, which would halve what one SMS holds.
pub fn laengde(tekst: &str) -> Option<usize> {
    tekst.chars().map(|c| if BASIS.contains(c) { Some(1) } else { UDVIDET.contains(c).then_some(2) }).sum()
}

/// The SMS of a kind of message. `hvornaar`: the local time of the conversation, or the last minute of the frist. The authority is
/// named where there is room.
pub fn sms(slags: BeskedSlags, hvornaar: NaiveDateTime, myndighed: &str) -> String {
    let dag = dates::date_short(Sprog::Da, hvornaar.date());
    let klokken = dates::time(Sprog::Da, hvornaar.time());
    let tekst = match slags {
        BeskedSlags::PaamindelseSamtale => format!("Husk din samtale {dag} {klokken}. Log ind for at se mere."),
        BeskedSlags::PaamindelseFrist => format!("Husk at booke en samtale senest {dag}. Log ind for at booke."),
        BeskedSlags::Aflysning => format!("Din samtale {dag} {klokken} er aflyst. Log ind for at se mere."),
        BeskedSlags::Kvittering
        | BeskedSlags::Indkaldelse
        | BeskedSlags::Aendring
        | BeskedSlags::Deltagelse
        | BeskedSlags::FristUdstedt
        | BeskedSlags::FristAendret
        | BeskedSlags::FristAktivIgen
        | BeskedSlags::FristLukket
        | BeskedSlags::FristOverskredet => Ord::SmsNy.da().to_owned(),
    };
    let signed = format!("{tekst} {} {}", Ord::Hilsen.da(), myndighed.trim());
    if laengde(&signed).is_some_and(|places| places <= PLADS) { signed } else { tekst }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday in September: the longest day there is.
    fn latest() -> NaiveDateTime {
        "2026-09-30T10:00:00".parse().unwrap()
    }

    #[test]
    fn every_sms_fits_has_no_link_and_says_nothing_of_what() {
        for &slags in BeskedSlags::ALL {
            for myndighed in ["Jobcenter Demo", &"Jobcenter ".repeat(20), "Łódź", "www.example.dk\r\n"] {
                let tekst = sms(slags, latest(), myndighed);
                assert!(laengde(&tekst).unwrap() <= PLADS, "{tekst}");
                let quiet = ["http", "dagpenge", "jobsamtale", "frist", "afmeldt", "\r", "ź"];
                assert!(!quiet.iter().any(|word| tekst.contains(word)), "{tekst}");
            }
        }
        let tekst = sms(BeskedSlags::PaamindelseSamtale, latest(), "Jobcenter Demo");
        assert_eq!(
            tekst,
            "Husk din samtale onsdag 30. september kl. 10.00. Log ind for at se mere. Venlig hilsen Jobcenter Demo"
        );
    }

    #[test]
    fn places_are_counted_as_the_network_does() {
        assert_eq!(laengde("Æblegrød"), Some(8));
        assert_eq!(laengde("10 €"), Some(5));
        assert_eq!((laengde("–"), laengde("🙂")), (None, None));
    }
}
