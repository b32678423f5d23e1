//! The machine interface as other systems meet it: tokens, headers, bodies and answers over real HTTP routing, on both engines.
//!
//! `support` makes clients and sends calls; `operation` has every method of the document, to be walked. To add a test: as in `main.rs`, with a [`support::Wire`] on the `&World`.

mod support;

mod adgang;
mod bad_bodies;
mod bad_headers;
mod bad_ids;
mod bad_texts;
mod booking;
mod borgere;
mod borgerstatus;
mod clients;
mod document;
mod epic;
mod frist;
mod gaesteadgang;
mod guide;
mod haendelser;
mod indkaldelse;
mod kald;
mod kalder;
mod kaploeb;
mod nedbrud;
mod operation;
mod tilbud;
mod token;
mod udfaset;
mod udsteder;
