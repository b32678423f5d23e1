//! One line: what it would come to, and doing it.

use super::grundlag::Grundlag;
use super::{FilService, Gang, HUSET, LinjeSvar};
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::fil::borgere::BorgerLinje;
use crate::domain::fil::frister::FristLinje;
use crate::domain::fil::{LinjeUdfald, Raekke, borgere, frister};
use crate::domain::ids::{BorgerId, FristId, OrganisationId};
use crate::domain::register::Fakta;
use crate::domain::rules::frist::alene;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::frist::{FristUdkast, Proevet};
use crate::services::kald::{Afvist, Kald, Myndighed};
use crate::services::read_log::Look;
use crate::services::register::Indberettet;
use crate::store::StoreError;

impl FilService {
    /// A line of a file of frister.
    pub(super) async fn frist(
        &self,
        kald: Option<&Kald<'_>>,
        raekke: &Raekke,
        grundlag: &Grundlag,
        gang: Gang<'_>,
    ) -> Result<LinjeSvar, Afvist> {
        let (celler, laest) = (frister::celler(raekke), frister::laes(raekke));
        // Whoever has the number, if she is the caller's to work with. Of others nobody is told that they are there.
        let known = celler.cpr.as_ref().and_then(|cpr| grundlag.kendte.get(cpr));
        let own = |(_, jobcenter): &&(BorgerId, OrganisationId)| {
            kald.is_none_or(|kald| kald.myndighed.id == Some(*jobcenter))
        };
        let (linje, (borger, jobcenter)) = match (laest, known.filter(own)) {
            (Ok(linje), Some(&hers)) => (linje, hers),
            (laest, hers) => {
                let unknown = celler.cpr.is_some() && hers.is_none();
                let unknown = unknown.then(|| Verdict::refused(&[Field::Personnummer], Code::UnknownBorger));
                let alone = alene(celler.samtaletype, celler.datoer, grundlag.today, &grundlag.indstillinger);
                let faults = laest.err().unwrap_or_default().and(&unknown.unwrap_or_default()).and(&alone);
                return Ok(LinjeSvar::afvist(raekke.nummer, faults));
            }
        };
        let kald = for_jobcenter(kald, jobcenter);
        let udkast = FristUdkast {
            samtaletype: linje.samtaletype,
            fristdato: linje.datoer.fristdato,
            sidste_afholdelsesdato: linje.datoer.sidste_afholdelsesdato,
        };
        let proevet = self.frister.proev(&kald, borger, &udkast).await?;
        if matches!(gang, Gang::Proev) {
            let row = kald.actor.audit(
                &self.clock,
                self.clock.now(),
                "fil_forhaandsvist",
                Some(borger),
                Some(jobcenter),
                None,
            );
            self.read_log.remember(Look::Audit(row)).await?;
        }
        let svar = om_frist(raekke.nummer, &linje, gang, proevet);
        let Gang::Goer(begrundelse) = gang else { return Ok(svar) };
        if svar.udfald != LinjeUdfald::Ny {
            return Ok(svar);
        }
        let id = FristId::from_uuid(self.clock.new_id());
        let begrundelse = linje.begrundelse.as_deref().or(begrundelse);
        match self.frister.udsted_fordi(&kald, borger, id, &udkast, begrundelse).await {
            Ok(_) => Ok(svar),
            // Somebody else was a moment before.
            Err(Afvist::Regler(verdict)) => {
                Ok(LinjeSvar { navn: svar.navn, ..LinjeSvar::afvist(svar.nummer, verdict) })
            }
            Err(other) => Err(other),
        }
    }

    /// A line of a file of borgere.
    pub(super) async fn borger(
        &self,
        kald: Option<&Kald<'_>>,
        raekke: &Raekke,
        grundlag: &Grundlag,
        gang: Gang<'_>,
    ) -> Result<LinjeSvar, Afvist> {
        let unknown = grundlag.ukendte_myndigheder(raekke);
        let read = match borgere::laes(raekke) {
            Ok(linje) if unknown.is_kept() => self.fakta(kald, &linje, grundlag).await?.map(|fakta| (linje, fakta)),
            laest => Err(laest.err().unwrap_or_default().and(&unknown)),
        };
        let (linje, fakta) = match read {
            Ok(read) => read,
            Err(verdict) => return Ok(LinjeSvar::afvist(raekke.nummer, verdict)),
        };
        let kald = fra_registeret(kald);
        let done = match gang {
            Gang::Proev => self.register.proev(&kald, &linje.cpr, &fakta).await,
            Gang::Goer(_) => self.register.indberet(&kald, &linje.cpr, &fakta).await,
        };
        let (udfald, verdict) = match done {
            Ok(Indberettet::Oprettet) => (LinjeUdfald::Ny, Verdict::default()),
            Ok(Indberettet::Opdateret(_)) => (LinjeUdfald::Aendret, Verdict::default()),
            Ok(Indberettet::Uaendret) => (LinjeUdfald::Uaendret, Verdict::default()),
            Err(Afvist::Regler(verdict)) => (LinjeUdfald::Afvist, verdict),
            Err(other) => return Err(other),
        };
        let navn = Some(linje.navn().to_owned());
        Ok(LinjeSvar { navn, udfald, ..LinjeSvar::afvist(raekke.nummer, verdict) })
    }

    /// The line with authorities for codes, over what is known of her.
    async fn fakta(
        &self,
        kald: Option<&Kald<'_>>,
        linje: &BorgerLinje,
        grundlag: &Grundlag,
    ) -> Result<Result<Fakta, Verdict>, StoreError> {
        let mut connection = self.store.read().await?;
        let known = match connection.borger_med_cpr(&linje.cpr).await? {
            Some(id) => connection.borger(id).await?,
            None => None,
        };
        if let (Some(kald), Some(borger)) = (kald, &known)
            && !kald.myndighed.er_hendes_jobcenter(borger)
        {
            return Ok(Err(Verdict::refused(&[Field::Personnummer], Code::NotOwnBorger)));
        }
        let before = known.as_ref().map(Fakta::from);
        let jobcenter = match &linje.jobcenter {
            Some(text) => grundlag.myndighed("jobcenter", text),
            None => before.as_ref().map(|before| before.jobcenter).or(kald.and_then(|kald| kald.myndighed.id)),
        };
        let Some(jobcenter) = jobcenter else {
            return Ok(Err(Verdict::refused(&[Field::Jobcenter], Code::UnknownCodeValue)));
        };
        let a_kasse = match linje.a_kasse.as_deref() {
            Some(text) => grundlag.myndighed("a_kasse", text),
            None => before.as_ref().and_then(|before| before.a_kasse),
        };
        Ok(Ok(linje.fakta(before.as_ref(), jobcenter, a_kasse)))
    }
}

/// What trying the frist says of its line.
fn om_frist(nummer: u64, linje: &FristLinje, gang: Gang<'_>, proevet: Proevet) -> LinjeSvar {
    let Proevet { verdict, navn, staar, .. } = proevet;
    let svar = LinjeSvar { navn, ..LinjeSvar::afvist(nummer, verdict) };
    if staar {
        return LinjeSvar { udfald: LinjeUdfald::Uaendret, verdict: Verdict::default(), ..svar };
    }
    if !svar.verdict.is_kept() {
        return svar;
    }
    let too_few = svar.verdict.warnings().iter().any(|warning| warning.code == Code::TooFewTimes);
    let reasoned = linje.begrundelse.is_some() || matches!(gang, Gang::Goer(Some(_)));
    match (gang, too_few && !reasoned) {
        (Gang::Goer(_), true) => {
            let missing = Verdict::refused(&[Field::Begrundelse], Code::BegrundelseMissing);
            LinjeSvar { verdict: svar.verdict.and(&missing), ..svar }
        }
        (_, begrundelse_mangler) => LinjeSvar { udfald: LinjeUdfald::Ny, begrundelse_mangler, ..svar },
    }
}

/// The caller, or the house on behalf of her jobcenter.
fn for_jobcenter<'a>(kald: Option<&Kald<'a>>, jobcenter: OrganisationId) -> Kald<'a> {
    let system = Some(Ejersystem::Faellestid);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id: Some(jobcenter), system };
    kald.copied().unwrap_or(Kald { actor: HUSET, myndighed })
}

/// The caller, or the register's own load.
fn fra_registeret<'a>(kald: Option<&Kald<'a>>) -> Kald<'a> {
    let myndighed = Myndighed { slags: MyndighedType::Star, id: None, system: None };
    kald.copied().unwrap_or(Kald { actor: HUSET, myndighed })
}
