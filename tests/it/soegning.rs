//! Searching: an authority finds its own borgere's or members' conversations, page by page, and is seen to look.

use crate::support::{World, day, kald, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{MyndighedType, SamtaleType};
use faellestid::domain::ids::IndkaldelseId;
use faellestid::domain::rules::Code;
use faellestid::services::indkaldelse::Soegning;
use faellestid::services::kald::Kald;

on_both_engines! {
    a_jobcenter_finds_its_own_by_day_and_type,
    an_a_kasse_finds_its_members_and_never_a_type_4,
    pages_follow_each_other_without_a_gap,
    who_has_no_borgere_finds_nothing,
    each_borger_found_is_one_audit_line,
}

fn all() -> Soegning {
    Soegning { fra: day("2027-06-01"), til: day("2027-06-30"), samtaletype: None, efter: None, antal: 100 }
}

async fn found(world: &World, kald: &Kald<'_>, soegning: &Soegning) -> Vec<IndkaldelseId> {
    let found = world.indkaldelse_service.soegning(kald, soegning).await.unwrap();
    found.indkaldelser.iter().map(|row| row.id).collect()
}

async fn a_jobcenter_finds_its_own_by_day_and_type(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let first = world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, "2027-06-01T00:00:00")).await;
    let last = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2027-06-30T23:59:59")).await;
    for outside in ["2027-05-31T23:59:59", "2027-07-01T00:00:00"] {
        world.summoned(borger, &udkast(SamtaleType::AndenSamtale, outside)).await;
    }
    assert_eq!(found(world, &jobcenter, &all()).await, [first, last]);
    assert_eq!(
        found(world, &jobcenter, &Soegning { samtaletype: Some(SamtaleType::Jobsamtale), ..all() }).await,
        [last]
    );
    let foreign = kald(MyndighedType::Jobcenter, Some(world.foreign(borger, "jobcenter").await));
    assert_eq!(found(world, &foreign, &all()).await, []);
    world.indkaldelse_service.aflys(&jobcenter, borger, last, None).await.unwrap();
    assert_eq!(found(world, &jobcenter, &all()).await, [first, last], "whatever became of it");
}

async fn an_a_kasse_finds_its_members_and_never_a_type_4(world: &World) {
    let [one, other] = world.other_borgere(2).await[..] else { panic!("two") };
    let a_kasse = world.a_kasse_of(one).await;
    world.summoned(one, &udkast(SamtaleType::Opfoelgningssamtale, "2027-06-01T09:00:00")).await;
    let seen = world.summoned(one, &udkast(SamtaleType::Jobsamtale, "2027-06-02T09:00:00")).await;
    world.summoned(other, &udkast(SamtaleType::Jobsamtale, "2027-06-03T09:00:00")).await;
    world.change_borger(other, |row| row.kontaktgruppe = 2).await;
    assert_eq!(found(world, &a_kasse, &all()).await, [seen]);
    let fours = Soegning { samtaletype: Some(SamtaleType::Opfoelgningssamtale), ..all() };
    assert_eq!(found(world, &a_kasse, &fours).await, []);
    let foreign = kald(MyndighedType::AKasse, Some(world.foreign(one, "a_kasse").await));
    assert_eq!(found(world, &foreign, &all()).await, []);
}

async fn pages_follow_each_other_without_a_gap(world: &World) {
    let people = world.other_borgere(7).await;
    let jobcenter = world.jobcenter_of(people[0]).await;
    let mut expected = Vec::new();
    for (nth, borger) in people.into_iter().enumerate() {
        // Three at the same moment: the id tells them apart.
        let start = format!("2027-06-0{}T09:00:00", 1 + nth / 3);
        expected.push(world.summoned(borger, &udkast(SamtaleType::Jobsamtale, &start)).await);
    }
    let (mut pages, mut efter) = (Vec::new(), None);
    loop {
        let page =
            world.indkaldelse_service.soegning(&jobcenter, &Soegning { efter, antal: 2, ..all() }).await.unwrap();
        pages.push(page.indkaldelser.len());
        expected.retain(|id| !page.indkaldelser.iter().any(|row| row.id == *id));
        efter = page.efter;
        if efter.is_none() {
            break;
        }
    }
    assert_eq!((pages, expected), (vec![2, 2, 2, 1], vec![]));
}

async fn who_has_no_borgere_finds_nothing(world: &World) {
    let id = world.borger_row(world.one_borger().await).await.jobcenter_id;
    for caller in [
        kald(MyndighedType::Star, None),
        kald(MyndighedType::Star, Some(id)),
        kald(MyndighedType::Kommune, Some(id)),
        kald(MyndighedType::Jobcenter, None),
    ] {
        assert_eq!(refused(world.indkaldelse_service.soegning(&caller, &all()).await), [Code::NotAuthorised]);
    }
}

async fn each_borger_found_is_one_audit_line(world: &World) {
    let [one, other] = world.other_borgere(2).await[..] else { panic!("two") };
    let jobcenter = world.jobcenter_of(one).await;
    for (borger, day) in [(one, 1), (one, 2), (other, 3)] {
        world.summoned(borger, &udkast(SamtaleType::AndenSamtale, &format!("2027-06-0{day}T09:00:00"))).await;
    }
    let lines = "audit WHERE action = 'indkaldelser_fundet'";
    assert_eq!(found(world, &jobcenter, &all()).await.len(), 3);
    for _ in 0..100 {
        if world.raw.count(lines).await >= 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(world.raw.count(lines).await, 2);
}
