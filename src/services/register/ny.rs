//! A borger the register has not told of before.

use chrono::NaiveDate;

use super::{RegisterService, er, skriver_registeret};
use crate::domain::cpr::Cpr;
use crate::domain::ids::BorgerId;
use crate::domain::register::{Fakta, Faktum};
use crate::domain::rules::register::stand;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::{retry_collisions, zone};
use crate::store::{Borger, Connection, StoreError};

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Indberettet {
    /// She was not known before.
    Oprettet,
    /// This was new.
    Opdateret(Vec<Faktum>),
    /// She stood so already.
    Uaendret,
}

impl RegisterService {
    /// Makes this the state of whoever has this personnummer; nobody yet: she is entered. A jobcenter enters its own borgere.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn indberet(&self, kald: &Kald<'_>, cpr: &Cpr, nu: &Fakta) -> Result<Indberettet, Afvist> {
        retry_collisions!(self.try_indberet(kald, cpr, nu))
    }

    async fn try_indberet(&self, kald: &Kald<'_>, cpr: &Cpr, nu: &Fakta) -> Result<Indberettet, Afvist> {
        let known = self.store.read().await?.borger_med_cpr(cpr).await?;
        if let Some(id) = known {
            let nyt = self.opdater(Some(kald), id, nu).await?;
            return Ok(if nyt.is_empty() { Indberettet::Uaendret } else { Indberettet::Opdateret(nyt) });
        }
        let mut tx = self.store.begin().await?;
        let now = self.clock.now();
        let today = zone::local_date(now);
        kraev(&maa_oprettes(&mut tx, kald, nu, today).await?)?;
        let id = BorgerId::from_uuid(self.clock.new_id());
        match tx.insert_borger(&borger(id, nu, today), cpr).await {
            // Somebody else entered her meanwhile: then it is an update.
            Err(StoreError::Taken(_)) => return Err(StoreError::met_another_tab().into()),
            other => other?,
        }
        if let Some(perioder) = &nu.medlemskaber {
            tx.set_medlemsperioder(id, perioder).await?;
        }
        tx.set_markeringer(id, nu.markeringer.as_deref().unwrap_or_default()).await?;
        let concerns = Some(nu.jobcenter);
        let line = kald.actor.audit(&self.clock, now, "register_oprettet", Some(id), concerns, None);
        tx.insert_audit(&line).await?;
        tx.commit().await?;
        Ok(Indberettet::Oprettet)
    }
}

/// Every rule about somebody who is not known yet.
pub(super) async fn maa_oprettes(
    connection: &mut Connection,
    kald: &Kald<'_>,
    nu: &Fakta,
    today: NaiveDate,
) -> Result<Verdict, StoreError> {
    let indstillinger = connection.indstillinger_on(Some(nu.jobcenter), today).await?;
    let own = skriver_registeret(kald) || kald.myndighed.id == Some(nu.jobcenter);
    let verdict = stand(nu, today, &indstillinger).and(&kendte(connection, nu).await?);
    Ok(if own { verdict } else { verdict.and(&Verdict::refused(&[Field::Jobcenter], Code::NotAuthorised)) })
}

async fn kendte(connection: &mut Connection, nu: &Fakta) -> Result<Verdict, StoreError> {
    let mut verdict = Verdict::default();
    if !er(connection, nu.jobcenter, "jobcenter").await? {
        verdict = verdict.and(&Verdict::refused(&[Field::Jobcenter], Code::UnknownCodeValue));
    }
    if let Some(a_kasse) = nu.a_kasse
        && !er(connection, a_kasse, "a_kasse").await?
    {
        verdict = verdict.and(&Verdict::refused(&[Field::AKasse], Code::UnknownCodeValue));
    }
    Ok(verdict)
}

fn borger(id: BorgerId, nu: &Fakta, today: NaiveDate) -> Borger {
    let nu = nu.gaeldende(today);
    Borger {
        id,
        navn: nu.navn,
        telefon: nu.telefon,
        email: nu.email,
        fritaget_digital_post: nu.fritaget_digital_post,
        jobcenter_id: nu.jobcenter,
        a_kasse_id: nu.a_kasse,
        kontaktgruppe: nu.kontaktgruppe,
        tilmeldekategori: nu.tilmeldekategori,
        ledig_siden: nu.ledig_siden,
        tilmeldt_fra: nu.tilmeldt_fra,
        afmeldt_fra: nu.afmeldt_fra,
        doed_dato: nu.doed_dato,
        visitationskategori: nu.visitation.and_then(|visitation| visitation.kategori),
        visiteret_dato: nu.visitation.map(|visitation| visitation.dato),
        anden_aktoer: nu.anden_aktoer,
        version: 1,
        demo: false,
        demo_slug: None,
    }
}
