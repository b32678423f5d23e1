//! What an employee is asked of the time he chooses, and a system that reports its own conversations is not.

use super::vurder::Vurderet;
use crate::domain::access::Principal;
use crate::domain::frist::{FristStatus, releases};
use crate::domain::rules::dagtid::{dagtid, ikke_begyndt};
use crate::services::forloeb::Forloeb;
use crate::services::kald::{Afvist, Kald, kraev};
use crate::store::{Frist, Indkaldelse};

/// The report, with what is worth a second look of a time that is new. `row` is the conversation it changes.
///
/// # Errors
/// [`Afvist::Regler`]: it has begun.
pub(super) async fn set_efter(
    kald: &Kald<'_>,
    forloeb: &mut Forloeb<'_>,
    vurderet: Vurderet,
    row: Option<&Indkaldelse>,
) -> Result<Vurderet, Afvist> {
    let tidsrum = vurderet.tidsrum;
    let person = matches!(kald.actor.principal, Some(Principal::Medarbejder { .. }));
    let stays = row.is_some_and(|row| row.starts_at == tidsrum.starts_at);
    let Some(own) = kald.myndighed.id.filter(|_| person && !stays) else { return Ok(vurderet) };
    kraev(&ikke_begyndt(tidsrum.starts_at, forloeb.now))?;
    let lukkedag = forloeb.tx.er_lukkedag(own, tidsrum.lokal_start.date()).await?;
    let type_ = vurderet.koder.samtaletype;
    let meets = |frist: &&Frist| frist.status == FristStatus::Aktiv && releases(type_, true, frist.samtaletype);
    let senest = forloeb.frister.iter().filter(meets).map(|frist| frist.sidste_afholdelsesdato).min();
    let advarsler = vurderet.advarsler.and(&dagtid(tidsrum.lokal_start, lukkedag, senest));
    Ok(Vurderet { advarsler, ..vurderet })
}
