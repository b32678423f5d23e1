//! The field's own things: types, code lists, states and their transitions, the calendar, the rules, who may do what.
//!
//! Pure: no sqlx, axum, leptos or tokio; no clock, no randomness, no time-zone table. Time is an argument and a zone lookup
//! is a fact the caller brings, so the same code decides in the browser and on the server.
//!
//! To add a type: one file named after it, its states as an enum that carries exactly the data of each state, a line here.

pub mod access;
pub mod afbud;
pub mod afgoerelse;
pub mod aftale;
pub mod aftaleaendring;
pub mod behov;
pub mod besked;
pub mod calendar;
pub mod code_lists;
pub mod cpr;
pub mod email;
pub mod fil;
pub mod fravaer;
pub mod frist;
pub mod haendelse;
pub mod ids;
pub mod indkaldelse;
pub mod indstilling;
pub mod lukning;
pub mod medlemskab;
pub mod neutral;
pub mod opbevaring;
pub mod opgave;
pub mod oversigtsmail;
pub mod phone;
pub mod pladser;
pub mod reference;
pub mod register;
pub mod rules;
pub mod samtalenyt;
pub mod serie;
pub mod snitflade;
pub mod statistik;
mod stored_text;
pub mod tidsbehov;
pub mod udfaset;
pub mod udsendelse;
pub mod visning;
