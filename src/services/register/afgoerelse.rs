//! Decisions about self-booking: she is exempted from the duty, or the right is withdrawn. Each is an absence (56 or 57) with its
//! reason, and everything that follows from the absence follows.

use chrono::NaiveDate;
use uuid::Uuid;

use super::fravaer::{id_exists, tilladt, virk};
use super::{FravaerUdkast, RegisterService};
use crate::domain::access::Principal;
use crate::domain::afgoerelse::Aarsag;
use crate::domain::code_lists::MyndighedType;
use crate::domain::fravaer::Periode;
use crate::domain::ids::BorgerId;
use crate::domain::register::Faktum;
use crate::domain::rules::frist::BEGRUNDELSE_MAX;
use crate::domain::rules::tekst::{angivet, linjer};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::retry_collisions;
use crate::store::{Afgoerelse, FravaerPeriode, StoreError};

/// A decision as it is made.
#[derive(Clone, Copy, Debug)]
pub struct AfgoerelseUdkast<'a> {
    /// Why, by its code; none: none was chosen.
    pub aarsag: Option<Aarsag>,
    /// Why, in the letter's words.
    pub begrundelse: &'a str,
    /// The first local day it has effect.
    pub fra: NaiveDate,
}

impl RegisterService {
    /// Makes a decision under an id the caller chose. The same id again changes nothing.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn traef_afgoerelse(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: Uuid,
        udkast: AfgoerelseUdkast<'_>,
    ) -> Result<(), Afvist> {
        retry_collisions!(self.try_traef(kald, borger, id, udkast))
    }

    async fn try_traef(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: Uuid,
        udkast: AfgoerelseUdkast<'_>,
    ) -> Result<(), Afvist> {
        let mut forloeb = self.begin(Some(kald), borger).await?;
        if kald.myndighed.slags != MyndighedType::Jobcenter || !kald.myndighed.er_hendes_jobcenter(&forloeb.borger) {
            return Err(Afvist::kode(&[Field::Myndighed], Code::NotAuthorised));
        }
        let Some(aarsag) = udkast.aarsag else {
            return Err(Afvist::Regler(
                begrundet(udkast.begrundelse).and(&Verdict::refused(&[Field::Aarsag], Code::AarsagMissing)),
            ));
        };
        let (fravaertype, fra) = (aarsag.fravaertype(), udkast.fra);
        let asked = tilladt(Some(kald), &forloeb, FravaerUdkast { fravaertype: fravaertype.id(), fra, til: None });
        kraev(&asked.and(&begrundet(udkast.begrundelse)))?;
        if forloeb.tx.fravaer(id).await?.is_some_and(|known| known.borger_id == borger) {
            return Ok(());
        }
        match forloeb.tx.insert_fravaer(id, borger, &FravaerPeriode { fravaertype, fra, til: None }).await {
            Err(StoreError::Taken(_)) => return Err(id_exists()),
            other => other?,
        }
        let medarbejder_id = match kald.actor.principal {
            Some(Principal::Medarbejder { id, .. }) => Some(id),
            _ => None,
        };
        let afgoerelse = Afgoerelse {
            id: self.clock.new_id(),
            borger_id: borger,
            fravaer_id: id,
            aarsag,
            begrundelse: udkast.begrundelse.trim().to_owned(),
            dato: fra,
            medarbejder_id,
            at: forloeb.now,
        };
        forloeb.tx.insert_afgoerelse(&afgoerelse).await?;
        let jobcenter = forloeb.borger.jobcenter_id;
        let line = forloeb.audit("afgoerelse_truffet".to_owned(), jobcenter, Some(afgoerelse.id));
        forloeb.tx.insert_audit(&line).await?;
        virk(forloeb, Faktum::af_fravaer(fravaertype), id, Periode { fravaertype, fra, til: None }).await
    }
}

/// A decision gives its grounds (forvaltningsloven § 22).
fn begrundet(begrundelse: &str) -> Verdict {
    let length = linjer(&[Field::Begrundelse], Some(begrundelse), BEGRUNDELSE_MAX);
    match angivet(begrundelse) {
        Some(_) => length,
        None => length.and(&Verdict::refused(&[Field::Begrundelse], Code::BegrundelseMissing)),
    }
}
