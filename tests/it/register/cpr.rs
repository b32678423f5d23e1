//! Another personnummer: everything follows her.

use super::*;
use crate::support::on_both_engines;
use faellestid::domain::code_lists::Deltagelsesvalg;
use faellestid::domain::rules::{Code, Field};
use faellestid::services::kald::Afvist;
use faellestid::store::ValgRow;

on_both_engines! {
    booking_hold_frist_and_choices_follow_her,
    another_borgers_number_is_refused_and_a_former_one_is_free,
    of_two_who_get_the_same_number_at_once_one_is_refused,
}

async fn numbers(world: &World, borger: BorgerId) -> (Vec<String>, Vec<String>) {
    let hers = world.raw.id(borger.uuid());
    let now = world.raw.texts(&format!("SELECT cpr FROM borger WHERE id = {hers}")).await;
    let before = format!("SELECT cpr FROM cpr_historik WHERE borger_id = {hers} ORDER BY til, cpr");
    (now, world.raw.texts(&before).await)
}

async fn booking_hold_frist_and_choices_follow_her(world: &World) {
    let live = live(world, times(world).await).await;
    let choice = ValgRow {
        id: world.clock.new_id(),
        borger_id: live.borger,
        indkaldelse_id: Some(live.faelles),
        valg: Deltagelsesvalg::OensketAfBorger,
        organisation_id: None,
        at: world.clock.now(),
        nulstillet_at: None,
    };
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_deltagelsesvalg(&choice).await.unwrap();
    tx.commit().await.unwrap();
    let (old, _) = numbers(world, live.borger).await;
    let all = async || {
        let mut connection = world.store.read().await.unwrap();
        (
            connection.alle_frister_of(live.borger).await.unwrap(),
            connection.indkaldelser_of(live.borger).await.unwrap(),
            connection.deltagelsesvalg_of(live.borger).await.unwrap(),
            connection.reservation(live.borger).await.unwrap(),
        )
    };
    let before = all().await;
    let jobcenter = world.jobcenter_of(live.borger).await;
    let ny = "7101010001".parse().unwrap();
    service(world).skift_cpr(Some(&jobcenter), live.borger, &ny).await.unwrap();
    assert!(all().await == before);
    assert_eq!(before.2, [choice]);
    assert_eq!(numbers(world, live.borger).await, (vec!["7101010001".to_owned()], old));
    assert_eq!(audited(world, live.borger).await, ["register_cpr_skift"]);
    world.move_to(live.borger, live.held).await.unwrap();
}

async fn another_borgers_number_is_refused_and_a_former_one_is_free(world: &World) {
    let borgere = world.other_borgere(2).await;
    let (first, second) = (borgere[0], borgere[1]);
    let (old, _) = numbers(world, first).await;
    let everything = world.raw.everything().await;
    let refused = service(world).skift_cpr(None, second, &old[0].parse().unwrap()).await;
    let Err(Afvist::Regler(verdict)) = refused else { panic!("{refused:?}") };
    assert_eq!(verdict.at(Field::Personnummer), Some(Code::CprInUse));
    service(world).skift_cpr(None, first, &old[0].parse().unwrap()).await.unwrap();
    assert!(world.raw.everything().await == everything, "her own number is no change");
    service(world).skift_cpr(None, first, &"7101010001".parse().unwrap()).await.unwrap();
    service(world).skift_cpr(None, second, &old[0].parse().unwrap()).await.unwrap();
    assert_eq!(numbers(world, second).await.0, old);
    let refused = service(world).skift_cpr(None, first, &old[0].parse().unwrap()).await;
    assert!(matches!(refused, Err(Afvist::Regler(_))), "it is another's by now");
}

async fn of_two_who_get_the_same_number_at_once_one_is_refused(world: &World) {
    let ny = "7101010001".parse().unwrap();
    let borgere = world.other_borgere(2).await;
    let service = service(world);
    let (one, other) = tokio::join!(service.skift_cpr(None, borgere[0], &ny), service.skift_cpr(None, borgere[1], &ny));
    assert!(one.is_ok() != other.is_ok());
    for refused in [one, other].into_iter().filter_map(Result::err) {
        assert!(matches!(&refused, Afvist::Regler(verdict) if verdict.has(Code::CprInUse)), "{refused:?}");
    }
    assert_eq!(world.raw.count("borger WHERE cpr = '7101010001'").await, 1);
    assert_eq!(world.raw.count("cpr_historik").await, 1);
}
