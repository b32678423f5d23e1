//! AftaleService: the jobcenter drafts an aftale and proposes it, the a-kasse answers, the jobcenter ends it or begins a newer
//! version. Which step leads where stands in `domain::aftale`, what may be typed in `rules::aftale`.
//!
//! `skridt`: the steps. `ny_version`: a newer version begun. `laes`: the list. `vis`: one of them in full. `forskel`: what a newer version changes.

mod forskel;
mod laes;
mod ny_version;
mod skridt;
mod vis;

pub use forskel::{Forskel, SerieForskel};
pub use laes::AftaleLinje;
pub(super) use ny_version::{begynd, kraev_aftalt};
pub use skridt::AftaleSkridt;
pub use vis::{AftaleVisning, JaLinje};

use super::kald::{Afvist, Kald, kraev};
use super::{retry_collisions, tider, zone};
use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::aftale::{AftaleHandling, AftaleStatus};
use crate::domain::code_lists::{MyndighedType, SamtaleType};
use crate::domain::ids::{AftaleId, MedarbejderId, OrganisationId};
use crate::domain::rules::aftale::{AftaleForm, AftaleVilkaar, vilkaar};
use crate::domain::rules::{Code, Field, Verdict};
use crate::store::{Aftale, Store, Tx};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AftaleService {
    store: Store,
    clock: Clock,
}

/// A draft as the jobcenter wants it.
#[derive(Clone, Debug, Default)]
pub struct AftaleUdkast {
    /// Dates and limits, as typed.
    pub form: AftaleForm,
    /// Whether borgere may book in it themselves.
    pub selvbooking: bool,
}

impl AftaleService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// Begins a draft with an a-kasse.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with what is wrong with it, or that the caller is no jobcenter.
    pub async fn opret(
        &self,
        kald: &Kald<'_>,
        a_kasse: Option<OrganisationId>,
        udkast: &AftaleUdkast,
    ) -> Result<AftaleId, Afvist> {
        let jobcenter = jobcenter(kald)?;
        let known = match a_kasse {
            Some(id) => self.store.read().await?.organisation(id).await?.filter(|found| found.kind == "a_kasse"),
            None => None,
        };
        let unknown = match known {
            Some(_) => Verdict::default(),
            None => Verdict::refused(&[Field::AKasse], Code::AKasseMissing),
        };
        let (verdict, terms) = vilkaar(&udkast.form, zone::local_date(self.clock.now()));
        kraev(&verdict.and(&unknown))?;
        let (Some(terms), Some(a_kasse)) = (terms, known) else { return Err(not_theirs()) };
        let draft = self.kladde(jobcenter, a_kasse.id, terms, udkast.selvbooking);
        // Whoever proposes another at the same moment is told when this one is proposed.
        if self.store.read().await?.overlapper(&draft).await?.is_some() {
            return Err(Afvist::kode(&[Field::Fra, Field::Til], Code::AftaleOverlaps));
        }
        let mut tx = self.store.begin().await?;
        tx.insert_aftale(&draft).await?;
        spor(&mut tx, &self.clock, kald, &draft, (AftaleHandling::Oprettet, None)).await?;
        tx.commit().await?;
        Ok(draft.id)
    }

    /// The aftale in whose days a typed draft would lie: what the form leads to. None also when its days are no days.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when the caller is no jobcenter.
    pub async fn kolliderer_med(
        &self,
        kald: &Kald<'_>,
        (a_kasse, selv): (Option<OrganisationId>, Option<&Aftale>),
        udkast: &AftaleUdkast,
    ) -> Result<Option<AftaleId>, Afvist> {
        let jobcenter = jobcenter(kald)?;
        let terms = vilkaar(&udkast.form, zone::local_date(self.clock.now())).1;
        let Some((terms, a_kasse)) = terms.zip(a_kasse) else { return Ok(None) };
        let typed = self.kladde(jobcenter, a_kasse, terms, udkast.selvbooking);
        let typed = match selv {
            Some(selv) => Aftale { id: selv.id, afloeser_id: selv.afloeser_id, ..typed },
            None => typed,
        };
        Ok(self.store.read().await?.overlapper(&typed).await?)
    }

    fn kladde(
        &self,
        jobcenter: OrganisationId,
        a_kasse: OrganisationId,
        terms: AftaleVilkaar,
        selvbooking: bool,
    ) -> Aftale {
        Aftale {
            id: AftaleId::from_uuid(self.clock.new_id()),
            jobcenter_id: jobcenter,
            a_kasse_id: a_kasse,
            samtaletype: SamtaleType::FaellesJobsamtale,
            valid_from: terms.fra,
            valid_to: terms.til,
            status: AftaleStatus::Kladde,
            selvbooking,
            ombook_days: terms.ombook,
            aflys_days: terms.aflys,
            jobcenter_approved_by: None,
            jobcenter_approved_at: None,
            a_kasse_approved_by: None,
            a_kasse_approved_at: None,
            version: 1,
            afloeser_id: None,
            aftalt_med: None,
            aftalt_dato: None,
        }
    }
}

/// What every step leaves behind: a line in the history of the aftale, with what was said, and one in the audit trail.
pub(super) async fn spor(
    tx: &mut Tx,
    clock: &Clock,
    kald: &Kald<'_>,
    aftale: &Aftale,
    (handling, kommentar): (AftaleHandling, Option<&str>),
) -> Result<(), Afvist> {
    let now = clock.now();
    tx.insert_aftale_version(aftale, now, handling, medarbejder(kald), kommentar).await?;
    let action = format!("aftale_{}", handling.as_str());
    let line = kald.actor.audit(clock, now, action, None, kald.myndighed.id, Some(aftale.id.uuid()));
    Ok(tx.insert_audit(&line).await?)
}

/// The calling jobcenter.
pub(super) fn jobcenter(kald: &Kald<'_>) -> Result<OrganisationId, Afvist> {
    kald.myndighed.id.filter(|_| kald.myndighed.slags == MyndighedType::Jobcenter).ok_or_else(not_theirs)
}

/// There is no such thing, or it is somebody else's: nobody is told which.
pub(super) fn not_theirs() -> Afvist {
    Afvist::kode(&[Field::Myndighed], Code::NotAuthorised)
}

/// Who acts.
pub(super) fn medarbejder(kald: &Kald<'_>) -> Option<MedarbejderId> {
    match kald.actor.principal {
        Some(Principal::Medarbejder { id, .. }) => Some(id),
        Some(Principal::Borger(_) | Principal::Klient { .. }) | None => None,
    }
}
