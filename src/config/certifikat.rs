//! Mutual TLS ends at the proxy in front, which says in a header which certificate it was shown. Only the proxy is believed.

use std::net::IpAddr;

use axum::http::HeaderName;

use super::ConfigError;

const HEADER: &str = "FAELLESTID_CERTIFICATE_HEADER";
const PROXIES: &str = "FAELLESTID_CERTIFICATE_PROXIES";

/// Where the certificate of a caller is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certifikat {
    /// The header with its SHA-256, in hex.
    pub header: HeaderName,
    /// The addresses whose header is believed.
    pub proxyer: Vec<IpAddr>,
}

impl Certifikat {
    /// Both, or none.
    pub(super) fn from_lookup(lookup: &impl Fn(&str) -> Option<String>) -> Result<Option<Self>, ConfigError> {
        match (lookup(HEADER), lookup(PROXIES)) {
            (None, None) => Ok(None),
            (Some(header), Some(proxies)) => {
                let named = header.parse();
                let header =
                    named.map_err(|_| ConfigError(format!("{HEADER} er ikke navnet på en header: {header}")))?;
                let address = |text: &str| {
                    let wrong = || ConfigError(format!("{PROXIES} skal være adresser med komma imellem, ikke {text}"));
                    text.trim().parse().map_err(|_| wrong())
                };
                let proxyer = proxies.split(',').map(address).collect::<Result<_, _>>()?;
                Ok(Some(Self { header, proxyer }))
            }
            _ => Err(ConfigError(format!("sæt {HEADER} og {PROXIES} sammen, eller ingen af dem"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Option<Certifikat>, ConfigError> {
        Certifikat::from_lookup(&|name| {
            settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_header_is_believed_from_named_addresses_alone() {
        assert_eq!(read(&[]), Ok(None));
        let both = read(&[(HEADER, "x-cert"), (PROXIES, "10.0.0.7, ::1")]).unwrap().unwrap();
        assert_eq!(both.proxyer, ["10.0.0.7".parse::<IpAddr>().unwrap(), "::1".parse().unwrap()]);
        for wrong in [
            &[(HEADER, "x-cert")][..],
            &[(PROXIES, "::1")],
            &[(HEADER, "x cert"), (PROXIES, "::1")],
            &[(HEADER, "x-cert"), (PROXIES, "::1,")],
            &[(HEADER, "x-cert"), (PROXIES, "proxy.example.dk")],
        ] {
            assert!(read(wrong).unwrap_err().to_string().contains("FAELLESTID_CERTIFICATE_"), "{wrong:?}");
        }
    }
}
