//! The turn of each booked conversation that a change of times has hit, on behalf of who made it: it is changed too, or becomes a task. It
//! may be broken off anywhere, and run twice.

use uuid::Uuid;

use super::ramte::afviger;
use crate::clock::Clock;
use crate::domain::access::Principal;
use crate::domain::aftaleaendring::{FOELGER, RamtGrund, RamtUdfald, dele_af_tekst};
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::{BorgerId, IndkaldelseId, SerieId, TidId};
use crate::domain::indkaldelse::Udkast;
use crate::domain::lukning::MasseStatus;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::Code;
use crate::domain::serie::SerieDel;
use crate::services::forloeb::Forloeb;
use crate::services::indkaldelse::{IndkaldelseService, som_udkast};
use crate::services::kald::{Afvist, Kald, Myndighed};
use crate::services::{Actor, retry_collisions};
use crate::store::{Aftaleaendring, BooketSamtale, Connection, Indkaldelse, SerieRow, Store};

/// Conversations that have their turn while the person waits.
const STRAKS: i64 = 50;
/// Conversations between two looks at what waits.
const BATCH: i64 = 100;

type Ramt = (BorgerId, IndkaldelseId, RamtGrund);

/// Goes on with every change that has conversations waiting. Gives how many had their turn.
///
/// # Errors
/// When the database fails; what waits is gone on with next time.
pub async fn arbejd_alle(store: &Store, clock: &Clock, samtaler: &IndkaldelseService) -> Result<u64, Afvist> {
    let waiting = store.read().await?.aftaleaendringer_i_gang().await?;
    let mut done = 0;
    for id in waiting {
        done += (Arbejder { store, clock, samtaler: Some(samtaler) }).alle(id).await?;
    }
    Ok(done)
}

/// Gives the few conversations of one change their turn at once; many are left to the job. Without `samtaler` those that are to be
/// changed are left to it too.
pub(in crate::services) async fn arbejd(
    store: &Store,
    clock: &Clock,
    samtaler: Option<&IndkaldelseService>,
    id: Uuid,
) -> Result<(), Afvist> {
    let mut connection = store.read().await?;
    let few = connection.ventende_samtaler(id, STRAKS + 1).await?.len() <= usize::try_from(STRAKS).unwrap_or_default();
    let ret = connection.aftaleaendring(id).await?.is_some_and(|aendring| aendring.ret_samtaler);
    drop(connection);
    if few && (samtaler.is_some() || !ret) {
        (Arbejder { store, clock, samtaler }).alle(id).await?;
    }
    Ok(())
}

struct Arbejder<'a> {
    store: &'a Store,
    clock: &'a Clock,
    samtaler: Option<&'a IndkaldelseService>,
}

impl Arbejder<'_> {
    async fn alle(&self, id: Uuid) -> Result<u64, Afvist> {
        let mut connection = self.store.read().await?;
        let Some(aendring) = connection.aftaleaendring(id).await? else { return Ok(0) };
        let actor = paa_vegne_af(&mut connection, &aendring).await?;
        drop(connection);
        let mut done = 0;
        loop {
            let waiting = self.store.read().await?.ventende_samtaler(id, BATCH).await?;
            if waiting.is_empty() {
                break;
            }
            for ramt in waiting {
                self.en(&aendring, &actor, ramt).await?;
                done += 1;
            }
        }
        let mut tx = self.store.begin().await?;
        tx.set_aftaleaendring(id, MasseStatus::Faerdig, self.clock.now()).await?;
        tx.commit().await?;
        Ok(done)
    }

    async fn en(&self, aendring: &Aftaleaendring, actor: &Actor, ramt: Ramt) -> Result<(), Afvist> {
        let done = match self.samtaler.filter(|_| aendring.ret_samtaler && ramt.2 == RamtGrund::DetGamle) {
            // Changed between the look and the write, also by the job beside this one: it is looked at anew.
            Some(samtaler) => match self.ret(samtaler, aendring, actor, ramt).await? {
                Err(None) => self.ret(samtaler, aendring, actor, ramt).await?,
                settled => settled,
            },
            None => Err(None),
        };
        match done {
            Ok(()) => Ok(()),
            Err(kode) => retry_collisions!(self.opgave(aendring, actor, ramt, kode)),
        }
    }

    /// Lets a conversation follow its series: a change like any other, with event, audit line and message. The code of the rule that
    /// says no, or none when somebody else was faster: then somebody looks at it.
    async fn ret(
        &self,
        samtaler: &IndkaldelseService,
        aendring: &Aftaleaendring,
        actor: &Actor,
        (borger, id, _): Ramt,
    ) -> Result<Result<(), Option<Code>>, Afvist> {
        let mut connection = self.store.read().await?;
        let row = connection.indkaldelse_of(borger, id).await?;
        let serie = match aendring.serie_id {
            Some(serie) => connection.serie(serie).await?,
            None => None,
        };
        let own = connection.organisation(aendring.organisation_id).await?;
        drop(connection);
        let Some((row, serie)) = row.zip(serie) else { return Ok(Err(None)) };
        let system = Some(Ejersystem::Faellestid);
        let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id: Some(aendring.organisation_id), system };
        let kald = Kald { actor, myndighed };
        let udkast = fulgt(&row, &serie, &dele_af_tekst(&aendring.dele));
        // Who booked herself asks at the jobcenter's own number.
        let kontakt_telefon = udkast.kontakt_telefon.clone().or_else(|| own.and_then(|own| own.telefon));
        let udkast = Udkast { kontakt_telefon, ..udkast };
        let done = match samtaler.opdater(&kald, borger, id, Some(row.version), &udkast).await {
            Ok(done) => done,
            Err(Afvist::Regler(verdict)) => return Ok(Err(verdict.first())),
            Err(Afvist::Foraeldet { .. }) => return Ok(Err(None)),
            Err(other) => return Err(other),
        };
        let mut tx = self.store.begin().await?;
        tx.set_ramt(aendring.id, id, RamtUdfald::Rettet, (None, Some(done.indkaldelse.version))).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// It stands as it was: somebody has to see to it, unless it is gone.
    async fn opgave(
        &self,
        aendring: &Aftaleaendring,
        actor: &Actor,
        (borger, id, grund): Ramt,
        kode: Option<Code>,
    ) -> Result<(), Afvist> {
        let Some(mut forloeb) = Forloeb::begin(self.store, self.clock, actor, borger, &[]).await? else {
            let mut tx = self.store.begin().await?;
            tx.set_ramt(aendring.id, id, RamtUdfald::Vaek, (None, None)).await?;
            return Ok(tx.commit().await?);
        };
        let here = forloeb.samtale(id).filter(|row| row.starts_at > forloeb.now).cloned();
        let hit = match &here {
            Some(row) => er_ramt(&mut forloeb, aendring, row, grund).await?,
            None => false,
        };
        let udfald = match (hit, kode) {
            (false, _) => RamtUdfald::Vaek,
            (true, None) => RamtUdfald::Opgave,
            (true, Some(_)) => RamtUdfald::Afvist,
        };
        if hit {
            let slags = match grund {
                RamtGrund::TidenLukkes => OpgaveSlags::TidUdeAfAftalen,
                RamtGrund::DetGamle => OpgaveSlags::StaarMedDetGamle,
            };
            forloeb.opgave(slags, aendring.organisation_id, Some(id), None).await?;
        }
        let kode = kode.filter(|_| hit).map(Code::as_str);
        forloeb.tx.set_ramt(aendring.id, id, udfald, (kode, None)).await?;
        Ok(forloeb.commit().await?)
    }
}

/// Whether it is hit still: moved meanwhile, it stands where nothing is wrong.
async fn er_ramt(
    forloeb: &mut Forloeb<'_>,
    aendring: &Aftaleaendring,
    row: &Indkaldelse,
    grund: RamtGrund,
) -> Result<bool, Afvist> {
    let Some(tid) = row.tid_id else { return Ok(false) };
    let Some(tid) = forloeb.tx.tid(tid).await? else { return Ok(false) };
    if grund == RamtGrund::TidenLukkes {
        return Ok(!tid.open);
    }
    let Some(serie) = forloeb.tx.serie(tid.serie_id).await? else { return Ok(false) };
    let dele = match aendring.serie_id {
        Some(_) => dele_af_tekst(&aendring.dele),
        None => FOELGER.to_vec(),
    };
    let samtale = som_booket(row, tid.id, serie.id);
    Ok(dele.into_iter().any(|del| afviger(&samtale, &serie, del)))
}

fn som_booket(row: &Indkaldelse, tid_id: TidId, serie_id: SerieId) -> BooketSamtale {
    BooketSamtale {
        id: row.id,
        tid_id,
        borger_id: row.borger_id,
        navn: String::new(),
        serie_id,
        local_start: row.local_start,
        local_end: row.local_end,
        samtaleform: row.samtaleform,
        adresse: row.adresse.clone(),
        moedetelefon: row.moedetelefon.clone(),
        moedelink: row.moedelink.clone(),
        medarbejder: row.medarbejder.clone(),
        titel: row.titel.clone(),
        beskrivelse: row.beskrivelse.clone(),
    }
}

/// The conversation as a report, with the parts of it that follow the series.
fn fulgt(row: &Indkaldelse, serie: &SerieRow, dele: &[SerieDel]) -> Udkast {
    let mut udkast = som_udkast(row);
    for del in dele {
        match del {
            SerieDel::Sted => {
                udkast.samtaleform = serie.samtaleform.id();
                udkast.adresse.clone_from(&serie.adresse);
                udkast.moedetelefon.clone_from(&serie.telefon);
                udkast.link.clone_from(&serie.link);
                // A series with a number of its own is one that she rings.
                udkast.borger_ringer = serie.telefon.is_some();
            }
            SerieDel::Hvem => (udkast.medarbejder, udkast.team) = (Some(serie.medarbejder.clone()), None),
            SerieDel::Tekst => {
                udkast.titel.clone_from(&serie.titel);
                udkast.beskrivelse.clone_from(&serie.beskrivelse);
            }
            _ => {}
        }
    }
    udkast
}

/// Who made the change. Of an a-kasse's yes only tasks come, and those nobody makes.
async fn paa_vegne_af(connection: &mut Connection, aendring: &Aftaleaendring) -> Result<Actor, Afvist> {
    let who = match aendring.medarbejder_id {
        Some(id) => connection.medarbejder(id).await?,
        None => None,
    };
    let organisation = Some(aendring.organisation_id);
    let principal = who.map(|who| Principal::Medarbejder { id: who.id, organisation, rolle: who.rolle });
    Ok(Actor { principal, request_id: None })
}
