//! Whom a newer version of an aftale hits on the day it takes over: shown while it is not agreed.

use chrono::Days;

use super::AftaleaendringService;
use super::ramte::{Ramte, aendrede_dele, afviger};
use crate::domain::ids::AftaleId;
use crate::services::aftaler::{AftaleService, AftaleVisning, jobcenter};
use crate::services::kald::{Afvist, Kald};
use crate::services::tider;
use crate::store::{BooketSamtale, SerieRow};

impl AftaleaendringService {
    /// The newer version with the booked conversations that it hits: those whose time it does not have, and those whose series has another
    /// place, employee or text in it. Each borger whose name can be shown gets a line in the audit trail. Nobody: it is no newer version,
    /// or agreed already.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when it is not the calling jobcenter's.
    pub async fn forhaandsvis_version(&self, kald: &Kald<'_>, id: AftaleId) -> Result<(AftaleVisning, Ramte), Afvist> {
        jobcenter(kald)?;
        let visning = AftaleService::new(self.store.clone(), self.clock.clone()).vis(kald, id).await?;
        let Some(forskel) = &visning.forskel else { return Ok((visning, Ramte::default())) };
        let mut connection = self.store.read().await?;
        let before = visning.linje.aftale.valid_from.checked_sub_days(Days::new(1));
        let samtaler = connection.bookede_samtaler(forskel.gammel.id, None, before, self.clock.now()).await?;
        let gamle = connection.serier_under(forskel.gammel.id).await?;
        drop(connection);
        let mut ramte = Ramte::default();
        for samtale in samtaler {
            let ny = visning.serier.iter().map(|vist| &vist.row);
            let ny = ny.into_iter().find(|row| row.afloeser_id == Some(samtale.serie_id));
            let foer = gamle.iter().find(|row| row.id == samtale.serie_id);
            let Some((ny, foer)) = ny.zip(foer).filter(|(ny, _)| har_tiden(ny, &visning, &samtale)) else {
                ramte.lukkes.push(samtale);
                continue;
            };
            let old: Vec<_> = aendrede_dele(foer, ny).into_iter().filter(|&del| afviger(&samtale, ny, del)).collect();
            if !old.is_empty() {
                ramte.det_gamle.push((samtale, old));
            }
        }
        self.set(kald, "aftaleaendring_forhaandsvist", ramte.vist()).await?;
        Ok((visning, ramte))
    }
}

/// Whether the newer series has the time of a conversation, as long as it was.
fn har_tiden(ny: &SerieRow, visning: &AftaleVisning, samtale: &BooketSamtale) -> bool {
    let (day, aftale) = (samtale.local_start.date(), &visning.linje.aftale);
    let Ok(rule) = tider::rule(ny) else { return false };
    let within = (aftale.valid_from..=aftale.valid_to).contains(&day);
    let slots = rule.derive(day..=day, &std::collections::BTreeSet::new()).collect::<Vec<_>>();
    within && slots.iter().any(|slot| (slot.start, slot.end) == (samtale.local_start, samtale.local_end))
}
