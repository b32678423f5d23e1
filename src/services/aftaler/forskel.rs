//! What a newer version of an aftale changes against the one it takes over from.

use std::collections::BTreeMap;

use super::Afvist;
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::{OrganisationId, SerieId};
use crate::domain::serie::SerieDel;
use crate::store::{Aftale, Connection, SerieRow};

/// The whole difference.
#[derive(Clone, Debug)]
pub struct Forskel {
    /// The older version.
    pub gammel: Aftale,
    /// What became of each series of the newer one.
    pub serier: BTreeMap<SerieId, SerieForskel>,
    /// Series of the older one that the newer one does not have.
    pub fjernet: Vec<SerieRow>,
}

/// What became of one series.
#[derive(Clone, Debug)]
pub enum SerieForskel {
    /// The older version does not have it.
    Ny,
    /// It goes on as it is.
    Uaendret,
    /// It goes on, but not as it is.
    Aendret {
        /// As it was.
        foer: Box<SerieRow>,
        /// What differs.
        dele: Vec<SerieDel>,
    },
}

/// Who shares each series or is asked to, with the places kept.
pub(super) type Andele = BTreeMap<SerieId, Vec<(OrganisationId, i32)>>;

/// The difference, while the newer version is not agreed.
pub(super) async fn forskel(
    connection: &mut Connection,
    ny: &Aftale,
    serier: &[SerieRow],
    andele: &Andele,
) -> Result<Option<Forskel>, Afvist> {
    let open = matches!(ny.status, AftaleStatus::Kladde | AftaleStatus::Foreslaaet);
    let Some(older) = ny.afloeser_id.filter(|_| open) else { return Ok(None) };
    let Some(gammel) = connection.aftale(older).await? else { return Ok(None) };
    let before = connection.serier_under(older).await?;
    let one = |serie: &SerieRow| {
        let was = before.iter().find(|was| Some(was.id) == serie.afloeser_id);
        (serie.id, was.map_or(SerieForskel::Ny, |was| mellem((was, serie), ny, andele)))
    };
    let changes = serier.iter().map(one).collect();
    let goes_on = |was: &SerieRow| serier.iter().any(|serie| serie.afloeser_id == Some(was.id));
    // What is over before the newer version begins is not taken away by it.
    let fjernet = before.iter().filter(|was| was.valid_to >= ny.valid_from && !goes_on(was)).cloned().collect();
    Ok(Some(Forskel { gammel, serier: changes, fjernet }))
}

fn mellem((was, is): (&SerieRow, &SerieRow), ny: &Aftale, andele: &Andele) -> SerieForskel {
    // What lies before the newer version is no difference: it takes over on its own first day.
    let fra = |row: &SerieRow| row.valid_from.max(ny.valid_from);
    let sted = |row: &SerieRow| (row.samtaleform, row.adresse.clone(), row.telefon.clone(), row.link.clone());
    let bookbar =
        |row: &SerieRow| (row.bookbar.bookbar_fra_dage, row.bookbar.bookbar_til_dage, row.bookbar.bookbar_til_kl);
    let deling = |row: &SerieRow| (row.bookbar.frigiv_timer, andele.get(&row.id).cloned().unwrap_or_default());
    let dele = [
        (was.weekdays != is.weekdays, SerieDel::Ugedage),
        (was.weeks != is.weeks, SerieDel::Uger),
        ((was.from_time, was.to_time) != (is.from_time, is.to_time), SerieDel::Klokkeslaet),
        ((was.length_minutes, was.pause_minutes) != (is.length_minutes, is.pause_minutes), SerieDel::Laengde),
        (was.kapacitet != is.kapacitet, SerieDel::Antal),
        ((fra(was), was.valid_to) != (fra(is), is.valid_to), SerieDel::Periode),
        (sted(was) != sted(is), SerieDel::Sted),
        (was.medarbejder != is.medarbejder, SerieDel::Hvem),
        ((&was.titel, &was.beskrivelse) != (&is.titel, &is.beskrivelse), SerieDel::Tekst),
        (bookbar(was) != bookbar(is), SerieDel::Bookbar),
        (deling(was) != deling(is), SerieDel::Deling),
    ];
    let dele: Vec<_> = dele.into_iter().filter_map(|(differs, del)| differs.then_some(del)).collect();
    if dele.is_empty() { SerieForskel::Uaendret } else { SerieForskel::Aendret { foer: Box::new(was.clone()), dele } }
}
