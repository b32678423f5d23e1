//! More tasks than anybody counts: all can be reached, page by page, each once and in order.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use crate::http::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::domain::opgave::OpgaveSlags;
use faellestid::store::Opgave;

on_both_engines! { of_very_many_tasks_every_one_is_on_a_page }

/// What stands before a task's id.
const ACTION: &str = "action=\"/jobcenter/opgaver/";

/// Two tasks to each of 510 moments, the newest first.
async fn fill(world: &World) -> usize {
    let organisation_id = world.organisation("jobcenter", "75100").await;
    let mut tx = world.store.begin().await.unwrap();
    for number in 0..1020_u32 {
        let opgave = Opgave {
            id: world.clock.new_id(),
            organisation_id,
            borger_id: None,
            indkaldelse_id: None,
            frist_id: None,
            notifikation_id: None,
            slags: OpgaveSlags::Udeblevet,
            dedup: format!("mange {number}"),
            created_at: world.clock.now() - TimeDelta::minutes((number / 2).into()),
        };
        tx.insert_opgave(&opgave).await.unwrap();
    }
    tx.commit().await.unwrap();
    world.raw.count("opgave WHERE status = 'aaben'").await
}

async fn of_very_many_tasks_every_one_is_on_a_page(world: &World) {
    let all = fill(world).await;
    let jytte = TestApp::on(world).jobcenter("jobcenter-koordinator").await;
    assert!(jytte.get("/jobcenter").await.text().contains("Mere end 1.000 åbne opgaver"));
    for (vis, seen) in [("aabne", all), ("loeste", all)] {
        let (mut ids, mut side) = (BTreeSet::new(), 1);
        loop {
            let address = format!("/jobcenter/opgaver?slags=&ejer=&vis={vis}&side={side}");
            let page = jytte.get(&address).await;
            assert!(page.text().contains(&format!("Mere end 1.000 opgaver, side {side}")), "{}", page.summary());
            let shown = page.body.match_indices(ACTION).map(|(at, _)| page.body[at + ACTION.len()..][..36].to_owned());
            ids.extend(shown);
            if !page.body.contains("Næste side") {
                break;
            }
            assert_eq!(ids.len(), 25 * side);
            side += 1;
        }
        assert_eq!(ids.len(), seen, "{vis}");
        world.raw.run("UPDATE opgave SET status = 'loest'").await;
    }
    assert!(jytte.get("/jobcenter").await.text().contains("Ingen åbne opgaver"));
}
