//! The proof of her searches, as she and her jobcenter see it: what was shown when, and when nothing could be shown.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use super::{BookingError, BorgerBookingService};
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::services::Actor;
use crate::store::{Nedetid, Organisation, Visning};

/// Searches on one page.
const ON_A_PAGE: i64 = 20;
/// Days back that intervals without service are shown for.
const NEDETID_DAGE: u64 = 90;
/// Intervals shown at most.
const NEDETIDER: i64 = 20;

/// One page of searches, newest first.
#[derive(Clone, Debug)]
pub struct Soegninger {
    /// The searches, each with the jobcenter and the a-kasse of its frame.
    pub visninger: Vec<(Visning, Option<Organisation>, Option<Organisation>)>,
    /// Whether there are older ones.
    pub flere: bool,
    /// When nobody could search, newest first.
    pub nedetider: Vec<Nedetid>,
}

impl BorgerBookingService {
    /// A borger's searches, for herself or for `authority`: page `side`, the first is 0. The look is remembered.
    ///
    /// # Errors
    /// [`BookingError::NotFound`] when there is no such borger, or she is not of that jobcenter.
    pub async fn soegninger(
        &self,
        actor: &Actor,
        borger: BorgerId,
        jobcenter: Option<OrganisationId>,
        side: u16,
    ) -> Result<Soegninger, BookingError> {
        let mut connection = self.store.read().await?;
        let row = connection.borger(borger).await?.ok_or(BookingError::NotFound)?;
        if jobcenter.is_some_and(|jobcenter| jobcenter != row.jobcenter_id) {
            return Err(BookingError::NotFound);
        }
        let mut found = connection.visninger_of(borger, i64::from(side) * ON_A_PAGE, ON_A_PAGE + 1).await?;
        let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
        let flere = found.len() > page;
        found.truncate(page);
        let named = |visning: &Visning| [visning.jobcenter_id, visning.a_kasse_id];
        let mut known = BTreeMap::new();
        for id in found.iter().flat_map(named).flatten().collect::<BTreeSet<_>>() {
            known.insert(id, connection.organisation(id).await?);
        }
        let of = |id: Option<OrganisationId>| id.and_then(|id| known.get(&id).cloned().flatten());
        let with_names = |visning: Visning| {
            let (jobcenter, a_kasse) = (of(visning.jobcenter_id), of(visning.a_kasse_id));
            (visning, jobcenter, a_kasse)
        };
        let visninger = found.into_iter().map(with_names).collect();
        let since = self.clock.now() - Days::new(NEDETID_DAGE);
        let nedetider = connection.nedetider(since, NEDETIDER).await?;
        drop(connection);
        self.remember_look(actor, "soegninger_set", borger, row.jobcenter_id, None).await?;
        Ok(Soegninger { visninger, flere, nedetider })
    }
}
