//! Whom a change of times hits: who loses company in a time that closes, and who stands with what the series said before.

use std::collections::BTreeSet;

use crate::domain::aftaleaendring::RamtGrund;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::lukning::kendetegn;
use crate::domain::serie::{SerieDel, Tilpasning};
use crate::store::{BooketSamtale, SerieRow};

/// The booked conversations that are hit. The others stay as they are in every way.
#[derive(Clone, Debug, Default)]
pub struct Ramte {
    /// Their times are closed for new bookings; they are held.
    pub lukkes: Vec<BooketSamtale>,
    /// Their times stay, but these parts of the series are others now.
    pub det_gamle: Vec<(BooketSamtale, Vec<SerieDel>)>,
}

impl Ramte {
    /// Whom a changed series hits. `foer` and `ny`: the series before and after. `plan`: what becomes of its times.
    pub(super) fn af(samtaler: Vec<BooketSamtale>, plan: &Tilpasning, (foer, ny): (&SerieRow, &SerieRow)) -> Self {
        let closing: BTreeSet<_> = plan.booket.iter().collect();
        let dele = aendrede_dele(foer, ny);
        let mut ramte = Self::default();
        for samtale in samtaler {
            if closing.contains(&samtale.tid_id) {
                ramte.lukkes.push(samtale);
                continue;
            }
            let old: Vec<_> = dele.iter().copied().filter(|&del| afviger(&samtale, ny, del)).collect();
            if !old.is_empty() {
                ramte.det_gamle.push((samtale, old));
            }
        }
        ramte
    }

    /// How many.
    pub fn antal(&self) -> usize {
        self.lukkes.len() + self.det_gamle.len()
    }

    /// Tells this from whom it hits at another moment.
    pub fn kendetegn(&self) -> String {
        let of = |samtaler: &mut dyn Iterator<Item = IndkaldelseId>| kendetegn(std::iter::empty(), samtaler);
        let closing = of(&mut self.lukkes.iter().map(|samtale| samtale.id));
        format!("{closing}.{}", of(&mut self.det_gamle.iter().map(|(samtale, _)| samtale.id)))
    }

    /// Each with why it is hit.
    pub(super) fn grunde(&self) -> Vec<(IndkaldelseId, RamtGrund)> {
        let lukkes = self.lukkes.iter().map(|samtale| (samtale.id, RamtGrund::TidenLukkes));
        lukkes.chain(self.det_gamle.iter().map(|(samtale, _)| (samtale.id, RamtGrund::DetGamle))).collect()
    }

    /// Whose names a page shows.
    pub(super) fn vist(&self) -> impl Iterator<Item = (BorgerId, IndkaldelseId)> + '_ {
        let all = self.lukkes.iter().chain(self.det_gamle.iter().map(|(samtale, _)| samtale));
        all.map(|samtale| (samtale.borger_id, samtale.id))
    }
}

/// The parts that booked conversations carry along and that differ between two states of a series.
pub(super) fn aendrede_dele(foer: &SerieRow, ny: &SerieRow) -> Vec<SerieDel> {
    let sted = |row: &SerieRow| (row.samtaleform, row.adresse.clone(), row.telefon.clone(), row.link.clone());
    let dele = [
        (sted(foer) != sted(ny), SerieDel::Sted),
        (foer.medarbejder != ny.medarbejder, SerieDel::Hvem),
        ((&foer.titel, &foer.beskrivelse) != (&ny.titel, &ny.beskrivelse), SerieDel::Tekst),
    ];
    dele.into_iter().filter_map(|(differs, del)| differs.then_some(del)).collect()
}

/// Whether a booked conversation has another place, employee or text than a series.
pub fn afviger(samtale: &BooketSamtale, serie: &SerieRow, del: SerieDel) -> bool {
    match del {
        SerieDel::Sted => {
            (samtale.samtaleform, &samtale.adresse, &samtale.moedetelefon, &samtale.moedelink)
                != (serie.samtaleform, &serie.adresse, &serie.telefon, &serie.link)
        }
        SerieDel::Hvem => samtale.medarbejder != serie.medarbejder,
        SerieDel::Tekst => (&samtale.titel, &samtale.beskrivelse) != (&serie.titel, &serie.beskrivelse),
        _ => false,
    }
}
