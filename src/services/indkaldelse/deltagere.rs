//! Myndighedsdeltagere: who comes to a fælles jobsamtale on behalf of an authority, by name.

use uuid::Uuid;

use super::{IndkaldelseService, id_findes};
use crate::domain::code_lists::DeltagerRolle;
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::rules::deltagelse::{DeltagerFakta, DeltagerUdkast, deltager_aendr, deltager_opret, deltager_slet};
use crate::domain::rules::tekst::angivet;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::forloeb::Forloeb;
use crate::services::kald::{Afvist, Kald, kraev, kraev_version};
use crate::services::retry_collisions;
use crate::store::{Indkaldelse, Myndighedsdeltager};

/// A participant as he is now.
#[derive(Clone, Debug)]
pub struct DeltagerModtaget {
    /// The participant.
    pub deltager: Myndighedsdeltager,
}

impl IndkaldelseService {
    /// Names a participant of the caller's, under an id it chose.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code.
    pub async fn opret_deltager(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        indkaldelse: IndkaldelseId,
        id: Uuid,
        udkast: &DeltagerUdkast,
    ) -> Result<DeltagerModtaget, Afvist> {
        retry_collisions!(self.try_opret_deltager(kald, borger, indkaldelse, id, udkast))
    }

    async fn try_opret_deltager(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        indkaldelse: IndkaldelseId,
        id: Uuid,
        udkast: &DeltagerUdkast,
    ) -> Result<DeltagerModtaget, Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?;
        let row = match taking_part(kald, &mut forloeb, indkaldelse).await {
            Err(Afvist::Regler(unknown)) => {
                // The rest of the call is judged all the same.
                let fakta = DeltagerFakta { er_faelles: true, egen_myndighed: true, kendt: true };
                return Err(Afvist::Regler(deltager_opret(udkast, &fakta).and(&unknown)));
            }
            other => other?,
        };
        let fakta = DeltagerFakta { er_faelles: row.is_faelles(), egen_myndighed: true, kendt: true };
        let verdict = deltager_opret(udkast, &fakta).and(&standing(kald, &forloeb, &row));
        kraev(&verdict)?;
        let Some(organisation_id) = kald.myndighed.id else { return Err(Afvist::Regler(verdict)) };
        let blank = Myndighedsdeltager {
            id,
            indkaldelse_id: indkaldelse,
            organisation_id,
            navn: None,
            kontaktdetaljer: None,
            telefonnummer: None,
            email: None,
            rolle: DeltagerRolle::Medarbejder,
            version: 1,
            created_at: forloeb.now,
            updated_at: forloeb.now,
            slettet_at: None,
        };
        let new = filled(blank, udkast);
        let inserted = forloeb.tx.insert_myndighedsdeltager(&new).await;
        inserted.map_err(|error| id_findes(error, &[Field::MyndighedsdeltagerId]))?;
        settled(forloeb, row, new).await
    }

    /// Changes a participant of the caller's. A report that changes nothing leaves no trace.
    ///
    /// # Errors
    /// [`Afvist::Regler`] with every code, [`Afvist::Foraeldet`].
    pub async fn opdater_deltager(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: Uuid,
        version: Option<i64>,
        udkast: &DeltagerUdkast,
    ) -> Result<DeltagerModtaget, Afvist> {
        retry_collisions!(self.try_aendr_deltager(kald, borger, id, version, Some(udkast)))
    }

    /// Takes a participant of the caller's away. The history keeps him.
    ///
    /// # Errors
    /// As [`IndkaldelseService::opdater_deltager`].
    pub async fn slet_deltager(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: Uuid,
        version: Option<i64>,
    ) -> Result<DeltagerModtaget, Afvist> {
        retry_collisions!(self.try_aendr_deltager(kald, borger, id, version, None))
    }

    async fn try_aendr_deltager(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        id: Uuid,
        version: Option<i64>,
        udkast: Option<&DeltagerUdkast>,
    ) -> Result<DeltagerModtaget, Afvist> {
        let mut forloeb = self.begin(kald.actor, borger).await?;
        let rules = |fakta: &DeltagerFakta| match udkast {
            Some(udkast) => deltager_aendr(udkast, fakta),
            None => deltager_slet(fakta),
        };
        let unknown = || Afvist::Regler(rules(&DeltagerFakta { er_faelles: true, egen_myndighed: true, kendt: false }));
        let known = forloeb.tx.myndighedsdeltager(id).await?.filter(|known| known.slettet_at.is_none());
        let known = known.ok_or_else(unknown)?;
        // Another borger's participant, or one of a conversation that is not the caller's, does not exist.
        let row = match taking_part(kald, &mut forloeb, known.indkaldelse_id).await {
            Err(Afvist::Regler(_)) => return Err(unknown()),
            other => other?,
        };
        let own = Some(known.organisation_id) == kald.myndighed.id;
        let fakta = DeltagerFakta { er_faelles: row.is_faelles(), egen_myndighed: own, kendt: true };
        kraev(&rules(&fakta).and(&standing(kald, &forloeb, &row)))?;
        kraev_version(version, known.version)?;
        if udkast.is_some_and(|udkast| filled(known.clone(), udkast) == known) {
            return Ok(DeltagerModtaget { deltager: known });
        }
        let next = Myndighedsdeltager { version: known.version + 1, updated_at: forloeb.now, ..known };
        let changed = match udkast {
            Some(udkast) => filled(next, udkast),
            None => Myndighedsdeltager { slettet_at: Some(forloeb.now), ..next },
        };
        forloeb.tx.update_myndighedsdeltager(&changed).await?;
        settled(forloeb, row, changed).await
    }

    /// The participants of one of her conversations, in the order they were named.
    ///
    /// # Errors
    /// [`Afvist::Regler`]: the caller may not see it, or there is none.
    pub async fn deltagere(
        &self,
        kald: &Kald<'_>,
        borger: BorgerId,
        indkaldelse: IndkaldelseId,
    ) -> Result<Vec<Myndighedsdeltager>, Afvist> {
        self.hent(kald, borger, indkaldelse).await?;
        Ok(self.store.read().await?.myndighedsdeltagere(indkaldelse).await?)
    }
}

/// The conversation, when the caller holds it or is its guest.
async fn taking_part(kald: &Kald<'_>, forloeb: &mut Forloeb<'_>, id: IndkaldelseId) -> Result<Indkaldelse, Afvist> {
    let found = forloeb.tx.indkaldelse_of(forloeb.borger.id, id).await?;
    let part = |row: &Indkaldelse| {
        kald.myndighed.id == Some(row.myndighed_id) || (row.a_kasse_id.is_some() && kald.myndighed.id == row.a_kasse_id)
    };
    found.filter(part).ok_or_else(|| Afvist::kode(&[Field::IndkaldelseId], Code::UnknownIndkaldelse))
}

/// Participants are named while the conversation is still to come, and by whoever held it afterwards.
fn standing(kald: &Kald<'_>, forloeb: &Forloeb<'_>, row: &Indkaldelse) -> Verdict {
    match forloeb.samtale(row.id) {
        Some(_) => Verdict::default(),
        None if row.aflyst_af.is_some() => Verdict::refused(&[Field::IndkaldelseId], Code::AlreadyCancelled),
        // Whoever held it says who took part (databekendtgørelsen § 87); that is known only then.
        None if kald.myndighed.id == Some(row.myndighed_id) => Verdict::default(),
        None => Verdict::refused(&[Field::IndkaldelseId], Code::AlreadyBegun),
    }
}

fn filled(deltager: Myndighedsdeltager, udkast: &DeltagerUdkast) -> Myndighedsdeltager {
    let text = |text: &Option<String>| text.as_deref().and_then(angivet).map(str::to_owned);
    Myndighedsdeltager {
        navn: text(&udkast.navn),
        kontaktdetaljer: text(&udkast.kontaktdetaljer),
        telefonnummer: text(&udkast.telefonnummer),
        email: text(&udkast.email),
        rolle: DeltagerRolle::from_id(udkast.rolle).unwrap_or(deltager.rolle),
        ..deltager
    }
}

/// The conversation counts a version, so that everybody is told.
async fn settled(
    mut forloeb: Forloeb<'_>,
    row: Indkaldelse,
    deltager: Myndighedsdeltager,
) -> Result<DeltagerModtaget, Afvist> {
    let handling = IndkaldelseHandling::DeltagereAendret;
    if forloeb.samtale(row.id).is_some() {
        forloeb.aendr(row, handling, Aflyser::Myndighed).await?;
    } else {
        forloeb.efter_samtalen(row, handling).await?;
    }
    forloeb.commit().await?;
    Ok(DeltagerModtaget { deltager })
}
