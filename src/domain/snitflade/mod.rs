//! The machine interface as far as it is rules: who may call which method about whom (`adgang`, shown by `markdown`), and what
//! a call itself can do wrong before any rule of the trade is asked (`kode`).

mod adgang;
mod kode;
mod markdown;
mod metoder;

pub use adgang::{Forhold, Kolonne, MYNDIGHEDER, Scope, maa, maa_kalde};
pub use kode::ApiKode;
pub use markdown::som_markdown;
pub use metoder::{Adgang, Kontrakt, Metode};
