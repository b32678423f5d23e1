//! How much one person, or one address, may ask for. Far above what anybody does by hand; low enough that a script that has run
//! wild, or that guesses, takes nothing from the others.
//!
//! Each process counts by itself. With several behind one address a person is allowed as many times as much, which still
//! protects each of them, and no counting has to reach the database, which is what is being protected.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderName, Method};
use governor::clock::Clock as _;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::error::WebError;
use super::feed;
use super::last_person;
use super::login::User;
use crate::config::Allowed;

/// After so many questions the counts of those who have been quiet are let go.
const TIDY_EVERY: u32 = 4096;

/// The counts of one process.
#[derive(Debug)]
pub struct Limits {
    people: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    address_header: Option<HeaderName>,
    asked: AtomicU32,
}

impl Limits {
    /// Nobody has asked for anything yet.
    pub fn new(allowed: Allowed) -> Self {
        Self {
            people: RateLimiter::keyed(Quota::per_minute(allowed.requests_per_minute)),
            addresses: RateLimiter::keyed(Quota::per_minute(allowed.logins_per_minute)),
            address_header: allowed.address_header,
            asked: AtomicU32::new(0),
        }
    }

    /// Counts a request. Reading a page is free, but for a borger's, whose pages search for times, and a
    /// calendar's, whose address may be guessed at.
    ///
    /// # Errors
    /// `WebError::TooMany`, with the seconds to wait.
    pub fn count(&self, user: Option<&User>, request: &Request) -> Result<(), WebError> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % TIDY_EVERY == TIDY_EVERY - 1 {
            self.people.retain_recent();
            self.addresses.retain_recent();
        }
        let posts = request.method() == Method::POST;
        match user {
            Some(user) if posts || request.uri().path().starts_with("/borger/") => {
                asked(&self.people, &last_person::mark(user.principal))
            }
            // Whoever guesses at calendars' addresses, or a calendar that has run wild.
            _ if request.uri().path().starts_with(feed::PATH) => asked(&self.addresses, &self.address(request)),
            None if posts => asked(&self.addresses, &self.address(request)),
            _ => Ok(()),
        }
    }

    /// Whose request it is. Those of whom nothing is known share one count.
    fn address(&self, request: &Request) -> IpAddr {
        let told = match &self.address_header {
            Some(name) => last_address(request.headers(), name),
            None => request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip()),
        };
        told.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }
}

/// What the proxy itself has added stands last; what stands before it may be made up.
fn last_address(headers: &HeaderMap, name: &HeaderName) -> Option<IpAddr> {
    let line = headers.get_all(name).into_iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next()?.trim().parse().ok()
}

fn asked<K: std::hash::Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), WebError> {
    limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(limiter.clock().now());
        WebError::TooMany(wait.as_secs() + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_proxy_added_is_believed() {
        let name = HeaderName::from_static("x-forwarded-for");
        let mut headers = HeaderMap::new();
        assert_eq!(last_address(&headers, &name), None);
        headers.append(&name, "198.51.100.7, 203.0.113.9".parse().unwrap());
        assert_eq!(last_address(&headers, &name), "203.0.113.9".parse().ok());
        headers.append(&name, "2001:db8::1".parse().unwrap());
        assert_eq!(last_address(&headers, &name), "2001:db8::1".parse().ok());
        headers.append(&name, "ukendt".parse().unwrap());
        assert_eq!(last_address(&headers, &name), None);
    }
}
