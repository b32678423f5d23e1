//! Fællestid: selvbooking af fælles jobsamtaler.
//!
//! The module tree and the WASM boundary. `domain` and `texts` are pure and build for every target; `islands` is the only
//! other code that runs in the browser; everything else is the server and stands behind the feature `ssr`.
//! Direction of use: `web`, `api`, `jobs` → `kanaler` → `services` → `store`, `domain`; `islands` → `domain`, `texts`. `tests/it/imports.rs` refuses the rest.

// Leptos views are deeply nested types.
#![recursion_limit = "256"]

pub mod domain;
pub mod texts;

#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod islands;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod config;
#[cfg(feature = "ssr")]
pub mod jobs;
#[cfg(feature = "ssr")]
pub mod kanaler;
#[cfg(feature = "ssr")]
pub mod serve;
#[cfg(feature = "ssr")]
pub mod services;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod telemetry;
#[cfg(feature = "ssr")]
pub mod web;

/// Where the browser begins: brings every island of the page to life.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
