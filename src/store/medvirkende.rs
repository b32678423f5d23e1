//! The employees who have changed a borger's conversations or frister, by name: what her history calls them.

use super::statement::fetch_all;
use super::{Connection, Medarbejder, StoreError};
use crate::domain::ids::BorgerId;

impl Connection {
    /// Those whose change stands in her history.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn medvirkende(&mut self, borger: BorgerId) -> Result<Vec<Medarbejder>, StoreError> {
        fetch_all!(
            self,
            Medarbejder,
            "SELECT * FROM medarbejder WHERE id IN (
               SELECT actor_id FROM indkaldelse_historik JOIN indkaldelse ON indkaldelse.id = indkaldelse_historik.indkaldelse_id
               WHERE indkaldelse.borger_id = $1 AND actor_kind = 'medarbejder'
               UNION SELECT actor_id FROM frist_historik JOIN frist ON frist.id = frist_historik.frist_id
               WHERE frist.borger_id = $1 AND actor_kind = 'medarbejder')",
            borger
        )
    }
}
