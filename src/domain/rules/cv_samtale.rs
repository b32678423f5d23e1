//! When an a-kasse may report a cv-samtale, id 10 (epic 999.8.1 and 999.8.2).
//!
//! Only what the conversation is after the call counts: one that is no cv-samtale, or lies before the cut-off, is kept. A
//! cancellation is never refused and so never asks here. The rule is stated a second time, as data, in `tabel`; the tests hold
//! the two against each other, row by row.

mod fakta;
mod markdown;
mod tabel;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Code, Field, Verdict};
use crate::domain::code_lists::{Kontaktgruppe, MyndighedType, SamtaleType};
use crate::domain::indstilling::Indstillinger;

pub use fakta::{Fakta, GammelDag, GammelSide, Gruppe, IndberettetFoer, Kalder, NyDag, NySide, Operation, Type};
pub use markdown::som_markdown;
pub use tabel::{Raekke, beslutningstabel};

/// The conversation as it is stored, as far as this rule asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its type.
    pub samtaletype: SamtaleType,
    /// The local day on which it is to be held.
    pub local_date: NaiveDate,
    /// The local day on which it was first registered as a cv-samtale; none: never.
    pub foerst_cv: Option<NaiveDate>,
}

/// What is reported, by whom, of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indberetning {
    /// Who calls.
    pub caller: MyndighedType,
    /// The borger's kontaktgruppe; none when the register holds a number we do not know.
    pub kontaktgruppe: Option<Kontaktgruppe>,
    /// What there is already; none: the conversation is being created.
    pub stored: Option<Stored>,
    /// The type it gets.
    pub samtaletype: SamtaleType,
    /// The local day on which it will be held.
    pub local_date: NaiveDate,
}

/// May this be reported, as far as the cv-samtale is concerned?
pub fn cv_samtale(i: &Indberetning, indstillinger: &Indstillinger) -> Verdict {
    let is_cv_after = i.samtaletype == SamtaleType::CvSamtale && i.local_date >= indstillinger.cv_skaeringsdato;
    let broken = if is_bound(i) && is_cv_after { breach(i.stored, indstillinger) } else { None };
    broken.map_or_else(Verdict::default, |code| Verdict::refused(&[Field::SamtaleType, Field::Starttidspunkt], code))
}

/// The epic binds a-kasser, and of their members those in kontaktgruppe 1 and 8.
fn is_bound(i: &Indberetning) -> bool {
    i.caller == MyndighedType::AKasse && i.kontaktgruppe.is_some_and(Kontaktgruppe::is_dagpenge)
}

/// What stands against a cv-samtale on or after the cut-off. Nothing, when it stood there already and was reported in time.
fn breach(stored: Option<Stored>, indstillinger: &Indstillinger) -> Option<Code> {
    let cut_off = indstillinger.cv_skaeringsdato;
    let in_time = indstillinger.cv_indberettet_foer.unwrap_or(cut_off);
    match stored {
        None => Some(Code::CvAfterCutOff),
        Some(old) if old.samtaletype != SamtaleType::CvSamtale => Some(Code::TurnedIntoCv),
        Some(old) if old.local_date < cut_off => Some(Code::CvMovedPastCutOff),
        Some(old) if old.foerst_cv.is_some_and(|first| first < in_time) => None,
        Some(_) => Some(Code::CvAfterCutOff),
    }
}
