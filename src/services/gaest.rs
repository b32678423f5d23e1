//! GaesteService: a caseworker opens another jobcenter's borger, with a reason, for some hours, to read; or another system does, for a
//! user that it names. Her own jobcenter sees who did and why, and so does she.

use chrono::{DateTime, TimeDelta, Utc};

use super::Actor;
use super::aftaler::{jobcenter, medarbejder, not_theirs};
use super::kald::{Afvist, Kald, Myndighed, kraev};
use super::zone;
use crate::clock::Clock;
use crate::domain::access::{Principal, may_read_as_guest};
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{BorgerId, KlientId, MedarbejderId, OrganisationId};
use crate::domain::rules::gaest::{begrundet, gaest};
use crate::domain::rules::{Code, Field};
use crate::store::{AuditRow, Borger, Gaesteadgang, LaestGaesteadgang, Organisation, Store, Tx};

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct GaesteService {
    store: Store,
    clock: Clock,
}

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aabnet {
    /// She is the caller's own: no guest is needed.
    Egen(BorgerId),
    /// She can be read about now.
    Gaest(BorgerId),
}

/// Who is the guest.
enum Hvem<'a> {
    Medarbejder(MedarbejderId),
    /// A client, for this user.
    System(KlientId, &'a str),
}

/// A borger as a guest may read about her.
#[derive(Clone)]
pub struct Gaestens {
    /// Who.
    pub borger: Borger,
    /// Her jobcenter.
    pub jobcenter: Organisation,
    /// Until when.
    pub udloeber_at: DateTime<Utc>,
}

impl Gaestens {
    /// The guest's reading, as what it is: what her own jobcenter may read, by him.
    pub fn kald<'a>(&self, actor: &'a Actor) -> Kald<'a> {
        let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id: Some(self.jobcenter.id), system: None };
        Kald { actor, myndighed }
    }
}

impl GaesteService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// Opens the borger with this CPR number for the caller, with his reason. Opening again begins the hours anew.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: something is missing, or there is no such borger.
    pub async fn aabn(&self, kald: &Kald<'_>, cpr: &str, begrundelse: &str) -> Result<Aabnet, Afvist> {
        let (own, who) = (jobcenter(kald)?, medarbejder(kald).ok_or_else(not_theirs)?);
        let (verdict, cpr) = gaest(cpr, begrundelse);
        kraev(&verdict)?;
        let unknown = || Afvist::kode(&[Field::Personnummer], Code::UnknownBorger);
        let cpr = cpr.ok_or_else(unknown)?;
        let mut tx = self.store.begin().await?;
        let id = tx.borger_med_cpr(&cpr).await?.ok_or_else(unknown)?;
        let borger = tx.borger(id).await?.ok_or_else(unknown)?;
        if borger.jobcenter_id == own {
            return Ok(Aabnet::Egen(id));
        }
        self.skriv(tx, kald.actor, (own, Hvem::Medarbejder(who)), &borger, begrundelse).await?;
        Ok(Aabnet::Gaest(id))
    }

    /// Opens a borger for another system that calls for an authority, on behalf of a user of its. Gives until when. That she is not its
    /// own already is asked before.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the reason says nothing, or nobody can answer for the call.
    pub async fn aabn_for_system(
        &self,
        kald: &Kald<'_>,
        bruger: &str,
        borger: &Borger,
        begrundelse: &str,
    ) -> Result<DateTime<Utc>, Afvist> {
        let Some(Principal::Klient { id, organisation: Some(own) }) = kald.actor.principal else {
            return Err(not_theirs());
        };
        kraev(&begrundet(begrundelse))?;
        let tx = self.store.begin().await?;
        self.skriv(tx, kald.actor, (own, Hvem::System(id, bruger)), borger, begrundelse).await
    }

    async fn skriv(
        &self,
        mut tx: Tx,
        actor: &Actor,
        (own, hvem): (OrganisationId, Hvem<'_>),
        borger: &Borger,
        begrundelse: &str,
    ) -> Result<DateTime<Utc>, Afvist> {
        let now = self.clock.now();
        let timer = tx.indstillinger_on(Some(own), zone::local_date(now)).await?.gaest_timer;
        let (medarbejder_id, system) = match hvem {
            Hvem::Medarbejder(id) => (Some(id), None),
            Hvem::System(id, bruger) => (None, Some((id, bruger.to_owned()))),
        };
        let (klient_id, bruger) = system.unzip();
        let adgang = Gaesteadgang {
            id: self.clock.new_id(),
            borger_id: borger.id,
            organisation_id: own,
            medarbejder_id,
            klient_id,
            bruger,
            begrundelse: begrundelse.trim().to_owned(),
            at: now,
            udloeber_at: now + TimeDelta::hours(timer.into()),
        };
        tx.insert_gaesteadgang(&adgang).await?;
        // Both authorities' auditors see it.
        for concerns in [own, borger.jobcenter_id] {
            let action = "gaesteadgang_aabnet";
            let line = actor.audit(&self.clock, now, action, Some(borger.id), Some(concerns), Some(adgang.id));
            tx.insert_audit(&AuditRow {
                detalje: adgang.bruger.as_ref().map(|bruger| format!("bruger {bruger}")),
                ..line
            })
            .await?;
        }
        tx.commit().await?;
        Ok(adgang.udloeber_at)
    }

    /// The borger, for a caller who has opened her and whose hours are not over. To anybody else she does not exist.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: he has not, or they are.
    pub async fn laes(&self, kald: &Kald<'_>, id: BorgerId) -> Result<Gaestens, Afvist> {
        let own = jobcenter(kald)?;
        let (who, principal) = medarbejder(kald).zip(kald.actor.principal).ok_or_else(not_theirs)?;
        let mut connection = self.store.read().await?;
        let adgang = connection.gaesteadgang(id, who).await?.ok_or_else(not_theirs)?;
        let window = (adgang.medarbejder_id.ok_or_else(not_theirs)?, adgang.organisation_id, adgang.udloeber_at);
        if adgang.organisation_id != own || !may_read_as_guest(principal, window, self.clock.now()) {
            return Err(not_theirs());
        }
        let borger = connection.borger(id).await?.ok_or_else(not_theirs)?;
        let jobcenter = connection.organisation(borger.jobcenter_id).await?.ok_or_else(not_theirs)?;
        Ok(Gaestens { borger, jobcenter, udloeber_at: adgang.udloeber_at })
    }

    /// Who has opened the borger who asks, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn gaester_hos_mig(&self, id: BorgerId) -> Result<Vec<LaestGaesteadgang>, Afvist> {
        Ok(self.store.read().await?.gaesteadgange_til(id).await?)
    }

    /// Who has opened one of the caller's own borgere, newest first.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: she is not the caller's.
    pub async fn gaester(&self, kald: &Kald<'_>, id: BorgerId) -> Result<Vec<LaestGaesteadgang>, Afvist> {
        let mut connection = self.store.read().await?;
        let own = connection.borger(id).await?.filter(|borger| kald.myndighed.er_hendes_jobcenter(borger));
        own.ok_or_else(not_theirs)?;
        Ok(connection.gaesteadgange_til(id).await?)
    }
}
