//! Links that a borger is sent to: https, to the host that stands there.

use crate::domain::rules::tekst::er_skjult;

const SCHEME: &str = "https://";
/// Would end the address early where it is quoted; and a browser takes `\` for `/`, so that another host is called.
const UNSAFE: &str = "<>\"`\\";

/// Whether the text is an https address with a host name, whole and without a user's name. Letters outside ASCII are
/// let through: Danish host names and paths have them.
pub(in crate::domain::rules) fn er_https(text: &str) -> bool {
    let clean = !text.contains(|c: char| c.is_whitespace() || er_skjult(c) || UNSAFE.contains(c));
    clean && efter_scheme(text).is_some_and(|rest| er_vaert(rest.split(['/', '?', '#']).next().unwrap_or_default()))
}

fn efter_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_at_checked(SCHEME.len())?;
    scheme.eq_ignore_ascii_case(SCHEME).then_some(rest)
}

/// A host name with at least one dot, since a bare name works only inside an office, and perhaps a port. A user's name
/// before it would make `jobcenter.dk@example.com` look like the jobcenter.
fn er_vaert(text: &str) -> bool {
    let (host, port) = text.split_once(':').map_or((text, None), |(host, port)| (host, Some(port)));
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    host.contains('.') && host.split('.').all(is_label) && port.is_none_or(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_links_that_meetings_have() {
        for link in [
            "https://example.dk",
            "HTTPS://Example.DK/",
            "https://møde.example.dk/ærø?id=1&navn=a%20b#top",
            "https://meet.example.dk:8443/j/123456789?pwd=aB.1",
            "https://example.dk?a=b@c.dk",
            "https://example.dk/@hold/møde;a=1,2|{3}",
            "https://a-b.example.dk:65535",
        ] {
            assert!(er_https(link), "{link}");
        }
    }

    #[test]
    fn refuses_what_is_no_https_address_of_a_host() {
        for link in [
            "",
            "https",
            "https://",
            "https:///møde",
            "https://?a.dk",
            "http://example.dk",
            "ftps://example.dk",
            "javascript:alert(1)//https://example.dk",
            "data:text/html,a.b",
            "//example.dk",
            "example.dk",
            "https:example.dk",
            "https:/example.dk/",
            "æhttps://example.dk",
            "httpsø://example.dk",
            "https://localhost",
            "https://[2001:db8::1]/",
        ] {
            assert!(!er_https(link), "{link}");
        }
    }

    #[test]
    fn refuses_a_host_that_is_not_what_it_seems() {
        for link in [
            "https://jobcenter.dk@example.com",
            "https://jobcenter.dk:443@example.com",
            "https://jobcenter.dk:a@example.com/",
            "https://example.com\\@jobcenter.dk",
            "https://example..dk",
            "https://.example.dk",
            "https://example.dk.",
            "https://-example.dk",
            "https://example-.dk",
            "https://exa_mple.dk",
            "https://exa%6Dple.dk",
            "https://example.dk:",
            "https://example.dk:+80",
            "https://example.dk:65536",
            "https://example.dk:80:80",
        ] {
            assert!(!er_https(link), "{link}");
        }
    }

    #[test]
    fn refuses_characters_that_break_or_hide_something() {
        for c in
            [' ', '\n', '\t', '\0', '\u{A0}', '\u{2028}', '\u{202E}', '\u{200B}', '\u{FEFF}', '<', '>', '"', '`', '\\']
        {
            assert!(!er_https(&format!("https://example.dk/a{c}b")), "{c:?}");
        }
    }
}
