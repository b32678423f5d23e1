//! When the times of a series can be booked, and who shares them, in plain words.

use crate::domain::serie::{BookbarRegel, BookbarTil};
use crate::texts::staff::serier::talt;
use crate::texts::{Sprog, dates};

/// "Tiderne kan bookes fra 14 dage før frem til kl. 12.00 dagen før."
pub fn bookbar(regel: BookbarRegel) -> String {
    let fra = match regel.fra_dage {
        None => String::new(),
        Some(0) => " fra dagen selv".to_owned(),
        Some(dage) => format!(" fra {}", dage_foer(dage)),
    };
    let til = match regel.til {
        None | Some(BookbarTil { dage: 0, kl: None }) => ", indtil de begynder".to_owned(),
        Some(BookbarTil { dage, kl: Some(kl) }) => {
            format!(" frem til kl. {} {}", dates::clock(Sprog::Da, kl), samme_dag(dage))
        }
        Some(BookbarTil { dage, kl: None }) => format!(" til og med {}", dage_foer(dage)),
    };
    format!("Tiderne kan bookes{fra}{til}.")
}

fn dage_foer(dage: u16) -> String {
    if dage == 1 { "dagen før".to_owned() } else { format!("{dage} dage før") }
}

fn samme_dag(dage: u16) -> String {
    if dage == 0 { "samme dag".to_owned() } else { dage_foer(dage) }
}

/// "Af 3 pladser holdes 1 til HK og 1 til 3F; 1 er fælles. Ubrugte pladser frigives 48 timer før." `andele`: names with places.
pub fn deling(kapacitet: u32, andele: &[(&str, u16)], frigiv_timer: Option<u16>) -> String {
    let kept: Vec<_> = andele.iter().map(|(navn, pladser)| format!("{pladser} til {navn}")).collect();
    let kept = match kept.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} og {last}", first.join(", ")),
        None => String::new(),
    };
    let total: u32 = andele.iter().map(|(_, pladser)| u32::from(*pladser)).sum();
    let places = talt(kapacitet, "plads", "pladser");
    let common = talt(kapacitet.saturating_sub(total), "plads er fælles", "pladser er fælles");
    let released = match frigiv_timer {
        Some(timer) => format!("Ubrugte pladser frigives {} før.", talt(timer.into(), "time", "timer")),
        None => "Ubrugte pladser frigives ikke.".to_owned(),
    };
    format!("Af {places} på hver tid holdes {kept}; {common}. {released}")
}

/// "3F skal først sige ja til at dele tiderne."
pub fn skal_sige_ja(navne: &[String]) -> String {
    format!("{} skal først sige ja til at dele tiderne.", navne.join(" og "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_read_as_said() {
        let regel = |fra_dage, til: Option<(u16, Option<&str>)>| {
            let til = til.map(|(dage, kl)| BookbarTil { dage, kl: kl.map(|kl| kl.parse().unwrap()) });
            bookbar(BookbarRegel { fra_dage, til })
        };
        assert_eq!(regel(None, None), "Tiderne kan bookes, indtil de begynder.");
        let noon = Some((1, Some("12:00:00")));
        assert_eq!(regel(Some(14), noon), "Tiderne kan bookes fra 14 dage før frem til kl. 12.00 dagen før.");
        assert_eq!(regel(None, Some((2, None))), "Tiderne kan bookes til og med 2 dage før.");
        let early = Some((0, Some("08:00:00")));
        assert_eq!(regel(Some(1), early), "Tiderne kan bookes fra dagen før frem til kl. 8.00 samme dag.");
    }

    #[test]
    fn the_shares_and_what_is_left_are_counted() {
        let both = deling(3, &[("HK", 1), ("3F", 1)], Some(48));
        let told = "Af 3 pladser på hver tid holdes 1 til HK og 1 til 3F; 1 plads er fælles. \
                    Ubrugte pladser frigives 48 timer før.";
        assert_eq!(both, told);
        assert!(
            deling(3, &[("HK", 0), ("3F", 1)], None).ends_with("; 2 pladser er fælles. Ubrugte pladser frigives ikke.")
        );
    }
}
