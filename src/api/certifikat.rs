//! The certificate a caller showed to the proxy in front (mutual TLS), for clients that are bound to one. A token got without it opens nothing.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

use super::problem::Problem;
use crate::config::Certifikat;
use crate::domain::snitflade::ApiKode;
use crate::services::klienter::fingeraftryk;
use crate::store::ApiKlient;

/// Fails when the client is bound to a certificate and it was not shown: by the header of a proxy that is believed, and of no other.
pub(super) fn kraev(certifikat: Option<&Certifikat>, klient: &ApiKlient, parts: &Parts) -> Result<(), Problem> {
    let Some(bound) = &klient.certifikat else { return Ok(()) };
    let shown = certifikat.and_then(|certifikat| vist(certifikat, parts));
    match shown {
        Some(shown) if shown == *bound => Ok(()),
        _ => Err(Problem::af(ApiKode::CertificateMissing)),
    }
}

fn vist(certifikat: &Certifikat, parts: &Parts) -> Option<String> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    if !certifikat.proxyer.contains(&peer.ip().to_canonical()) {
        return None;
    }
    // Two of them: one may be the caller's own.
    let mut told = parts.headers.get_all(&certifikat.header).into_iter();
    let only = told.next().filter(|_| told.next().is_none())?;
    fingeraftryk(only.to_str().ok()?)
}
