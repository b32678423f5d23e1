//! An SMS: one message of at most 160 characters of the GSM alphabet, without a link, and never about what. Source: NemSMS.

use chrono::NaiveDateTime;

use super::ord::Ord;
use crate::domain::besked::BeskedSlags;
use crate::domain::besked::gsm::{PLADS, laengde};
use crate::texts::{Sprog, dates};

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
}
