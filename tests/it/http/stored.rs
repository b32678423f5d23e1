//! Everything that a refused request may not change.

use std::collections::BTreeMap;

use crate::support::World;

/// Looks and sessions: they are written for whoever reads.
const READING: [&str; 2] = ["visning", "session"];

/// Every row but the traces of reading.
pub async fn stored(world: &World) -> BTreeMap<String, Vec<String>> {
    let mut everything = world.raw.everything().await;
    everything.retain(|table, _| !READING.contains(&table.as_str()));
    let audit = everything.get_mut("audit").expect("the audit trail");
    audit.retain(|row| !["overblik_set", "indkaldelse_set", "uge_set"].iter().any(|look| row.contains(look)));
    everything
}
