//! Reporting a conversation: its plan, whether the a-kasse takes part, who comes for the authority that holds it, and how it went. Each is its
//! own call, and the first that is not taken decides what becomes of the report; done again, what was taken changes nothing.

use reqwest::{Method, StatusCode};

use super::dfdg::{Dfdg, Kald};
use super::krop::{Deltager, Gik, Samtale, Valg};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::udsendelse::Fejl;
use crate::services::indberetning::{OmSamtale, Plan};
use crate::store::{Indkaldelse, Myndighedsdeltager};

impl Dfdg {
    pub(super) async fn samtale(&self, kald: &Kald<'_>, om: &OmSamtale) -> Result<StatusCode, Fejl> {
        if let Some(plan) = &om.plan {
            let told = self.plan(kald, &om.samtale, plan).await?;
            if !told.is_success() {
                return Ok(told);
            }
        }
        let Some(udfald) = om.samtale.udfald else { return Ok(StatusCode::OK) };
        let krop = Gik { udfald: udfald.id(), a_kasse_deltog: om.samtale.a_kasse_deltog };
        self.sig(kald, Method::PUT, &format!("Indkaldelse/{}/udfald", om.samtale.id), Some(&krop)).await
    }

    async fn plan(&self, kald: &Kald<'_>, samtale: &Indkaldelse, plan: &Plan) -> Result<StatusCode, Fejl> {
        let mut told = self.selv(kald, samtale).await?;
        if let Some(valg) = plan.valg.filter(|_| told.is_success()) {
            let krop = Valg { indkaldelse_id: samtale.id.uuid(), deltagelsesvalg: valg.id() };
            told = self.sig(kald, Method::PUT, "Indkaldelse/deltagelsesvalg", Some(&krop)).await?;
        }
        for deltager in &plan.deltagere {
            if !told.is_success() {
                break;
            }
            told = self.deltager(kald, deltager).await?;
        }
        Ok(told)
    }

    async fn selv(&self, kald: &Kald<'_>, samtale: &Indkaldelse) -> Result<StatusCode, Fejl> {
        let sti = format!("Indkaldelse/{}", samtale.id);
        if samtale.status == IndkaldelseStatus::Aflyst {
            return self.fjern(kald, &sti).await;
        }
        let krop = Samtale::from(samtale);
        match self.sig(kald, Method::PUT, &sti, Some(&krop)).await? {
            StatusCode::NOT_FOUND => self.sig(kald, Method::POST, &sti, Some(&krop)).await,
            status => Ok(status),
        }
    }

    async fn deltager(&self, kald: &Kald<'_>, deltager: &Myndighedsdeltager) -> Result<StatusCode, Fejl> {
        let sti = format!("Indkaldelse/myndighedsdeltager/{}", deltager.id);
        if deltager.slettet_at.is_some() {
            return self.fjern(kald, &sti).await;
        }
        match self.sig(kald, Method::PUT, &sti, Some(&Deltager::kendt(deltager))).await? {
            StatusCode::NOT_FOUND => self.sig(kald, Method::POST, &sti, Some(&Deltager::ny(deltager))).await,
            status => Ok(status),
        }
    }

    /// What never got there needs not be taken away.
    async fn fjern(&self, kald: &Kald<'_>, sti: &str) -> Result<StatusCode, Fejl> {
        let gone = self.sig(kald, Method::DELETE, sti, None::<&()>).await?;
        Ok(if gone == StatusCode::NOT_FOUND { StatusCode::OK } else { gone })
    }
}
