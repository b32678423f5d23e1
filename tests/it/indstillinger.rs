//! Settings: which of the rows holds on a day and for whom, and that they are changed with a source and a line in the audit trail.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::support::{World, day, on_both_engines};
use faellestid::domain::ids::OrganisationId;
use faellestid::domain::indstilling::{Indstilling, Indstillinger};
use faellestid::services::Actor;
use faellestid::services::indstillinger::{self, IndstillingFejl};
use faellestid::store::{IndstillingRow, StoreError};

on_both_engines! {
    the_defaults_hold_while_nobody_has_said_anything_else,
    a_value_holds_from_its_day_and_the_latest_day_wins,
    of_the_same_day_the_one_set_later_wins,
    an_organisations_own_beats_the_common_one_whatever_the_dates,
    what_cannot_be_read_is_an_error_once_it_is_in_force,
    setting_one_leaves_a_row_and_a_line_with_its_source,
    what_is_wrong_is_refused_and_nothing_is_written,
    what_is_in_force_is_told_with_its_source,
}

/// A row as it would be set now.
fn row(world: &World, navn: &str, fra: &str, vaerdi: &str) -> IndstillingRow {
    IndstillingRow {
        id: world.clock.new_id(),
        navn: navn.to_owned(),
        organisation_id: None,
        gaelder_fra: day(fra),
        vaerdi: vaerdi.to_owned(),
        kilde: "prøve".to_owned(),
        sat_at: world.clock.now(),
    }
}

async fn insert(world: &World, rows: &[IndstillingRow]) {
    let mut tx = world.store.begin().await.unwrap();
    for row in rows {
        tx.insert_indstilling(row).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn on(world: &World, organisation: Option<OrganisationId>, on: &str) -> Result<Indstillinger, StoreError> {
    world.store.read().await.unwrap().indstillinger_on(organisation, day(on)).await
}

/// Two authorities.
async fn two(world: &World) -> [OrganisationId; 2] {
    let sofie = world.borger_row(world.borger("borger-med-frist").await).await;
    [sofie.jobcenter_id, sofie.a_kasse_id.unwrap()]
}

async fn the_defaults_hold_while_nobody_has_said_anything_else(world: &World) {
    for organisation in [None, Some(two(world).await[0])] {
        assert_eq!(on(world, organisation, "2026-11-24").await.unwrap(), Indstillinger::default());
    }
}

async fn a_value_holds_from_its_day_and_the_latest_day_wins(world: &World) {
    let rows =
        [("2027-06-01", "12"), ("2027-01-01", "10")].map(|(fra, value)| row(world, "frist.min_dage", fra, value));
    insert(world, &rows).await;
    for (today, expected) in
        [("2026-12-31", 8), ("2027-01-01", 10), ("2027-05-31", 10), ("2027-06-01", 12), ("2099-01-01", 12)]
    {
        let in_force = on(world, None, today).await.unwrap();
        assert_eq!(in_force, Indstillinger { frist_min_dage: expected, ..Indstillinger::default() }, "{today}");
    }
}

async fn of_the_same_day_the_one_set_later_wins(world: &World) {
    let later = IndstillingRow {
        sat_at: world.clock.now() + TimeDelta::microseconds(1),
        ..row(world, "rejse.minutter", "2026-01-01", "45")
    };
    insert(world, &[later, row(world, "rejse.minutter", "2026-01-01", "60")]).await;
    assert_eq!(on(world, None, "2026-11-24").await.unwrap().rejse_minutter, 45);
    let with_id =
        |id, value| IndstillingRow { id: Uuid::from_u128(id), ..row(world, "samtale.minutter", "2026-01-01", value) };
    insert(world, &[with_id(2, "20"), with_id(1, "10")]).await;
    assert_eq!(on(world, None, "2026-11-24").await.unwrap().samtale_minutter, 20);
}

async fn an_organisations_own_beats_the_common_one_whatever_the_dates(world: &World) {
    let [jobcenter, a_kasse] = two(world).await;
    let own = IndstillingRow {
        organisation_id: Some(jobcenter),
        sat_at: world.clock.now() - TimeDelta::days(1),
        ..row(world, "reservation.minutter", "2026-01-01", "5")
    };
    insert(world, &[row(world, "reservation.minutter", "2026-06-01", "20"), own]).await;
    for (organisation, today, expected) in [
        (None, "2026-11-24", 20),
        (Some(a_kasse), "2026-11-24", 20),
        (Some(jobcenter), "2026-11-24", 5),
        (Some(jobcenter), "2025-12-31", 10),
    ] {
        let in_force = on(world, organisation, today).await.unwrap();
        assert_eq!(in_force.reservation_minutter, expected, "{organisation:?} {today}");
    }
}

async fn what_cannot_be_read_is_an_error_once_it_is_in_force(world: &World) {
    let [jobcenter, _] = two(world).await;
    let own_law =
        IndstillingRow { organisation_id: Some(jobcenter), ..row(world, "slet.frist_dage", "2027-01-01", "30") };
    let wrong = [
        row(world, "frist.min_dage", "2027-01-01", "otte"),
        row(world, "frist.max_dage", "2027-01-01", "8"),
        row(world, "straksbooking.dage", "2027-01-01", ""),
        own_law,
    ];
    for wrong in wrong {
        insert(world, std::slice::from_ref(&wrong)).await;
        assert!(on(world, Some(jobcenter), "2026-12-31").await.is_ok(), "not yet in force: {wrong:?}");
        let error = on(world, Some(jobcenter), "2027-01-01").await.unwrap_err();
        assert!(matches!(error, StoreError::Other(sqlx::Error::ColumnDecode { .. })), "{error:?}");
        world.raw.run(&format!("DELETE FROM indstilling WHERE navn = '{}'", wrong.navn)).await;
    }
    insert(world, &[row(world, "frist.min_dage", "2027-01-01", "otte")]).await;
    insert(world, &[row(world, "frist.min_dage", "2027-01-02", "9")]).await;
    assert!(on(world, None, "2027-01-01").await.is_err());
    assert_eq!(on(world, None, "2027-01-02").await.unwrap().frist_min_dage, 9, "the wrong one is replaced");
}

async fn set(
    world: &World,
    key: Indstilling,
    organisation: Option<OrganisationId>,
    value: &str,
    kilde: &str,
) -> Result<IndstillingRow, IndstillingFejl> {
    let fra = day("2027-01-01");
    indstillinger::set(&world.store, &world.clock, &Actor::SYSTEM, key, organisation, fra, value, kilde).await
}

async fn setting_one_leaves_a_row_and_a_line_with_its_source(world: &World) {
    let [jobcenter, _] = two(world).await;
    let audit = world.raw.count("audit").await;
    let common = set(world, Indstilling::FristMinDage, None, "010", " BEK 1/2027 § 2 ").await.unwrap();
    let own = set(world, Indstilling::ReservationMinutter, Some(jobcenter), "5", "jobcenterets valg").await.unwrap();
    assert_eq!((common.vaerdi.as_str(), common.sat_at), ("10", world.clock.now()));
    assert_eq!(world.store.read().await.unwrap().indstilling_rows().await.unwrap(), [common.clone(), own]);
    let in_force = on(world, Some(jobcenter), "2027-01-01").await.unwrap();
    assert_eq!((in_force.frist_min_dage, in_force.reservation_minutter), (10, 5));

    let (raw, id) = (&world.raw, world.raw.id(common.id));
    assert_eq!(raw.count("audit").await, audit + 2);
    let line = format!(
        "audit WHERE action = 'indstilling_sat' AND actor_kind = 'system' AND organisation_id IS NULL AND borger_id IS NULL
         AND subject_id = {id} AND detalje = 'frist.min_dage = 10 fra 2027-01-01 (BEK 1/2027 § 2)'"
    );
    assert_eq!(raw.count(&line).await, 1);
    let of = raw.id(jobcenter.uuid());
    let line = format!(
        "audit WHERE organisation_id = {of} AND detalje = 'reservation.minutter = 5 fra 2027-01-01 (jobcenterets valg)'"
    );
    assert_eq!(raw.count(&line).await, 1);
}

async fn what_is_wrong_is_refused_and_nothing_is_written(world: &World) {
    let [jobcenter, _] = two(world).await;
    let nobody = OrganisationId::from_uuid(world.clock.new_id());
    let stored = world.raw.everything().await;
    for value in ["", "otte", "-1", "8.5", "99999"] {
        let refused = set(world, Indstilling::FristMinDage, None, value, "kilde").await;
        assert!(matches!(refused, Err(IndstillingFejl::Vaerdi { .. })), "{value}");
    }
    let refused = set(world, Indstilling::CvSkaeringsdato, None, "2024-02-30", "kilde").await;
    assert!(matches!(refused, Err(IndstillingFejl::Vaerdi { .. })));
    for kilde in ["", " \t\n"] {
        let refused = set(world, Indstilling::FristMinDage, None, "9", kilde).await;
        assert!(matches!(refused, Err(IndstillingFejl::UdenKilde)));
    }
    let refused = set(world, Indstilling::FristMinDage, Some(jobcenter), "9", "kilde").await;
    assert!(matches!(refused, Err(IndstillingFejl::EnsForAlle(Indstilling::FristMinDage))));
    let refused = set(world, Indstilling::RejseMinutter, Some(nobody), "9", "kilde").await;
    assert!(matches!(refused, Err(IndstillingFejl::UkendtOrganisation(id)) if id == nobody));
    let (key, actor) = (Indstilling::RejseMinutter, &Actor::SYSTEM);
    for fra in ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "+12345-01-01"] {
        let refused = indstillinger::set(&world.store, &world.clock, actor, key, None, day(fra), "9", "kilde").await;
        assert!(matches!(refused, Err(IndstillingFejl::Dag(_))), "{fra}");
    }
    assert_eq!(world.raw.everything().await, stored);
}

async fn what_is_in_force_is_told_with_its_source(world: &World) {
    let [jobcenter, a_kasse] = two(world).await;
    let own = |organisation, value| IndstillingRow {
        organisation_id: Some(organisation),
        ..row(world, "rejse.minutter", "2026-11-24", value)
    };
    let rows = [
        row(world, "rejse.minutter", "2026-01-01", "10"),
        row(world, "rejse.minutter", "2026-02-01", "20"),
        row(world, "rejse.minutter", "2026-11-25", "30"),
        own(jobcenter, "40"),
        own(a_kasse, "50"),
    ];
    insert(world, &rows).await;
    let in_force = indstillinger::i_kraft(&world.store, &world.clock).await.unwrap();
    assert_eq!(in_force.len(), Indstilling::ALL.len() + 2);
    let rejse = in_force.iter().filter(|value| value.key == Indstilling::RejseMinutter);
    let mut told: Vec<_> = rejse.map(|value| (value.vaerdi.as_str(), value.sat.as_ref().map(|row| row.id))).collect();
    told[1..].sort_unstable();
    assert_eq!(told, [("20", Some(rows[1].id)), ("40", Some(rows[3].id)), ("50", Some(rows[4].id))]);
    let untouched = in_force.iter().filter(|value| value.key != Indstilling::RejseMinutter);
    assert!(untouched.into_iter().all(|value| value.sat.is_none() && value.vaerdi == value.key.default_text()));
}
