//! The integration tests: the services and the store against both engines, and the house rules that no compiler checks.
//!
//! PostgreSQL is the cluster that `FAELLESTID_TEST_POSTGRES` names; `make test` starts one. Nothing is skipped without it.
//! To add a test: an `async fn` that takes a `&World`, and its name in the `on_both_engines!` list of its file.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod a_kasse;
mod adgang;
mod afbud;
mod afbud_igen;
mod aflysninger;
mod aftale_indhold;
mod aftaleaendring;
mod aftaler;
mod api;
mod bad_calls;
mod bad_calls_beside;
mod bad_texts;
mod beskeder;
mod booking;
mod broken_off;
mod chain;
mod deling;
mod delingssvar;
mod deltagelse;
mod deltagere;
mod efter_samtalen;
mod epic;
mod filer;
mod flytninger;
mod frist_liv;
mod frist_service;
mod frister;
mod gaest;
mod haendelser;
mod http;
mod imports;
mod indkaldelser;
mod indstillinger;
mod lukkedage;
mod lukninger;
mod mange_opgaver;
mod many_frister;
mod midnat;
mod migrations;
mod model;
mod moving;
mod nedetid;
mod nye_tider;
mod nye_tider_deling;
mod opgaver;
mod proof;
mod races;
mod races_of_one;
mod refusals;
mod register;
mod serier;
mod sletning;
mod soegning;
mod statistik;
mod store_contract;
mod store_reads;
mod support;
mod tidsbehov;
mod tidssummer;
mod udfaset;
mod undtagelser;
mod ved_siden_af;
