//! Who has to say yes to what is new in a series, and their yes. What is new: `rules::nye_tider`.

use chrono::NaiveDate;

use crate::domain::aftale::AftaleStatus;
use crate::domain::rules::nye_tider::{JaForm, Moedetider, SagtJa, SkalSigeJa, har_nyt, ja};
use crate::services::kald::{Afvist, kraev};
use crate::services::tider;
use crate::store::{Aftale, Connection, SerieAndel, SerieRow};

/// Who has to say yes before a series is as `efter`. The a-kasse of an aftale that is not agreed answers the proposal as a whole;
/// those that share the times already are not asked by it, so they have to say yes while it is a draft. `delere`: all that share it.
pub(super) async fn skal_sige_ja(
    connection: &mut Connection,
    aftale: &Aftale,
    (foer, efter): (Option<&SerieRow>, &SerieRow),
    delere: &[SerieAndel],
    today: NaiveDate,
) -> Result<SkalSigeJa, Afvist> {
    let others = delere.iter().map(|andel| andel.a_kasse_id).filter(|id| *id != aftale.a_kasse_id).collect();
    let egen = (aftale.status == AftaleStatus::Aftalt).then_some(aftale.a_kasse_id);
    let skal = SkalSigeJa { egen, delere: others };
    if skal.er_tom() || !matches!(aftale.status, AftaleStatus::Aftalt | AftaleStatus::Kladde) {
        return Ok(SkalSigeJa::default());
    }
    let older = foer.and_then(|foer| foer.afloeser_id).filter(|_| egen.is_none());
    let older = match older {
        Some(older) => connection.serie(older).await?,
        None => None,
    };
    let agreed = foer.into_iter().chain(older.as_ref()).map(moedetider).collect::<Result<Vec<_>, _>>()?;
    let dage = aftale.valid_from.max(today)..=aftale.valid_to;
    Ok(if har_nyt(&agreed, &moedetider(efter)?, &dage) { skal } else { SkalSigeJa::default() })
}

/// The yes of each of them, as it was typed.
pub(super) fn kraev_ja(form: &JaForm, skal: &SkalSigeJa, today: NaiveDate) -> Result<Vec<SagtJa>, Afvist> {
    let (verdict, sagt) = ja(form, skal, today);
    kraev(&verdict)?;
    Ok(sagt)
}

fn moedetider(row: &SerieRow) -> Result<Moedetider, Afvist> {
    let serie = tider::rule(row).map_err(Afvist::af_tider)?;
    Ok(Moedetider { serie, samtaleform: row.samtaleform, adresse: row.adresse.clone() })
}
