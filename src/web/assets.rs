//! The built front end, embedded in the binary (a debug build reads it from `dist/`), served under a path that holds its own
//! hash, so that browsers may keep it for ever.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};

use super::error::WebError;

#[derive(RustEmbed)]
#[folder = "dist/"]
#[allow_missing = true]
struct Dist;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

/// Where the front end's files are.
#[derive(Debug)]
pub struct Assets {
    hash: String,
    /// `pkg/<hash>`, without slashes around it.
    pub pkg_dir: String,
}

impl Assets {
    /// Reads all files once, for their hash. None when the front end was never built.
    pub fn load() -> Option<Self> {
        Dist::get("pkg/faellestid.css")?;
        let mut names: Vec<_> = Dist::iter().collect();
        names.sort_unstable();
        let mut sum = Sha256::new();
        for file in names.iter().filter_map(|name| Dist::get(name)) {
            sum.update(file.metadata.sha256_hash());
        }
        let hash = sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
        Some(Self { pkg_dir: format!("pkg/{hash}"), hash })
    }

    /// The path of a file of the front end.
    pub fn path(&self, file: &str) -> String {
        format!("/{}/{file}", self.pkg_dir)
    }
}

/// A file of the front end; another build's hash is not found.
pub async fn hashed(State(assets): State<Arc<Assets>>, Path((hash, file)): Path<(String, String)>) -> Response {
    match Dist::get(&format!("pkg/{file}")) {
        Some(found) if hash == assets.hash => answer(&file, found, FOR_EVER),
        _ => WebError::NotFound.into_response(),
    }
}

/// The mark in the browser's tab.
pub async fn favicon() -> Response {
    at_the_root("favicon.svg")
}

/// What search engines may see: the front page.
pub async fn robots() -> Response {
    at_the_root("robots.txt")
}

fn at_the_root(name: &str) -> Response {
    Dist::get(name).map_or_else(|| WebError::NotFound.into_response(), |file| answer(name, file, A_DAY))
}

fn answer(name: &str, file: EmbeddedFile, keep: &'static str) -> Response {
    ([(CONTENT_TYPE, content_type(name)), (CACHE_CONTROL, keep)], file.data).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
