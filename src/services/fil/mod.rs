//! FilService: frister and borgere for many from a file, line by line, each by the same service as one alone. What each line will come
//! to is shown first; one line's fault stops no other, and nothing is done by half. The same file again changes nothing.
//!
//! `laes`: the lines. `grundlag`: what all of them are judged by. `linjer`: one of them.

mod grundlag;
mod laes;
mod linjer;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Actor;
use super::frist::FristService;
use super::kald::{Afvist, Kald};
use super::read_log::ReadLog;
use super::register::RegisterService;
use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::calendar::UmuligDato;
use crate::domain::fil::{FilFejl, FilSlags, LinjeUdfald};
use crate::domain::rules::{Breach, Code, Field, Verdict};
use crate::store::{FilImport, FilLinje, Store};

/// Lines whose fate is written down at once. Broken off, so many at most are done and not told of: the same file tells of them.
const PORTION: usize = 25;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct FilService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
    frister: FristService,
    register: RegisterService,
}

/// Whether lines are only judged, or done too, with the reason for those that want one.
#[derive(Clone, Copy)]
enum Gang<'a> {
    Proev,
    Goer(Option<&'a str>),
}

/// What a line comes to.
#[derive(Clone)]
pub struct LinjeSvar {
    /// Its number in the file.
    pub nummer: u64,
    /// Who it is about, for who may read it.
    pub navn: Option<String>,
    /// What becomes, or became, of it.
    pub udfald: LinjeUdfald,
    /// Faults and warnings.
    pub verdict: Verdict,
    /// It is done only with a reason: she can book no time.
    pub begrundelse_mangler: bool,
    /// What is written as a day on it and is none, by its column.
    pub umulige_datoer: BTreeMap<Field, UmuligDato>,
}

/// Why a file was not taken. No line of it was done.
#[derive(Debug, thiserror::Error)]
pub enum FilAfvist {
    /// The file itself.
    #[error("the file cannot be used: {0:?}")]
    Fil(FilFejl),
    /// The database, or who asked.
    #[error(transparent)]
    Afvist(#[from] Afvist),
}

impl FilService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        let frister = FristService::new(store.clone(), clock.clone(), read_log.clone());
        let register = RegisterService::new(store.clone(), clock.clone(), read_log.clone());
        Self { store, clock, read_log, frister, register }
    }

    /// What each line would come to. `kald` is none for the house's own load; then each borger's jobcenter is her own.
    ///
    /// # Errors
    /// [`FilAfvist`].
    pub async fn proev(
        &self,
        kald: Option<&Kald<'_>>,
        slags: FilSlags,
        tekst: &str,
    ) -> Result<Vec<LinjeSvar>, FilAfvist> {
        self.gennemgaa(kald, slags, tekst, Gang::Proev, None).await
    }

    /// Does every line that can be done. `begrundelse` stands in the history of the frister that want a reason and have none in the
    /// file.
    ///
    /// # Errors
    /// [`FilAfvist`]. When the database fails, what was done by then stays: the same file does the rest.
    pub async fn indlaes(
        &self,
        kald: Option<&Kald<'_>>,
        slags: FilSlags,
        tekst: &str,
        begrundelse: Option<&str>,
    ) -> Result<Vec<LinjeSvar>, FilAfvist> {
        self.gennemgaa(kald, slags, tekst, Gang::Goer(begrundelse), None).await
    }

    /// The same, where the result is kept under an id, so that the employee finds it again. An id that has a result already does
    /// nothing more: it is a second click.
    ///
    /// # Errors
    /// As [`FilService::indlaes`].
    pub async fn indlaes_og_gem(
        &self,
        kald: &Kald<'_>,
        id: Uuid,
        slags: FilSlags,
        tekst: &str,
        begrundelse: Option<&str>,
    ) -> Result<(), FilAfvist> {
        let (jobcenter, medarbejder_id) = match kald.actor.principal {
            Some(Principal::Medarbejder { id, organisation: Some(own), .. }) => (own, id),
            _ => return Err(ukendt().into()),
        };
        let linjer = i64::try_from(laes::raekker(slags, tekst).map_err(FilAfvist::Fil)?.len()).unwrap_or(i64::MAX);
        let at = self.clock.now();
        let import = FilImport { id, jobcenter_id: jobcenter, medarbejder_id, slags, linjer, at };
        let mut tx = self.store.begin().await.map_err(Afvist::from)?;
        if !tx.insert_filimport(&import).await.map_err(Afvist::from)? {
            return Ok(());
        }
        let action = match slags {
            FilSlags::Frister => "frister_indlaest",
            FilSlags::Borgere => "borgere_indlaest",
        };
        let line = kald.actor.audit(&self.clock, at, action, None, Some(jobcenter), Some(id));
        tx.insert_audit(&line).await.map_err(Afvist::from)?;
        tx.commit().await.map_err(Afvist::from)?;
        self.gennemgaa(Some(kald), slags, tekst, Gang::Goer(begrundelse), Some(id)).await?;
        Ok(())
    }

    /// A result of the caller's jobcenter, with its lines in their order.
    ///
    /// # Errors
    /// [`Afvist::Regler`] when there is none.
    pub async fn resultat(&self, kald: &Kald<'_>, id: Uuid) -> Result<(FilImport, Vec<FilLinje>), Afvist> {
        let own = kald.myndighed.id.ok_or_else(ukendt)?;
        let mut connection = self.store.read().await?;
        let import = connection.filimport(own, id).await?.ok_or_else(ukendt)?;
        let linjer = connection.filimport_linjer(id).await?;
        Ok((import, linjer))
    }

    async fn gennemgaa(
        &self,
        kald: Option<&Kald<'_>>,
        slags: FilSlags,
        tekst: &str,
        gang: Gang<'_>,
        gem: Option<Uuid>,
    ) -> Result<Vec<LinjeSvar>, FilAfvist> {
        let raekker = laes::raekker(slags, tekst).map_err(FilAfvist::Fil)?;
        let mut gjort = BTreeSet::new();
        let grundlag = self.grundlag(kald, &raekker).await?;
        let mut svar: Vec<LinjeSvar> = vec![];
        let mut gemt = 0;
        for raekke in &raekker {
            let one = if raekke.celler.is_none() {
                LinjeSvar::afvist(raekke.nummer, Verdict::refused(&[Field::Fil], Code::LinjeColumns))
            } else if laes::hvem(slags, raekke).is_some_and(|hvem| gjort.contains(&hvem)) {
                LinjeSvar::afvist(raekke.nummer, Verdict::refused(&[Field::Personnummer], Code::LinjeTwice))
            } else {
                match slags {
                    FilSlags::Frister => self.frist(kald, raekke, &grundlag, gang).await?,
                    FilSlags::Borgere => self.borger(kald, raekke, &grundlag, gang).await?,
                }
            };
            // Whoever has the file knows what stands in it: a line that fails is known by the name on it.
            let navn = one.navn.or_else(|| raekke.celle(Field::Navn).map(str::to_owned));
            let one = LinjeSvar { navn, umulige_datoer: raekke.umulige_datoer(), ..one };
            // A line that came to nothing stands in nobody's way.
            if one.udfald != LinjeUdfald::Afvist {
                gjort.extend(laes::hvem(slags, raekke));
            }
            svar.push(one);
            if let Some(id) = gem.filter(|_| svar.len() - gemt == PORTION || svar.len() == raekker.len()) {
                self.gem(id, &svar[gemt..]).await?;
                gemt = svar.len();
            }
        }
        Ok(svar)
    }

    /// Keeps what became of some lines: each fault as its code and its field.
    async fn gem(&self, id: Uuid, svar: &[LinjeSvar]) -> Result<(), Afvist> {
        let fault = |breach: &Breach| match breach.fields.first() {
            Some(felt) => format!("{}:{}", breach.code.as_str(), felt.as_str()),
            None => breach.code.as_str().to_owned(),
        };
        let row = |svar: &LinjeSvar| FilLinje {
            linje: i64::try_from(svar.nummer).unwrap_or(i64::MAX),
            udfald: svar.udfald,
            koder: svar.verdict.breaches().iter().map(fault).collect::<Vec<_>>().join(" "),
        };
        let rows: Vec<_> = svar.iter().map(row).collect();
        let mut tx = self.store.begin().await?;
        tx.insert_filimport_linjer(id, &rows).await?;
        Ok(tx.commit().await?)
    }
}

impl LinjeSvar {
    fn afvist(nummer: u64, verdict: Verdict) -> Self {
        let udfald = LinjeUdfald::Afvist;
        Self { nummer, navn: None, udfald, verdict, begrundelse_mangler: false, umulige_datoer: BTreeMap::new() }
    }
}

/// Who acts when nobody does: the house's own load.
const HUSET: &Actor = &Actor::SYSTEM;

fn ukendt() -> Afvist {
    Afvist::kode(&[Field::Fil], Code::NotAuthorised)
}
