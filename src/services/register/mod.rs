//! RegisterService: what the register, or her jobcenter, reports of a borger, and what that does to what is live. What
//! follows from which fact stands in `domain::register`; what may be reported, in `rules::register`.
//!
//! Here the state of a borger; `ny`: one not known before; `proev`: what a report would come to; `fravaer`: her absences; `cpr`: her
//! personnummer; `medlemskab`: memberships whose day has come. Reporting the same again changes nothing.

mod afgoerelse;
mod cpr;
mod fravaer;
mod medlemskab;
mod ny;
mod proev;

use super::forloeb::{Forloeb, Virkning};
use super::kald::{Afvist, Kald, kraev};
use super::read_log::ReadLog;
use super::{Actor, retry_collisions};
use crate::clock::Clock;
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{BorgerId, OrganisationId};
use crate::domain::register::{Fakta, Faktum, Visitation, foelger, nye};
use crate::domain::rules::register::stand;
use crate::domain::rules::{Code, Field, Verdict};
use crate::store::{Borger, Connection, Store, StoreError};

pub use afgoerelse::AfgoerelseUdkast;
pub use fravaer::FravaerUdkast;
pub use ny::Indberettet;

/// The service. Cheap to clone. A call without a [`Kald`] is the system's own load of the register.
#[derive(Clone, Debug)]
pub struct RegisterService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
}

impl RegisterService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        Self { store, clock, read_log }
    }

    /// Makes this the state of a borger, with all that follows. Gives what was new in it; nothing, when she stood so
    /// already.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn opdater(&self, kald: Option<&Kald<'_>>, borger: BorgerId, nu: &Fakta) -> Result<Vec<Faktum>, Afvist> {
        retry_collisions!(self.try_opdater(kald, borger, nu))
    }

    async fn try_opdater(&self, kald: Option<&Kald<'_>>, borger: BorgerId, nu: &Fakta) -> Result<Vec<Faktum>, Afvist> {
        let mut forloeb = self.begin(kald, borger).await?;
        let foer = staar(&mut forloeb).await?;
        kraev(&maa_staa_saadan(kald, &mut forloeb, &foer, nu).await?)?;
        let nu = &nu.gaeldende(forloeb.today).fyldt_op(&foer, forloeb.today);
        udfoer(forloeb, &foer, nu).await
    }

    async fn begin<'a>(&'a self, kald: Option<&'a Kald<'_>>, borger: BorgerId) -> Result<Forloeb<'a>, Afvist> {
        let actor = kald.map_or(&Actor::SYSTEM, |kald| kald.actor);
        let forloeb = Forloeb::begin(&self.store, &self.clock, actor, borger, &[]).await?;
        forloeb.ok_or_else(|| Afvist::kode(&[Field::Personnummer], Code::UnknownBorger))
    }
}

/// Makes the difference between two states come true, with all that follows. Gives what was new.
async fn udfoer(mut forloeb: Forloeb<'_>, foer: &Fakta, nu: &Fakta) -> Result<Vec<Faktum>, Afvist> {
    let nyt = nye(foer, nu);
    if nyt.is_empty() {
        return Ok(nyt);
    }
    forloeb.borger.doed_dato = nu.doed_dato;
    forloeb.nyt_jobcenter = Some(nu.jobcenter).filter(|jobcenter| *jobcenter != foer.jobcenter);
    for &faktum in &nyt {
        noter(&mut forloeb, faktum, None).await?;
    }
    // Death wins: of the dead nothing else has consequences.
    let virker: Vec<Faktum> =
        nyt.iter().copied().filter(|faktum| nu.doed_dato.is_none() || *faktum == Faktum::Doed).collect();
    for &faktum in &virker {
        let fra = nu.afmeldt_fra.filter(|_| faktum == Faktum::Afmeldt).unwrap_or(forloeb.today);
        forloeb.foelg(&foelger(faktum), Virkning { fra, a_kasse: nu.a_kasse }).await?;
    }
    skriv(&mut forloeb, nu).await?;
    for &faktum in &virker {
        forloeb.opgaver_om_hende(&foelger(faktum)).await?;
    }
    forloeb.turn_over().await?;
    forloeb.commit().await?;
    Ok(nyt)
}

/// Every rule about a new state of somebody who is known.
async fn maa_staa_saadan(
    kald: Option<&Kald<'_>>,
    forloeb: &mut Forloeb<'_>,
    foer: &Fakta,
    nu: &Fakta,
) -> Result<Verdict, StoreError> {
    let kendte = kendte(forloeb, foer, nu).await?;
    Ok(maa_skrive(kald, &forloeb.borger).and(&stand(nu, forloeb.today, &forloeb.indstillinger)).and(&kendte))
}

/// STAR holds the register: its report is the register's own.
fn skriver_registeret(kald: &Kald<'_>) -> bool {
    kald.myndighed.slags == MyndighedType::Star
}

/// The register is written by its own load, which may come from STAR, and by her jobcenter.
fn maa_skrive(kald: Option<&Kald<'_>>, borger: &Borger) -> Verdict {
    match kald {
        Some(kald) if !skriver_registeret(kald) && !kald.myndighed.er_hendes_jobcenter(borger) => {
            Verdict::refused(&[Field::Myndighed], Code::NotAuthorised)
        }
        Some(_) | None => Verdict::default(),
    }
}

/// That the authorities exist, and are of the right kind: a jobcenter's events must never go to an a-kasse.
async fn kendte(forloeb: &mut Forloeb<'_>, foer: &Fakta, nu: &Fakta) -> Result<Verdict, StoreError> {
    let mut verdict = Verdict::default();
    if nu.jobcenter != foer.jobcenter && !er(&mut forloeb.tx, nu.jobcenter, "jobcenter").await? {
        verdict = verdict.and(&Verdict::refused(&[Field::Jobcenter], Code::UnknownCodeValue));
    }
    if let Some(a_kasse) = nu.a_kasse.filter(|_| nu.a_kasse != foer.a_kasse)
        && !er(&mut forloeb.tx, a_kasse, "a_kasse").await?
    {
        verdict = verdict.and(&Verdict::refused(&[Field::AKasse], Code::UnknownCodeValue));
    }
    Ok(verdict)
}

async fn er(connection: &mut Connection, id: OrganisationId, kind: &str) -> Result<bool, StoreError> {
    Ok(connection.organisation(id).await?.is_some_and(|organisation| organisation.kind == kind))
}

/// The audit line of a fact, in the trail of the jobcenter she has, or is leaving.
async fn noter(forloeb: &mut Forloeb<'_>, faktum: Faktum, om: Option<uuid::Uuid>) -> Result<(), StoreError> {
    let audit = forloeb.audit(format!("register_{}", faktum.as_str()), forloeb.borger.jobcenter_id, om);
    forloeb.tx.insert_audit(&audit).await
}

/// How she stands, memberships and markings included.
async fn staar(forloeb: &mut Forloeb<'_>) -> Result<Fakta, StoreError> {
    let id = forloeb.borger.id;
    let (medlemskaber, markeringer) = (forloeb.tx.medlemsperioder_of(id).await?, forloeb.tx.markeringer_of(id).await?);
    let (medlemskaber, markeringer) = (Some(medlemskaber), Some(markeringer));
    Ok(Fakta { medlemskaber, markeringer, ..Fakta::from(&forloeb.borger) })
}

async fn skriv(forloeb: &mut Forloeb<'_>, nu: &Fakta) -> Result<(), StoreError> {
    let nu = nu.clone();
    if let Some(perioder) = &nu.medlemskaber {
        forloeb.tx.set_medlemsperioder(forloeb.borger.id, perioder).await?;
    }
    if let Some(markeringer) = &nu.markeringer {
        forloeb.tx.set_markeringer(forloeb.borger.id, markeringer).await?;
    }
    let borger = Borger {
        navn: nu.navn,
        telefon: nu.telefon,
        email: nu.email,
        jobcenter_id: nu.jobcenter,
        a_kasse_id: nu.a_kasse,
        kontaktgruppe: nu.kontaktgruppe,
        tilmeldekategori: nu.tilmeldekategori,
        ledig_siden: nu.ledig_siden,
        tilmeldt_fra: nu.tilmeldt_fra,
        afmeldt_fra: nu.afmeldt_fra,
        doed_dato: nu.doed_dato,
        fritaget_digital_post: nu.fritaget_digital_post,
        visitationskategori: nu.visitation.and_then(|visitation| visitation.kategori),
        visiteret_dato: nu.visitation.map(|visitation| visitation.dato),
        anden_aktoer: nu.anden_aktoer,
        ..forloeb.borger.clone()
    };
    forloeb.tx.update_borger(&borger).await?;
    forloeb.borger = borger;
    Ok(())
}

impl From<&Borger> for Fakta {
    fn from(borger: &Borger) -> Self {
        Self {
            navn: borger.navn.clone(),
            telefon: borger.telefon.clone(),
            email: borger.email.clone(),
            jobcenter: borger.jobcenter_id,
            a_kasse: borger.a_kasse_id,
            kontaktgruppe: borger.kontaktgruppe,
            tilmeldekategori: borger.tilmeldekategori,
            ledig_siden: borger.ledig_siden,
            tilmeldt_fra: borger.tilmeldt_fra,
            afmeldt_fra: borger.afmeldt_fra,
            doed_dato: borger.doed_dato,
            fritaget_digital_post: borger.fritaget_digital_post,
            medlemskaber: None,
            visitation: borger.visiteret_dato.map(|dato| Visitation { kategori: borger.visitationskategori, dato }),
            markeringer: None,
            anden_aktoer: borger.anden_aktoer,
        }
    }
}
