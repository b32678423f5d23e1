//! Deltagelsesvalg: whether the a-kasse takes part in her next fælles jobsamtale, and who said so.

use chrono::NaiveDate;

use super::IndkaldelseService;
use crate::domain::besked::BeskedSlags;
use crate::domain::code_lists::{Deltagelsesvalg, MyndighedType, Udfald};
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::{Aflyser, IndkaldelseStatus};
use crate::domain::rules::deltagelse::{Regime, Samtale, ValgFakta, deltager, regime, vaelg};
use crate::domain::rules::indkalder::Medlemskab;
use crate::domain::rules::{Code, Field};
use crate::services::forloeb::Forloeb;
use crate::services::kald::{Afvist, Kald, kraev};
use crate::services::{Actor, retry_collisions};
use crate::store::{Borger, Connection, Indkaldelse, StoreError, ValgRow};

/// Who makes a choice.
#[derive(Clone, Copy, Debug)]
pub enum Hvem<'a> {
    /// The borger herself.
    Borger(&'a Actor),
    /// An authority.
    Myndighed(&'a Kald<'a>),
}

/// What holds of the a-kasse's part in a conversation.
#[derive(Clone, Debug)]
pub struct Deltagelse {
    /// The conversation; none: the next one, which she has not booked yet.
    pub indkaldelse: Option<IndkaldelseId>,
    /// The rules it is under.
    pub regime: Regime,
    /// The choice in force.
    pub valg: Option<ValgRow>,
    /// Whether the a-kasse takes part.
    pub deltager: bool,
}

impl<'a> Hvem<'a> {
    fn actor(self) -> &'a Actor {
        match self {
            Self::Borger(actor) => actor,
            Self::Myndighed(kald) => kald.actor,
        }
    }

    fn kald(self) -> Option<&'a Kald<'a>> {
        match self {
            Self::Borger(_) => None,
            Self::Myndighed(kald) => Some(kald),
        }
    }
}

impl IndkaldelseService {
    /// Registers a choice: about one conversation, or (none) about her next fælles jobsamtale, booked or not.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn vaelg(
        &self,
        hvem: Hvem<'_>,
        borger: BorgerId,
        om: Option<IndkaldelseId>,
        valg: u16,
    ) -> Result<Deltagelse, Afvist> {
        retry_collisions!(self.try_vaelg(hvem, borger, om, valg))
    }

    async fn try_vaelg(
        &self,
        hvem: Hvem<'_>,
        borger: BorgerId,
        om: Option<IndkaldelseId>,
        valg: u16,
    ) -> Result<Deltagelse, Afvist> {
        let mut forloeb = self.begin(hvem.actor(), borger).await?;
        let foreign = hvem.kald().is_some_and(|kald| {
            kald.myndighed.slags == MyndighedType::Jobcenter && !kald.myndighed.er_hendes_jobcenter(&forloeb.borger)
        });
        if foreign {
            return Err(Afvist::kode(&[Field::Borger], Code::NotOwnBorger));
        }
        let row = conversation(&mut forloeb, hvem.kald(), om).await;
        let found = row.as_ref().ok().and_then(Option::as_ref);
        let before = deltagelse(&mut forloeb.tx, &forloeb.borger, found, forloeb.today, &forloeb.indstillinger).await?;
        let hers = hvem.kald().is_none_or(|kald| kald.myndighed.har_med_hende_at_goere(&forloeb.borger));
        let fakta = ValgFakta {
            myndighed: hvem.kald().map(|kald| kald.myndighed.slags),
            medlemskab: hvem.kald().map_or(Medlemskab::Egen, |kald| kald.myndighed.medlemskab(&forloeb.borger)),
            tilmeldt: forloeb.borger.er_tilmeldt(forloeb.today),
            samtale: found.filter(|_| hers).map(|row| samtale(row, &forloeb)),
            regime: before.regime,
            foerste: foerste(&mut forloeb.tx, borger).await?,
            gaeldende: before.valg.as_ref().map(|row| row.valg),
        };
        let verdict = vaelg(valg, &fakta);
        let row = match row {
            Err(Afvist::Regler(unknown)) if hers => return Err(Afvist::Regler(verdict.and(&unknown))),
            Err(Afvist::Regler(_)) => None,
            other => other?,
        };
        kraev(&verdict)?;
        let Some(valg) = Deltagelsesvalg::from_id(valg) else { return Err(Afvist::Regler(verdict)) };
        let by = hvem.kald().and_then(|kald| kald.myndighed.id);
        // Saying it again says nothing new.
        if before.valg.as_ref().is_some_and(|held| held.valg == valg && held.organisation_id == by) {
            return Ok(before);
        }
        let chosen = forloeb.registrer_valg(row.as_ref().map(|row| row.id), valg, by).await?;
        match &row {
            Some(row) => {
                let by = if hvem.kald().is_some() { Aflyser::Myndighed } else { Aflyser::Borger };
                let row = forloeb.aendr(row.clone(), IndkaldelseHandling::ValgAendret, by).await?;
                forloeb.besked(BeskedSlags::Deltagelse, &row).await?;
            }
            None => {
                let line = forloeb.audit(
                    "deltagelsesvalg_registreret".to_owned(),
                    forloeb.borger.jobcenter_id,
                    Some(chosen.id),
                );
                forloeb.tx.insert_audit(&line).await?;
            }
        }
        forloeb.commit().await?;
        Ok(Deltagelse { deltager: deltager(before.regime, Some(valg)), valg: Some(chosen), ..before })
    }

    /// What holds of a conversation, or (none) of her next fælles jobsamtale.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see it, or there is none.
    pub async fn deltagelse(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        om: Option<IndkaldelseId>,
    ) -> Result<Deltagelse, Afvist> {
        let (mut connection, borger) = self.look(kald, borger, "deltagelsesvalg_laest").await?;
        let now = self.clock.now();
        let today = crate::services::zone::local_date(now);
        let indstillinger = connection.indstillinger_on(Some(borger.jobcenter_id), today).await?;
        let row = match om {
            Some(id) => {
                let found = connection.indkaldelse_of(borger.id, id).await?;
                Some(found.filter(|row| kald.myndighed.ser_typen(row.samtaletype)).ok_or_else(unknown)?)
            }
            None => connection
                .coming_indkaldelser(borger.id, now)
                .await?
                .into_iter()
                .find(|row| row.is_faelles() && row.starts_at > now),
        };
        deltagelse(&mut connection, &borger, row.as_ref(), today, &indstillinger).await
    }

    /// Every choice about a borger's conversations, oldest first.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see them.
    pub async fn valghistorik(&self, kald: &Kald<'_>, borger: BorgerId) -> Result<Vec<ValgRow>, Afvist> {
        let (mut connection, borger) = self.look(kald, borger, "deltagelsesvalg_laest").await?;
        Ok(connection.deltagelsesvalg_of(borger.id).await?)
    }
}

fn unknown() -> Afvist {
    Afvist::kode(&[Field::IndkaldelseId], Code::UnknownIndkaldelse)
}

/// The conversation that is meant: the one named, or her next fælles jobsamtale, which may not be there yet.
pub(super) async fn conversation(
    forloeb: &mut Forloeb<'_>,
    kald: Option<&Kald<'_>>,
    om: Option<IndkaldelseId>,
) -> Result<Option<Indkaldelse>, Afvist> {
    match om {
        Some(id) => {
            let found = forloeb.tx.indkaldelse_of(forloeb.borger.id, id).await?;
            let seen = found.filter(|row| kald.is_none_or(|kald| kald.myndighed.ser_typen(row.samtaletype)));
            Ok(Some(seen.ok_or_else(unknown)?))
        }
        None => Ok(forloeb.coming.iter().find(|row| row.is_faelles() && row.starts_at > forloeb.now).cloned()),
    }
}

pub(super) fn samtale(row: &Indkaldelse, forloeb: &Forloeb<'_>) -> Samtale {
    // A fælles jobsamtale is the jobcenter's; what excludes nothing may be the a-kasse's own.
    let own = Some(row.myndighed_id) == forloeb.borger.a_kasse_id;
    Samtale {
        er_faelles: row.is_faelles(),
        indkalder: if own { MyndighedType::AKasse } else { MyndighedType::Jobcenter },
        aflyst: row.status == IndkaldelseStatus::Aflyst,
        begyndt: row.starts_at <= forloeb.now,
    }
}

/// No fælles jobsamtale of hers has been held.
pub(in crate::services) async fn foerste(connection: &mut Connection, borger: BorgerId) -> Result<bool, StoreError> {
    let rows = connection.indkaldelser_of(borger).await?;
    Ok(!rows.iter().any(|row| row.is_faelles() && row.udfald == Some(Udfald::Fremmoedt)))
}

/// The choice in force about a conversation, or (none) about her next one.
pub(in crate::services) async fn gaeldende(
    connection: &mut Connection,
    borger: BorgerId,
    om: Option<IndkaldelseId>,
) -> Result<Option<ValgRow>, StoreError> {
    let all = connection.deltagelsesvalg_of(borger).await?;
    Ok(all.into_iter().rfind(|valg| valg.nulstillet_at.is_none() && valg.indkaldelse_id == om))
}

/// Whether the a-kasse takes part in a stored conversation that has one. Without a choice the regime decides of a fælles
/// jobsamtale; of another the summons itself has said that it does.
pub(in crate::services) async fn a_kasse_deltager(
    connection: &mut Connection,
    borger: &Borger,
    row: &Indkaldelse,
) -> Result<bool, StoreError> {
    if row.a_kasse_id.is_none() {
        return Ok(false);
    }
    let valg = gaeldende(connection, borger.id, Some(row.id)).await?.map(|row| row.valg);
    if valg.is_none() && !row.samtaletype.is_faelles() {
        return Ok(true);
    }
    let held_on = row.local_start.date();
    let indstillinger = connection.indstillinger_on(Some(borger.jobcenter_id), held_on).await?;
    let regime = regime(held_on, borger.ledig_siden, foerste(connection, borger.id).await?, &indstillinger);
    Ok(deltager(regime, valg))
}

async fn deltagelse(
    connection: &mut Connection,
    borger: &Borger,
    row: Option<&Indkaldelse>,
    today: NaiveDate,
    indstillinger: &crate::domain::indstilling::Indstillinger,
) -> Result<Deltagelse, Afvist> {
    let held_on = row.map_or(today, |row| row.local_start.date());
    let regime = regime(held_on, borger.ledig_siden, foerste(connection, borger.id).await?, indstillinger);
    let om = row.map(|row| row.id);
    let valg = gaeldende(connection, borger.id, om).await?;
    Ok(Deltagelse { indkaldelse: om, regime, deltager: deltager(regime, valg.as_ref().map(|row| row.valg)), valg })
}
