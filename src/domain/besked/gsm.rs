//! How much room a text takes in an SMS. Source: 3GPP TS 23.038, the GSM 7-bit alphabet.

/// How many places one SMS has.
pub const PLADS: usize = 160;

/// What takes one place.
const BASIS: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// What takes two.
const UDVIDET: &str = "^{}\\[~]|€";

/// How many places a text takes; none when a character is not in the alphabet, which would halve what one SMS holds.
pub fn laengde(tekst: &str) -> Option<usize> {
    tekst.chars().map(|c| if BASIS.contains(c) { Some(1) } else { UDVIDET.contains(c).then_some(2) }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_the_network_does() {
        assert_eq!(laengde("Æblegrød"), Some(8));
        assert_eq!(laengde("10 €"), Some(5));
        assert_eq!((laengde("–"), laengde("🙂")), (None, None));
    }
}
