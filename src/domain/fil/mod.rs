//! Files of many lines, one borger on each: which there are, what their columns are called, and what a line says. What a line comes
//! to is for the rules behind it.
//!
//! `tegnsaet`: bytes as text. `kolonner`: the first line. `frister`, `borgere`: a line of either kind.
//!
//! To add a kind of file: a variant of [`FilSlags`], its columns, and a file that reads its lines.

pub mod borgere;
pub mod frister;
pub mod kolonner;
mod tegnsaet;

use std::collections::BTreeMap;

use super::calendar::{UmuligDato, parse_dato};
use super::cpr::CprFejl;
use super::rules::{Code, Field, Verdict};
use super::stored_text::stored_text;

pub use tegnsaet::afkod;

/// Lines below the headings at most: as many as a person can look through.
pub const LINJER_MAX: usize = 500;
/// Bytes of the largest file: a line of two hundred for each borger, five times over.
pub const FIL_MAX: usize = 512 * 1024;

stored_text! {
    /// A kind of file.
    #[derive(PartialOrd, Ord)]
    pub enum FilSlags {
        /// A frist on each line.
        Frister = "frister",
        /// A borger as the register has her on each line.
        Borgere = "borgere",
    }
}

stored_text! {
    /// What becomes of a line.
    pub enum LinjeUdfald {
        /// Something that was not there before.
        Ny = "ny",
        /// Something that was there is changed.
        Aendret = "aendret",
        /// It was so already: the same file twice, say.
        Uaendret = "uaendret",
        /// Nothing was done, for the reasons with it.
        Afvist = "afvist",
    }
}

/// Why a whole file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilFejl {
    /// Which rule.
    pub kode: Code,
    /// The columns it is about.
    pub kolonner: Vec<String>,
}

impl FilFejl {
    /// A fault that is about no column.
    pub const fn af(kode: Code) -> Self {
        Self { kode, kolonner: vec![] }
    }
}

/// A line, cut into cells. Cells hold personal data: there is no `Debug`.
#[derive(Clone, Default)]
pub struct Raekke {
    /// Its number in the file, from 1; the headings stand on the first.
    pub nummer: u64,
    /// What stands in each column, without the blanks around it. None: it has more or fewer cells than there are columns.
    pub celler: Option<BTreeMap<Field, String>>,
}

impl Raekke {
    /// A cell with something in it.
    pub fn celle(&self, felt: Field) -> Option<&str> {
        self.kolonne(felt).filter(|text| !text.is_empty())
    }

    /// The cells that are written as days and are none.
    pub fn umulige_datoer(&self) -> BTreeMap<Field, UmuligDato> {
        let cells = self.celler.iter().flatten();
        cells.filter_map(|(felt, text)| Some((*felt, UmuligDato::af(text)?))).collect()
    }

    /// A cell, be it empty. None: there is no such column.
    pub fn kolonne(&self, felt: Field) -> Option<&str> {
        self.celler.as_ref()?.get(&felt).map(String::as_str)
    }
}

/// What is wrong with a CPR number, as a fault of its column.
fn cpr_fejl(fejl: Option<CprFejl>) -> Verdict {
    match fejl {
        None => Verdict::default(),
        Some(CprFejl::Form) => Verdict::refused(&[Field::Personnummer], Code::CprForm),
        Some(CprFejl::Dato) => Verdict::refused(&[Field::Personnummer], Code::CprNoDate),
    }
}

/// What is wrong with a day, as a fault of its column. None: nothing stands there, which is no fault.
fn dato_fejl(celle: Option<&str>, felter: &'static [Field]) -> Verdict {
    match celle {
        Some(text) if UmuligDato::af(text).is_some() => Verdict::refused(felter, Code::DatoNotInCalendar),
        Some(text) if parse_dato(text).is_none() => Verdict::refused(felter, Code::DatoForm),
        Some(_) | None => Verdict::default(),
    }
}
