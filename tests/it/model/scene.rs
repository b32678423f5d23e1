//! A game on one engine: borgere and times of its own in the demo's world, and each step through the real services.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use uuid::Uuid;

use super::handling::{BORGERE, Slags, TIDER, Trin};
use super::sandhed::{Borger, Fravaer, Model, Samtale, Tid};
use crate::support::{Engine, World, at, herself, kald};
use faellestid::domain::code_lists::{Ejersystem, FravaerType, MyndighedType};
use faellestid::domain::ids::{BorgerId, FristId, IndkaldelseId, OrganisationId};
use faellestid::domain::indkaldelse::{Tidspunkt, Udkast};
use faellestid::domain::rules::frist::Datoer;
use faellestid::domain::rules::{Breach, Verdict};
use faellestid::services::borger_booking::BookingError;
use faellestid::services::frist::FristUdkast;
use faellestid::services::indkaldelse::Hvem;
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::lukning::luk_tid;
use faellestid::services::zone;
use faellestid::store::FravaerPeriode;

/// Length of a reported conversation.
pub const MINUTTER: i64 = 45;

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Svar {
    Ja,
    Nej(Vec<String>),
    Optaget,
    HarEn,
}

/// What a step is about, once its numbers are looked up.
#[derive(Clone, Copy, Debug)]
pub enum Om {
    Intet,
    Frist(FristId),
    Samtale(IndkaldelseId),
}

pub struct Scene {
    pub world: World,
    jobcenter: OrganisationId,
    a_kasse: OrganisationId,
    /// Of each table.
    pub columns: BTreeMap<String, Vec<String>>,
    ids: u128,
}

impl Scene {
    /// A fresh world at `begynder`, and the truth about it.
    pub async fn on(engine: Engine, begynder: &str) -> (Self, Model) {
        let world = World::on(engine).await;
        world.raw.run("UPDATE aftale SET valid_to = '2029-12-31'").await;
        world.clock.set(at(begynder));
        let nu = world.clock.now();
        let borgere = world.other_borgere(u32::try_from(BORGERE).unwrap()).await;
        let row = world.borger_row(borgere[0]).await;
        let mut tider = Vec::new();
        for (dage, kapacitet) in TIDER {
            let dag = zone::local_date(nu) + Days::new(dage);
            let id = world.tid_for(borgere[0], kapacitet, &format!("{dag}T07:00:00")).await;
            let tid = world.tid(id).await;
            let kapacitet = usize::try_from(kapacitet).unwrap();
            tider.push(Tid {
                id,
                kapacitet,
                aaben: true,
                lokal: tid.local_start,
                fra: tid.starts_at,
                til: tid.ends_at,
            });
        }
        let model = Model { nu, borgere: borgere.into_iter().map(Borger::ny).collect(), tider };
        let mut columns = BTreeMap::new();
        for table in world.raw.tables().await {
            let of_it = world.raw.columns(&table).await;
            columns.insert(table, of_it);
        }
        let a_kasse = row.a_kasse_id.expect("a member");
        (Self { world, jobcenter: row.jobcenter_id, a_kasse, columns, ids: 0 }, model)
    }

    /// An id for something an authority makes: the same in the same game, whatever the engine.
    pub fn ny_id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    /// Their jobcenter, as a caller.
    pub fn jc(&self) -> Kald<'static> {
        kald(MyndighedType::Jobcenter, Some(self.jobcenter))
    }

    /// The authority and the system that report such a conversation.
    fn afsender(&self, som: Slags) -> Kald<'static> {
        let (slags, id) = match som.er_jobcenterets() {
            true => (MyndighedType::Jobcenter, self.jobcenter),
            false => (MyndighedType::AKasse, self.a_kasse),
        };
        let mut kald = kald(slags, Some(id));
        kald.myndighed.system = Some(ejersystem(som));
        kald
    }

    /// Plays a step. `om` is what it is about; a new conversation's id comes back.
    pub async fn spil(&self, trin: &Trin, om: Om, model: &Model) -> (Svar, Option<IndkaldelseId>) {
        let (world, idag) = (&self.world, model.idag());
        let id = |hvem: &usize| model.borgere[*hvem].id;
        let dag = |om: i64| idag + chrono::TimeDelta::days(om);
        let datoer = |om: i64, holdes: i64| Datoer { fristdato: dag(om), sidste_afholdelsesdato: dag(om + holdes) };
        let (frister, samtaler) = (&world.frist_service, &world.indkaldelse_service);
        let svar = match (trin, om) {
            (Trin::Udsted { hvem, samtaletype, om, holdes }, Om::Frist(frist)) => {
                let Datoer { fristdato, sidste_afholdelsesdato } = datoer(*om, *holdes);
                let udkast = FristUdkast { samtaletype: *samtaletype, fristdato, sidste_afholdelsesdato };
                af(frister.udsted(&self.jc(), id(hvem), frist, &udkast).await)
            }
            (Trin::OpdaterFrist { hvem, om, holdes, .. }, Om::Frist(frist)) => {
                af(frister.opdater(&self.jc(), id(hvem), frist, None, datoer(*om, *holdes)).await)
            }
            (Trin::Genaabn { hvem, om, holdes, .. }, Om::Frist(frist)) => {
                af(frister.genaabn(&self.jc(), id(hvem), frist, None, datoer(*om, *holdes), "Vores fejl").await)
            }
            (Trin::Hold { hvem, tid, flyt }, _) => {
                let (borger, tid) = (id(hvem), model.tider[*tid].id);
                booket(world.service.hold(&herself(borger), borger, tid, *flyt).await)
            }
            (Trin::Book { hvem, tid, flyt }, _) => {
                let request = world.request(id(hvem), model.tider[*tid].id, *flyt);
                match world.send(&request).await {
                    Ok(ny) => return (Svar::Ja, Some(ny)),
                    refused => booket(refused),
                }
            }
            (Trin::Aflys { hvem, .. }, Om::Samtale(samtale)) => {
                booket(world.service.aflys(&herself(id(hvem)), id(hvem), samtale, None).await)
            }
            (Trin::Bekraeft { hvem, .. }, Om::Samtale(samtale)) => {
                booket(world.service.bekraeft(&herself(id(hvem)), id(hvem), samtale).await)
            }
            (Trin::Opret { hvem, som, om, kl }, Om::Samtale(samtale)) => {
                af(samtaler.opret(&self.afsender(*som), id(hvem), samtale, &udkast(*som, dag(*om), *kl)).await)
            }
            (Trin::Opdater { hvem, som, om, kl, .. }, Om::Samtale(samtale)) => {
                let udkast = udkast(*som, dag(*om), *kl);
                af(samtaler.opdater(&self.afsender(*som), id(hvem), samtale, None, &udkast).await)
            }
            (Trin::MyndighedAflys { hvem, som, .. }, Om::Samtale(samtale)) => {
                let som = som.expect("looked up");
                af(samtaler.aflys(&self.afsender(som), id(hvem), samtale, None).await)
            }
            (Trin::LukTid { tid, aflys }, _) => {
                af(luk_tid(&world.store, &world.clock, &self.jc(), model.tider[*tid].id, *aflys).await)
            }
            (Trin::Udfald { hvem, udeblevet, .. }, Om::Samtale(samtale)) => {
                let holder = if jobcenterets(model, *hvem, samtale) { Slags::Job7 } else { Slags::AKasse7 };
                let udfald = if *udeblevet { 902 } else { 901 };
                af(samtaler.registrer_udfald(&self.afsender(holder), id(hvem), samtale, udfald, None).await)
            }
            (Trin::Valg { hvem, ja, .. }, om) => {
                let (borger, valg) = (herself(id(hvem)), if *ja { 901 } else { 1 });
                let om = if let Om::Samtale(samtale) = om { Some(samtale) } else { None };
                af(samtaler.vaelg(Hvem::Borger(&borger), id(hvem), om, valg).await)
            }
            (Trin::KanIkkeKomme { hvem, .. }, Om::Samtale(samtale)) => {
                af(samtaler.kan_ikke_komme(&self.afsender(Slags::AKasse7), id(hvem), samtale).await)
            }
            (Trin::Fravaer { hvem, fravaertype, fra, dage }, _) => {
                let (fra, til) = (dag(*fra), dage.map(|dage| dag(fra + dage)));
                self.registrer_fravaer(id(hvem), Fravaer { fravaertype: *fravaertype, fra, til }).await
            }
            (Trin::NytCpr { hvem }, _) => self.skift_cpr(id(hvem)).await,
            (Trin::Vend { alle }, _) => {
                let vendt = world.frist_service.vend(*alle).await.unwrap();
                assert_eq!(vendt.fejlet, 0, "{vendt:?}");
                booket(world.service.let_go_of_expired_holds().await)
            }
            (Trin::TidenGaar(_), _) => {
                world.clock.set(model.nu);
                Svar::Ja
            }
            (other, om) => unreachable!("{other:?} about {om:?}"),
        };
        (svar, None)
    }

    /// The register reports an absence. What the days have done before stands: so they are written down first.
    async fn registrer_fravaer(&self, borger: BorgerId, fravaer: Fravaer) -> Svar {
        self.world.frist_service.vend(true).await.unwrap();
        let fravaertype = FravaerType::from_id(fravaer.fravaertype).expect("on the list");
        let row = FravaerPeriode { fravaertype, fra: fravaer.fra, til: fravaer.til };
        let mut tx = self.world.store.begin().await.unwrap();
        tx.insert_fravaer(self.world.clock.new_id(), borger, &row).await.unwrap();
        tx.commit().await.unwrap();
        Svar::Ja
    }

    /// The register reports another CPR number.
    async fn skift_cpr(&self, borger: BorgerId) -> Svar {
        let (raw, id) = (&self.world.raw, self.world.raw.id(borger.uuid()));
        let ny = raw.id(self.world.clock.new_id());
        let (nu, nr) = (self.world.clock.now().to_rfc3339(), 3000 + raw.count("cpr_historik").await);
        raw.run(&format!(
            "INSERT INTO cpr_historik (id, borger_id, cpr, til) SELECT {ny}, id, cpr, '{nu}' FROM borger WHERE id = {id}"
        ))
        .await;
        raw.run(&format!("UPDATE borger SET cpr = '610171{nr}' WHERE id = {id}")).await;
        Svar::Ja
    }
}

fn jobcenterets(model: &Model, hvem: usize, id: IndkaldelseId) -> bool {
    let found: Option<&Samtale> = model.borgere[hvem].samtaler.iter().find(|samtale| samtale.id == id);
    found.is_some_and(|samtale| samtale.jobcenterets)
}

const fn ejersystem(som: Slags) -> Ejersystem {
    if som.er_fremmed() { Ejersystem::Kss } else { Ejersystem::Faellestid }
}

fn udkast(som: Slags, dag: NaiveDate, (time, minut): (u32, u32)) -> Udkast {
    let start = dag.and_time(NaiveTime::from_hms_opt(time, minut, 0).expect("a time"));
    Udkast {
        gruppemoede_id: None,
        ejersystem: Some(ejersystem(som).id()),
        ombooking_mulig: som.er_flytbar(),
        ombooking_frist: som.er_flytbar().then_some(dag),
        aflysning_mulig: som.er_flytbar(),
        aflysning_frist: None,
        selvbooket: false,
        start: Some(Tidspunkt::Lokal(start, None)),
        slut: None,
        varighed: Some(MINUTTER),
        samtaletype: som.samtaletype(),
        moedegruppetype: 901,
        samtaleform: 901,
        a_kasse_deltager: som.med_a_kasse(),
        titel: "Samtale".to_owned(),
        beskrivelse: "Vi taler sammen.".to_owned(),
        medarbejder: Some("Prøve Prøvesen".to_owned()),
        team: None,
        adresse: Some("Demogade 12".to_owned()),
        borger_ringer: false,
        moedetelefon: None,
        link: None,
        borger_telefon: None,
        borger_email: None,
        kontakt_telefon: Some("12345678".to_owned()),
        kontakt_email: None,
    }
}

fn af<T>(result: Result<T, Afvist>) -> Svar {
    match result {
        Ok(_) => Svar::Ja,
        Err(Afvist::Regler(verdict)) => nej(&verdict),
        Err(other) => panic!("{other:?}"),
    }
}

fn booket<T>(result: Result<T, BookingError>) -> Svar {
    match result {
        Ok(_) => Svar::Ja,
        Err(BookingError::Refused(verdict)) => nej(&verdict),
        Err(BookingError::Taken(_)) => Svar::Optaget,
        Err(BookingError::AlreadyBooked(_)) => Svar::HarEn,
        Err(other) => panic!("{other:?}"),
    }
}

fn nej(verdict: &Verdict) -> Svar {
    Svar::Nej(verdict.breaches().iter().map(|Breach { code, .. }| format!("{code:?}")).collect())
}
