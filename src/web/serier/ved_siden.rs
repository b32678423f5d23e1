//! What the page of a series shows beside its form: what it comes to, whom it hits, and what is stored now.

use leptos::prelude::*;

use super::vist::{Vist, kendetegn};
use super::{nu, service, skema, vilkaar};
use crate::domain::aftale::AftaleStatus;
use crate::domain::ids::SerieId;
use crate::services::aftaleaendring::SerieAendring;
use crate::services::kald::Kald;
use crate::services::serier::SerieService;
use crate::store::SerieRow;
use crate::texts::staff::{Aendring, Serier};
use crate::web::aendringer;
use crate::web::components::alert;
use crate::web::error::WebError;
use crate::web::page::Page;
use crate::web::state::AppState;
use crate::web::svar::Svar;

impl Vist {
    /// What is stored now, for every field that says something else; and for the one who comes second, who wrote it.
    pub(super) async fn nu_gemt(
        &mut self,
        app: &AppState,
        service: &SerieService,
        kald: &Kald<'_>,
        row: &SerieRow,
    ) -> Result<(), WebError> {
        let stored = vilkaar::stored(skema::stored(row, &self.aftale), row, &service.andele(row.id).await?);
        let nu = nu::nu(&stored, &self.kan_dele);
        let last = match self.svar.foraeldet && !self.andre_ramt {
            true => service.sidst_rettet(kald, self.aftale.id).await?,
            false => None,
        };
        self.nu = match last {
            Some(last) => nu.af(last.navn.as_deref(), last.at, app.clock.now()),
            None => nu,
        };
        Ok(())
    }

    /// Looks what it comes to, what it meets, what is under way already, and with `navne` whom it hits. Whoever comes second looks at
    /// the difference first.
    pub(super) async fn vis(
        &mut self,
        app: &AppState,
        kald: &Kald<'_>,
        ret: Option<SerieId>,
        navne: bool,
    ) -> Result<(), WebError> {
        let (service, aftale) = (service(app), self.aftale.id);
        self.sammenfald = service.sammenfald(kald, &self.aftale, ret, &self.form).await?;
        if self.aftale.status == AftaleStatus::Aftalt {
            self.nyere = service.nyere_version(kald, aftale).await?.map(|open| open.id);
        }
        if self.svar.foraeldet && !self.andre_ramt {
            return Ok(());
        }
        let seen = match navne {
            true => aendringer::service(app).forhaandsvis_serie(kald, aftale, ret, &self.form).await,
            false => service.forhaandsvis(kald, aftale, ret, &self.form).await.map(SerieAendring::uden_navne),
        };
        match seen {
            Ok(seen) => self.forhaandsvisning = Some(seen),
            // What kept it from being saved is told already.
            Err(afvist) if self.svar.verdict.is_kept() => {
                let stale = self.svar.foraeldet;
                self.svar = Svar { foraeldet: stale, ..Svar::af(afvist)? };
            }
            Err(_) => {}
        }
        Ok(())
    }

    /// What was shown: the content of the form, and whom it hits. Empty: nothing is ready to be saved.
    pub(super) fn set(&self) -> String {
        let seen = self.forhaandsvisning.as_ref();
        seen.map(|seen| format!("{}~{}", kendetegn(&self.form, self.version), seen.ramte.kendetegn()))
            .unwrap_or_default()
    }

    /// What is to be told above the form.
    pub(super) fn fortalt(&self, page: &Page, errors: bool) -> Option<AnyView> {
        let (kind, heading, text) = match (self.andre_ramt, self.svar.foraeldet, self.rettet && !errors) {
            (true, ..) => ("warning", Aendring::OthersHeading.da(), Aendring::OthersText.da()),
            (_, true, _) => ("warning", Aendring::StaleHeading.da(), Aendring::StaleText.da()),
            (_, _, true) => ("warning", Serier::ChangedHeading.da(), Serier::ChangedText.da()),
            _ => return None,
        };
        Some(alert(page, kind, heading.to_owned(), text.to_owned()))
    }
}
