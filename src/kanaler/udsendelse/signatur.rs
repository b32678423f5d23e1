//! How a webhook proves that it is ours, and new: HMAC-SHA256 over the second it was sent in and the body, with the receiver's secret.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// How many seconds old or early a receiver takes a call: older ones are somebody's copy.
const TOLERANCE: i64 = 300;

/// The header of a body that is sent at a second of the Unix clock: `t=1780000000,v1=<hex>`.
pub fn signatur(hemmelighed: &str, sekund: i64, body: &[u8]) -> String {
    format!("t={sekund},v1={}", hex(&mac(hemmelighed, sekund, body).finalize().into_bytes()))
}

/// Whether a header belongs to a body and is new at `nu`: what a receiver does.
pub fn er_aegte(hemmelighed: &str, header: &str, body: &[u8], nu: i64) -> bool {
    let parts = header.strip_prefix("t=").and_then(|rest| rest.split_once(",v1="));
    let Some((Ok(sekund), Some(given))) = parts.map(|(sekund, hex)| (sekund.parse::<i64>(), unhex(hex))) else {
        return false;
    };
    let fresh = nu.abs_diff(sekund) <= TOLERANCE.unsigned_abs();
    // Takes as long whatever the difference.
    fresh && mac(hemmelighed, sekund, body).verify_slice(&given).is_ok()
}

fn mac(hemmelighed: &str, sekund: i64, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(hemmelighed.as_bytes())
        .unwrap_or_else(|_| unreachable!("HMAC takes keys of every length"));
    mac.update(sekund.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    mac
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "hemmelighed";
    const BODY: &[u8] = br#"{"nummer":1}"#;
    const AT: i64 = 1_780_000_000;

    /// Made with: printf '%s' '1780000000.{"nummer":1}' | openssl dgst -sha256 -hmac hemmelighed
    #[test]
    fn another_program_comes_to_the_same() {
        let made = signatur(KEY, AT, BODY);
        assert_eq!(made, "t=1780000000,v1=90f9511f35a744d00de666132fbba392a7fe5c707402dca5bbf34f180f8eef79");
    }

    #[test]
    fn what_is_ours_and_new_is_taken() {
        let header = signatur(KEY, AT, BODY);
        for now in [AT - TOLERANCE, AT, AT + TOLERANCE] {
            assert!(er_aegte(KEY, &header, BODY, now));
        }
    }

    #[test]
    fn a_copy_a_change_and_another_key_are_not() {
        let header = signatur(KEY, AT, BODY);
        for now in [AT - TOLERANCE - 1, AT + TOLERANCE + 1, i64::MAX, i64::MIN] {
            assert!(!er_aegte(KEY, &header, BODY, now), "{now}");
        }
        assert!(!er_aegte(KEY, &header, br#"{"nummer":2}"#, AT));
        assert!(!er_aegte("en anden", &header, BODY, AT));
        assert!(!er_aegte(KEY, &header.replace("t=1780000000", "t=1780000001"), BODY, AT));
        for nonsense in
            ["", "t=,v1=", "v1=00", "t=1780000000,v1=", "t=1780000000,v1=0", "t=1780000000,v1=æø", "t=x,v1=00"]
        {
            assert!(!er_aegte(KEY, nonsense, BODY, AT), "{nonsense}");
        }
    }
}
