//! A series in full, as its preview and its aftale tell it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::ids::OrganisationId;
use crate::domain::serie::{BookbarRegel, Omfang};
use crate::services::tider::{self, DeriveError};
use crate::store::{SerieRow, Undtagelse};

/// A series with all that it comes to.
#[derive(Clone, Debug)]
pub struct SerieVist {
    /// As it is stored, or would be.
    pub row: SerieRow,
    /// All its times, counted.
    pub omfang: Omfang,
    /// From when until when they can be booked.
    pub bookbar: BookbarRegel,
    /// Who shares it or is asked to, by name, with the places kept for each; its own a-kasse first. Empty: it is not shared.
    pub andele: Vec<(String, i32)>,
    /// Those of them who have not answered yet, by name.
    pub venter: Vec<String>,
    /// Days left out of it, as its aftale tells them.
    pub undtaget: Vec<Undtagelse>,
}

/// Who shares a series, and who is asked to.
#[derive(Clone, Debug)]
pub(in crate::services) struct Delt {
    /// The a-kasse of its aftale.
    pub egen: OrganisationId,
    /// They share it, with the places kept for each.
    pub aftalt: Vec<(OrganisationId, i32)>,
    /// They are asked to. Its own a-kasse among them waits for nothing but the others.
    pub venter: Vec<(OrganisationId, i32)>,
}

impl SerieVist {
    /// A series whose times lie in `ramme`, without `excepted` days.
    ///
    /// # Errors
    /// When the row makes no rule.
    pub(in crate::services) fn ny(
        row: SerieRow,
        ramme: RangeInclusive<NaiveDate>,
        excepted: &BTreeSet<NaiveDate>,
        delt: &Delt,
        navne: &BTreeMap<OrganisationId, String>,
    ) -> Result<Self, DeriveError> {
        let omfang = Omfang::af(&tider::rule(&row)?, ramme, excepted);
        let bookbar = tider::regel(&row.bookbar);
        let navn = |id: &OrganisationId| navne.get(id).cloned().unwrap_or_default();
        let mut all: Vec<_> = delt.aftalt.iter().chain(&delt.venter).collect();
        all.sort_by_key(|(id, _)| (*id != delt.egen, navn(id)));
        let andele = all.into_iter().map(|(id, pladser)| (navn(id), *pladser)).collect();
        let others = delt.venter.iter().filter(|(id, _)| *id != delt.egen);
        let venter = others.map(|(id, _)| navn(id)).collect();
        Ok(Self { omfang, bookbar, andele, venter, undtaget: vec![], row })
    }
}
