//! A series as it is stored, from what was typed.

use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::serie::SerieUdkast;
use crate::store::{SerieAndel, SerieBookbar, SerieRow};

/// A new series.
pub(super) fn ny_raekke(id: SerieId, aftale_id: AftaleId, udkast: &SerieUdkast) -> SerieRow {
    let regel = udkast.serie.regel();
    SerieRow {
        id,
        aftale_id,
        weekdays: regel.weekdays.to_string(),
        weeks: regel.weeks.to_string(),
        from_time: regel.from,
        to_time: regel.to,
        length_minutes: regel.length_minutes.into(),
        pause_minutes: regel.pause_minutes.into(),
        kapacitet: regel.capacity.into(),
        valid_from: regel.valid_from,
        valid_to: regel.valid_to,
        samtaleform: udkast.samtaleform,
        adresse: udkast.adresse.clone(),
        telefon: udkast.telefon.clone(),
        link: udkast.link.clone(),
        medarbejder: udkast.medarbejder.clone(),
        titel: udkast.titel.clone(),
        beskrivelse: udkast.beskrivelse.clone(),
        version: 1,
        afloeser_id: None,
        bookbar: bookbar(udkast),
    }
}

fn bookbar(udkast: &SerieUdkast) -> SerieBookbar {
    let (til, deling) = (udkast.bookbar.til, udkast.deling.as_ref());
    SerieBookbar {
        bookbar_fra_dage: udkast.bookbar.fra_dage.map(Into::into),
        bookbar_til_dage: til.map(|til| til.dage.into()),
        bookbar_til_kl: til.and_then(|til| til.kl),
        frigiv_timer: deling.and_then(|deling| deling.frigiv_timer).map(Into::into),
        holdes: deling.map(|deling| deling.andele.values().copied().map(i32::from).sum()),
    }
}

/// Who shares it.
pub(super) fn andele(udkast: &SerieUdkast) -> Vec<SerieAndel> {
    let shared = udkast.deling.iter().flat_map(|deling| &deling.andele);
    shared.map(|(&a_kasse_id, &pladser)| SerieAndel { a_kasse_id, pladser: pladser.into() }).collect()
}

/// The stored series as it is to be.
pub(super) fn raekke(udkast: &SerieUdkast, before: SerieRow) -> SerieRow {
    let SerieRow { id, aftale_id, version, afloeser_id, .. } = before;
    SerieRow { version, afloeser_id, ..ny_raekke(id, aftale_id, udkast) }
}
