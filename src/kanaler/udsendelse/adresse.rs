//! Which addresses are called. A name is looked up by us, and only what `domain::udsendelse` calls public is tried: checked at the
//! very connection, so that a name that changes its mind after it was added leads nowhere.

use std::error::Error;
use std::net::SocketAddr;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::Host;

use crate::domain::udsendelse::{AdresseFejl, Fejl, is_public};

/// Which networks events are sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Net {
    /// The open internet alone.
    Offentligt,
    /// Private networks and this machine too: operations decided so.
    OgsaaPrivat,
}

/// The address, if events may be sent there: https, or http on this machine itself; whole, without user and password.
///
/// # Errors
/// What is wrong with it.
pub fn tjek(text: &str, net: Net) -> Result<Url, AdresseFejl> {
    let url = Url::parse(text).map_err(|_| AdresseFejl::Form)?;
    let host = url.host().ok_or(AdresseFejl::Form)?;
    let (ip, loopback) = match host {
        Host::Ipv4(ip) => (Some(ip.into()), ip.is_loopback()),
        Host::Ipv6(ip) => (Some(ip.into()), ip.is_loopback()),
        Host::Domain(name) => (None, name == "localhost"),
    };
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        _ => return Err(AdresseFejl::Skema),
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(AdresseFejl::Ekstra);
    }
    let closed = loopback || ip.is_some_and(|ip| !is_public(ip));
    if closed && net == Net::Offentligt { Err(AdresseFejl::Privat) } else { Ok(url) }
}

/// Looks names up and gives the addresses that may be called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opslag(pub(super) Net);

/// A name leads to addresses that are not called.
#[derive(Debug, thiserror::Error)]
#[error("the name leads into a closed network")]
struct Lukket;

impl Resolve for Opslag {
    fn resolve(&self, name: Name) -> Resolving {
        let net = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let open: Vec<SocketAddr> = found.filter(|addr| net == Net::OgsaaPrivat || is_public(addr.ip())).collect();
            if open.is_empty() {
                return Err(Box::new(Lukket) as Box<dyn Error + Send + Sync>);
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}

/// What kept an answer away.
pub(super) fn fejl(error: &reqwest::Error) -> Fejl {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<Lukket>() {
            return Fejl::Adresse;
        }
        cause = error.source();
    }
    if error.is_timeout() { Fejl::Tid } else { Fejl::Forbindelse }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_outside_is_called() {
        for address in ["https://kss.example.dk/haendelser", "https://kss.example.dk:8443/a?b=c", "https://8.8.8.8/"] {
            assert!(tjek(address, Net::Offentligt).is_ok(), "{address}");
        }
        for (address, fejl) in [
            ("", AdresseFejl::Form),
            ("kss.example.dk", AdresseFejl::Form),
            ("data:text/plain,x", AdresseFejl::Form),
            ("http://kss.example.dk/", AdresseFejl::Skema),
            ("ftp://kss.example.dk/", AdresseFejl::Skema),
            ("http://10.0.0.1/", AdresseFejl::Skema),
            ("https://me:secret@kss.example.dk/", AdresseFejl::Ekstra),
            ("https://kss.example.dk/#top", AdresseFejl::Ekstra),
            ("https://10.0.0.1/", AdresseFejl::Privat),
            ("https://169.254.169.254/latest", AdresseFejl::Privat),
            ("https://2130706433/", AdresseFejl::Privat),
            ("https://0x7f.1/", AdresseFejl::Privat),
            ("https://[::ffff:127.0.0.1]/", AdresseFejl::Privat),
            ("https://localhost/", AdresseFejl::Privat),
            ("http://127.0.0.1:3000/", AdresseFejl::Privat),
        ] {
            assert_eq!(tjek(address, Net::Offentligt), Err(fejl), "{address}");
        }
    }

    #[test]
    fn operations_may_open_their_own_network() {
        for address in ["https://10.0.0.1/", "http://127.0.0.1:3000/", "http://localhost:1/", "http://[::1]:1/"] {
            assert!(tjek(address, Net::OgsaaPrivat).is_ok(), "{address}");
        }
        assert_eq!(
            tjek("http://10.0.0.1/", Net::OgsaaPrivat),
            Err(AdresseFejl::Skema),
            "in clear only on this machine"
        );
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_called() {
        let inside = || "localhost".parse::<Name>().unwrap();
        let refused = Opslag(Net::Offentligt).resolve(inside()).await.err().unwrap();
        assert!(refused.is::<Lukket>());
        assert!(Opslag(Net::OgsaaPrivat).resolve(inside()).await.unwrap().all(|addr| addr.ip().is_loopback()));
    }
}
