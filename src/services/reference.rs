//! Writing the reference data, the kommuners jobcentre and the a-kasser, into the database. Running it again changes nothing.

use crate::clock::Clock;
use crate::domain::ids::OrganisationId;
use crate::domain::reference::{AKASSER, AKasse, KOMMUNER, Kommune};
use crate::store::{Organisation, Store, StoreError};

/// Brings the authorities in the database in line with the reference data of this program.
///
/// # Errors
/// When the database fails.
pub async fn load(store: &Store, clock: &Clock) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    for organisation in KOMMUNER.iter().map(|kommune| jobcenter(kommune, clock)) {
        tx.save_organisation(&organisation).await?;
    }
    for organisation in AKASSER.iter().map(|akasse| a_kasse(akasse, clock)) {
        tx.save_organisation(&organisation).await?;
    }
    tx.commit().await
}

fn jobcenter(kommune: &Kommune, clock: &Clock) -> Organisation {
    Organisation {
        id: OrganisationId::from_uuid(clock.new_id()),
        kind: "jobcenter".to_owned(),
        code: kommune.jobcenter_code(),
        navn: format!("Jobcenter {}", kommune.name),
        telefon: None,
        // The 98 kommuner have stood since the reform of 1 January 2007.
        valid_from: chrono::NaiveDate::from_ymd_opt(2007, 1, 1).unwrap_or_default(),
        valid_to: None,
        merged_into: None,
    }
}

fn a_kasse(akasse: &AKasse, clock: &Clock) -> Organisation {
    Organisation {
        id: OrganisationId::from_uuid(clock.new_id()),
        kind: "a_kasse".to_owned(),
        code: akasse.slug.to_owned(),
        navn: akasse.name.to_owned(),
        telefon: None,
        valid_from: akasse.validity.from.unwrap_or_default(),
        valid_to: akasse.validity.to,
        merged_into: akasse.merged_into.map(str::to_owned),
    }
}
