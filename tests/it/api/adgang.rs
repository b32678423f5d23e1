//! Every method as every authority, from the document itself: an empty cell of the access table refuses, and a borger the caller has
//! nothing to do with does not exist.

use super::operation::operations;
use super::support::{System, Wire};
use crate::support::{World, on_both_engines};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::snitflade::{Forhold, maa, maa_kalde};

on_both_engines!(
    without_token_or_scope_nothing_is_answered,
    an_authority_without_a_cross_is_refused_and_a_stranger_does_not_exist,
    a_cross_for_its_own_lets_an_authority_past_the_door,
);

async fn without_token_or_scope_nothing_is_answered(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let id = world.borger_row(sofie).await.jobcenter_id;
    let empty = wire.system_with(world, MyndighedType::Jobcenter, &[id], &[], None).await;
    for operation in operations() {
        let call = operation.with_body(wire.kald(operation.method.clone(), &operation.path), world);
        assert_eq!(call.send().await.fejl(), (401, vec!["FA101"]), "{}", operation.path);
        let svar = operation.om(world, &empty, sofie).await;
        assert_eq!(svar.fejl(), (403, vec!["FA106"]), "{}", operation.path);
    }
}

/// One system of each authority, bound to a jobcenter or a-kasse that is not hers.
async fn strangers(world: &World, wire: &Wire, borger: BorgerId) -> Vec<(MyndighedType, System)> {
    let (jobcenter, a_kasse) = (world.foreign(borger, "jobcenter").await, world.foreign(borger, "a_kasse").await);
    let mut systems = Vec::new();
    for &slags in MyndighedType::ALL {
        let own = match slags {
            MyndighedType::AKasse => vec![a_kasse],
            MyndighedType::Jobcenter | MyndighedType::Kommune => vec![jobcenter],
            _ => vec![],
        };
        systems.push((slags, wire.system(world, slags, &own).await));
    }
    systems
}

async fn an_authority_without_a_cross_is_refused_and_a_stranger_does_not_exist(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let systems = strangers(world, &wire, sofie).await;
    let before = world.traces().await;
    for operation in operations() {
        for (slags, system) in &systems {
            let svar = || operation.om(world, system, sofie);
            if !maa_kalde(operation.metode, *slags) {
                assert_eq!(svar().await.fejl(), (403, vec!["FA107"]), "{slags:?} {}", operation.path);
            } else if operation.is_about_one() && !maa(operation.metode, *slags, Forhold::Fremmed) {
                assert_eq!(svar().await.fejl(), (404, vec!["1010"]), "{slags:?} {}", operation.path);
            }
        }
    }
    let left = world.traces_since(before).await;
    assert_eq!((left.events, left.versions, left.messages, left.tasks), (0, 0, 0, 0));
}

async fn a_cross_for_its_own_lets_an_authority_past_the_door(world: &World) {
    let wire = Wire::on(world);
    for operation in operations() {
        for slags in [MyndighedType::AKasse, MyndighedType::Jobcenter, MyndighedType::Kommune, MyndighedType::Star] {
            if !maa(operation.metode, slags, Forhold::Egen) {
                continue;
            }
            let borger = world.one_borger().await;
            let row = world.borger_row(borger).await;
            let own = match slags {
                MyndighedType::AKasse => row.a_kasse_id.into_iter().collect(),
                MyndighedType::Star => vec![],
                _ => vec![row.jobcenter_id],
            };
            let system = wire.system(world, slags, &own).await;
            let svar = operation.om(world, &system, borger).await;
            let shut = ["FA106", "FA107", "1010", "4575", "FA401", "FA402"];
            let refused = svar.status >= 400 && svar.koder().iter().any(|kode| shut.contains(kode));
            assert!(!refused, "{slags:?} {} {}: {}", operation.method, operation.path, svar.text);
        }
    }
}
