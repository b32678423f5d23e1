//! The application as people meet it: real requests to the real router, or to a process of the real binary.
//!
//! `app` has the people, `client` what they do, `answer` what they see; `server` runs the binary.
//! To add a test: as in `main.rs`, on a [`app::TestApp`] of the `&World`, or a [`server::Server`] on its database.

mod answer;
pub mod app;
mod borger;
mod client;
mod html;
mod imens;
mod log_lines;
pub mod server;
mod stored;
mod uden_tider;
mod uge;
pub mod way;

pub use app::TestApp;

mod a_kasse;
mod a_kasse_valg;
mod access;
mod access_roles;
mod aendringer;
mod bad_input;
mod commands;
mod dagsliste;
mod filer;
mod foreign;
mod frister;
mod fuzz;
mod hostile;
mod journey;
mod kalender;
mod kept_form;
mod killed;
mod limits;
mod looks;
mod lukning;
mod nye_tider;
mod outage;
mod oversigtsmail;
mod paa_vegne;
mod privacy;
mod protocol;
mod sagens_enkeltheder;
mod sagsbehandling;
mod samtale;
mod serier;
mod sessions;
mod soegning;
mod start_up;
mod statements;
mod statements_filer;
