//! Memberships over time: a day that comes does what a report on that day would do.

use super::{TODAY, closed, frist, live, load, organisation, service, stands, tasks, times};
use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::frist::{FristStatus, Grund};
use faellestid::domain::ids::{BorgerId, OrganisationId};
use faellestid::domain::medlemskab::Medlemsperiode;
use faellestid::domain::register::Faktum;

on_both_engines! {
    the_a_kasse_alone_leaves_its_trace_in_the_memberships,
    a_membership_that_ends_ends_on_the_day_after_its_last,
    one_a_kasse_follows_another_on_the_day,
}

async fn memberships(world: &World, borger: BorgerId) -> Vec<Medlemsperiode> {
    world.store.read().await.unwrap().medlemsperioder_of(borger).await.unwrap()
}

/// The job, on this day at nine.
async fn on(world: &World, date: &str) -> u64 {
    world.clock.set(at(&format!("{date}T09:00:00Z")));
    service(world).vend_medlemskaber().await.unwrap()
}

fn periode(a_kasse: OrganisationId, fra: &str, til: &str) -> Medlemsperiode {
    let date = |text: &str| (!text.is_empty()).then(|| day(text));
    Medlemsperiode { a_kasse, fra: date(fra), til: date(til) }
}

async fn the_a_kasse_alone_leaves_its_trace_in_the_memberships(world: &World) {
    let borger = world.other_borgere(1).await[0];
    let (hk, tre_f) = (organisation(world, "a_kasse", "hk").await, organisation(world, "a_kasse", "3f").await);
    assert_eq!(memberships(world, borger).await, [periode(hk, "", "")]);
    assert_eq!(load(world, borger, |nu| nu.a_kasse = Some(tre_f)).await, [Faktum::NyAKasse]);
    let after = [periode(hk, "", "2026-11-23"), periode(tre_f, TODAY, "")];
    assert_eq!(memberships(world, borger).await, after);
    assert_eq!(load(world, borger, |_| ()).await, [], "the same again");
    assert_eq!(memberships(world, borger).await, after);
    assert_eq!(on(world, TODAY).await, 0, "nothing waits for its day");
}

async fn a_membership_that_ends_ends_on_the_day_after_its_last(world: &World) {
    let live = live(world, times(world).await).await;
    let hk = world.borger_row(live.borger).await.a_kasse_id.unwrap();
    let told = load(world, live.borger, |nu| nu.medlemskaber = Some(vec![periode(hk, "", "2026-11-25")])).await;
    assert_eq!(told, [Faktum::Stamdata], "it ends, but not yet");
    assert_eq!(on(world, "2026-11-25").await, 0);
    assert_eq!(world.borger_row(live.borger).await.a_kasse_id, Some(hk));
    assert_eq!(on(world, "2026-11-26").await, 1);
    assert_eq!(world.borger_row(live.borger).await.a_kasse_id, None);
    assert_eq!(frist(world, live.met).await, closed(Grund::IkkeMedlem), "for a fælles jobsamtale");
    assert_eq!(frist(world, live.active).await, (FristStatus::Aktiv, None));
    assert!(stands(world, live.faelles).await);
    assert!(!tasks(world, live.borger).await.is_empty());
    assert_eq!((on(world, "2026-11-26").await, on(world, "2026-12-24").await), (0, 0), "once");
    assert_eq!(memberships(world, live.borger).await, [periode(hk, "", "2026-11-25")]);
}

async fn one_a_kasse_follows_another_on_the_day(world: &World) {
    let borger = world.other_borgere(1).await[0];
    let (hk, tre_f) = (organisation(world, "a_kasse", "hk").await, organisation(world, "a_kasse", "3f").await);
    let both = vec![periode(hk, "2024-01-01", "2026-11-30"), periode(tre_f, "2026-12-01", "")];
    load(world, borger, |nu| nu.medlemskaber = Some(both)).await;
    assert_eq!((on(world, "2026-11-30").await, on(world, "2026-12-01").await), (0, 1));
    assert_eq!(world.borger_row(borger).await.a_kasse_id, Some(tre_f));
    let lines = super::audited(world, borger).await;
    assert_eq!(lines, ["register_ny_a_kasse", "register_stamdata"]);
}
