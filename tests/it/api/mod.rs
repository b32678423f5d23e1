//! The machine interface as other systems meet it: tokens, headers, bodies and answers over real HTTP routing, on both engines.
//!
//! `support` makes clients and sends calls. To add a test: as in `main.rs`, with a [`support::Wire`] on the `&World`.

mod support;

mod adgang;
mod booking;
mod borgere;
mod borgerstatus;
mod clients;
mod document;
mod epic;
mod frist;
mod guide;
mod haendelser;
mod indkaldelse;
mod kald;
mod kalder;
mod token;
mod udfaset;
mod udsteder;
