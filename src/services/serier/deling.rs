//! Which a-kasser can share the times of an aftale.

use std::collections::BTreeSet;

use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::OrganisationId;
use crate::domain::rules::serie::SerieUdkast;
use crate::domain::rules::{Code, Field};
use crate::services::kald::Afvist;
use crate::store::{Aftale, Connection};

/// The a-kasser of the jobcenter's agreed aftaler in the days of this one, its own among them: those that can share its times.
pub(super) async fn kan_dele(connection: &mut Connection, aftale: &Aftale) -> Result<BTreeSet<OrganisationId>, Afvist> {
    let meets = |other: &Aftale| {
        let days = other.valid_from <= aftale.valid_to && aftale.valid_from <= other.valid_to;
        days && other.status == AftaleStatus::Aftalt && other.samtaletype == aftale.samtaletype
    };
    let others = connection.aftaler_of(aftale.jobcenter_id).await?;
    let others = others.iter().filter(|other| meets(other)).map(|other| other.a_kasse_id);
    Ok(others.chain([aftale.a_kasse_id]).collect())
}

/// Fails when it is shared with somebody else.
pub(super) async fn kraev_deling(
    connection: &mut Connection,
    aftale: &Aftale,
    udkast: &SerieUdkast,
) -> Result<(), Afvist> {
    let Some(deling) = &udkast.deling else { return Ok(()) };
    let able = kan_dele(connection, aftale).await?;
    match deling.andele.keys().all(|a_kasse| able.contains(a_kasse)) {
        true => Ok(()),
        false => Err(Afvist::kode(&[Field::Andele], Code::AndelWithoutAftale)),
    }
}
